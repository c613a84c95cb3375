"""A Word file read as a whole: strict files, deep ones, our own, and reading that is stopped."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from briefing_app.documents.readers.structured.drafts import Draft, PictureDraft, TableDraft, WordsDraft
from briefing_app.documents.readers.word.reading import read_word
from briefing_app.documents.writers.word.body import bookmark_name
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.errors import CancelledError
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import Heading, ListItem, Paragraph, Picture, Table, WithheldBlock, walk, words
from tests.documents.example_editions import body, internal, pictures, template, wording
from tests.documents.readers.word.making import docx, p, r, read, said, style, table

OPEN = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
USUAL = {
    f"{OPEN}wordprocessingml/2006/main": f"{STRICT}wordprocessingml/main",
    f"{OPEN}officeDocument/2006/": f"{STRICT}officeDocument/",
    f"{OPEN}drawingml/2006/": f"{STRICT}drawingml/",
}


def by_bookmark(drafts: list[Draft]) -> dict[str, Draft]:
    """Every draft by its bookmarks, those in cells too."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        if isinstance(draft, TableDraft):
            for row in draft.rows:
                for cell in row:
                    found |= by_bookmark(cell.drafts)
        if isinstance(draft, WordsDraft | TableDraft | PictureDraft):
            found |= dict.fromkeys(draft.bookmarks, draft)
    return found


def as_strict(data: bytes) -> bytes:
    """The package with the names of ISO's strict files."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for usual, strict in USUAL.items():
                text = text.replace(usual, strict)
            new.writestr(name, text)
    return made.getvalue()


def test_a_strict_file_is_read_as_any_other() -> None:
    body = (
        p("A", style="H")
        + p(
            r("b", '<w:b w:val="true"/><w:sz w:val="12pt"/>'),
            '<w:hyperlink r:id="web"><w:r><w:t>c</w:t></w:r></w:hyperlink>',
        )
        + table(["d", "e"], ["f", "g"])
    )
    given = {"styles": style("H", "heading 1"), "links": {"web": "https://example.org/"}}
    usual = docx(body, **given)
    assert read_word("s.docx", as_strict(usual)) == read_word("s.docx", usual)
    assert said(read_word("s.docx", as_strict(usual))) == ["A", "bc", "d", "e", "f", "g"]


def test_what_is_nested_as_deep_as_may_be_is_read() -> None:
    runs = r("deep")
    for _ in range(30):
        runs = f"<w:sdt><w:sdtContent><w:ins>{runs}</w:ins></w:sdtContent></w:sdt>"
    body = p(runs)
    for _ in range(20):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
    assert said(read(body))[0] == "deep"


def test_reading_stops_when_it_is_asked_to() -> None:
    with pytest.raises(CancelledError):
        read_word("s.docx", docx(p("a") * 200), Steps(cancelled=lambda: True))


def test_an_empty_document_says_nothing() -> None:
    page = read("")
    assert (page.drafts, page.lines, page.warnings) == ([], [], [])


KINDS = {Table: TableDraft, Picture: PictureDraft}


def test_every_block_of_our_own_edition_is_found_by_its_bookmark() -> None:
    data = write_word(internal(), template(), wording("en"), pictures())
    found = by_bookmark(read_word("note.docx", data).drafts)
    met = 0
    for block in walk(body()):
        draft = found.get(bookmark_name(block.id))
        if draft is None:
            assert not isinstance(block, Heading | Table | Picture | WithheldBlock)
            assert not words(block.content).strip()
            continue
        met += 1
        assert isinstance(draft, KINDS.get(type(block), WordsDraft))
        if isinstance(block, Heading | Paragraph | ListItem):
            assert set(words(block.content).split()) <= set(re.sub(r"\{\w+\}", "", said([draft])[0]).split())
            assert bool(draft.level) == isinstance(block, Heading)
            assert bool(draft.item) == isinstance(block, ListItem)
    assert met > 30
