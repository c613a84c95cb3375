"""The twin of a text differs from it in nothing but what is withheld, and there in all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.facts import Contribution, FactId, ProfileId, Statement
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import Note, NoteId, NoteSection
from briefing_app.domain.release import release, release_of
from briefing_app.domain.released_facts import StatingPlaces, numbers_in, stating_places
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Paragraph,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    holds,
)
from briefing_app.domain.twin import Twin
from briefing_app.domain.twin_words import OtherWords
from briefing_app.domain.withheld_places import severed_phrases
from tests.strategies import MARKINGS, PROVED, SCHEME, texts

NONE = Severances()
HELD = frozenset({SeveranceId("s")})
seeds = st.integers(1, 1000)


SECRET = SCHEME.parse("SECRET")


def twin_of(
    text: Text, seed: int, places: StatingPlaces | None = None, markings: Sequence[Marking] = ()
) -> Text:
    twin = Twin(OtherWords(seed, (), ()), places or stating_places(text), markings)
    section = NoteSection(id=SectionId("s"), key="k", heading="", blocks=text)
    note = Note(id=NoteId("n"), number="1", kind="k", title="t", language="en", sections=(section,))
    return twin.note(note).sections[0].blocks


@PROVED
@given(texts, seeds)
def test_what_is_released_of_a_twin_is_what_is_released_of_the_text(text: Text, seed: int) -> None:
    assert release(twin_of(text, seed), NONE) == release(text, NONE)


@PROVED
@given(texts, seeds)
def test_what_partners_get_of_a_twin_bears_the_marks_that_what_they_get_of_the_text_does(
    text: Text, seed: int
) -> None:
    twin = twin_of(text, seed, markings=MARKINGS)
    assert release_of(twin, NONE, "p", marked=True) == release_of(text, NONE, "p", marked=True)


@pytest.mark.parametrize("whole", [True, False], ids=["its block", "its words"])
def test_the_mark_of_a_cell_of_which_nothing_is_left_is_another_one_in_the_twin(whole: bool) -> None:
    said = Run("words", severances=FREE if whole else HELD)
    block = Paragraph(id=BlockId("b"), content=(said,), severances=HELD if whole else FREE, portion=SECRET)
    cell = Cell(blocks=(block,), portion=SECRET)
    text = (Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(FREE,)),)
    twins = [twin_of(text, seed, markings=MARKINGS)[0] for seed in range(9)]
    cells = [twin.rows[0].cells[0] for twin in twins if isinstance(twin, Table)]
    assert any(one.portion != SECRET for one in cells)
    assert any(one.blocks[0].portion != SECRET for one in cells)


@PROVED
@given(texts, seeds)
def test_a_block_of_which_nothing_is_withheld_is_the_very_same(text: Text, seed: int) -> None:
    for before, after in zip(text, twin_of(text, seed), strict=True):
        assert bool(holds(before)) == bool(holds(after))
        assert holds(before) or after is before


@given(st.lists(st.decimals(100, 10**8, places=2), min_size=1, max_size=5), seeds)
def test_a_number_is_the_same_other_one_in_words_and_as_an_amount(amounts: list[Decimal], seed: int) -> None:
    words = OtherWords(seed, (), ())
    for amount in amounts:
        other = format(words.number(amount).normalize(), "f")
        for written in (f"{amount:,}", f"{amount}", f"{amount:,}".replace(",", "\u00a0")):
            assert other in numbers_in(words.of(f"about {written}, or so"))


@pytest.mark.parametrize("seed", range(20))
def test_no_drawn_number_is_one_that_is_released(seed: int) -> None:
    taken = [str(number) for number in range(100, 1000)]
    words = OtherWords(seed, ("5", "za"), taken)
    drawn = [words.of(str(number)) for number in range(5000, 5030)]
    assert not set(drawn) & set(taken)
    assert not any("5" in one or "za" in one for one in drawn)


@given(st.text(max_size=30), seeds)
def test_nothing_is_ever_empty_and_every_sign_is_told_of(phrase: str, seed: int) -> None:
    tokens = OtherWords(seed, (), ()).tokens(phrase)
    assert "".join(phrase[one.start : one.end] for one in tokens) == phrase
    assert all(one.said for one in tokens)


@pytest.mark.parametrize("seed", range(5))
def test_the_words_that_state_a_withheld_fact_are_those_that_stand_in_the_twin(seed: int) -> None:
    block = BlockId("b")
    content = (Run("They pay 16"), Run("5,0", severances=HELD), Run("00 dollars", severances=HELD))
    text = (Paragraph(id=block, content=content),)
    fact = Contribution(
        id=FactId("f"), profile=ProfileId("p"), amount=Decimal(165000),
        statements=(Statement(block, "165,000 dollars"),),
    )  # fmt: skip
    twin = Twin(OtherWords(seed, (), ()), stating_places(text), ())
    section = NoteSection(id=SectionId("s"), key="k", heading="", blocks=text)
    note = Note(id=NoteId("n"), number="1", kind="k", title="t", language="en", sections=(section,))
    redrawn = twin.note(note).sections[0].blocks
    (other,) = twin.facts((fact,))
    assert other.statements[0].words.startswith("16")
    assert not stating_places(redrawn).releases(other)
    assert stating_places(redrawn).severances_of(other) == HELD
    assert severed_phrases(redrawn) != severed_phrases(text)
