"""Drafts of lines: one for each place of a profile or note, gone with what they belong to."""

from __future__ import annotations

import pytest

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.storage.records import ActKind, DraftOwner
from tests.storage.examples import LATER, NOW, act, note, profile


@pytest.fixture
def owners(library):
    """A profile and a note."""
    with library.database.begin(act()) as work:
        return DraftOwner(profile=work.profiles.add(profile()).id), DraftOwner(note=work.notes.add(note()).id)


def keep(library, owner, place, words, at=NOW):
    with library.database.begin(act(ActKind.DRAFT, at)) as work:
        work.line_drafts.keep(owner, place, words)


def places(library):
    with library.database.read() as work:
        return [(one.owner, one.place, one.words) for one in work.line_drafts.all()]


def test_the_latest_words_of_each_place_are_kept_the_latest_first(library, owners):
    of_profile, of_note = owners
    keep(library, of_profile, "properties", {"nature": "ha"})
    keep(library, of_profile, "properties", {"nature": "half"})
    keep(library, of_note, "lines", {"title": "Half"}, LATER)
    assert places(library) == [
        (of_note, "lines", {"title": "Half"}),
        (of_profile, "properties", {"nature": "half"}),
    ]


def test_what_stood_there_when_typing_began_is_kept_with_the_words(library, owners):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        work.line_drafts.keep(owners[0], "properties", {"nature": "half"}, {"nature": ""})
        work.line_drafts.keep(owners[1], "lines", {"title": "Half"})
    with library.database.read() as work:
        assert {one.owner: one.base for one in work.line_drafts.all()} == {
            owners[0]: {"nature": ""},
            owners[1]: {},
        }


def test_a_place_without_words_has_no_draft(library, owners):
    keep(library, owners[0], "properties", {"nature": "half"})
    keep(library, owners[0], "properties", {})
    keep(library, owners[0], "section", {})
    assert places(library) == []


def test_lines_that_are_stored_leave_the_others(library, owners):
    keep(library, owners[1], "lines", {"title": "Half", "place": "Her"})
    with library.database.begin(act()) as work:
        work.line_drafts.settle(owners[1], "lines", {"title"})
    assert places(library) == [(owners[1], "lines", {"place": "Her"})]
    with library.database.begin(act()) as work:
        work.line_drafts.settle(owners[1], "lines", {"place"})
    assert places(library) == []


def test_what_is_in_the_trash_keeps_its_drafts_and_offers_none(library, owners):
    keep(library, owners[0], "properties", {"nature": "half"})
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.profiles.trash(owners[0].profile)
    assert places(library) == []
    with library.database.begin(act(ActKind.RESTORE)) as work:
        work.profiles.untrash(owners[0].profile)
    assert len(places(library)) == 1


def test_a_profile_whose_making_is_undone_takes_its_drafts_along(library):
    with library.database.begin(act(ActKind.CREATE), undoable=True) as work:
        made = work.profiles.add(profile("Made"))
    keep(library, DraftOwner(profile=made.id), "properties", {"nature": "half"})
    with library.database.begin(act(ActKind.UNDO)) as unit:
        unit.take_back(work.undo)
    assert places(library) == []
    with library.database.read() as unit:
        assert unit.line_drafts.of(DraftOwner(profile=made.id)) == {}


def test_nothing_is_kept_of_what_is_not_there(library):
    with pytest.raises(UnknownNameError, match="deleted meanwhile"):
        keep(library, DraftOwner(profile=ProfileId("gone")), "properties", {"nature": "half"})
