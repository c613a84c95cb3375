"""Guidance in Markdown shown as plain words: no mark of emphasis is read aloud, no other star is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.emphasis import plain_words


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Say **who does what by when**, one item each.", "Say who does what by when, one item each."),
        ("words, such as *fall 2020*.", "words, such as fall 2020."),
        ("***both*** and **strong with *emphasis* in it**", "both and strong with emphasis in it"),
        ("*emphasis with **strong** in it*", "emphasis with strong in it"),
        ("**strong *and emphasised***", "strong and emphasised"),
        ("_so_ and __so__", "so and so"),
        ("«*dit-il*», (**oui**)", "«dit-il», (oui)"),
        ("re*mark*able", "remarkable"),
        (r"a footnote \* stays, as does \*\*this\*\*", "a footnote * stays, as does **this**"),
        (r"**a \* in strong words**", "a * in strong words"),
        (r"a back\slash and \\ one", r"a back\slash and \ one"),
        ("3 * 4 = 12 and 2*3", "3 * 4 = 12 and 2*3"),
        ("**never closed", "**never closed"),
        ("**closed by one*", "*closed by one"),
        ("file_name_here", "file_name_here"),
        ("One thing:\n* first\n* *second*\n- third", "One thing: first second third"),
        ("on two\n  lines\n", "on two lines"),
        ("", ""),
    ],
)
def test_marks_of_emphasis_go_and_every_other_star_stays(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


@given(st.text("ab *_\\\n"))
def test_no_letter_is_ever_lost(markdown: str) -> None:
    def letters(text: str) -> str:
        return "".join(sign for sign in text if sign.isalpha())

    assert letters(plain_words(markdown)) == letters(markdown)
