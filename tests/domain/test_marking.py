"""Markings: the partial order of a scheme, its joins, banners and names, and the checks on its data file."""

from __future__ import annotations

import copy
import tomllib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.marking import (
    Marking,
    Uplift,
    effective_marking,
    marking_from_json,
    marking_given_as_exemption,
    marking_to_json,
)
from briefing_app.domain.scheme_data import scheme_from_data

FILE = Path(__file__).parents[2] / "resources" / "markings" / "canada.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
CANADA = scheme_from_data(DATA, FILE.name)
LEVELS = [level.id for level in CANADA.levels]
FIXED = [caveat.id for caveat in CANADA.caveats if not caveat.takes_list]
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def releasable_to(countries: frozenset[str]) -> str:
    return "ca:REL=" + "+".join(sorted({"CAN", *countries}))


countries = st.frozensets(st.sampled_from(["AUS", "FRA", "GBR", "NZL", "USA"]), min_size=1)
caveats = st.frozensets(st.sampled_from(FIXED) | countries.map(releasable_to), max_size=4)
# also what nobody should write: no level, two of one family, the lowest beside another
any_markings = st.builds(Marking, st.frozensets(st.sampled_from(LEVELS), max_size=4), caveats)
markings = any_markings.map(CANADA.normal)
quick = settings(max_examples=60)


def marked(*texts: str) -> Marking:
    return CANADA.floor(CANADA.parse(text) for text in texts)


def changed(path: str, value: object) -> dict[str, object]:
    """The data of the file with one thing changed; ``None`` takes it out."""
    data = copy.deepcopy(DATA)
    *parents, last = path.split(".")
    place = data
    for part in parents:
        place = place[int(part)] if part.isdecimal() else place[part]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return data


# ---- the lattice


@given(markings)
@quick
def test_joining_a_marking_with_itself_changes_nothing(a):
    assert CANADA.join(a, a) == a


@given(any_markings, any_markings)
@quick
def test_a_join_does_not_depend_on_the_order(a, b):
    assert CANADA.join(a, b) == CANADA.join(b, a)


@given(any_markings, any_markings, any_markings)
@quick
def test_a_join_does_not_depend_on_the_grouping(a, b, c):
    assert CANADA.join(CANADA.join(a, b), c) == CANADA.join(a, CANADA.join(b, c))


@given(markings)
@quick
def test_the_lowest_level_adds_nothing(a):
    assert CANADA.join(a, CANADA.lowest) == a
    assert CANADA.at_most(CANADA.lowest, a)


@given(markings, markings)
@quick
def test_a_join_absorbs_what_it_was_made_of(a, b):
    assert CANADA.join(a, CANADA.join(a, b)) == CANADA.join(a, b)
    assert CANADA.at_most(a, CANADA.join(a, b))


@given(markings, markings, markings)
@quick
def test_domination_is_a_partial_order(a, b, c):
    assert CANADA.at_most(a, a)
    if CANADA.at_most(b, a) and CANADA.at_most(a, b):
        assert a == b
    if CANADA.at_most(b, a) and CANADA.at_most(c, b):
        assert CANADA.at_most(c, a)


@given(st.lists(markings, max_size=5), markings)
@quick
def test_the_floor_is_the_least_marking_above_all_parts(parts, other):
    floor = CANADA.floor(parts)
    assert all(CANADA.at_most(part, floor) for part in parts)
    if all(CANADA.at_most(part, other) for part in parts):
        assert CANADA.at_most(floor, other)


@given(markings, any_markings)
@quick
def test_an_uplift_never_lowers(floor, asked):
    uplift = Uplift(asked, "taken together it says more", "A. Tremblay", NOW)
    assert CANADA.at_most(floor, effective_marking(floor, uplift, CANADA))
    assert CANADA.at_most(asked, effective_marking(floor, uplift, CANADA))
    assert effective_marking(floor, None, CANADA) == floor


@given(any_markings)
@quick
def test_json_gives_the_marking_back(a):
    assert marking_from_json(marking_to_json(a)) == a


@given(any_markings)
@quick
def test_what_is_public_carries_the_lowest_level_alone(a):
    assert CANADA.is_public(a) == (CANADA.normal(a) == CANADA.lowest)


# ---- two families


def test_the_floor_of_no_parts_is_the_lowest_level():
    assert CANADA.floor([]) == CANADA.lowest == Marking(frozenset({"ca:U"}))


def test_protected_c_and_confidential_are_in_no_order():
    protected, classified = marked("PC"), marked("C")
    assert not CANADA.at_most(classified, protected)
    assert not CANADA.at_most(protected, classified)


def test_the_join_of_two_families_keeps_both_and_shows_the_classified_level():
    both = marked("PB", "S")
    assert both.levels == {"ca:PB", "ca:S"}
    assert CANADA.banner(both, "en") == "SECRET"
    assert CANADA.portion(both, "en") == "(S)"
    assert CANADA.colour(both) == "#9E1B1B"


def test_a_protected_part_does_not_enter_a_document_that_is_only_classified():
    assert not CANADA.at_most(marked("PA"), marked("TS"))


def test_a_ceiling_counts_both_families_and_no_caveat():
    ceiling = marked("PA")
    assert CANADA.within_ceiling(marked("PA // SCP"), ceiling)
    assert not CANADA.within_ceiling(marked("PB"), ceiling)
    assert not CANADA.within_ceiling(marked("C"), ceiling)
    assert not CANADA.within_ceiling(marked("PA", "C"), ceiling)


def test_a_caveat_on_the_lowest_level_is_not_public():
    marking = marked("U // CAB")
    assert not CANADA.is_public(marking)
    assert not CANADA.is_above_lowest(marking)


# ---- caveats


def test_handling_caveats_add_up():
    assert marked("PB // SCP", "PB // CAB").caveats == {"ca:SCP", "ca:CAB"}


def test_of_two_lists_of_countries_only_what_they_share_is_left():
    joined = marked("S // REL TO FVEY", "S // REL TO GBR, FRA")
    assert CANADA.releasable_to(joined) == {"CAN", "GBR"}
    assert CANADA.banner(joined, "en") == "SECRET // REL TO CAN, GBR"


def test_lists_that_share_only_canada_become_canadian_eyes_only():
    assert marked("S // REL TO AUS", "S // REL TO FRA").caveats == {"ca:CEO"}
    assert marked("S // REL TO FVEY", "S // CEO").caveats == {"ca:CEO"}


def test_without_a_list_nobody_is_kept_out():
    assert CANADA.releasable_to(marked("S // SCP")) is None
    assert CANADA.at_most(marked("S"), marked("S // REL TO AUS"))
    assert not CANADA.at_most(marked("S // CEO"), marked("S // REL TO AUS"))


def test_a_caveat_may_be_tied_to_families():
    data = copy.deepcopy(DATA)
    data["caveats"][0]["families"] = ["classified"]
    scheme = scheme_from_data(data)
    assert scheme.parse("SECRET // CEO").caveats == {"ca:CEO"}
    for text in ("CEO", "PB // CEO"):
        with pytest.raises(NotAllowedError, match="CANADIAN EYES ONLY stands beside a level of Classified"):
            scheme.parse(text)


# ---- names


@pytest.mark.parametrize(
    "text",
    ["PB", "pb", "ca:PB", "CA:pb", "PROTECTED B", " Protected   b ", "PROTÉGÉ B", "protege b", "(PB)",
     "PROTECTED B / PROTÉGÉ B", "protégé b/protected b"],
)  # fmt: skip
def test_every_way_of_writing_protected_b_is_understood(text):
    assert CANADA.parse(text) == Marking(frozenset({"ca:PB"}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "/",
        "()",
        "PROTECTED",
        "PROTECTED D",
        "ca:",
        "us:S",
        "B",
        "SECRET // NOFORN",
        "REL TO",
        "15(1)",
    ],
)
def test_what_is_no_marking_is_refused_with_the_choices(text):
    with pytest.raises(UnknownNameError, match=r"PROTECTED B \(PB\)"):
        CANADA.parse(text)


@pytest.mark.parametrize("text", ["REL TO FR", "REL TO AUS,, ", "REL TO FRANCE", "REL TO 123", "REL TO"])
def test_a_list_of_countries_wants_three_letter_codes(text):
    with pytest.raises(UnknownNameError):
        CANADA.parse(f"SECRET // {text}")


def test_two_levels_of_one_family_are_refused():
    with pytest.raises(NotAllowedError, match="PROTECTED A and PROTECTED B are levels of one family"):
        CANADA.parse("PROTECTED A / PROTECTED B")


@given(st.text(max_size=60))
@quick
def test_no_text_breaks_the_parser(text):
    with suppress(UnknownNameError, NotAllowedError):
        marking = CANADA.parse(text)
        CANADA.check(marking)
        assert marking.levels


@given(markings, st.sampled_from([(), ("en",), ("fr",), ("fr", "en")]))
@quick
def test_a_banner_of_one_family_reads_back(a, languages):
    if len(a.levels) == 1:
        assert CANADA.parse(CANADA.banner(a, *languages)) == a
        assert CANADA.parse(CANADA.portion(a, "fr")) == a


def test_a_ceiling_is_named_with_the_level_of_every_family():
    both = CANADA.parse("PA//SECRET")
    assert CANADA.whole(both, "en") == "SECRET // PROTECTED A"
    assert CANADA.whole(both) == "SECRET // PROTECTED A / SECRET // PROTÉGÉ A"
    assert CANADA.parse(CANADA.whole(both, "fr")) == both
    assert CANADA.whole(CANADA.parse("PB"), "en") == "PROTECTED B"
    assert CANADA.whole(CANADA.lowest, "en") == "UNCLASSIFIED"


def test_beside_another_marking_a_family_that_is_not_named_keeps_its_level():
    both = CANADA.parse("PA//SECRET")
    assert CANADA.beside(CANADA.parse("SECRET"), CANADA.parse("PA")) == both
    assert CANADA.beside(CANADA.parse("PB"), both) == CANADA.parse("PB//SECRET")
    assert CANADA.beside(CANADA.parse("PC//TS"), both) == CANADA.parse("PC//TS")
    assert CANADA.beside(CANADA.parse("C"), CANADA.lowest) == CANADA.parse("C")
    assert CANADA.beside(CANADA.lowest, both) == CANADA.lowest


def test_banners_and_portions_in_both_languages():
    marking = CANADA.parse("PB")
    assert CANADA.banner(marking) == "PROTECTED B / PROTÉGÉ B"
    assert CANADA.banner(marking, "fr", "en") == "PROTÉGÉ B / PROTECTED B"
    assert CANADA.banner(CANADA.parse("S")) == "SECRET"
    assert CANADA.banner(CANADA.lowest, "fr") == "NON CLASSIFIÉ"
    assert CANADA.portion(CANADA.lowest, "en") == "(U)"
    assert CANADA.portion(CANADA.lowest, "fr-CA") == "(NC)"
    assert CANADA.portion(CANADA.parse("TS // CEO"), "en") == "(TS//CEO)"


def test_a_language_without_names_is_refused():
    with pytest.raises(UnknownNameError, match="de"):
        CANADA.banner(CANADA.lowest, "de")


def test_a_level_the_scheme_lost_is_refused_and_not_read_as_public():
    stray = Marking(frozenset({"ca:DESIGNATED"}))
    for ask in (CANADA.is_public, CANADA.is_above_lowest, CANADA.banner, CANADA.colour):
        with pytest.raises(UnknownNameError, match="ca:DESIGNATED"):
            ask(stray)


def test_a_caveat_the_scheme_lost_is_refused():
    with pytest.raises(UnknownNameError, match="“ca:NOFORN” is not a caveat of"):
        CANADA.banner(Marking(frozenset({"ca:S"}), frozenset({"ca:NOFORN"})))


def test_a_marking_given_as_an_exemption_is_named():
    said = marking_given_as_exemption("PROTECTED B", [CANADA])
    assert said is not None
    assert "is a marking (PROTECTED B / PROTÉGÉ B), not an exemption" in said
    assert marking_given_as_exemption("15(1)", [CANADA]) is None


@pytest.mark.parametrize(("reason", "by"), [("", "A. Tremblay"), ("  ", "A. Tremblay"), ("because", " ")])
def test_an_uplift_needs_a_reason_and_a_name(reason, by):
    with pytest.raises(NotAllowedError, match="reason and a name"):
        Uplift(CANADA.lowest, reason, by, NOW)
