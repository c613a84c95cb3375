"""The pages of the help: Markdown files, read into parts that a window can show without reading markup.

The ``markdown`` package renders a page; what it gives is read as elements and only those on our own list are
taken over. A page is our own file, so anything else in it is a mistake and is told as one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.names import sought

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class PartKind(StrEnum):
    """What a part of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one kind: ordinary, strong, or emphasised."""

    text: str
    strong: bool = False
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, an item of a list or a row of a table; a row has several cells, others one.

    ``level`` is that of a heading, from 1; ``head`` says that a row holds the headings of its columns.
    """

    kind: PartKind
    cells: tuple[tuple[Words, ...], ...]
    level: int = 0
    head: bool = False

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join("".join(words.text for words in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its name, which is that of its file, its title, and its parts."""

    name: str
    title: str
    parts: tuple[Part, ...]

    def holds(self, words: str) -> bool:
        """Whether every one of the words is on the page, case and accents apart."""
        text = sought(" ".join(part.text for part in self.parts))
        return all(one in text for one in sought(words).split())


class Help:
    """The help in one language."""

    def __init__(self, resources: Path, language: str) -> None:
        self._folder = resources / "help"
        self._language = language

    @cached_property
    def pages(self) -> tuple[HelpPage, ...]:
        """Every page, in the order of the contents.

        Raises:
            BriefingError: a file is missing or holds what help has no form for.
        """
        try:
            listed = tomllib.loads((self._folder / "contents.toml").read_text(encoding="utf-8"))["pages"]
            return tuple(self._page(str(name)) for name in listed)
        except (OSError, KeyError, ValueError, SyntaxError) as error:
            raise BriefingError("The help cannot be read: install the program again.") from error

    def _page(self, name: str) -> HelpPage:
        text = (self._folder / self._language / f"{name}.md").read_text(encoding="utf-8")
        parts = tuple(parts_of(text))
        return HelpPage(name, parts[0].text, parts)


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a page in Markdown.

    Raises:
        ValueError: it holds an element that help has no form for.
        SyntaxError: what was rendered is not well formed.
    """
    from xml.etree import ElementTree

    import markdown

    rendered = markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="xhtml")
    for element in ElementTree.fromstring(f"<page>{rendered}</page>"):  # noqa: S314  # of our own file
        yield from _parts(element)


def _parts(element: Element) -> Iterator[Part]:
    match element.tag:
        case "h1" | "h2" | "h3":
            yield Part(PartKind.HEADING, (_words(element),), level=int(element.tag[1]))
        case "p":
            yield Part(PartKind.PARAGRAPH, (_words(element),))
        case "ul" | "ol":
            kind = PartKind.BULLET if element.tag == "ul" else PartKind.NUMBER
            for item in element:
                yield Part(kind, (_words(item),))
        case "table":
            for row in element.iter("tr"):
                yield Part(PartKind.ROW, tuple(map(_words, row)), head=any(one.tag == "th" for one in row))
        case _:
            raise ValueError(f"a page of the help holds <{element.tag}>")


def _words(element: Element) -> tuple[Words, ...]:
    """The words of an element and of those in it."""
    return tuple(one for one in _inline(element, strong=False, emphasised=False) if one.text)


def _inline(element: Element, *, strong: bool, emphasised: bool) -> Iterator[Words]:
    yield Words(_one_line(element.text), strong, emphasised)
    for inner in element:
        if inner.tag not in ("strong", "em", "code"):
            raise ValueError(f"a page of the help holds <{inner.tag}> in its words")
        yield from _inline(
            inner, strong=strong or inner.tag == "strong", emphasised=emphasised or inner.tag != "strong"
        )
        yield Words(_one_line(inner.tail), strong, emphasised)


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")
