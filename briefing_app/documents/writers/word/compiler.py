"""A template made ready to write with: a Word package opened once, cleaned, its styles mapped by name.

Built-in style names are the same in every language of Word while ids are translated, so roles find their
styles by name. Nothing of the file that served as template reaches a document but its styles, lists, fonts
and theme: no thumbnail, custom XML, revision ids, properties, headers or words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing_app.documents.writers.word.numbering import definitions_xml
from briefing_app.documents.writers.word.package import Member, binary_member, member
from briefing_app.documents.writers.word.styles import defaults_xml, style_xml
from briefing_app.documents.writers.word.template import Template
from briefing_app.documents.writers.word.xml import DECLARATION, MC, NAMESPACES, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "x-language"  # stands in the compiled styles where the language of a document comes
_CACHED = 8

_SETTINGS_KEPT = (
    "defaultTabStop",
    "characterSpacingControl",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),  # without it Word opens the file in its compatibility mode
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
_FOOTNOTE_SEPARATORS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledTemplate:
    """What the writer needs of a template: style ids by role, the look itself, and its parts.

    ``lists`` is the numbering part without its end; ``bullets`` and ``numbered`` are the ids of the two
    definitions in it, ``first_list`` the first id free for a list. ``parts`` maps the name of each further
    part to its bytes and its content type.
    """

    styles: Mapping[str, str]
    look: Template
    styles_xml: str
    settings: Member
    lists: str
    bullets: int
    numbered: int
    first_list: int
    parts: Mapping[str, tuple[bytes, str]]
    _styles_by_language: dict[str, Member] = field(default_factory=dict)
    _fixed: dict[str, Member] = field(default_factory=dict)

    def styles_in(self, language: str) -> Member:
        """The styles part for documents in a language ("fr-CA")."""
        if language not in self._styles_by_language:
            text = self.styles_xml.replace(_LANGUAGE, language)
            self._styles_by_language[language] = member("word/styles.xml", (text,))
        return self._styles_by_language[language]

    def fixed(self, name: str, text: Callable[[], str]) -> Member:
        """A part that is the same in every document of this template, made once from its text."""
        if name not in self._fixed:
            self._fixed[name] = member(name, (text(),))
        return self._fixed[name]


@lru_cache(maxsize=_CACHED)
def compiled(template: Template) -> CompiledTemplate:
    """The template ready to write with; kept, so that equal templates are compiled once."""
    import docx  # a fifth of a second, for which neither the window nor an export as text waits

    document = docx.Document(io.BytesIO(template.source) if template.source else None)
    root = document.styles.element
    ids = _map_styles(root, template)
    lists, first_definition, first_list = _lists(document, template)
    return CompiledTemplate(
        styles=ids,
        look=template,
        styles_xml=_printed(root),
        settings=member(
            "word/settings.xml", (_settings(document.settings.element, themed=bool(template.source)),)
        ),
        lists=lists,
        bullets=first_definition,
        numbered=first_definition + 1,
        first_list=first_list,
        parts=_kept_parts(document) if template.source else {},
    )


def _map_styles(root: _Element, template: Template) -> dict[str, str]:
    """Style ids by role, what was missing having been added; a department's file keeps what it has."""
    present = {_name(style).casefold(): style for style in root.findall(f"{{{W}}}style")}
    ids = {}
    for style in template.styles:
        found = present.get(style.name.casefold())
        ids[style.role] = _id(found) if found is not None else _new_id(style.name)
    if template.source is None:
        present = {}
        root.attrib.clear()
        for child in [one for one in root if one.tag != f"{{{W}}}latentStyles"]:
            root.remove(child)
    _set_defaults(root, template)
    for style in template.styles:
        if style.name.casefold() not in present:
            root.append(_element(style_xml(style, ids, template)))
    _remove_unused_table_styles(root, set(ids.values()))
    return ids


def _set_defaults(root: _Element, template: Template) -> None:
    """The language of the document in the defaults; font and spacing too where the template is our own."""
    defaults = root.find(f"{{{W}}}docDefaults")
    if defaults is None:
        root.insert(0, _element(defaults_xml(template, _LANGUAGE)))
        return
    properties = defaults.find(f"{{{W}}}rPrDefault/{{{W}}}rPr")
    if properties is None:
        root.replace(defaults, _element(defaults_xml(template, _LANGUAGE)))
        return
    language = properties.find(f"{{{W}}}lang")
    if language is None:
        language = _element(f"<w:lang {NAMESPACES}/>")
        properties.append(language)
    language.set(f"{{{W}}}val", _LANGUAGE)


def _remove_unused_table_styles(root: _Element, used: set[str]) -> None:
    bases = {base.get(f"{{{W}}}val") for base in root.iter(f"{{{W}}}basedOn")}
    for style in root.findall(f"{{{W}}}style"):
        is_default = style.get(f"{{{W}}}default") in ("1", "true")
        if style.get(f"{{{W}}}type") == "table" and not is_default and _id(style) not in used | bases:
            root.remove(style)


def _lists(document: Any, template: Template) -> tuple[str, int, int]:  # noqa: ANN401  # python-docx has no types
    """The numbering part without its end, the id of our first definition, the first free list id."""
    source = _given_lists(document) if template.source else None
    if source is None:
        source = _element(f"<w:numbering {NAMESPACES}/>")
    definitions, numbers = f"{{{W}}}abstractNum", f"{{{W}}}num"
    first_definition = 1 + _highest(source, definitions, "abstractNumId")
    first_list = 1 + _highest(source, numbers, "numId")
    place = len(source.findall(definitions)) + len(source.findall(f"{{{W}}}numPicBullet"))
    for xml in reversed(definitions_xml(template, first_definition)):
        source.insert(place, _element(xml))
    return _printed(source).removesuffix("</w:numbering>"), first_definition, first_list


def _highest(source: _Element, tag: str, number: str) -> int:
    return max((int(one.get(f"{{{W}}}{number}") or 0) for one in source.findall(tag)), default=0)


def _given_lists(document: Any) -> _Element | None:  # noqa: ANN401  # python-docx has no types
    """The lists of a department's file, or None where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element  # type: ignore[no-any-return]  # python-docx declares no type for it
    return None


def _settings(given: _Element, *, themed: bool) -> str:
    """The settings: the template's harmless ones in the order of the schema, ours among them."""
    kept = {
        name: given.find(f"{{{W}}}{name}") for name in _SETTINGS_KEPT if themed or name != "clrSchemeMapping"
    }
    printed = {name: _inner(one) for name, one in kept.items() if one is not None}
    in_order = (
        printed.get("defaultTabStop", ""),
        "<w:evenAndOddHeaders/>",
        printed.get("characterSpacingControl", ""),
        _FOOTNOTE_SEPARATORS,
        f"<w:compat>{_COMPATIBILITY}</w:compat>",
        printed.get("clrSchemeMapping", ""),
        printed.get("decimalSymbol", ""),
        printed.get("listSeparator", ""),
    )
    return f"{DECLARATION}<w:settings {NAMESPACES}>{''.join(in_order)}</w:settings>"


def _kept_parts(document: Any) -> dict[str, tuple[bytes, str]]:  # noqa: ANN401  # python-docx has no types
    """Theme and fonts of a department's file; no other part of it is carried over."""
    wanted = ("/theme", "/fontTable")
    return {
        str(relation.target_part.partname).lstrip("/"): (
            relation.target_part.blob,
            relation.target_part.content_type,
        )
        for relation in document.part.rels.values()
        if relation.reltype.endswith(wanted)
    }


def _printed(root: _Element) -> str:
    """The part as text, without revision ids and the names of programs."""
    from lxml import etree

    for one in list(root.iter(f"{{{W}}}rsid")):
        one.getparent().remove(one)  # type: ignore[union-attr]  # rsid is never the root
    for one in root.iter():
        for name in [name for name in one.attrib if str(name).startswith(f"{{{W}}}rsid")]:
            del one.attrib[name]
    ignorable = f"{{{MC}}}Ignorable"
    declared = [prefix for prefix in root.get(ignorable, "").split() if prefix in root.nsmap]
    etree.cleanup_namespaces(root, keep_ns_prefixes=declared)
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _inner(element: _Element) -> str:
    """One element as text inside a part that declares the namespaces itself."""
    from lxml import etree

    etree.cleanup_namespaces(element)
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode", with_tail=False))


def _element(xml: str) -> _Element:
    from docx.oxml import parse_xml

    return parse_xml(xml)  # python-docx's own parser, so that its element classes fit


def _new_id(name: str) -> str:
    """The style id Word itself would give: "List Bullet 2" is ListBullet2, "toc 1" is TOC1."""
    words = re.findall(r"\w+", name)
    return "".join("TOC" if word == "toc" else word[0].upper() + word[1:] for word in words)


def _name(style: _Element) -> str:
    name = style.find(f"{{{W}}}name")
    return "" if name is None else str(name.get(f"{{{W}}}val"))


def _id(style: _Element) -> str:
    return str(style.get(f"{{{W}}}styleId"))


def theme_members(template: CompiledTemplate) -> tuple[Member, ...]:
    """The theme and fonts of a template as parts of a document."""
    return tuple(binary_member(name, blob) for name, (blob, _) in template.parts.items())
