"""What is drawn on a page: pictures are taken, text boxes read, anything else is counted and not opened."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from briefing_app.documents.readers.structured.drafts import PictureDraft
from briefing_app.documents.readers.word import names
from briefing_app.documents.readers.word.names import A, O, R, V, W
from briefing_app.documents.readers.word.passage import Passage
from briefing_app.documents.writers.picture_files import picture_file

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000

_LONGEST_ALTERNATE = 500
_BLIP, _OLD_IMAGE, _TEXT_PATH = A + "blip", V + "imagedata", V + "textpath"
_DESCRIBED = names.WP + "docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_COUNTED = {
    names.CHART + "chart": "chart",
    names.DIAGRAM + "relIds": "diagram",
    O + "OLEObject": "embedded-object",
    W + "control": "embedded-object",
    W + "objectEmbed": "embedded-object",
    W + "objectLink": "embedded-object",
    W + "contentPart": "not-understood",
}
_SHAPES = frozenset(
    {
        names.WPS + "wsp",
        A + "sp",
        *(V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline")),
    }
)
_RULE = O + "hr"


class Pictures(Protocol):
    """Where the bytes of pictures come from."""

    def picture(self, relationship: str) -> bytes | None:
        """The bytes of a picture of the part being read; None where it lies elsewhere or is not there."""


def hang(drawing: etree._Element, passage: Passage, pictures: Pictures) -> Iterator[str]:
    """Hang what a drawing holds on its paragraph; the alternate texts of pictures that cannot be taken."""
    alternate, decorative = "", False
    old_object = drawing.tag == names.OBJECT
    stack = [drawing]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == names.ALTERNATES:
            chosen = names.branch(element)
            stack += reversed(chosen) if chosen is not None else ()
            continue
        if tag == names.BOX:
            passage.boxes.append(element)
            continue
        if tag == _DESCRIBED:
            alternate, decorative = _described(element)
            if element.get("hidden", "0") in ("1", "true"):
                passage.noticed["hidden-text"] += 1
                return
        elif tag in _COUNTED:
            passage.noticed[_COUNTED[tag]] += 1
        elif tag in (_BLIP, _OLD_IMAGE) and not old_object:
            said = "" if decorative else alternate or _of_old_picture(element)
            if not _take(element, said, passage, pictures) and said:
                yield said
        elif tag == _TEXT_PATH:
            passage.drawn += [said] if (said := " ".join((element.get("string") or "").split())) else []
        elif tag in _SHAPES and _is_bare(element):
            passage.noticed["shape"] += 1
        stack += [child for child in reversed(element) if isinstance(child.tag, str)]


def _described(element: etree._Element) -> tuple[str, bool]:
    said = element.get("descr") or element.get("title") or ""
    decorative = any(mark.get("val", "1") in ("1", "true") for mark in element.iter(_DECORATIVE))
    return " ".join(said.split())[:_LONGEST_ALTERNATE], decorative


def _of_old_picture(image: etree._Element) -> str:
    """The alternate text of the shape around an old picture; its title is the name of a file."""
    shape = image.getparent()
    said = shape.get("alt", "") if shape is not None and shape.tag != names.PIC + "blipFill" else ""
    if not said and shape is not None and shape.tag == names.PIC + "blipFill":
        around = shape.getparent()
        inner = around.find(f"{names.PIC}nvPicPr/{names.PIC}cNvPr") if around is not None else None
        said = (inner.get("descr") or "") if inner is not None else ""
    return " ".join(said.split())[:_LONGEST_ALTERNATE]


def _take(element: etree._Element, alternate: str, passage: Passage, pictures: Pictures) -> bool:
    """Hang a picture on its paragraph; say so where it cannot be."""
    name = element.get(R + "embed") or element.get(R + "id")
    if name is None:
        linked = element.get(R + "link") or element.get(R + "href")
        passage.noticed["linked-picture" if linked else "picture-left-out"] += 1
        return False
    data = pictures.picture(name)
    if data is None:
        passage.noticed["linked-picture"] += 1
        return False
    kind = media_type(data)
    if kind is None:
        passage.noticed["picture-left-out"] += 1
        return False
    passage.pictures.append(PictureDraft(data, kind, alternate))
    return True


def media_type(data: bytes) -> str | None:
    """The kind of a picture that may be kept; None for others, and for those too large or damaged."""
    if not data or len(data) > MOST_BYTES:
        return None
    kind, width, height = "", 0, 0
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) > 10:
        kind = "image/gif"
        width, height = struct.unpack_from("<HH", data, 6)
    elif data[:2] == b"BM" and len(data) > 26:
        kind = "image/bmp"
        width, height = struct.unpack_from("<ii", data, 18)
    else:
        found = picture_file(data)
        if found is not None:
            kind, width, height = found.media_type, found.width, found.height
    return kind if kind and 0 < width * abs(height) <= MOST_PIXELS else None


def _is_bare(shape: etree._Element) -> bool:
    """Whether a shape has neither words nor a picture; a rule across the page is no shape."""
    if shape.get(_RULE) is not None:
        return False
    return not any(True for _ in shape.iter(names.BOX, _BLIP, _OLD_IMAGE, _TEXT_PATH))
