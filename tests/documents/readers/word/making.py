"""Word packages made of a few lines of hand-written XML, and what our reader says of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from briefing_app.documents.readers.structured.drafts import (
    CellDraft,
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.structured.parts import LineEnd, Said
from briefing_app.documents.readers.word.reading import read_word

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}relationships" xmlns:m="{OFFICE}math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:example:unheard-of" mc:Ignorable="w14 x"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
}


def docx(
    body: str,
    *,
    links: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    headers: Mapping[str, str] | None = None,
    whole: Mapping[str, str] | None = None,
    **parts: str,
) -> bytes:
    """A package around a body.

    *parts* are the insides of styles, numbering, footnotes and so on; *links* addresses and *media* pictures
    by their relationship ids; *headers* the insides of headers and footers ("header1") by theirs, which are
    their names; *whole* are other files of the package as they are.
    """
    related = [
        f'<Relationship Id="{name}" Type="{OFFICE}relationships/{name}" Target="{name}.xml"/>'
        for name in parts
    ]
    files: dict[str, str | bytes] = {
        f"word/{name}.xml": f"<w:{_ROOTS[name]} {SPACES}>{inside}</w:{_ROOTS[name]}>"
        for name, inside in parts.items()
    }
    for name, address in (links or {}).items():
        related.append(
            f'<Relationship Id="{name}" Type="{OFFICE}relationships/hyperlink" Target="{address}" '
            'TargetMode="External"/>'
        )
    for name, data in (media or {}).items():
        related.append(
            f'<Relationship Id="{name}" Type="{OFFICE}relationships/image" Target="media/{name}.bin"/>'
        )
        files[f"word/media/{name}.bin"] = data
    for name, inside in (headers or {}).items():
        kind = name.rstrip("0123456789")
        tag = "hdr" if kind == "header" else "ftr"
        related.append(f'<Relationship Id="{name}" Type="{OFFICE}relationships/{kind}" Target="{name}.xml"/>')
        files[f"word/{name}.xml"] = f"<w:{tag} {SPACES}>{inside}</w:{tag}>"
    files["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return packed(files | dict(whole or {}), related)


def packed(files: Mapping[str, str | bytes], related: Iterable[str]) -> bytes:
    """The package of some files; *related* are the relationships of its main part."""
    namespace = "http://schemas.openxmlformats.org/package/2006"
    types = (
        f'<Types xmlns="{namespace}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/></Types>'
    )
    root = (
        f'<Relationships xmlns="{namespace}/relationships"><Relationship Id="main" '
        f'Type="{OFFICE}relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    links = f'<Relationships xmlns="{namespace}/relationships">{"".join(related)}</Relationships>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", root)
        package.writestr("word/_rels/document.xml.rels", links)
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def read(body: str, **given: object) -> StructuredPage:
    """What our reader gives of a package around a body."""
    return read_word("binder.docx", docx(body, **given))  # type: ignore[arg-type]  # as "docx" takes them


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what is no XML is the words of one."""
    told = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{told}</w:pPr>{inside}</w:p>" if told else f"<w:p>{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{words}</w:t></w:r>'


def style(identity: str, name: str, rest: str = "", kind: str = "paragraph", based_on: str = "") -> str:
    """A style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{base}{rest}</w:style>'


def table(*rows: Iterable[str], properties: str = "") -> str:
    """A table; a cell that is no XML is a paragraph of words."""
    told = f"<w:tblPr>{properties}</w:tblPr>" if properties else ""
    return f"<w:tbl>{told}{''.join(row if isinstance(row, str) else tr(*row) for row in rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    told = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{told}{''.join(one if one.startswith('<w:') else tc(one) for one in cells)}</w:tr>"


def tc(inside: str = "", properties: str = "") -> str:
    """A cell."""
    told = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{told}{inside if inside.startswith('<') else p(inside) if inside else '<w:p/>'}</w:tc>"


def words(draft: WordsDraft) -> str:
    """The words of a draft, a line end as a line feed, a note's mark in braces."""
    return "".join(
        part.text if isinstance(part, Said) else "\n" if isinstance(part, LineEnd) else f"{{{part.shown}}}"
        for part in draft.parts
    )


def said(drafts: Iterable[Draft] | StructuredPage) -> list[str]:
    """The words of every draft in order, those of cells and notes too."""
    found: list[str] = []
    for draft in drafts.drafts if isinstance(drafts, StructuredPage) else drafts:
        match draft:
            case WordsDraft():
                found.append(words(draft))
            case NoteDraft():
                found += said(draft.drafts)
            case TableDraft():
                found += said(draft.caption)
                for row in draft.rows:
                    for cell in row:
                        found += said(cell.drafts)
            case PictureDraft():
                found.append(f"<{draft.alternate}>")
    return found


def cells(draft: Draft) -> list[list[tuple[str, int, int]]]:
    """The cells of a table: their words, and over how many rows and columns they reach."""
    assert isinstance(draft, TableDraft)
    return [[_cell(cell) for cell in row] for row in draft.rows]


def _cell(cell: CellDraft) -> tuple[str, int, int]:
    return " / ".join(said(cell.drafts)), cell.rows, cell.columns


def codes(page: StructuredPage) -> list[tuple[int, str]]:
    """The line and code of every warning."""
    return [(warning.line, warning.code) for warning in page.warnings]


def everything(page: StructuredPage) -> str:
    """All that the reader says, wherever it says it: nothing hidden or deleted may stand there."""
    return repr(page)
