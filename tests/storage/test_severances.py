"""Severances follow what holds them: closed with the last holder, opened with the next, never erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import FactId, NextStep
from briefing_app.domain.severance import Severance, SeveranceState, approve
from briefing_app.domain.text import Cell, Row, SeveranceId, Table
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import (
    LATER,
    NOW,
    act,
    note,
    note_section,
    paragraph,
    profile,
    run,
    section,
    severance,
)


@pytest.fixture
def held(library: Library) -> Severance:
    """A severance that is recorded and held by nothing yet."""
    one = severance(reason="injury", review_on=date(2027, 1, 1))
    with library.database.begin(act(ActKind.SEVER)) as work:
        work.severances.save(one)
    return one


def state_of(library: Library, one: Severance) -> Severance:
    with library.database.read() as work:
        return work.severances.get(one.id)


def test_a_severance_comes_back_as_it_was_saved(library, held):
    assert state_of(library, held) == held
    with library.database.read() as work:
        assert work.severances.all().get(held.id) == held


def test_an_approval_is_kept(library, held):
    approved = approve(held, by="director", at=LATER, reason="agreed")
    with library.database.begin(act(ActKind.APPROVE, at=LATER)) as work:
        work.severances.save(approved)
    assert state_of(library, held).state is SeveranceState.APPROVED


def test_a_severance_that_is_not_there_is_told_as_such(library):
    with library.database.read() as work, pytest.raises(UnknownNameError, match="no severance"):
        work.severances.get(SeveranceId(new_id()))


def in_a_run(held):
    return section(paragraph("Free", run("secret", held)))


def in_a_nested_cell(held):
    inner = Table(
        id="t2",
        rows=(Row((Cell(blocks=(paragraph("x"),), severances=frozenset({held})),)),),
        columns=(frozenset(),),
    )
    table = Table(id="t1", rows=(Row((Cell(blocks=(inner,)),)),), columns=(frozenset(),))
    return section(table)


def in_a_column(held):
    return section(Table(id="t1", rows=(Row((Cell(),)),), columns=(frozenset({held}),)))


def in_the_section_whole(held):
    return section(paragraph("All of it"), severances=frozenset({held}))


PLACES = [in_a_run, in_a_nested_cell, in_a_column, in_the_section_whole]


@pytest.mark.parametrize("place", PLACES)
def test_a_severance_is_closed_with_its_last_holder_and_opened_with_the_next(library, held, place):
    with library.database.begin(act()) as work:
        saved = work.profiles.add(profile("Forum", place(held.id)))
        assert work.severances.of_profile(saved.id) == (held,)
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(replace(saved, sections=()))
    assert state_of(library, held).closed_at == LATER
    with library.database.begin(act()) as work:
        work.profiles.save(replace(saved, sections=(replace(place(held.id)),)))
    assert state_of(library, held).closed_at is None


def test_a_severance_moved_within_one_act_stays_open(library, held):
    with library.database.begin(act()) as work:
        one = work.profiles.add(profile("One", in_a_run(held.id)))
        two = work.profiles.add(profile("Two"))
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(replace(one, sections=()))
        work.profiles.save(replace(two, sections=(in_a_run(held.id),)))
    assert state_of(library, held).closed_at is None
    with library.database.read() as work:
        assert work.severances.of_profile(one.id) == ()
        assert work.severances.of_profile(two.id) == (held,)


def test_a_severance_held_by_two_is_open_while_one_holds_it(library, held):
    with library.database.begin(act()) as work:
        one = work.profiles.add(profile("One", in_a_run(held.id)))
        work.notes.add(note("1", note_section(paragraph(run("secret", held.id)))))
    with library.database.begin(act()) as work:
        work.profiles.save(replace(one, sections=()))
    assert state_of(library, held).closed_at is None


def test_the_severances_of_a_note_and_of_facts_are_found(library, held):
    mine = severance()
    fact_holder = profile("Two")
    step = NextStep(
        id=FactId(new_id()), profile=fact_holder.id, action="call", severances=frozenset({mine.id})
    )
    with library.database.begin(act()) as work:
        work.severances.save(mine)
        written = work.notes.add(note("1", note_section(paragraph(run("secret", held.id)))))
        saved = work.profiles.add(replace(fact_holder, facts=(step,)))
    with library.database.read() as work:
        assert work.severances.of_note(written.id) == (held,)
        assert work.severances.of_profile(saved.id) == (mine,)
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(replace(saved, facts=()))
    assert state_of(library, mine).closed_at == LATER


def test_words_under_an_unrecorded_severance_are_refused(library):
    with pytest.raises(NotAllowedError, match="no record"), library.database.begin(act()) as work:
        work.profiles.add(profile("Forum", in_a_run(SeveranceId("nobody-knows"))))
    with library.database.read() as work:
        assert work.profiles.count() == 0


def test_severances_that_follow_another_are_found(library, held):
    following = severance(source=held.id)
    with library.database.begin(act()) as work:
        work.severances.save(following)
    with library.database.read() as work:
        assert work.severances.following(held.id) == (following,)


def test_the_file_itself_refuses_to_lose_a_severance(library, held):
    engine = library._engine
    with pytest.raises(DatabaseError, match="never deleted"), engine.begin() as connection:
        connection.execute(text("DELETE FROM severance"))
    assert state_of(library, held).at == NOW
