"""The first list is what the library lists, and there is none where anything speaks against the file."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.errors import LibraryError
from briefing_app.storage import driver, engine, first_list, schema
from briefing_app.storage.library import open_library
from tests.storage.examples import CLERK, LATER, NOW, Rules, act, full_profile, opened, paragraph, profile
from tests.storage.examples import section as section_of


def look(path):
    return first_list.first_list(path, at=NOW, by=CLERK)


@pytest.fixture
def filled(path):
    with opened(path) as library, library.database.begin(act()) as work:
        work.profiles.add(full_profile())
        work.profiles.add(
            replace(profile("Écho"), confirmed=False, tags=("a", "é"), reviewed_on=date(2020, 2, 29))
        )
        work.profiles.add(profile("Delta", section_of(paragraph("words", portion="PA")), acronym="D5"))
        gone = work.profiles.add(profile("Gone"))
        work.profiles.trash(gone.id)
    return path


def listed(path):
    with opened(path) as library, library.database.read() as work:
        return work.profiles.list()


def test_it_is_what_an_open_library_lists(filled):
    found = look(filled)
    found.lock.release()
    assert found.profiles == listed(filled)
    assert [one.name for one in found.profiles if one.markings] == ["Delta", "Harbour Forum"]
    assert "Gone" not in {one.name for one in found.profiles}


def test_an_empty_library_has_an_empty_list(path):
    found = look(path)
    found.lock.release()
    assert found.profiles == ()


def test_the_library_is_locked_afterwards_and_opened_under_the_same_lock(filled):
    before = filled.read_bytes()
    found = look(filled)
    with pytest.raises(LibraryError, match=f"open on this computer by {CLERK}"):
        opened(filled)
    assert filled.read_bytes() == before
    assert not filled.with_name("desk.bdl-wal").exists()
    with open_library(filled, at=LATER, by=CLERK, rules=Rules(), lock=found.lock) as library:
        with library.database.read() as work:
            assert work.profiles.list() == found.profiles
        with pytest.raises(LibraryError, match="is open on this computer"):
            opened(filled)
    opened(filled)._end()
    assert [one.name for one in filled.parent.iterdir()] == ["desk.bdl"]


def none_and_then_refused(path, because):
    before = path.read_bytes() if path.is_file() else None
    assert look(path) is None
    assert not list(path.parent.glob("*-lock")), "what has no first list stays locked"
    with pytest.raises(LibraryError, match=because):
        opened(path)
    if before is not None:
        assert path.read_bytes() == before


def test_there_is_none_of_what_is_missing_empty_or_a_folder(tmp_path):
    none_and_then_refused(tmp_path / "desk.bdl", "There is no library at")
    none_and_then_refused(tmp_path, "is a folder")
    (tmp_path / "desk.bdl").touch()
    none_and_then_refused(tmp_path / "desk.bdl", "is empty, which means that it was damaged")
    none_and_then_refused(tmp_path / "nowhere" / "desk.bdl", "There is no library at")


def test_there_is_none_of_what_another_program_made(tmp_path, filled):
    other = tmp_path / "other.bdl"
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE profile (id)")
    made.close()
    none_and_then_refused(other, "database of another program")
    keyed = engine.open_engine(filled)
    with keyed.begin() as connection:
        engine.pragma(connection, "application_id = 7")
    engine.fold_journal(keyed)
    keyed.dispose()
    none_and_then_refused(filled, "database of another program")


@pytest.mark.parametrize("step", [-1, 1])
def test_there_is_none_of_another_version(filled, step):
    other = engine.open_engine(filled)
    with other.begin() as connection:
        engine.pragma(connection, f"user_version = {schema.VERSION + step}")
    engine.fold_journal(other)
    other.dispose()
    assert look(filled) is None
    assert not list(filled.parent.glob("*-lock"))


@pytest.mark.parametrize("left", [0.05, 0.5])
def test_there_is_none_of_a_truncated_library(filled, left):
    os.truncate(filled, int(filled.stat().st_size * left))
    none_and_then_refused(filled, "damaged")


def test_there_is_none_where_a_page_of_the_list_is_damaged(path):
    with opened(path) as library, library.database.begin(act()) as work:
        for number in range(200):
            work.profiles.add(profile(f"Forum {number} {'x' * 90}"))
    whole, refused = path.read_bytes(), 0
    for page in range(1, len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        found = look(path)
        refused += found is None
        if found is not None:
            found.lock.release()
            assert len(found.profiles) == 200  # a page no list is read from: opening finds it
        with pytest.raises(LibraryError, match="damaged"):
            opened(path)
    assert refused > 10


def test_there_is_none_while_another_program_has_the_library(filled):
    with opened(filled):
        assert look(filled) is None
        with pytest.raises(LibraryError, match="is open on this computer"):
            opened(filled)
    found = look(filled)
    assert found is not None
    found.lock.release()


def test_there_is_none_after_an_unclean_end_and_nothing_is_lost(filled, tmp_path):
    left = tmp_path / "left"
    left.mkdir()
    with opened(filled) as library:
        with library.database.begin(act()) as work:
            work.profiles.add(profile("Saved last"))
        for one in filled.parent.glob("desk.bdl*"):
            if one.is_file() and not one.name.endswith(("-lock", "-holder")):
                shutil.copy(one, left)
    killed = left / "desk.bdl"
    assert (left / "desk.bdl-wal").stat().st_size > 0
    journal = (left / "desk.bdl-wal").read_bytes()
    assert look(killed) is None
    assert (left / "desk.bdl-wal").read_bytes() == journal
    assert "Saved last" in {one.name for one in listed(killed)}
    found = look(killed)
    found.lock.release()
    assert "Saved last" in {one.name for one in found.profiles}


def test_there_is_none_on_a_network_drive_or_with_an_sqlite_that_does_harm(filled, monkeypatch):
    monkeypatch.setattr(first_list, "is_on_network", lambda _path: True)
    assert look(filled) is None
    monkeypatch.undo()
    monkeypatch.setattr(first_list, "refuse_old_sqlite", lambda: driver.refuse_old_sqlite((3, 40, 0)))
    assert look(filled) is None
    assert not list(filled.parent.glob("*-lock"))


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "planet"), ("tags", "["), ("updated_at", "soon"), ("markings", "[{}]")]
)
def test_there_is_none_where_a_value_is_none_the_program_writes(filled, column, value):
    other = engine.open_engine(filled)
    with other.begin() as connection:
        connection.exec_driver_sql(f"UPDATE profile SET {column} = ?", (value,))
    engine.fold_journal(other)
    other.dispose()
    assert look(filled) is None
    assert not list(filled.parent.glob("*-lock"))
