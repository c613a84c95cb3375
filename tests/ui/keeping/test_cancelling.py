"""Backing up, checking and restoring are cancelled in a real window, and everything is as it was."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.storage import checks, copies
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows
from tests.ui.keeping.conftest import LONG, backed_up, backups, said


class Gate:
    """Holds the worker at the beginning of a function until it is opened."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.opened = threading.Event()
        self.reached = threading.Event()

    def hold(self, module: Any, name: str) -> None:
        work = getattr(module, name)

        def held(*given: Any, **named: Any) -> Any:
            self.reached.set()
            assert self.opened.wait(20)
            return work(*given, **named)

        self._patch.setattr(module, name, held)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(monkeypatch)
    yield gate
    gate.opened.set()


def cancel(qtbot: QtBot, place: Workplace, gate: Gate) -> None:
    """Press the bar's Cancel while the worker is in the middle of it."""
    qtbot.waitUntil(lambda: gate.reached.is_set() and not place.bar.isHidden(), timeout=LONG)
    (button,) = place.bar.buttons()
    assert button.text() == "&Cancel"
    button.click()
    gate.opened.set()


def files(folder: Path) -> dict[str, bytes]:
    found = (one for one in folder.rglob("*") if one.is_file() and one.suffix == ".bdl")
    return {str(one.relative_to(folder)): one.read_bytes() for one in found}


class TestCancelling:
    @pytest.mark.parametrize("step", ["_copy_pages", "_counted", "sync_file"])
    def test_a_backup_leaves_no_file(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, gate: Gate, step: str
    ) -> None:
        gate.hold(copies, step)
        at_work.commands.back_up.trigger()
        cancel(qtbot, at_work, gate)
        assert said(qtbot, at_work, "cancelled") == "The backup was cancelled; nothing was written."
        assert at_work.bar.tone is Tone.NOTICE
        assert backups(real_library) == []
        assert backed_up(qtbot, at_work, real_library).is_file()  # and the next one is made

    def test_a_backup_over_a_file_leaves_the_file(
        self, qtbot: QtBot, at_work: Workplace, prompts: FakePrompts, gate: Gate, tmp_path: Path
    ) -> None:
        target = tmp_path / "mine" / "other.bdl"
        target.parent.mkdir()
        target.write_bytes(b"precious")
        prompts.answers.update(backup_file=target, replace_file=True)
        gate.hold(copies, "sync_file")
        at_work.commands.back_up_to.trigger()
        cancel(qtbot, at_work, gate)
        said(qtbot, at_work, "The backup was cancelled")
        assert [one.read_bytes() for one in target.parent.iterdir()] == [b"precious"]

    def test_what_is_asked_twice_is_done_once(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, gate: Gate
    ) -> None:
        gate.hold(copies, "_copy_pages")
        for command in (at_work.commands.back_up, at_work.commands.back_up, at_work.commands.check):
            command.trigger()
        qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
        gate.opened.set()
        said(qtbot, at_work, "A checked backup is in")
        assert len(backups(real_library)) == 1

    def test_a_check_says_nothing_about_the_library(
        self, qtbot: QtBot, at_work: Workplace, prompts: FakePrompts, gate: Gate
    ) -> None:
        gate.hold(checks, "_links")
        at_work.commands.check.trigger()
        cancel(qtbot, at_work, gate)
        text = said(qtbot, at_work, "cancelled")
        assert text == "The check was cancelled; it says nothing about the library."
        assert "findings" not in prompts.asked
        at_work.commands.check.trigger()
        assert said(qtbot, at_work, "sound") == "The library is sound."

    def test_a_window_that_is_closed_does_not_wait_for_a_check(
        self, qtbot: QtBot, at_work: Workplace, gate: Gate
    ) -> None:
        gate.hold(checks, "_structure")
        later: list[bool] = []
        links = checks._links
        gate._patch.setattr(checks, "_links", lambda given: [later.append(True), *links(given)][1:])
        at_work.commands.check.trigger()
        qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
        with qtbot.waitSignal(at_work.finished, timeout=LONG):
            at_work.finish()
            gate.opened.set()
        assert later == []

    def test_restoring_opens_the_former_library_again(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_library: Path,
        prompts: FakePrompts,
        gate: Gate,
    ) -> None:
        backup = backed_up(qtbot, at_work, real_library)
        name, before = rows(at_work)[0], files(real_library.parent)
        prompts.answers.update(backup_to_restore=backup, restore=True)
        gate.hold(copies, "_copy_bytes")
        at_work.commands.restore.trigger()
        cancel(qtbot, at_work, gate)
        assert said(qtbot, at_work, "cancelled") == "Restoring was cancelled; nothing was changed."
        assert at_work.session.path == real_library
        assert name in rows(at_work)
        assert files(real_library.parent).keys() == before.keys()
        at_work.commands.restore.trigger()  # and it can be asked for again
        assert said(qtbot, at_work, "The backup is restored.").count("\n") == 0

    def test_restoring_where_nothing_is_open_goes_back_to_the_beginning(
        self,
        qtbot: QtBot,
        new_window: OpenWindow,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        gate: Gate,
        tmp_path: Path,
    ) -> None:
        backup = Path(shutil.copy(real_library, tmp_path / "good.bdl"))
        real_library.write_bytes(bytes(8192))
        place = new_window(real_program)
        place.open(real_library)
        qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
        prompts.answers.update(backup_to_restore=backup, restore=True)
        gate.hold(copies, "_copy_bytes")
        place.commands.restore.trigger()
        cancel(qtbot, place, gate)
        qtbot.waitUntil(lambda: "Restoring was cancelled" in place.start.sentence, timeout=LONG)
        assert place.bar.text == ""
        assert real_library.read_bytes() == bytes(8192)
        place.commands.restore.trigger()
        said(qtbot, place, "The backup is restored.")
