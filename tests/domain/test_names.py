"""Texts by language, and the folding by which names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.names import Names, folded, sought


def test_what_is_typed_finds_ligatures_by_their_letters_and_what_is_kept_stays_as_it_was() -> None:
    assert sought("Oeuvre") == sought("Œuvre") == "oeuvre"
    assert sought("ǼGIS") == sought("aegis")
    assert sought("Cœur  d’Évian") == "coeur d'evian"
    assert folded("Œuvre") == "œuvre"


@pytest.mark.parametrize(
    ("one", "other"),
    [("PROTÉGÉ B", "protege b"), ("TRÈS  SECRET", " très secret "), ("KING’S", "king's"), ("Œuvre", "œUVRE")],
)
def test_case_accents_spaces_and_apostrophes_do_not_tell_names_apart(one, other):
    assert folded(one) == folded(other)


def test_letters_tell_names_apart():
    assert folded("PROTECTED A") != folded("PROTECTED B")
    assert folded("21(1)(a)") != folded("21(1)(b)")


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(max_codepoint=127), max_size=50))
def test_plain_ascii_is_folded_as_any_other_text(text):
    assert f"e {folded(text)}".strip() == folded(f"\u00e9 {text}")


def test_a_text_is_found_by_its_language_or_the_language_without_its_region():
    names = Names.of(en="Overview", fr="Aperçu")
    assert names.text("fr") == names.text("fr-CA") == "Aperçu"
    assert names.to_json() == {"en": "Overview", "fr": "Aperçu"}
    with pytest.raises(UnknownNameError, match="no text in the language “de”: use one of en, fr"):
        names.text("de")
