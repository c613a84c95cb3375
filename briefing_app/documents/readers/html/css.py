"""The little of CSS that changes what a text says: weight, slant, what is hidden, and Word's own properties.

Style sheets are read for rules on one class alone, outside of media queries; everything else is looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache

_LONGEST_STYLE = 4_000
_LONGEST_SHEET = 400_000
_BOLD_FROM = 600
_NOT_BOLD_TO = 500
_BRACES = re.compile("([{}])")
_CLASS = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9]*)?\.([\w-]+)")
_LIST = re.compile(r"@list (l\d+:level\d+)", re.ASCII)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_LENGTH = re.compile(r"(-?\d{0,5}(?:\.\d{1,6})?)(pt|in|cm|mm|px)", re.ASCII)
_PROPERTIES = re.compile(
    "font|display|visibility|mso-|white-space|margin-left|page-break|background", re.ASCII | re.IGNORECASE
)

STYLE_OF_SEVERED = "severedwords"
_GROUND_OF_SEVERED = re.compile(r"#ffe8a3\b|rgba?\(\s{0,4}255\s{0,4},?\s{0,4}232\s{0,4},?\s{0,4}163\b")
"""The style (as :func:`named` gives it) and the ground of what is severed, as our writers give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Css:
    """What the declarations of one element say; None where they say nothing.

    ``list`` is Word's place in a list ("l0 level2 lfo1"), "ignore" on the bullet it wrote into the words;
    ``outline`` the level of a heading by another style; ``element`` Word's name for a part of a document;
    ``margin`` the left margin in points; ``withheld`` that it is the style, or has the ground, that internal
    editions of this program alone give to what is severed.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    preformatted: bool | None = None
    list: str | None = None
    outline: int | None = None
    element: str | None = None
    tabs: bool | None = None
    margin: float | None = None
    page_break: bool | None = None
    annotation: bool | None = None
    withheld: bool | None = None

    def over(self, below: Css) -> Css:
        """These declarations, and those below where these say nothing."""
        if below is NOTHING:
            return self
        if self is NOTHING:
            return below
        both = {f.name: getattr(self, f.name) for f in fields(self)}
        return Css(**{name: getattr(below, name) if said is None else said for name, said in both.items()})


NOTHING = Css()


@lru_cache(maxsize=2048)
def css_of(declarations: str) -> Css:
    """What a ``style`` attribute says."""
    declarations = declarations[:_LONGEST_STYLE]
    if not _PROPERTIES.search(declarations):
        return NOTHING
    said: dict[str, object] = {}
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip().lower()
        if name and value:
            said.update(_said(name, value))
    return Css(**said) if said else NOTHING  # type: ignore[arg-type]  # each of its own type


def _said(name: str, value: str) -> Iterable[tuple[str, object]]:
    match name:
        case "font-weight":
            return _weight(value)
        case "font-style":
            return (("italic", value.startswith(("italic", "oblique"))),)
        case "display":
            return (("hidden", True),) if value == "none" else ()
        case "visibility":
            return (("hidden", True),) if value in ("hidden", "collapse") else ()
        case "font-size":
            return (("hidden", True),) if re.fullmatch(r"0(\.0+)?(pt|px|em|%)?", value) else ()
        case "white-space":
            return (("preformatted", value.startswith(("pre", "break-spaces"))),)
        case "margin-left":
            return _length(value)
        case "page-break-before":
            return (("page_break", True),) if value == "always" else ()
        case "background" | "background-color":
            return (("withheld", True),) if _GROUND_OF_SEVERED.search(value) else ()
        case _:
            return _of_word(name, value) if name.startswith("mso-") else ()


def _of_word(name: str, value: str) -> Iterable[tuple[str, object]]:
    """What one of Word's own properties says."""
    match name:
        case "mso-hide":
            return (("hidden", True),) if value in ("all", "screen") else ()
        case "mso-list":
            return (("list", value),)
        case "mso-outline-level":
            return (("outline", int(value)),) if re.fullmatch("[1-9]", value) else ()
        case "mso-element":
            return (("element", value),)
        case "mso-tab-count":
            return (("tabs", True),)
        case "mso-style-name" | "mso-style-parent":
            return (("withheld", True),) if named(value) == STYLE_OF_SEVERED else ()
        case "mso-highlight" | "mso-shading":
            return (("withheld", True),) if _GROUND_OF_SEVERED.search(value) else ()
        case "mso-special-character":
            return (("annotation", True),) if value == "comment" else ()
        case _:
            return ()


def named(style: str) -> str:
    """The name of a style as pages compare it: a class has no blanks in it."""
    return style.strip("\"'").replace(" ", "").lower()


def _weight(value: str) -> Iterable[tuple[str, object]]:
    if value.isascii() and value.isdigit() and len(value) <= len("1000"):
        if int(value) >= _BOLD_FROM:
            return (("bold", True),)
        return (("bold", False),) if int(value) <= _NOT_BOLD_TO else ()
    if value in ("bold", "bolder"):
        return (("bold", True),)
    return (("bold", False),) if value in ("normal", "lighter") else ()


def _length(value: str) -> Iterable[tuple[str, object]]:
    found = _LENGTH.fullmatch(value)
    if not found or not any(sign.isdigit() for sign in found.group(1)):
        return ()
    return (("margin", float(found.group(1)) * _POINTS[found.group(2)]),)


@dataclass(slots=True)
class StyleSheet:
    """What the style sheets of a page say of its classes and of Word's lists."""

    classes: dict[str, Css] = field(default_factory=dict)
    bulleted: set[str] = field(default_factory=set)
    """The levels of Word's lists that have bullets: "l0:level1"."""

    def read(self, text: str) -> None:
        """Take in one style sheet."""
        for selectors, declarations in _rules(text[:_LONGEST_SHEET]):
            listed = _LIST.match(selectors)
            if listed:
                if "mso-level-number-format:bullet" in declarations.replace(" ", ""):
                    self.bulleted.add(listed.group(1))
                continue
            css = css_of(declarations.strip())
            if css is NOTHING:
                continue
            for selector in selectors.split(","):
                named = _CLASS.fullmatch(selector.strip())
                if named:
                    name = named.group(1)
                    self.classes[name] = css.over(self.classes.get(name, NOTHING))

    def css(self, attributes: Mapping[str, str]) -> Css:
        """What is said of an element: by its own style first, then by its classes."""
        style = attributes.get("style")
        said = css_of(style) if style else NOTHING
        names = attributes.get("class")
        if names and self.classes:
            for name in names.split(None, 8)[:8]:
                said = said.over(self.classes.get(name, NOTHING))
        return said


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules outside of others, each with its selectors."""
    depth = 0
    selectors = declarations = ""
    for piece in _BRACES.split(sheet):
        if piece == "{":
            depth += 1
        elif piece == "}":
            if depth == 1 and (not selectors.startswith("@") or selectors.startswith("@list")):
                yield selectors, declarations
            depth = max(depth - 1, 0)
        elif depth == 0:
            selectors = piece.rpartition("*/")[2].rpartition("<!--")[2].strip()
        elif depth == 1:
            declarations = piece
