"""Lists as Word counts them: definitions, overrides, restarts, and the numbers that are printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.documents.readers.word import symbols
from briefing_app.documents.readers.word.names import RUN_PROPERTIES, VAL, W, is_on, whole
from briefing_app.documents.readers.word.properties import run_look

if TYPE_CHECKING:
    from lxml import etree

LEVELS = 9
NO_LIST = "0"
_PLACES = re.compile("%([1-9])")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MOST_REPEATED = 40  # letters: "aa", "bb" and so on for ever in Word


@dataclass(slots=True)
class Level:
    """One level of a list: how it is counted and what is printed."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    font: str | None = None
    tight: bool = False
    picture: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether it shows a sign that does not count."""
        return self.picture or self.format == "bullet"


@dataclass(slots=True)
class _Definition:
    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None


@dataclass(slots=True)
class _List:
    """A ``w:num``: the definition it is one list of, with levels of its own and numbers it begins with."""

    definition: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Place(NamedTuple):
    """Where a paragraph stands in a list: its level, how deep that is, its number, what is printed."""

    level: Level
    at: int
    number: int
    shown: str


class Numbering:
    """The numbering part read."""

    def __init__(
        self, tree: etree._Element | None, list_of_style: Callable[[str], str | None] = lambda _: None
    ) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[str, _List] = {}
        self._list_of_style = list_of_style
        self._resolved: dict[str, tuple[str, dict[int, Level], dict[int, int]] | None] = {}
        for element in tree if tree is not None else ():
            if element.tag == W + "abstractNum":
                self._definitions.setdefault(element.get(W + "abstractNumId", ""), _definition(element))
            elif element.tag == W + "num":
                self._lists.setdefault(element.get(W + "numId", ""), _list(element))

    def list(self, number: str | None) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        """What counts the list, its levels and where they begin; None where there is no such list."""
        if number is None or number == NO_LIST:
            return None
        if number not in self._resolved:
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of the list that belongs to a paragraph style."""
        found = self.list(number)
        levels = found[1] if found else {}
        return next((place for place, level in levels.items() if level.style == style), None)

    def _resolve(self, number: str) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        one = self._lists.get(number)
        if one is None:
            return None
        key = self._followed(one.definition)
        definition = self._definitions.get(key)
        if definition is None:
            return None
        return key, definition.levels | one.levels, one.starts

    def _followed(self, key: str) -> str:
        """The definition that another stands for by way of a numbering style."""
        met: set[str] = set()
        while key not in met:
            met.add(key)
            definition = self._definitions.get(key)
            if definition is None or definition.style_link is None:
                return key
            number = self._list_of_style(definition.style_link)
            if number is None or number not in self._lists:
                return key
            key = self._lists[number].definition
        return key


class Counter:
    """Counts the paragraphs of lists one after the other, as they stand in a text."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str, at: int) -> Place | None:
        """The place of the next paragraph of a list; None where its level is not defined."""
        found = self._numbering.list(number)
        level = found[1].get(at) if found else None
        if found is None or level is None:
            return None
        key, levels, starts = found
        counts = self._counts.setdefault(key, [None] * LEVELS)

        def start(place: int) -> int:
            own = starts.get(place)
            return own if own is not None else levels[place].start if place in levels else 1

        for place in range(at):  # a level passed over counts as begun
            if counts[place] is None:
                counts[place] = start(place)
        before = counts[at]
        if (number, at) not in self._begun and at in starts:
            counts[at] = starts[at]
        else:
            counts[at] = start(at) if before is None else before + 1
        self._begun.add((number, at))
        for place in range(at + 1, LEVELS):
            below = levels.get(place)
            if below is None or below.restart is None or 0 < at + 1 <= below.restart:
                counts[place] = None
        return Place(level, at, counts[at] or 0, _shown(level, levels, counts, start))


def _shown(
    level: Level, levels: dict[int, Level], counts: list[int | None], start: Callable[[int], int]
) -> str:
    if level.is_bullet:
        return symbols.bullet(level.text, level.font) or "•"

    def counted(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        count = counts[place]
        form = levels[place].format if place in levels else "decimal"
        if level.legal and form not in ("none", "bullet"):
            form = "decimal"
        return formatted(start(place) if count is None else count, form)

    return _PLACES.sub(counted, level.text)


def formatted(number: int, form: str) -> str:
    """A number as a format of Word prints it; one of a format unknown here in figures."""
    match form:
        case "none" | "bullet":
            return ""
        case "lowerLetter" | "upperLetter" if 0 < number <= 26 * _MOST_REPEATED:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return roman(number).upper() if form == "upperRoman" else roman(number)
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def roman(number: int) -> str:
    """A number in small Roman figures."""
    said = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said += letters * times
    return said


def _definition(element: etree._Element) -> _Definition:
    made = _Definition()
    for child in element:
        if child.tag == W + "lvl":
            place = whole(child.get(W + "ilvl"))
            if place is not None and 0 <= place < LEVELS:
                made.levels.setdefault(place, _level(child))
        elif child.tag == W + "numStyleLink":
            made.style_link = child.get(VAL)
    return made


def _list(element: etree._Element) -> _List:
    made = _List("")
    for child in element:
        if child.tag == W + "abstractNumId":
            made.definition = child.get(VAL, "")
        elif child.tag == W + "lvlOverride":
            place = whole(child.get(W + "ilvl"))
            if place is None or not 0 <= place < LEVELS:
                continue
            for said in child:
                if said.tag == W + "lvl":
                    made.levels[place] = _level(said)
                elif said.tag == W + "startOverride":
                    made.starts[place] = whole(said.get(VAL)) or 0
    return made


def _level(element: etree._Element) -> Level:
    made = Level()
    for child in element:
        tag, stated = child.tag, child.get(VAL, "")
        if tag == W + "start":
            made.start = whole(stated) or 0
        elif tag == W + "numFmt":
            made.format = stated
        elif tag == W + "lvlText":
            made.text = stated
        elif tag == W + "pStyle":
            made.style = stated
        elif tag == W + "lvlRestart":
            made.restart = whole(stated)
        elif tag == W + "isLgl":
            made.legal = is_on(child)
        elif tag == W + "suff":
            made.tight = stated == "nothing"
        elif tag == W + "lvlPicBulletId":
            made.picture = True
        elif tag == RUN_PROPERTIES:
            made.font = run_look(child).font
    return made
