"""A proof of an installation does what the program is for, and fails when any of it is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.domain.errors import BriefingError
from briefing_app.ui import languages, smoke, smoke_records

ROOT = Path(__file__).parents[2]
Prove = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def prove(tmp_path: Path) -> Prove:
    """The proof as a process of its own, on no screen, with a home of its own."""

    def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        home = tmp_path / "home"
        variables = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        variables |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
        command = [sys.executable, "-m", "briefing_app", "--offscreen", "--smoke", str(folder), *words]
        return subprocess.run(
            command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", timeout=80, check=False
        )

    return call


@pytest.fixture
def no_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof puts a hook of its own there."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def test_everything_the_program_is_for_is_done_in_the_folder(prove: Prove, tmp_path: Path) -> None:
    folder = tmp_path / "essai à part"
    done = prove(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder}\n"
    account = json.loads((folder / smoke.ACCOUNT).read_text("utf-8"))
    assert account["platform"] == "offscreen"
    assert account["language"].startswith("fr")
    assert len(account["files"]) == 8
    assert all((folder / name).stat().st_size for name in account["files"])
    assert not QImage(str(folder / smoke.PICTURE)).isNull()
    assert not [one.name for one in folder.iterdir() if one.name.endswith(("-lock", "-holder", "-wal"))]


def test_the_public_edition_of_a_proof_lacks_the_withheld_word(prove: Prove, tmp_path: Path) -> None:
    assert prove(tmp_path / "trial").returncode == 0
    held = {
        edition: smoke_records.WITHHELD.encode() in _all_bytes(tmp_path / "trial" / f"{edition}.docx")
        for edition in ("internal", "public")
    }
    assert held == {"internal": True, "public": False}


def test_a_proof_leaves_the_settings_and_libraries_of_the_person_alone(prove: Prove, tmp_path: Path) -> None:
    assert prove(tmp_path / "trial").returncode == 0
    left = {one.name for one in (tmp_path / "home").rglob("*") if one.is_file()}
    assert left <= {"briefing-desk.log"}


@pytest.mark.parametrize("name", [smoke.LIBRARY, "settings.toml", "partners.md", "mine.txt"])
def test_a_folder_in_which_something_is_is_refused_in_a_sentence(
    name: str, prove: Prove, tmp_path: Path
) -> None:
    folder = tmp_path / "trial"
    folder.mkdir()
    (folder / name).write_bytes(b"words of a person")
    done = prove(folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
    assert [(one.name, one.read_bytes()) for one in folder.iterdir()] == [(name, b"words of a person")]


def test_missing_words_of_the_window_are_told(
    qtbot: object, no_hook: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(languages, "speak", lambda _language: ())
    with pytest.raises(BriefingError, match="French"):
        smoke.run(start(), tmp_path)


def test_a_withheld_word_in_the_public_edition_is_told(
    qtbot: object, no_hook: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(smoke_records, "WITHHELD", "second")  # severed, and looked for in both editions
    monkeypatch.setattr(smoke_records, "_reads", lambda _file: "second")
    with pytest.raises(BriefingError, match="public"):
        smoke.run(start(), tmp_path)


def test_a_fault_of_the_program_ends_a_proof(
    qtbot: object, no_hook: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: object
) -> None:
    def fail(*_given: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(smoke.Proof, "_look", fail)
    with pytest.raises(BriefingError, match=r"ValueError"):
        smoke.run(start(), tmp_path)


def test_a_proof_that_failed_ends_nothing_that_runs_later(
    qtbot: QtBot, no_hook: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(languages, "speak", lambda _language: ())
    monkeypatch.setattr(smoke, "_LAST_WAIT", 200)
    with pytest.raises(BriefingError):
        smoke.run(start(), tmp_path)
    later = QTimer(singleShot=True, interval=400)
    with qtbot.waitSignal(later.timeout):  # says so at once where the loop was ended
        later.start()


def _all_bytes(document: Path) -> bytes:
    with zipfile.ZipFile(document) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
