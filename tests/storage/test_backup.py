"""Backups are verified copies, thinned with care, and the way back loses nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import LibraryError
from briefing_app.storage import copies
from briefing_app.storage.backup import backup_folder, list_backups, restore, worth_keeping
from briefing_app.storage.library import Library, check_library
from briefing_app.storage.records import BackupFile
from tests.children import unmeasured
from tests.storage.examples import LATER, NOW, act, full_profile, make_library, opened, profile

ROOT = Path(__file__).parents[2]


def add(library: Library, *names: str) -> None:
    with library.database.begin(act()) as work:
        for name in names:
            work.profiles.add(profile(name))


def names_in(path: Path) -> list[str]:
    with opened(path) as library, library.database.read() as work:
        return [one.name for one in work.profiles.list()]


def test_a_backup_is_a_library_with_the_same_content(library):
    with library.database.begin(act()) as work:
        saved = work.profiles.add(full_profile())
    made = library.backup(NOW, "asked")
    assert made.parent == backup_folder(library.path)
    with opened(made) as copy, copy.database.read() as work:
        assert work.profiles.get(saved.id) == saved
    assert check_library(made, at=NOW) == ()


def test_a_backup_is_one_file_of_this_user_alone(library):
    made = library.backup(NOW)
    others = [one for one in made.parent.rglob("*") if one.is_file() and one != made]
    assert others == []
    assert made.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_a_backup_holds_what_was_saved_but_not_yet_folded_in(library):
    add(library, "In the journal")
    assert names_in(library.backup(NOW)) == ["In the journal"]


def test_backups_of_one_second_get_names_of_their_own(library):
    made = [library.backup(NOW, "asked") for _ in range(3)]
    assert len(set(made)) == 3
    assert {one.path for one in list_backups(library.path)} == set(made)


def test_the_list_is_newest_first_and_passes_over_other_files(library):
    made = [library.backup(at, "asked") for at in (NOW, LATER)]
    folder = backup_folder(library.path)
    (folder / "desk notes.bdl").write_text("x")
    shutil.copy(made[0], folder / "other 20260302T093000Z asked.bdl")
    listed = list_backups(library.path)
    assert [(one.path, one.at, one.reason) for one in listed] == [
        (made[1], LATER, "asked"),
        (made[0], NOW, "asked"),
    ]
    assert listed[0].size == made[1].stat().st_size


def test_a_library_without_backups_has_none(path):
    assert list_backups(path) == ()


def test_a_copy_is_written_where_it_is_asked_for_and_over_nothing(library, tmp_path):
    target = tmp_path / "elsewhere.bdl"
    library.copy_to(target)
    before = target.read_bytes()
    with pytest.raises(LibraryError, match="exists already"):
        library.copy_to(target)
    assert target.read_bytes() == before


def test_too_little_room_is_told_before_anything_is_written(library, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(copies.shutil, "disk_usage", lambda _: usage(100, 99, 1))
    with pytest.raises(LibraryError, match=r"There is no room for a backup .* free \d+ MB"):
        library.backup(NOW)
    assert list_backups(library.path) == ()


def test_a_copy_that_differs_is_no_backup(library, monkeypatch):
    add(library, "One")
    monkeypatch.setattr(copies, "_counted", lambda _: {"profile": 0})
    with pytest.raises(LibraryError, match="does not hold what the library holds"):
        library.backup(NOW)
    assert [one for one in backup_folder(library.path).rglob("*") if one.is_file()] == []


def test_a_library_still_closes_when_its_backup_fails(path, monkeypatch):
    library = opened(path)
    add(library, "One")
    monkeypatch.setattr(copies, "SPARE", 10**18)
    with pytest.raises(LibraryError, match="no room"):
        library.close(NOW)
    assert names_in(path) == ["One"]


# ---- thinning


def backups_at(*times: datetime) -> list[BackupFile]:
    return [BackupFile(path=Path(f"{n}"), at=at, reason="close", size=1) for n, at in enumerate(times)]


def test_a_year_of_daily_backups_is_thinned_to_days_weeks_and_months():
    start = datetime(2025, 1, 1, 17, tzinfo=UTC)
    kept = worth_keeping(backups_at(*(start + timedelta(days=n) for n in range(365))))
    ages = sorted((start + timedelta(days=364) - one.at).days for one in kept)
    assert ages[:14] == list(range(14))
    assert ages[14:18] == [17, 24, 30, 31] or len(ages) <= 14 + 8 + 12
    assert len({one.at.strftime("%Y-%m") for one in kept}) == 12


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)), max_size=120))
def test_thinning_always_keeps_the_latest_and_never_more_than_it_says(times):
    backups = backups_at(*(at.replace(tzinfo=UTC) for at in times))
    kept = worth_keeping(backups)
    latest = sorted(backups, key=lambda one: one.at, reverse=True)[:12]
    assert {one.at for one in latest} <= {one.at for one in kept}
    assert len(kept) <= 12 + 14 + 8 + 12
    assert worth_keeping(list(kept)) == kept


def test_the_backup_just_made_is_kept_although_the_clock_went_back(library):
    made = library.backup(NOW, "asked")
    for day in range(1, 14):
        copy = made.with_name(f"desk {NOW + timedelta(days=400 + day):%Y%m%dT%H%M%SZ} close.bdl")
        shutil.copy(made, copy)
    old = library.backup(NOW - timedelta(days=4000), "asked")
    assert old.exists()


def test_what_was_made_last_is_kept_although_the_clock_went_back_in_between(library):
    for day in range(60):
        library.backup(NOW + timedelta(days=400 + 31 * day), "asked")
    made = [library.backup(NOW - timedelta(days=day), "asked") for day in range(5)]
    assert all(one.exists() for one in made)


def test_old_backups_go_when_a_new_one_is_made(library):
    made = library.backup(NOW - timedelta(hours=20), "asked")
    for minute in range(30):
        shutil.copy(
            made, made.with_name(f"desk {NOW - timedelta(minutes=60 - minute):%Y%m%dT%H%M%SZ} close.bdl")
        )
    library.backup(NOW, "asked")
    assert 12 <= len(list_backups(library.path)) <= 14


# ---- the way back


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup with one profile of a library that has two by now, and is closed."""
    library = opened(path)
    add(library, "Old")
    made = library.backup(NOW)
    add(library, "New")
    with library:
        return made


def test_restoring_brings_back_the_backup_and_keeps_what_was_there(path, backup):
    aside = restore(backup, path, LATER)
    assert names_in(path) == ["Old"]
    assert aside is not None
    assert names_in(aside) == ["New", "Old"]
    assert names_in(backup) == ["Old"]


def test_restoring_twice_keeps_both_earlier_files(path, backup):
    first, second = restore(backup, path, LATER), restore(backup, path, LATER)
    assert None not in (first, second)
    assert first != second


def test_a_lost_library_is_restored(path, backup):
    path.unlink()
    assert restore(backup, path, LATER) is None
    assert names_in(path) == ["Old"]


def test_an_emptied_library_is_restored_and_the_empty_file_kept(path, backup):
    os.truncate(path, 0)
    aside = restore(backup, path, LATER)
    assert aside is not None
    assert aside.stat().st_size == 0
    assert names_in(path) == ["Old"]


def test_a_journal_that_was_left_is_not_read_into_the_restored_library(path, backup, tmp_path):
    with opened(path) as library:
        add(library, "In the journal")
        left = [shutil.copy(one, tmp_path / f"left{one.suffix}") for one in (path, journal_of(path))]
    shutil.copy(left[0], path)
    shutil.copy(left[1], journal_of(path))
    aside = restore(backup, path, LATER)
    assert names_in(path) == ["Old"]
    assert aside is not None
    assert names_in(aside) == ["In the journal", "New", "Old"]


def test_a_library_damaged_at_its_root_with_a_journal_is_restored(path, backup):
    with opened(path) as library:
        add(library, "In the journal")
        journal = journal_of(path).read_bytes()
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    journal_of(path).write_bytes(journal)
    restore(backup, path, LATER)
    assert names_in(path) == ["Old"]


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "text"])
def test_a_backup_that_is_not_sound_is_refused_and_the_library_left_alone(path, backup, harm):
    content = bytearray(backup.read_bytes())
    harmed = {
        "cut": content[: len(content) // 2],
        "flip": content[:9000] + bytes([content[9000] ^ 4]) + content[9001:],
        "empty": b"",
        "text": b"words " * 1000,
    }
    backup.write_bytes(harmed[harm])
    before = path.read_bytes()
    with pytest.raises(LibraryError):
        restore(backup, path, LATER)
    assert path.read_bytes() == before
    assert [one for one in path.parent.iterdir() if one.name.endswith("-restored")] == []


def test_a_library_that_is_open_is_not_restored_over(path, backup):
    with opened(path), pytest.raises(LibraryError, match="is open"):
        restore(backup, path, LATER)


def test_a_missing_backup_is_told_in_words(path, tmp_path):
    with pytest.raises(LibraryError, match="There is no library at"):
        restore(tmp_path / "gone.bdl", path, LATER)


# ---- killed at any moment

WORK = """
import sys
from pathlib import Path
from datetime import timedelta
from briefing_app.storage.backup import restore
from tests.storage.examples import NOW, opened
path, backup = map(Path, sys.argv[2:])
print("go", flush=True)
for minute in range(10_000):
    at = NOW + timedelta(minutes=minute)
    if sys.argv[1] == "backup":
        library = opened(path)
        library.backup(at)
        with library:
            pass
    else:
        restore(backup, path, at)
"""


@pytest.mark.parametrize("work", ["backup", "restore"])
def test_killed_at_any_moment_a_whole_library_and_whole_backups_are_left(path, backup, work):
    chance = random.Random(work)
    for _ in range(3):
        command = [sys.executable, "-c", WORK, work, str(path), str(backup)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=unmeasured()
        ) as program:
            assert program.stdout is not None
            program.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(chance.uniform(0.02, 0.3))
            program.kill()
        assert names_in(path) in (["New", "Old"], ["Old"])
        for one in list_backups(path):
            assert check_library(one.path, at=NOW) == ()


def test_a_new_library_is_made_whole_beside_another_of_the_same_stem(tmp_path, path):
    other = make_library(tmp_path / "desk.library")
    with opened(other) as library:
        made = library.backup(NOW)
    assert list_backups(path) == ()
    assert [one.path for one in list_backups(other)] == [made]
