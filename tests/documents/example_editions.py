"""Editions in our own words that hold everything a document can hold, in both languages and of any length."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefing_app.documents.writers.word.template import Template, load_template
from briefing_app.domain.edition import (
    AssembledNote,
    InternalEdition,
    PublicEdition,
    internal_edition,
    public_edition,
)
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.text import (
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.domain.wording import Wording
from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import Catalogue, load_catalogue

CANARY = "Quetzalcoatlus"
"""A word that only severed text holds."""

PICTURE_DIGEST = "d" * 64
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
UNCLASSIFIED = Marking(frozenset({MarkingId("ca:U")}))
PROTECTED_A = Marking(frozenset({MarkingId("ca:PA")}))
PROTECTED_B = Marking(frozenset({MarkingId("ca:PB")}))
AMOUNT, PERSON, WHOLE = SeveranceId("s-amount"), SeveranceId("s-person"), SeveranceId("s-whole")


@cache
def catalogue() -> Catalogue:
    """The data files that come with the program."""
    return load_catalogue(resources_folder())


def wording(language: str = "en") -> Wording:
    """The fixed words of documents in a language."""
    return catalogue().wording(language)


@cache
def template() -> Template:
    """The standard Word look."""
    return load_template(resources_folder() / "templates" / "standard.toml")


def severances(state: SeveranceState = SeveranceState.APPROVED) -> Severances:
    """The records of the three severances of the example."""
    made = {AMOUNT: {"15(1)"}, PERSON: {"19(1)"}, WHOLE: {"15(1)", "21(1)(a)"}}
    return Severances.of(
        Severance(
            id=one,
            exemptions=frozenset(ExemptionId(f"atia:{number}") for number in numbers),
            state=state,
            by="A. Tremblay",
            at=NOW,
            reason="injury to relations with the other state",
        )
        for one, numbers in made.items()
    )


def run(text: str, **properties: object) -> Run:
    """A run of words."""
    return Run(text, **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def paragraph(name: str, *content: object, **properties: object) -> Paragraph:
    """A paragraph; strings are plain runs."""
    return Paragraph(id=BlockId(name), content=_content(content), **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def heading(name: str, level: int, *content: object, **properties: object) -> Heading:
    """A heading; strings are plain runs."""
    return Heading(id=BlockId(name), level=level, content=_content(content), **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def item(name: str, level: int, *content: object, **properties: object) -> ListItem:
    """A list item; strings are plain runs."""
    return ListItem(id=BlockId(name), level=level, content=_content(content), **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def table(name: str, rows: list[list[str]], **properties: object) -> Table:
    """A table of plain words."""
    made = tuple(
        Row(
            tuple(
                Cell(blocks=(paragraph(f"{name}{row}c{column}", words),) if words else ())
                for column, words in enumerate(cells)
            )
        )
        for row, cells in enumerate(rows)
    )
    columns = (frozenset(),) * len(rows[0])
    return Table(id=BlockId(name), rows=made, columns=columns, **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def _content(parts: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def png(width: int = 8, height: int = 4, comment: bytes = b"") -> bytes:
    """A small picture, with a comment stored in it where one is given."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    rows = b"".join(b"\0" + bytes((60, 110, 160)) * width for _ in range(height))
    said = chunk(b"tEXt", b"Author\0" + comment) if comment else b""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + said
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def front() -> Text:
    """A meeting block in two columns."""
    rows = [
        ["With whom", "Ms. Adaeze Obi, Director General, Northern Migration Forum (NMF)"],
        ["When", "17 December 2026, 14:30 to 15:15"],
        ["Where", "Palais des Nations, Geneva, room XXIII"],
        ["Our delegation", "Deputy Minister; Director General, International Affairs; desk officer"],
        ["Purpose", "To agree on the work plan for the chair year and on what Canada brings to it."],
    ]
    return (table("meet", rows, header_rows=0, header_columns=1),)


def body() -> Text:
    """Every kind of block and run, some of it severed, some of it withheld before us."""
    return (*overview(), *points(), *contributions(), *members())


def overview() -> Text:
    """An introduction with emphasis, a footnote, a foreign run and two severed stretches."""
    return (
        heading("h-over", 1, "Overview", portion=UNCLASSIFIED),
        paragraph(
            "p-over",
            "The Northern Migration Forum brings together ",
            run("twelve", bold=True),
            " states that compare how they receive people, share figures twice a year and train officials ",
            run("together", italic=True),
            ". Its secretariat sits in Geneva",
            FootnoteReference(
                (
                    Run("Five staff, two of them seconded; see "),
                    Run("the charter", link="https://example.org/charter?a=1&b=2"),
                    Run("."),
                )
            ),
            ".",
            portion=UNCLASSIFIED,
        ),
        paragraph(
            "p-sev",
            "Canada is ready to raise its share to ",
            run(f"$2.4 million for the {CANARY} programme ", severances=frozenset({AMOUNT})),
            "provided that ",
            run("Minister Halvorsen", severances=frozenset({PERSON})),
            " confirms the matching funds. The text of the decision is ",
            run("« prêt à signer »", language="fr"),
            ".",
            portion=PROTECTED_B,
        ),
    )


def points() -> Text:
    """Nested lists, one of them numbered, and a paragraph severed whole."""
    return (
        heading("h-links", 2, "What stands between us", portion=UNCLASSIFIED),
        item("i1", 1, "Access to the common file of arrivals", portion=UNCLASSIFIED),
        item("i2", 2, "read access from June, for four officials"),
        item("i3", 2, "write access is not foreseen"),
        item("i4", 3, "except for corrections of our own entries"),
        item(
            "i5",
            1,
            "The seat of the training centre, where three cities compete",
            HardBreak(),
            "(Ottawa is one of them)",
        ),
        heading("h-points", 2, "Points to make"),
        item("n1", 1, "Thank the Director General for the visit to Halifax.", numbered=True, start=1),
        item("n2", 1, "Ask for the draft of the work plan before 15 January.", numbered=True),
        item("n3", 2, "in both official languages", numbered=True),
        item("n4", 2, "with the budget attached", numbered=True),
        item("n5", 1, run("Say nothing about the vacancy.", severances=frozenset({PERSON})), numbered=True),
        paragraph(
            "p-whole",
            f"If asked about {CANARY}, refer to the Deputy.",
            severances=frozenset({WHOLE}),
            portion=PROTECTED_A,
        ),
    )


def contributions() -> Text:
    """A table with a severed cell, and received redactions in a line and as a line."""
    severed_cell = Cell(blocks=(paragraph("cell-sev", "900 000 $"),), severances=frozenset({AMOUNT}))
    money = table(
        "money",
        [
            ["Payer", "Period", "Amount"],
            ["Canada", "2025–2026", "$165,000"],
            ["Norland", "2025–2026", "$1,240,000"],
            ["Sudland", "2024–2025", ""],
        ],
        caption=(Run("Contributions to the forum"),),
    )
    rows = (*money.rows[:3], Row((*money.rows[3].cells[:2], severed_cell)))
    money = replace(money, rows=rows)
    return (
        heading("h-money", 1, "Contributions"),
        money,
        paragraph("p-after", "Figures are in Canadian dollars and rounded to the thousand."),
        WithheldBlock(id=BlockId("w1"), withheld=Withheld()),
        paragraph("p-rec", "The legal adviser holds that ", Withheld(), " and that the matter can rest."),
    )


def members() -> Text:
    """A picture, and links that may and may not be printed."""
    return (
        heading("h-pic", 1, "Where the members are"),
        Picture(
            id=BlockId("pic"),
            digest=PICTURE_DIGEST,
            media_type="image/png",
            alternate="Map of the twelve member states around the northern Atlantic",
            caption=(Run("Members of the forum, March 2026"),),
        ),
        paragraph(
            "p-link",
            "More on ",
            run("the site of the forum", link="https://example.org/nmf"),
            " or from ",
            run("the desk", link="mailto:desk@example.org"),
            "; ",
            run("not this one", link="file:///etc/passwd"),
            ".",
        ),
    )


def note(language: str = "en", blocks: Text | None = None, **properties: object) -> AssembledNote:
    """The example as a note before an edition is made of it."""
    stated: dict[str, object] = {
        "title": "Meeting with the Northern Migration Forum",
        "subtitle": "Geneva, 17 December 2026",
        "number": "2026-0042",
        "language": language,
        "date": "2026-12-02",
        "institution": "Department of Northern Affairs",
        "blocks": body() if blocks is None else blocks,
        "front": front() if blocks is None else (),
        "marking": PROTECTED_B,
        "contents_depth": 2,
    }
    return AssembledNote(**(stated | properties))  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def internal(language: str = "en", blocks: Text | None = None, **properties: object) -> InternalEdition:
    """The internal edition of the example, or of given blocks."""
    flags = {
        AMOUNT: "s. 15(1) proposed",
        PERSON: "s. 19(1) recommended",
        WHOLE: "s. 15(1), 21(1)(a) approved",
    }
    return internal_edition(note(language, blocks, **properties), catalogue().scheme, flags)


def public(language: str = "en", blocks: Text | None = None, **properties: object) -> PublicEdition:
    """The public edition of the example, or of given blocks, lowered to the level that may be public."""
    assembled = note(language, blocks, **properties)
    lowered = replace(
        assembled, blocks=_lowered(assembled.blocks), front=_lowered(assembled.front), marking=UNCLASSIFIED
    )
    label = catalogue().act.label
    return public_edition(
        lowered,
        severances(),
        catalogue().scheme,
        lambda found: label(found, language),
        notice=lambda found: catalogue().notice(found, language),
    )


def _lowered(blocks: Text) -> Text:
    return tuple(replace(block, portion=UNCLASSIFIED if block.portion else None) for block in blocks)


def plain_blocks(count: int) -> tuple[Block, ...]:
    """A long run of paragraphs."""
    return tuple(paragraph(f"p{number}", f"Paragraph {number} of a long text.") for number in range(count))


def long_body(profiles: int) -> Text:
    """The body of the example, again and again, with ids of its own each time."""
    return tuple(
        replace(block, id=BlockId(f"{block.id}-{number}")) for number in range(profiles) for block in body()
    )


def pictures() -> dict[str, bytes]:
    """The bytes of the example's picture."""
    return {PICTURE_DIGEST: png(640, 240, b"Somebody's name")}


RESOURCES = Path(resources_folder())
