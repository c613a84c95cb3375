"""Sections found by their headings alone, as the palette wants them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.storage import search
from tests.storage.examples import act, note, note_section, paragraph, profile, section


@pytest.fixture
def filled(library):
    with library.database.begin(act()) as work:
        forum = profile(
            "Harbour Forum",
            replace(
                section(paragraph("Next steps are few."), key="steps"),
                headings={"en": "Next steps", "fr": "Étapes"},
            ),
            section(paragraph("Words.")),
        )
        work.profiles.add(forum)
        gone = work.profiles.add(profile("Gone", replace(section(), headings={"en": "Next of kin"})))
        work.profiles.trash(gone.id)
        work.notes.add(note("1", note_section(paragraph("Next to nothing."), heading="Next meeting")))
    return library


def headings(library, typed, limit=10):
    return [(hit.owner_name, hit.heading) for hit in library.headings(typed, limit)]


@pytest.mark.parametrize("typed", ["", "  ", "(", "*", "nowhere", "words", "nothing"])
def test_nothing_typed_or_words_of_texts_find_no_section(filled, typed):
    assert headings(filled, typed) == []


def test_a_section_is_found_by_any_beginning_of_its_heading_in_any_language(filled):
    assert headings(filled, "etap") == [("Harbour Forum", "Étapes")]
    assert headings(filled, "steps NEX") == [("Harbour Forum", "Next steps")]
    assert ("Harbour Forum", "Next steps") in headings(filled, "next")
    assert len(headings(filled, "next")) == 2
    assert len(headings(filled, "next", limit=1)) == 1
    hit = filled.headings("etap")[0]
    assert hit.section is not None
    assert hit.block is None


def test_a_word_that_stands_everywhere_is_looked_for_among_the_newest_places(filled, monkeypatch):
    monkeypatch.setattr(search, "MOST_FOR_A_HEADING", 0)
    assert headings(filled, "next") == []
