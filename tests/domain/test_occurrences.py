"""Where a name stands: however it is written, as a whole word, and nowhere else."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.facts import Contribution, FactId, Incumbency, Payer, ProfileId
from briefing_app.domain.occurrences import Named
from briefing_app.domain.text import (
    BlockId,
    FootnoteReference,
    HardBreak,
    Paragraph,
    Picture,
    Run,
    Withheld,
)


def found(names: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end in Named(names).spans(text)]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("Ana Roy", "Ana Roy met ANA ROY, and ana  roy.", ["Ana Roy", "ANA ROY", "ana  roy"]),
        ("Anaïs Côté", "Anais Cote; Anaïs Côté", ["Anais Cote", "Anaïs Côté"]),
        (
            "Jean-Pierre Roy",
            "Jean Pierre Roy and Jean‑Pierre\u00a0Roy",
            ["Jean Pierre Roy", "Jean‑Pierre\u00a0Roy"],
        ),
        ("Roy", "the Roys, Roy’s word, royal Leroy", ["Roys", "Roy"]),
        ("Sœur Œuvre", "soeur oeuvre", ["soeur oeuvre"]),
        ("Straße", "STRASSE", ["STRASSE"]),
        ("O’Brien", "O'Brien, O Brien", ["O'Brien", "O Brien"]),
        ("A. Roy", "A Roy", ["A Roy"]),
        ("HC", "HC, hcs, HCR", ["HC", "hcs"]),
        ("Ana Roy", "Ana and Roy", []),
        ("x", "x", []),
        ("—", "— —", []),
        ("Łukasz", "ŁUKASZ", ["ŁUKASZ"]),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, text: str, places: list[str]) -> None:
    assert found([name], text) == places


def test_letters_with_their_accents_apart_are_found_whole() -> None:
    text = unicodedata.normalize("NFD", "chez André.")
    assert found(["André"], text) == [unicodedata.normalize("NFD", "André")]


def test_the_longest_of_several_names_is_the_one_that_is_found() -> None:
    assert found(["Roy", "Ana Roy"], "Ana Roy and Roy") == ["Ana Roy", "Roy"]


def test_no_name_at_all_is_found_nowhere() -> None:
    assert not Named(["", " ", "-"])
    assert found(["", "-"], "anything - at all") == []


def test_a_received_redaction_is_no_part_of_a_name() -> None:
    block = Paragraph(
        id=BlockId("b"), content=(Run("Ana"), Withheld(), Run("Roy, Ana"), HardBreak(), Run("Roy"))
    )
    (one,) = Named(["Ana Roy"]).passages(block)
    assert (one.piece, one.start, one.end) == (0, 9, 16)


def test_footnotes_captions_and_what_is_said_of_a_picture_are_looked_through() -> None:
    note = FootnoteReference(content=(Run("By Ana Roy."),))
    named = Named(["Ana Roy"])
    paragraph = Paragraph(id=BlockId("b"), content=(Run("Said"), note))
    assert [(one.piece, one.start) for one in named.passages(paragraph)] == [(1, 3)]
    picture = Picture(
        id=BlockId("p"), digest="0", media_type="image/png", alternate="ana roy", caption=(Run("Ana Roy"),)
    )
    assert len(list(named.passages(picture))) == 1
    assert named.in_picture(picture)
    assert not named.in_picture(paragraph)


def test_what_facts_say_is_looked_through() -> None:
    named = Named(["Ana Roy"])
    usual = {"profile": ProfileId("p")}
    post = Incumbency(id=FactId("f"), person="Ana ROY", post="delegate", **usual)
    paid = Contribution(id=FactId("f"), amount=Decimal(1), payers=(Payer("a friend of Ana Roy"),), **usual)
    other = Incumbency(id=FactId("ana roy"), person=Withheld(), post="delegate", **usual)
    assert named.said_in(post) == "Ana ROY"
    assert named.said_in(paid) == "a friend of Ana Roy"
    assert named.said_in(other) is None


NAMES = st.text(st.characters(categories=("L", "N", "M", "Pd", "Zs"), max_codepoint=0x2FF), max_size=12)


@given(NAMES, NAMES, NAMES)
def test_a_name_between_other_words_is_found_and_the_places_are_in_the_text(
    before: str, name: str, after: str
) -> None:
    text = f"{before}, {name}, {after}"
    spans = list(Named([name]).spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    if Named([name]):
        assert spans
