"""What must not be found is known after one look through the words, however many facts are withheld."""

from __future__ import annotations

import pytest

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
