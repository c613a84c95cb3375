"""What partners get: nothing withheld, nothing above their ceiling, nothing that is for others alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.edition import Audience, PartnerEdition, partner_edition
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    holds,
    portions,
    walk,
)
from tests.notes import (
    APPROVED,
    HELD,
    UNKNOWN,
    approved_records,
    cite,
    note_of,
    paragraph,
    records_in_any_state,
    tokens,
)
from tests.strategies import HELD as HELD_BY
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


OPEN = paragraph(Run("open"))


def table(*cells: Cell, derived: bool = False) -> Text:
    heads = Row(tuple(Cell(blocks=(paragraph(Run("head")),)) for _ in cells))
    return (Table(id=BlockId("t"), rows=(heads, Row(cells)), columns=(FREE,) * len(cells), derived=derived),)


def _emptied(held: frozenset[SeveranceId], portion: Marking, whole: bool, *others: Cell) -> Text:
    said = Run("secret words", severances=FREE if whole else held)
    block = paragraph(said, severances=held if whole else FREE)
    return table(Cell(blocks=(block, paragraph(Withheld())), portion=portion), *others)


emptied_cells = st.builds(
    _emptied,
    st.sampled_from([one for one in HELD_BY if one and UNKNOWN not in one]),
    st.sampled_from(MARKINGS),
    st.booleans(),
    st.sampled_from([Cell(), Cell(blocks=(OPEN,))]),
)
"""Tables with a marked cell all of whose words are withheld: by chance none is drawn among the texts."""


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


@given(emptied_cells, audiences, approved_records)
def test_no_mark_of_a_cell_of_which_nothing_is_left_is_told_to_partners(
    blocks: Text, audience: Audience, records
):
    edition = partners(blocks, audience, records)
    assert list(portions(edition.blocks)) == []
    assert SCHEME.is_public(edition.marking)


@pytest.mark.parametrize("whole", [True, False], ids=["its block", "its words"])
def test_a_marked_cell_whose_only_passage_is_severed_loses_its_mark(whole: bool):
    severed = (
        paragraph(Run("secret words"), severances=HELD)
        if whole
        else paragraph(Run("secret words", severances=HELD))
    )
    edition = partners(table(Cell(blocks=(severed,), portion=SECRET), Cell(blocks=(OPEN,))), USA)
    assert "secret" not in tokens(edition.blocks)
    assert list(portions(edition.blocks)) == []
    assert SCHEME.is_public(edition.marking)


REDACTED = Cell(blocks=(paragraph(Withheld()),), portion=FOR_BOTH)


def test_a_row_drawn_from_facts_keeps_its_mark_on_a_first_cell_that_says_nothing():
    edition = partners(table(REDACTED, Cell(blocks=(OPEN,)), derived=True), BOTH)
    assert list(portions(edition.blocks)) == [FOR_BOTH]
    assert edition.marking == FOR_BOTH


def test_a_row_drawn_from_facts_that_not_all_may_have_stops_it_whatever_its_first_cell_says():
    redacted = replace(REDACTED, portion=FOR_USA)
    with pytest.raises(EditionRefusedError, match="sever or lower it"):
        partners(table(redacted, Cell(blocks=(OPEN,)), derived=True), BOTH)


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
        replace(edition, blocks=(paragraph(Run("words", severances=HELD)),))


def test_such_an_edition_cannot_bear_what_is_above_their_ceiling():
    edition = partners((paragraph(Run("open")),), USA)
    marked = table(Cell(blocks=(OPEN,), portion=SECRET))
    for changes in ({"blocks": (paragraph(Run("words"), portion=SECRET),)}, {"front": marked}):
        with pytest.raises(ValueError, match="may not have"):
            replace(edition, **changes)
    with pytest.raises(ValueError, match="may not have"):
        replace(edition, marking=SECRET)
