"""What a run and a paragraph say of themselves, each property unsaid where they do not.

Records of what properties were before a tracked change (``w:rPrChange`` and its like) are never looked into.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.documents.readers.word.names import (
    GONE,
    INSERTED,
    MOVED_TO,
    RUN_PROPERTIES,
    VAL,
    W,
    is_on,
    whole,
)

if TYPE_CHECKING:
    from lxml import etree


class RunLook(NamedTuple):
    """What is said of a run's look: by itself, by a style, or by the defaults of the document.

    ``size`` counts half points; ``bold_complex``, ``italic_complex`` and ``language_complex`` are those of
    words in scripts such as Arabic, which ``complex`` says these are.
    """

    bold: bool | None = None
    italic: bool | None = None
    bold_complex: bool | None = None
    italic_complex: bool | None = None
    hidden: bool | None = None
    language: str | None = None
    language_complex: str | None = None
    size: int | None = None
    colour: str | None = None
    ground: str | None = None
    complex: bool | None = None
    font: str | None = None
    style: str | None = None


UNSAID = RunLook()


class ParagraphLook(NamedTuple):
    """What is said of a paragraph.

    ``changed`` names the tracked change of its mark, ``hidden`` says that the mark is, ``initial`` that it is
    nothing but the large first letter of the next.
    """

    style: str | None = None
    list: str | None = None
    level: int | None = None
    outline: int | None = None
    left: int | None = None
    first: int | None = None
    ground: str | None = None
    changed: str | None = None
    hidden: bool = False
    initial: bool = False

    @property
    def joins_next(self) -> bool:
        """Whether the next paragraph goes on in its line: its mark is gone, or it is the initial of that."""
        return self.initial or self.changed in GONE


PLAIN_PARAGRAPH = ParagraphLook()

_HIGHLIGHT = W + "highlight"
_Said = dict[str, bool | int | str | None]


def _switch(name: str) -> Callable[[etree._Element, _Said], None]:
    def read(element: etree._Element, said: _Said) -> None:
        said[name] = is_on(element)

    return read


def _value(name: str) -> Callable[[etree._Element, _Said], None]:
    def read(element: etree._Element, said: _Said) -> None:
        said[name] = element.get(VAL)

    return read


def _language(element: etree._Element, said: _Said) -> None:
    said["language"] = element.get(VAL) or said.get("language")
    said["language_complex"] = element.get(W + "bidi") or said.get("language_complex")


def _size(element: etree._Element, said: _Said) -> None:
    size = element.get(VAL, "")
    twips = whole(size)
    said["size"] = round(twips / 10) if twips is not None and not size.isdigit() else twips


def _font(element: etree._Element, said: _Said) -> None:
    said["font"] = element.get(W + "ascii") or element.get(W + "hAnsi") or said.get("font")


SOME_GROUND = "?"
"""A ground behind words whose colour is not known here."""

_HIGHLIGHTS = {
    "none": "",
    "white": "",
    "black": "000000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
}


def ground_of(element: etree._Element) -> str:
    """The colour that a ``w:shd`` or ``w:highlight`` puts behind words; "" for none and for white."""
    if element.tag == _HIGHLIGHT:
        return _HIGHLIGHTS.get(element.get(VAL, "none"), SOME_GROUND)
    if not is_shaded(element):
        return ""
    solid = element.get(VAL) == "solid"
    colour = (element.get(W + ("color" if solid else "fill")) or "").upper()
    if solid and colour in ("AUTO", ""):
        return "000000"  # what is automatic of letters and patterns is black
    return colour if len(colour) == 6 else SOME_GROUND  # Word writes the colour of a theme beside its name


def is_shaded(element: etree._Element) -> bool:
    """Whether a ``w:shd`` puts a ground other than white behind the words."""
    if element.get(W + "themeFill"):
        return True
    fill = element.get(W + "fill", element.get(VAL, ""))
    pattern = element.get(VAL, "clear")
    return fill.upper() not in ("AUTO", "FFFFFF", "", "NONE", "WHITE") or pattern.startswith(("pct", "solid"))


def _shading(element: etree._Element, said: _Said) -> None:
    if element.tag == _HIGHLIGHT or not said.get("ground"):
        said["ground"] = ground_of(element)


_OF_RUN: dict[str, Callable[[etree._Element, _Said], None]] = {
    W + "b": _switch("bold"),
    W + "i": _switch("italic"),
    W + "bCs": _switch("bold_complex"),
    W + "iCs": _switch("italic_complex"),
    W + "vanish": _switch("hidden"),
    W + "rtl": _switch("complex"),
    W + "cs": _switch("complex"),
    W + "lang": _language,
    W + "sz": _size,
    W + "color": _value("colour"),
    W + "shd": _shading,
    _HIGHLIGHT: _shading,
    W + "rFonts": _font,
    W + "rStyle": _value("style"),
}


def run_look(properties: etree._Element | None) -> RunLook:
    """What a ``w:rPr`` says."""
    if properties is None or not len(properties):
        return UNSAID
    said: _Said = {}
    for child in properties:
        read = _OF_RUN.get(child.tag)
        if read is not None:
            read(child, said)
    return RunLook(**said) if said else UNSAID  # type: ignore[arg-type]  # each reader gives its own kind


_MARK_CHANGES = frozenset({INSERTED, MOVED_TO, *GONE})
_LIST, _INDENT, _SHADING = W + "numPr", W + "ind", W + "shd"
_STYLE, _OUTLINE, _FRAME = W + "pStyle", W + "outlineLvl", W + "framePr"


def paragraph_look(properties: etree._Element | None) -> ParagraphLook:
    """What a ``w:pPr`` says."""
    if properties is None:
        return PLAIN_PARAGRAPH
    style = number = level = outline = left = first = ground = changed = None
    hidden = initial = False
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL)
        elif tag == _LIST:
            number, level = _list(child)
        elif tag == _OUTLINE:
            outline = whole(child.get(VAL))
        elif tag == _INDENT:
            left, first = _indent(child)
        elif tag == _SHADING:
            ground = ground_of(child)
        elif tag == RUN_PROPERTIES:
            changed = _mark(child)
            hidden = any(map(is_on, child.iterchildren(W + "vanish")))
        elif tag == _FRAME:
            initial = child.get(W + "dropCap", "none") != "none"
    return ParagraphLook(style, number, level, outline, left, first, ground, changed, hidden, initial)


def _list(element: etree._Element) -> tuple[str | None, int | None]:
    number = level = None
    for child in element:
        if child.tag == W + "numId":
            number = child.get(VAL)
        elif child.tag == W + "ilvl":
            level = whole(child.get(VAL))
    return number, level


def _indent(element: etree._Element) -> tuple[int | None, int | None]:
    left = whole(element.get(W + "left") or element.get(W + "start"))
    hanging = whole(element.get(W + "hanging"))
    return left, -hanging if hanging is not None else whole(element.get(W + "firstLine"))


def _mark(properties: etree._Element) -> str | None:
    """The tracked change of a paragraph's mark; what took it away outweighs what brought it."""
    found = [child.tag for child in properties if child.tag in _MARK_CHANGES]
    return next((tag for tag in found if tag in GONE), found[0] if found else None)
