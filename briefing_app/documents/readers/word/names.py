"""The names of elements and attributes of Word files, and old and strict files told in one set of names."""

from __future__ import annotations

from lxml import etree

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"

W = f"{{{_WORD}}}"
R = f"{{{_OFFICE}relationships}}"
M = f"{{{_OFFICE}math}}"
A = f"{{{_DRAWING}main}}"
PIC = f"{{{_DRAWING}picture}}"
WP = f"{{{_DRAWING}wordprocessingDrawing}}"
CHART = f"{{{_DRAWING}chart}}"
DIAGRAM = f"{{{_DRAWING}diagram}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  # as every Word file calls it
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"
ID = R + "id"
DOCUMENT = W + "document"
PARAGRAPH, TABLE, ROW, CELL = W + "p", W + "tbl", W + "tr", W + "tc"
RUN, TEXT = W + "r", W + "t"
RUN_PROPERTIES, PARAGRAPH_PROPERTIES = W + "rPr", W + "pPr"
CONTROL, CONTROL_PROPERTIES, CONTROL_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
INSERTED, DELETED, MOVED_TO, MOVED_FROM = W + "ins", W + "del", W + "moveTo", W + "moveFrom"
FIELD_SIGN, FIELD_WORDS, SIMPLE_FIELD = W + "fldChar", W + "instrText", W + "fldSimple"
LINK = W + "hyperlink"
BOOKMARK = W + "bookmarkStart"
BOX = W + "txbxContent"
DRAWING, OLD_PICTURE, OBJECT = W + "drawing", W + "pict", W + "object"
ALTERNATES, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
FORMULA, FORMULAS = M + "oMath", M + "oMathPara"

GONE = frozenset({DELETED, MOVED_FROM})
"""What a tracked change took away."""

_MICROSOFT = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = frozenset(
    {
        *(name[1:-1] for name in (W, R, M, A, PIC, WP, CHART, DIAGRAM, W14, W15, WPS, V, O)),
        f"{_MICROSOFT}word/2010/wordprocessingGroup",
        f"{_MICROSOFT}word/2010/wordprocessingDrawing",
        f"{_MICROSOFT}word/2010/wordprocessingCanvas",
        f"{_MICROSOFT}drawing/2010/main",
        "urn:schemas-microsoft-com:office:word",
        *(
            f"{_MICROSOFT}word/{year}/wordml{rest}"
            for year, rest in (("2015", "/symex"), ("2016", "/cid"), ("2018", ""), ("2018", "/cex"))
        ),
    }
)
_STRICT = "http://purl.oclc.org/ooxml/"
_FROM_STRICT = {
    f"{_STRICT}wordprocessingml/main": _WORD,
    f"{_STRICT}officeDocument/relationships": f"{_OFFICE}relationships",
    f"{_STRICT}officeDocument/math": f"{_OFFICE}math",
    f"{_STRICT}officeDocument/customProperties": f"{_OFFICE}custom-properties",
    f"{_STRICT}officeDocument/docPropsVTypes": f"{_OFFICE}docPropsVTypes",
    f"{_STRICT}drawingml/main": f"{_DRAWING}main",
    f"{_STRICT}drawingml/picture": f"{_DRAWING}picture",
    f"{_STRICT}drawingml/chart": f"{_DRAWING}chart",
    f"{_STRICT}drawingml/diagram": f"{_DRAWING}diagram",
    f"{_STRICT}drawingml/wordprocessingDrawing": f"{_DRAWING}wordprocessingDrawing",
}


def in_usual_names(root: etree._Element) -> etree._Element:
    """The tree of a part, one of ISO's strict namespaces renamed as all other files have it."""
    if not any(_STRICT in (address or "") for address in root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = _usual(str(element.tag))
        for name, value in element.items():
            usual = _usual(str(name))
            if usual != name:
                del element.attrib[name]
                element.set(usual, value)
    return root


def _usual(name: str) -> str:
    space, closing, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    return f"{{{_FROM_STRICT[space]}}}{local}" if closing and space in _FROM_STRICT else name


def is_understood(tag: str) -> bool:
    """Whether the name is of a vocabulary whose elements are read or passed on purpose."""
    return tag[1:].partition("}")[0] in _UNDERSTOOD


def branch(alternates: etree._Element) -> etree._Element | None:
    """The one branch of alternate content that is read: the first that is understood, else the fallback."""
    for child in alternates:
        if child.tag == CHOICE:
            spaces = (child.nsmap.get(prefix) for prefix in (child.get("Requires") or "").split())
            if all(space in _UNDERSTOOD for space in spaces):
                return child
        elif child.tag == FALLBACK:
            return child
    return None


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as ``w:b`` is on."""
    return element.get(VAL, "1") not in ("0", "false", "off", "none")


def whole(stated: str | None) -> int | None:
    """The whole number an attribute states; a length in points is one of twips."""
    if stated is None:
        return None
    try:
        return int(stated) if len(stated) < 12 else None
    except ValueError:
        return _from_points(stated)


_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}


def _from_points(stated: str) -> int | None:
    factor = _TWIPS.get(stated[-2:], 1.0)
    try:
        return round(float(stated[:-2] if stated[-2:] in _TWIPS else stated) * factor)
    except (ValueError, OverflowError):
        return None
