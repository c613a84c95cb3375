"""What is no library of ours is refused with a sentence and left as it was."""

from __future__ import annotations

import sqlite3

from briefing_app.storage import engine, schema
from tests.storage.test_library import refused

# ---- what is no library


def test_a_missing_file_is_never_made(tmp_path):
    refused(tmp_path / "desk.bdl", "There is no library at")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_names_backups_where_there_are_any(tmp_path):
    refused(tmp_path / "desk.bdl", "or make a new one there")
    (tmp_path / "desk backups").mkdir()
    refused(tmp_path / "desk.bdl", "or restore one from the folder “desk backups”")


def test_an_empty_file_is_damage_and_never_a_new_library(tmp_path):
    path = tmp_path / "desk.bdl"
    path.touch()
    refused(path, "is empty, which means that it was damaged. The file was left as it is")


def test_a_folder_is_refused(tmp_path):
    refused(tmp_path, "is a folder")


def test_a_text_file_is_refused(tmp_path):
    path = tmp_path / "desk.bdl"
    path.write_text("Minutes of a meeting\n" * 500)
    refused(path, "damaged or is not a Briefing Desk library")


def test_a_few_bytes_are_refused(tmp_path):
    path = tmp_path / "desk.bdl"
    path.write_bytes(b"x")
    refused(path, "damaged or is not")


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "desk.bdl"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    refused(path, "database of another program")


def test_a_keyed_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "desk.bdl"
    engine.new_file(path)
    other = engine.open_engine(path)
    with other.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    engine.fold_journal(other)
    other.dispose()
    refused(path, "database of another program")


def test_a_library_of_a_newer_version_is_refused(path):
    newer = engine.open_engine(path)
    with newer.begin() as connection:
        engine.pragma(connection, f"user_version = {schema.VERSION + 1}")
    engine.fold_journal(newer)
    newer.dispose()
    refused(path, "newer version of Briefing Desk .* install that version")


def test_a_library_in_another_key_is_refused(path):
    library = engine.open_engine(path)
    connection = library.raw_connection()
    connection.driver_connection.execute("PRAGMA rekey = \"x'" + "ab" * 32 + "'\"")
    connection.close()
    engine.fold_journal(library)
    library.dispose()
    refused(path, "damaged or is not")
