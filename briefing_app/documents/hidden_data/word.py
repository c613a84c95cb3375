"""What a Word file holds that its pages do not show."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Set
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.gate_allowed.allowed import said
from briefing_app.documents.gate_allowed.hiding import LEAST_CONTRAST, PAPER, styles_that_show
from briefing_app.documents.gate_allowed.vocabulary import NAMESPACES, named
from briefing_app.documents.gate_package import beside_parts, descriptors_of, parts_of, places_of
from briefing_app.documents.hidden_data.pictures import hidden_in_picture
from briefing_app.documents.hidden_data.properties import hidden_in_properties
from briefing_app.documents.own_names import own_name_in
from briefing_app.documents.writers.colours import contrast

if TYPE_CHECKING:
    from lxml.etree import _Element

_VISIBLE = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/(app|core)\.xml|word/media/[^/]+|word/theme/[^/]+\.xml|"
    r"word/(document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|footnotes|endnotes|"
    r"header\d*|footer\d*)\.xml"
)
_WORDED = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_NAMED_PARTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), what)
    for pattern, what in (
        (r"word/comments.*\.xml", "comments"),
        (r"word/people\.xml", "names of people who commented"),
        (r"customXml/.*", "custom XML"),
        (r"docProps/custom\.xml", "custom properties"),
        (r"docMetadata/.*", "a label of the document"),
        (r"docProps/thumbnail\..*", "a picture of the first page"),
        (r"word/embeddings/.*|word/activeX/.*", "an embedded object"),
        (r"word/vba.*", "macros"),
        (r"word/(charts|diagrams)/.*", "a chart or a diagram with its data"),
        (r"word/ink/.*", "ink"),
        (r"word/glossary/.*", "building blocks"),
        (r"word/fonts/.*", "embedded fonts"),
    )
)

_ELEMENTS: Mapping[str, str] = {
    **dict.fromkeys(
        ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"),
        "a tracked change",
    ),
    **dict.fromkeys(("commentReference", "commentRangeStart"), "a comment"),
    "AlternateContent": "two versions of the same content",
    "txbxContent": "a text box",
    "framePr": "a frame",
    "highlight": "a highlight",
    "proofErr": "a mark of the spelling check",
    "object": "an embedded object",
    "altChunk": "an embedded document",
    "dataBinding": "a control bound to hidden data",
    "anchor": "a picture or a shape that may cover words",
    "srcRect": "a picture of which a part is cut off",
    "docVars": "variables of the document",
    "attachedTemplate": "the place of a template",
    "mailMerge": "the settings of a mailing",
    **dict.fromkeys(("alias", "tag"), "a name of a content control"),
    **dict.fromkeys(("smartTag", "customXml"), "a tag around words"),
    **dict.fromkeys(("helpText", "statusText"), "a help text of a form field"),
    "listItem": "a choice of a content control",
}
_HIDING = ("vanish", "specVanish")  # what is hidden on the web alone stands on every page
_OFF = ("0", "false", "off")
_IDS = re.compile(r"rsid\w*|paraId|textId")
_FIELD = re.compile(r"\s*(PAGE|NUMPAGES|TOC|PAGEREF|HYPERLINK)\b")
_NAME = re.compile(r"_Toc\w*|_GoBack|_Ref\d+|(Row)?Title_\d+")
_LEAST_SIZE = 8  # half points
_EXTERNAL = "hyperlink"
_WITH_TEXT = frozenset(named(f"w:{one}") for one in ("t", "instrText", "delText", "delInstrText"))


def hidden_in_word(data: bytes, stated: Set[str] = frozenset()) -> Iterator[str]:
    """A line for each kind of thing that no page shows; properties may say what is *stated*."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        if package.comment or any(entry.comment for entry in package.infolist()):
            yield "a comment of the package"
    if len(set(names)) != len(names):
        yield "two parts of one name"
    sizes = descriptors_of(data)
    if any(_says_something(one.content) for one in beside_parts(data) if one.content not in sizes):
        yield "bytes of the package that belong to no part"
    parts = {part.name: part.content for part in parts_of(data)}
    yield from _parts(parts)
    places = dict(zip(names, places_of(names), strict=True))
    for name, content in parts.items():
        if name.endswith(".xml"):
            yield from _in_xml(name, places[name], content, stated)
        elif name.endswith(".rels"):
            yield from _in_ties(name, places[name], content, parts)
        elif name.startswith("word/media/"):
            yield from hidden_in_picture(content)
    yield from _hiding_styles(parts)


def _says_something(beside: bytes) -> bool:
    """Whether bytes are more than the filling that other programs put beside a part."""
    return any(beside[4:])


def _parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    referred = _referred(parts)
    for number, name in enumerate(parts, 1):
        if name.endswith("/") or _VISIBLE.fullmatch(name):
            if name not in referred and not name.endswith(("/", ".rels", "[Content_Types].xml")):
                yield said(f"part {number} of the package", "a part that nothing refers to")
            continue
        kinds = (what for pattern, what in _NAMED_PARTS if pattern.fullmatch(name))
        yield next(kinds, said(f"part {number} of the package", "a part of an unknown kind"))


def _referred(parts: Mapping[str, bytes]) -> set[str]:
    """The parts that some relationship leads to."""
    found: set[str] = set()
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = name.rpartition("_rels/")[0]
        for tie in _parsed(content).iter("{*}Relationship"):
            target = tie.get("Target") or ""
            found.add(target[1:] if target.startswith("/") else _resolved(f"{folder}{target}"))
    return found


def _resolved(path: str) -> str:
    pieces: list[str] = []
    for piece in path.split("/"):
        if piece == "..":
            pieces = pieces[:-1]
        elif piece != ".":
            pieces.append(piece)
    return "/".join(pieces)


def _in_ties(name: str, place: str, content: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    owner = parts.get(name.replace("_rels/", "").removesuffix(".rels"), b"")
    for tie in _parsed(content).iter("{*}Relationship"):
        is_link = (tie.get("Type") or "").endswith(f"/{_EXTERNAL}")
        if tie.get("TargetMode") == "External" and not is_link:
            yield said(place, "a link to another file")
        elif is_link and f'"{tie.get("Id")}"'.encode() not in owner:
            yield said(place, "a link that no word carries")


def _in_xml(name: str, place: str, content: bytes, stated: Set[str]) -> Iterator[str]:
    root = _parsed(content)
    if any(True for _ in root.iter(etree.Comment, etree.ProcessingInstruction)):
        yield said(place, "a comment or an instruction")
    if name.startswith("docProps/"):
        yield from hidden_in_properties(place, root, stated)
        return
    for element in root.iter("*"):
        kind = etree.QName(element).localname
        if what := _ELEMENTS.get(kind):
            yield said(place, what)
        if own_name_in(element):
            yield said(place, "a style or a list with a name of its own")
        for attribute in element.attrib:
            if _IDS.fullmatch(etree.QName(str(attribute)).localname):
                yield "marks of the sessions in which it was edited"
    if _WORDED.fullmatch(name):
        for what in _unseen(root):
            yield said(place, what)


def _unseen(root: _Element) -> Iterator[str]:
    """What the words of a part are hidden by."""
    if any(_is_out_of_place(element) for element in root.iter(f"{{{NAMESPACES['w']}}}*")):
        yield "text that no page shows"
    for element in root.iter(*(named(f"w:{one}") for one in _HIDING)):
        if element.get(named("w:val")) not in _OFF:
            yield "hidden text"
    for size in root.iter(named("w:sz")):
        if _number(size.get(named("w:val"))) < _LEAST_SIZE:
            yield "text too small to be read"
    for code in root.iter(named("w:instrText"), named("w:fldSimple")):
        if not _FIELD.match(code.get(named("w:instr")) or code.text or ""):
            yield "a field that holds or fetches words"
    for mark in root.iter(named("w:bookmarkStart")):
        if not _NAME.fullmatch(mark.get(named("w:name")) or ""):
            yield "a bookmark with a name of its own"
    for picture in root.iter(named("wp:docPr"), named("pic:cNvPr")):
        if picture.get("title"):
            yield "a title of a picture"
    if any(_is_too_near(run) for run in root.iter(named("w:rPr"))):
        yield "words in the colour of their ground"


def _is_out_of_place(element: _Element) -> bool:
    """Whether an element has text where none is drawn."""
    if element.tag not in _WITH_TEXT:
        return bool((element.text or "").strip())
    run = element.getparent()
    around = None if run is None else run.getparent()
    return run is None or run.tag != named("w:r") or (around is not None and str(around.tag).endswith("Pr"))


def _is_too_near(properties: _Element) -> bool:
    colour = _colour(properties.find(named("w:color")), named("w:val"))
    ground = _colour(properties.find(named("w:shd")), named("w:fill"))
    if colour is None and ground is None:
        return False
    return contrast(colour or "000000", ground or PAPER) < LEAST_CONTRAST


def _colour(element: _Element | None, attribute: str) -> str | None:
    value = None if element is None else element.get(attribute)
    return value if value and re.fullmatch("[0-9A-Fa-f]{6}", value) else None


def _hiding_styles(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Whether words stand in a style that hides them."""
    styles = parts.get("word/styles.xml")
    if styles is None:
        return
    used: set[str] = set()
    for name, content in parts.items():
        if _WORDED.fullmatch(name):
            used |= _styles_of(_parsed(content).iter(named("w:pStyle"), named("w:rStyle")))
    if used - styles_that_show(styles, frozenset(used), "000000"):
        yield "words in a style that hides them"


def _styles_of(elements: Iterable[_Element]) -> set[str]:
    return {style for one in elements if (style := one.get(named("w:val")))}


def _number(value: str | None) -> float:
    try:
        return float(value or _LEAST_SIZE)
    except ValueError:
        return 0.0


def _parsed(content: bytes) -> _Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
