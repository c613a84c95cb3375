"""What stands above a ceiling leaves storage counted and in order, the first few with their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.errors import CancelledError
from briefing_app.domain.steps import Steps
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind, Standing, StandingKind, StandingPlace
from briefing_app.storage.standing_above import StandsAboveError
from tests.storage.examples import act, note, note_section, paragraph, profile, section
from tests.strategies import SCHEME

LOW = SCHEME.parse("UNCLASSIFIED")


def marked(words: str = "Words"):
    return section(paragraph(words, portion="PROTECTED A"))


def lowered(library: Library, steps: Steps | None = None) -> Standing:
    with (
        pytest.raises(StandsAboveError) as refused,
        library.database.begin(act(ActKind.SETTING)) as work,
    ):
        work.settings.save(replace(work.settings.get(), ceiling=LOW), steps)
    return refused.value.standing


def test_notes_come_before_profiles_and_these_by_name_and_only_five_are_named(library: Library):
    with library.database.begin(act()) as work:
        for name in ("Fourth", "Second", "Third", "First", "Zeroth"):
            work.profiles.add(profile(name, marked()))
        work.notes.add(note("1", note_section(paragraph("x", portion="PROTECTED A"))))
    standing = lowered(library)
    assert (standing.count, standing.in_revisions, standing.in_trash) == (6, True, False)
    assert [(one.kind, one.name) for one in standing.first[1:]] == [
        (StandingKind.PROFILE, name) for name in ("First", "Fourth", "Second", "Third")
    ]
    assert standing.first[0].kind is StandingKind.NOTE
    assert standing.first[0].places == (StandingPlace.TEXT,)


def test_what_is_in_the_trash_is_said_of_all_also_of_those_that_are_not_named(library: Library):
    with library.database.begin(act()) as work:
        added = [work.profiles.add(profile(name, marked())) for name in ("A", "B", "C", "D", "E", "F")]
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.profiles.trash(added[-1].id)
    standing = lowered(library)
    assert not any(one.trashed for one in standing.first)
    assert standing.in_trash


def test_it_is_stopped_in_the_middle_and_nothing_is_changed(library: Library):
    with library.database.begin(act()) as work:
        for number in range(200):
            work.profiles.add(profile(f"Forum {number}", marked()))
    looks = iter(range(1000))
    steps = Steps(cancelled=lambda: next(looks) > 2)
    with (
        pytest.raises(CancelledError),
        library.database.begin(act(ActKind.SETTING)) as work,
    ):
        work.settings.save(replace(work.settings.get(), ceiling=LOW), steps)
    assert next(looks) < 50
    with library.database.read() as work:
        assert work.settings.get().ceiling == SCHEME.parse("PROTECTED A")
