"""Names are folded the same way, whichever letters they are of: the quick ways are no other rule."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.names import folded


def as_the_rule_says(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs"])


@given(st.text(st.one_of(LETTERS, st.characters(min_codepoint=0x2F0, max_codepoint=0x370))))
def test_every_way_of_folding_a_name_follows_the_rule(text: str) -> None:
    assert folded(text) == as_the_rule_says(text)
