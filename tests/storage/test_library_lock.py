"""One program at a time has a library, and the next is told who."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.errors import LibraryError
from briefing_app.storage.library_lock import LibraryLock
from tests.children import unmeasured
from tests.storage.examples import LATER, NOW, opened

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from tests.storage.examples import opened
library = opened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(path):
    """Another program that has the library open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=unmeasured()
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
        program.kill()


def test_a_second_program_is_told_who_has_the_library_and_since_when(path, holder):
    with pytest.raises(LibraryError) as caught:
        opened(path)
    told = str(caught.value)
    assert "is open on this computer by clerk" in told
    assert f"process {holder.pid}" in told
    assert "since 2026-03-02T09:30" in told


def test_a_killed_program_does_not_block_the_library(path, holder):
    holder.kill()
    holder.wait()
    with opened(path) as library:
        assert library.path == path


def test_the_same_program_is_refused_a_second_time_too(path):
    with opened(path), pytest.raises(LibraryError, match=f"process {os.getpid()}"):
        opened(path)


def test_old_words_about_a_holder_do_not_block(path):
    lock = path.with_name(f"{path.name}-lock")
    lock.write_text("left behind")
    path.with_name(f"{path.name}-holder").write_text('{"host": "gone"')
    with opened(path) as library:
        assert library.path == path


TOLD = '{"host": "desk-9", "process": 7, "user": "rivera", "since": "2026-03-01T08:00"}'


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        '{"host": 1}',
        "\udcff",
        "[" * 4096,
        TOLD.replace("7", '"7"'),
        TOLD.replace('"rivera"', "7"),
        TOLD + " " * 4096,
    ],
)
def test_unreadable_words_about_the_holder_give_a_sentence_all_the_same(path, words):
    held = LibraryLock(path).acquire(NOW)
    path.with_name(f"{path.name}-holder").write_bytes(words.encode("utf-8", "surrogateescape"))
    with pytest.raises(LibraryError, match="open in another program"):
        LibraryLock(path).acquire(LATER)
    held.release()


def test_another_computer_is_named(path):
    held = LibraryLock(path).acquire(NOW)
    path.with_name(f"{path.name}-holder").write_text(TOLD)
    with pytest.raises(LibraryError, match="open on “desk-9” by rivera"):
        LibraryLock(path).acquire(LATER)
    held.release()


def test_a_lock_given_back_leaves_nothing_and_can_be_given_back_twice(path, tmp_path):
    lock = LibraryLock(path).acquire(NOW)
    lock.release()
    lock.release()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with LibraryLock(path).held(NOW):
        assert LibraryLock(path).holder() is not None


def test_a_process_is_believed_while_the_lock_is_held_and_nothing_is_left_by_asking(path, holder, tmp_path):
    before = sorted(one.name for one in tmp_path.iterdir())
    assert LibraryLock(path).process_here() == holder.pid
    assert sorted(one.name for one in tmp_path.iterdir()) == before
    holder.kill()
    holder.wait()
    assert LibraryLock(path).process_here() is None
    assert {one.name for one in tmp_path.iterdir()} <= set(before)  # on Windows the lock's file goes
    with opened(path):  # asking keeps no lock
        assert LibraryLock(path).process_here() is None  # it is this one


def test_the_lock_ends_with_an_error_in_its_block(path):
    with pytest.raises(ZeroDivisionError), LibraryLock(path).held(NOW):
        _ = 1 / 0
    LibraryLock(path).acquire(NOW).release()


def test_a_drive_that_knows_no_locks_is_told_in_words(path, monkeypatch):
    def fails(*_, **__):
        raise NotImplementedError

    monkeypatch.setattr("filelock.FileLock.acquire", fails)
    with pytest.raises(LibraryError, match="cannot lock files"):
        LibraryLock(path).acquire(NOW)
