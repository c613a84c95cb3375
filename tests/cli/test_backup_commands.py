"""Backups are listed and put back by number, whatever became of the library; a check says what helps."""

from __future__ import annotations

import json
from collections import namedtuple
from pathlib import Path

import pytest

from briefing_app.storage import copies
from briefing_app.storage.engine import fold_journal, open_engine

NEW = ("note", "new", "--kind", "meeting-note", "--title", "Too much")


def damage(library: Path) -> bytes:
    """A page in the middle is not what was written."""
    content = bytearray(library.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 4096] = bytes(4096)
    library.write_bytes(content)
    return bytes(content)


def notes(ask, library: Path) -> int:
    return len(ask("note", "list", "--json", library=library).json["notes"])


def test_a_library_without_backups_says_so(ask, harbour: Path):
    assert ask("backups", library=harbour).out == "There are no backups yet.\n"
    assert ask("backups", "--json", library=harbour).json["backups"] == []


def test_backups_are_listed_newest_first_with_what_they_hold(ask, harbour: Path):
    before = notes(ask, harbour)
    ask("backup", library=harbour)
    ask(*NEW, library=harbour)
    listed = ask("backups", "--json", library=harbour).json
    assert [(one["number"], one["reason"], one["notes"]) for one in listed["backups"]] == [
        (1, "close", before + 1),
        (2, "asked", before),
    ]
    assert all(one["profiles"] == 1 and one["sound"] is None for one in listed["backups"])
    first, second = ask("backups", library=harbour).out.splitlines()
    assert "on closing" in first
    assert "asked for" in second


def test_listing_leaves_backups_and_library_as_they_are(ask, harbour: Path):
    ask("backup", library=harbour)
    before = {one: one.read_bytes() for one in harbour.parent.rglob("*.bdl")}
    ask("backups", "--check", library=harbour)
    after = {one: one.read_bytes() for one in harbour.parent.rglob("*") if one.is_file()}
    assert after == before


def test_a_check_of_the_backups_tells_the_damaged_from_the_sound(ask, harbour: Path):
    ask(*NEW, library=harbour)
    sound = Path(ask("backup", library=harbour).out.strip())
    ask(*NEW, library=harbour)
    newest = ask("backups", "--json", library=harbour).json["backups"][0]
    damage(Path(newest["file"]))
    listed = ask("backups", "--check", "--json", library=harbour).json["backups"]
    assert [one["sound"] for one in listed] == [False, True, True]
    assert "choose another one" in listed[0]["problem"]
    assert Path(listed[1]["file"]) == sound


@pytest.mark.parametrize("harm", ["damaged", "empty", "missing", "whole"])
def test_a_backup_is_put_back_by_its_number_whatever_became_of_the_library(ask, harbour: Path, harm: str):
    before = notes(ask, harbour)
    ask("backup", library=harbour)
    ask(*NEW, library=harbour)
    if harm == "damaged":
        damage(harbour)
    elif harm == "empty":
        harbour.write_bytes(b"")
    elif harm == "missing":
        harbour.unlink()
    answer = ask("restore", "2", library=harbour)
    assert answer.code == 0, answer.err
    assert ("is kept as" in answer.out) is (harm != "missing")
    assert notes(ask, harbour) == before


def test_a_backup_is_put_back_by_its_name(ask, harbour: Path):
    made = Path(ask("backup", library=harbour).out.strip())
    assert f"It is the backup {made.name}\n" in ask("restore", made.name, library=harbour).out


def test_a_damaged_backup_is_not_put_back_and_is_called_by_its_own_name(ask, harbour: Path):
    backup = Path(ask("backup", library=harbour).out.strip())
    damage(backup)
    answer = ask("restore", backup.name, library=harbour)
    assert answer.code == 1
    assert f"The backup “{backup.name}” is damaged, so nothing was restored: choose another." in answer.err
    assert "-restored" not in answer.err


def test_a_number_that_is_not_in_the_list_is_refused(ask, harbour: Path):
    assert "There is no backup of" in ask("restore", "1", library=harbour).err
    ask("backup", library=harbour)
    answer = ask("restore", "7", library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "the list has 1 to 1" in answer.err


def test_a_check_names_the_newest_backup_that_is_sound(ask, harbour: Path):
    ask("backup", library=harbour)
    ask(*NEW, library=harbour)
    damage(Path(ask("backups", "--json", library=harbour).json["backups"][0]["file"]))
    content = damage(harbour)
    answer = ask("check", library=harbour)
    assert answer.code == 1
    assert "restore 2" in answer.err
    assert harbour.read_bytes() == content
    assert ask("restore", "2", library=harbour).code == 0
    assert ask("check", library=harbour).code == 0


def test_a_check_without_a_sound_backup_says_what_is_left_to_do(ask, harbour: Path):
    harbour.write_bytes(b"")
    answer = ask("check", library=harbour)
    assert answer.code == 1
    assert "no sound backup" in answer.err


def test_a_check_begins_with_words_of_ours_and_names_no_backups_that_are_not_there(ask, harbour: Path):
    damage(harbour)
    answer = ask("check", library=harbour)
    assert answer.out.startswith("The library is damaged. This was found:\n")
    assert not answer.out.splitlines()[1].startswith("database disk image")
    assert "no sound backup" in answer.err
    assert "backup from the folder" not in answer.out + answer.err


def test_a_refused_library_names_the_folder_of_backups_where_one_is_sound(ask, harbour: Path):
    whole = harbour.read_bytes()
    damage(harbour)
    alone = ask("profiles", library=harbour)
    assert "There is no sound backup beside it" in alone.err
    assert "from the folder" not in alone.err
    harbour.write_bytes(whole)
    kept = Path(ask("backup", library=harbour).out.strip())
    damage(harbour)
    assert "Restore a backup from the folder “harbour backups”" in ask("profiles", library=harbour).err
    damage(kept)
    assert "There is no sound backup beside it" in ask("profiles", library=harbour).err


def test_what_can_be_read_of_a_damaged_library_becomes_a_new_one(ask, harbour: Path, tmp_path: Path):
    content = damage(harbour)
    asked = ask("check", library=harbour)
    assert f"briefing-app salvage {harbour} --to NEW" in asked.err
    new = tmp_path / "new.bdl"
    answer = ask("salvage", harbour, "--to", new)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == str(new)
    assert "of" in answer.out.splitlines()[1]
    assert "Look through the new library" in answer.err
    assert harbour.read_bytes() == content
    assert ask("check", library=new).code == 0
    again = ask("salvage", harbour, "--to", new)
    assert again.code == 1
    assert "exists already" in again.err
    told = ask("salvage", harbour, "--to", tmp_path / "other.bdl", "--json").json
    assert told["counts"]["profiles"]["lost"] in (0, 1)
    assert told["unreadable_pages"] >= 1


def test_a_search_index_that_says_something_else_is_made_anew(ask, harbour: Path):
    library = open_engine(harbour)
    with library.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER search_block_changed")
        connection.exec_driver_sql("UPDATE search_block SET free = 'other' WHERE id = 1")
    fold_journal(library)
    library.dispose()
    answer = ask("check", library=harbour)
    assert answer.code == 1
    assert "check --rebuild-index" in answer.err
    assert ask("check", "--rebuild-index", library=harbour).out == "The library is sound.\n"
    assert ask("check", library=harbour).code == 0


def test_a_picture_that_is_lost_is_told_with_its_place(ask, harbour: Path):
    library = open_engine(harbour)
    with library.begin() as connection:
        shown = {
            "type": "picture",
            "id": "x",
            "digest": "0" * 64,
            "media_type": "image/png",
            "alternate": "A map",
        }
        body = json.dumps({"format": 1, "blocks": [{**shown, "caption": []}]})
        connection.exec_driver_sql(
            'INSERT INTO draft (section_id, language, blocks, at, "by")'
            " SELECT id, 'en', ?, '2030-01-01 00:00:00', 'x' FROM section LIMIT 1",
            (body,),
        )
    fold_journal(library)
    library.dispose()
    answer = ask("check", library=harbour)
    assert answer.code == 1
    assert answer.out.startswith("A picture in the section ")
    assert "insert them again" in answer.err
    assert "restore" not in answer.err


def test_what_was_done_is_done_although_no_backup_could_be_made(ask, harbour: Path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    room = harbour.stat().st_size + copies.SPARE + 1
    monkeypatch.setattr(copies.shutil, "disk_usage", lambda _: usage(room * 100, 0, room))
    monkeypatch.setattr(copies, "TENTH", 1000)
    before = notes(ask, harbour)
    answer = ask(*NEW, library=harbour)
    assert answer.code == 0
    assert "Everything is saved, but no backup was made" in answer.err
    assert "more than a tenth" in answer.err
    assert notes(ask, harbour) == before + 1
    assert ask("backup", library=harbour).code == 0, "one that is asked for may take what there is"
