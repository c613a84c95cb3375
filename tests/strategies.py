"""Hypothesis strategies for the whole text model, with words chosen to be mistaken for markup.

``PROVED`` decorates the tests that prove a rule: 200 examples each, or as many as the variable
BRIEFING_EXAMPLES says, for a run that looks for longer.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, count, product
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from briefing_app.domain.act_data import act_from_data
from briefing_app.domain.exemption import Act
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.notation import LabelledSeverance
from briefing_app.domain.scheme_data import scheme_from_data
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Origin,
    PairId,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    Scope,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.paths import resources_folder

PROVED = settings(
    max_examples=int(os.environ.get("BRIEFING_EXAMPLES", "200")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read(*place: str) -> dict[str, object]:
    return tomllib.loads(resources_folder().joinpath(*place).read_text(encoding="utf-8"))


ACT: Act = act_from_data(_read("exemptions", "access-to-information-act.toml"))
SCHEME: Scheme = scheme_from_data(_read("markings", "canada.toml"))

PROVISIONS = tuple(exemption.id for exemption in ACT.exemptions)
MARKINGS: tuple[Marking, ...] = tuple(
    map(SCHEME.parse, ("U", "PA", "PB", "PC", "C", "S", "TS", "S/PB", "S/CEO", "TS/PA/CEO", "S/REL=AUS+CAN"))
)
SEVERANCES = tuple(map(SeveranceId, ("0-sev", "1-sev", "2-sev", "3-sev")))

LETTERS = (
    "abZéÉ中 019\u00a0\u202f\u2028\u2029\u0085\u200b\u200d\ufeff\u00ad\u0301\u0327\t\n\r\x00\x1b"
    "*_{}[]()|\\#-+.,:;@=<>&~`\"'!?/█"
)
FRAGMENTS = (
    *("**", "***", "*", "{x:15(1):", "{x}", "{x:15(1)}", "{c:PB} ", "{s:15(1)} ", "{}", "{+}", "{k} ", "{t}"),
    *(
        "## ",
        "- ",
        "1. ",
        "01. ",
        "+ ",
        "| a | b |",
        "](",
        "\\{",
        "\\u{20}",
        "\\\n",
        "  - ",
        "&amp;",
        "[REDACTED]",
    ),
    *("@cell", "=gap}", "#a", ";:", ":19(1)", "atia:15(1)", "fr:", "2019. ", " a ", "word", "mots"),
)

# What takes time is how often something is drawn, not how much: nearly every draw here is of some bytes, and
# what they mean is looked up in lists made beforehand. Shrinking makes each byte smaller by itself, so 0
# stands for the simplest of everything: no part, no marking, a paragraph. Bytes come evenly, integers do not.


def some_bytes(size: int) -> st.SearchStrategy[bytes]:
    """So many bytes, each as likely as any other."""
    return st.binary(min_size=size, max_size=size)


_T = TypeVar("_T")


def one_of(choices: Sequence[_T], byte: int) -> _T:
    """What a byte chooses."""
    return choices[byte % len(choices)]


def are_there(first: int, others: Iterable[int]) -> list[bool]:
    """Which of some parts are there: any number of them is as likely as any other, and none if all are 0."""
    return [first + byte > 255 for byte in others]


_PIECES = (*LETTERS, *FRAGMENTS, *FRAGMENTS)
_RARE = (
    "\u023a\u023e\u0130\u0149\u00df\ufb01\u1e9e\u1680\u2000\u3000\ufffd\uffff\U0001f60d\U0001f3fb\U0001f1fa"
    "\u0e33\u0627\u093f\x0b\x0c\x1c\x7f\x00\x00\t\t\r\n"
)
"""Letters that grow, join, turn or end a line in another case, script or program."""

_WORDS = some_bytes(16)


def _words_of(drawn: bytes) -> str:
    """One to four pieces; a piece is of the lists above, or any letter there is."""
    there = (True, *are_there(drawn[0], drawn[1:4]))
    return "".join([_piece(*drawn[4 + 3 * n : 7 + 3 * n]) for n in range(4) if there[n]])


def _piece(kind: int, high: int, low: int) -> str:
    if kind < 128:
        return one_of(_PIECES, high * 256 + low)
    if kind < 134:
        return one_of(_RARE, low)
    if kind < 231:
        return chr((ord("0") + low) % 256)
    letter = kind % 17 * 0x10000 + high * 256 + low
    return chr(letter - 0x800 if 0xD800 <= letter < 0xE000 else letter)  # half a letter is none


hostile_words = _WORDS.map(_words_of)
"""One letter or more, most of them signs of the notation, of Markdown or of HTML, or invisible."""

_SETS = tuple(frozenset(some) for size in (1, 2) for some in combinations(SEVERANCES, size))
PROVISION_SETS = tuple(frozenset(some) for size in (0, 1, 2) for some in combinations(PROVISIONS[:6], size))
_LANGUAGES = (None, None, None, "fr", "en", "zh-Hant")
_LOOKS = tuple(product((False, True), (False, True), _LANGUAGES))
_LINKS = (None, None, None, "https://a.example/(b)", "")
HELD = (*(FREE for _ in _SETS), *(FREE for _ in _SETS), *_SETS)
_PORTIONS = (*(None for _ in MARKINGS), *(None for _ in MARKINGS), *MARKINGS)
_MARKERS = tuple(marker for marker in Marker if marker is not Marker.OURS)
_REDACTIONS = {one: Withheld(*one) for one in product(PROVISION_SETS, Scope, _MARKERS)}
_SCOPES = tuple(Scope)
_CITED = (*(frozenset() for _ in range(3)), *PROVISION_SETS)

links = st.one_of(st.sampled_from(_LINKS), hostile_words)
held = st.sampled_from(HELD)
provisions = st.sampled_from(PROVISION_SETS)
redactions = st.sampled_from(tuple(_REDACTIONS.values()))


def _redaction(cited: int, scope: int, marker: int) -> Withheld:
    return _REDACTIONS[one_of(_CITED, cited), one_of(_SCOPES, scope), one_of(_MARKERS, marker)]


def _run(draw: st.DrawFn, holds: Holds, look: int, link: int) -> Run:
    bold, italic, language = one_of(_LOOKS, look)
    address = _words_of(draw(_WORDS)) if link > 127 else one_of(_LINKS, link)
    return Run(_words_of(draw(_WORDS)), bold, italic, address, language, holds)


def _simple_run(holds: Holds, look: int, words: int) -> Run:
    bold, italic, language = one_of(_LOOKS, look)
    return Run(one_of(("a", "b ", " c", "Geneva", "*", "\u00e9"), words), bold, italic, None, language, holds)


def _parts(draw: st.DrawFn, size: int, kinds: int) -> Content:
    """Inline content of up to *size* parts, of the first so many kinds."""
    drawn = draw(_BYTES_OF_PARTS[size])
    parts: list[Inline] = []
    for number, is_there in enumerate(are_there(drawn[0], drawn[1 : size + 1])):
        if not is_there:
            continue
        kind, holder, one, another = drawn[size + 1 + number * 4 : size + 5 + number * 4]
        holds = one_of(HELD, holder)
        if kind > 231 and parts and isinstance(parts[-1], Run):
            parts.append(replace(parts[-1], text="more"))  # two that normal form makes one
            continue
        match kind % kinds:
            case 0:
                parts.append(_simple_run(holds, one, another))
            case 1:
                parts.append(_run(draw, holds, one, another))
            case 2:
                parts.append(HardBreak(holds))
            case 3:
                parts.append(_redaction(holder, one, another))
            case _:
                parts.append(FootnoteReference(_parts(draw, 3, 4), holds))
    return tuple(parts)


_BYTES_OF_PARTS = {size: some_bytes(1 + 5 * size) for size in (3, 5)}


def _content(draw: st.DrawFn) -> Content:
    return _parts(draw, 5, 5)


_EMPHASES = tuple(
    product((False, True), (False, True), (None, None, None, "u", "v"), (None, None, None, "fr"))
)
_EMPHASISED_HELD = (FREE, FREE, frozenset(SEVERANCES[:1]), frozenset(SEVERANCES[:2]))
_FEW_RATHER_THAN_MANY = tuple(round(256 * (byte / 256) ** 1.8) for byte in range(256))
_FOURTEEN_PARTS = some_bytes(1 + 5 * 14)


def _emphases(draw: st.DrawFn) -> Content:
    """Inline content where bold, italic, links, languages and severances begin and end in any order."""
    drawn = draw(_FOURTEEN_PARTS)
    parts: list[Inline] = []
    for number, is_there in enumerate(are_there(_FEW_RATHER_THAN_MANY[drawn[0]], drawn[1:15])):
        if not is_there:
            continue
        kind, holder, one, another = drawn[15 + number * 4 : 19 + number * 4]
        match kind % 3:
            case 0:
                bold, italic, link, language = one_of(_EMPHASES, one)
                words = one_of(("a", " ", "*", "**", "b c", "\\"), another)
                parts.append(Run(words, bold, italic, link, language, one_of(_EMPHASISED_HELD, holder)))
            case 1:
                parts.append(HardBreak(one_of(HELD, holder)))
            case _:
                parts.append(_redaction(holder, one, another))
    return tuple(parts)


_ORIGIN = Origin(SectionId("s"), RevisionId("r"), BlockId("b"))
_OTHER_ORIGIN = Origin(SectionId("t"), RevisionId("q"), BlockId("c"))
_ORIGINS = (None, None, _ORIGIN, replace(_ORIGIN, others=(_OTHER_ORIGIN,)))
_PAIRS = (None, None, PairId("pair"))
_STARTS = (*(None for _ in range(16)), *range(13), -1, -2, -3, *(2019 for _ in range(16)))

_Contents = Callable[[st.DrawFn], Content]
_BLOCK = some_bytes(12)
_TABLE = some_bytes(42)
_LEAVES, _WITH_TABLES, _WITH_TABLES_OF_TABLES = 5, 7, 9
"""How many kinds of blocks there are to choose from: tables are drawn by two of them for each depth."""


def _block(draw: st.DrawFn, content: _Contents, kinds: int) -> Block:
    drawn = draw(_BLOCK)
    kind = drawn[0] % kinds
    common: dict[str, Any] = {
        "id": BlockId(""),
        "portion": one_of(_PORTIONS, drawn[1]),
        "pair": one_of(_PAIRS, drawn[2]),
        "origin": one_of(_ORIGINS, drawn[3]),
        "severances": one_of(HELD, drawn[4]),
    }
    if kind >= _LEAVES:
        return _table(draw, content, common, _LEAVES if kind < _WITH_TABLES else _WITH_TABLES)
    if kind == 3:
        return WithheldBlock(**common, withheld=_redaction(*drawn[5:8]))
    if kind == 4:
        alternate = _words_of(draw(_WORDS)) if drawn[5] > 127 else ""
        digest = one_of(("0", "0123456789abcdef" * 4), drawn[6])
        media_type = one_of(("image/png", "image/svg+xml"), drawn[7])
        return Picture(
            **common, digest=digest, media_type=media_type, alternate=alternate, caption=content(draw)
        )
    said = (_redaction(*drawn[5:8]),) if drawn[8] > 127 else content(draw)
    if kind == 0:
        return Paragraph(**common, content=said)
    if kind == 1:
        return Heading(**common, level=1 + drawn[9] % 9, content=said)
    numbered, start = bool(drawn[10] % 2), one_of(_STARTS, drawn[11])
    return ListItem(**common, level=1 + drawn[9] % 4, content=said, numbered=numbered, start=start)


def _table(draw: st.DrawFn, content: _Contents, common: dict[str, Any], inner: int) -> Table:
    drawn = draw(_TABLE)
    width = drawn[0] % 4
    rows = []
    for number, is_there in enumerate(are_there(drawn[1], drawn[2:5])):
        if is_there:
            row = drawn[9 + number * 10 : 19 + number * 10]
            cells = tuple(_cell(draw, content, row[at : at + 3], inner) for at in (1, 4, 7)[:width])
            rows.append(Row(cells, one_of(HELD, row[0])))
    heads, side, derived, captioned = drawn[5:9]
    return Table(
        **common,
        rows=tuple(rows),
        columns=tuple(one_of(HELD, byte) for byte in drawn[39 : 39 + width]),
        header_rows=one_of((1, 1, 0, 2), heads),
        header_columns=one_of((0, 0, 1), side),
        caption=content(draw) if captioned > 127 else (),
        derived=bool(derived % 2),
    )


def _cell(draw: st.DrawFn, content: _Contents, drawn: bytes, inner: int) -> Cell:
    kind, portion, holder = drawn
    if kind < 128:
        blocks: Text = (Paragraph(id=BlockId(""), content=content(draw)),)
    else:
        blocks = tuple(_block(draw, content, inner) for _ in range(one_of((0, 1, 2, 2), kind)))
    return Cell(blocks=blocks, portion=one_of(_PORTIONS, portion), severances=one_of(HELD, holder))


def numbered(blocks: Text) -> Text:
    """The text with an id of its own on every block, in reading order."""
    numbers = count(1)

    def one(block: Block) -> Block:
        block = replace(block, id=BlockId(f"b{next(numbers)}"))
        if not isinstance(block, Table):
            return block
        return replace(
            block,
            rows=tuple(
                replace(
                    row, cells=tuple(replace(cell, blocks=tuple(map(one, cell.blocks))) for cell in row.cells)
                )
                for row in block.rows
            ),
        )

    return tuple(map(one, blocks))


@st.composite
def _blocks(draw: st.DrawFn, content: _Contents) -> Block:
    return _block(draw, content, _WITH_TABLES_OF_TABLES)


def _texts(content: _Contents) -> st.SearchStrategy[Text]:
    return st.lists(_blocks(content), max_size=4).map(tuple).map(numbered)


_any_texts = _texts(_content)
_emphatic_texts = _texts(_emphases)


# A composite keeps what Hypothesis prints of a strategy to its name.
@st.composite
def _a_text(draw: st.DrawFn) -> Text:
    return draw(_any_texts)


@st.composite
def _a_normal_text(draw: st.DrawFn) -> Text:
    return normalise(draw(_any_texts))


@st.composite
def _an_emphatic_text(draw: st.DrawFn) -> Text:
    return normalise(draw(_emphatic_texts))


texts: st.SearchStrategy[Text] = _a_text()
"""Texts of every kind of block, tables in tables included, not in normal form, each block with its own id."""

normal_texts: st.SearchStrategy[Text] = _a_normal_text()
emphatic_texts: st.SearchStrategy[Text] = _an_emphatic_text()


def _labelled(drawn: bytes) -> tuple[LabelledSeverance, ...]:
    labels, given = ["", "a", "s1", "", "Budget-2", "", "_9"], []
    for one, chosen, cited in zip(SEVERANCES, drawn[:4], drawn[4:], strict=True):
        label = labels.pop(chosen % len(labels))
        given.append(LabelledSeverance(id=one, exemptions=one_of(PROVISION_SETS, cited), label=label))
    return tuple(given)


labelled_severances: st.SearchStrategy[tuple[LabelledSeverance, ...]] = some_bytes(8).map(_labelled)
"""A record for each of SEVERANCES, some with a label."""
