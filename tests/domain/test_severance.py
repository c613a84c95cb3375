"""Severances: what an approval needs, and that nothing unknown ever counts as approved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import Severance, Severances, SeveranceState, approve
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
