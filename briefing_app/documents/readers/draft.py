"""A block while it is being read: what the lines show first, then what is concluded from its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.domain.reading import BlockKind, MarkedText, ReceivedMark, SourceBlock, TextSpan
from briefing_app.domain.text import Content, Picture, Table


@dataclass(slots=True, kw_only=True)
class Draft:
    """Lines ``first`` to ``last`` (from 1) that make one block.

    ``kind`` is None until something decides it; ``rule`` names what did. ``after_gap`` says that a blank line
    stands before it, ``indent`` counts columns, ``pieces`` are its lines without marker and indentation. The
    last six are of formats that tell more than text can, see ``SourceBlock``; ``apart`` says that it stands
    outside the flow of the text, as a note or a header does,
    ``leads`` that all it says is a link to a place in the page.
    """

    first: int
    last: int
    pieces: list[str]
    rule: str
    kind: BlockKind | None = None
    indent: int = 0
    marker: str | None = None
    after_gap: bool = False
    shown_level: int | None = None
    level: int | None = None
    parent: int | None = None
    text: str = ""
    wholly: bool = False
    redactions: tuple[ReceivedMark, ...] = ()
    spans: tuple[TextSpan, ...] = ()
    rows: tuple[tuple[MarkedText, ...], ...] = ()
    explained: tuple[ReceivedMark, ...] = ()
    section_key: str | None = None
    numbers: tuple[int, ...] = field(default=())
    content: Content | None = None
    table: Table | None = None
    picture: Picture | None = None
    number: int | None = None
    hung_at: int | None = None
    apart: bool = False
    leads: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.kind is BlockKind.ITEM

    def decide(self, kind: BlockKind, rule: str) -> None:
        """It is this, by that rule."""
        self.kind = kind
        self.rule = rule

    def finished(self, lines: tuple[str, ...]) -> SourceBlock:
        """The block; what nothing decided is a paragraph."""
        return SourceBlock(
            first=self.first,
            last=self.last,
            kind=self.kind or BlockKind.PARAGRAPH,
            text=self.text,
            raw="\n".join(lines[self.first - 1 : self.last]),
            rule=self.rule,
            level=self.level,
            parent=self.parent,
            marker=self.marker,
            wholly=self.wholly,
            redactions=self.redactions,
            spans=self.spans,
            rows=self.rows,
            explained=self.explained,
            content=self.content,
            table=self.table,
            picture=self.picture,
            number=self.number,
            hung_at=self.hung_at,
        )
