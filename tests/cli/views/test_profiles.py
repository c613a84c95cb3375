"""Profiles and their facts, as JSON and as lines."""

from __future__ import annotations

import dataclasses

from briefing_app.cli.views import profiles
from briefing_app.cli.views.facts import GROUPS
from briefing_app.domain import facts
from briefing_app.domain.profile import Profile, ProfileKind, ProfileSummary
from briefing_app.services.catalogue import Catalogue


def test_a_profile_is_known_by_its_names(profile: Profile):
    found = profiles.profile_to_json(profile)
    assert (found["name"], found["acronym"], found["kind"]) == ("Lakeside Assembly", "LA", "forum")
    assert [name["role"] for name in found["names"]] == ["name", "name", "acronym", "variant"]
    assert found["names"][0]["valid_from"]["wording"] == "February 2020"


def test_a_section_is_given_once_for_each_language(profile: Profile):
    found = profiles.profile_to_json(profile)["sections"]
    assert [(one["key"], one["language"], one["heading"]) for one in found] == [
        ("overview", "en", None),
        ("engagement", "fr", "Mobilisation"),
        ("engagement", "en", "Engagement"),
        ("next-steps", None, None),
    ]
    assert found[1]["text"] == "Déjà là."


def test_an_amount_is_digits_and_never_a_number(profile: Profile):
    contribution = profiles.profile_to_json(profile)["contributions"][0]
    assert contribution["amount"] == "165000"
    assert contribution["payers"] == [
        {"name": "Harbour Office", "share": "62.5"},
        {"name": "Others", "share": None},
    ]


def test_a_withheld_field_is_withheld_and_not_absent(profile: Profile):
    found = profiles.profile_to_json(profile)
    assert found["contributions"][1]["amount"] == {"withheld": True}
    event = found["events"][1]
    assert event["name"] == event["when"] == event["place"] == {"withheld": True}


def test_a_date_keeps_its_wording(profile: Profile):
    assert profiles.profile_to_json(profile)["events"][0]["when"] == {
        "wording": "October 2022",
        "kind": "month",
        "edtf": "2020-02",
        "earliest": None,
        "latest": None,
        "document_date": "2019-12-01",
    }


def test_a_fact_says_what_states_it_and_what_withholds_it(profile: Profile):
    contribution = profiles.profile_to_json(profile)["contributions"][0]
    assert contribution["statements"] == [{"block": "p", "words": "twelve boats"}]
    assert contribution["severances"] == ["s1"]
    assert contribution["lines"] == [3]
    assert contribution["confirmed"] is False


def test_every_sort_of_fact_has_its_group_and_every_field_is_said(profile: Profile):
    sorts = facts.Fact.__args__
    assert set(GROUPS) == set(sorts)
    found = profiles.profile_to_json(profile)
    renamed = {"person": "name"}
    for sort, group in GROUPS.items():
        wanted = {renamed.get(one.name, one.name) for one in dataclasses.fields(sort)} - {"profile"}
        assert wanted == set(found[group][0]), group


def test_a_profile_without_facts_has_every_group(profile: Profile):
    found = profiles.profile_to_json(dataclasses.replace(profile, facts=(), sections=()))
    assert all(found[group] == [] for group in GROUPS.values())


def test_a_profile_is_shown_with_sections_and_facts(profile: Profile, catalogue: Catalogue):
    lines = list(profiles.profile_lines(profile, catalogue))
    assert lines[:3] == [
        "Lakeside Assembly (LA)",
        "forum, not confirmed yet",
        "also: Assemblée riveraine, Lake Assembly",
    ]
    assert "## [overview]" in lines
    assert "## Mobilisation [engagement, fr]" in lines
    assert "  ⟦about 165000 CAD⟧  a year  Harbour Office (62.5%), Others  secretariat  (?)" in lines
    assert any("[REDACTED]" in line and "to be confirmed" in line for line in lines)


def test_the_list_says_who_is_not_confirmed():
    def row(name: str, acronym: str | None, confirmed: bool) -> ProfileSummary:
        return ProfileSummary(
            id=name, kind=ProfileKind.COUNTRY, name=name, acronym=acronym, confirmed=confirmed
        )

    assert profiles.list_lines([row("Norway", None, True), row("Chile", "CL", False)]) == (
        "-   country  Norway",
        "CL  country  Chile (?)",
    )
