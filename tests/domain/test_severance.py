"""Severances: what an approval needs, and that nothing unknown ever counts as approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import (
    Severance,
    Severances,
    SeveranceState,
    approve,
    change_provisions,
    look_again,
    recommend,
    return_to_proposed,
)
from briefing_app.domain.severance_history import (
    SeveranceDecision,
    Step,
    approved_alone,
    recommended_by,
    step_between,
)
from briefing_app.domain.text import SeveranceId
from tests.strategies import SEVERANCES, provisions

AT = datetime(2019, 12, 1, 9, tzinfo=UTC)
LATER = datetime(2019, 12, 2, 9, tzinfo=UTC)


def severance(identity: str = "one", **changes: Any) -> Severance:
    usual: dict[str, Any] = {
        "exemptions": frozenset({ExemptionId("atia:15(1)")}),
        "state": SeveranceState.PROPOSED,
        "by": "A. Officer",
        "at": AT,
    }
    return Severance(id=SeveranceId(identity), **(usual | changes))


def test_an_approval_says_who_when_and_why() -> None:
    approved = approve(severance(), by="The coordinator", at=LATER, reason="  harm to negotiations ")
    assert approved.state is SeveranceState.APPROVED
    assert (approved.by, approved.at, approved.reason) == ("The coordinator", LATER, "harm to negotiations")


@pytest.mark.parametrize(
    ("before", "by", "reason", "says"),
    [
        (severance(), "The coordinator", " \t", "name and a reason"),
        (severance(), " ", "harm", "name and a reason"),
        (severance(exemptions=frozenset()), "The coordinator", "harm", "names no provision"),
        (severance(closed_at=AT), "The coordinator", "harm", "closed"),
    ],
)
def test_an_approval_without_what_it_needs_is_refused(
    before: Severance, by: str, reason: str, says: str
) -> None:
    with pytest.raises(NotAllowedError, match=says):
        approve(before, by=by, at=LATER, reason=reason)


def test_an_id_without_a_record_is_undecided_and_has_no_provisions() -> None:
    known = Severances.of([severance("one", state=SeveranceState.APPROVED)])
    held = frozenset(map(SeveranceId, ("one", "lost", "gone")))
    assert known.undecided(held) == ("gone", "lost")
    assert known.exemptions_of(held) == {"atia:15(1)"}
    assert known.get(SeveranceId("lost")) is None


@given(
    st.lists(
        st.builds(
            severance,
            st.sampled_from(SEVERANCES),
            exemptions=provisions,
            state=st.sampled_from(SeveranceState),
        ),
        unique_by=lambda one: one.id,
    ),
    st.frozensets(st.sampled_from(SEVERANCES)),
)
def test_undecided_is_all_but_the_approved_that_name_a_provision(
    records: list[Severance], held: frozenset[SeveranceId]
) -> None:
    decided = {one.id for one in records if one.state is SeveranceState.APPROVED and one.exemptions}
    assert set(Severances.of(records).undecided(held)) == held - decided


@given(
    st.lists(
        st.builds(severance, st.sampled_from(SEVERANCES), exemptions=provisions), unique_by=lambda one: one.id
    )
)
def test_the_exemptions_of_several_are_all_of_theirs(records: list[Severance]) -> None:
    together = Severances.of(records).exemptions_of(one.id for one in records)
    assert together == frozenset().union(*(one.exemptions for one in records))


# ---- recommending, withdrawing, other provisions, looking again

OTHER = frozenset({ExemptionId("atia:19(1)")})


def test_a_recommendation_says_who_when_and_why() -> None:
    found = recommend(severance(), by="The analyst", at=LATER, reason=" harm ")
    assert (found.state, found.by, found.at, found.reason) == (
        SeveranceState.RECOMMENDED,
        "The analyst",
        LATER,
        "harm",
    )


@pytest.mark.parametrize(
    ("before", "by", "reason", "says"),
    [
        (severance(), "The analyst", "", "name and a reason"),
        (severance(), "", "harm", "name and a reason"),
        (severance(exemptions=frozenset()), "The analyst", "harm", "names no provision"),
        (severance(closed_at=AT), "The analyst", "harm", "closed"),
        (severance(state=SeveranceState.APPROVED), "The analyst", "harm", "approved already"),
    ],
)
def test_a_recommendation_without_what_it_needs_is_refused(
    before: Severance, by: str, reason: str, says: str
) -> None:
    with pytest.raises(NotAllowedError, match=says):
        recommend(before, by=by, at=LATER, reason=reason)


@pytest.mark.parametrize(
    ("before", "reason", "says"),
    [
        (severance(state=SeveranceState.APPROVED), " ", "name and a reason"),
        (severance(), "published", "only proposed"),
        (severance(state=SeveranceState.APPROVED, closed_at=AT), "published", "closed"),
    ],
)
def test_a_withdrawal_without_what_it_needs_is_refused(before: Severance, reason: str, says: str) -> None:
    with pytest.raises(NotAllowedError, match=says):
        return_to_proposed(before, by="The analyst", at=LATER, reason=reason)


def test_other_provisions_end_what_was_decided_for_those_before() -> None:
    before = severance(state=SeveranceState.APPROVED, reason="agreed", review_on=date(2030, 1, 1))
    after = change_provisions(before, OTHER, by="The analyst", at=LATER)
    assert (after.exemptions, after.state, after.reason) == (OTHER, SeveranceState.PROPOSED, "")
    assert after.review_on == before.review_on


def test_other_provisions_of_what_is_only_proposed_leave_its_reason() -> None:
    after = change_provisions(severance(reason="harm"), OTHER, by="The analyst", at=LATER)
    assert (after.reason, after.by) == ("harm", "The analyst")


def test_the_same_provisions_change_nothing() -> None:
    before = severance(state=SeveranceState.APPROVED, reason="agreed")
    assert change_provisions(before, before.exemptions, by="The analyst", at=LATER, reason="x") is before


def test_no_provision_at_all_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="one at least"):
        change_provisions(severance(), frozenset(), by="The analyst", at=LATER)


def test_a_day_to_look_again_leaves_who_decided() -> None:
    before = severance(state=SeveranceState.APPROVED, reason="agreed")
    after = look_again(before, date(2030, 1, 1))
    assert replace(after, review_on=None) == before
    assert look_again(after, None) == before


class Acts(NamedTuple):
    """One act on a severance as it may come from the window or the command line."""

    what: str
    by: str
    exemptions: frozenset[ExemptionId]
    on: date | None


ACTS = st.builds(
    Acts,
    st.sampled_from(("recommend", "approve", "withdraw", "provisions", "look again")),
    st.sampled_from(("Ann", "Bob")),
    st.sampled_from((OTHER, frozenset({ExemptionId("atia:15(1)")}))),
    st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
)


def done(before: Severance, act: Acts) -> Severance:
    match act.what:
        case "recommend":
            return recommend(before, by=act.by, at=LATER, reason="why")
        case "approve":
            return approve(before, by=act.by, at=LATER, reason="why")
        case "withdraw":
            return return_to_proposed(before, by=act.by, at=LATER, reason="why")
        case "provisions":
            return change_provisions(before, act.exemptions, by=act.by, at=LATER)
    return look_again(before, act.on)


def kept(step: Step, after: Severance) -> SeveranceDecision:
    return SeveranceDecision(
        step=step,
        state=after.state,
        exemptions=after.exemptions,
        by=after.by,
        at=after.at,
        reason=after.reason,
        review_on=after.review_on,
    )


@given(st.lists(ACTS, max_size=12))
def test_the_state_is_that_of_the_last_decision_and_none_is_forgotten(acts: list[Acts]) -> None:
    one = severance()
    history = [kept(Step.PROPOSED, one)]
    for act in acts:
        try:
            after = done(one, act)
        except NotAllowedError:
            continue
        if after != one:
            step = step_between(history[-1], after, withdrawn=act.what == "withdraw")
            history.append(kept(step, after))
        one = after
    last = history[-1]
    assert (last.state, last.exemptions, last.review_on) == (one.state, one.exemptions, one.review_on)
    recommender = recommended_by(history)
    if one.state is SeveranceState.RECOMMENDED:
        assert recommender == one.by
    if one.state is SeveranceState.PROPOSED:
        assert recommender is None
        assert not approved_alone(history)
    assert Step.ENDED not in [decision.step for decision in history]
