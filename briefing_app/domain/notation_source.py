"""What the readable notation is read from: lines that know their places, and the names it may use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.errors import BriefingError, NotationError
from briefing_app.domain.exemption import Act, ExemptionId
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.notation_form import CLAIM, LabelledSeverance
from briefing_app.domain.text import Holds, SeveranceId


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as the grammar sees it: hard breaks inside, each of its pieces knowing where it stands.

    ``places`` holds for each piece its offset in ``text``, its line and its column, both from 1.
    """

    text: str
    places: tuple[tuple[int, int, int], ...]

    def fault(self, offset: int, message: str) -> NotationError:
        """The error to raise for what stands at an offset."""
        start, line, column = self.places[bisect_right(self.places, offset, key=lambda place: place[0]) - 1]
        return NotationError(message, line, column + offset - start)


@dataclass(slots=True)
class Records:
    """The names the notation may use, and the severances met so far by label and in order."""

    act: Act
    scheme: Scheme
    new_id: Callable[[], str]
    found: list[LabelledSeverance] = field(default_factory=list)
    by_label: dict[str, LabelledSeverance] = field(default_factory=dict)

    def exemptions(self, line: SourceLine, codes: str, offset: int) -> frozenset[ExemptionId]:
        """The provisions of a list such as "15(1),19(1)" that stands at the offset."""
        given: set[ExemptionId] = set()
        for code in filter(None, codes.split(",")):
            provision = ExemptionId(code if ":" in code else f"{self.act.id}:{code}")
            if not self.act.holds(provision):
                raise line.fault(offset, "This is no provision of the act that the text is read under")
            if provision in given:
                raise line.fault(offset, "The same provision is named twice")
            given.add(provision)
            offset += len(code) + 1
        return frozenset(given)

    def holds(self, line: SourceLine, claims: str, offset: int) -> Holds:
        """The ids of the severances claimed at the offset; a label means the same one everywhere."""
        held: set[SeveranceId] = set()
        for claim in CLAIM.finditer(claims):
            exemptions = self.exemptions(line, claim["codes"], offset + claim.start("codes"))
            severance = self._severance(line, claim["label"] or "", exemptions, offset + claim.start())
            if severance in held:
                raise line.fault(offset + claim.start(), "The same severance is named twice here")
            held.add(severance)
        return frozenset(held)

    def _severance(
        self, line: SourceLine, label: str, exemptions: frozenset[ExemptionId], offset: int
    ) -> SeveranceId:
        known = self.by_label.get(label)
        if known is None:
            known = LabelledSeverance(id=SeveranceId(self.new_id()), exemptions=exemptions, label=label)
            self.found.append(known)
            if label:
                self.by_label[label] = known
        elif known.exemptions != exemptions:
            raise line.fault(offset, "This label was given other provisions before")
        return known.id

    def marking(self, line: SourceLine, text: str, offset: int) -> Marking:
        """The marking written at the offset."""
        try:
            return self.scheme.parse(text)
        except BriefingError:
            raise line.fault(offset, "This is no marking of the scheme that the text is read under") from None


@dataclass(frozen=True, slots=True)
class _FileLine:
    """A line of the file, or what is left of it inside a cell; ``column`` is that of its first letter."""

    text: str
    number: int
    column: int = 1


class Lines:
    """Lines to be read one after the other."""

    def __init__(self, lines: Sequence[_FileLine]) -> None:
        self._lines = lines
        self._next = 0

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a file, which end at a line feed, a carriage return or both.

        Raises:
            NotationError: a line with words ends in a blank, which no eye could see.
        """
        lines = [
            _FileLine(line, number) for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1)
        ]
        for line in lines:
            if is_blank(line.text[-1:]) and not is_blank(line.text):
                message = "A blank at the end of a line; write \\u{20} where it is meant"
                raise NotationError(message, line.number, len(line.text))
        return cls(lines)

    def peek(self) -> str:
        """The line that comes next in the file, empty at the end."""
        return self._lines[self._next].text if self._next < len(self._lines) else ""

    def take(self) -> SourceLine | None:
        """The next line with those that hard breaks join to it, or None at the end.

        Raises:
            NotationError: after a hard break comes nothing, or a blank.
        """
        if self._next == len(self._lines):
            return None
        text = ""
        places: list[tuple[int, int, int]] = []
        while True:
            line = self._lines[self._next]
            self._next += 1
            places.append((len(text), line.number, line.column))
            text += line.text
            if not _ends_in_break(line.text):
                return SourceLine(text, tuple(places))
            text += "\n"
            if not self.peek() or is_blank(self.peek()[0]):
                message = (
                    "Words must follow a hard break on the next line; write {} for none, \\u{20} for a blank"
                )
                raise SourceLine(text, tuple(places)).fault(len(text) - 2, message)

    def cell(self) -> Lines | None:
        """The lines of the cell that begins next, without the two signs that put them there, or None."""
        if not self.peek().startswith("+ "):
            return None
        taken: list[_FileLine] = []
        while not taken or self.peek().startswith("  "):
            line = self._lines[self._next]
            self._next += 1
            taken.append(_FileLine(line.text[2:], line.number, line.column + 2))
        return Lines(taken)


def is_blank(text: str) -> bool:
    """Whether the text is blanks and tabs alone, one at least."""
    return bool(text) and not text.strip(" \t")


def _ends_in_break(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1
