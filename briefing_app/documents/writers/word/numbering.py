"""Lists in Word: the definitions a template gives, and a list of its own for every list of a document."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.writers.ordinals import Ordinals
from briefing_app.documents.writers.word.template import Template
from briefing_app.documents.writers.word.xml import NAMESPACES, attribute
from briefing_app.domain.text import ListItem

DEEPEST = 9
"""How many levels a Word list has."""

_LARGEST_START = 32767


def definitions_xml(template: Template, first: int) -> tuple[str, str]:
    """The two ``w:abstractNum`` elements, bulleted and numbered, with the ids *first* and *first* + 1."""
    bullets = [("bullet", template.bullets[level % len(template.bullets)]) for level in range(DEEPEST)]
    numbers = [template.numbers[level % len(template.numbers)].split() for level in range(DEEPEST)]
    numbered = [(form, f"%{level}{end}") for level, (form, end) in enumerate(numbers, 1)]
    return _definition(template, first, bullets), _definition(template, first + 1, numbered)


def _definition(template: Template, number: int, levels: list[tuple[str, str]]) -> str:
    inner = "".join(_level(template, depth, form, text) for depth, (form, text) in enumerate(levels))
    return (
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}"><w:nsid w:val="{0x1B0D0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )


def _level(template: Template, depth: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{template.hanging * (depth + 1)}" w:hanging="{template.hanging}"/></w:pPr>'
        "</w:lvl>"
    )


class Lists:
    """Which list each item of a document belongs to, and the ``w:num`` elements that say so.

    Bulleted items share one list; every numbered list has its own, which begins at the number it states.
    """

    def __init__(self, first_number: int, bullets: int, numbered: int) -> None:
        self._ordinals = Ordinals()
        self._bullets = self._last = first_number
        self._numbered_definition = numbered
        self._open: dict[int, int] = {}
        self._elements = [f'<w:num w:numId="{first_number}"><w:abstractNumId w:val="{bullets}"/></w:num>']

    def end(self) -> None:
        """No item follows the ones before."""
        self._ordinals.end()

    def place(self, item: ListItem) -> tuple[int, int]:
        """The level of the next item, from 1, and the id of the list it belongs to."""
        level, number, begins, _ = self._ordinals.place(item)
        level = level if level <= DEEPEST else DEEPEST
        if number is None:
            return level, self._bullets
        if begins:
            self._open[level] = self._begun(level, min(number, _LARGEST_START))
        return level, self._open[level]

    def _begun(self, level: int, start: int) -> int:
        self._last += 1
        self._elements.append(
            f'<w:num w:numId="{self._last}"><w:abstractNumId w:val="{self._numbered_definition}"/>'
            f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return self._last

    def elements(self) -> Iterator[str]:
        """The ``w:num`` elements of the document."""
        return iter(self._elements)
