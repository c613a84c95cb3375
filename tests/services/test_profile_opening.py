"""What a profile is opened with: what is said of its facts follows the words that state them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.fact_fields import typed
from briefing_app.domain.facts import Engagement
from briefing_app.domain.text import Run, Withheld
from briefing_app.domain.typed_values import Problem, TypedError
from briefing_app.storage.records import ActKind, new_id
from tests.services.test_profile_editing import PA, named


def test_what_is_said_of_facts_follows_their_words(desk):
    desk.passages.mark(
        profile="HC", section="engagement", words="Ana Roy", exemptions=["19(1)"], marking="PA"
    )
    opened = desk.profile_opening.open(named(desk).id, "fr")
    fee, delegate = opened.profile.facts
    assert opened.withheld == {delegate.id: "art. 19(1)"}
    assert opened.portions == {fee.id: "(PA)", delegate.id: "(PA)"}
    assert opened.markings == (PA,)
    place = opened.where(delegate.statements[0])
    assert (place.section, place.language, place.found) == (opened.profile.sections[1].id, "en", True)


def test_words_that_are_gone_are_told_as_gone(desk):
    profile = named(desk)
    section = profile.section("engagement")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        block = replace(section.texts["en"][0], content=(Run("The fee is another now."),))
        unit.sections.save_text(section.id, "en", (block,), section.revisions["en"])
    opened = desk.profile_opening.open(profile.id)
    assert not opened.where(opened.profile.facts[0].statements[0]).found
    desk.profile_editing.delete_section(profile.id, named(desk).section("engagement"))
    opened = desk.profile_opening.open(profile.id)
    assert opened.where(opened.profile.facts[0].statements[0]) is None


def test_a_redacted_field_is_no_place_for_words(desk):
    agency = named(desk, "AFS")
    hidden = Engagement(id=new_id(), profile=agency.id, name=Withheld(), when=Withheld(), place="Faro")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(agency, facts=(hidden,)))
    (kept,) = named(desk, "AFS").facts
    with pytest.raises(TypedError) as refused:
        desk.profile_editing.save_fact(kept, {**typed(kept), "name": "Guess"})
    assert refused.value.problem is Problem.REDACTED
    desk.profile_editing.save_fact(kept, {**typed(kept), "place": "Porto"})
    (now,) = named(desk, "AFS").facts
    assert (now.name, now.when, now.place) == (Withheld(), Withheld(), "Porto")
