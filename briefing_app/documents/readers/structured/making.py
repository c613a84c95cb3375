"""From the drafts a format gives to those every reader draws its conclusions from.

A table is one, whatever stands in its cells; a footnote is one too, and knows the line whose words carry it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon
from briefing_app.documents.readers.markers import line_start
from briefing_app.documents.readers.redactions import find_redactions, is_wholly_withheld
from briefing_app.documents.readers.structured import drafts as shown
from briefing_app.documents.readers.structured.compose import Composer, NewId
from briefing_app.documents.readers.structured.table_words import words_of_table
from briefing_app.domain.cut_content import Gap, on_one_line, replaced
from briefing_app.domain.reading import BlockKind, TextSpan
from briefing_app.domain.text import Content, HardBreak, Run, words

_BLANKS = " \t\n\u00a0"
_INDENT = 4
"""Columns a level of a list is worth, so that typed lists and real ones are told by one measure."""


class Maker:
    """Makes the drafts of one document, asked in their order; ``pictures`` are the bytes met, by digest."""

    def __init__(self, page: list[shown.Draft], lexicon: Lexicon, new_id: NewId) -> None:
        self._lexicon = lexicon
        self._composer = Composer(page, new_id, lexicon.redaction, spelled_only=False)
        self._carried: dict[str, int] = {}
        self._lettered: tuple[int, ...] = ()
        self.pictures: dict[str, bytes] = {}

    def made(self, draft: shown.Draft) -> Iterator[Draft]:
        """The drafts of one block; none for a line that says nothing."""
        match draft:
            case shown.TableDraft():
                yield from self._table(draft)
            case shown.PictureDraft():
                yield self._picture(draft)
            case shown.NoteDraft():
                yield from self._note(draft)
            case shown.WordsDraft():
                yield from self._words(draft)

    # ---- words

    def _words(self, draft: shown.WordsDraft) -> Iterator[Draft]:
        content = self._composer.content(draft)
        self._carries(draft.line)
        is_name = bool(draft.level or draft.title)
        content = _trimmed(on_one_line(content) if is_name else content)
        text = words(content)
        if not text and not content:
            return
        made = Draft(
            first=draft.line,
            last=draft.line,
            pieces=[text],
            rule=draft.rule or "paragraph",
            text=text,
            content=content,
            indent=draft.indent,
            after_gap=True,
            apart=draft.boilerplate,
            leads=bool(draft.leads),
        )
        self._say_what_it_is(made, draft)
        self._find_redactions(made)
        yield made

    def _say_what_it_is(self, made: Draft, draft: shown.WordsDraft) -> None:
        """Take over what the format says; bullets and numbers that were typed are those of a list as well."""
        if draft.boilerplate:
            made.kind = BlockKind.BOILERPLATE
        elif draft.title:
            made.decide(BlockKind.TITLE, draft.rule or "title-style")
            made.level = made.shown_level = 1
        elif draft.level:
            made.decide(BlockKind.HEADING, draft.rule or "heading")
            made.level = made.shown_level = draft.level
            made.marker = None
        elif draft.item:
            made.decide(BlockKind.ITEM, draft.rule or ("numbered-item" if draft.item.numbered else "bullet"))
            made.indent = (draft.item.level - 1) * _INDENT
            made.number = draft.item.number if draft.item.numbered else None
            made.marker = draft.item.shown or (f"{draft.item.number}." if draft.item.numbered else "\u2022")
        else:
            self._lettered = _take_typed_marker(made, self._lettered)

    def _find_redactions(self, made: Draft) -> None:
        made.redactions = find_redactions(made.text, self._lexicon)
        made.wholly = is_wholly_withheld(made.text, made.redactions)
        made.spans = _spans(made.content or ())
        if made.kind is BlockKind.BOILERPLATE and made.redactions:
            made.kind = BlockKind.PARAGRAPH  # a received redaction never stays behind with the page

    def _note(self, draft: shown.NoteDraft) -> Iterator[Draft]:
        """The words of a footnote; those of one that hangs nowhere are paragraphs of their own."""
        carrier = self._carried.get(draft.key) if self._composer.is_hung(draft) else None
        for inner in draft.drafts:
            for made in self.made(inner):
                made.apart, made.hung_at, made.rule = True, carrier, "footnote"
                made.kind = made.kind or BlockKind.PARAGRAPH
                yield made

    def _carries(self, line: int) -> None:
        """The footnotes hung since are carried by the block at a line."""
        self._carried.update(dict.fromkeys(self._composer.take_hung(), line))

    # ---- other blocks

    def _table(self, draft: shown.TableDraft) -> Iterator[Draft]:
        table = self._composer.table(draft)
        self._carries(draft.first)
        made = Draft(
            first=draft.first,
            last=max(draft.first, draft.last),
            pieces=[],
            rule="table",
            kind=BlockKind.TABLE,
            after_gap=True,
            table=table,
        )
        words_of_table(made, table)
        for row in draft.rows:
            for cell in row:
                self._keep_pictures(cell.drafts)
        if made.text.strip() or made.redactions:
            yield made

    def _keep_pictures(self, drafts: list[shown.Draft]) -> None:
        for draft in drafts:
            if isinstance(draft, shown.PictureDraft):
                self.pictures[self._composer.picture(draft).digest] = draft.data

    def _picture(self, draft: shown.PictureDraft) -> Draft:
        picture = self._composer.picture(draft)
        self.pictures[picture.digest] = draft.data
        return Draft(
            first=draft.line,
            last=draft.line,
            pieces=[draft.alternate],
            rule="picture",
            kind=BlockKind.PICTURE,
            text=draft.alternate,
            after_gap=True,
            picture=picture,
        )


def _take_typed_marker(made: Draft, lettered: tuple[int, ...]) -> tuple[int, ...]:
    """Take a bullet or number off the words; the numbers of the last letter that was one.

    A letter counts only where letters are counted from the first one on: "(c)" by itself is a sign.
    """
    start = line_start(made.text)
    made.indent += start.indent
    if start.marker is None:
        return lettered
    is_letter = bool(start.numbers) and not any(sign.isdigit() for sign in start.marker)
    if is_letter and start.numbers not in ((1,), tuple(one + 1 for one in lettered)):
        return lettered
    before = len(made.text.rstrip()) - len(start.rest)
    made.decide(BlockKind.ITEM, "numbered-item" if start.numbers else "bullet")
    made.marker, made.numbers = start.marker, start.numbers
    made.content = replaced(made.content or (), (Gap(0, before),))
    made.text = made.text[before:]
    made.pieces = [made.text]
    return start.numbers if is_letter else lettered


def _trimmed(content: Content) -> Content:
    """Without blanks at its edges."""
    text = words(content)
    first = len(text) - len(text.lstrip(_BLANKS))
    last = len(text.rstrip(_BLANKS))
    if first == 0 and last == len(text):
        return content
    return replaced(content, (Gap(0, first), Gap(max(first, last), len(text))))


def _spans(content: Content) -> tuple[TextSpan, ...]:
    """The stretches that are bold, italic or a link."""
    found: list[TextSpan] = []
    at = 0
    for part in content:
        if isinstance(part, Run):
            end = at + len(part.text)
            if part.bold or part.italic or part.link:
                found.append(TextSpan(at, end, part.bold, part.italic, part.link))
            at = end
        else:
            at += isinstance(part, HardBreak)
    return tuple(found)
