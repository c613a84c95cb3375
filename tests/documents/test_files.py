"""Writing a finished document: all of it or nothing, and never over another one unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefing_app.documents import files, leftovers
from briefing_app.documents.files import Together, is_unsettled, settle, write_file
from briefing_app.domain.errors import ExportError
from tests.children import unmeasured

OLD, NEW = b"old words " * 1000, b"new words " * 200_000


def others(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "note.docx"
    written = write_file(target, NEW)
    assert (written.path, written.notice) == (target, "")
    assert target.read_bytes() == NEW
    assert others(tmp_path) == ["note.docx"]


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path):
    target = tmp_path / "note.docx"
    target.write_bytes(OLD)
    with pytest.raises(ExportError, match="is there already"):
        write_file(target, NEW)
    assert target.read_bytes() == OLD
    assert others(tmp_path) == ["note.docx"]


def test_a_file_is_replaced_when_asked(tmp_path):
    target = tmp_path / "note.docx"
    target.write_bytes(OLD)
    assert write_file(target, NEW, force=True).path == target
    assert target.read_bytes() == NEW
    assert others(tmp_path) == ["note.docx"]


def test_writing_twice_gives_the_second(tmp_path):
    target = tmp_path / "note.docx"
    write_file(target, OLD)
    write_file(target, NEW, force=True)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_target(tmp_path, force):
    with pytest.raises(ExportError, match="is a folder"):
        write_file(tmp_path, NEW, force=force)


def test_a_folder_that_is_missing_is_a_sentence(tmp_path):
    with pytest.raises(ExportError, match="cannot be written"):
        write_file(tmp_path / "none" / "note.docx", NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told by mode bits here")
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="cannot be written"):
            write_file(tmp_path / "note.docx", NEW)
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "note.docx"
    target.write_bytes(OLD)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_file(target, NEW, force=True)
    assert target.read_bytes() == OLD
    assert others(tmp_path) == ["note.docx"]


def test_an_interrupt_while_writing_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "note.docx"
    target.write_bytes(OLD)

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, NEW, force=True)
    assert target.read_bytes() == OLD
    assert others(tmp_path) == ["note.docx"]


def test_a_file_another_program_holds_open_is_left_and_the_new_one_stands_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "note.docx"
    target.write_bytes(OLD)
    (tmp_path / "note (2).docx").write_bytes(b"an earlier one")
    replace = Path.replace

    def sharing_violation(self: Path, to: Path) -> Path:
        if Path(to) == target:
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", sharing_violation)
    written = write_file(target, NEW, force=True)
    assert written.path == tmp_path / "note (3).docx"
    assert "note (3).docx" in written.notice
    assert "open in another program" in written.notice
    assert (target.read_bytes(), written.path.read_bytes()) == (OLD, NEW)
    assert others(tmp_path) == ["note (2).docx", "note (3).docx", "note.docx"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path, monkeypatch):
    target = tmp_path / "note.docx"
    link = os.link

    def late(source: Path, to: Path) -> None:
        target.write_bytes(OLD)
        link(source, to)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(ExportError, match="cannot be written"):
        write_file(target, NEW)
    assert target.read_bytes() == OLD
    assert others(tmp_path) == ["note.docx"]


def test_a_disk_without_second_names_is_written_to_as_well(tmp_path, monkeypatch):
    def none_here(_: Path, __: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", none_here)
    assert write_file(tmp_path / "note.docx", NEW).path.read_bytes() == NEW
    assert others(tmp_path) == ["note.docx"]


def test_a_memory_stick_that_permits_no_second_names_is_written_to_under_the_name_asked_for(
    tmp_path, monkeypatch
):
    def not_permitted(_: Path, __: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", not_permitted)
    assert write_file(tmp_path / "note.docx", NEW).path == tmp_path / "note.docx"
    assert others(tmp_path) == ["note.docx"]


@pytest.mark.parametrize(
    "name", ["Note d’été – 2026.docx", "a" * 180 + ".docx", "no ending", ".hidden", "é" * 100 + ".md"]
)
def test_any_name_the_system_takes_is_written(tmp_path, name):
    assert write_file(tmp_path / name, NEW).path.read_bytes() == NEW
    assert others(tmp_path) == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_program_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path):
    target = tmp_path / "note.docx"
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from briefing_app.documents.files import write_file
        target = Path(sys.argv[1])
        print("ready", flush=True)
        while True:
            for letter in b"abc":
                write_file(target, bytes([letter]) * 3_000_000, force=True)
        """
    )
    target.write_bytes(OLD)
    for cycle in range(8):
        running = subprocess.Popen(
            [sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE, env=unmeasured()
        )
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        for _ in range(cycle * 3000):  # another moment each time
            os.getpid()
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
        found = target.read_bytes()
        assert found == OLD or (len(found) == 3_000_000 and len(set(found)) == 1)


# ---- several files


def three(folder: Path) -> list[Path]:
    return [folder / name for name in ("record.json", "record.docx", "note.docx")]


def written_together(targets: list[Path], then: BaseException | None = None) -> None:
    with Together(force=True) as together:
        together.write([(target, NEW) for target in targets])
        if then is not None:
            raise then


def test_files_are_written_together_and_nothing_is_left_beside_them(tmp_path):
    targets = three(tmp_path)
    targets[0].write_bytes(OLD)
    written_together(targets)
    assert [one.read_bytes() for one in targets] == [NEW] * 3
    assert others(tmp_path) == sorted(one.name for one in targets)


@pytest.mark.parametrize("there", [(), (0,), (2,), (0, 1, 2)])
@pytest.mark.parametrize("fails_at", [0, 1, 2, 3])
@pytest.mark.parametrize("second_names", [True, False])
def test_where_one_fails_every_file_that_was_there_is_as_it_was(
    tmp_path, monkeypatch, there, fails_at, second_names
):
    targets = three(tmp_path)
    for at in there:
        targets[at].write_bytes(OLD)
    before = {one: (tmp_path / one).read_bytes() for one in others(tmp_path)}
    moved, link, count = files._moved, os.link, iter(range(3))

    def stopped(beside: Path, target: Path, *, force: bool) -> files.Written:
        if next(count) == fails_at:
            raise KeyboardInterrupt
        return moved(beside, target, force=force)

    def linked(source: Path, to: Path) -> None:
        if not second_names:
            raise OSError(95, "Operation not supported")
        link(source, to)

    monkeypatch.setattr(files, "_moved", stopped)
    monkeypatch.setattr(os, "link", linked)
    with pytest.raises(KeyboardInterrupt):
        written_together(targets, then=KeyboardInterrupt())
    assert {one: (tmp_path / one).read_bytes() for one in others(tmp_path)} == before


def test_none_is_written_where_one_may_not_be_replaced(tmp_path):
    targets = three(tmp_path)
    targets[2].write_bytes(OLD)
    with pytest.raises(ExportError, match="is there already"), Together(force=False) as together:
        together.write([(target, NEW) for target in targets])
    assert others(tmp_path) == ["note.docx"]
    assert targets[2].read_bytes() == OLD


def test_what_a_killed_program_put_aside_is_put_back_or_thrown_away(tmp_path):
    targets = three(tmp_path)
    assert not is_unsettled(targets)
    for replaced, found in ((False, OLD), (True, NEW)):
        for target in targets:
            files._aside(target).write_bytes(OLD)
            target.write_bytes(NEW)
        assert is_unsettled(targets)
        settle(targets, replaced=replaced)
        assert [one.read_bytes() for one in targets] == [found] * 3
        assert others(tmp_path) == sorted(one.name for one in targets)


def test_an_unfinished_document_of_a_killed_program_is_taken_away(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    ours, other = leftovers.owner(), leftovers.owner().replace(leftovers.owner()[-8:], "00000000")
    dead = ours.replace(str(os.getpid()), str(ended.pid))
    names = [f".note-{owner}-abcd1234.docx.part" for owner in (dead, ours, other)]
    for name in (*names, ".mine.part"):
        (tmp_path / name).write_text("half")
    write_file(tmp_path / "note.docx", b"whole")
    assert {one.name for one in tmp_path.iterdir()} == {*names[1:], ".mine.part", "note.docx"}
