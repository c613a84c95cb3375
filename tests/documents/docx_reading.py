"""Looking into a finished Word file: its parts, its paragraphs, the words people read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARK_STYLES = {"PortionMarking", "WithheldWords", "SeveranceFlag"}


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a Word file by its name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part as a tree."""
    return etree.fromstring(parts(data)[name])


def words(element: etree._Element) -> str:
    """The words under an element, tabs and breaks as themselves."""
    return "".join(_letters(element))


def _letters(element: etree._Element) -> Iterator[str]:
    for one in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if one.tag == f"{W}t":
            yield one.text or ""
        elif one.tag == f"{W}br":
            yield "\n"
        elif one.getparent().tag == f"{W}r":
            yield "\t"


def style_of(paragraph: etree._Element) -> str:
    """The style id of a paragraph, nothing for plain text."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def paragraphs(data: bytes, name: str = "word/document.xml") -> list[tuple[str, str]]:
    """Style id and words of each paragraph of a part."""
    return [(style_of(one), words(one)) for one in part(data, name).iter(f"{W}p")]


def authored_words(data: bytes, name: str = "word/document.xml") -> str:
    """The words of a part without white space and without what the writer adds: marks, markers, flags."""
    root = part(data, name)
    said = []
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is None or style.get(f"{W}val") not in _MARK_STYLES:
            said.append(words(run))
    return squeezed("".join(said))


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
