"""Every decision about a severance is kept, whoever made it and in whatever act, and none is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import (
    SeveranceState,
    approve,
    change_provisions,
    look_again,
    recommend,
    return_to_proposed,
)
from briefing_app.domain.severance_history import Step, approved_alone, recommended_by
from briefing_app.storage.records import ActKind
from tests.storage.examples import CLERK, LATER, NOW, act, opened, paragraph, profile, run, section, severance
from tests.storage.test_schema import differences, make_older


def keep(library, kind, one, at=NOW, by=CLERK):
    with library.database.begin(act(kind, at, by)) as work:
        work.severances.save(one)
    return one


def history(library, one):
    with library.database.read() as work:
        return work.severances.histories([one.id])[one.id]


def steps(library, one):
    return [decision.step for decision in history(library, one)]


def test_all_that_was_decided_is_kept_in_its_order(library):
    one = keep(library, ActKind.SEVER, severance(reason="injury"))
    one = recommend(one, by="analyst", at=LATER, reason="agreed")
    keep(library, ActKind.RECOMMEND, one, LATER, "analyst")
    one = approve(one, by="director", at=LATER, reason="seen")
    keep(library, ActKind.APPROVE, one, LATER, "director")
    keep(library, ActKind.LOOK_AGAIN, look_again(one, date(2030, 1, 1)), LATER, "clerk of the clock")
    one = return_to_proposed(one, by="director", at=LATER, reason="published since")
    keep(library, ActKind.WITHDRAW, replace(one, review_on=date(2030, 1, 1)), LATER, "director")
    found = history(library, one)
    assert [(one.step, one.by, one.reason) for one in found] == [
        (Step.PROPOSED, CLERK, "injury"),
        (Step.RECOMMENDED, "analyst", "agreed"),
        (Step.APPROVED, "director", "seen"),
        (Step.LOOK_AGAIN, "clerk of the clock", ""),
        (Step.WITHDRAWN, "director", "published since"),
    ]
    assert [one.review_on for one in found] == [None, None, None, date(2030, 1, 1), date(2030, 1, 1)]


def test_who_recommended_is_known_after_the_approval(library):
    one = keep(library, ActKind.SEVER, severance())
    one = keep(library, ActKind.RECOMMEND, recommend(one, by="analyst", at=NOW, reason="agreed"))
    keep(library, ActKind.APPROVE, approve(one, by=CLERK, at=NOW, reason="agreed"))
    assert recommended_by(history(library, one)) == "analyst"
    assert not approved_alone(history(library, one))


def test_an_approval_by_the_one_who_proposed_is_remarked(library):
    one = keep(library, ActKind.SEVER, severance())
    keep(library, ActKind.APPROVE, approve(one, by=CLERK, at=NOW, reason="agreed"))
    assert approved_alone(history(library, one))


def test_other_provisions_are_a_decision(library):
    one = keep(library, ActKind.SEVER, severance())
    other = frozenset({ExemptionId("atia:19(1)")})
    keep(library, ActKind.SEVER, change_provisions(one, other, by="analyst", at=LATER))
    assert steps(library, one) == [Step.PROPOSED, Step.PROVISIONS]
    assert history(library, one)[-1].exemptions == other


def test_an_approval_that_ends_by_further_words_is_in_the_history(library):
    one = keep(library, ActKind.SEVER, severance())
    with library.database.begin(act()) as work:
        saved = work.profiles.add(profile("Forum", section(paragraph(run("secret", one.id), block="b"))))
    keep(library, ActKind.APPROVE, approve(one, by="director", at=NOW, reason="seen"))
    more = replace(
        saved.sections[0], texts={"en": (paragraph(run("secret and much more", one.id), block="b"),)}
    )
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(replace(saved, sections=(more,)))
    assert steps(library, one) == [Step.PROPOSED, Step.APPROVED, Step.ENDED]


def test_what_is_undone_is_in_the_history_by_whoever_undid_it(library):
    one = keep(library, ActKind.SEVER, severance())
    with library.database.begin(act(ActKind.APPROVE, by="director"), undoable=True) as work:
        work.severances.save(approve(one, by="director", at=NOW, reason="seen"))
    with library.database.begin(act(ActKind.UNDO, LATER, "somebody else")) as again:
        again.take_back(work.undo)
    last = history(library, one)[-1]
    assert (last.step, last.state, last.by, last.at) == (
        Step.UNDONE,
        SeveranceState.PROPOSED,
        "somebody else",
        LATER,
    )


def test_a_severance_that_is_closed_is_not_decided_by_that(library):
    one = keep(library, ActKind.SEVER, severance())
    with library.database.begin(act()) as work:
        saved = work.profiles.add(profile("Forum", section(paragraph(run("secret", one.id)))))
    with library.database.begin(act()) as work:
        work.profiles.save(replace(saved, sections=()))
    assert steps(library, one) == [Step.PROPOSED]


@pytest.mark.parametrize(
    "statement", ["DELETE FROM severance_decision", "UPDATE severance_decision SET \"by\" = 'x'"]
)
def test_the_file_itself_refuses_to_change_what_was_decided(library, statement):
    one = keep(library, ActKind.SEVER, severance())
    with pytest.raises(DatabaseError, match="never"), library._engine.begin() as connection:
        connection.execute(text(statement))
    assert steps(library, one) == [Step.PROPOSED]


def test_many_severances_are_asked_for_at_once(library):
    with library.database.begin(act(ActKind.SEVER)) as work:
        every = [severance() for _ in range(600)]
        for one in every:
            work.severances.save(one)
    with library.database.read() as work:
        found = work.severances.histories([one.id for one in every])
        assert {len(decisions) for decisions in found.values()} == {1}
        assert len(found) == 600


def test_a_library_from_before_keeps_what_it_knows_as_the_first_decision(path):
    with opened(path) as one:
        proposed = keep(one, ActKind.SEVER, severance(reason="injury", review_on=date(2027, 1, 1)))
        approved = keep(one, ActKind.SEVER, severance())
        approved = approve(approved, by="director", at=LATER, reason="seen")
        keep(one, ActKind.APPROVE, approved, LATER, "director")
    make_older(path, 3)
    with opened(path) as one:
        (first,) = history(one, proposed)
        (last,) = history(one, approved)
        assert (first.step, first.by, first.at, first.reason) == (Step.PROPOSED, CLERK, NOW, "injury")
        assert first.review_on == date(2027, 1, 1)
        assert first.exemptions == proposed.exemptions
        assert (last.step, last.by, last.at, last.reason) == (Step.APPROVED, "director", LATER, "seen")
        keep(one, ActKind.WITHDRAW, return_to_proposed(approved, by=CLERK, at=LATER, reason="too soon"))
        assert steps(one, approved) == [Step.APPROVED, Step.WITHDRAWN]
    assert differences(path) == []
