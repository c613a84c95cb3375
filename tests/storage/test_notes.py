"""Notes in and out of a real library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Uplift
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import BlockId, Origin, RevisionId, SectionId
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import LATER, NOW, act, note, note_section, paragraph
from tests.strategies import SCHEME


def test_a_note_comes_back_as_it_was_saved(library):
    uplift = Uplift(SCHEME.parse("PROTECTED A"), "taken together", "director", NOW)
    whole = note(
        "12",
        note_section(paragraph("Words", portion="PROTECTED A"), source=SectionId("s"), derived="people"),
        note_section(heading="Next", level=2, language="fr", profile=ProfileId("p")),
        profiles=(ProfileId("b"), ProfileId("a")),
        on=date(2026, 4, 1),
        place="Lisbon",
        fields={"docket": "A-1"},
        uplift=uplift,
    )
    with library.database.begin(act()) as work:
        saved = work.notes.add(whole)
    with library.database.read() as work:
        assert work.notes.get(whole.id) == saved == work.notes.by_number("12")
    assert (saved.created_at, saved.updated_at) == (NOW, NOW)
    assert all(one.revision for one in saved.sections)


def test_numbers_go_up_and_pass_those_that_are_taken(library):
    with library.database.begin(act()) as work:
        assert work.notes.next_number() == "1"
        work.notes.add(note("2"))
        assert work.notes.next_number() == "3"
        work.notes.add(note("3"))
        work.notes.add(note("special"))
        assert work.notes.next_number() == "4"


def test_a_number_is_given_once(library):
    with library.database.begin(act()) as work:
        one = work.notes.add(note("1"))
        work.notes.add(note("2"))
    with pytest.raises(NotAllowedError, match="Number 1 is taken"), library.database.begin(act()) as work:
        work.notes.add(note("1"))
    with pytest.raises(NotAllowedError, match="Number 2 is taken"), library.database.begin(act()) as work:
        work.notes.save(replace(one, number="2"))


def test_the_outline_can_be_turned_and_cut(library):
    with library.database.begin(act()) as work:
        saved = work.notes.add(note("1", *(note_section(paragraph(w), heading=w) for w in ("A", "B", "C"))))
    with library.database.begin(act(at=LATER)) as work:
        work.notes.save(replace(saved, sections=(saved.sections[2], saved.sections[0])))
    with library.database.read() as work:
        now = work.notes.get(saved.id)
    assert [one.heading for one in now.sections] == ["C", "A"]
    assert (now.created_at, now.updated_at) == (NOW, LATER)


def test_a_section_saved_by_someone_else_is_not_overwritten(library):
    with library.database.begin(act()) as work:
        saved = work.notes.add(note("1", note_section(paragraph("First"))))
    theirs, mine = (
        replace(saved, sections=(replace(saved.sections[0], blocks=(paragraph(words),)),))
        for words in ("Theirs", "Mine")
    )
    with library.database.begin(act()) as work:
        work.notes.save(theirs)
    with pytest.raises(NotAllowedError, match="someone else"), library.database.begin(act()) as work:
        work.notes.save(mine)


def test_notes_that_took_words_from_a_section_are_known(library):
    source = SectionId(new_id())
    origin = Origin(source, RevisionId("r"), BlockId("b"))
    block = replace(paragraph("Pulled"), origin=origin)
    with library.database.begin(act()) as work:
        saved = work.notes.add(note("1", note_section(block)))
        work.notes.add(note("2", note_section(paragraph("Own words"))))
    with library.database.read() as work:
        assert [one.number for one in work.notes.holding(source)] == ["1"]
    with library.database.begin(act()) as work:
        work.notes.save(replace(saved, sections=()))
        assert work.notes.holding(source) == ()


def test_the_list_is_newest_first_and_leaves_out_the_trash(library):
    with library.database.begin(act()) as work:
        one, _two = (work.notes.add(note(number)) for number in ("1", "2"))
    with library.database.begin(act(ActKind.TRASH)) as work:
        assert [summary.number for summary in work.notes.list()] == ["2", "1"]
        work.notes.trash(one.id)
    with library.database.read() as work:
        assert [summary.number for summary in work.notes.list()] == ["2"]
        assert [summary.number for summary in work.notes.trashed()] == ["1"]
        with pytest.raises(UnknownNameError, match="no note 1"):
            work.notes.by_number("1")
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.notes.untrash(one.id)
        assert work.notes.by_number("1").id == one.id


def test_a_note_that_is_not_there_is_told_as_such(library):
    with library.database.read() as work, pytest.raises(UnknownNameError, match="no such note"):
        work.notes.get(NoteId(new_id()))
