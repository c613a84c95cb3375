"""Words named by an officer are severed or marked where they stand, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Run
from briefing_app.storage.records import ActKind

from .conftest import FEE
from .test_notes import meeting


def test_words_that_are_not_there_are_not_guessed(desk: Desk) -> None:
    with pytest.raises(UnknownNameError, match="not found"):
        desk.passages.mark(profile="HC", section="engagement", words="half a fee", exemptions=["15(1)"])
    assert desk.severances.of_profile("HC") == ()


def test_words_that_stand_twice_are_refused_with_the_count(desk: Desk) -> None:
    with pytest.raises(NotAllowedError, match="2 times"):
        desk.passages.mark(profile="HC", section="engagement", words="de", exemptions=["15(1)"])


def test_the_nth_of_several_is_severed(desk: Desk) -> None:
    report = desk.passages.mark(profile="HC", section="engagement", words="de", nth=2, exemptions=["15(1)"])
    assert report.places == 1
    (view,) = desk.severances.of_profile("HC")
    assert view.words == ("de",)


def test_all_of_several_are_severed_under_one_record(desk: Desk) -> None:
    report = desk.passages.mark(
        profile="HC", section="engagement", words="de", every=True, exemptions=["15(1)"]
    )
    assert report.places == 2
    assert len(desk.severances.of_profile("HC")) == 1


@pytest.mark.parametrize("nth", [0, 3, -1])
def test_a_number_outside_the_count_is_refused(desk: Desk, nth: int) -> None:
    with pytest.raises(UnknownNameError, match="2 times"):
        desk.passages.mark(profile="HC", section="engagement", words="de", nth=nth, exemptions=["15(1)"])


@pytest.mark.parametrize(
    "given",
    [
        {"profile": "HC", "note": "1", "exemptions": ["15(1)"]},
        {"exemptions": ["15(1)"]},
        {"profile": "HC"},
    ],
)
def test_a_call_that_does_not_say_what_to_do_is_refused(desk: Desk, given: dict[str, object]) -> None:
    with pytest.raises(BriefingError):
        desk.passages.mark(section="engagement", words=FEE, **given)


def test_a_section_that_is_not_there_is_named_with_those_that_are(desk: Desk) -> None:
    with pytest.raises(UnknownNameError, match="overview, engagement, next-steps"):
        desk.passages.mark(profile="HC", section="history", words="x", exemptions=["15(1)"])


def test_a_marking_above_the_ceiling_is_not_saved(desk: Desk) -> None:
    with pytest.raises(NotAllowedError, match="PROTECTED A"):
        desk.passages.mark(profile="HC", section="engagement", words=FEE, marking="SECRET")
    (block,) = desk.profiles.find("HC").sections[1].texts["en"]
    assert block.portion is None


def test_a_marking_goes_on_the_whole_block_and_implies_no_exemption(desk: Desk) -> None:
    desk.passages.mark(profile="HC", section="engagement", words=FEE, marking="PROTECTED A")
    (block,) = desk.profiles.find("HC").sections[1].texts["en"]
    assert block.portion is not None
    assert block.portion.levels == {"ca:PA"}
    assert desk.severances.of_profile("HC") == ()


def test_a_severance_in_a_profile_is_proposed_in_a_note_that_holds_the_words(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    (view,) = desk.severances.of_note(note.number)
    (source,) = desk.severances.of_profile("HC")
    assert view.words == (FEE,)
    assert view.severance.state is SeveranceState.PROPOSED
    assert view.severance.source == source.severance.id


def test_approval_needs_a_reason(desk: Desk) -> None:
    report = desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    assert report.severance is not None
    with pytest.raises(NotAllowedError, match="reason"):
        desk.severances.approve([report.severance], "  ")
    (view,) = desk.severances.of_profile("HC")
    assert view.severance.state is SeveranceState.PROPOSED


def test_one_unknown_id_approves_nothing(desk: Desk) -> None:
    report = desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    assert report.severance is not None
    with pytest.raises(UnknownNameError, match="no severance"):
        desk.severances.approve([report.severance, "nothing"], "Fees are confidential.")
    (view,) = desk.severances.of_profile("HC")
    assert view.severance.state is SeveranceState.PROPOSED


def test_a_repealed_provision_cannot_be_used(desk: Desk) -> None:
    with pytest.raises(NotAllowedError, match="repealed"):
        desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["16.31"])


def test_a_marking_in_a_profile_raises_the_block_in_a_note_that_holds_it(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    desk.passages.mark(profile="HC", section="engagement", words=FEE, marking="PROTECTED A")
    marked = [b for s in desk.notes.get(note.number).sections for b in s.blocks if b.portion is not None]
    assert [block.portion.levels for block in marked if block.portion] == [frozenset({"ca:PA"})]


def test_what_a_note_does_not_hold_makes_no_severance_there(desk: Desk) -> None:
    note = meeting(desk, "AFS")
    desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    assert desk.severances.of_note(note.number) == ()


def test_a_rewritten_copy_of_severed_words_is_withheld_whole(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sections = tuple(
        replace(one, blocks=(replace(one.blocks[0], content=(Run("They pay us."),)),))
        if one.key == "engagement"
        else one
        for one in note.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, sections=sections))
    desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    (view,) = desk.severances.of_note(note.number)
    assert view.words == ("They pay us.",)


def test_lowering_a_marking_without_a_reason_is_said(desk: Desk) -> None:
    given = {"profile": "HC", "section": "engagement", "words": FEE}
    assert desk.passages.mark(**given, marking="PROTECTED A").notices == ()
    (notice,) = desk.passages.mark(**given, marking="UNCLASSIFIED").notices
    assert "PROTECTED A was lowered to UNCLASSIFIED" in notice


def test_lowering_a_marking_with_a_reason_keeps_it(desk: Desk) -> None:
    given = {"profile": "HC", "section": "engagement", "words": FEE}
    desk.passages.mark(**given, marking="PROTECTED A")
    assert desk.passages.mark(**given, marking="UNCLASSIFIED", reason="Published since.").notices == ()
    with desk.library.database.read() as unit:
        assert "Published since." in {entry.reason for entry in unit.audit.list()}
