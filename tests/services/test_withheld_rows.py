"""A fact that is withheld by itself is a severance of each document whose table would have its row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.audience import Audience
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Engagement, Fact, FactId, Incumbency
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import SeveranceId
from briefing_app.services.editions import EditionService
from briefing_app.services.note_reading import read_note
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .test_editions import PUBLIC, sever
from .test_notes import meeting

WHO = "Zoltan Bergmann"


def add(desk: Desk, fact: Fact, name: str = "HC") -> Fact:
    fact = replace(fact, profile=desk.profiles.find(name).id)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.add_fact(fact)
    return fact


def envoy(desk: Desk, name: str = "HC") -> Fact:
    return add(desk, Incumbency(id=FactId(new_id()), profile=None, person=WHO, post="Envoy"), name)


def withheld(desk: Desk, fact: Fact, *provisions: str) -> SeveranceId:
    severance = desk.whole_severing.sever_fact(fact.id, provisions).severance
    assert severance is not None
    return severance


def obstacles(desk: Desk, number: str) -> tuple[str, ...]:
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(number, PUBLIC)
    return tuple(map(str, refused.value.obstacles))


def test_a_fact_that_is_only_proposed_to_be_withheld_stops_the_public_edition(desk: Desk) -> None:
    note = meeting(desk, "HC")
    severance = withheld(desk, envoy(desk), "15(1)")
    (found,) = obstacles(desk, note.number)
    assert f"the severance of a fact under s. 15(1) ({severance}) is not approved." in found
    assert "Bergmann" not in found
    desk.severances.approve([severance], "Their confidence.")
    desk.exports.edition_of_note(note.number, PUBLIC)


def test_one_without_a_provision_stops_it_whatever_is_decided(desk: Desk) -> None:
    note = meeting(desk, "HC")
    severance = withheld(desk, envoy(desk), "15(1)")
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        (record,) = unit.severances.among([severance])
        unit.severances.save(
            replace(record, exemptions=frozenset(), state=SeveranceState.APPROVED, reason="harm")
        )
    (found,) = obstacles(desk, note.number)
    assert "the severance of a fact, naming no provision" in found


def test_it_stops_that_for_partners_too(desk: Desk) -> None:
    note = meeting(desk, "HC")
    withheld(desk, envoy(desk), "15(1)")
    with desk.library.database.read() as unit:
        reading = read_note(unit, note.number)
    usa = Audience(frozenset({"USA"}), desk.catalogue.scheme.lowest)
    editions = EditionService(desk.library, desk.catalogue)
    with pytest.raises(EditionRefusedError, match="severance of a fact"):
        editions.of_reading(replace(reading, audience=usa), EditionKind.PARTNER)


def test_it_stops_that_of_its_profile(desk: Desk) -> None:
    withheld(desk, envoy(desk), "15(1)")
    with pytest.raises(EditionRefusedError, match="severance of a fact"):
        desk.exports.edition_of_profile(desk.profiles.find("HC").id, PUBLIC)


def test_a_row_the_note_would_not_have_stops_nothing(desk: Desk) -> None:
    note = meeting(desk, "HC")
    day = date(1999, 5, 3)
    past = FuzzyDate(wording="3 May 1999", kind=DateKind.DAY, edtf=day.isoformat(), earliest=day, latest=day)
    over = add(desk, Engagement(id=FactId(new_id()), profile=None, name="Old talks", when=past))
    for fact in (over, envoy(desk, "AFS")):
        withheld(desk, fact, "15(1)")
    desk.exports.edition_of_note(note.number, PUBLIC)
    assert desk.severances.of_note(note.number) == ()


def test_a_fact_whose_words_the_note_has_not_stops_nothing_in_it(desk: Desk) -> None:
    note = meeting(desk, "HC")
    stated = next(one for one in desk.profiles.find("HC").facts if one.statements)
    withheld(desk, stated, "15(1)")
    section = next(one for one in note.sections if one.key == "engagement" and one.blocks)
    assert obstacles(desk, note.number)
    desk.note_editing.delete_section(note.number, section.id)
    desk.exports.edition_of_note(note.number, PUBLIC)


def test_it_is_among_the_severances_of_the_note_behind_those_of_its_text(desk: Desk) -> None:
    note = meeting(desk, "HC")
    fact = envoy(desk)
    severance = withheld(desk, fact, "15(1)")
    sever(desk, note, FEE)
    in_text, of_fact = desk.severances.of_note(note.number)
    assert (in_text.facts, in_text.places) == ((), ("Engagement",))
    assert (of_fact.severance.id, of_fact.facts, of_fact.block) == (severance, (fact.id,), None)
    assert desk.severances.of_note(meeting(desk, "AFS").number) == ()


def test_the_decision_about_it_is_kept_in_the_library_and_not_beside_the_document(
    desk: Desk, tmp_path: Path
) -> None:
    note = meeting(desk, "HC")
    of_fact = withheld(desk, envoy(desk), "19(1)")
    desk.severances.approve([of_fact], "Their privacy.")
    sever(desk, note, FEE)
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    (kept,) = desk.releases.of_note(note.number)
    in_text = desk.severances.of_note(note.number)[0].severance.id
    assert {one.severance for one in kept.decisions} == {of_fact, in_text}
    beside = json.loads((tmp_path / "public-txt-record.json").read_text(encoding="utf-8"))
    assert [one["severance"] for one in beside["decisions"]] == [in_text]
    assert "19(1)" not in str(beside)
