"""What a killed program left beside a library is taken away by the next, and nothing else is."""

from __future__ import annotations

import os
import shutil

from briefing_app.storage.backup import backup_folder
from briefing_app.storage.library import check_library
from tests.storage.examples import NOW, act, opened, profile


def names(path):
    return {one.name for one in path.parent.iterdir()}


def test_half_made_copies_are_taken_away(path):
    with opened(path) as library:
        library.backup(NOW)
    for left in (
        "desk.bdl-restored",
        "desk.bdl-restored-wal",
        "desk.bdl-new",
        "desk backups/tmp/x.unfinished",
    ):
        (path.parent / left).write_bytes(b"half")
    with opened(path):
        pass
    assert names(path) == {"desk.bdl", "desk backups"}
    assert list((backup_folder(path) / "tmp").iterdir()) == []


def test_a_second_name_of_the_library_ends_and_its_journal_comes_back(path, tmp_path):
    with opened(path) as library, library.database.begin(act()) as work:
        work.profiles.add(profile("In the file"))
    with opened(path) as library:
        with library.database.begin(act()) as work:
            work.profiles.add(profile("In the journal"))
        kept = [shutil.copy(one, tmp_path / f"kept{one.suffix}") for one in (path, journal_of(path))]
    shutil.copy(kept[0], path)
    aside = path.with_name("desk before 20260302T093000Z.bdl")
    os.link(path, aside)  # as a restoration does that is killed before the copy takes the place
    shutil.copy(kept[1], journal_of(aside))
    with opened(path) as library, library.database.read() as work:
        assert {one.name for one in work.profiles.list()} == {"In the file", "In the journal"}
    assert names(path) == {"desk.bdl"} | {one.name for one in tmp_path.glob("kept*")}
    assert check_library(path, at=NOW) == ()


def test_what_a_restoration_kept_stays(path):
    aside = path.with_name("desk before 20260302T093000Z.bdl")
    shutil.copy(path, aside)
    with opened(path):
        pass
    assert aside.exists()


def journal_of(path):
    return path.with_name(f"{path.name}-wal")
