"""The window backs up, checks and restores a real library, and loses nothing on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import LibraryError
from briefing_app.domain.text import BlockId, Picture
from briefing_app.storage.records import ActKind
from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog, ReplaceDialog, RestoreDialog
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, ask, rows
from tests.ui.keeping.conftest import LONG, backed_up, delete_first, rest, said


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
        assert real_program.libraries.check(made).is_sound
        at_work.bar.buttons()[0].click()
        assert prompts.opened_files == [made.parent]
        assert at_work.session.is_open

    def test_goes_into_a_file_of_ones_own_which_gets_its_ending(
        self, qtbot: QtBot, at_work: Workplace, real_program: Program, prompts: FakePrompts, tmp_path: Path
    ) -> None:
        prompts.answers["backup_file"] = tmp_path / "mine"
        at_work.commands.back_up_to.trigger()
        said(qtbot, at_work, "A checked backup is in")
        assert real_program.libraries.check(tmp_path / "mine.bdl").is_sound
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
            assert real_program.libraries.check(target).is_sound
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

    def test_says_where_the_former_library_is_when_the_backup_does_not_open_in_its_place(
        self,
        qtbot: QtBot,
        at_work: Workplace,
        real_program: Program,
        real_library: Path,
        prompts: FakePrompts,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refuse(_path: Path) -> None:
            raise LibraryError("It is on a drive that went away.")

        backup = backed_up(qtbot, at_work, real_library)
        prompts.answers.update(backup_to_restore=backup, restore=True)
        with monkeypatch.context() as away:
            away.setattr(type(real_program), "open", lambda _self, path: refuse(path))
            at_work.commands.restore.trigger()
            qtbot.waitUntil(lambda: bool(at_work.start.sentence), timeout=LONG)
            (kept,) = real_library.parent.glob("typed before *.bdl")
            told = (
                "It is on a drive that went away.\n"
                f"The backup took the place of the library of before, which is kept as {kept}."
            )
            assert at_work.start.sentence == told
            at_work.commands.try_again.trigger()
            rest(qtbot, at_work)
            assert at_work.start.sentence == told
        at_work.commands.try_again.trigger()
        qtbot.waitUntil(lambda: at_work.session.is_open, timeout=LONG)
        rest(qtbot, at_work)

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


def test_a_lost_picture_is_told_as_no_damage(
    qtbot: QtBot, at_work: Workplace, real_library: Path, prompts: FakePrompts
) -> None:
    lost = Picture(id=BlockId("x"), digest="0" * 64, media_type="image/png", alternate="A map")

    def show_it(desk: Desk) -> None:
        profile = desk.profiles.get(desk.profiles.list()[0].id)
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.sections.save_draft(profile.sections[0].id, "en", (lost,))

    ask(qtbot, at_work.session, show_it)
    at_work.commands.check.trigger()
    said(qtbot, at_work, "Pictures are lost; every text is whole.")
    (found,) = prompts.given["findings"]
    assert "insert it there again" in found.lines[0]
    assert not found.remedy
