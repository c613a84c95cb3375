"""The scheme of the United States, which is a file and nothing else: banners, portion marks, exclusions."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest

from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.scheme_data import scheme_from_data, scheme_to_json

FILE = Path(__file__).parents[2] / "resources" / "markings" / "united-states.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
US = scheme_from_data(DATA, FILE.name)


def marked(*texts):
    return US.floor(US.parse(text) for text in texts)


@pytest.mark.parametrize(
    ("written", "banner", "portion"),
    [
        ("U", "UNCLASSIFIED", "(U)"),
        ("top secret", "TOP SECRET", "(TS)"),
        ("S//NF", "SECRET//NOFORN", "(S//NF)"),
        ("secret // noforn / orcon", "SECRET//ORCON/NOFORN", "(S//OC/NF)"),
        (
            "(TS//OC/REL TO USA, GBR//XD)",
            "TOP SECRET//ORCON/REL TO USA, GBR//EXDIS",
            "(TS//OC/REL TO USA, GBR//XD)",
        ),
        ("S//REL TO GBR, USA, AUS", "SECRET//REL TO USA, AUS, GBR", "(S//REL TO USA, AUS, GBR)"),
        ("S//REL TO USA, FVEY", "SECRET//REL TO USA, FVEY", "(S//REL TO USA, FVEY)"),
        (
            "S//REL TO USA, AUS, CAN, GBR, NZL, FRA",
            "SECRET//REL TO USA, FRA, FVEY",
            "(S//REL TO USA, FRA, FVEY)",
        ),
        ("S//REL TO nato, USA, FRA", "SECRET//REL TO USA, FRA, NATO", "(S//REL TO USA, FRA, NATO)"),
        (
            "S//REL TO NATO, FVEY, FRA",
            "SECRET//REL TO USA, FRA, FVEY, NATO",
            "(S//REL TO USA, FRA, FVEY, NATO)",
        ),
        ("S//REL TO USA, ACGU", "SECRET//REL TO USA, ACGU", "(S//REL TO USA, ACGU)"),
        ("S//RELIDO", "SECRET//RELIDO", "(S//RELIDO)"),
        ("S//REL TO USA", "SECRET//NOFORN", "(S//NF)"),
        ("CONTROLLED", "CUI", "(CUI)"),
        ("CUI//FEDCON", "CUI//FEDCON", "(CUI//FEDCON)"),
        ("U//SBU", "UNCLASSIFIED//SBU", "(U//SBU)"),
    ],
)
def test_a_banner_has_its_categories_in_order_whatever_order_they_were_typed_in(written, banner, portion):
    marking = US.parse(written)
    assert US.banner(marking, "en") == banner
    assert US.portion(marking, "en") == portion


def test_a_marking_is_stamped_in_english_in_a_french_document_too():
    marking = US.parse("TS//NF")
    assert US.banner(marking, "fr") == US.banner(marking) == "TOP SECRET//NOFORN"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("S//NF/REL TO USA, GBR", "NOFORN and REL TO exclude each other"),
        ("S//REL TO USA, GBR/NF", "NOFORN and REL TO exclude each other"),
        ("S//NF/RELIDO", "NOFORN and RELIDO exclude each other"),
        ("S//XD/ND", "NODIS and EXDIS exclude each other"),
        ("S/TS", "levels of one family"),
        ("U//NF", "NOFORN stands beside a level of Controlled unclassified information or Classified"),
        ("U//RELIDO", "RELIDO stands beside a level of Classified"),
        ("S//FEDCON", "FEDCON stands beside a level of Controlled unclassified information"),
    ],
)
def test_what_does_not_go_together_is_refused_when_it_is_written(written, said):
    with pytest.raises(NotAllowedError, match=said):
        US.parse(written)


@pytest.mark.parametrize("written", ["PB", "PROTECTED B", "REL TO", "S//SI", "S//CEO"])
def test_what_the_file_does_not_have_is_no_marking(written):
    with pytest.raises(UnknownNameError, match=r"SECRET \(S\)"):
        US.parse(written)


@pytest.mark.parametrize(
    ("parts", "banner"),
    [
        (("S//NF", "S//REL TO USA, GBR"), "SECRET//NOFORN"),
        (("S//REL TO USA, GBR", "TS//REL TO USA, FRA"), "TOP SECRET//NOFORN"),
        (("S//REL TO USA, FVEY", "C//REL TO USA, GBR"), "SECRET//REL TO USA, GBR"),
        (("S//REL TO USA, FVEY", "S//REL TO USA, ACGU"), "SECRET//REL TO USA, ACGU"),
        (("S//RELIDO", "S//RELIDO", "U"), "SECRET//RELIDO"),
        (("S//RELIDO", "S"), "SECRET"),
        (("S//RELIDO", "C//NF"), "SECRET//NOFORN"),
        (("S//XD", "S//ND"), "SECRET//NODIS"),
        (("S//OC", "S//REL TO USA, GBR"), "SECRET//ORCON/REL TO USA, GBR"),
    ],
)
def test_parts_come_together_at_the_stricter_of_what_they_say(parts, banner):
    assert US.banner(marked(*parts), "en") == banner


def test_controlled_information_is_no_step_of_the_ladder():
    controlled, secret = US.parse("CUI"), US.parse("S")
    assert not US.at_most(controlled, secret)
    assert not US.at_most(secret, controlled)
    assert US.banner(US.join(controlled, secret), "en") == "SECRET"
    assert US.whole(US.join(controlled, secret), "en") == "SECRET//CUI"


def test_what_is_from_memory_is_said_to_be_unverified():
    assert all({"name", "portion", "rule"} <= set(caveat.unverified) for caveat in US.caveats)
    levels = {level.key: level.unverified for level in US.levels}
    assert "injury" in levels["CUI"]
    assert levels["S"] == ("injury.fr",)
    assert "categories" in US.banner_grammar.unverified
    assert "groups" in US.releasability.unverified
    assert "rule" in US.aggregation.unverified
    assert "alignment" in US.page.unverified


def test_the_view_for_programs_has_categories_and_exclusions():
    caveats = {one["id"]: one for one in scheme_to_json(US)["caveats"]}
    assert caveats["us:NF"]["excludes"] == ["REL", "RELIDO"]
    assert caveats["us:XD"]["category"] == "other"


def _with(key, **changes):
    data = copy.deepcopy(DATA)
    next(one for one in data["caveats"] if one["key"] == key).update(changes)
    return data


@pytest.mark.parametrize(
    ("key", "changes", "said"),
    [
        ("OC", {"category": "secret"}, "“caveats[1].category” is “secret”, which is none of"),
        ("NF", {"excludes": ["NF"]}, "names “NF”, which is no other caveat"),
        ("NF", {"excludes": ["CEO"]}, "names “CEO”, which is no other caveat"),
        ("OC", {"excludes": ["REL"]}, "names “REL”, whose countries a join would lose"),
        ("RELIDO", {"excludes": ["OC"]}, "is not for a permission"),
        (
            "NF",
            {"releasable_to": ["USA", "GBR"]},
            "is only for a caveat that releases to the home country alone",
        ),
        ("XD", {"excludes": ["ND"]}, "and so must name what that excludes: XD"),
        ("RELIDO", {"takes_list": True}, "is “permission”, which has no countries"),
    ],
)
def test_caveats_that_no_join_could_keep_apart_are_refused(key, changes, said):
    with pytest.raises(BriefingError) as refused:
        scheme_from_data(_with(key, **changes), "united-states.toml")
    assert said in str(refused.value)
