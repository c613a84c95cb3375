"""Released facts: a fact obeys every place that states it, in the note and in the profile it came from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.facts import Contribution, Engagement, FactId, Payer, Statement
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.passages import change_at, find
from briefing_app.domain.released_facts import released_facts, stating_places, values_of
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Holds,
    Inline,
    Origin,
    PairId,
    Paragraph,
    RevisionId,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
)
from tests.retelling import as_authored, things_in, told_apart
from tests.strategies import PROVED, SCHEME, normal_texts

HELD = frozenset({SeveranceId("s")})
SENTENCE = "Canada gave 165,000 in 2017"


def paragraph(*content: Inline, name: str = "p", **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId(name), content=content, **properties)


def gift(*statements: tuple[str, str], amount: str | None = "165000", **changes: Any) -> Contribution:
    return Contribution(
        id=FactId("f"),
        profile=None,
        amount=None if amount is None else Decimal(amount),
        statements=tuple(Statement(BlockId(block), words) for block, words in statements),
        **changes,
    )


STATED = gift(("p", SENTENCE))


def is_released(fact: Contribution | Engagement, note: Text, sources: Text = ()) -> bool:
    return released_facts((fact,), note, sources) == (fact,)


def in_a_table(block: Block, *, column: Holds = FREE, row: Holds = FREE, cell: Holds = FREE) -> Table:
    return Table(
        id=BlockId("t"), rows=(Row((Cell(blocks=(block,), severances=cell),), row),), columns=(column,)
    )


def test_a_fact_stated_in_a_released_place_is_released() -> None:
    assert is_released(STATED, (paragraph(Run("As known, "), Run(SENTENCE, bold=True), Run(".")),))
    assert is_released(STATED, (in_a_table(paragraph(Run(SENTENCE))),))


def test_a_fact_typed_by_hand_is_released_unless_it_is_severed_itself() -> None:
    assert is_released(gift(), ())
    assert not is_released(gift(severances=HELD), ())


@pytest.mark.parametrize("said", ["62.5 per cent", "62,5 %", "62,50"])
def test_a_share_severed_anywhere_takes_a_fact_along_in_which_somebody_pays_it(said: str) -> None:
    shared = gift(payers=(Payer("Canada", Decimal("62.5")), Payer("Norway")))
    severed = paragraph(Run("Their part is "), Run(said, severances=HELD), Run("."))
    assert is_released(shared, (paragraph(Run(said)),))
    assert not is_released(shared, (severed,))
    assert is_released(gift(payers=(Payer("Canada", Decimal("37.5")),)), (severed,))


@pytest.mark.parametrize(
    "note",
    [
        (),
        (paragraph(Run("Other words")),),
        (paragraph(Run(SENTENCE, severances=HELD)),),
        (paragraph(Run("Canada gave "), Run("165", severances=HELD), Run(",000 in 2017")),),
        (paragraph(Run(SENTENCE), severances=HELD),),
        (in_a_table(paragraph(Run(SENTENCE)), column=HELD),),
        (in_a_table(paragraph(Run(SENTENCE)), row=HELD),),
        (in_a_table(paragraph(Run(SENTENCE)), cell=HELD),),
        (in_a_table(in_a_table(paragraph(Run(SENTENCE)), row=HELD)),),
        (replace(in_a_table(paragraph(Run(SENTENCE))), severances=HELD),),
        (paragraph(Run("Note"), FootnoteReference((Run(SENTENCE),), HELD)),),
        (paragraph(Run("Note"), FootnoteReference((Run(SENTENCE, severances=HELD),))),),
        (paragraph(Run("Canada gave "), Withheld(), Run(" in 2017")),),
        (paragraph(Run(SENTENCE), name="other"),),
    ],
)
def test_a_fact_whose_words_are_withheld_or_nowhere_is_not_released(note: Text) -> None:
    assert not is_released(STATED, note)


def test_a_fact_stated_free_in_one_place_and_withheld_in_another_is_not_released() -> None:
    twice = gift(("p", SENTENCE), ("q", "a gift of that year"))
    note = (paragraph(Run(SENTENCE)), paragraph(Run("a gift of that year"), name="q"))
    assert is_released(twice, note)
    assert not is_released(twice, (note[0], replace(note[1], severances=HELD)))
    assert not is_released(twice, note[:1])


def test_a_fact_follows_its_block_into_a_note_and_looks_back_at_the_profile() -> None:
    origin = Origin(SectionId("s"), RevisionId("r"), BlockId("p"))
    copied = paragraph(Run(SENTENCE), name="copy", origin=origin)
    source = paragraph(Run(SENTENCE))
    assert is_released(STATED, (copied,), (source,))
    assert not is_released(STATED, (replace(copied, severances=HELD),), (source,))
    assert not is_released(STATED, (copied,), (replace(source, severances=HELD),))
    assert not is_released(STATED, (copied, replace(copied, id=BlockId("again"), severances=HELD)))


def test_a_number_severed_anywhere_takes_the_facts_that_repeat_it_with_it() -> None:
    for severed in (
        "165,000",
        "165 000",
        "165\u00a0000",
        "165\u202f000",
        "165'000",
        "$165000.00",
        "165 000,00",
    ):
        note = (paragraph(Run("Paid "), Run(severed, severances=HELD), Run(" late")),)
        assert is_released(gift(amount="99"), note)
        assert is_released(gift(amount=None), note)
        assert not is_released(gift(amount="165000"), note), severed
        assert not is_released(gift(amount="165000.00"), note), severed


def test_a_fact_names_all_that_holds_it() -> None:
    own, row, run = (frozenset({SeveranceId(one)}) for one in ("own", "row", "run"))
    note = (in_a_table(paragraph(Run(SENTENCE[:5]), Run(SENTENCE[5:], severances=run)), row=row),)
    assert stating_places(note).severances_of(gift(("p", SENTENCE), severances=own)) == own | row | run
    footnote = (paragraph(Run("a"), FootnoteReference((Run(SENTENCE),), run)),)
    assert stating_places(footnote).severances_of(STATED) == run
    assert stating_places((paragraph(Run(SENTENCE)),)).severances_of(STATED) == FREE
    assert stating_places((in_a_table(paragraph(Run(SENTENCE)), row=row),)).severances_of(STATED) == row


def test_a_letter_typed_in_severed_words_leaves_the_fact_withheld() -> None:
    other, run = (frozenset({SeveranceId(one)}) for one in ("other", "run"))
    for said in ("Canada just gave 165,000 in 2017", "Canada gave 165,001 in 2017", "Canada"):
        around = (Run("We note, "), Run("quite softly", severances=other), Run(", that "))
        places = stating_places((paragraph(*around, Run(said, severances=run)),))
        assert places.severances_of(STATED) == run
        assert not places.releases(STATED)
    assert stating_places((paragraph(Run("early"), severances=run),)).severances_of(STATED) == run


def test_where_nobody_can_say_which_severance_holds_the_fact_all_of_its_block_do() -> None:
    one, two = (frozenset({SeveranceId(name)}) for name in ("one", "two"))
    note = (paragraph(Run("This", severances=one), Run(" and "), Run("that", severances=two)),)
    assert stating_places(note).severances_of(STATED) == one | two
    assert not stating_places(note).releases(STATED)


def test_a_fact_whose_words_stand_free_is_not_held_by_what_is_severed_beside_them() -> None:
    note = (paragraph(Run(SENTENCE), Run(" and Canada gave more", severances=HELD)),)
    assert stating_places(note).severances_of(STATED) == FREE
    assert stating_places(note).releases(STATED)


FRENCH = paragraph(Run("Le Canada a versé 165 000 en 2017"), name="fr", pair=PairId("pair"))
ENGLISH = paragraph(Run(SENTENCE), pair=PairId("pair"))
COPY = replace(
    FRENCH, id=BlockId("copy"), pair=None, origin=Origin(SectionId("s"), RevisionId("r"), FRENCH.id)
)


def test_a_note_in_the_other_language_states_the_facts_of_the_blocks_it_translates() -> None:
    assert is_released(STATED, (COPY,), (ENGLISH, FRENCH))
    assert not is_released(STATED, (paragraph(Run("Autres mots"), name="autre"),), (ENGLISH, FRENCH))
    assert not is_released(STATED, (COPY,), (replace(ENGLISH, pair=None), FRENCH))


def test_a_severance_in_either_language_in_the_note_or_the_profile_withholds_the_fact() -> None:
    severed = (Run("Le Canada a "), Run("versé", severances=HELD), Run(" 165 000 en 2017"))
    for note, sources in (
        ((replace(COPY, severances=HELD),), (ENGLISH, FRENCH)),
        ((replace(COPY, content=severed),), (ENGLISH, FRENCH)),
        ((COPY,), (ENGLISH, replace(FRENCH, content=severed))),
        ((COPY,), (replace(ENGLISH, severances=HELD), FRENCH)),
        ((in_a_table(COPY, column=HELD),), (ENGLISH, FRENCH)),
    ):
        assert not is_released(STATED, note, sources)


def test_a_fact_bears_its_own_marking_and_those_of_the_blocks_that_state_it() -> None:
    secret, protected = SCHEME.parse("S"), SCHEME.parse("PB")
    stated = replace(STATED, portion=protected)
    assert stating_places((replace(ENGLISH, portion=secret),)).markings_of(stated) == {secret, protected}
    assert stating_places((ENGLISH,)).markings_of(STATED) == frozenset()


def test_a_number_that_is_no_amount_is_severed_as_it_stands() -> None:
    note = (paragraph(Run("Paragraph 12.3.4 and 165000", severances=HELD)),)
    assert stating_places(note).severed_numbers == {"12.3.4", "165000"}


def test_what_a_fact_tells_is_its_names_and_sums_and_nothing_that_was_redacted_before_us() -> None:
    day = FuzzyDate(wording="soon")
    assert values_of(Engagement(id=FactId("f"), profile=None, name=Withheld(), when=day, place="Oslo")) == (
        "Oslo",
    )
    gift = Contribution(id=FactId("g"), profile=None, amount=Decimal("165000.00"), currency="CAD")
    assert values_of(gift) == ("165000",)


@PROVED
@given(normal_texts)
def test_a_fact_is_released_exactly_if_the_words_that_state_it_are_free(text: Text) -> None:
    told = told_apart(as_authored(text))
    for thing, held in things_in(told):
        if isinstance(thing, Run):
            (passage,) = find(told, thing.text)
            fact = gift((passage.block, thing.text.strip()), amount=None)
            assert is_released(fact, told) is not held


@PROVED
@given(normal_texts, st.data())
def test_no_letter_changed_in_severed_words_releases_the_fact_they_state(
    text: Text, data: st.DataObject
) -> None:
    told = told_apart(as_authored(text))
    severed = [thing for thing, held in things_in(told) if isinstance(thing, Run) and held]
    for run in severed[:3]:
        words = run.text.strip()
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words)))
        typed = data.draw(st.text("acfry0 .", max_size=3))
        changed = words[:first] + typed + words[last:]
        if not changed.strip(" ."):
            continue  # nothing of the words is severed any more
        passages = find(told, words)
        fact = gift((passages[0].block, words), amount=None)
        edited = change_at(told, passages, lambda part, said=changed: replace(part, text=said))  # type: ignore[misc]  # told apart
        assert not is_released(fact, edited)
        assert stating_places(edited).severances_of(fact)
