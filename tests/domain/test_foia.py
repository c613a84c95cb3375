"""The exemptions of the United States as a second act, which is a file and nothing else."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.act_data import act_from_data, act_to_json
from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import ExemptionId, short
from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue

FILE = Path(__file__).parents[2] / "resources" / "exemptions" / "us-foia.toml"
FOIA = act_from_data(tomllib.loads(FILE.read_text(encoding="utf-8")), FILE.name)
CATALOGUE = load_catalogue(resources_folder())
NUMBERS = [f"(b)({number})" for number in range(1, 8)] + [f"(b)(7)({letter})" for letter in "ABCDEF"]
NUMBERS += ["(b)(8)", "(b)(9)"]


def test_the_nine_exemptions_and_the_six_of_law_enforcement_are_there_in_order():
    assert [short(one.id) for one in FOIA.exemptions] == NUMBERS
    ids = [one.id for one in FOIA.exemptions]
    assert list(FOIA.in_order(reversed(ids))) == ids


@pytest.mark.parametrize(
    "text",
    [
        "(b)(7)(C)",
        "(b)(7)(c)",
        "b7C",
        "b7c",
        "B7C",
        "(b) (7) (C)",
        "b(7)(c)",
        "552(b)(7)(C)",
        "5 U.S.C. 552(b)(7)(C)",
        "5 U.S.C. § 552(b)(7)(C)",
        "5 USC 552 (b)(7)(C)",
        "FOIA (b)(7)(C)",
        "FOIA b7c",
        "exemption 7(C)",
        "Exemption 7C",
        "Ex. 7(C)",
        "foia:(b)(7)(C)",
        "FOIA:b7c",
    ],
)
def test_every_way_of_writing_an_exemption_is_understood(text):
    assert FOIA.parse(text) == "foia:(b)(7)(C)"


@pytest.mark.parametrize(
    "text", ["", "7", "7(C)", "(c)", "C", "b", "b10", "(b)(7)(G)", "15(1)", "SECRET", "PB", "ex.", "552"]
)
def test_what_is_no_exemption_is_refused_with_some_that_are(text):
    with pytest.raises(UnknownNameError, match=r"use one such as .*\(b\)\("):
        FOIA.parse(text)


def test_the_duty_to_release_the_rest_is_no_ground():
    for text in ("(b)", "552(b)"):
        with pytest.raises(NotAllowedError, match=r"\(b\) is the duty to sever"):
            FOIA.parse(text)


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(text):
    with suppress(UnknownNameError, NotAllowedError):
        assert FOIA.holds(FOIA.parse(text))


@given(st.sampled_from(NUMBERS))
def test_what_is_written_reads_back(number):
    assert FOIA.parse(FOIA.label([ExemptionId(f"foia:{number}")], "en")) == f"foia:{number}"


# ---- beside the Access to Information Act


def test_a_code_of_one_act_alone_needs_no_name_of_the_act():
    assert CATALOGUE.exemption("(b)(6)") == CATALOGUE.exemption("b6") == "foia:(b)(6)"
    assert CATALOGUE.exemption("15(1)") == "atia:15(1)"
    with pytest.raises(UnknownNameError):
        CATALOGUE.exemption("b6", "atia")


def test_provisions_of_two_acts_are_cited_apart():
    both = [ExemptionId("foia:(b)(6)"), ExemptionId("atia:19(1)"), ExemptionId("foia:(b)(1)")]
    assert CATALOGUE.label(both, "en") == "s. 19(1); (b)(1), (b)(6)"
    assert CATALOGUE.label(both, "fr") == "art. 19(1); (b)(1), (b)(6)"
    assert CATALOGUE.of_library("us", "foia").label(both, "en") == "(b)(1), (b)(6); s. 19(1)"


def test_an_exemption_used_as_a_marking_is_told_apart():
    with pytest.raises(UnknownNameError, match=r"is an exemption \(\(b\)\(6\), .*, not a marking"):
        CATALOGUE.marking("b6")


def test_what_no_statute_says_so_is_unverified():
    for one in act_to_json(FOIA)["exemptions"]:
        assert {"title.fr", "nature", "test"} <= set(one["unverified"])
    assert "limits" in FOIA.exemption(ExemptionId("foia:(b)(5)")).unverified
