"""The contents list: a field Word can work out again, around ready entries that lead to their headings.

Entries carry no page numbers: only a layout engine knows them, and a wrong one is worse than none. Word adds
them when the officer asks for an update (F9); nothing asks at opening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_app.documents.writers.word.xml import attribute

DEEPEST = 3
"""How many levels have a style of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the contents list: its level from 1, its bookmark, its runs without links or footnotes."""

    level: int
    target: str
    runs: str


def contents_list(entries: Iterable[Entry], depth: int, title: str, styles: dict[int, str]) -> Iterator[str]:
    """The list as Word builds its own: title and field in one block that offers to update itself.

    *styles* gives the paragraph properties of each level, those of the title under 0.
    """
    listed = list(entries)
    if not listed:
        return
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent><w:p>{styles[0]}{title}</w:p>"
    )
    for number, entry in enumerate(listed, 1):
        before = _begin(depth) if number == 1 else ""
        after = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if number == len(listed) else ""
        link = f'<w:hyperlink w:anchor="{attribute(entry.target)}" w:history="1">{entry.runs}</w:hyperlink>'
        yield f"<w:p>{styles[min(entry.level, DEEPEST)]}{before}{link}{after}</w:p>"
    yield "</w:sdtContent></w:sdt>"


def _begin(depth: int) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
