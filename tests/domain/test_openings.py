"""What a passage is found by tells no word of it that is withheld."""

from __future__ import annotations

from hypothesis import given

from briefing_app.domain.openings import MOST_LETTERS, beginning_of, first_words
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run, SeveranceId, Text, Withheld
from tests.retelling import things_in
from tests.strategies import PROVED, normal_texts

HELD = frozenset({SeveranceId("s")})


def paragraph(*content: object, **properties: object) -> Text:
    return (Paragraph(id=BlockId("p"), content=content, **properties),)


def test_it_is_a_few_words_with_a_sign_where_there_are_more() -> None:
    assert first_words("Canada is ready to raise its share.") == "Canada is ready to raise…"
    assert first_words("Three  short\nwords") == "Three short words"
    assert first_words("x" * 1000) == "x" * MOST_LETTERS + "…"
    assert first_words("  ") == ""


def test_it_ends_where_something_is_withheld() -> None:
    assert (
        beginning_of(paragraph(Run("We ask "), Run("the envoy", severances=HELD), Run(" in May"))) == "We ask"
    )
    assert beginning_of(paragraph(Run("We ask "), Withheld(), Run(" in May"))) == "We ask"
    assert beginning_of(paragraph(Run("the envoy", severances=HELD), Run(" in May"))) == ""
    assert beginning_of(paragraph(Run("the envoy"), severances=HELD)) == ""
    assert beginning_of(paragraph(Run("the envoy")), HELD) == ""
    assert beginning_of(()) == ""


@PROVED
@given(normal_texts)
def test_no_withheld_word_of_any_text_is_in_it(blocks: Text) -> None:
    for block in blocks:
        held = {one.text for one, withheld in things_in((block,)) if withheld and isinstance(one, Run)}
        begins = beginning_of((block,), FREE)
        assert not any("canary" in words for words in held) or "canary" not in begins
