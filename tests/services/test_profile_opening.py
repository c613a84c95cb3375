"""What a profile is opened with: what is said of its facts follows the words that state them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.fact_fields import typed
from briefing_app.domain.facts import Engagement, NextStep, Statement
from briefing_app.domain.text import BlockId, PairId, Run, Withheld
from briefing_app.domain.typed_values import Problem, TypedError
from briefing_app.services.texts import TextPlace
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


def test_a_fact_stays_withheld_when_letters_are_typed_inside_its_severed_words(desk):
    desk.passages.mark(
        profile="HC", section="engagement", words="Ana Roy", exemptions=["19(1)"], marking="PA"
    )
    place = TextPlace(named(desk).section("engagement").id, "en")
    for words in ("Ana J. Roy", "Anna Roy"):
        opened = desk.texts.open(place)
        (block,) = opened.blocks
        runs = tuple(replace(run, text=words) if run.severances else run for run in block.content)
        desk.texts.save(place, (replace(block, content=runs),), opened.revision)
        found = desk.profile_opening.open(named(desk).id, "fr")
        delegate = found.profile.facts[1]
        assert found.withheld[delegate.id] == "art. 19(1)"


def test_a_next_step_stays_withheld_when_a_word_is_typed_in_it(desk):
    profile = named(desk)
    section = profile.section("next-steps")
    first = section.texts["en"][0]
    step = NextStep(
        id=new_id(), profile=profile.id, action="Host two meetings",
        statements=(Statement(first.id, "Host two meetings."),),
    )  # fmt: skip
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, step)))
    desk.passages.mark(profile="HC", section="next-steps", words="Host two meetings.", exemptions=["15(1)"])
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    block, *others = opened.blocks
    runs = tuple(replace(run, text=run.text.replace("two", "two early")) for run in block.content)
    assert runs != block.content
    desk.texts.save(place, (replace(block, content=runs), *others), opened.revision)
    assert step.id in desk.profile_opening.open(profile.id).withheld
    (listed,) = desk.overview.next_steps()
    assert (listed.id, listed.severed) == (step.id, True)


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


@pytest.mark.parametrize("severed", ["whole", "words"])
def test_a_fact_of_which_the_translation_alone_is_severed_is_told_as_withheld(desk, severed: str):
    profile = named(desk)
    section = profile.section("next-steps")
    first, *others = section.texts["en"]
    pair = PairId(new_id())
    french = replace(first, id=BlockId(new_id()), pair=pair, content=(Run("Tenir deux réunions."),))
    step = NextStep(
        id=new_id(), profile=profile.id, action="Host two meetings",
        statements=(Statement(first.id, "Host two meetings."),),
    )  # fmt: skip
    texts = {"en": (replace(first, pair=pair), *others), "fr": (french,)}
    sections = tuple(replace(one, texts=texts) if one.id == section.id else one for one in profile.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections, facts=(*profile.facts, step)))
    assert step.id not in desk.profile_opening.open(profile.id).withheld
    if severed == "whole":
        desk.whole_severing.sever_block(TextPlace(section.id, "fr"), french.id, ["15(1)"])
    else:
        desk.passages.mark(profile="HC", section="next-steps", words="deux", exemptions=["15(1)"])
    assert desk.profile_opening.open(profile.id, "fr").withheld == {step.id: "art. 15(1)"}
    (listed,) = desk.overview.next_steps()
    assert (listed.id, listed.severed) == (step.id, True)
