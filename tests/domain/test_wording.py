"""The fixed words of documents: all of them, in every language, with the braces they must have."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.wording import Phrase, wordings_from_data

FILE = Path(__file__).parents[2] / "resources" / "i18n" / "documents.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
WORDS = wordings_from_data(DATA, FILE.name)


def changed(phrase: str, value: object) -> dict[str, object]:
    data = copy.deepcopy(DATA)
    if value is None:
        del data["phrases"][phrase]
    else:
        data["phrases"][phrase] = value
    return data


def test_what_is_withheld_reads_the_same_in_every_document_of_a_language():
    assert WORDS["en"].text(Phrase.RECEIVED) == "[REDACTED]"
    assert WORDS["fr"].text(Phrase.RECEIVED) == "[CAVIARDÉ]"
    assert WORDS["en"].text(Phrase.SEVERED, provisions="s. 15(1), 19(1)") == "[REDACTED – s. 15(1), 19(1)]"
    assert WORDS["fr"].text(Phrase.SEVERED, provisions="art. 15(1)") == "[CAVIARDÉ – art. 15(1)]"


def test_pages_are_counted_in_both_languages():
    assert WORDS["en"].text(Phrase.PAGE_OF, page=2, pages=10) == "Page 2 of 10"
    assert WORDS["fr"].text(Phrase.PAGE_OF, page=2, pages=10) == "Page 2 de 10"


@pytest.mark.parametrize("state", list(SeveranceState))
def test_every_state_of_a_severance_has_a_word(state):
    assert WORDS["en"].state(state) == state.value
    assert WORDS["fr"].state(state)


def test_french_puts_a_no_break_space_before_its_colons():
    for text in WORDS["fr"].phrases.values():
        assert text.count(":") == text.count("\u00a0:")


@pytest.mark.parametrize(
    ("phrase", "value", "said"),
    [
        ("contents", None, "“phrases.contents” is missing"),
        ("contents", {"en": "Contents"}, "“phrases.contents.fr” is missing"),
        ("contents", {"en": "Contents", "fr": " "}, "“phrases.contents.fr” is empty"),
        ("page-of", {"en": "{page}", "fr": "{page} de {pages}"}, "page-of.en” must hold {page}, {pages}"),
        ("received", {"en": "[REDACTED {why}]", "fr": "[CAVIARDÉ]"}, "received.en” must hold no braces"),
        ("severed", {"en": "[{provisions]", "fr": "[{provisions}]"}, "severed.en” must hold {provisions}"),
        ("severed", {"en": "[{}]", "fr": "[{provisions}]"}, "severed.en” must hold {provisions}"),
        ("sevred", {"en": "x", "fr": "x"}, "“phrases.sevred” is not a known key"),
    ],
)
def test_a_wrong_file_is_refused_by_the_phrase_at_fault(phrase, value, said):
    with pytest.raises(BriefingError) as refused:
        wordings_from_data(changed(phrase, value), "documents.toml")
    assert str(refused.value).startswith("documents.toml: ")
    assert said in str(refused.value)


def test_a_third_language_needs_every_phrase():
    with pytest.raises(BriefingError, match=r"“phrases.contents.es” is missing"):
        wordings_from_data({**DATA, "languages": ["en", "fr", "es"]})


def test_a_file_without_languages_is_refused():
    with pytest.raises(BriefingError, match="“languages” is missing"):
        wordings_from_data({**DATA, "languages": []})
