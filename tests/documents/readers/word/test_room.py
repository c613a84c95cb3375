"""Our own largest files are read with room to spare, and what makes the room loses no word."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.word.archive import LARGEST_XML_PART
from briefing_app.documents.readers.word.document import MOST_PARAGRAPHS
from briefing_app.documents.readers.word.parsing import MOST_MEMORY, lean, memory_of
from briefing_app.documents.writers.word.writer import write_word
from tests.bench.binder import Binder
from tests.documents.docx_reading import parts
from tests.documents.example_editions import internal, template, wording
from tests.documents.readers.word.making import p, r, read, said

ROOM = 1.15
"""So many times the size of a thousand profiles, internal and with every bookmark, is read at least."""


def test_a_thousand_profiles_of_our_own_leave_room() -> None:
    made = write_word(internal(blocks=Binder().text(1000)), template(), wording("en"), {})
    xml = parts(made)["word/document.xml"]
    assert len(xml) * ROOM <= LARGEST_XML_PART
    assert memory_of(lean("a.docx", xml)) * ROOM <= MOST_MEMORY
    assert xml.count(b"</w:p>") * ROOM <= MOST_PARAGRAPHS


@pytest.mark.parametrize(
    "words",
    [
        "&lt;w:jc/>",
        "<![CDATA[<w:jc/>]]>",
        '<![CDATA[a]]>&lt;w:jc w:val="left"/>',
        'w:jc w:val="a"/>',
    ],
)
def test_words_that_look_like_what_is_left_out_are_kept(words: str) -> None:
    shown = words.replace("<![CDATA[", "").replace("]]>", "").replace("&lt;", "<")
    run = f'<w:r><w:rPr><w:spacing w:val="2"/></w:rPr><w:t>{words}</w:t></w:r>'
    assert said(read(p(run, r(" b")))) == [f"{shown} b"]


def test_what_only_sets_type_is_no_part_of_the_tree() -> None:
    text = b'<w:p><w:pPr><w:keepNext/><w:jc w:val="left"/><w:pStyle w:val="a"/></w:pPr></w:p>'
    assert lean("a.docx", text) == b'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>'
