"""The laws every scheme of markings keeps, whatever its file says: order, joins, floors, lists, banners."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.marking import CaveatKind, Marking, MarkingId, Scheme, Uplift, effective_marking
from briefing_app.domain.scheme_data import scheme_from_data

FILES = sorted((Path(__file__).parents[2] / "resources" / "markings").glob("*.toml"))
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Rules:
    """A scheme, and markings of it: any that could be stored, and those that could have been written."""

    scheme: Scheme
    any: st.SearchStrategy[Marking]
    normal: st.SearchStrategy[Marking]
    sound: st.SearchStrategy[Marking]

    def __repr__(self) -> str:
        return self.scheme.id


def _rules(path: Path) -> Rules:
    scheme = scheme_from_data(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    home, groups = scheme.releasability.home, dict(scheme.releasability.groups)
    codes = st.sampled_from(
        ["AUS", "FRA", "GBR", "NZL", "USA", "CAN", *groups, *scheme.releasability.organization_codes]
    )
    lists = st.frozensets(codes, min_size=1).map(scheme.releasability.meant)
    listing = next((one.id for one in scheme.caveats if one.takes_list), None)
    fixed = st.sampled_from([one.id for one in scheme.caveats if not one.takes_list])
    listed = lists.map(lambda some: MarkingId(f"{listing}={'+'.join(sorted(some | {home}))}"))
    caveats = st.frozensets(st.one_of(fixed, listed) if listing else fixed, max_size=4)
    levels = st.frozensets(st.sampled_from([level.id for level in scheme.levels]), max_size=4)
    every = st.builds(Marking, levels, caveats)
    normal = every.map(scheme.normal)
    return Rules(scheme, every, normal, normal.filter(lambda one: _sound(scheme, one)))


def _sound(scheme: Scheme, marking: Marking) -> bool:
    with suppress(NotAllowedError):
        scheme.check(marking)
        return True
    return False


EVERY = [_rules(path) for path in FILES]
each = pytest.mark.parametrize("rules", EVERY, ids=repr)
quick = settings(max_examples=60)


def test_canada_and_the_united_states_are_here():
    assert {rules.scheme.id for rules in EVERY} >= {"ca", "us"}


@each
@given(st.data())
@quick
def test_a_join_is_idempotent_commutative_and_associative(rules, data):
    a, b, c = (data.draw(rules.any) for _ in range(3))
    join = rules.scheme.join
    assert join(join(a, b), join(a, b)) == join(a, b) == join(b, a)
    assert join(join(a, b), c) == join(a, join(b, c))


@each
@given(st.data())
@quick
def test_domination_is_a_partial_order_with_the_lowest_level_below_all(rules, data):
    a, b, c = (data.draw(rules.normal) for _ in range(3))
    at_most = rules.scheme.at_most
    assert at_most(a, a)
    assert at_most(rules.scheme.lowest, a)
    if at_most(a, b) and at_most(b, a):
        assert a == b
    if at_most(a, b) and at_most(b, c):
        assert at_most(a, c)


@each
@given(st.data())
@quick
def test_a_join_is_the_least_marking_above_both_and_keeps_the_order(rules, data):
    a, b, c = (data.draw(rules.normal) for _ in range(3))
    scheme = rules.scheme
    assert scheme.at_most(a, scheme.join(a, b))
    if scheme.at_most(a, c) and scheme.at_most(b, c):
        assert scheme.at_most(scheme.join(a, b), c)
    if scheme.at_most(a, b):
        assert scheme.at_most(scheme.join(a, c), scheme.join(b, c))


@each
@given(st.data())
@quick
def test_a_floor_is_the_join_of_the_parts_in_any_order_and_an_uplift_never_goes_below_it(rules, data):
    parts = data.draw(st.lists(rules.any, max_size=5))
    asked = data.draw(rules.any)
    scheme = rules.scheme
    floor = scheme.floor(parts)
    assert floor == scheme.floor(reversed(parts)) == scheme.floor([*parts, scheme.lowest])
    assert all(scheme.at_most(part, floor) for part in parts)
    raised = effective_marking(floor, Uplift(asked, "together it says more", "A. Tremblay", NOW), scheme)
    assert scheme.at_most(floor, raised)
    assert scheme.at_most(asked, raised)


@each
@given(st.data())
@quick
def test_what_is_joined_may_be_released_to_those_alone_to_whom_every_part_may(rules, data):
    parts = data.draw(st.lists(rules.any, min_size=1, max_size=4))
    scheme = rules.scheme
    lists = [some for part in parts if (some := scheme.releasable_to(part)) is not None]
    expected = frozenset.intersection(*lists) if lists else None
    assert scheme.releasable_to(scheme.floor(parts)) == expected


@each
@given(st.data())
@quick
def test_no_instruction_is_lost_but_to_one_that_excludes_it(rules, data):
    a, b = data.draw(rules.normal), data.draw(rules.normal)
    scheme = rules.scheme
    joined = scheme.join(a, b)
    for one in (a.caveats | b.caveats) - joined.caveats:
        if scheme.caveat_of(one).kind is CaveatKind.HANDLING:
            assert any(
                scheme.caveat_of(one).key in scheme.caveat_of(other).excludes for other in joined.caveats
            )


@each
@given(st.data())
@quick
def test_a_permission_is_left_only_where_every_raised_part_gives_it(rules, data):
    parts = data.draw(st.lists(rules.normal, min_size=1, max_size=4))
    scheme = rules.scheme
    for one in scheme.floor(parts).caveats:
        if scheme.caveat_of(one).kind is CaveatKind.PERMISSION:
            assert all(one in part.caveats for part in parts if scheme.is_above_lowest(part))


@each
@given(st.data())
@quick
def test_what_is_joined_holds_nothing_that_excludes_another(rules, data):
    joined = rules.scheme.join(data.draw(rules.any), data.draw(rules.any))
    stated = [rules.scheme.caveat_of(one) for one in joined.caveats]
    assert not any(second.key in first.excludes for first in stated for second in stated)


@each
@given(st.data())
@quick
def test_only_the_lowest_level_without_a_caveat_is_public(rules, data):
    a = data.draw(rules.normal)
    assert rules.scheme.is_public(a) == (a == rules.scheme.lowest)


@each
@given(st.data())
@quick
def test_a_ceiling_holds_what_is_at_most_it_and_no_join_of_such_goes_above_it(rules, data):
    a, b, ceiling = (data.draw(rules.normal) for _ in range(3))
    scheme = rules.scheme
    assert scheme.within_ceiling(ceiling, ceiling)
    if scheme.within_ceiling(a, ceiling) and scheme.within_ceiling(b, ceiling):
        assert scheme.within_ceiling(scheme.join(a, b), ceiling)
    if scheme.at_most(a, b) and scheme.within_ceiling(b, ceiling):
        assert scheme.within_ceiling(a, ceiling)


@each
@given(st.data())
@quick
def test_banners_and_portion_marks_of_one_family_read_back_as_they_are(rules, data):
    a = data.draw(rules.sound)
    assume(len(a.levels) == 1)
    for language in rules.scheme.languages:
        assert rules.scheme.parse(rules.scheme.banner(a, language)) == a
        assert rules.scheme.parse(rules.scheme.portion(a, language)) == a


@each
@given(st.text(max_size=60))
@quick
def test_no_text_breaks_the_parser_and_what_it_makes_is_sound(rules, text):
    with suppress(UnknownNameError, NotAllowedError):
        marking = rules.scheme.parse(text)
        rules.scheme.check(marking)
        assert marking == rules.scheme.normal(marking)
