"""The footnotes part: real footnotes that Word numbers and places, with links of their own."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.writers.printing import Printing
from briefing_app.documents.writers.word.compiler import CompiledTemplate
from briefing_app.documents.writers.word.inline import InlineWriter
from briefing_app.documents.writers.word.links import Links
from briefing_app.documents.writers.word.package import Member, member
from briefing_app.documents.writers.word.relationships import footnote_relationships
from briefing_app.documents.writers.word.xml import DECLARATION, NAMESPACES
from briefing_app.domain.text import FootnoteReference

_TIGHT = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{_TIGHT}<w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


class Footnotes:
    """The footnotes of one document, in the order they are referred to."""

    def __init__(self, template: CompiledTemplate, printing: Printing) -> None:
        self._links = Links()
        self._inline = InlineWriter(template, printing, self._links.id_of)
        text, reference = template.styles["footnote_text"], template.styles["footnote_reference"]
        self._opening = (
            f'<w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        )
        self._written: list[str] = []

    def number_of(self, note: FootnoteReference) -> int:
        """Takes a footnote in and gives the number its reference carries."""
        number = len(self._written) + 1
        runs = self._inline.runs(note.content, note.severances)
        self._written.append(f'<w:footnote w:id="{number}">{self._opening}{runs}</w:p></w:footnote>')
        return number

    def members(self) -> Iterator[Member]:
        """The footnotes part, and its relationships where it has links."""
        text = (f"{DECLARATION}<w:footnotes {NAMESPACES}>", _SEPARATORS, *self._written, "</w:footnotes>")
        yield member("word/footnotes.xml", text)
        addresses = list(self._links.addresses())
        if addresses:
            yield member("word/_rels/footnotes.xml.rels", footnote_relationships(addresses))
