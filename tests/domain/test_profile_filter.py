"""Which profiles the chips leave in the list."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.profile_filter import ProfileFilter, facets_of
from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary
from tests.strategies import SCHEME

U, PA = SCHEME.parse("U"), SCHEME.parse("PA")
TODAY = date(2020, 6, 15)


def row(name: str, kind: ProfileKind = ProfileKind.FORUM, **others: object) -> ProfileSummary:
    return ProfileSummary(id=ProfileId(name), kind=kind, name=name, acronym=None, confirmed=True, **others)


ROWS = (
    row("a", tags=("sea", "ports"), markings=(PA, U), reviewed_on=TODAY),
    row("b", tags=("sea",), markings=(U,), reviewed_on=date(2019, 6, 15)),
    row("c", ProfileKind.COUNTRY, reviewed_on=date(2019, 6, 16)),
    row("d", ProfileKind.PERSON, markings=(PA,)),
)


def left(**wanted: object) -> str:
    test = ProfileFilter(**wanted).wanted()
    return "".join(one.name for one in ROWS if test is None or test(one))


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, "abcd"),
        ({"kinds": frozenset({ProfileKind.FORUM})}, "ab"),
        ({"kinds": frozenset({ProfileKind.COUNTRY, ProfileKind.PERSON})}, "cd"),
        ({"tags": frozenset({"ports", "none"})}, "a"),
        ({"markings": frozenset({(PA, U), (PA,)})}, "ad"),
        ({"markings": frozenset[tuple[Marking, ...]]({()})}, "c"),
        ({"markings": frozenset({(), (U,)})}, "bc"),
        ({"stale_on": TODAY}, "bd"),
        ({"kinds": frozenset({ProfileKind.FORUM}), "stale_on": TODAY}, "b"),
        ({"tags": frozenset({"sea"}), "markings": frozenset({(PA, U)}), "stale_on": TODAY}, ""),
    ],
)
def test_of_each_chip_one_has_to_fit_and_all_chips_together(wanted: dict[str, object], names: str) -> None:
    assert left(**wanted) == names


def test_what_profiles_differ_in_is_counted() -> None:
    facets = facets_of(ROWS)
    assert facets.kinds == {ProfileKind.FORUM: 2, ProfileKind.COUNTRY: 1, ProfileKind.PERSON: 1}
    assert facets.tags == {"sea": 2, "ports": 1}
    assert facets.markings == {(PA, U): 1, (U,): 1, (PA,): 1, (): 1}
    assert facets_of(()).kinds == {}
