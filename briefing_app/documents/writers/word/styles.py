"""Named styles as XML: each property of a template's style in the place the schema wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing_app.documents.writers.word.template import TWIPS_PER_POINT, Style, Template, twips
from briefing_app.documents.writers.word.xml import NAMESPACES, attribute

CELL_PADDING = 100
"""Left and right padding of a table cell, in twips."""

_AUTO_LINE = 240  # a line of factor 1, in the unit of w:spacing


def style_xml(style: Style, ids: Mapping[str, str], template: Template) -> str:
    """The ``w:style`` element; *ids* gives the style id of each role."""
    default = ' w:default="1"' if style.role == "normal" else ""
    based_on = f'<w:basedOn w:val="{ids[style.based_on]}"/>' if style.based_on else ""
    following = f'<w:next w:val="{ids[style.next]}"/>' if style.next else ""
    custom = "" if _is_built_in(style) else ' w:customStyle="1"'
    body = _table_body(template) if style.kind == "table" else _body(style, template)
    return (
        f'<w:style {NAMESPACES} w:type="{style.kind}"{default}{custom} w:styleId="{ids[style.role]}">'
        f'<w:name w:val="{attribute(style.name)}"/>{based_on}{following}'
        f'<w:uiPriority w:val="{1 if custom else 9}"/><w:qFormat/>{body}</w:style>'
    )


def defaults_xml(template: Template, language: str) -> str:
    """The ``w:docDefaults`` element: font, size and language of all text, spacing of all paragraphs."""
    return (
        f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr>{_fonts(template.font)}"
        f'<w:color w:val="{template.colour("ink")}"/>{_sizes(template.size)}'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="{points(template.after)}" '
        f'w:line="{round(template.line * _AUTO_LINE)}" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def points(length: float) -> int:
    """A length in points as twips."""
    return round(length * TWIPS_PER_POINT)


def _is_built_in(style: Style) -> bool:
    """Whether Word knows the style itself; the names of those begin with a known word."""
    known = (
        "Normal",
        "Title",
        "Subtitle",
        "heading ",
        "List ",
        "caption",
        "toc ",
        "TOC ",
        "header",
        "footer",
    )
    return style.name.startswith((*known, "footnote ", "Hyperlink"))


def _body(style: Style, template: Template) -> str:
    paragraph = "".join(_paragraph_properties(style, template))
    characters = "".join(_character_properties(style, template))
    return (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (
        f"<w:rPr>{characters}</w:rPr>" if characters else ""
    )


def _paragraph_properties(style: Style, template: Template) -> Iterator[str]:
    if style.keep_next is not None:
        yield _switch("keepNext", style.keep_next)
        yield _switch("keepLines", style.keep_next)
    if style.right_tab:
        yield f'<w:tabs><w:tab w:val="right" w:pos="{template.page.text_width}"/></w:tabs>'
    if style.page_tab:
        yield f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{template.page.text_width}"/></w:tabs>'
    yield _spacing(style)
    if style.left is not None:
        yield f'<w:ind w:left="{twips(style.left)}"/>'
    if style.align:
        yield f'<w:jc w:val="{style.align}"/>'
    if style.outline is not None:
        yield f'<w:outlineLvl w:val="{style.outline - 1}"/>'


def _spacing(style: Style) -> str:
    given = ""
    if style.before is not None:
        given += f' w:before="{points(style.before)}"'
    if style.after is not None:
        given += f' w:after="{points(style.after)}"'
    if style.line is not None:
        given += f' w:line="{round(style.line * _AUTO_LINE)}" w:lineRule="auto"'
    return f"<w:spacing{given}/>" if given else ""


def _character_properties(style: Style, template: Template) -> Iterator[str]:
    if style.font:
        yield _fonts(style.font)
    if style.bold is not None:
        yield _switch("b", style.bold) + _switch("bCs", style.bold)
    if style.italic is not None:
        yield _switch("i", style.italic) + _switch("iCs", style.italic)
    if style.capitals is not None:
        yield _switch("caps", style.capitals)
    if style.colour:
        yield f'<w:color w:val="{template.colour(style.colour)}"/>'
    if style.size is not None:
        yield _sizes(style.size)
    if style.underline:
        yield '<w:u w:val="single"/>'
    if style.shade:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{template.colour(style.shade)}"/>'
    if style.superscript:
        yield '<w:vertAlign w:val="superscript"/>'


def _table_body(template: Template) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{template.colour("line")}"'
    header = template.colour("header_row")
    return (
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="{CELL_PADDING}" w:type="dxa"/>'
        f'<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{CELL_PADDING}" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{header}"/><w:vAlign w:val="bottom"/></w:tcPr>'
        '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
    )


def _fonts(name: str) -> str:
    font = attribute(name)
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _sizes(size: float) -> str:
    half_points = round(size * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
