"""What must not be found is known after one look through the words, however many facts are withheld."""

from __future__ import annotations

import pytest

from briefing_app.domain.severance import Severances
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId
from briefing_app.services import needles
from tests.bench.withheld_facts import withheld


@pytest.mark.parametrize("facts", [1, 5, 40])
def test_all_that_facts_say_is_looked_for_at_once(monkeypatch: pytest.MonkeyPatch, facts: int) -> None:
    made = withheld(facts)
    asked = []
    of = needles.Needles.of
    monkeypatch.setattr(needles.Needles, "of", lambda *said, **more: asked.append(said) or of(*said, **more))
    assert len(made.needles) == facts
    assert len(asked) == 1


def test_the_document_is_read_once_for_what_withholds_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    made = withheld(5)
    read = []
    held_words = needles.held_words
    monkeypatch.setattr(needles, "held_words", lambda blocks: read.append(blocks) or held_words(blocks))
    assert {len(made.holds_of(one)) for one in made.needles} == {1}
    assert len(read) == 1


# ---- what withholds a needle


def made_of(**phrases: str) -> needles.Withheld:
    """A document that withholds phrases in a paragraph each, under severances called like them."""
    blocks = tuple(
        Paragraph(id=BlockId(f"b-{one}"), content=(Run(said, severances=frozenset({SeveranceId(one)})),))
        for one, said in phrases.items()
    )
    return needles.Withheld(blocks, blocks, (), frozenset(), Severances.of(()))


@pytest.mark.parametrize("letter", ["a", "A", "(a)", "an"])
def test_a_severed_letter_withholds_no_other_words(letter: str) -> None:
    made = made_of(letter=letter, words="the ledger of harbour dues and a memorandum")
    assert made.holds_of("the ledger of harbour dues and a memorandum") == {"words"}
    assert made.holds_of("harbour dues") == {"words"}
    assert made.holds_of(letter) == {"letter"}


def test_words_are_withheld_with_those_around_them_and_by_their_parts() -> None:
    made = made_of(around="We met Ana Roy there.", first="sealed copy", second="to Geneva", other="copying")
    assert made.holds_of("Ana ROY") == {"around"}
    assert made.holds_of("a sealed copy to Geneva") == {"first", "second"}
    assert made.holds_of("nobody else") == frozenset()
