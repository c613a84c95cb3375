"""The languages of the program are data: a further one is an entry of a file, and no line of code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.cli import app
from briefing_app.domain.errors import BriefingError
from briefing_app.services.languages import codes, known, own_name
from briefing_app.services.settings import Settings, SettingsFile

GERMAN = {
    "code": "de",
    "name": "Deutsch",
    "question": "In welcher Sprache beginnen wir?",
    "later": "Sie kann jederzeit geändert werden.",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the file of languages, which the program reads in place of its own."""
    shipped = paths.resources_folder() / "i18n" / "languages.json"
    copy = tmp_path / "i18n" / "languages.json"
    copy.parent.mkdir()
    copy.write_bytes(shipped.read_bytes())
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    return copy


def test_english_and_french_are_offered_in_this_order_by_their_own_names() -> None:
    assert [(one.code, one.name) for one in known()] == [("en", "English"), ("fr", "Français")]
    assert own_name("fr") == "Français"
    assert own_name("tlh") == "tlh"


def test_a_third_language_is_an_entry_of_the_file(file: Path, tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "settings.toml")
    kept.write(Settings(language="de"))
    offered = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([*offered, GERMAN]), encoding="utf-8")
    assert codes() == ("en", "fr", "de")
    assert own_name("de") == "Deutsch"
    assert kept.read().language == "de"


def test_a_language_that_is_not_in_the_file_is_the_system_s_in_settings(file: Path, tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "settings.toml")
    kept.write(Settings(language="de"))
    assert kept.read().language == "system"


def test_the_command_line_takes_every_language_and_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["note", "new", "--language", "de"], lambda _library: 0) == 2
    told = capsys.readouterr().err
    assert all(one in told for one in codes())


@pytest.mark.parametrize(
    "content", ["", "[]", '[{"code": "en"}]', "[{", "3", '{"languages": []}', '["en", "fr"]']
)
def test_a_damaged_file_is_told_in_a_sentence(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BriefingError, match="install the program again"):
        codes()


def test_a_file_that_is_gone_is_told_in_a_sentence(file: Path) -> None:
    file.unlink()
    with pytest.raises(BriefingError, match="install the program again"):
        codes()
