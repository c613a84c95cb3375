"""The clipboard's side of text: what is read from other programs, what they get, what our own editors get.

Other programs get the released text, unless the officer asks for the withheld words of this one copy. The
type of our own carries everything; other programs ignore a type they do not know.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_app import paths
from briefing_app.domain.carried_text import carried, uncarried
from briefing_app.domain.excerpt import Labels, released_excerpt, whole_excerpt
from briefing_app.domain.note import held_by_section
from briefing_app.domain.pasted import Cited, Pasted, cites_nothing
from briefing_app.domain.text import SeveranceId, Text, block_words, portions

if TYPE_CHECKING:
    from briefing_app.documents.readers.lexicon import RedactionWords

OWN_TYPE = "application/x-briefing-desk-text+json"
"""The name of our own type on the clipboard."""

NewId = Callable[[], str]

Stated = Callable[[Text], Text]
"""Marks blocks as their own words say they are."""


def states_nothing(blocks: Text) -> Text:
    """The blocks as they are."""
    return blocks


class _EverySeverance:
    """Holds every id there may be."""

    def __contains__(self, _one: object) -> bool:
        return True


EVERY_SEVERANCE = _EverySeverance()
"""What is known where no severance is to be given another name."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy: for our own editors, for programs that take HTML, for those that take words alone.

    ``left_out`` counts the passages withheld from the latter two.
    """

    own: bytes
    html: str
    plain: str
    left_out: int = 0


def copied(blocks: Text, labels: Labels, *, withheld: bool) -> Copied:
    """What the clipboard gets of a text.

    With *withheld* false nothing that is severed by its words, block, row, column, cell or section is in what
    other programs get: a marker with the provisions stands there. Blocks keep their portion marks.
    """
    from briefing_app.documents.writers.html import html_excerpt
    from briefing_app.documents.writers.text import text_excerpt

    excerpt = whole_excerpt(blocks, labels) if withheld else released_excerpt(blocks, labels)
    exemptions = {one: tag.exemptions for one, tag in labels.tags.items()}
    return Copied(
        own=carried(held_by_section(blocks, labels.section), exemptions, labels.library),
        html=html_excerpt(excerpt, labels.wording),
        plain=text_excerpt(excerpt, labels.wording),
        left_out=excerpt.left_out,
    )


def paste_html(
    html: str | bytes, new_id: NewId, cited: Cited = cites_nothing, stated: Stated = states_nothing
) -> Pasted:
    """The text of what another program copied as HTML; never raises, never opens anything.

    What an internal edition shows as withheld stays so, under the provisions *cited* reads in its flags.
    Words that *stated* marks are of such an edition where a flag without provisions stands among them.
    """
    from briefing_app.documents.readers.html.clipboard import page_of
    from briefing_app.documents.readers.html.page import read_page

    page = page_of(html)
    return _marked(lambda sure: read_page(page, new_id, _redaction_words(), cited, sure=sure), stated)


def paste_plain(
    text: str, new_id: NewId, cited: Cited = cites_nothing, stated: Stated = states_nothing
) -> Pasted:
    """The text of plain words, a paragraph a line; as :func:`paste_html` otherwise."""
    from briefing_app.documents.readers.plain_paste import read_pasted_text

    return _marked(lambda sure: read_pasted_text(text, new_id, _redaction_words(), cited, sure=sure), stated)


def _marked(read: Callable[[bool], Pasted], stated: Stated) -> Pasted:
    """What is read, marked as its words state; read as an edition where a mark and a flag stand together."""
    first = read(False)
    marked = replace(first, blocks=stated(first.blocks))
    if not first.alone or not _is_marked(marked.blocks, stated):
        return marked
    again = read(True)
    return replace(again, blocks=stated(again.blocks))


def paste_own(
    data: bytes, new_id: NewId, known: Container[SeveranceId] = (), library: str = ""
) -> Pasted | None:
    """The text of a copy of our own, None where the data are none.

    A severance that is not *known* in the text it is put into becomes a new one, proposed, under the same
    provisions.
    """
    return uncarried(data, known, new_id, library)


def read_plain(text: str, new_id: NewId) -> Text:
    """The blocks of plain words."""
    return paste_plain(text, new_id).blocks


def _is_marked(blocks: Text, stated: Stated) -> bool:
    from briefing_app.services.marked_lines import any_is_marked

    if next(portions(blocks), None) is not None:
        return True
    return any_is_marked((line for block in blocks for line in block_words(block).split("\n")), stated)


@lru_cache(maxsize=1)
def _redaction_words() -> RedactionWords:
    from briefing_app.documents.readers.lexicon import load_redaction_words

    return load_redaction_words(paths.resources_folder() / "lexicon")
