"""The lists for a document of ours, made from its edition and its Word look before it is looked at."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed
from briefing_app.documents.gate_allowed.hiding import styles_that_show
from briefing_app.documents.writers import STANDARD_TEMPLATE
from briefing_app.documents.writers.html_style import style_sheet
from briefing_app.documents.writers.picture_files import picture_file
from briefing_app.documents.writers.printing import language_tag
from briefing_app.documents.writers.word.compiler import CompiledTemplate, compiled, theme_members
from briefing_app.documents.writers.word.properties import application_xml, core_xml
from briefing_app.documents.writers.word.relationships import content_types_xml, root_xml
from briefing_app.documents.writers.word.template import load_template
from briefing_app.documents.writers.word.writer import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from briefing_app.documents.writers.printing import Pictures
    from briefing_app.documents.writers.word.package import Member
    from briefing_app.documents.writers.word.template import Template
    from briefing_app.domain.edition import Edition
    from briefing_app.domain.wording import Wording

_CACHED = 8


def load_allowed(
    templates: Path, format_: str, edition: Edition, pictures: Pictures, wording: Wording | None = None
) -> Allowed:
    """The lists for an edition written in a format; *templates* is the folder of the Word looks.

    *wording* is needed where copies are counted.

    Raises:
        UnreadableError: the standard Word look is missing or damaged.
    """
    if format_ == "docx":
        return allowed_word(load_template(templates / STANDARD_TEMPLATE), edition, pictures)
    if format_ == "html":
        sheet = style_sheet(edition, wording.copy(edition.copy) if wording else "")
        return Allowed(pictures=_printed(pictures), style_sheet=sheet)
    return Allowed()


def allowed_word(template: Template, edition: Edition, pictures: Pictures) -> Allowed:
    """The lists for an edition written as a Word document in the look of a template."""
    language = language_tag(edition.language) or DEFAULT_LANGUAGE
    look = compiled(template)
    return Allowed(
        parts=_fixed_parts(template, language),
        stated={"docProps/core.xml": core_xml(edition, language).encode()},
        openings={"word/numbering.xml": look.lists.encode()},
        styles=_shown_styles(template),
        ink=template.colour("ink"),
        pictures=_printed(pictures),
    )


def _printed(pictures: Pictures) -> frozenset[bytes]:
    files = (picture_file(content) for content in pictures.values())
    return frozenset(file.content for file in files if file is not None)


@lru_cache(maxsize=_CACHED)
def _fixed_parts(template: Template, language: str) -> Mapping[str, frozenset[bytes]]:
    """The parts that are the same in every document of a look and a language."""
    look = compiled(template)
    return {part.name: frozenset({_content(part)}) for part in _members(look, language)}


def _members(look: CompiledTemplate, language: str) -> tuple[Member, ...]:
    return (
        look.fixed("[Content_Types].xml", partial(content_types_xml, look.parts)),
        look.fixed("_rels/.rels", root_xml),
        look.fixed("docProps/app.xml", application_xml),
        look.styles_in(language),
        look.settings,
        *theme_members(look),
    )


def _content(part: Member) -> bytes:
    return zlib.decompress(part.deflated, -zlib.MAX_WBITS)


@lru_cache(maxsize=_CACHED)
def _shown_styles(template: Template) -> frozenset[str]:
    """The styles of a look that show the words written in them."""
    look = compiled(template)
    return styles_that_show(look.styles_xml.encode(), frozenset(look.styles.values()), template.colour("ink"))
