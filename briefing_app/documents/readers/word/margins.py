"""Headers and footers: those that some page shows, each text once, apart from the body."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from briefing_app.documents.readers.structured.drafts import Draft, PictureDraft, TableDraft, WordsDraft
from briefing_app.documents.readers.structured.grid import in_reading_order
from briefing_app.documents.readers.structured.parts import LineEnd, NoteMark, Said
from briefing_app.documents.readers.word.document import Document
from briefing_app.documents.readers.word.fields import closed_fields
from briefing_app.documents.readers.word.names import ID, W, is_on
from briefing_app.documents.readers.word.numbering import Counter
from briefing_app.documents.readers.word.properties import SOME_GROUND
from briefing_app.documents.readers.word.story import WATERMARK, Story
from briefing_app.domain.reading import StatedMarking

_HEADER, _FOOTER = "header", "footer"
_LONGEST_MARKING = 400


class Margins:
    """Reads the headers, then the footers of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._met: set[tuple[str, str]] = set()

    def read(self, body: etree._Element) -> tuple[list[Draft], list[StatedMarking]]:
        """Their drafts, and what of them may state a marking."""
        drafts: list[Draft] = []
        stated: list[StatedMarking] = []
        parts = list(self._shown(body))
        for where in (_HEADER, _FOOTER):
            for part in dict.fromkeys(part for kind, part in parts if kind == where):
                for draft in self._part(part):
                    words = _words(draft)
                    kind = "watermark" if draft.rule == WATERMARK else where
                    stated.append(StatedMarking(kind, words[:_LONGEST_MARKING], draft.line))
                    draft.rule = f"word-{where}"
                    drafts.append(draft)
        return drafts, stated

    def _part(self, part: str) -> Iterator[WordsDraft]:
        """The paragraphs of one header or footer that no other of its kind has said."""
        root = self._document.tree(part)
        if root is None:
            return
        story = Story(self._document, part, closed_fields(root), Counter(self._document.numbering))
        story.inline.ground = SOME_GROUND
        page = self._document.page
        lines, warnings = len(page.lines), len(page.warnings)
        found = story.read(root)
        story.close()
        told, page.lines[lines:] = page.lines[lines:], []
        places: dict[int, int] = {}
        kind = etree.QName(root).localname
        for draft in _paragraphs(found):
            key = kind, _words(draft)
            if key not in self._met:
                self._met.add(key)
                places[draft.line] = self._document.line(told[draft.line - lines - 1])
                yield WordsDraft(draft.parts, line=places[draft.line], rule=draft.rule, boilerplate=True)
        last = max(len(page.lines), 1)
        page.warnings[warnings:] = [
            replace(one, line=places.get(one.line, last)) for one in page.warnings[warnings:]
        ]
        pictures = sum(isinstance(draft, PictureDraft) for draft in found)
        self._document.notice(last, Tally({"picture-left-out": pictures}))

    def _shown(self, body: etree._Element) -> Iterator[tuple[str, str]]:
        """The parts that pages show, by kind: a section without its own has those of the one before."""
        settings = self._document.related("settings")
        two_sided = settings is not None and _has(settings, "evenAndOddHeaders")
        related = self._document.container.relationships(self._document.container.main)
        in_force: dict[tuple[str, str], str] = {}
        for section in body.iter(W + "sectPr"):
            parent = section.getparent()
            if parent is not None and parent.tag == W + "sectPrChange":
                continue
            for child in section:
                kind = etree.QName(child).localname.removesuffix("Reference")
                found = related.get(child.get(ID, ""))
                if kind in (_HEADER, _FOOTER) and found is not None and not found.external:
                    in_force[kind, child.get(W + "type", "default")] = found.target
            shown = {"default", *(["first"] if _has(section, "titlePg") else [])}
            shown |= {"even"} if two_sided else set()
            yield from ((kind, part) for (kind, page), part in in_force.items() if page in shown)


def _has(element: etree._Element, switch: str) -> bool:
    found = element.find(W + switch)
    return found is not None and is_on(found)


def _paragraphs(drafts: Iterable[Draft]) -> Iterator[WordsDraft]:
    for draft in drafts:
        if isinstance(draft, WordsDraft):
            yield draft
        elif isinstance(draft, TableDraft):
            yield from _paragraphs(in_reading_order(draft))


def _words(draft: WordsDraft) -> str:
    said = []
    for part in draft.parts:
        match part:
            case Said(text, _):
                said.append(text)
            case LineEnd():
                said.append("\n")
            case NoteMark(_, shown, _):
                said.append(shown)
    return " ".join("".join(said).split())
