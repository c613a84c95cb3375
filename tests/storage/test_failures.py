"""What the driver says, told as a sentence; a fault of our own is never dressed up as one of the disk."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from briefing_app.domain.errors import LibraryError
from briefing_app.storage import failures
from tests.storage.examples import act, profile

DESK = Path("/somewhere/desk.bdl")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("file is not a database", "is damaged or is not a Briefing Desk library"),
        ("database disk image is malformed", "“desk.bdl” is damaged or is not"),
        ("database or disk is full", "The disk is full, and nothing was changed"),
        ("disk I/O error", "could not be read or written"),
        ("attempt to write a readonly database", "may not be written to: copy it"),
        ("unable to open database file", "cannot be opened: ask for the right"),
        ("database is locked", "wait a moment and try again"),
    ],
)
def test_each_failure_of_a_file_has_its_sentence(said, told):
    assert told in str(failures.sentence_for(said, DESK))


def test_a_file_that_may_be_written_and_was_opened_to_be_read_is_told_so(tmp_path, monkeypatch):
    file = tmp_path / "desk.bdl"
    file.touch()
    said = "attempt to write a readonly database"
    assert "as it could not be written to when it was opened" in str(failures.sentence_for(said, file))
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(failures.shutil, "disk_usage", lambda _: usage(1000))
    told = str(failures.sentence_for(said, file))
    assert told.startswith("The disk is full, so “desk.bdl” is open only to be read")


def test_a_disk_error_on_a_disk_with_no_space_is_told_as_a_full_disk(monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(failures.shutil, "disk_usage", lambda _: usage(1000))
    assert "The disk is full" in str(failures.sentence_for("disk I/O error", DESK))


@pytest.mark.parametrize(
    "said", ["UNIQUE constraint failed: note.number", "no such table: x", "near x: syntax error"]
)
def test_a_fault_of_ours_has_no_sentence(said):
    assert failures.sentence_for(said, DESK) is None


def test_a_broken_rule_of_the_file_is_raised_as_it_is_and_undone(library):
    def twice_the_same_name():
        with library.database.begin(act()) as work:
            work.profiles.add(profile())
            work.profiles._session.execute(
                text("INSERT INTO name SELECT profile_id, position, key FROM name")
            )

    with pytest.raises(IntegrityError):
        twice_the_same_name()
    with library.database.read() as work:
        assert work.profiles.count() == 0


def test_a_failed_statement_does_not_print_what_it_carried(library):
    insert = text(
        "INSERT INTO picture SELECT :words, 'x' FROM library UNION ALL SELECT :words, 'y' FROM library"
    )
    with pytest.raises(IntegrityError) as caught, library._engine.begin() as connection:
        connection.execute(insert, {"words": "zanzibar"})
    assert "zanzibar" not in str(caught.value)


def test_a_library_that_is_written_to_elsewhere_is_told_as_busy(library, monkeypatch):
    from briefing_app.storage import engine

    other = engine.open_engine(library.path)
    connection = other.raw_connection()
    connection.driver_connection.execute("BEGIN IMMEDIATE")
    with library._engine.connect() as mine:
        engine.pragma(mine, "busy_timeout = 10")
    with (
        pytest.raises(LibraryError, match="written to by something else"),
        library.database.begin(act()) as work,
    ):
        work.profiles.add(profile())
    connection.driver_connection.execute("ROLLBACK")
    connection.close()
    other.dispose()
