"""Where there is no console, a box says why there is no window, and answers words that are no way to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import __main__ as program
from briefing_app import __version__, paths
from briefing_app.domain.errors import BriefingError
from briefing_app.ui import app, languages, refusal
from briefing_app.ui.refusal import RefusalDialog

REFUSAL = "The folder C:\\<b>é</b> cannot be made (Permission denied). Choose a place you may write to."
FRENCH = "Le dossier C:\\<b>é</b> ne peut pas être créé"


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A program that is refused before it has a window; gives its file of settings."""
    settings = tmp_path / "settings.toml"
    monkeypatch.setattr(paths, "settings_file", lambda: settings)
    monkeypatch.setattr(program.screen, "why_there_is_none", lambda _environment: "")
    monkeypatch.setattr("PySide6.QtCore.qInstallMessageHandler", lambda _hear: None)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(app, "run", refuse)
    yield settings
    languages.speak("en")


def refuse(*_given: object) -> int:
    raise BriefingError(REFUSAL)


def told() -> list[str]:
    """What boxes say, with their titles; each is closed by its button. The list fills meanwhile."""
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, RefusalDialog)
        said.append(f"{box.windowTitle()}: {box.words.text()}")
        box.buttons.buttons()[0].click()

    QTimer.singleShot(50, look)
    return said


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", f"Briefing Desk cannot be opened: {REFUSAL}"),
        ("fr", f"Briefing Desk ne peut pas s’ouvrir: {FRENCH}"),
    ],
)
def test_a_refusal_is_told_in_a_box_in_the_persons_language(
    language: str, begins: str, qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    refused.write_text(f'language = "{language}"\n', encoding="utf-8")
    said = told()
    with pytest.raises(BriefingError):
        program.open_window(None)
    assert [text[: len(begins)] for text in said] == [begins]


def test_a_bug_is_told_without_its_own_words(
    qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> int:
        raise ValueError("the words of a note")

    monkeypatch.setattr(app, "run", fail)
    monkeypatch.setattr(sys, "stderr", None)
    said = told()
    with pytest.raises(ValueError, match="words"):
        program.open_window(None)
    (text,) = said
    assert "inside the program" in text or "programme" in text
    assert "note" not in text


@pytest.mark.parametrize("why", ["a console", "no screen"])
def test_no_box_waits_where_nobody_sees_it(
    why: str, qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "no screen":
        monkeypatch.setattr(sys, "stderr", None)
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(RefusalDialog, "exec", lambda _box: pytest.fail("a box was opened"))
    with pytest.raises(BriefingError):
        program.open_window(None)


CONSOLE = "Commands and their help are those of briefing-app"


@pytest.mark.parametrize(
    ("typed", "code", "begins"),
    [
        (
            "--nonsense",
            2,
            "cannot be opened: These words are not understood: unrecognized arguments: --nonsense",
        ),
        ("--library", 2, "cannot be opened: These words are not understood: argument --library: expected"),
        ("kinds", 2, "cannot be opened: The window is opened by itself"),
        ("--help", 0, ": The window is opened by itself"),
        ("--version", 0, f": Briefing Desk {__version__}"),
    ],
)
def test_words_that_only_a_console_can_answer_are_told_in_a_box(
    typed: str, code: int, begins: str, qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["Briefing Desk.exe", typed])
    refused.write_text('language = "en"\n', encoding="utf-8")
    said = told()
    assert program.main() == code
    (text,) = said
    assert text.startswith(f"Briefing Desk{begins}" if begins[0] == ":" else f"Briefing Desk {begins}")
    assert (CONSOLE in text) is (typed != "--version")


def test_words_that_are_not_understood_are_told_in_french(
    qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused.write_text('language = "fr"\n', encoding="utf-8")
    said = told()
    refusal.show_unheard("--nonsense", "")
    assert "Ces mots n’ont pas été compris\u00a0: --nonsense" in said[0]
    assert "celles de briefing-app" in said[0]


@pytest.mark.parametrize("why", ["a console", "no screen", "a window is wanted"])
def test_no_box_is_opened_for_words_where_none_is_needed(
    why: str, qtbot: QtBot, refused: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = {"a console": ["--nonsense"], "no screen": ["--offscreen", "--nonsense"]}.get(
        why, ["--library", "x"]
    )
    monkeypatch.setattr(sys, "argv", ["Briefing Desk.exe", *typed])
    monkeypatch.setattr(app, "run", lambda *_given: 2)
    if why != "a console":
        monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(RefusalDialog, "exec", lambda _box: pytest.fail("a box was opened"))
    assert program.main() == 2
