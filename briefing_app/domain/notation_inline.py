"""The inline part of the readable notation read: emphasis, links, severed words, redactions, footnotes.

Strict: what is not understood is a :class:`~briefing_app.domain.errors.NotationError` with its place, never
words. No error repeats words of the text, for they may be those somebody meant to withhold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from briefing_app.domain.errors import NotationError
from briefing_app.domain.marking import Marking
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.notation_form import HELD, LANGUAGE, MARKED, NOTHING, RECEIVED, SEVERED
from briefing_app.domain.notation_source import Records, SourceLine, is_blank
from briefing_app.domain.text import (
    FREE,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Marker,
    Run,
    Scope,
    Withheld,
)

_WORDS = re.compile(r"[^\\{}\[\]*\n]+")
_PLAIN = re.compile(r"[^\\{}\n]")
_BY_CODE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_LITERAL = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS = re.compile(r"\*+")
_STRAY = {
    "}": "A brace that nothing opened; write \\} for the sign itself",
    "]": "A bracket that nothing opened; write \\] for the sign itself",
}


def read_content(
    line: SourceLine, start: int, end: int, records: Records, alone: Scope = Scope.INLINE
) -> Content:
    """The inline content between two offsets of a line, all of which it must take up.

    Args:
        line: The line read from.
        start: Where the content begins.
        end: Where it ends.
        records: The names it may use; severances met are added.
        alone: The scope of a received redaction that is the whole content and states none.
    """
    return _Reader(line, end, records, alone if _is_redaction(line.text, start, end) else Scope.INLINE).read(
        start
    )


def read_closed(line: SourceLine, opened: int, start: int, records: Records) -> tuple[Content, int]:
    """The content from *start* to the brace that closes the one at *opened*, and the offset behind that."""
    reader = _Reader(line, len(line.text), records)
    reader.position = start
    content = reader.group(Run(""), "}", opened)
    return normal_content(content), reader.position


def read_words(line: SourceLine, start: int, end: int, records: Records, alone: Scope) -> Content:
    """As :func:`read_content`, for the words of a block: they are there, and their edges can be seen."""
    for place in (start, end - 1):
        if start < end and is_blank(line.text[place]):
            raise line.fault(place, "A blank at the edge of the words; write \\u{20} where it is meant")
    content = read_content(line, start, end, records, alone)
    if not content:
        raise line.fault(start, "There are no words here; take this away or write some")
    return content


@dataclass(frozen=True, slots=True)
class Properties:
    """The portion marking and the severances written before words, and where these begin."""

    portion: Marking | None
    severances: Holds
    start: int


def read_properties(line: SourceLine, start: int, records: Records) -> Properties:
    """The {c:...} and {s:...} that stand at an offset, each with a blank behind it."""
    portion: Marking | None = None
    held = FREE
    while line.text.startswith(("{c", "{s"), start):
        if (found := MARKED.match(line.text, start)) and portion is None:
            portion = records.marking(line, found["marking"], found.start("marking"))
        elif (found := HELD.match(line.text, start)) and not held:
            held = records.holds(line, found["claims"], found.start("claims"))
        else:
            raise line.fault(
                start, "Write {c:PB} for a marking, {s:15(1)} for what is severed whole, each once"
            )
        if not line.text.startswith(" ", found.end()):
            raise line.fault(start, "A blank must follow these braces, and what they are said of")
        start = found.end() + 1
    return Properties(portion, held, start)


def read_plain(line: SourceLine, start: int, stop: str) -> tuple[str, int]:
    """Words without properties up to the sign that ends them, and the offset behind it."""
    letters: list[str] = []
    position = start
    while position < len(line.text):
        if line.text[position] == stop:
            return "".join(letters), position + 1
        if escape := _escape_at(line.text, position):
            letter, position = escape
            letters.append(letter)
        elif _PLAIN.match(line.text, position):
            letters.append(line.text[position])
            position += 1
        else:
            raise line.fault(position, "Neither a brace nor a new line may stand here; write it as an escape")
    raise line.fault(start, f"The “{stop}” that ends what begins here is missing")


def _is_redaction(text: str, start: int, end: int) -> bool:
    return RECEIVED.fullmatch(text, start, end) is not None


def _escape_at(text: str, position: int) -> tuple[str, int] | None:
    """The letter that an escape at the position means and the offset behind it, or None."""
    if (numbered := _BY_CODE.match(text, position)) and int(numbered[1], 16) <= 0x10FFFF:
        return chr(int(numbered[1], 16)), numbered.end()
    if literal := _LITERAL.match(text, position):
        return literal[1], literal.end()
    return None


_Choice = TypeVar("_Choice", Scope, Marker)


def _member(choices: type[_Choice], written: str | None, usual: _Choice) -> _Choice | None:
    """The one of a closed list that is written, the usual one where nothing is, None where it is none."""
    return next((one for one in choices if one.value == written), None) if written is not None else usual


class _Emphasis:
    """The emphasis opened inside one group, to be closed inside it, innermost first.

    ``style`` is that of words written now: the group's own with what is open added.
    """

    def __init__(self, outer: Run) -> None:
        self._outer = self.style = outer
        self._opened: list[tuple[str, int]] = []

    def turn(self, stars: str, offset: int) -> str | None:
        """Open or close what the asterisks say; what is wrong with them, or None."""
        marks = [mark for mark, _ in self._opened]
        if len(stars) > 3:
            return "More than three asterisks say nothing; write {} between them, or \\* for the sign itself"
        if marks[-1:] == [stars]:
            self._opened.pop()
        elif marks[-1:] == ["***"]:
            self._opened[-1] = ("*" if stars == "**" else "**", self._opened[-1][1])
        elif stars == "***" and {"*", "**"} == set(marks[-2:]):
            del self._opened[-2:]
        elif (len(stars) >= 2 and self.style.bold) or (len(stars) % 2 and self.style.italic):
            return "Emphasis ends where it began: in the same braces or brackets, the inner before the outer"
        else:
            self._opened.append((stars, offset))
        bold = self._outer.bold or any(len(mark) >= 2 for mark, _ in self._opened)
        italic = self._outer.italic or any(len(mark) % 2 for mark, _ in self._opened)
        self.style = replace(self._outer, bold=bold, italic=italic)
        return None

    def left_open(self) -> int | None:
        """Where the innermost emphasis that is still open began, or None."""
        return self._opened[-1][1] if self._opened else None


class _Reader:
    """Reads inline content from a position of a line up to an end."""

    def __init__(self, line: SourceLine, end: int, records: Records, alone: Scope = Scope.INLINE) -> None:
        self.position = 0
        self._line = line
        self._end = end
        self._records = records
        self._alone = alone
        self._in_footnote = False

    def read(self, start: int) -> Content:
        self.position = start
        return normal_content(self.group(Run(""), "", start))

    def group(self, outer: Run, stop: str, opened: int) -> tuple[Inline, ...]:
        """What stands in one group, in the style given from outside, and step over the sign that ends it."""
        found: list[Inline] = []
        emphasis = _Emphasis(outer)
        while self.position < self._end and not (stop and self._line.text[self.position] == stop):
            if stars := _STARS.match(self._line.text, self.position, self._end):
                if wrong := emphasis.turn(stars[0], self.position):
                    raise self._fault(wrong)
                self.position = stars.end()
            else:
                found += self._next(emphasis.style)
        if (place := emphasis.left_open()) is not None:
            raise self._line.fault(
                place, "This emphasis is not closed where it should be; write \\* for the sign"
            )
        if stop and self.position >= self._end:
            raise self._line.fault(opened, f"The “{stop}” that closes this is missing")
        self.position += len(stop)
        return tuple(found)

    def _next(self, style: Run) -> tuple[Inline, ...]:
        text, position = self._line.text, self.position
        if words := _WORDS.match(text, position, self._end):
            self.position = words.end()
            return (replace(style, text=words[0]),)
        if escape := _escape_at(text, position):
            self.position = escape[1]
            return (replace(style, text=escape[0]),)
        if text.startswith("\\\n", position):
            self.position += 2
            return (HardBreak(style.severances),)
        if text[position] == "[":
            return self._link(style)
        if text[position] == "{":
            return self._braces(style)
        raise self._fault(_STRAY.get(text[position], "This is no escape; write \\\\ for the sign itself"))

    def _link(self, style: Run) -> tuple[Inline, ...]:
        if style.link is not None:
            raise self._fault("A link cannot stand inside a link; write \\[ for the sign itself")
        opened = self.position
        content = self._inside(replace(style, link=""), "]", opened, opened + 1)
        if not self._line.text.startswith("(", self.position, self._end):
            raise self._line.fault(opened, "A link is [words](address); write \\[ for the sign itself")
        address, self.position = read_plain(self._line, self.position + 1, ")")
        if self.position > self._end:
            raise self._line.fault(opened, "The address of this link does not end where it should")
        return tuple(replace(part, link=address) if isinstance(part, Run) else part for part in content)

    def _inside(self, style: Run, stop: str, opened: int, start: int) -> tuple[Inline, ...]:
        """A group that must hold something."""
        self.position = start
        content = self.group(style, stop, opened)
        if not content:
            raise self._line.fault(opened, "There is nothing inside; take it away or write words")
        return content

    def _braces(self, style: Run) -> tuple[Inline, ...]:
        text, opened = self._line.text, self.position
        if text.startswith(NOTHING, opened):
            self.position += len(NOTHING)
            return ()
        if text.startswith("{x", opened):
            return self._withheld(style)
        if text.startswith("{f:", opened):
            return self._footnote(style)
        if language := LANGUAGE.match(text, opened):
            if style.language is not None:
                raise self._fault("A language cannot stand inside a language")
            return self._inside(replace(style, language=language["tag"]), "}", opened, language.end())
        raise self._fault("These braces say nothing that is known here; write \\{ for the sign itself")

    def _withheld(self, style: Run) -> tuple[Inline, ...]:
        text, opened = self._line.text, self.position
        if style.severances:
            raise self._fault("Nothing can be withheld inside severed words; end those first")
        if received := RECEIVED.match(text, opened):
            self.position = received.end()
            return (self._redaction(received),)
        if severed := SEVERED.match(text, opened):
            held = self._records.holds(self._line, severed["claims"], severed.start("claims"))
            return self._inside(replace(style, severances=held), "}", opened, severed.end())
        raise self._fault(
            "Write {x:15(1):words} for severed words, {x:15(1)} or {x} for a received redaction"
        )

    def _redaction(self, received: re.Match[str]) -> Withheld:
        codes = received["codes"] or ""
        exemptions = self._records.exemptions(self._line, codes, max(received.start("codes"), 0))
        scope = _member(Scope, received["scope"], self._alone)
        marker = _member(Marker, received["marker"], Marker.REDACTED_CAPITALS)
        if scope is None:
            raise self._line.fault(received.start("scope"), f"A scope is one of {', '.join(Scope)}")
        if marker is None:
            raise self._line.fault(
                received.start("marker"), "This is none of the markers of received redactions"
            )
        return Withheld(exemptions, scope, marker)

    def _footnote(self, style: Run) -> tuple[Inline, ...]:
        if self._in_footnote:
            raise self._fault("A footnote cannot stand inside a footnote")
        self._in_footnote = True
        opened = self.position
        self.position += len("{f:")
        content = self.group(Run(""), "}", opened)
        self._in_footnote = False
        flat = tuple(part for part in content if not isinstance(part, FootnoteReference))
        return (FootnoteReference(flat, style.severances),)

    def _fault(self, message: str) -> NotationError:
        return self._line.fault(self.position, message)
