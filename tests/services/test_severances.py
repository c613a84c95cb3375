"""Deciding about severances: recommended, approved, withdrawn, under other provisions, looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError, NotAllowedError, UnknownNameError
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.severance_history import Step
from briefing_app.domain.text import SeveranceId
from briefing_app.services.severances import SeveranceView
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .test_notes import meeting

PROPOSED, RECOMMENDED, APPROVED = (
    SeveranceState.PROPOSED,
    SeveranceState.RECOMMENDED,
    SeveranceState.APPROVED,
)
REASON = "Their talks are under way."


@pytest.fixture
def fee(desk: Desk) -> SeveranceId:
    """The severance of the fee in the profile, proposed."""
    report = desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    assert report.severance is not None
    return report.severance


def view(desk: Desk) -> SeveranceView:
    (one,) = desk.severances.of_profile("HC")
    return one


def steps(desk: Desk) -> list[Step]:
    return [one.step for one in view(desk).history]


def as_somebody(desk: Desk, name: str) -> None:
    """Have another person sit at this computer."""
    desk.severances._actor = replace(desk.actor, name=name)


def test_what_is_recommended_is_not_approved_and_says_who_recommended(desk: Desk, fee: SeveranceId) -> None:
    as_somebody(desk, "analyst")
    decided = desk.severances.recommend([fee], REASON)
    assert decided.severances[0].state is RECOMMENDED
    assert view(desk).recommended_by == "analyst"
    with pytest.raises(EditionRefusedError):
        desk.exports.edition_of_profile(desk.profiles.find("HC").id, EditionKind.PUBLIC)
    as_somebody(desk, "director")
    decided = desk.severances.approve([fee], "Agreed.")
    assert decided.notices == ()
    assert (view(desk).recommended_by, view(desk).approved_alone) == ("analyst", False)
    assert steps(desk) == [Step.PROPOSED, Step.RECOMMENDED, Step.APPROVED]
    desk.exports.edition_of_profile(desk.profiles.find("HC").id, EditionKind.PUBLIC)


def test_one_person_who_proposes_and_approves_is_remarked(desk: Desk, fee: SeveranceId) -> None:
    decided = desk.severances.approve([fee], REASON)
    assert decided.notices == (
        "The same person proposed and approved: have a second person look before the release.",
    )
    assert view(desk).approved_alone


def test_what_is_withdrawn_stops_the_public_edition_again(desk: Desk, fee: SeveranceId) -> None:
    desk.severances.approve([fee], REASON)
    desk.severances.withdraw([fee], "It was published since.")
    assert view(desk).severance.state is PROPOSED
    assert view(desk).words == (FEE,)
    assert view(desk).history[-1].reason == "It was published since."
    with pytest.raises(EditionRefusedError):
        desk.exports.edition_of_profile(desk.profiles.find("HC").id, EditionKind.PUBLIC)


def test_other_provisions_end_the_approval(desk: Desk, fee: SeveranceId) -> None:
    desk.severances.approve([fee], REASON)
    desk.severances.change_provisions([fee], ["19(1)", "s. 20(1)(b)"])
    now = view(desk)
    assert (now.severance.state, now.label) == (PROPOSED, "s. 19(1), 20(1)(b)")
    assert steps(desk) == [Step.PROPOSED, Step.APPROVED, Step.PROVISIONS]


def test_a_marking_is_no_provision(desk: Desk, fee: SeveranceId) -> None:
    with pytest.raises(UnknownNameError, match="is a marking"):
        desk.severances.change_provisions([fee], ["SECRET"])


@pytest.mark.parametrize("decide", ["recommend", "approve", "withdraw"])
def test_all_are_decided_or_none(desk: Desk, fee: SeveranceId, decide: str) -> None:
    before = view(desk)
    for ids, reason in (([fee, "nobody"], REASON), ([fee], " ")):
        with pytest.raises(BriefingError):
            getattr(desk.severances, decide)(ids, reason)
    assert view(desk) == before


@pytest.mark.parametrize("decide", ["recommend", "approve"])
def test_a_security_category_as_a_reason_is_warned_about(desk: Desk, fee: SeveranceId, decide: str) -> None:
    decided = getattr(desk.severances, decide)([fee], "It is SECRET.")
    (warning, *_) = decided.notices
    assert warning.startswith("The reason names the marking SECRET: a security category alone is never")
    assert view(desk).severance.reason == "It is SECRET."


def test_a_decision_is_taken_back_whole(desk: Desk, fee: SeveranceId) -> None:
    before = view(desk).severance
    desk.severances.undo(desk.severances.approve([fee], REASON))
    assert view(desk).severance == before
    assert steps(desk) == [Step.PROPOSED, Step.APPROVED, Step.UNDONE]


def test_what_was_decided_since_is_not_taken_back(desk: Desk, fee: SeveranceId) -> None:
    first = desk.severances.recommend([fee], REASON)
    desk.severances.approve([fee], REASON)
    with pytest.raises(NotAllowedError, match="cannot be undone"):
        desk.severances.undo(first)
    assert view(desk).severance.state is APPROVED


# ---- looking again


def test_a_day_to_look_again_is_kept_and_told_when_it_is_due(desk: Desk, fee: SeveranceId) -> None:
    desk.severances.approve([fee], REASON)
    desk.severances.look_again([fee], date(2030, 1, 1))
    assert view(desk).look_again == date(2030, 1, 1)
    assert view(desk).severance.state is APPROVED
    assert desk.severances.due(date(2029, 12, 31)) == ()
    (one,) = desk.severances.due(date(2030, 1, 1), "fr")
    assert (one.severance.id, one.label, one.on) == (fee, "art. 15(1)", date(2030, 1, 1))
    assert [(place.name, place.number) for place in one.places] == [("Harbour Consultations", None)]


def test_a_time_limit_of_the_act_gives_the_day_where_nobody_did(desk: Desk, fee: SeveranceId) -> None:
    desk.severances.change_provisions([fee], ["21(1)(a)"])
    made = view(desk).history[0].at.date()
    day = view(desk).look_again
    assert day is not None
    assert timedelta(days=20 * 365) <= day - made <= timedelta(days=20 * 365 + 6)
    assert [one.severance.id for one in desk.severances.due(day)] == [fee]
    desk.severances.look_again([fee], date(2030, 1, 1))
    assert view(desk).look_again == date(2030, 1, 1)
    desk.severances.look_again([fee], None)
    assert view(desk).look_again == day


def test_a_provision_without_a_limit_is_never_due_by_itself(desk: Desk, fee: SeveranceId) -> None:
    assert view(desk).look_again is None
    assert desk.severances.due(date(2200, 1, 1)) == ()


def test_a_note_that_holds_it_is_told_with_its_number_and_the_trash_is_not(desk: Desk) -> None:
    note = meeting(desk, "HC")
    report = desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    desk.severances.look_again([str(report.severance)], date(2020, 1, 1))
    (one,) = desk.severances.due()
    assert [place.number for place in one.places] == [note.number]
    with desk.library.database.begin(desk.actor.act(ActKind.TRASH)) as unit:
        unit.notes.trash(note.id)
    assert desk.severances.due() == ()


def test_what_withholds_facts_alone_is_shown_and_due_too(desk: Desk) -> None:
    one = Severance(
        id=SeveranceId(new_id()),
        exemptions=frozenset(),
        state=PROPOSED,
        by="clerk",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        review_on=date(2026, 6, 1),
    )
    profile = desk.profiles.find("HC")
    changed: Any = replace(profile.facts[1], severances=frozenset({one.id}))
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.severances.save(one)
        unit.profiles.save(replace(profile, facts=(profile.facts[0], changed)))
    shown = view(desk)
    assert (shown.facts, shown.block, shown.words) == ((changed.id,), None, ("Ana Roy",))
    (found,) = desk.severances.due(date(2026, 6, 1))
    assert [place.name for place in found.places] == ["Harbour Consultations"]
