"""The trash: out of sight and nothing lost; notes made from a trashed profile stay as safe as they were."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.services.editions import EditionService
from briefing_app.services.trash import TrashKind
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import place_of, sever


def test_an_empty_trash_is_empty(desk: Desk) -> None:
    assert desk.trash.list() == ()


def test_what_is_not_there_cannot_be_deleted(desk: Desk) -> None:
    with pytest.raises(UnknownNameError, match="no such profile"):
        desk.trash.trash_profile(ProfileId(new_id()))
    with pytest.raises(UnknownNameError, match="no note 7"):
        desk.trash.trash_note("7")


def test_a_profile_comes_back_as_it_was(desk: Desk) -> None:
    before = desk.profiles.find("HC")
    thing = desk.trash.trash_profile(before.id)
    assert (thing.kind, thing.name, thing.sort) == (TrashKind.PROFILE, "Harbour Consultations", "forum")
    with pytest.raises(UnknownNameError):
        desk.profiles.find("HC")
    assert desk.search("nobody decides") == ()
    assert desk.trash.list() == (thing,)
    desk.trash.restore(thing)
    after = desk.profiles.find("HC")
    assert (after.sections, after.facts, after.names) == (before.sections, before.facts, before.names)
    assert desk.search("nobody decides")
    assert desk.trash.list() == ()


def test_a_note_comes_back_under_its_number(desk: Desk) -> None:
    note = meeting(desk, "HC")
    thing = desk.trash.trash_note(note.number)
    assert (thing.kind, thing.number, thing.name) == (TrashKind.NOTE, note.number, "Winter talks")
    with pytest.raises(UnknownNameError):
        desk.trash.trash_note(note.number)
    other = meeting(desk, "AFS")
    assert other.number != note.number
    desk.trash.restore(thing)
    assert desk.notes.get(note.number).sections == note.sections


def test_what_was_deleted_last_stands_first(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.trash.trash_note(note.number)
    desk.trash.trash_profile(desk.profiles.find("AFS").id)
    assert [thing.name for thing in desk.trash.list()] == ["Agency for Shelter", "Winter talks"]


def test_who_deleted_and_restored_is_recorded(desk: Desk) -> None:
    profile = desk.profiles.find("HC").id
    desk.trash.restore(desk.trash.trash_profile(profile))
    with desk.library.database.read() as unit:
        acts = [entry.act for entry in unit.audit.list(profile)]
    assert acts == [ActKind.CREATE, ActKind.TRASH, ActKind.RESTORE]


def test_a_note_of_a_trashed_profile_can_be_read_and_still_withholds(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, place_of(desk, "engagement"), FEE)
    desk.trash.trash_profile(desk.profiles.find("HC").id)
    editions = EditionService(desk.library, desk.catalogue)
    assert editions.of_note(note.number, EditionKind.INTERNAL).edition.blocks
    with pytest.raises(EditionRefusedError):
        editions.of_note(note.number, EditionKind.PUBLIC)
    ids = [view.severance.id for view in desk.severances.of_note(note.number)]
    desk.severances.approve(ids, "It would tell our position.")
    prepared = editions.of_note(note.number, EditionKind.PUBLIC)
    assert any(FEE in needle for needle in prepared.needles)
    assert FEE not in repr(prepared.edition)


def test_what_is_severed_while_a_note_is_in_the_trash_is_proposed_in_it(desk: Desk) -> None:
    note = meeting(desk, "HC")
    thing = desk.trash.trash_note(note.number)
    sever(desk, place_of(desk, "engagement"), FEE)
    assert [hit for hit in desk.search("Winter talks") if hit.note] == []
    desk.trash.restore(thing)
    (view,) = desk.severances.of_note(note.number)
    assert view.words == (FEE,)
