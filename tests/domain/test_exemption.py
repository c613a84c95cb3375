"""Exemptions: how provisions are written, found, sorted and cited, and the checks on their data file."""

from __future__ import annotations

import copy
import random
import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.act_data import act_from_data, act_to_json
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import (
    ExemptionId,
    ExemptionTest,
    Nature,
    exemption_given_as_marking,
    short,
    sort_key,
)

FILE = Path(__file__).parents[2] / "resources" / "exemptions" / "access-to-information-act.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
ACT = act_from_data(DATA, FILE.name)
IN_FORCE = [one for one in ACT.exemptions if not one.repealed]
NOTHING = {"value": 0, "unit": "year", "from": "request", "rule": {"en": "never", "fr": "jamais"}}
quick = settings(max_examples=60)


def one(number: str):
    return ACT.exemption(ExemptionId(f"atia:{number}"))


def changed(number: str, **values: object) -> dict[str, object]:
    """The data of the file with one provision changed; ``None`` takes a key out."""
    data = copy.deepcopy(DATA)
    provision = next(one for one in data["provisions"] if one["id"] == number)
    provision.update(values)
    for key in [key for key, value in values.items() if value is None]:
        del provision[key]
    return data


# ---- writing


@pytest.mark.parametrize(
    "text",
    ["15(1)", " 15(1) ", "s.15(1)", "s. 15(1)", "S. 15 (1)", "ss. 15(1)", "section 15(1)", "art. 15(1)",
     "article 15(1)", "15 (1)", "15( 1 )", "atia:15(1)", "ATIA:15(1)"],
)  # fmt: skip
def test_every_way_of_writing_a_provision_is_understood(text):
    assert ACT.parse(text) == "atia:15(1)"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21(1)a)", "21(1)(a)"),
        ("al. 20(1)b.1)", "20(1)(b.1)"),
        ("18a)", "18(a)"),
        ("s.20(1)(B.1)", "20(1)(b.1)"),
    ],
)
def test_a_paragraph_written_the_french_way_is_understood(text, number):
    assert ACT.parse(text) == f"atia:{number}"


@given(st.sampled_from(IN_FORCE), st.sampled_from(["", "s. ", "art. ", "atia:", "s."]))
@quick
def test_every_provision_in_force_reads_back(exemption, prefix):
    assert ACT.parse(prefix + short(exemption.id)) == exemption.id


@pytest.mark.parametrize(
    "text", ["", " ", "99", "15", "15(2)", "15(1)(z)", "s.", "(1)", "privacy:19(1)", "b5", "(b)(6)"]
)
def test_what_is_no_provision_is_refused_with_some_that_are(text):
    with pytest.raises(UnknownNameError, match=r"use one such as \d+\("):
        ACT.parse(text)


def test_a_wrong_paragraph_is_answered_with_those_of_its_section():
    with pytest.raises(UnknownNameError, match=r"21\(1\)\(a\), 21\(1\)\(b\), 21\(1\)\(c\), 21\(1\)\(d\)\.$"):
        ACT.parse("21(1)(e)")


@given(st.text(max_size=40))
@quick
def test_no_text_breaks_the_parser(text):
    with suppress(UnknownNameError, NotAllowedError):
        assert ACT.holds(ACT.parse(text))


def test_a_repealed_provision_is_kept_for_old_records_and_refused_for_new_ones():
    with pytest.raises(NotAllowedError, match=r"s\. 16\.31 was repealed in 2018"):
        ACT.parse("16.31")
    assert one("16.31").repealed == "2018"
    assert one("16.31").nature is None
    assert ACT.label([one("16.31").id], "fr") == "art. 16.31"


def test_a_provision_the_file_lost_is_refused():
    with pytest.raises(UnknownNameError, match="“atia:15\\(3\\)” is not an exemption"):
        ACT.exemption(ExemptionId("atia:15(3)"))


def test_the_duty_to_sever_is_no_ground_to_withhold():
    with pytest.raises(NotAllowedError, match=r"s\. 25 is the duty to sever"):
        ACT.parse("s. 25")


# ---- order and citation


def test_provisions_are_sorted_as_a_person_counts():
    numbers = ["9", "13(1)(b)", "14", "15(1)", "15(1)(a)", "16(1)(a)", "16(2)", "16.1(1)", "16.3", "16.31",
               "16.4(1)", "20(1)(b)", "20(1)(b.1)", "20(1)(c)", "20.1", "69(1)(g)", "69.1"]  # fmt: skip
    provisions = [ExemptionId(f"atia:{number}") for number in numbers]
    shuffled = random.Random(7).sample(provisions, len(provisions))
    assert sorted(shuffled, key=sort_key) == provisions


def test_the_file_is_in_the_order_of_the_act():
    listed = [exemption.id for exemption in ACT.exemptions]
    assert sorted(listed, key=sort_key) == listed


def test_provisions_are_cited_once_each_and_in_order():
    provisions = [ExemptionId(f"atia:{number}") for number in ("19(1)", "15(1)", "19(1)")]
    assert ACT.label(provisions, "en") == "s. 15(1), 19(1)"
    assert ACT.label(provisions, "fr") == "art. 15(1), 19(1)"
    assert ACT.label([], "en") == ""


@given(st.permutations(["15(1)", "19(1)", "20(1)(b.1)", "21(1)(a)"]))
@quick
def test_equal_sets_of_provisions_are_cited_alike(numbers):
    assert ACT.label([ExemptionId(f"atia:{number}") for number in numbers], "en") == (
        "s. 15(1), 19(1), 20(1)(b.1), 21(1)(a)"
    )


def test_an_exemption_given_as_a_marking_is_named():
    said = exemption_given_as_marking("15(1)", [ACT])
    assert said is not None
    assert "is an exemption (s. 15(1), International affairs and defence), not a marking" in said
    assert exemption_given_as_marking("PROTECTED B", [ACT]) is None


# ---- the file


@pytest.mark.parametrize(
    ("section", "letters"),
    [("13(1)", "abcde"), ("14", "ab"), ("15(1)", "abcdefghi"), ("16(1)", "abcd"), ("16(2)", "abc"),
     ("18", "abcd"), ("21(1)", "abcd"), ("68", "abc"), ("69(1)", "abcdefg")],
)  # fmt: skip
def test_each_section_has_exactly_its_paragraphs(section, letters):
    found = [
        short(exemption.id) for exemption in ACT.exemptions if short(exemption.id).startswith(f"{section}(")
    ]
    assert found == [f"{section}({letter})" for letter in letters]


def test_third_party_information_has_its_paragraph_between_two_letters():
    found = [short(exemption.id) for exemption in ACT.exemptions if short(exemption.id).startswith("20(1)(")]
    assert found == ["20(1)(a)", "20(1)(b)", "20(1)(b.1)", "20(1)(c)", "20(1)(d)"]


@pytest.mark.parametrize(
    ("nature", "numbers"),
    [
        (Nature.MANDATORY, ["13(1)", "16(3)", "16.1(1)", "16.2(1)", "16.4(1)", "16.5", "16.6", "19(1)",
                            "20(1)", "20.1", "20.2", "20.4", "24(1)"]),
        (Nature.DISCRETIONARY, ["14", "15(1)", "16(1)", "16(2)", "16.3", "17", "18", "18.1(1)", "21(1)", "22",
                                "22.1(1)", "23", "23.1", "26"]),
        (Nature.EXCLUSION, ["68", "68.1", "68.2", "69(1)", "69.1"]),
    ],
)  # fmt: skip
def test_the_nature_of_each_provision_is_that_of_the_act(nature, numbers):
    sections = [
        exemption for exemption in IN_FORCE if not exemption.inherited and not _is_paragraph(exemption.id)
    ]
    assert [short(exemption.id) for exemption in sections if exemption.nature is nature] == numbers


def test_a_paragraph_has_the_nature_of_its_section():
    for exemption in IN_FORCE:
        if _is_paragraph(exemption.id):
            assert exemption.nature is ACT.nature(ExemptionId(exemption.id.rpartition("(")[0]))


@pytest.mark.parametrize(
    ("number", "test"),
    [
        ("15(1)(h)", ExemptionTest.INJURY),
        ("16(1)(b)", ExemptionTest.CLASS),
        ("16(1)(c)", ExemptionTest.INJURY),
        ("18(a)", ExemptionTest.CLASS),
        ("18(d)", ExemptionTest.INJURY),
        ("20(1)(b.1)", ExemptionTest.CLASS),
        ("20(1)(d)", ExemptionTest.INJURY),
        ("69(1)(e)", ExemptionTest.NONE),
    ],
)
def test_class_and_injury_are_told_apart_by_paragraph(number, test):
    assert one(number).test is test


@pytest.mark.parametrize(
    ("number", "limits"),
    [
        ("16(1)(a)", [(20, "year", "record-created")]),
        ("21(1)(c)", [(20, "year", "record-created")]),
        ("22.1(1)", [(15, "year", "record-created")]),
        ("26", [(90, "day", "request")]),
        ("69(1)(b)", [(20, "year", "record-created"), (4, "year", "decision")]),
        ("15(1)", []),
    ],
)
def test_time_limits_are_those_of_the_act(number, limits):
    assert [(limit.value, limit.unit, limit.start) for limit in one(number).limits] == limits


def test_a_paragraph_without_a_title_takes_that_of_its_section():
    assert one("15(1)(g)").inherited
    assert one("15(1)(g)").title == one("15(1)").title
    assert not one("21(1)(a)").inherited
    assert one("21(1)(a)").title.text("fr") == "Avis, etc.\u00a0: avis ou recommandations"


def test_every_provision_is_titled_in_both_languages_and_stands_under_a_heading():
    groups = {group.key for group in ACT.groups}
    for exemption in ACT.exemptions:
        assert all(exemption.title.text(language).strip() for language in ("en", "fr"))
        assert exemption.group in groups
    assert {exemption.group for exemption in ACT.exemptions} == groups


def test_the_file_says_where_it_comes_from_and_how_current_it_is():
    assert ACT.current_to == date(2026, 6, 14)
    assert "laws-lois-xml" in ACT.source.text("en")
    assert ACT.verified_on >= ACT.current_to


def test_the_view_for_programs_is_complete():
    view = act_to_json(ACT)
    listed = {exemption["short"]: exemption for exemption in view["exemptions"]}
    assert len(listed) == len(ACT.exemptions) == len(DATA["provisions"])
    assert listed["21(1)(a)"]["limits"][0]["from"] == "record-created"
    assert listed["15(1)"]["nature"] == "discretionary"
    assert listed["16.31"]["nature"] is None
    assert listed["16.31"]["repealed"] == "2018"


@pytest.mark.parametrize(
    ("number", "values", "said"),
    [
        (
            "15(1)",
            {"nature": "optional"},
            "is “optional”, which is none of discretionary, exclusion, mandatory",
        ),
        ("15(1)", {"nature": None}, "nature” is missing"),
        ("15(1)", {"test": "maybe"}, "is “maybe”"),
        ("15(1)", {"title": {"en": "International affairs"}}, "title.fr” is missing"),
        ("15(1)", {"title": None}, "there is no provision above it to take one from"),
        ("15(1)", {"group": "nowhere"}, "is “nowhere”"),
        ("15(1)", {"id": "15-1"}, "write it as 15(1) or 20(1)(b.1)"),
        ("13(1)(b)", {"id": "13(1)(a)"}, "which stands in the file already"),
        ("15(1)", {"natur": "mandatory"}, "is not a known key"),
        ("26", {"limits": [{"value": 90, "unit": "week", "from": "request"}]}, "is “week”"),
        ("21(1)", {"limits": [NOTHING]}, "value” must be one or more"),
        ("16.31", {"repealed": ""}, "is empty"),
    ],
)
def test_a_wrong_file_is_refused_by_the_key_at_fault(number, values, said):
    with pytest.raises(BriefingError) as refused:
        act_from_data(changed(number, **values), "atia.toml")
    assert str(refused.value).startswith("atia.toml: “provisions[")
    assert said in str(refused.value)


def _is_paragraph(provision: ExemptionId) -> bool:
    return provision.endswith(")") and provision.rpartition("(")[2][0].isalpha()
