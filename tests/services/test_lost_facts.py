"""What a withheld fact is about stays withheld when its severed words are edited and state it no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Membership,
    NextStep,
    Payer,
    ProfileId,
    Statement,
    Tenure,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.text import BlockId, SeveranceId
from briefing_app.services.editions import EditionService
from briefing_app.services.needles import KnownFact
from briefing_app.storage.records import ActKind, new_id

from .conftest import paragraph
from .test_editions import sever
from .test_free_words import changed, obstacles, with_properties
from .test_notes import meeting

DAY = date(2031, 3, 12)
WHEN = FuzzyDate(wording="12 March 2031", kind=DateKind.DAY, edtf="2031-03-12", earliest=DAY, latest=DAY)
SAID = "Robin Sample"


def chair(**stated: object) -> Fact:
    return Tenure(holder=SAID, office="chair", when=WHEN, **stated)  # type: ignore[arg-type]  # of any field


def member(**stated: object) -> Fact:
    return Membership(standing="member", member=SAID, **stated)  # type: ignore[arg-type]  # of any field


def step(**stated: object) -> Fact:
    return NextStep(action=SAID, **stated)  # type: ignore[arg-type]  # of any field


def owner(**stated: object) -> Fact:
    return NextStep(action="Write", owner=SAID, **stated)  # type: ignore[arg-type]  # of any field


def payer(**stated: object) -> Fact:
    return Contribution(amount=None, payers=(Payer(SAID),), **stated)  # type: ignore[arg-type]  # of any field


FACTS = [chair, member, step, owner, payer]


def with_fact(desk: Desk, words: str, make: Callable[[ProfileId, BlockId], Fact]) -> None:
    """Give the profile a paragraph that states a fact."""
    profile = desk.profiles.find("HC")
    block = paragraph(words)
    sections = tuple(
        replace(one, texts={"en": (*one.texts["en"], block)}) if one.key == "overview" else one
        for one in profile.sections
    )
    facts = (*profile.facts, make(profile.id, block.id))
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections, facts=facts))


@pytest.mark.parametrize("make", FACTS)
@pytest.mark.parametrize("in_profile", [True, False])
def test_it_may_not_stand_free_after_letters_of_its_severed_words_were_changed(
    desk: Desk, make: Callable[..., Fact], in_profile: bool
) -> None:
    words = f"It is {SAID}, as of then."

    def fact(profile: ProfileId, block: BlockId) -> Fact:
        return make(id=FactId(new_id()), profile=profile, statements=(Statement(block, SAID),))

    with_fact(desk, words, fact)
    note = meeting(desk, "HC")
    sever(desk, note, words, "overview", "19(1)")
    changed(desk, note, SAID, "Robin J. Sample", in_profile=in_profile)
    assert obstacles(desk, note) == []
    with_properties(desk, note, place=f"Geneva with {SAID}")
    (told,) = obstacles(desk, note)
    assert told.block == f"{note.id}-place"
    assert "withheld" in told


def test_a_day_of_a_fact_withheld_by_hand_is_looked_for_however_it_is_written(desk: Desk) -> None:
    profile = desk.profiles.find("AFS")
    note = meeting(desk, "AFS")
    sever(desk, note, "We meet often.")
    (severance,) = (view.severance.id for view in desk.severances.of_note(note.number))
    held = Engagement(
        id=FactId(new_id()), profile=profile.id, name="Forum", when=WHEN, severances=frozenset({severance})
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, held)))
    wanted = EditionService(desk.library, desk.catalogue).of_note(note.number, EditionKind.PUBLIC).wanted
    for said in ("2031-03-12", "March 12, 2031", "le 12 mars 2031"):
        assert wanted.in_words(said)
    assert not wanted.in_words("March 13, 2030")
    assert not wanted.in_words("December 17, 2019")


def test_a_fact_knows_whom_it_names_and_the_days_it_states() -> None:
    made = partial(KnownFact, places=None)  # type: ignore[arg-type]  # nothing asks for them
    own = {"id": FactId("f"), "profile": ProfileId("p"), "severances": frozenset({SeveranceId("s")})}
    assert [made(fact(**own)).named for fact in FACTS] == [
        (SAID,),
        (SAID,),
        (SAID,),
        ("Write", SAID),
        (SAID,),
    ]
    assert made(chair(**own)).days == ("2031-03-12",)
    assert made(member(**own)).days == ()
