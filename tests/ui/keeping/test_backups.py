"""The list of backups: what each holds, by keyboard alone, and the way back, whatever the library is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.errors import LibraryError
from briefing_app.ui.keeping.backups_dialog import BackupsDialog, Listed, Wish
from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows
from tests.ui.keeping.conftest import LONG, backed_up, delete_first, rest, said


def listed(program: Program, library: Path) -> Listed:
    return Listed(library, program.libraries.backups.folder(library), program.libraries.backups.list(library))


def shown(qtbot: QtBot, of: Listed) -> BackupsDialog:
    dialog = BackupsDialog(of)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


class TestTheList:
    def test_tells_what_each_holds_and_was_done_last(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, real_library: Path
    ) -> None:
        backed_up(qtbot, at_work, real_library)
        delete_first(qtbot, at_work)
        backed_up(qtbot, at_work, real_library)
        dialog = shown(qtbot, listed(real_program, real_library))
        model = dialog.list.model()
        assert model.rowCount() == 2
        assert "profiles: 1, notes: 0" in dialog.preview.toPlainText()
        assert "put in the trash" in dialog.preview.toPlainText()
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert "profiles: 2, notes: 0" in dialog.preview.toPlainText()

    def test_answers_with_the_one_chosen_by_keyboard(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, real_library: Path
    ) -> None:
        first = backed_up(qtbot, at_work, real_library)
        delete_first(qtbot, at_work)
        backed_up(qtbot, at_work, real_library)
        dialog = shown(qtbot, listed(real_program, real_library))
        qtbot.keyClick(dialog.list, Qt.Key.Key_End)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
        assert dialog.isVisible(), "Enter in the list restores nothing by accident"
        qtbot.keyClick(dialog.restore_button, Qt.Key.Key_Space)
        assert dialog.result() == BackupsDialog.DialogCode.Accepted
        assert dialog.answer() == first

    def test_says_where_there_is_none_and_takes_a_file(self, qtbot: QtBot, tmp_path: Path) -> None:
        dialog = shown(qtbot, Listed(tmp_path / "desk.bdl", tmp_path / "desk backups", ()))
        assert "There are no backups" in dialog.advice.text()
        assert not dialog.restore_button.isEnabled()
        assert dialog.answer() is None
        dialog.other_button.click()
        assert dialog.answer() is Wish.OTHER_FILE

    def test_a_damaged_one_cannot_be_chosen_and_says_why(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, real_library: Path
    ) -> None:
        backed_up(qtbot, at_work, real_library).write_bytes(b"")
        dialog = shown(qtbot, listed(real_program, real_library))
        assert "choose another one" in dialog.preview.toPlainText()
        assert not dialog.restore_button.isEnabled()


class TestTheWayBack:
    def test_restores_what_was_chosen_in_the_list(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
    ) -> None:
        backup = backed_up(qtbot, at_work, real_library)
        name = delete_first(qtbot, at_work)
        prompts.answers.update(backups=backup, restore=True)
        at_work.commands.backups.trigger()
        said(qtbot, at_work, "The backup is restored.")
        (asked,) = prompts.given["backups"]
        assert isinstance(asked, Listed)
        assert prompts.given["restore"] == (backup, real_library)
        assert name in rows(at_work)

    def test_another_file_is_asked_for_when_that_is_wished(
        self, qtbot: QtBot, at_work: Workplace, prompts: FakePrompts
    ) -> None:
        prompts.answers["backups"] = Wish.OTHER_FILE
        at_work.commands.backups.trigger()
        qtbot.waitUntil(lambda: "backup_to_restore" in prompts.asked, timeout=LONG)
        assert "restore" not in prompts.asked

    @pytest.mark.parametrize("harm", ["damaged", "empty", "missing"])
    def test_is_open_where_the_library_is_not(
        self,
        qtbot: QtBot,
        new_window: OpenWindow,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        harm: str,
    ) -> None:
        backup = Path(real_program.libraries.backup(real_library))
        if harm == "missing":
            real_library.unlink()
        else:
            real_library.write_bytes(b"" if harm == "empty" else bytes(8192))
        place = new_window(real_program)
        place.open(real_library)
        qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
        button = next(one for one in place.start.buttons if one.text() == place.commands.see_backups.text())
        assert button.isVisible()
        prompts.answers.update(backups=backup, restore=True)
        button.click()
        said(qtbot, place, "The backup is")
        assert place.session.path == real_library


class TestEveryHalfHour:
    def test_what_changed_is_backed_up_once_and_nobody_is_told(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, real_library: Path
    ) -> None:
        assert at_work.keeping.half_hours.isActive()
        delete_first(qtbot, at_work)
        told = at_work.bar.text
        for _ in range(2):
            at_work.keeping.half_hours.timeout.emit()
            rest(qtbot, at_work)
        assert [one.reason for one in real_program.libraries.backups.list(real_library)] == ["work"]
        assert at_work.bar.text == told

    def test_why_it_was_not_is_said_once(
        self, qtbot: QtBot, at_work: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_: object) -> None:
            raise LibraryError("There is no room.")

        delete_first(qtbot, at_work)
        with monkeypatch.context() as full:
            full.setattr("briefing_app.storage.library.Library.backup", fails)
            at_work.keeping.half_hours.timeout.emit()
            said(qtbot, at_work, "There is no room.")
            assert at_work.bar.tone is Tone.ERROR
            at_work.bar.clear()
            at_work.keeping.half_hours.timeout.emit()
            rest(qtbot, at_work)
            assert at_work.bar.text == ""


class TestWhatHelps:
    def test_damage_leads_to_the_newest_sound_backup(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts
    ) -> None:
        backed_up(qtbot, at_work, real_library)
        whole = real_library.read_bytes()
        with real_library.open("r+b") as file:
            file.seek(len(whole) - 4096)
            file.write(bytes(4096))
        prompts.answers["findings"] = True
        at_work.commands.check.trigger()
        qtbot.waitUntil(lambda: "backups" in prompts.asked, timeout=LONG)
        (found,) = prompts.given["findings"]
        assert "The newest sound backup is of" in found.advice
        real_library.write_bytes(whole)  # so that it can be closed

    def test_the_findings_have_a_button_for_what_helps(self, qtbot: QtBot) -> None:
        dialog = FindingsDialog(["It is."], advice="Do this.", remedy="&Do it")
        qtbot.addWidget(dialog)
        assert dialog.advice.text() == "Do this."


class TestPlaces:
    @pytest.mark.parametrize("agreed", [True, False])
    def test_opening_in_a_synchronised_folder_is_asked_about_before(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_library: Path,
        prompts: FakePrompts,
        tmp_path: Path,
        agreed: bool,
    ) -> None:
        folder = tmp_path / "OneDrive - Department"
        folder.mkdir()
        other = Path(shutil.copy(real_library, folder / "other.bdl"))
        prompts.answers.update(open_library=other, risky_place=agreed)
        at_work.commands.open_library.trigger()
        ((hazard,),) = prompts.given["risky_place"]
        assert "OneDrive synchronises" in hazard
        rest(qtbot, at_work)
        assert at_work.session.path == (other if agreed else real_library)

    def test_an_ordinary_place_is_not_asked_about(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts, tmp_path: Path
    ) -> None:
        prompts.answers["open_library"] = Path(shutil.copy(real_library, tmp_path / "other.bdl"))
        at_work.commands.open_library.trigger()
        rest(qtbot, at_work)
        assert "risky_place" not in prompts.asked


def test_a_closing_backup_that_fails_does_not_keep_another_library_shut(
    qtbot: QtBot,
    at_work: Workplace,
    real_library: Path,
    prompts: FakePrompts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> None:
        raise LibraryError("There is no room.")

    delete_first(qtbot, at_work)
    other = Path(shutil.copy(real_library, tmp_path / "other.bdl"))
    monkeypatch.setattr("briefing_app.storage.library.Library.backup", fails)
    prompts.answers["open_library"] = other
    at_work.commands.open_library.trigger()
    text = said(qtbot, at_work, "no backup was made")
    assert "Everything is saved" in text
    assert at_work.session.path == other
