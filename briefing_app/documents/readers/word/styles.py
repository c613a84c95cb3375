"""The styles of a Word file: what a paragraph of each is, and how words look under all that has a say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.documents.readers.own_flags import GROUND
from briefing_app.documents.readers.structured.parts import Look
from briefing_app.documents.readers.word import symbols
from briefing_app.documents.readers.word.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VAL, W, is_on
from briefing_app.documents.readers.word.properties import (
    PLAIN_PARAGRAPH,
    UNSAID,
    ParagraphLook,
    RunLook,
    is_shaded,
    paragraph_look,
    run_look,
)

if TYPE_CHECKING:
    from lxml import etree

BODY_TEXT = 9
"""The outline level that says a paragraph is no heading."""

_HEADING = re.compile(r"(?:heading|titre|überschrift|título) ?([1-9])")
_CONTENTS = re.compile(r"(?:toc|tm) ?[1-9]|toc heading|table of figures|en-tête de table des matières")
_TITLES = frozenset({"title", "titre"})
_SUBTITLES = frozenset({"subtitle", "sous-titre"})  # which some programs base on the title
_CAPTIONS = frozenset({"caption", "légende"})
_OF_SEVERED = frozenset({"severed words", "severance flag"})  # as templates/standard.toml calls them
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]{1,40})?")
_TINY = 6  # half points
_ALIKE = 0x0D
_DARK = 0x40


@dataclass(slots=True)
class Style:
    """A style as it is written: what it says itself, and on which it is based.

    ``heads_row`` and ``heads_column`` tell of a table style that sets off its first row or column.
    """

    kind: str
    names: tuple[str, ...]
    based_on: str | None
    run: RunLook = UNSAID
    paragraph: ParagraphLook = PLAIN_PARAGRAPH
    heads_row: bool = False
    heads_column: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph of a style is. ``list`` and ``level`` are its place in a list, by ``list_style``."""

    heading: int = 0
    by_name: bool = False
    title: bool = False
    contents: bool = False
    caption: bool = False
    list: str | None = None
    level: int | None = None
    list_style: str = ""
    left: int = 0
    first: int = 0
    ground: str = ""


class Shown(NamedTuple):
    """How words are shown: their look, whether hidden, whether hard to see, the font of signs they are in.

    ``severed`` says that they are in a style of what an internal edition of this program withholds,
    ``grounded`` that they are on the ground of it.
    """

    look: Look
    hidden: bool
    faint: bool
    signs: str | None
    severed: bool = False
    grounded: bool = False


class Styles:
    """The styles part read; what follows from it is worked out once for each style and each look."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._defaults = UNSAID
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, RunLook] = {}
        self._shown: dict[tuple[str, RunLook, str | None, str], Shown] = {}
        for element in tree if tree is not None else ():
            if element.tag == W + "style":
                self._read(element)
            elif element.tag == W + "docDefaults":
                self._defaults = run_look(element.find(f"{W}rPrDefault/{RUN_PROPERTIES}"))

    def _read(self, element: etree._Element) -> None:
        identity = element.get(W + "styleId", "")
        style = Style(element.get(W + "type", "paragraph"), (), None)
        for child in element:
            tag = child.tag
            if tag == W + "name":
                style.names = (_folded(child.get(VAL, "")), *style.names)
            elif tag == W + "aliases":
                style.names += tuple(map(_folded, child.get(VAL, "").split(",")))
            elif tag == W + "basedOn":
                style.based_on = child.get(VAL)
            elif tag == RUN_PROPERTIES:
                style.run = run_look(child)
            elif tag == PARAGRAPH_PROPERTIES:
                style.paragraph = paragraph_look(child)
            elif tag == W + "tblStylePr":
                _read_part_of_table(style, child)
            elif tag in (W + "tcPr", W + "tblPr"):
                style.shaded |= any(map(is_shaded, child.iter(W + "shd")))
        self._styles.setdefault(identity, style)
        if style.kind == "paragraph" and element.get(W + "default", "0") in ("1", "true", "on"):
            self._default = self._default or identity

    def chain(self, identity: str | None, kind: str) -> list[tuple[str, Style]]:
        """The style and those it is based on, itself first."""
        found: list[tuple[str, Style]] = []
        met: set[str] = set()
        while identity and identity not in met:
            met.add(identity)
            style = self._styles.get(identity)
            if style is None or style.kind != kind:
                break
            found.append((identity, style))
            identity = style.based_on
        return found

    def paragraph(self, identity: str | None) -> ParagraphStyle:
        """What a paragraph of the style is; one of none has the default style."""
        key = self._known(identity)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(key)
        return found

    def list_of_style(self, identity: str) -> str | None:
        """The list that a numbering style stands for."""
        return next(
            (s.paragraph.list for _, s in self.chain(identity, "numbering") if s.paragraph.list), None
        )

    def table(self, identity: str | None) -> tuple[bool, bool, bool]:
        """Whether a table style sets off the first row, the first column, and puts grounds behind words."""
        styles = [style for _, style in self.chain(identity, "table")]
        return (
            any(style.heads_row for style in styles),
            any(style.heads_column for style in styles),
            any(style.shaded for style in styles),
        )

    def _known(self, identity: str | None) -> str:
        style = self._styles.get(identity) if identity else None
        return identity if identity and style is not None and style.kind == "paragraph" else self._default

    def _paragraph(self, identity: str) -> ParagraphStyle:
        chain = self.chain(identity, "paragraph")
        looks = [style.paragraph for _, style in chain]
        heading, by_name, title = _heading(chain)
        names = {name for _, style in chain for name in style.names}
        listed = next((key for key, style in chain if style.paragraph.list is not None), "")
        return ParagraphStyle(
            heading=heading,
            by_name=by_name,
            title=title,
            contents=any(_CONTENTS.fullmatch(name) for _, style in chain for name in style.names),
            caption=bool(names & _CAPTIONS),
            list=next((look.list for look in looks if look.list is not None), None),
            level=next((look.level for look in looks if look.level is not None), None),
            list_style=listed,
            left=next((look.left for look in looks if look.left is not None), 0),
            first=next((look.first for look in looks if look.first is not None), 0),
            ground=next((look.ground for look in looks if look.ground is not None), ""),
        )

    # ---- looks

    def _run(self, identity: str, kind: str) -> RunLook:
        """What the styles of one chain say together: the nearest has its way."""
        key = f"{kind}:{identity}"
        found = self._runs.get(key)
        if found is None:
            looks = [style.run for _, style in self.chain(identity, kind)]
            found = UNSAID
            if looks:
                columns = zip(*looks, strict=True)
                found = RunLook(*(next((one for one in said if one is not None), None) for said in columns))
            self._runs[key] = found
        return found

    def shown(self, paragraph: str | None, run: RunLook, link: str | None, *, ground: str) -> Shown:
        """How words are shown that are of this paragraph style and say this of themselves."""
        key = (self._known(paragraph), run, link, ground)
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self._work_out(*key)
        return found

    def _work_out(self, paragraph: str, run: RunLook, link: str | None, ground: str) -> Shown:
        of_paragraph = self._run(paragraph, "paragraph")
        of_run = self._run(run.style or "", "character")

        def toggled(name: str) -> bool:
            """What two styles both switch on is off again; a run's own word stands, as the defaults' does."""
            own: bool | None = getattr(run, name)
            if own is not None:
                return own
            if getattr(self._defaults, name):
                return True
            return bool(getattr(of_paragraph, name)) != bool(getattr(of_run, name))

        levels = (run, of_run, of_paragraph, self._defaults)

        def nearest(name: str) -> bool | int | str | None:
            return next((said for level in levels if (said := getattr(level, name)) is not None), None)

        is_complex = bool(nearest("complex"))
        language = nearest("language_complex" if is_complex else "language")
        look = Look(
            bold=toggled("bold_complex" if is_complex else "bold"),
            italic=toggled("italic_complex" if is_complex else "italic"),
            link=link,
            language=_language(language if isinstance(language, str) else None),
        )
        size, colour, font = nearest("size"), nearest("colour"), nearest("font")
        own = nearest("ground")
        faint = isinstance(size, int) and size <= _TINY
        faint |= _is_lost(colour, own if isinstance(own, str) and own else ground, is_own=bool(own))
        signs = font if isinstance(font, str) and symbols.is_of_signs(font) else None
        names = {name for _, style in self.chain(run.style, "character") for name in style.names}
        grounded = isinstance(own, str) and own.upper() == GROUND
        return Shown(look, toggled("hidden"), faint, signs, bool(names & _OF_SEVERED), grounded)


def _read_part_of_table(style: Style, element: etree._Element) -> None:
    grounds = any(map(is_shaded, element.iter(W + "shd")))
    bold = any(map(is_on, element.iter(W + "b")))
    style.shaded |= grounds
    style.heads_row |= element.get(W + "type") == "firstRow" and (bold or grounds)
    style.heads_column |= element.get(W + "type") == "firstCol" and bold


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _heading(chain: list[tuple[str, Style]]) -> tuple[int, bool, bool]:
    """The level of a heading (0 for none), whether a name says it, and whether it is the title."""
    for _, style in chain:
        if any(name in _SUBTITLES for name in style.names):
            return 0, True, False
        if any(name in _TITLES for name in style.names):
            return 0, True, True
        named = next((found for name in style.names if (found := _HEADING.fullmatch(name))), None)
        outline = style.paragraph.outline
        if outline is not None:
            level = outline + 1 if 0 <= outline < BODY_TEXT else 0
            return level, bool(named) and level > 0, False
        if named:
            return int(named.group(1)), True, False
    return 0, False, False


def _language(tag: str | None) -> str | None:
    found = _LANGUAGE.fullmatch(tag) if tag else None
    language = found.group(1).lower() if found else None
    return None if language in ("x", "zxx", "und") else language


def _is_lost(colour: bool | int | str | None, ground: str, *, is_own: bool) -> bool:
    """Whether words of a colour are hard to see on a ground; one not known is taken to set them off.

    A dark ground of their own is how words are blackened: those that do not say that they are light are hard
    to see on it, for not every program turns them white.
    """
    words, behind = _parts(colour if isinstance(colour, str) else ""), _parts(ground or "FFFFFF")
    if behind and max(behind) <= _DARK and (max(words) <= _DARK if words else is_own):
        return True
    if not words or not behind:
        return False
    return all(abs(one - other) <= _ALIKE for one, other in zip(words, behind, strict=True))


def _parts(colour: str) -> tuple[int, ...]:
    """Red, green and blue; nothing for what is no colour of its own, such as "auto"."""
    try:
        value = int(colour, 16)
    except ValueError:
        return ()
    return tuple((value >> shift) & 0xFF for shift in (16, 8, 0)) if len(colour) == 6 else ()
