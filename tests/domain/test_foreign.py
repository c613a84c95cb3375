"""Markings of two countries side by side: nothing is converted, nothing of one stands for the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.marking import Marking
from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue
from tests.domain.test_lattice import EVERY

CATALOGUE = load_catalogue(resources_folder())
BOTH = CATALOGUE.every_scheme
quick = settings(max_examples=80)


def side_by_side(parts: tuple[Marking, ...]) -> Marking:
    levels = frozenset(one for part in parts for one in part.levels)
    return Marking(levels, frozenset(one for part in parts for one in part.caveats))


of_one = st.one_of(*(rules.normal for rules in EVERY))
mixed = st.one_of(of_one, st.tuples(*(rules.normal for rules in EVERY)).map(side_by_side))


def marked(*texts: str) -> Marking:
    return BOTH.floor(BOTH.parse(text) for text in texts)


# ---- the laws hold across schemes


@given(mixed, mixed, mixed)
@quick
def test_a_join_is_idempotent_commutative_and_associative(a, b, c):
    assert BOTH.join(BOTH.normal(a), BOTH.normal(a)) == BOTH.normal(a)
    assert BOTH.join(a, b) == BOTH.join(b, a)
    assert BOTH.join(BOTH.join(a, b), c) == BOTH.join(a, BOTH.join(b, c))


@given(mixed, mixed, mixed)
@quick
def test_domination_is_an_order_and_a_join_the_least_above_both(a, b, c):
    assert BOTH.at_most(a, a)
    assert BOTH.at_most(BOTH.lowest, a)
    assert BOTH.at_most(a, BOTH.join(a, b))
    if BOTH.at_most(a, b) and BOTH.at_most(b, c):
        assert BOTH.at_most(a, c)
    if BOTH.at_most(a, c) and BOTH.at_most(b, c):
        assert BOTH.at_most(BOTH.join(a, b), c)
    if BOTH.at_most(a, b) and BOTH.at_most(b, a):
        assert BOTH.normal(a) == BOTH.normal(b) or (BOTH.is_public(a) and BOTH.is_public(b))


@given(st.lists(mixed, max_size=4))
@quick
def test_a_floor_loses_no_level_and_adds_none(parts):
    floor = BOTH.floor(parts)
    assert all(BOTH.at_most(part, floor) for part in parts)
    assert floor.levels <= {one for part in parts for one in part.levels} | BOTH.lowest.levels | {"us:U"}


@given(mixed, mixed)
@quick
def test_what_is_joined_is_public_only_where_every_part_is(a, b):
    assert BOTH.is_public(BOTH.join(a, b)) == (BOTH.is_public(a) and BOTH.is_public(b))


@given(mixed, mixed, mixed)
@quick
def test_no_join_of_what_a_ceiling_holds_goes_above_it(a, b, ceiling):
    if BOTH.within_ceiling(a, ceiling) and BOTH.within_ceiling(b, ceiling):
        assert BOTH.within_ceiling(BOTH.join(a, b), ceiling)


@given(mixed)
@quick
def test_one_scheme_alone_says_the_same_as_all_of_them(a):
    for rules in EVERY:
        if all(one.startswith(f"{rules.scheme.id}:") for one in (*a.levels, *a.caveats)):
            assert BOTH.is_public(a) == rules.scheme.is_public(a)
            assert BOTH.releasable_to(a) == rules.scheme.releasable_to(a)
            assert BOTH.normal(a) == a
            assert BOTH.portion(a, "en") == rules.scheme.portion(a, "en")


# ---- how they are read and shown


@pytest.mark.parametrize(
    ("text", "levels", "caveats"),
    [
        ("us:S", {"us:S"}, set()),
        ("USA: SECRET", {"us:S"}, set()),
        ("us:S//NF", {"us:S"}, {"us:NF"}),
        ("(us:S//us:NF)", {"us:S"}, {"us:NF"}),
        ("ca:PA//us:S", {"ca:PA", "us:S"}, set()),
        ("PROTECTED B / PROTÉGÉ B / USA: SECRET//NOFORN", {"ca:PB", "us:S"}, {"us:NF"}),
        ("us:U", {"us:U"}, set()),
        ("S", {"ca:S"}, set()),
    ],
)
def test_what_stands_behind_a_country_is_of_its_scheme(text, levels, caveats):
    assert BOTH.parse(text) == Marking(frozenset(levels), frozenset(caveats))


@pytest.mark.parametrize("text", ["nz:S", "us:PB", "USA:", "SECRET//NOFORN", "", "ca:PA//us:PB"])
def test_what_its_scheme_does_not_have_is_refused(text):
    with pytest.raises(UnknownNameError):
        BOTH.parse(text)
    with pytest.raises(NotAllowedError):
        BOTH.parse("us:S//NF/REL TO USA, GBR")


def test_two_banners_stand_side_by_side_each_as_its_country_writes_it():
    both = marked("PB", "us:S//NF")
    assert BOTH.banner(both, "en") == "PROTECTED B / USA: SECRET//NOFORN"
    assert BOTH.banner(both, "fr") == "PROTÉGÉ B / USA: SECRET//NOFORN"
    assert BOTH.banner(both) == "PROTECTED B / PROTÉGÉ B / USA: SECRET//NOFORN"
    assert BOTH.whole(marked("PA", "S", "us:C"), "en") == "SECRET // PROTECTED A / USA: CONFIDENTIAL"
    assert BOTH.parse(BOTH.banner(both)) == both
    assert BOTH.colour(both) == CATALOGUE.scheme.colour(CATALOGUE.marking("PB"))


def test_a_mark_before_a_passage_stays_as_it_came():
    assert BOTH.portion(BOTH.parse("us:S//NF"), "fr") == "(S//NF)"
    assert BOTH.portion(BOTH.parse("us:U"), "en") == "(U)"
    assert BOTH.portion(marked("PB", "us:S//NF"), "en") == "(PB) (S//NF)"


def test_secret_is_not_secret_of_another_country():
    ours, theirs = BOTH.parse("S"), BOTH.parse("us:S")
    assert not BOTH.at_most(ours, theirs)
    assert not BOTH.at_most(theirs, ours)
    assert BOTH.join(ours, theirs).levels == {"ca:S", "us:S"}
    assert BOTH.levels_of(BOTH.join(ours, theirs))[0].id == "ca:S"


def test_a_ceiling_holds_foreign_levels_only_where_it_names_one():
    top, named = BOTH.parse("TS//PC"), BOTH.parse("PA//us:S")
    assert not BOTH.within_ceiling(BOTH.parse("us:C"), top)
    assert BOTH.within_ceiling(BOTH.parse("us:U"), top)
    assert BOTH.within_ceiling(BOTH.parse("us:C//NF"), named)
    assert not BOTH.within_ceiling(BOTH.parse("us:TS"), named)
    assert not BOTH.within_ceiling(BOTH.parse("S"), named)


def test_beside_a_ceiling_what_is_not_named_stays_in_either_scheme():
    assert BOTH.beside(BOTH.parse("us:S"), BOTH.parse("PA")) == BOTH.parse("PA//us:S")
    assert BOTH.beside(BOTH.parse("S"), BOTH.parse("PA//us:S")) == BOTH.parse("PA//S//us:S")
    assert BOTH.beside(BOTH.parse("us:U"), BOTH.parse("PA//us:S")) == BOTH.parse("PA")
    assert BOTH.beside(BOTH.parse("U"), BOTH.parse("PA//us:S")) == BOTH.parse("us:S")


def test_both_lists_of_countries_count():
    both = marked("S // REL TO GBR, USA", "us:S//REL TO USA, GBR, AUS")
    assert BOTH.releasable_to(both) == {"GBR", "USA"}


def test_in_a_library_of_the_united_states_canada_is_abroad():
    there = CATALOGUE.of_library("us", "atia")
    assert there.marking("S//NF") == CATALOGUE.marking("us:S//NF")
    assert there.every_scheme.banner(there.marking("ca:PB"), "en") == "CAN: PROTECTED B"
    assert CATALOGUE.of_library("zz", "zz") == CATALOGUE


def test_a_scheme_that_is_gone_is_named():
    with pytest.raises(UnknownNameError, match="No one scheme has the markings zz:S"):
        BOTH.floor([Marking(frozenset({"zz:S"}))])


def test_a_scheme_whose_collections_deserve_no_more_raises_nothing():
    from dataclasses import replace

    from briefing_app.domain.foreign import Schemes

    ours = CATALOGUE.scheme
    flat = replace(ours, aggregation=replace(ours.aggregation, raises=False))
    schemes = Schemes(flat, {**CATALOGUE.schemes, flat.id: flat})
    BOTH.refuse_raising(BOTH.parse("PB"))
    schemes.refuse_raising(schemes.parse("us:S"))
    with pytest.raises(NotAllowedError, match=r"parts alone\. The category of a collection"):
        schemes.refuse_raising(schemes.parse("PB"))
