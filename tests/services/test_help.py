"""The help in both languages: the same pages with the same shape, and nothing in them but what has a form."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.errors import BriefingError
from briefing_app.services.help import Help, PartKind, parts_of

FOLDER = paths.resources_folder() / "help"
ENGLISH, FRENCH = (Help(paths.resources_folder(), language) for language in ("en", "fr"))


def test_every_file_is_a_page_in_both_languages() -> None:
    named = [page.name for page in ENGLISH.pages]
    assert [page.name for page in FRENCH.pages] == named
    for language in ("en", "fr"):
        assert {one.stem for one in (FOLDER / language).iterdir()} == set(named)


@pytest.mark.parametrize("number", range(len(ENGLISH.pages)), ids=[page.name for page in ENGLISH.pages])
def test_a_page_has_the_same_shape_in_both_languages(number: int) -> None:
    pages = ENGLISH.pages[number], FRENCH.pages[number]
    for kind in PartKind:
        levels = [[part.level for part in page.parts if part.kind is kind] for page in pages]
        assert levels[0] == levels[1], kind
    assert pages[0].title != "" != pages[1].title
    assert [part.kind for part in pages[0].parts].count(PartKind.HEADING) >= 2


def keys_in(path: Path) -> Counter[str]:
    french = {
        "Maj": "Shift", "Échap": "Esc", "Entrée": "Enter", "Haut": "Up", "Bas": "Down", "Gauche": "Left",
        "Droite": "Right", "PgPréc": "PgUp", "PgSuiv": "PgDown", "Inser": "Ins", "Suppr": "Del",
    }  # fmt: skip
    found = re.findall(
        r"\*\*((?:Ctrl|Alt|Shift|Maj)\+[^*]+|F\d+|Tab|Esc|Échap|Enter|Entrée)\*\*", path.read_text()
    )
    return Counter("+".join(french.get(one, one) for one in key.split("+") if one) for key in found)


@pytest.mark.parametrize("page", [page.name for page in ENGLISH.pages])
def test_a_page_names_the_same_keys_in_both_languages(page: str) -> None:
    assert keys_in(FOLDER / "en" / f"{page}.md") == keys_in(FOLDER / "fr" / f"{page}.md")


def test_french_pages_follow_french_typography() -> None:
    for path in (FOLDER / "fr").iterdir():
        text = path.read_text()
        assert not re.search(r"(?<=\w) [:;?!%](?=\s)", text), path.name
        assert "'" not in text, path.name


def test_words_are_found_without_their_accents() -> None:
    page = next(one for one in FRENCH.pages if one.name == "marking-and-severing")
    assert page.holds("PRELEVEMENT loi")
    assert not page.holds("prélèvement zzz")
    assert page.holds("")


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n<script>x</script>",
        "# T\n\n![p](file:///etc/passwd)",
        "# T\n\n[a](http://b)",
        "# T\n\n> quote",
    ],
)
def test_what_has_no_form_is_a_mistake_and_shown_nowhere(text: str) -> None:
    with pytest.raises(ValueError, match="help holds"):
        list(parts_of(text))


def test_a_missing_page_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="install the program again"):
        _ = Help(tmp_path, "en").pages
