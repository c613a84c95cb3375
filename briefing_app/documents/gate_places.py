"""What the gate looks into: every text a finished file holds, each with the place where it stands."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from briefing_app.documents.gate_package import Part, parts_of, places_of
from briefing_app.documents.own_names import local_name, own_name_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_W}p"
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", _PARAGRAPH: "\n"}
_FIELD_CODE = f"{_W}instrText"

_SPOKEN_ATTRIBUTES = {
    "descr",
    "title",
    "anchor",
    "tooltip",
    "Target",
    "author",
    "initials",
    "fullName",
}
_SPOKEN_ELEMENTS = {
    "bookmarkStart",
    "tblCaption",
    "tblDescription",
    "docPr",
    "cNvPr",
    "docVar",
    "placeholder",
    "alias",
    "tag",
    "listItem",
    "attr",
    "helpText",
    "statusText",
}
_SPOKEN_IN_HTML = {
    "href",
    "alt",
    "title",
    "content",
    "aria-label",
    "id",
    "name",
    "value",
    "placeholder",
    "summary",
}
_OUR_NAMES = re.compile(r"#?(?:part|note|mark)\d+|_Toc\d+|(?:Row)?Title_\d+|Picture \d+")
"""The names our writers give to places and pictures: a withheld "part" is not given away by them."""

_INLINE_IN_HTML = {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"}
_BLOCKS_IN_HTML = ("title", "p", "li", "td", "th", "caption", "figcaption", *(f"h{n}" for n in range(1, 7)))
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~\n])")
_CELL_BREAK = re.compile("<br ?/?>")
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_READABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A text of a file, and where it stands; ``parts`` are the same words in smaller, exacter places.

    ``is_structure`` says that it belongs to the format (names of styles, measures), not to what people read.
    """

    where: str
    text: str
    is_structure: bool = False
    parts: tuple[Place, ...] = ()


def word_places(data: bytes, parts: Iterable[Part] | None = None) -> Iterator[Place]:
    """Every text of a Word file: each part over its runs, fields, attributes, comments, names of parts.

    *parts* are those to be looked into, all of them where none are given.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield Place("the comment of the package", package.comment.decode("utf-8", "replace"))
        entries = package.infolist()
        for place, entry in zip(places_of(one.filename for one in entries), entries, strict=True):
            yield Place("the name of a part", entry.filename, is_structure=True)
            yield Place(f"{place}, comment", entry.comment.decode("utf-8", "replace"))
    for part in parts_of(data) if parts is None else parts:
        if part.name.endswith((".xml", ".rels")):
            yield from _xml_places(part.place, part.content)
        else:
            readable = b"\n".join(_READABLE.findall(part.content)).decode("utf-8", "replace")
            yield Place(part.place, readable, is_structure=True)


def _xml_places(part: str, content: bytes) -> Iterator[Place]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    paragraphs = tuple(
        Place(f"{part}, paragraph {number}", _joined(paragraph))
        for number, paragraph in enumerate(root.iter(_PARAGRAPH), 1)
    )
    yield Place(part, _joined(root), parts=paragraphs)
    codes = "\n".join(element.text or "" for element in root.iter(_FIELD_CODE))
    yield Place(f"{part}, fields", codes, is_structure=True)
    unspoken = [element.text or "" for element in root.iter(etree.Comment, etree.ProcessingInstruction)]
    yield Place(f"{part}, comments", "\n".join(unspoken))
    yield from _attribute_places(part, root)


def _attribute_places(part: str, root: _Element) -> Iterator[Place]:
    spoken: dict[str, None] = {}
    structure: dict[str, None] = {}
    for element in root.iter("*"):
        tag = local_name(str(element.tag))
        is_chosen = tag in _SPOKEN_ELEMENTS or own_name_in(element)
        for name, value in element.attrib.items():
            is_spoken = is_chosen or local_name(str(name)) in _SPOKEN_ATTRIBUTES
            is_inside = tag == "Relationship" and element.get("TargetMode") != "External"
            is_spoken = is_spoken and not is_inside and not _OUR_NAMES.fullmatch(str(value))
            (spoken if is_spoken else structure)[str(value)] = None
    yield Place(f"{part}, attributes", _with_unquoted(spoken))
    yield Place(f"{part}, attributes", _with_unquoted(structure), is_structure=True)


def _joined(root: _Element) -> str:
    """The text under an element over all runs; white space between paragraphs and where there are breaks."""

    def before(tag: str) -> str:
        return _SPACES.get(tag, "" if tag.startswith(_W) else "\n")

    return "".join(_walked(root, before, {_FIELD_CODE}))


def _walked(root: _Element, before: Callable[[str], str], left_out: set[str]) -> Iterator[str]:
    """The texts under an element in their order, what *before* says of a tag in front of its own."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = str(element.tag)
            yield before(tag)
            yield "" if tag in left_out else element.text or ""
        elif element is not root:  # comments have no words of their own here, what follows them has
            yield element.tail or ""


def html_places(data: bytes) -> Iterator[Place]:
    """Every text of a web page: its words, what is read aloud or followed, and the rest of its source."""
    said = data.decode("utf-8", "replace").replace("\x00", "\ufffd")  # at which libxml2 before 2.14 ends
    root = lxml_html.document_fromstring(said.encode(), parser=_html_parser())
    styles = [element.text or "" for element in root.iter("style", "script")]
    yield Place("the style sheet", "\n".join(styles), is_structure=True)
    comments = [str(element.text or "") for element in root.iter(etree.Comment)]
    sheets = "\n".join((*styles, *(element.get("style") or "" for element in root.iter("*"))))
    yield Place("a comment", "\n".join((*comments, *_CSS_COMMENT.findall(sheets))))
    spoken: dict[str, None] = {}
    structure: dict[str, None] = {}
    for element in root.iter("*"):
        is_instruction = element.tag == "meta" and element.get("name") in (None, "viewport")
        for name, value in element.attrib.items():
            is_data = str(name).startswith("data-")
            is_spoken = is_data or (str(name) in _SPOKEN_IN_HTML and not is_instruction)
            is_spoken = is_spoken and not _OUR_NAMES.fullmatch(str(value))
            (spoken if is_spoken else structure)[str(value)] = None
    yield Place("an attribute", _with_unquoted(spoken))
    yield Place("an attribute", _with_unquoted(structure), is_structure=True)
    parts = tuple(
        Place(f"line {element.sourceline}, {element.tag}", _spoken_words(element))
        for element in root.iter(*_BLOCKS_IN_HTML)
    )
    yield Place("the words of the page", _spoken_words(root), parts=parts)


def _spoken_words(root: _Element) -> str:
    """The words under an element; inside a line nothing stands between two tags, elsewhere white space."""
    return "".join(_walked(root, lambda tag: "" if tag in _INLINE_IN_HTML else "\n", {"style", "script"}))


def _html_parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True)


def text_places(data: bytes) -> Iterator[Place]:
    """The words of a plain text or Markdown file, escapes of Markdown undone, addresses decoded."""
    text = data.decode("utf-8", "replace")
    lines = tuple(
        Place(f"line {number}", _unescaped(line)) for number, line in enumerate(text.split("\n"), 1)
    )
    yield Place("the text", _unescaped(text), parts=lines)


def _unescaped(text: str) -> str:
    plain = _ESCAPED.sub(r"\1", _CELL_BREAK.sub(" ", text))
    return f"{plain}\n{unquote(plain)}" if "%" in plain else plain


def _with_unquoted(values: dict[str, None]) -> str:
    """The values one below the other, percent-encoded ones a second time decoded."""
    return "\n".join((*values, *(unquote(value) for value in values if "%" in value)))


PLACES: Mapping[str, Callable[[bytes], Iterator[Place]]] = {
    "docx": word_places,
    "html": html_places,
    "md": text_places,
    "txt": text_places,
}
"""What each format is searched in, by the ending of its files."""
