"""The file of a scheme is read strictly, and what it does not know it says."""

from __future__ import annotations

import copy
from datetime import date, datetime

import pytest

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.scheme_data import scheme_from_data, scheme_to_json
from tests.domain.test_marking import CANADA, DATA, FIXED, LEVELS, changed

# ---- the file


def test_the_file_has_the_seven_levels_of_canada_in_both_languages():
    assert [(level.key, level.family, level.rank) for level in CANADA.levels] == [
        ("U", "none", 0),
        ("PA", "protected", 1),
        ("PB", "protected", 2),
        ("PC", "protected", 3),
        ("C", "classified", 1),
        ("S", "classified", 2),
        ("TS", "classified", 3),
    ]
    french = [level.name.text("fr") for level in CANADA.levels]
    assert french == [
        "NON CLASSIFIÉ",
        "PROTÉGÉ A",
        "PROTÉGÉ B",
        "PROTÉGÉ C",
        "CONFIDENTIEL",
        "SECRET",
        "TRÈS SECRET",
    ]


def test_what_nobody_checked_is_said_to_be_unverified():
    assert all("portion" in level.unverified for level in CANADA.levels)
    assert all("name" not in level.unverified for level in CANADA.levels)
    caveats = {caveat.key: caveat.unverified for caveat in CANADA.caveats}
    assert "name.fr" in caveats["CEO"]
    assert all("name" in caveats[key] for key in ("CAB", "SCP", "PWC", "REL"))
    assert CANADA.verified_on == date(2026, 11, 23)


def test_the_view_for_programs_holds_every_level_with_its_unverified_parts():
    view = scheme_to_json(CANADA)
    assert view["id"] == "ca"
    assert [level["id"] for level in view["levels"]] == LEVELS
    assert view["levels"][2]["name"] == {"en": "PROTECTED B", "fr": "PROTÉGÉ B"}
    assert view["levels"][2]["unverified"] == ["portion", "injury.fr"]
    assert {caveat["id"] for caveat in view["caveats"]} >= set(FIXED)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("id", None, "“id” is missing"),
        ("id", 7, "“id” must be a text"),
        ("version", " ", "“version” is empty"),
        ("verified_on", "yesterday", "“verified_on” must be a date"),
        ("verified_on", datetime(2026, 1, 5), "“verified_on” must be a date"),
        ("name", {"en": "Markings"}, "“name.fr” is missing"),
        ("levels", [], "“levels” must be a list of one table or more"),
        ("levels.1.rank", 2, "the same rank in “protected”"),
        ("levels.1.rank", -1, "“levels[2].rank” must not be negative"),
        ("levels.1.rank", True, "“levels[2].rank” must be a whole number"),
        ("levels.1.rank", 0, "0 is for the public level alone"),
        ("levels.0.copy_number", True, "“levels[1].copy_number” is true for the public level"),
        ("levels.6.copy_number", "yes", "“levels[7].copy_number” must be true or false"),
        ("page.bilingual", ["abroad"], "“page.bilingual” names “abroad”: use internal, public, partner"),
        ("page.bilingual", True, "“page.bilingual” must be a list"),
        ("levels.1.family", "secretive", "“levels[2].family” is “secretive”, which is none of"),
        ("levels.0.public", False, "has 0 levels with public = true"),
        ("levels.2.public", True, "has 2 levels with public = true"),
        ("levels.1.colour", "blue", "“levels[2].colour” is “blue”; write it as #RRGGBB"),
        ("levels.1.colour", "#FFE8A3", "gives white words a contrast of 1.2"),
        ("levels.1.name", {"en": "PROTECTED A"}, "“levels[2].name.fr” is missing"),
        ("levels.1.name", {"en": "A", "fr": "A", "de": "A"}, "“levels[2].name.de” is not a known key"),
        ("levels.1.name.en", "PROTECTED B", "two levels with the same name in en"),
        ("levels.1.portion.fr", "PB", "two levels with the same portion in fr"),
        ("levels.1.key", "P A", "“levels[2].key” is “P A”"),
        ("levels.1.rnak", 1, "“levels[2].rnak” is not a known key"),
        ("families.1.key", "none", "names a family twice"),
        ("caveats.2.key", "PB", "uses a key twice, or one that a level has"),
        ("caveats.0.kind", "secret", "“caveats[1].kind” is “secret”"),
        ("caveats.0.families", ["nowhere"], "names “nowhere”, which is no family"),
        ("caveats.0.releasable_to", ["AUS"], "which a list of countries leaves out"),
        ("caveats.0.releasable_to", None, "must list the countries, unless takes_list is true"),
        ("caveats.2.releasable_to", ["CAN"], "is “handling”, which has no countries"),
        ("caveats.1.takes_list", None, "must list the countries"),
        ("releasability.groups.FVEY", ["AUS"], "which a list of countries leaves out"),
        (
            "releasability.organizations",
            {"Nato": {"en": "A", "fr": "A"}},
            "“Nato”: a code is written in capital",
        ),
        (
            "releasability.organizations",
            {"FVEY": {"en": "A", "fr": "A"}},
            "a country or a group of countries",
        ),
        ("releasability.organizations", {"GBR": {"en": "A", "fr": "A"}}, "a country or a group of countries"),
        ("releasability.organizations.NATO", {"en": "A"}, "“releasability.organizations.NATO.fr” is missing"),
        ("banner.precedence", ["classified"], "must name each family once"),
        ("banner.portion_form", "()", "must hold {mark}"),
        ("page.alignment", "middle", "“page.alignment” is “middle”"),
        ("aggregation", None, "“aggregation” is missing"),
        ("surprise", 1, "“surprise” is not a known key"),
    ],
)
def test_a_wrong_scheme_file_is_refused_by_the_key_at_fault(path, value, said):
    with pytest.raises(BriefingError) as refused:
        scheme_from_data(changed(path, value), "canada.toml")
    assert str(refused.value).startswith("canada.toml: ")
    assert said in str(refused.value)


def test_a_second_list_of_countries_needs_a_caveat_that_takes_any():
    data = copy.deepcopy(DATA)
    data["caveats"][1] |= {"takes_list": False, "releasable_to": ["CAN", "USA"]}
    with pytest.raises(BriefingError, match="one caveat with takes_list"):
        scheme_from_data(data)


def test_a_scheme_of_one_family_without_caveats_works_as_data_alone():
    data = copy.deepcopy(DATA)
    data |= {
        "id": "xx",
        "families": [DATA["families"][2]],
        "levels": [DATA["levels"][0], *DATA["levels"][4:]],
    }
    data["levels"][0] = {**data["levels"][0], "family": "classified"}
    data["banner"] = {**data["banner"], "precedence": ["classified"]}
    del data["caveats"]
    scheme = scheme_from_data(data)
    assert scheme.join(scheme.parse("C"), scheme.parse("TS")) == scheme.parse("TRÈS SECRET")
    assert scheme.floor([]) == scheme.parse("U")
    assert scheme.parse("S").levels == {"xx:S"}


# ---- the rules for pages


def test_pages_without_a_marking_are_refused():
    data = copy.deepcopy(DATA)
    data["page"] |= {"header": False, "footer": False}
    with pytest.raises(BriefingError, match=r"“page.header” and “footer” are both false"):
        scheme_from_data(data)


def test_copies_are_counted_at_top_secret_alone_and_that_is_unverified():
    counted = [level for level in CANADA.levels if level.copy_number]
    assert [level.key for level in counted] == ["TS"]
    assert "copy_number" in counted[0].unverified
    assert "groups" in CANADA.releasability.unverified
    assert scheme_to_json(CANADA)["levels"][6]["copy_number"] is True
    assert scheme_to_json(CANADA)["page"]["bilingual"] == []
