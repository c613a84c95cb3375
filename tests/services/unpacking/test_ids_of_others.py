"""A package with things that have the ids of something else of ours: they come in under ids of their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.facts import Contribution, ProfileId
from briefing_app.domain.profile import Name, Profile, ProfileKind
from briefing_app.services.unpacking.arrival import ItemKind
from briefing_app.storage.records import ActKind, new_id
from tests.services.unpacking.conftest import add, profile_called

FORUM, ANOTHER = "Harbour Consultations", "Another Forum"


@pytest.fixture
def package(desk: Desk, number: str, tmp_path: Path) -> Path:
    return desk.packing.package(number, tmp_path / "a.bdpack").path


@pytest.fixture
def another_of_ours(desk: Desk, mine: Desk) -> Profile:
    """A stakeholder of ours whose sections and facts have the ids of the colleague's forum."""
    theirs = profile_called(desk, FORUM)
    id_ = ProfileId(new_id())
    facts = tuple(replace(one, profile=id_, statements=()) for one in theirs.facts)
    names = (Name(text=ANOTHER),)
    add(mine, replace(theirs, id=id_, kind=ProfileKind.PROGRAM, names=names, parent=None, facts=facts))
    return profile_called(mine, ANOTHER)


def ids_of(profile: Profile) -> set[str]:
    return {one.id for one in (*profile.sections, *profile.facts)}


def amounts(desk: Desk) -> set[object]:
    return {one.amount for one in profile_called(desk, FORUM).facts if isinstance(one, Contribution)}


def with_amount(desk: Desk, amount: Decimal) -> None:
    """Put the forum's one contribution right."""
    forum = profile_called(desk, FORUM)
    facts = tuple(
        replace(one, amount=amount) if isinstance(one, Contribution) else one for one in forum.facts
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(forum, facts=facts))


@pytest.mark.usefixtures("another_of_ours")
def test_each_look_at_a_package_finds_the_same(mine: Desk, package: Path) -> None:
    first = mine.unpacking.preview(package)
    assert list(first.items)
    assert mine.unpacking.preview(package) == first


def test_what_was_looked_at_is_what_comes_in(mine: Desk, package: Path, another_of_ours: Profile) -> None:
    seen = mine.unpacking.preview(package)
    assert mine.unpacking.unpack(package, seen=seen).import_number == 1
    forum = profile_called(mine, FORUM)
    assert ids_of(forum).isdisjoint(ids_of(another_of_ours))
    assert profile_called(mine, ANOTHER) == another_of_ours


@pytest.mark.usefixtures("another_of_ours")
def test_what_was_chosen_in_the_preview_is_done(mine: Desk, package: Path) -> None:
    mine.unpacking.unpack(package)
    edited = profile_called(mine, FORUM)
    with mine.library.database.begin(mine.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(edited, facts=()))
    seen = mine.unpacking.preview(package)
    chosen = {one.key: Choice.TAKE for one in seen.items if one.kind is ItemKind.FACT}
    assert len(chosen) == 2
    mine.unpacking.unpack(package, chosen, seen=seen)
    assert len(profile_called(mine, FORUM).facts) == 2


@pytest.mark.usefixtures("another_of_ours")
def test_the_second_time_there_is_nothing_new(mine: Desk, package: Path) -> None:
    mine.unpacking.unpack(package)
    assert mine.unpacking.preview(package).is_nothing_new


@pytest.mark.usefixtures("another_of_ours")
def test_a_fact_that_the_colleague_put_right_since_is_put_right_here(
    desk: Desk, number: str, mine: Desk, package: Path
) -> None:
    mine.unpacking.unpack(package)
    with_amount(desk, Decimal(7))
    desk.packing.package(number, package, force=True)
    (item,) = (one for one in mine.unpacking.preview(package).items if one.kind is ItemKind.FACT)
    assert item.state is State.CHANGED_THERE
    mine.unpacking.unpack(package, seen=mine.unpacking.preview(package))
    assert amounts(mine) == {Decimal(7)}


@pytest.mark.usefixtures("another_of_ours")
def test_what_went_there_and_back_under_two_ids_comes_in(
    desk: Desk, number: str, mine: Desk, package: Path
) -> None:
    """The colleague took our copy of a fact beside the one it is of: both come back."""
    note = mine.unpacking.unpack(package).note
    with_amount(mine, Decimal(7))
    mine.packing.package(note, package, force=True)
    seen = desk.unpacking.preview(package)
    desk.unpacking.unpack(package, {one.key: Choice.TAKE for one in seen.items}, seen=seen)
    there = amounts(desk)
    desk.packing.package(number, package, force=True)
    seen = mine.unpacking.preview(package)
    mine.unpacking.unpack(package, {one.key: Choice.TAKE for one in seen.items}, seen=seen)
    assert amounts(mine) == there == {Decimal(7), Decimal(165000)}
