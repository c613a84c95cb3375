"""The words binders are read by are data: adding a language is adding a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.lexicon import fold, load_lexicons
from briefing_app.documents.readers.places import country_code
from briefing_app.domain.errors import UnreadableError

FOLDER = Path(__file__).parents[3] / "resources" / "lexicon"


def test_english_and_french_are_there(lexicons):
    assert lexicons.languages == ("en", "fr")


def test_a_new_file_is_a_new_language(tmp_path: Path):
    german = (FOLDER / "en.toml").read_text(encoding="utf-8")
    german = german.replace('language = "en"', 'language = "de"').replace(
        '"Next steps", ', '"Nächste Schritte", '
    )
    german = german.replace('stop_words = ["the", ', 'stop_words = ["und", "der", "die", "das", "ist", ')
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "de.toml").write_text(german, encoding="utf-8")
    about = "Das Fluss Forum (FF) ist das Forum der Flüsse und der Boote."
    text = f"Binder 2019\nPartner\nFluss Forum\n{about}\nNächste Schritte\n- Weiter\n"
    reading = read_source("a.txt", text.encode(), load_lexicons(tmp_path))
    assert reading.language == "de"
    assert [section.key for section in reading.profiles[0].sections] == ["overview", "next-steps"]


def test_words_are_read_once_until_a_file_says_something_else(tmp_path: Path):
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    first = load_lexicons(tmp_path)
    assert load_lexicons(tmp_path) is first
    text = (tmp_path / "en.toml").read_text(encoding="utf-8")
    (tmp_path / "en.toml").write_text(text.replace('"Next steps", ', '"What comes next", '), encoding="utf-8")
    changed = load_lexicons(tmp_path)
    assert changed.joined("en").sections != first.joined("en").sections
    assert changed.each[1] is first.each[1]


def test_a_folder_without_lexicons_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableError, match="install the program again"):
        load_lexicons(tmp_path)


@pytest.mark.parametrize(
    "damage", ["not toml at all [", 'language = "xx"\n', "language = 5\nstop_words = 5\n"]
)
def test_a_damaged_lexicon_is_named(damage, tmp_path: Path):
    (tmp_path / "xx.toml").write_text(damage, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"xx\.toml"):
        load_lexicons(tmp_path)


def test_names_are_compared_without_case_apostrophe_or_colon():
    assert fold(" Canada’s  Engagement: ") == fold("canada's engagement")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United States", "US"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("États-Unis", "US"),
        ("les États-Unis", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Czech Republic", "CZ"),
        ("El Salvador", "SV"),
        ("European Union", None),
        ("Geneva", None),
        ("", None),
    ],
)
def test_countries_are_known_by_all_their_names(name, code, lexicons):
    assert country_code(name, lexicons.joined("en")) == code
