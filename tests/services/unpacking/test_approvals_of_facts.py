"""An approval counts for the words it was given for: a fact that a package puts under it asks for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import Fact, FactId, Incumbency
from briefing_app.domain.profile import Profile
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import SeveranceId
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind, new_id
from tests.services.conftest import paragraph, section
from tests.services.unpacking.conftest import profile_called
from tests.services.unpacking.test_unpacking import FORUM

Change = Callable[[Profile, SeveranceId], tuple[Fact, ...]]


def envoy(profile: Profile) -> Incumbency:
    return next(one for one in profile.facts if isinstance(one, Incumbency))


def another_fact(profile: Profile, severance: SeveranceId) -> tuple[Fact, ...]:
    """Another fact that was there before is withheld by it."""
    return tuple(
        one if isinstance(one, Incumbency) else replace(one, severances=frozenset({severance}))
        for one in profile.facts
    )


def a_new_fact(profile: Profile, severance: SeveranceId) -> tuple[Fact, ...]:
    """A fact that nobody here knows is withheld by it."""
    held = frozenset({severance})
    new = Incumbency(id=FactId(new_id()), profile=profile.id, person="Bea Long", severances=held)
    return (*profile.facts, new)


def the_same_words(profile: Profile, severance: SeveranceId) -> tuple[Fact, ...]:
    """A fact that says just what was approved is withheld by it."""
    new = replace(envoy(profile), id=FactId(new_id()), severances=frozenset({severance}))
    return (*profile.facts, new)


def exchanged(desk: Desk, mine: Desk, number: str, folder: Path) -> SeveranceId:
    """Both have the note, and a severance of a fact that was approved here."""
    mine.unpacking.unpack(desk.packing.package(number, folder / "a.bdpack").path)
    severance = mine.whole_severing.sever_fact(envoy(profile_called(mine, FORUM)).id, ["19(1)"]).severance
    assert severance is not None
    mine.severances.approve([severance], "Their privacy.")
    desk.unpacking.unpack(mine.packing.package(number, folder / "b.bdpack").path, conflicts=Conflicts.TAKE)
    return severance


def came_back(desk: Desk, mine: Desk, number: str, folder: Path, made: Profile) -> None:
    """The colleague saves the profile so, and it comes back here."""
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(made)
    mine.unpacking.unpack(desk.packing.package(number, folder / "c.bdpack").path, conflicts=Conflicts.TAKE)


def state_of(desk: Desk, severance: SeveranceId) -> SeveranceState:
    with desk.library.database.read() as unit:
        return unit.severances.get(severance).state


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (another_fact, SeveranceState.PROPOSED),
        (a_new_fact, SeveranceState.PROPOSED),
        (the_same_words, SeveranceState.APPROVED),
    ],
)
def test_an_approved_severance_on_a_fact_that_says_more_is_asked_for_anew(
    desk: Desk, mine: Desk, number: str, tmp_path: Path, change: Change, state: SeveranceState
) -> None:
    severance = exchanged(desk, mine, number, tmp_path)
    theirs = profile_called(desk, FORUM)
    came_back(desk, mine, number, tmp_path, replace(theirs, facts=change(theirs, severance)))
    assert state_of(mine, severance) is state


def test_an_approved_severance_on_a_new_section_is_asked_for_anew(
    desk: Desk, mine: Desk, number: str, tmp_path: Path
) -> None:
    severance = exchanged(desk, mine, number, tmp_path)
    theirs = profile_called(desk, FORUM)
    held = replace(paragraph("Nobody here ever read this."), severances=frozenset({severance}))
    new = section("afterwards", "Afterwards", held)
    came_back(desk, mine, number, tmp_path, replace(theirs, sections=(*theirs.sections, new)))
    assert state_of(mine, severance) is SeveranceState.PROPOSED
