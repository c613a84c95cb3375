"""Texts of sections: revisions, drafts, and two people at one text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.text import RevisionId, SectionId
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import (
    LATER,
    NOW,
    act,
    make_library,
    note,
    note_section,
    opened,
    paragraph,
    profile,
    section,
    severance,
)
from tests.strategies import SEVERANCES, texts


@pytest.fixture
def place(library: Library) -> SectionId:
    """A section of a profile whose English text says "First"."""
    with library.database.begin(act()) as work:
        return work.profiles.add(profile("Forum", section(paragraph("First", block="a")))).sections[0].id


def say(library: Library, place: SectionId, words: str, **how):
    with library.database.begin(act(**how)) as work:
        _, read = work.sections.text(place, "en")
        return work.sections.save_text(place, "en", (paragraph(words, block="a"),), read)


def words_of(library: Library, place: SectionId) -> str:
    with library.database.read() as work:
        text, _ = work.sections.text(place, "en")
        return "".join(run.text for block in text for run in block.content)


def test_every_text_comes_back_as_it_was_saved(tmp_path):
    path = make_library(tmp_path / "desk.bdl", ceiling="TS/PC")
    with opened(path) as library:
        with library.database.begin(act()) as work:
            for one in SEVERANCES:
                work.severances.save(severance(one))
            place = work.profiles.add(profile("Forum", section())).sections[0].id

        @settings(max_examples=60)
        @given(texts)
        def comes_back(text):
            with library.database.begin(act()) as work:
                _, read = work.sections.text(place, "en")
                revision = work.sections.save_text(place, "en", text, read)
            with library.database.read() as work:
                assert work.sections.text(place, "en") == (text, revision)
                assert work.sections.revision(revision).blocks == text

        comes_back()


def test_each_change_is_a_revision_that_can_be_read_again(library, place):
    say(library, place, "Second", at=LATER, kind=ActKind.SEVER, by="other")
    with library.database.read() as work:
        newest, oldest = work.sections.revisions(place, "en")
        assert (newest.current, newest.by, newest.at, newest.act) == (True, "other", LATER, ActKind.SEVER)
        assert (oldest.current, oldest.at) == (False, NOW)
        assert work.sections.revision(oldest.id).blocks == (paragraph("First", block="a"),)


def test_saving_the_same_words_makes_no_revision(library, place):
    with library.database.read() as work:
        _, before = work.sections.text(place, "en")
    assert say(library, place, "First") == before


def test_an_old_revision_becomes_the_text_again_as_a_new_one(library, place):
    with library.database.read() as work:
        _, first = work.sections.text(place, "en")
        old = work.sections.revision(first)
    second = say(library, place, "Second")
    with library.database.begin(act(ActKind.RESTORE, at=LATER)) as work:
        work.sections.save_text(place, "en", old.blocks, second)
    assert words_of(library, place) == "First"
    with library.database.read() as work:
        assert len(work.sections.revisions(place, "en")) == 3


def test_a_text_that_moved_on_is_not_overwritten(library, place):
    with library.database.read() as work:
        _, stale = work.sections.text(place, "en")
    say(library, place, "Theirs")
    with pytest.raises(NotAllowedError, match="someone else"), library.database.begin(act()) as work:
        work.sections.save_text(place, "en", (paragraph("Mine"),), stale)
    assert words_of(library, place) == "Theirs"


def test_a_second_first_text_is_refused(library, place):
    with pytest.raises(NotAllowedError, match="someone else"), library.database.begin(act()) as work:
        work.sections.save_text(place, "en", (paragraph("Mine"),), None)


def test_each_language_has_a_text_of_its_own(library, place):
    with library.database.begin(act()) as work:
        work.sections.save_text(place, "fr", (paragraph("Premier"),), None)
    assert words_of(library, place) == "First"
    with library.database.read() as work:
        assert len(work.sections.revisions(place, "fr")) == 1


def test_a_language_without_a_text_gives_nothing(library, place):
    with library.database.read() as work:
        assert work.sections.text(place, "fr") == ((), None)


def test_a_section_that_is_gone_is_told_as_such(library):
    with library.database.read() as work:
        with pytest.raises(UnknownNameError, match="no such section"):
            work.sections.text(SectionId(new_id()), "en")
        with pytest.raises(UnknownNameError, match="no revision"):
            work.sections.revision(RevisionId(new_id()))


def test_a_draft_changes_no_text_and_outlives_the_program(library, place, path):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        work.sections.save_draft(place, "en", (paragraph("Half a sen"),))
        work.sections.save_draft(place, "en", (paragraph("Half a sentence"),))
    assert words_of(library, place) == "First"
    library.close(LATER)
    with opened(path) as again, again.database.read() as work:
        (left,) = work.sections.drafts()
        assert (left.section, left.by, left.at) == (place, "clerk", NOW)
        assert left.blocks[0].content[0].text == "Half a sentence"


def test_a_draft_that_is_saved_is_the_text_and_no_draft_any_more(library, place):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        _, read = work.sections.text(place, "en")
        work.sections.save_draft(place, "en", (paragraph("Done"),))
    with library.database.begin(act()) as work:
        draft = work.sections.draft(place, "en")
        work.sections.save_text(place, "en", draft.blocks, read)
        assert work.sections.draft(place, "en") is None
    assert words_of(library, place) == "Done"


def test_a_draft_over_a_newer_text_is_refused_and_kept(library, place):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        _, read = work.sections.text(place, "en")
        work.sections.save_draft(place, "en", (paragraph("Mine"),))
    with library.database.begin(act()) as work:
        same = work.sections.revision(read).blocks
        work.sections.save_text(place, "en", same, read)  # the same words: nothing new to clash with
        work.sections.save_draft(place, "en", (paragraph("Mine"),))
    say_other = paragraph("Theirs", block="a")
    with library.database.begin(act()) as work:
        work.sections.save_text(place, "en", (say_other,), read)
        work.sections.save_draft(place, "en", (paragraph("Mine"),))
    with library.database.read() as work:
        draft = work.sections.draft(place, "en")
    with pytest.raises(NotAllowedError), library.database.begin(act()) as work:
        work.sections.save_text(place, "en", draft.blocks, read)
    with library.database.read() as work:
        assert work.sections.draft(place, "en") is not None


def test_a_discarded_draft_is_gone(library, place):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        work.sections.save_draft(place, "en", ())
        work.sections.discard_draft(place, "en")
        work.sections.discard_draft(place, "en")
        assert work.sections.drafts() == ()


def test_a_note_changing_its_language_keeps_one_text_for_each_section(library):
    with library.database.begin(act()) as work:
        one = work.notes.add(note("7", note_section(paragraph("Words"))))
    french = replace(one, language="fr")
    with library.database.begin(act()) as work:
        work.notes.save(french)
    with library.database.read() as work:
        read = work.notes.get(one.id)
        assert read.sections[0].blocks == one.sections[0].blocks
        assert work.sections.text(one.sections[0].id, "en") == work.sections.text(one.sections[0].id, "fr")
        assert [hit.language for hit in work.search.find("words")] == ["fr"]
