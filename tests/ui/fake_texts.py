"""Texts of every kind for windows under test: all a text can hold, with severances and redactions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import (
    FREE,
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
    Scope,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)

U = Marking(frozenset({MarkingId("ca:U")}))
PA = Marking(frozenset({MarkingId("ca:PA")}))
PB = Marking(frozenset({MarkingId("ca:PB")}))
PLEDGE = SeveranceId("pledge")


def severance(state: SeveranceState = SeveranceState.PROPOSED) -> Severance:
    """A severance under section 15(1)."""
    return Severance(
        id=PLEDGE,
        exemptions=frozenset({ExemptionId("atia:15(1)")}),
        state=state,
        by="officer",
        at=datetime(2019, 12, 1, tzinfo=UTC),
    )


def paragraph(*parts: object, **properties: object) -> Paragraph:
    """A paragraph of words and other inline objects."""
    content = tuple(Run(part) if isinstance(part, str) else part for part in parts)
    block_id = properties.pop("id", BlockId(f"p{id(content)}"))
    return Paragraph(id=block_id, content=content, **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def heading(level: int, text: str) -> Heading:
    """A heading."""
    return Heading(id=BlockId(f"h-{text}"), level=level, content=(Run(text),))


def item(level: int, *parts: object, **properties: object) -> ListItem:
    """An item of a list."""
    content = tuple(Run(part) if isinstance(part, str) else part for part in parts)
    return ListItem(id=BlockId(f"i{id(content)}"), level=level, content=content, **properties)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def table(*rows: Sequence[str], caption: str = "") -> Table:
    """A table with one row of headings."""
    cells = [tuple(Cell(blocks=(paragraph(text),)) for text in row) for row in rows]
    return Table(
        id=BlockId(f"t-{caption}"),
        rows=tuple(Row(one) for one in cells),
        columns=(FREE,) * len(rows[0]),
        caption=(Run(caption),) if caption else (),
    )


def everything() -> Text:
    """One block of every kind, severed words and received redactions in every place they can be."""
    return (
        heading(1, "Overview"),
        paragraph(
            "The agency ",
            Run("protects refugees", bold=True),
            ". ",
            Run("Canada will pledge two million", severances=frozenset({PLEDGE})),
            " next week; ",
            Run("its site", link="https://example.org/agency"),
            " says more.",
            FootnoteReference((Run("As of last spring."),)),
            id=BlockId("pledge-paragraph"),
            portion=PB,
        ),
        paragraph("Its head said ", Withheld(), " on the day.", HardBreak(), "Then he left.", portion=U),
        heading(2, "Engagement"),
        item(1, "Met in spring"),
        item(2, "in Geneva"),
        item(1, Withheld(scope=Scope.ITEM)),
        item(1, "First", numbered=True, start=3),
        item(1, "Second", numbered=True),
        WithheldBlock(id=BlockId("w"), withheld=Withheld(scope=Scope.LINE)),
        table(("From", "Amount"), ("Canada", "$165,000"), ("Sweden", "70 000"), caption="Contributions"),
        Picture(id=BlockId("pic"), digest="0" * 64, media_type="image/png", alternate="Five flags"),
    )
