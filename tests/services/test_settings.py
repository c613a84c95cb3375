"""The file of settings: every way it can be bad, and what a newer program wrote into it."""

from __future__ import annotations

import stat
import sys
import tomllib
from datetime import date, datetime, time
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app import paths
from briefing_app.services.settings import Appearance, Layout, Settings, SettingsFile
from briefing_app.services.toml_text import toml_text

CHOSEN = Settings(
    language="fr",
    appearance=Appearance.HIGH_CONTRAST,
    text_size=150,
    comfortable_rows=True,
    last_library='/tmp/"quoted" é\\n.bdl',
    recent_libraries=("/a.bdl", "/b.bdl"),
    layout=Layout(
        window=(-5, 10, 900, 700), maximised=True, panes={"lists": (300, 600)}, place="notes", kind=""
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "new folder" / "settings.toml")


def test_what_was_chosen_is_found_again(file: SettingsFile) -> None:
    file.write(CHOSEN)
    assert SettingsFile(file.path).read() == CHOSEN


def test_without_a_file_the_usual_settings_hold(file: SettingsFile) -> None:
    assert file.read() == Settings()
    assert not file.broken


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder private itself")
def test_the_file_is_the_persons_own(file: SettingsFile) -> None:
    file.write(CHOSEN)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert [one.name for one in file.path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "content",
    [b"language = ", b"\xff\xfe\x00", b"a = 1\na = 2", b"[layout", b"\x00" * 100, b"x = " + b"[" * 5000],
    ids=["cut", "bytes", "twice", "open", "zeros", "deep"],
)
def test_a_broken_file_gives_the_usual_settings_and_is_kept(file: SettingsFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    assert file.read() == Settings()
    assert file.broken
    file.write(CHOSEN)
    assert file.path.with_suffix(".unreadable.toml").read_bytes() == content
    assert SettingsFile(file.path).read() == CHOSEN


def test_a_folder_in_the_place_of_the_file_is_no_crash(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    assert file.read() == Settings()
    assert file.broken


def test_a_value_that_does_not_fit_is_as_usual_and_the_others_hold(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text(
        'language = "de"\nappearance = 7\ntext_size = 900\ncomfortable_rows = "yes"\nlast_library = 1\n'
        'recent_libraries = ["/a.bdl", 5]\n[layout]\nwindow = [1, 2]\nmaximised = true\nplace = "notes"\n'
        'panes = {lists = [1, 2], other = "wide", third = [true]}\n'
    )
    found = file.read()
    assert found == Settings(
        text_size=200, layout=Layout(maximised=True, place="notes", panes={"lists": (1, 2)})
    )


def test_a_layout_that_is_no_table_is_as_usual(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('layout = "wide"\nlanguage = "fr"\n')
    assert file.read() == Settings(language="fr")
    file.write(CHOSEN)
    assert SettingsFile(file.path).read() == CHOSEN


def test_keys_of_a_newer_program_stay(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('spelling = true\n[layout]\nribbon = "low"\n[proofing]\nwords = ["ce", {a = 1}]\n')
    file.read()
    file.write(CHOSEN)
    kept = tomllib.loads(file.path.read_text())
    assert kept["spelling"] is True
    assert kept["layout"]["ribbon"] == "low"
    assert kept["proofing"] == {"words": ["ce", {"a": 1}]}
    assert kept["language"] == "fr"


def test_a_mark_that_notepad_puts_first_is_no_harm(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b'\xef\xbb\xbflanguage = "fr"\r\n')
    assert file.read().language == "fr"


def test_what_cannot_be_written_leaves_what_was_there(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(CHOSEN)
    monkeypatch.setattr(Path, "replace", lambda *_given: (_ for _ in ()).throw(OSError("no")))
    with pytest.raises(OSError, match="no"):
        file.write(Settings())
    assert SettingsFile(file.path).read() == CHOSEN
    assert [one.name for one in file.path.parent.iterdir()] == ["settings.toml"]


def test_the_libraries_used_last_come_first_and_once() -> None:
    settings = Settings()
    for number in (*range(12), 3):
        settings = settings.with_library(Path(f"/{number}.bdl"))
    assert settings.last_library == "/3.bdl"
    assert settings.recent_libraries[:3] == ("/3.bdl", "/11.bdl", "/10.bdl")
    assert len(settings.recent_libraries) == 8


def test_the_file_is_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("/somewhere/else", None):
        if named:
            monkeypatch.setenv("XDG_CONFIG_HOME", named)
        else:
            monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        folder = platformdirs.user_config_dir(paths._FOLDER_NAME, appauthor=False)
        assert paths.settings_file() == Path(folder) / "settings.toml"


SIMPLE = (
    st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False)
    | st.text()
    | st.dates(date(1, 1, 1))
    | st.datetimes(datetime(1, 1, 1))
    | st.times().map(lambda one: time(one.hour, one.minute, one.second, one.microsecond))
)
VALUES = st.recursive(
    SIMPLE, lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(), one, max_size=4), max_leaves=12
)


@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_what_is_written_is_what_the_standard_library_reads(table: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(table)) == table


def test_half_a_sign_is_written_as_a_sign_that_exists() -> None:
    assert tomllib.loads(toml_text({"path": "a\udcff"})) == {"path": "a\ufffd"}


def test_what_toml_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError):
        toml_text({"nothing": None})
