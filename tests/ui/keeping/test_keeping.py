"""The window backs up, checks and restores a real library, and loses nothing on the way."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.domain.errors import LibraryError
from briefing_app.storage import checks, copies
from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog, ReplaceDialog, RestoreDialog
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows

LONG = 30_000  # milliseconds


@pytest.fixture
def real_program() -> Program:
    return start()


@pytest.fixture
def at_work(qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Path) -> Workplace:
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.is_read and place.commands.back_up.isEnabled(), timeout=LONG)
    rest(qtbot, place)
    return place


def rest(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)


def said(qtbot: QtBot, place: Workplace, beginning: str) -> str:
    """What the bar says, once it begins in this way."""
    qtbot.waitUntil(lambda: beginning in place.bar.text, timeout=LONG)
    rest(qtbot, place)
    return place.bar.text


def backups(library: Path) -> list[Path]:
    return sorted(one for one in library.with_name(f"{library.stem} backups").iterdir() if one.is_file())


def backed_up(qtbot: QtBot, place: Workplace, library: Path) -> Path:
    place.commands.back_up.trigger()
    said(qtbot, place, "A checked backup is in")
    return backups(library)[-1]


def delete_first(qtbot: QtBot, place: Workplace) -> str:
    """Put the first profile in the trash; gives its name."""
    name = rows(place)[0]
    place.browsing.list.choose_first()
    place.commands.delete.trigger()
    qtbot.waitUntil(lambda: name not in rows(place), timeout=LONG)
    rest(qtbot, place)
    return name


class TestBackingUp:
    def test_makes_a_sound_copy_and_leads_to_its_folder(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
    ) -> None:
        made = backed_up(qtbot, at_work, real_library)
        assert str(made) in at_work.bar.text
        assert real_program.libraries.check(made) == ()
        at_work.bar.buttons()[0].click()
        assert prompts.opened_files == [made.parent]
        assert at_work.session.is_open

    def test_goes_into_a_file_of_ones_own_which_gets_its_ending(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, prompts: FakePrompts, tmp_path: Path
    ) -> None:
        prompts.answers["backup_file"] = tmp_path / "mine"
        at_work.commands.back_up_to.trigger()
        said(qtbot, at_work, "A checked backup is in")
        assert real_program.libraries.check(tmp_path / "mine.bdl") == ()
        assert "replace_file" not in prompts.asked

    @pytest.mark.parametrize("agreed", [True, False])
    def test_replaces_a_file_only_when_that_is_agreed_to(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        prompts: FakePrompts,
        tmp_path: Path,
        agreed: bool,
    ) -> None:
        target = tmp_path / "other.bdl"
        target.write_bytes(b"precious")
        prompts.answers.update(backup_file=target, replace_file=agreed)
        at_work.commands.back_up_to.trigger()
        assert prompts.given["replace_file"] == (target,)
        if agreed:
            said(qtbot, at_work, "A checked backup is in")
            assert real_program.libraries.check(target) == ()
        else:
            rest(qtbot, at_work)
            assert target.read_bytes() == b"precious"
            assert at_work.bar.text == ""

    def test_never_takes_the_place_of_the_library_itself(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts
    ) -> None:
        prompts.answers.update(backup_file=real_library, replace_file=True)
        at_work.commands.back_up_to.trigger()
        assert "is the library itself" in said(qtbot, at_work, "library itself")
        assert at_work.bar.tone is Tone.ERROR

    def test_says_so_where_the_folder_is_gone(
        self, qtbot: QtBot, at_work: Workplace, prompts: FakePrompts, tmp_path: Path
    ) -> None:
        prompts.answers["backup_file"] = tmp_path / "gone" / "a.bdl"
        at_work.commands.back_up_to.trigger()
        assert "choose another folder" in said(qtbot, at_work, "could not be written")

    def test_saves_first_what_is_typed(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, real_library: Path
    ) -> None:
        profile = next(one for one in at_work.browsing.profiles if "Consultations" in one.name)
        at_work.rooms.open_profile(profile.id)
        room = at_work.rooms.current
        qtbot.waitUntil(lambda: bool(getattr(room, "sections", None)), timeout=LONG)
        page = next(iter(room.sections.values()))
        room.tabs.setCurrentWidget(page)
        qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
        page.editor.insert_words("Typed just now. ")
        made = backed_up(qtbot, at_work, real_library)
        assert at_work.rooms.current is room
        with real_program.libraries.open(made) as library:
            assert library.search("typed just now")


class TestChecking:
    def test_says_that_a_library_is_sound(self, qtbot: QtBot, at_work: Workplace) -> None:
        at_work.commands.check.trigger()
        assert said(qtbot, at_work, "sound") == "The library is sound."
        assert at_work.session.is_open

    def test_shows_what_was_found(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts
    ) -> None:
        whole = real_library.read_bytes()
        last = len(whole) - 4096
        with real_library.open("r+b") as file:  # a page that nothing has read since
            file.seek(last)
            file.write(bytes(4096))
        at_work.commands.check.trigger()
        qtbot.waitUntil(lambda: "findings" in prompts.asked, timeout=LONG)
        (found,) = prompts.given["findings"]
        assert found
        assert at_work.bar.tone is Tone.ERROR
        real_library.write_bytes(whole)  # so that it can be closed


class TestRestoring:
    def test_puts_a_backup_back_and_keeps_the_file_of_before(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
    ) -> None:
        backup = backed_up(qtbot, at_work, real_library)
        name = delete_first(qtbot, at_work)
        prompts.answers.update(backup_to_restore=backup, restore=True)
        at_work.commands.restore.trigger()
        text = said(qtbot, at_work, "The backup is restored.")
        assert prompts.given["backup_to_restore"] == (backup.parent,)
        assert prompts.given["restore"] == (backup, real_library)
        assert name in rows(at_work)
        (kept,) = real_library.parent.glob("typed before *.bdl")
        assert str(kept) in text
        assert backup.exists()
        with real_program.open(kept) as desk:
            assert name not in [one.name for one in desk.profiles.list()]

    def test_does_nothing_when_it_is_thought_better_of(
        self, qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts
    ) -> None:
        backup = backed_up(qtbot, at_work, real_library)
        prompts.answers["backup_to_restore"] = backup
        at_work.commands.restore.trigger()
        rest(qtbot, at_work)
        assert at_work.session.is_open
        assert list(real_library.parent.glob("typed before *")) == []

    @pytest.mark.parametrize("content", [b"", b"no library at all\n" * 400])
    def test_opens_the_former_library_again_where_the_backup_is_bad(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_library: Path,
        prompts: FakePrompts,
        tmp_path: Path,
        content: bytes,
    ) -> None:
        before, bad = rows(at_work), tmp_path / "bad.bdl"
        bad.write_bytes(content)
        prompts.answers.update(backup_to_restore=bad, restore=True)
        at_work.commands.restore.trigger()
        said(qtbot, at_work, "bad.bdl")
        assert at_work.bar.tone is Tone.ERROR
        assert at_work.session.path == real_library
        assert rows(at_work) == before
        assert list(real_library.parent.glob("typed before *")) == []
        at_work.commands.back_up.trigger()  # it is open in earnest
        said(qtbot, at_work, "A checked backup is in")

    def test_brings_back_a_library_that_does_not_open(
        self,
        qtbot: QtBot,
        new_window: OpenWindow,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        tmp_path: Path,
    ) -> None:
        backup = Path(shutil.copy(real_library, tmp_path / "good.bdl"))
        real_library.write_bytes(bytes(8192))
        place = new_window(real_program)
        place.open(real_library)
        qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
        assert place.commands.restore.isEnabled()
        assert not place.commands.back_up.isEnabled()
        assert not place.commands.check.isEnabled()
        prompts.answers.update(backup_to_restore=backup, restore=True)
        place.commands.restore.trigger()
        said(qtbot, place, "The backup is restored.")
        assert place.session.path == real_library
        (kept,) = real_library.parent.glob("typed before *.bdl")
        assert kept.read_bytes() == bytes(8192)

    def test_tells_why_where_nothing_was_open_and_the_backup_is_bad(
        self,
        qtbot: QtBot,
        new_window: OpenWindow,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
    ) -> None:
        real_library.write_bytes(b"")
        place = new_window(real_program)
        place.open(real_library)
        qtbot.waitUntil(lambda: bool(place.start.sentence), timeout=LONG)
        bad = real_library.with_name("bad.bdl")
        bad.write_bytes(b"")
        prompts.answers.update(backup_to_restore=bad, restore=True)
        place.commands.restore.trigger()
        qtbot.waitUntil(lambda: "bad.bdl" in place.start.sentence, timeout=LONG)
        assert real_library.read_bytes() == b""

    def test_survives_a_fault_of_the_program(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fails(_backup: Path, _path: Path, _cancelled: object) -> None:
            raise ValueError("secret words")

        monkeypatch.setattr(real_program.libraries, "restore", fails)
        prompts.answers.update(backup_to_restore=real_library, restore=True)
        at_work.commands.restore.trigger()
        text = said(qtbot, at_work, "inside the program")
        assert "secret" not in text
        assert at_work.session.path == real_library

    def test_says_why_where_the_former_library_cannot_be_opened_again(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fails(_backup: Path, path: Path, _cancelled: object) -> None:
            path.unlink()
            raise LibraryError("The disk went away.")

        monkeypatch.setattr(real_program.libraries, "restore", fails)
        prompts.answers.update(backup_to_restore=real_library, restore=True)
        at_work.commands.restore.trigger()
        qtbot.waitUntil(lambda: "The disk went away." in at_work.start.sentence, timeout=LONG)
        assert not at_work.session.is_open


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


def test_the_dialogs_change_nothing_by_default_and_show_names_as_they_are(
    qtbot: QtBot, tmp_path: Path
) -> None:
    library, odd = tmp_path / "a.bdl", tmp_path / "<b>odd<b>.bdl"
    for dialog in (ReplaceDialog(odd), RestoreDialog(odd, library)):
        qtbot.addWidget(dialog)
        assert dialog.stay.isDefault()
        assert "<b>odd<b>" in dialog.words.text()
    assert "becomes the library" in dialog.words.text()
    library.touch()
    known = RestoreDialog(odd, library)
    qtbot.addWidget(known)
    assert "is kept beside it" in known.words.text()
    found = FindingsDialog(["<i>One.</i>", "Two."])
    qtbot.addWidget(found)
    assert found.list.toPlainText() == "<i>One.</i>\nTwo."
    assert found.list.isReadOnly()
