"""The writer of Word documents: an edition and a template in, the bytes of a .docx file out.

The bytes depend on edition, template, wording and pictures alone; what the edition does not hold cannot be in
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from briefing_app.documents.writers.outline import outline_levels
from briefing_app.documents.writers.printing import Pictures, Printing, plain_stretches, printable
from briefing_app.documents.writers.word.body import BodyWriter, Outline
from briefing_app.documents.writers.word.compiler import CompiledTemplate, compiled, theme_members
from briefing_app.documents.writers.word.contents import Entry, contents_list
from briefing_app.documents.writers.word.footnotes import Footnotes
from briefing_app.documents.writers.word.frame import frame_parts, section_xml
from briefing_app.documents.writers.word.inline import InlineWriter
from briefing_app.documents.writers.word.links import Links
from briefing_app.documents.writers.word.numbering import Lists
from briefing_app.documents.writers.word.package import Member, Package, member
from briefing_app.documents.writers.word.pictures import PictureParts
from briefing_app.documents.writers.word.properties import application_xml, core_xml
from briefing_app.documents.writers.word.relationships import (
    content_types_xml,
    document_relationships,
    root_xml,
)
from briefing_app.documents.writers.word.template import Template
from briefing_app.documents.writers.word.xml import DECLARATION, NAMESPACES, run
from briefing_app.domain.edition import Edition, InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.text import BlockId, Heading
from briefing_app.domain.wording import Wording

DEFAULT_LANGUAGE = "en-CA"
"""The language stated of a document whose own is not known."""


def write_word(
    edition: InternalEdition | PublicEdition | PartnerEdition,
    template: Template,
    wording: Wording,
    pictures: Pictures,
) -> bytes:
    """The edition as a .docx file; *pictures* gives the bytes of each picture by its digest."""
    return _Document(edition, compiled(template), wording, pictures).written()


class _Document:
    """One document being written: its parts and what they share."""

    def __init__(
        self, edition: Edition, template: CompiledTemplate, wording: Wording, pictures: Pictures
    ) -> None:
        self._edition = edition
        self._template = template
        self._printing = Printing(edition, wording)
        self._language = self._printing.language or DEFAULT_LANGUAGE
        self._links = Links()
        self._footnotes = Footnotes(template, self._printing)
        self._pictures = PictureParts(pictures, template.look)
        self._lists = Lists(template.first_list, template.bullets, template.numbered)
        self._inline = InlineWriter(template, self._printing, self._links.id_of, self._footnotes.number_of)
        self._body = BodyWriter(
            template,
            self._inline,
            self._printing,
            self._pictures,
            self._lists,
            with_bookmarks=isinstance(edition, InternalEdition),
        )

    def written(self) -> bytes:
        """The bytes of the package; the text comes first, for it decides what the other parts hold."""
        document = member("word/document.xml", self._text())
        fixed = self._template.fixed
        pictures = list(self._pictures.parts())
        package = Package()
        package.add(fixed("[Content_Types].xml", partial(content_types_xml, self._template.parts)))
        package.add(fixed("_rels/.rels", root_xml))
        package.add(member("docProps/core.xml", (core_xml(self._edition, self._language),)))
        package.add(fixed("docProps/app.xml", application_xml))
        package.add(document)
        package.add(member("word/_rels/document.xml.rels", self._relationships(pictures)))
        package.add(self._template.styles_in(self._language))
        package.add(self._template.settings)
        package.add(member("word/numbering.xml", self._numbering()))
        for part in (*self._footnotes.members(), *self._frame(), *theme_members(self._template)):
            package.add(part)
        for _, picture in pictures:
            package.add(picture)
        return package.finished()

    def _frame(self) -> Iterator[Member]:
        """Headers and footers; those of the first and of even pages read like the others."""
        made: dict[str, Member] = {}
        for name, text in frame_parts(self._edition, self._template, self._printing):
            if text not in made:
                made[text] = member(f"word/{name}", (text,))
            yield replace(made[text], name=f"word/{name}")

    def _text(self) -> Iterator[str]:
        edition = self._edition
        headings = printable(block for block in edition.blocks if isinstance(block, Heading))
        levels = outline_levels(headings)
        listed = [block for block in headings if levels[block.id] <= edition.contents_depth]
        targets = {block.id: f"_Toc{number:06}" for number, block in enumerate(listed, 1)}
        front = {block: (level, None) for block, level in outline_levels(printable(edition.front)).items()}
        outline: Outline = front | {block: (level, targets.get(block)) for block, level in levels.items()}
        yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
        yield from self._opening()
        yield from self._body.blocks(edition.front, outline)
        yield from self._contents(listed, levels, targets)
        yield from self._body.blocks(edition.blocks, outline)
        yield f"{section_xml(self._template.look.page)}</w:body></w:document>"

    def _opening(self) -> Iterator[str]:
        """The marking in words, for those to whom headers are not read out; title and subtitle.

        The first of them carries what a copy of an internal edition is known by.
        """
        trace = self._edition.trace if isinstance(self._edition, InternalEdition) else ()
        known_by = "".join("".join(self._body.bookmark(name)) for name in trace)
        for role, words in (
            ("banner_in_body", self._marked()),
            ("title", self._edition.title),
            ("subtitle", self._edition.subtitle),
        ):
            if words.strip():
                yield self._body.paragraph(role, known_by + run("", words))
                known_by = ""

    def _marked(self) -> str:
        """What pages say above and below that is no number of a page: the marking, the copy if known."""
        edition = self._edition
        banner = self._printing.banner_line if edition.banner and edition.page.body else ""
        copy = "" if edition.copy is None or edition.copy.is_blank else self._printing.copy
        return " · ".join(filter(None, (banner, copy)))

    def _contents(
        self, headings: Iterable[Heading], levels: dict[BlockId, int], targets: dict[BlockId, str]
    ) -> Iterator[str]:
        entries = (
            Entry(levels[heading.id], targets[heading.id], self._words_of(heading)) for heading in headings
        )
        roles = {0: "toc_heading", 1: "toc1", 2: "toc2", 3: "toc3"}
        styles = {level: self._body.properties(role) for level, role in roles.items()}
        depth = self._edition.contents_depth
        return contents_list(entries, depth, run("", self._printing.contents_title), styles)

    def _words_of(self, heading: Heading) -> str:
        pieces = self._printing.pieces(heading.content, heading.severances, heading.portion)
        return "".join(self._inline.plain(words, severed) for words, severed in plain_stretches(pieces))

    def _relationships(self, pictures: Iterable[tuple[str, Member]]) -> Iterator[str]:
        files = [(name, part.name.removeprefix("word/")) for name, part in pictures]
        return document_relationships(self._template.parts, files, self._links.addresses())

    def _numbering(self) -> Iterator[str]:
        yield self._template.lists
        yield from self._lists.elements()
        yield "</w:numbering>"
