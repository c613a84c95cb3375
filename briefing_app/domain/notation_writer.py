"""A text written in the readable notation, so that reading it gives the same text back, ids apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing_app.domain.exemption import Act, ExemptionId
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.notation_form import (
    BLOCK_MARKER,
    COLUMNS,
    LABEL,
    LANGUAGE,
    MORE,
    NOTHING,
    PICTURE,
    LabelledSeverance,
    by_code,
    escaped,
)
from briefing_app.domain.text import (
    FREE,
    Block,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    SeveranceId,
    Table,
    Withheld,
    WithheldBlock,
)

_EDGE_BLANK = re.compile(r"^ |(?<=\n) | $")
_BLANK_AFTER_BREAK = re.compile(r"(?<=\n) ")
_WRAPPERS = ("severances", "language", "link", "bold", "italic")
"""The properties that braces, brackets or asterisks give, the outer first where two reach equally far."""


def write(
    blocks: Iterable[Block], severances: Iterable[LabelledSeverance] = (), *, act: Act, scheme: Scheme
) -> str:
    """The text in the readable notation; see :mod:`briefing_app.domain.notation` for what it leaves out.

    Args:
        blocks: A text in normal form.
        severances: Those the text may hold, with their labels. One that holds several places and has no
            label is given one; one without a record is written without provisions.
        act: The act whose provisions are written short.
        scheme: The scheme whose markings are written short.

    Raises:
        ValueError: something cannot be read back: a provision or marking of another act or scheme, two equal
            labels, an address of a picture or a language tag that is none.
    """
    spelling = Spelling(severances, act, scheme)
    text = tuple(blocks)
    _Writer(spelling).text(text)
    spelling.label_the_repeated()
    return _Writer(spelling).text(text)


class Spelling:
    """How provisions, markings and severances are written; counts how often each severance is."""

    def __init__(self, severances: Iterable[LabelledSeverance], act: Act, scheme: Scheme) -> None:
        self._known = {one.id: one for one in severances}
        self._act = act
        self._scheme = scheme
        self._times: dict[SeveranceId, int] = {}
        self._labels = {one.id: one.label for one in self._known.values() if one.label}
        self._markings: dict[Marking, str] = {}
        if len(set(self._labels.values())) != len(self._labels):
            raise ValueError("two severances have one label")
        if not all(map(LABEL.fullmatch, self._labels.values())):
            raise ValueError("a label may hold letters, digits, - and _ only")

    def label_the_repeated(self) -> None:
        """Give a label to every severance that was written more than once and has none."""
        used = set(self._labels.values())
        numbers = (f"s{number}" for number in range(1, len(used) + len(self._times) + 1))
        free = (label for label in numbers if label not in used)
        for severance, times in self._times.items():
            if times > 1 and severance not in self._labels:
                self._labels[severance] = next(free)

    def claims(self, held: Holds) -> str:
        """The severances of a thing: "#a:15(1);:19(1)"."""
        ordered = sorted(held, key=lambda one: (self._labels.get(one, ""), self._codes_of(one), one))
        for severance in ordered:
            self._times[severance] = self._times.get(severance, 0) + 1
        labels = (f"#{self._labels[one]}" if one in self._labels else "" for one in ordered)
        return ";".join(f"{label}:{self._codes_of(one)}" for label, one in zip(labels, ordered, strict=True))

    def _codes_of(self, severance: SeveranceId) -> str:
        known = self._known.get(severance)
        return self.codes(known.exemptions) if known else ""

    def codes(self, exemptions: frozenset[ExemptionId]) -> str:
        """The provisions in the order of the act, "15(1),19(1)"."""
        if not all(map(self._act.holds, exemptions)):
            raise ValueError("a provision of another act")
        return ",".join(one.removeprefix(f"{self._act.id}:") for one in self._act.in_order(exemptions))

    def marking(self, marking: Marking) -> str:
        """The marking by the keys of its levels and caveats, "PB/CEO"."""
        if marking not in self._markings:
            parts = (*sorted(marking.levels), *sorted(marking.caveats))
            spelled = "/".join(part.removeprefix(f"{self._scheme.id}:") for part in parts)
            if self._scheme.parse(spelled) != marking:
                raise ValueError("a marking that is not in the normal form of the scheme")
            self._markings[marking] = spelled
        return self._markings[marking]


class _Writer:
    """Writes blocks as lines."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling

    def text(self, blocks: Sequence[Block]) -> str:
        """The whole file: blocks apart by an empty line, items of a list by none."""
        written = ""
        for number, block in enumerate(blocks):
            close = number and isinstance(block, ListItem) and isinstance(blocks[number - 1], ListItem)
            gap = "\n" if number and not close else ""
            written += gap + "\n".join(self._block(block)) + "\n"
        return written

    def _block(self, block: Block) -> list[str]:
        """The lines of a block; a line may hold hard breaks."""
        before = self._properties(block.portion, block.severances)
        match block:
            case Heading():
                return [f"{'#' * block.level} {before}{self._body(block.content, Scope.INLINE)}"]
            case ListItem():
                return [f"{_item_marker(block)}{before}{self._body(block.content, Scope.ITEM)}"]
            case Paragraph():
                return [before + self._paragraph(block.content)]
            case WithheldBlock():
                return [before + self._redaction(block.withheld, Scope.LINE)]
            case Picture():
                return [before + self._picture(block)]
            case Table():
                return [before + self._table_head(block), *self._rows(block)]

    def _properties(self, portion: Marking | None, held: Holds) -> str:
        marked = "" if portion is None else f"{{c:{self._spelling.marking(portion)}}} "
        return marked + (f"{{s{self._spelling.claims(held)}}} " if held else "")

    def _paragraph(self, content: Content, alone: Scope | None = None) -> str:
        """The words of a paragraph; *alone* is the scope of a redaction alone, None for no paragraph."""
        body = self._body(content, alone or Scope.INLINE)
        redaction = alone is None and len(content) == 1 and isinstance(content[0], Withheld)
        return NOTHING + body if redaction or BLOCK_MARKER.match(body) else body

    def _body(self, content: Content, alone: Scope) -> str:
        if len(content) == 1 and isinstance(content[0], Withheld):
            return self._redaction(content[0], alone)
        body = self._content(content)
        return _EDGE_BLANK.sub(lambda _: by_code(" "), body + NOTHING if body.endswith("\n") else body)

    def _content(self, content: Sequence[Inline], given: frozenset[str] = frozenset()) -> str:
        """Inline content inside groups that give the named properties already."""
        pieces: list[str] = []
        position = 0
        starred = False
        while position < len(content):
            name, end = _widest(content, position, given)
            if name is None:
                pieces.append(self._single(content[position]))
                starred = False
            else:
                if starred and name in ("bold", "italic"):
                    pieces.append(NOTHING)
                inside = self._content(content[position:end], given | {name})
                pieces.append(self._wrapped(name, content[position], inside))
                starred = name in ("bold", "italic")
            position = end
        return "".join(pieces)

    def _wrapped(self, name: str, first: Inline, inside: str) -> str:
        if name == "severances" and not isinstance(first, Withheld):
            return f"{{x{self._spelling.claims(first.severances)}:{inside}}}"
        if name == "language" and isinstance(first, Run):
            opening = f"{{l:{first.language}:"
            if not LANGUAGE.fullmatch(opening):
                raise ValueError("a language tag that is none")
            return f"{opening}{inside}}}"
        if name == "link" and isinstance(first, Run):
            return f"[{inside}]({escaped(first.link or '', also=')')})"
        stars = "**" if name == "bold" else "*"
        return stars + inside + stars

    def _single(self, part: Inline) -> str:
        match part:
            case Run():
                return escaped(part.text)
            case HardBreak():
                return "\\\n"
            case FootnoteReference():
                return f"{{f:{self._content(part.content)}}}"
            case Withheld():
                return self._redaction(part, Scope.INLINE)

    def _redaction(self, withheld: Withheld, usual: Scope) -> str:
        codes = f":{self._spelling.codes(withheld.exemptions)}" if withheld.exemptions else ""
        scope = "" if withheld.scope is usual else f"@{withheld.scope}"
        marker = "" if withheld.marker is Marker.REDACTED_CAPITALS else f"={withheld.marker}"
        return f"{{x{codes}{scope}{marker}}}"

    def _picture(self, picture: Picture) -> str:
        head = f"{{p:{picture.digest} {picture.media_type}|"
        if not PICTURE.fullmatch(head):
            raise ValueError("a picture whose digest or media type is none")
        return f"{head}{escaped(picture.alternate)}|{self._caption(picture.caption)}}}"

    def _table_head(self, table: Table) -> str:
        usual = (table.header_rows, table.header_columns, table.derived) == (1, 0, False)
        derived = ",derived" if table.derived else ""
        shape = "" if usual else f":{table.header_rows},{table.header_columns}{derived}"
        return f"{{t{shape}{'|' if table.caption else ''}{self._caption(table.caption)}}}"

    def _caption(self, content: Content) -> str:
        return _BLANK_AFTER_BREAK.sub(lambda _: by_code(" "), self._content(content))

    def _rows(self, table: Table) -> list[str]:
        lines: list[str] = []
        if any(table.columns) or (table.columns and not table.rows):
            cells = (self._properties(None, held) for held in table.columns)
            lines.append(COLUMNS + _joined(cells))
        for row in table.rows:
            lines += self._row(row)
        return lines

    def _row(self, row: Row) -> list[str]:
        cells = _joined(self._cell(cell) for cell in row.cells)
        lines = [self._properties(None, row.severances) + cells]
        for cell in row.cells:
            if cell.blocks and _short_words(cell) is None:
                inner = "\n".join(line for block in cell.blocks for line in self._block(block))
                lines.append("+ " + inner.replace("\n", "\n  "))
        return lines

    def _cell(self, cell: Cell) -> str:
        before = self._properties(cell.portion, cell.severances)
        if not cell.blocks:
            return before
        words = _short_words(cell)
        return f"{before}{MORE if words is None else self._paragraph(words, Scope.CELL)} "


def _joined(cells: Iterable[str]) -> str:
    """A row of cells, each either empty or ending in a blank."""
    return "|" + "".join(f" {cell}|" for cell in cells)


def _short_words(cell: Cell) -> Content | None:
    """The words of the one plain paragraph of a cell, which fits into its row; None for any other cell."""
    match cell.blocks:
        case (Paragraph(portion=None, severances=held) as paragraph,) if not held:
            return paragraph.content
        case _:
            return None


def _item_marker(item: ListItem) -> str:
    number = "1" if item.start is None else "01" if item.start == 1 else str(item.start)
    return "  " * (item.level - 1) + (f"{number}. " if item.numbered else "- ")


def _widest(content: Sequence[Inline], position: int, given: frozenset[str]) -> tuple[str | None, int]:
    """The property that reaches furthest from here, and how far; None where words stand without any left."""
    reaches = {name: _reach(content, position, name, given) for name in _WRAPPERS if name not in given}
    name = max(reaches, key=lambda one: reaches[one], default=None)
    if name is None or reaches[name] == position:
        return None, position + 1
    return name, reaches[name]


def _reach(content: Sequence[Inline], position: int, name: str, given: frozenset[str]) -> int:
    """Up to where the property that holds here holds on; the position itself where none does."""
    value = _value(content[position], name)
    if not isinstance(value, str | frozenset) and value is not True:
        return position
    if value == FREE:
        return position
    end = following = position + 1
    while following < len(content) and (other := _value(content[following], name)) in (value, _ANY):
        following += 1
        end = end if other is _ANY else following
    if name == "severances" or "severances" in given:
        return end
    return _before_cut(content, position, end)


def _before_cut(content: Sequence[Inline], position: int, end: int) -> int:
    """The end drawn back so that no stretch of severed words is cut in two, which would need a label."""
    cut = _value(content[end - 1], "severances")
    if end == len(content) or cut == FREE or cut != _value(content[end], "severances"):
        return end
    while end > position and _value(content[end - 1], "severances") == cut:
        end -= 1
    return end


_ANY = object()
"""The value of a property that says nothing about a thing: a redaction is neither bold nor not bold."""


def _value(part: Inline, name: str) -> object:
    if name == "severances":
        return FREE if isinstance(part, Withheld) else part.severances
    return getattr(part, name) if isinstance(part, Run) else _ANY
