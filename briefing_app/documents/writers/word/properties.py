"""Document properties set on purpose: title, institution, language; no person, no clock, no counts."""

from __future__ import annotations

from briefing_app.documents.writers.word.xml import DECLARATION, escaped
from briefing_app.domain.edition import Edition

EPOCH = "1980-01-01T00:00:00Z"
"""The time stated in every document, as on every part of its package: when it was made tells nothing."""


def core_xml(edition: Edition, language: str) -> str:
    """The core properties; the author is the institution, never a person."""
    spoken = f"<dc:language>{language}</dc:language>" if language else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(' '.join(edition.title.split()))}</dc:title>"
        f"<dc:creator>{escaped(edition.institution)}</dc:creator>{spoken}<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{EPOCH}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{EPOCH}</dcterms:modified></cp:coreProperties>'
    )


def application_xml() -> str:
    """The extended properties: the program, and nothing about how or for how long it was written."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Briefing Desk</Application></Properties>"
    )
