"""What partners get: nothing withheld, nothing above their ceiling, nothing that is for others alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.edition import Audience, PartnerEdition, partner_edition
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.text import Run, Text, holds, portions, walk
from tests.notes import (
    APPROVED,
    HELD,
    approved_records,
    cite,
    note_of,
    paragraph,
    records_in_any_state,
    tokens,
)
from tests.strategies import MARKINGS, SCHEME, texts

PA = SCHEME.parse("PROTECTED A")
SECRET = SCHEME.parse("SECRET")
FOR_BOTH = SCHEME.parse("PROTECTED A//REL TO CAN, USA, GBR")
FOR_USA = SCHEME.parse("PROTECTED A//REL TO CAN, USA")
USA = Audience(frozenset({"USA"}), PA)
BOTH = Audience(frozenset({"USA", "GBR"}), PA)

audiences = st.builds(
    Audience,
    st.frozensets(st.sampled_from(["AUS", "CAN", "USA"]), min_size=1),
    st.sampled_from(MARKINGS),
)


def partners(blocks: Text, audience: Audience, records=APPROVED) -> PartnerEdition:
    return partner_edition(note_of(blocks), records, SCHEME, audience, cite)


@given(texts, audiences, records_in_any_state)
def test_whatever_a_partner_edition_holds_each_of_them_may_have(blocks: Text, audience: Audience, records):
    try:
        edition = partners(blocks, audience, records)
    except EditionRefusedError:
        assume(False)
        raise
    left = (*edition.front, *edition.blocks)
    assert not any(holds(block) for block in left)
    for marking in portions(left):
        assert SCHEME.within_ceiling(marking, audience.ceiling)
        named = SCHEME.releasable_to(marking)
        assert SCHEME.is_public(marking) or audience.partners <= (named or frozenset())


@given(texts, audiences, approved_records)
def test_its_banner_is_not_below_anything_in_it(blocks: Text, audience: Audience, records):
    try:
        edition = partners(blocks, audience, records)
    except EditionRefusedError:
        assume(False)
        raise
    marks = list(portions(walk((*edition.front, *edition.blocks))))
    assert all(SCHEME.at_most(one, edition.marking) for one in marks)


def test_what_is_released_to_them_keeps_its_mark():
    edition = partners((paragraph(Run("for you"), portion=FOR_BOTH),), BOTH)
    assert edition.blocks[0].portion == FOR_BOTH
    assert edition.portion_marks[FOR_BOTH]
    assert "USA" in edition.banner


@pytest.mark.parametrize("marking", [SECRET, PA, FOR_USA], ids=["above", "named by nobody", "one of two"])
def test_what_not_all_of_them_may_have_stops_it(marking):
    with pytest.raises(EditionRefusedError, match="sever or lower it"):
        partners((paragraph(Run("not for you"), portion=marking),), BOTH)


def test_what_they_may_not_have_may_be_severed():
    blocks = (paragraph(Run("secret words", severances=HELD), portion=SECRET), paragraph(Run("open")))
    edition = partners(blocks, USA)
    assert "secret" not in tokens(edition.blocks)
    assert list(portions(edition.blocks)) == []
    assert SCHEME.is_public(edition.marking)


def test_such_an_edition_cannot_hold_what_is_withheld():
    edition = partners((paragraph(Run("open")),), USA)
    with pytest.raises(ValueError, match="not released"):
        type(edition)(
            **{name: getattr(edition, name) for name in edition.__dataclass_fields__}
            | {"blocks": (paragraph(Run("words", severances=HELD)),)}
        )
