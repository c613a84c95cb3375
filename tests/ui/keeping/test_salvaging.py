"""A damaged library without a sound backup: the way out is offered, done with a way to stop it, and told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.errors import CancelledError
from briefing_app.services.libraries import LibraryService
from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog, Found
from briefing_app.ui.keeping.salvaged_words import salvaged_lines
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows
from tests.ui.keeping.conftest import LONG, rest, said

PAGE = 4096


def harm(library: Path) -> bytes:
    """Zero the page of the record of acts, which is in every library and holds no name."""
    content = bytearray(library.read_bytes())
    content[-PAGE:] = bytes(PAGE)
    library.write_bytes(content)
    return bytes(content)


@pytest.fixture
def refused(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Path
) -> tuple[Workplace, Path]:
    harm(real_library)
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    return place, real_library


def offered(place: Workplace) -> QPushButton:
    return next(one for one in place.start.buttons if one.text() == place.commands.salvage.text())


def test_it_is_offered_made_told_and_opened(
    qtbot: QtBot, refused: tuple[Workplace, Path], prompts: FakePrompts, tmp_path: Path
) -> None:
    place, library = refused
    before = library.read_bytes()
    assert "or make a new library of what can be read" in place.start.sentence
    assert offered(place).isVisible()
    prompts.answers.update(salvaged_file=tmp_path / "new.bdl", findings=True)
    offered(place).click()
    qtbot.waitUntil(lambda: place.session.path == tmp_path / "new.bdl", timeout=LONG)
    rest(qtbot, place)
    assert prompts.given["salvaged_file"] == (library.with_name(f"{library.stem} salvaged.bdl"),)
    (found,) = prompts.given["findings"]
    assert isinstance(found, Found)
    assert found.lines[0].startswith("1 of ")
    assert any(line.startswith("profiles: ") for line in found.lines)
    assert "Look through it" in found.advice
    assert len(rows(place)) == 2
    assert library.read_bytes() == before


def test_it_is_not_offered_where_a_backup_is_sound(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Path
) -> None:
    real_program.libraries.backup(real_library)
    harm(real_library)
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
    assert "Restore a backup from the folder" in place.start.sentence
    assert not offered(place).isVisible()


def test_it_is_told_where_the_new_one_is_when_it_is_not_opened(
    qtbot: QtBot, refused: tuple[Workplace, Path], prompts: FakePrompts, tmp_path: Path
) -> None:
    place, _ = refused
    prompts.answers["salvaged_file"] = tmp_path / "new"
    offered(place).click()
    assert str(tmp_path / "new.bdl") in said(qtbot, place, "The new library is")
    assert not place.session.is_open


def test_it_can_be_stopped(
    qtbot: QtBot,
    refused: tuple[Workplace, Path],
    prompts: FakePrompts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place, _ = refused
    begun = threading.Event()

    def slow(_self: object, _path: Path, _target: Path, cancelled, report) -> None:
        report(1, 2, "")
        begun.set()
        moments = threading.Event()
        while not cancelled():
            moments.wait(0.01)
        raise CancelledError("It was cancelled; no library was made.")

    monkeypatch.setattr(LibraryService, "salvage", slow)
    prompts.answers["salvaged_file"] = tmp_path / "new.bdl"
    offered(place).click()
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    qtbot.waitUntil(place.bar.isVisible, timeout=LONG)
    next(one for one in place.bar.buttons() if "Cancel" in one.text()).click()
    said(qtbot, place, "no library was made")
    assert offered(place).isEnabled()


def test_what_came_over_is_listed_in_a_dialog_of_its_own_title(
    qtbot: QtBot, real_program, real_library
) -> None:
    harm(real_library)
    made = real_program.libraries.salvage(real_library, real_library.with_name("new.bdl"))
    dialog = FindingsDialog(salvaged_lines(made), title="What could be read")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "What could be read"
    assert "none lost" in dialog.list.toPlainText()
