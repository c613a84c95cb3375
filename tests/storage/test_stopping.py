"""Backing up, checking and restoring stop when asked, at any step, and leave everything as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_app.domain.errors import CancelledError, LibraryError
from briefing_app.domain.steps import Steps
from briefing_app.storage import checks, copies, stopping
from briefing_app.storage.backup import list_backups, restore
from briefing_app.storage.engine import open_engine
from briefing_app.storage.library import Library, check_library
from tests.children import unmeasured
from tests.storage.examples import LATER, NOW, act, opened, paragraph, profile, section

ROOT = Path(__file__).parents[2]


class Wish:
    """The wish to stop, from the look of a certain number on."""

    def __init__(self, at: int) -> None:
        self.looks = 0
        self._at = at

    def __call__(self) -> bool:
        self.looks += 1
        return self.looks >= self._at


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_EVERY", 400)
    monkeypatch.setattr(copies, "AT_ONCE", 8)


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library of some size, open."""
    with opened(path) as library:
        with library.database.begin(act()) as work:
            for number in range(12):
                words = f"Word {number} " * 60
                work.profiles.add(profile(f"Forum {number}", section(paragraph(words), paragraph(words))))
        library.examine()  # brings the journal into the file
        yield library


def everything(folder: Path) -> dict[str, bytes]:
    """Every file there, but for those SQLite keeps beside an open library."""
    files = (one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(("-wal", "-shm")))
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def stopped_everywhere(work: Callable[[Steps], object], folder: Path) -> None:
    """Stop *work* at each of its looks, until it is done before it is asked to stop."""
    before, at = everything(folder), 1
    while True:
        wish = Wish(at)
        try:
            work(Steps(cancelled=wish))
        except CancelledError:
            assert wish.looks <= at + 1, "it went on after it was asked to stop"
        else:
            break
        assert everything(folder) == before, f"something was left by stopping at look {at}"
        at += 1
    assert at > 10, "it hardly ever looks whether to stop"


def test_a_backup_stopped_at_any_step_leaves_no_file(library):
    stopped_everywhere(lambda steps: library.backup(NOW, "asked", steps), library.path.parent)
    (made,) = list_backups(library.path)
    assert check_library(made.path, at=NOW) == ()


def test_a_library_stays_changed_while_its_backup_is_stopped(library):
    with pytest.raises(CancelledError):
        library.backup(NOW, "asked", Steps(cancelled=lambda: True))
    assert library.changed
    library.backup(NOW)
    assert not library.changed


def test_a_copy_stopped_at_any_step_leaves_no_file(library, tmp_path):
    stopped_everywhere(lambda steps: library.copy_to(tmp_path / "copy.bdl", steps), tmp_path)
    assert check_library(tmp_path / "copy.bdl", at=NOW) == ()


def test_a_check_stopped_at_any_step_finds_no_damage_and_changes_nothing(library):
    stopped_everywhere(lambda steps: library.examine(steps), library.path.parent)
    assert library.examine(Steps()) == ()


def test_a_connection_is_not_stopped_by_the_wish_of_the_work_before(path):
    engine = open_engine(path)
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            with pytest.raises(CancelledError), stopping.stoppable(driver, Steps(cancelled=Wish(2))):
                connection.exec_driver_sql("PRAGMA quick_check").all()
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
    finally:
        engine.dispose()


def test_restoring_stopped_at_any_step_leaves_the_library_and_is_done_whole_after(library, tmp_path):
    path, backup = library.path, library.copy_to(tmp_path / "copy.bdl")
    with library, library.database.begin(act()) as work:
        work.profiles.add(profile("New"))
    folder = path.parent
    stopped_everywhere(lambda steps: restore(backup, path, LATER, steps), folder)
    with opened(path) as restored, restored.database.read() as work:
        assert "New" not in [one.name for one in work.profiles.list()]
    assert len(list(folder.glob("desk before *.bdl"))) == 1


def test_restoring_does_not_look_once_it_puts_the_file_in_its_place(library, tmp_path, monkeypatch):
    path, backup = library.path, library.copy_to(tmp_path / "copy.bdl")
    with library:
        pass
    wished: list[bool] = []
    second_name = copies.second_name

    def wish_and_go_on(one: Path, other: Path) -> None:
        wished.append(True)
        second_name(one, other)

    monkeypatch.setattr(copies, "second_name", wish_and_go_on)
    aside = restore(backup, path, LATER, Steps(cancelled=lambda: bool(wished)))
    assert wished
    assert aside is not None
    assert check_library(path, at=NOW) == check_library(aside, at=NOW) == ()


@pytest.mark.parametrize("journal", [b"", b"left by a program that was killed"])
def test_a_library_whose_place_cannot_be_taken_is_left_as_it_was(library, tmp_path, monkeypatch, journal):
    path, backup = library.path, library.copy_to(tmp_path / "copy.bdl")
    with library:
        pass
    beside = path.with_name(f"{path.name}-wal")
    if journal:
        beside.write_bytes(journal)
        monkeypatch.setattr(checks, "left_unclean", lambda _path: False)
    before, replace = everything(tmp_path), Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "held by another program")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(LibraryError, match="left as it was"):
        restore(backup, path, LATER)
    assert everything(tmp_path) == before
    assert (beside.read_bytes() if journal else b"") == journal


# ---- the disk is full

FULL = """
import resource, signal, sys
from pathlib import Path
from briefing_app.bootstrap import start
from briefing_app.domain.errors import LibraryError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
work, path, target = sys.argv[1], *map(Path, sys.argv[2:])
libraries = start().libraries
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    if work == "restore":
        libraries.restore(target, path)
    else:
        libraries.backup(path, None if work == "backup" else target, force=True)
except LibraryError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
@pytest.mark.parametrize("work", ["backup", "backup over a file", "restore"])
def test_on_a_full_disk_nothing_is_left_and_nothing_replaced(library, tmp_path, work):
    path, target = library.path, library.copy_to(tmp_path / "copy.bdl")
    with library:
        pass
    before = everything(tmp_path)
    command = [sys.executable, "-c", FULL, work, str(path), str(target)]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=80, check=False, env=unmeasured()
    )
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1
    assert "damaged" not in result.stdout
    assert everything(tmp_path) == before
    assert check_library(path, at=NOW) == ()
