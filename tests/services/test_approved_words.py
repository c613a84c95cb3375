"""An approval is of the words it was given for: what is withheld beyond them is proposed again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Run, SeveranceId, Text
from briefing_app.services.texts import SavedText, TextPlace
from briefing_app.storage.records import ActKind

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import engagement_of, place_of, record, sever

APPROVED, PROPOSED = SeveranceState.APPROVED, SeveranceState.PROPOSED
SAID = "More is withheld than was approved, so it is proposed again: approve it anew."


@pytest.fixture
def fee(desk: Desk) -> TextPlace:
    return place_of(desk, "engagement")


@pytest.fixture
def approved(desk: Desk, fee: TextPlace) -> SeveranceId:
    one = sever(desk, fee, FEE)
    desk.severances.approve([one], "Their confidence.")
    return one


def with_severed(blocks: Text, words: str) -> Text:
    """The text with other words in its severed run."""
    content = tuple(
        replace(run, text=words) if isinstance(run, Run) and run.severances else run
        for run in blocks[0].content  # type: ignore[union-attr]  # a block of another kind fails right here
    )
    return (replace(blocks[0], content=content), *blocks[1:])  # type: ignore[call-arg]  # a block of another kind fails right here


def say_severed(desk: Desk, place: TextPlace, words: str) -> SavedText:
    opened = desk.texts.open(place)
    return desk.texts.save(place, with_severed(opened.blocks, words), opened.revision)


@pytest.mark.parametrize("words", [f"{FEE} and a secret gift", "a secret gift", "165,000 American dollars"])
def test_words_typed_into_it_end_the_approval(
    desk: Desk, fee: TextPlace, approved: SeveranceId, words: str
) -> None:
    saved = say_severed(desk, fee, words)
    assert (saved.notices, saved.severances[approved].state) == ((SAID,), PROPOSED)
    now = record(desk, approved)
    assert (now.state, now.reason, now.by) == (PROPOSED, "", desk.actor.name)


@pytest.mark.parametrize("words", ["165,000 dollars", "Canadian dollars", "165,000 Canadian Dollars."])
def test_words_taken_out_of_it_leave_the_approval(
    desk: Desk, fee: TextPlace, approved: SeveranceId, words: str
) -> None:
    assert say_severed(desk, fee, words).notices == ()
    assert record(desk, approved).state is APPROVED


def test_words_joined_to_it_end_the_approval(desk: Desk, fee: TextPlace, approved: SeveranceId) -> None:
    opened = desk.texts.open(fee)
    joined = withhold(opened.blocks, find(opened.blocks, "and sends Ana Roy"), approved)
    desk.texts.save(fee, joined, opened.revision)
    assert record(desk, approved).state is PROPOSED


def test_its_end_is_in_the_history(desk: Desk, fee: TextPlace, approved: SeveranceId) -> None:
    say_severed(desk, fee, f"{FEE} and a gift")
    with desk.library.database.read() as unit:
        rows = unit.audit.list(approved)
    assert "state" in rows[-1].fields
    assert rows[-1].by == desk.actor.name


def test_the_public_edition_waits_for_the_further_words(desk: Desk, approved: SeveranceId) -> None:
    note = meeting(desk, "HC")
    desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    section = next(one for one in note.sections if one.key == "engagement")
    say_severed(desk, TextPlace(section.id, "en"), f"{FEE} and a gift")
    with pytest.raises(EditionRefusedError, match="not approved"):
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)


def test_words_approved_in_the_profile_are_taken_over_as_approved(
    desk: Desk, fee: TextPlace, approved: SeveranceId
) -> None:
    note = meeting(desk, "HC")
    say_severed(desk, fee, f"{FEE} and a gift")
    desk.severances.approve([approved], "The gift too.")
    (update,) = desk.note_editing.updates(note.number)
    act = desk.note_editing.take_over(note.number, [update])
    assert (record(desk, approved).state, act.notices) == (APPROVED, ())


def test_what_taking_over_adds_to_words_of_the_note_is_proposed_again(
    desk: Desk, fee: TextPlace, approved: SeveranceId
) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    say_severed(desk, TextPlace(section.id, "en"), "165,000 or 170,000 Canadian dollars")
    desk.severances.approve([approved], "The second sum too.")
    opened = desk.texts.open(fee)
    words = tuple(
        replace(one, text="165,000 Canadian dollars") if isinstance(one, Run) and one.severances else one
        for one in opened.blocks[0].content  # type: ignore[union-attr]  # a block of another kind fails right here
    )
    more = (*words[:-1], replace(words[1], text=", paid in May,"), words[-1])
    block = replace(opened.blocks[0], content=more)  # type: ignore[call-arg]  # a block of another kind fails right here
    desk.texts.save(fee, (block, *opened.blocks[1:]), opened.revision)
    assert record(desk, approved).state is PROPOSED


def test_a_section_deleted_and_put_back_keeps_the_approval(desk: Desk, approved: SeveranceId) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    act = desk.note_editing.delete_section(note.number, section.id)
    desk.note_editing.undo(act)
    assert FEE in str(engagement_of(desk, note.number))
    assert record(desk, approved).state is APPROVED


def test_older_words_that_are_restored_are_proposed_again_where_they_were_never_approved(
    desk: Desk, fee: TextPlace
) -> None:
    one = sever(desk, fee, FEE)
    longer = desk.texts.open(fee).revision
    say_severed(desk, fee, "165,000")
    desk.severances.approve([one], "The sum alone.")
    assert longer is not None
    opened = desk.texts.open(fee)
    desk.texts.save(fee, with_severed(opened.blocks, ""), opened.revision)
    assert SAID in desk.texts.restore(longer).notices
    assert record(desk, one).state is PROPOSED


def test_a_severed_fact_that_says_something_else_is_proposed_again(desk: Desk, approved: SeveranceId) -> None:
    profile = desk.profiles.find("HC")
    fact = next(one for one in profile.facts if isinstance(one, Contribution))
    held = replace(fact, severances=frozenset({approved}))
    for changed in (held, replace(held, amount=Decimal(170000))):
        assert record(desk, approved).state is APPROVED
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.profile_parts.save_fact(changed)
    assert record(desk, approved).state is PROPOSED


def test_words_typed_into_it_end_a_recommendation_too(desk: Desk, fee: TextPlace) -> None:
    one = sever(desk, fee, FEE)
    desk.severances.recommend([one], "Their confidence.")
    say_severed(desk, fee, "a secret gift")
    assert record(desk, one).state is PROPOSED
    (view,) = desk.severances.of_profile("HC")
    assert [decision.step.value for decision in view.history] == ["proposed", "recommended", "ended"]
    assert view.recommended_by is None
