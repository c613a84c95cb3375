"""Word looks as data: page, fonts, colours and named styles of a template, read from ``resources/templates``.

A template gives the looks and nothing else. It is a TOML file; a department's own Word file may stand behind
it (``source``), whose styles then win by their name and to which what it lacks is added.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from briefing_app.domain.errors import UnreadableError

TWIPS_PER_CM = 566.93
TWIPS_PER_POINT = 20

PAPERS = {"letter": (12240, 15840), "a4": (11906, 16838)}
"""Width and height of each paper, in twips (twentieths of a point)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: paper and margins, in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A named style: what it is called in Word and how it looks; None where it follows its base.

    ``role`` is what the writer asks for, ``name`` what Word calls it in every language; ``size``, ``before``
    and ``after`` are points, ``left`` centimetres, ``line`` a factor, ``outline`` a heading level from 1.
    """

    role: str
    name: str
    kind: str
    based_on: str | None = None
    next: str | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    underline: bool | None = None
    superscript: bool | None = None
    colour: str | None = None
    shade: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    align: str | None = None
    outline: int | None = None
    keep_next: bool | None = None
    right_tab: bool | None = None
    page_tab: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A Word look; equal looks give equal documents. ``source`` is a Word file it is laid over, or None."""

    key: str
    page: Page
    font: str
    size: float
    line: float
    after: float
    colours: tuple[tuple[str, str], ...]
    hanging: int
    bullets: tuple[str, ...]
    numbers: tuple[str, ...]
    largest_height: int
    styles: tuple[Style, ...]
    source: bytes | None = None

    def colour(self, role: str) -> str:
        """The colour of a role as RRGGBB."""
        return dict(self.colours)[role]


def load_template(path: Path) -> Template:
    """The template described by a TOML file.

    Raises:
        UnreadableError: the file is missing, no TOML, or lacks something.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _template(data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The Word look {path.name} cannot be used ({error}): put the original file back."
        raise UnreadableError(message) from error


def _template(data: dict[str, Any]) -> Template:
    text, lists = data["text"], data["lists"]
    return Template(
        key=data["key"],
        page=_page(data["page"]),
        font=text["font"],
        size=text["size"],
        line=text["line"],
        after=text["after"],
        colours=tuple(data["colours"].items()),
        hanging=twips(lists["hanging"]),
        bullets=tuple(lists["bullets"]),
        numbers=tuple(lists["numbers"]),
        largest_height=twips(data["pictures"]["largest_height"]),
        styles=tuple(_style(role, given) for role, given in data["styles"].items()),
    )


def _page(given: dict[str, Any]) -> Page:
    width, height = PAPERS[given["paper"]]
    margins = {side: twips(given[f"margin_{side}"]) for side in ("top", "bottom", "left", "right")}
    return Page(
        width=width, height=height, header=twips(given["header"]), footer=twips(given["footer"]), **margins
    )


def _style(role: str, given: dict[str, Any]) -> Style:
    if unknown := set(given) - {field.name for field in fields(Style)}:
        raise ValueError(f"style {role} has the unknown property {sorted(unknown)[0]}")
    return Style(role=role, **given)


def twips(centimetres: float) -> int:
    """A length in twips, to the nearest."""
    return round(centimetres * TWIPS_PER_CM)
