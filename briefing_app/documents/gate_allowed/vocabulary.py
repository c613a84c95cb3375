"""The grammar of the XML that our writer of Word documents writes: nothing else may be in what it wrote.

For each element those it may stand in, and the form of each of its attributes. A form admits numbers, ids of
ours and choices; words of a note stand only where the form is WORDS, and those are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""Every namespace of a part with words of a note, under the one prefix it may have."""

WORDS = r"[\s\S]*"
STYLE = "style"
"""The form of the id of a style: one of those the template lets a document use."""

_NUMBER = r"-?\d{1,10}"
_COUNT = r"\d{1,9}"
_SWITCH = "[01]"
_COLOUR = "[0-9A-F]{6}"
_KEEPS_SPACE = {"xml:space": "preserve"}
_NO_PADDING = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
_WIDTH = {"w:w": _COUNT, "w:type": "dxa"}

_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "w:document": ("", {}),
    "w:hdr": ("", {}),
    "w:ftr": ("", {}),
    "w:footnotes": ("", {}),
    "w:body": ("w:document", {}),
    # paragraphs and what is in them
    "w:p": ("w:body w:tc w:hdr w:ftr w:footnote w:sdtContent", {}),
    "w:pPr": ("w:p", {}),
    "w:pStyle": ("w:pPr", {"w:val": STYLE}),
    "w:keepNext": ("w:pPr", {}),
    "w:jc": ("w:pPr", {"w:val": "left|center|right"}),
    "w:spacing": ("w:pPr", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"}),
    "w:numPr": ("w:pPr", {}),
    "w:ilvl": ("w:numPr", {"w:val": "[0-8]"}),
    "w:numId": ("w:numPr", {"w:val": _COUNT}),
    "w:r": ("w:p w:hyperlink", {}),
    "w:rPr": ("w:r", {}),
    "w:rStyle": ("w:rPr", {"w:val": STYLE}),
    "w:b": ("w:rPr", {}),
    "w:bCs": ("w:rPr", {}),
    "w:i": ("w:rPr", {}),
    "w:iCs": ("w:rPr", {}),
    "w:color": ("w:rPr", {"w:val": _COLOUR}),
    "w:lang": ("w:rPr", {"w:val": "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"}),
    "w:shd": ("w:rPr w:tcPr", {"w:val": "clear", "w:color": "auto", "w:fill": _COLOUR}),
    "w:t": ("w:r", _KEEPS_SPACE),
    "w:br": ("w:r", {}),
    "w:tab": ("w:r", {}),
    "w:hyperlink": (
        "w:p",
        {"r:id": rf"link{_COUNT}", "w:anchor": r"_Toc\d{6,}", "w:history": "1"},
    ),
    "w:bookmarkStart": (
        "w:p w:tc",
        {"w:id": _COUNT, "w:name": rf"_Toc\d{{6,}}|(Row)?Title_{_COUNT}"},
    ),
    "w:bookmarkEnd": ("w:p w:tc", {"w:id": _COUNT}),
    "w:fldChar": ("w:r", {"w:fldCharType": "begin|separate|end"}),
    "w:instrText": ("w:r", _KEEPS_SPACE),
    # footnotes
    "w:footnote": ("w:footnotes", {"w:id": _NUMBER, "w:type": "separator|continuationSeparator"}),
    "w:separator": ("w:r", {}),
    "w:continuationSeparator": ("w:r", {}),
    "w:footnoteRef": ("w:r", {}),
    "w:footnoteReference": ("w:r", {"w:id": _COUNT}),
    # the contents list
    "w:sdt": ("w:body", {}),
    "w:sdtPr": ("w:sdt", {}),
    "w:docPartObj": ("w:sdtPr", {}),
    "w:docPartGallery": ("w:docPartObj", {"w:val": "Table of Contents"}),
    "w:docPartUnique": ("w:docPartObj", {}),
    "w:sdtContent": ("w:sdt", {}),
    # tables
    "w:tbl": ("w:body w:tc", {}),
    "w:tblPr": ("w:tbl", {}),
    "w:tblStyle": ("w:tblPr", {"w:val": STYLE}),
    "w:tblW": ("w:tblPr", _WIDTH),
    "w:tblLayout": ("w:tblPr", {"w:type": "fixed"}),
    "w:tblCellMar": ("w:tblPr", {}),
    "w:left": ("w:tblCellMar", _WIDTH),
    "w:right": ("w:tblCellMar", _WIDTH),
    "w:tblLook": (
        "w:tblPr",
        {
            "w:val": "[0-9A-F]{4}",
            **dict.fromkeys(
                ("w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn", "w:noHBand", "w:noVBand"),
                _SWITCH,
            ),
        },
    ),
    "w:tblCaption": ("w:tblPr", {"w:val": WORDS}),
    "w:tblGrid": ("w:tbl", {}),
    "w:gridCol": ("w:tblGrid", {"w:w": _NUMBER}),
    "w:tr": ("w:tbl", {}),
    "w:trPr": ("w:tr", {}),
    "w:cantSplit": ("w:trPr", {}),
    "w:tblHeader": ("w:trPr", {}),
    "w:trHeight": ("w:trPr", {"w:val": _COUNT, "w:hRule": "atLeast"}),
    "w:tc": ("w:tr", {}),
    "w:tcPr": ("w:tc", {}),
    "w:tcW": ("w:tcPr", {"w:w": _NUMBER, "w:type": "dxa"}),
    # pictures
    "w:drawing": ("w:r", {}),
    "wp:inline": ("w:drawing", _NO_PADDING),
    "wp:extent": ("wp:inline", {"cx": _COUNT, "cy": _COUNT}),
    "wp:docPr": ("wp:inline", {"id": _COUNT, "name": rf"Picture {_COUNT}", "descr": WORDS}),
    "a:extLst": ("wp:docPr", {}),
    "a:ext": ("a:extLst a:xfrm", {"uri": r"\{[0-9A-F-]{36}\}", "cx": _COUNT, "cy": _COUNT}),
    "adec:decorative": ("a:ext", {"val": "1"}),
    "a:graphic": ("wp:inline", {}),
    "a:graphicData": ("a:graphic", {"uri": re.escape(NAMESPACES["pic"])}),
    "pic:pic": ("a:graphicData", {}),
    "pic:nvPicPr": ("pic:pic", {}),
    "pic:cNvPr": ("pic:nvPicPr", {"id": _COUNT, "name": rf"Picture {_COUNT}"}),
    "pic:cNvPicPr": ("pic:nvPicPr", {}),
    "pic:blipFill": ("pic:pic", {}),
    "a:blip": ("pic:blipFill", {"r:embed": rf"picture{_COUNT}"}),
    "a:stretch": ("pic:blipFill", {}),
    "a:fillRect": ("a:stretch", {}),
    "pic:spPr": ("pic:pic", {}),
    "a:xfrm": ("pic:spPr", {}),
    "a:off": ("a:xfrm", {"x": "0", "y": "0"}),
    "a:prstGeom": ("pic:spPr", {"prst": "rect"}),
    "a:avLst": ("a:prstGeom", {}),
    # the page
    "w:sectPr": ("w:body", {}),
    "w:headerReference": ("w:sectPr", {"w:type": "default|first|even", "r:id": "h[1-3]"}),
    "w:footerReference": ("w:sectPr", {"w:type": "default|first|even", "r:id": "f[1-3]"}),
    "w:pgSz": ("w:sectPr", {"w:w": _COUNT, "w:h": _COUNT}),
    "w:pgMar": (
        "w:sectPr",
        dict.fromkeys(
            (f"w:{side}" for side in ("top", "right", "bottom", "left", "header", "footer", "gutter")), _COUNT
        ),
    ),
    "w:cols": ("w:sectPr", {"w:space": "720"}),
    "w:titlePg": ("w:sectPr", {}),
}

WITH_TEXT = frozenset({"w:t", "w:instrText"})
"""The elements that hold text; between all others there is none, not even white space."""


@dataclass(frozen=True, slots=True)
class Permitted:
    """What is permitted of an element: those it may stand in, and the form of each attribute."""

    inside: frozenset[str | None]
    attributes: Mapping[str, re.Pattern[str] | None]
    """The form of each attribute by its name, None for the id of a style."""


def named(name: str) -> str:
    """The name "w:p" as lxml gives it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def _permitted() -> Iterator[tuple[str, Permitted]]:
    for name, (parents, attributes) in _ELEMENTS.items():
        inside = frozenset[str | None](map(named, parents.split())) or frozenset({None})
        forms = {named(one): None if form == STYLE else re.compile(form) for one, form in attributes.items()}
        yield named(name), Permitted(inside, forms)


PERMITTED: Mapping[str, Permitted] = dict(_permitted())
"""What is permitted of each element, by the name lxml gives it."""
