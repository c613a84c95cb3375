"""read, import, undo-import: on real files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def test_read_shows_what_an_import_would_find_and_stores_nothing(ask, binder: Path, tmp_path: Path):
    found = ask("read", binder, "--json", library=tmp_path / "x.bdl").json
    assert found["source"]["name"] == "binder.md"
    assert found["title"] == "Partners of the Harbour Programme"
    assert [(one["name"], one["acronym"]) for one in found["profiles"]] == [("Lakeside Assembly", "LA")]
    assert sum(block["withheld"] for block in found["blocks"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["binder.md"]


def test_read_for_people_names_the_profile_and_the_warnings(ask, binder: Path):
    answer = ask("read", binder)
    assert (answer.code, answer.err) == (0, "")
    assert "Lakeside Assembly (LA)" in answer.out
    assert "received redactions  1" in answer.out


@pytest.mark.parametrize(
    "content",
    [
        "one\ntwo\n",
        "no end",
        "mixed\r\nends\rand\n\n\nblanks  \n",
        "wide \u2028 and \x0b and \x85 stay\n",
        "\n\n  \nLeading\n",
        "control \x1b[2J sign\n",
    ],
)
def test_as_text_gives_the_source_back_character_for_character(content: str, ask, tmp_path: Path):
    file = tmp_path / "source.txt"
    file.write_bytes(content.encode("utf-8"))
    answer = ask("read", file, "--as-text")
    assert (answer.code, answer.out.encode("utf-8")) == (0, content.encode("utf-8"))


def test_a_file_that_is_not_there_is_refused_in_a_sentence(ask, tmp_path: Path):
    answer = ask("read", tmp_path / "nothing.md")
    assert (answer.code, answer.out) == (1, "")
    assert "nothing.md" in answer.err
    assert answer.err.count("\n") == 1


def test_a_folder_is_no_document(ask, tmp_path: Path):
    assert ask("read", tmp_path).code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_a_device_that_never_ends_is_no_document(ask, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    assert ask("read", tmp_path / "pipe.md").code == 1
    assert ask("read", "/dev/zero").code == 1


def test_an_empty_document_is_read_or_refused_but_never_a_fault(ask, tmp_path: Path):
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    assert "Something went wrong" not in ask("read", file).err


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.rtf", "a.odt", "a.exe", "a"])
def test_a_format_that_is_not_read_is_refused_in_a_sentence(name: str, ask, tmp_path: Path):
    file = tmp_path / name
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8)
    answer = ask("read", file)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err


def test_import_makes_the_library_and_says_what_it_brought(ask, binder: Path, tmp_path: Path):
    library = tmp_path / "new.bdl"
    found = ask("import", binder, "--json", library=library).json
    assert (found["number"], found["name"], found["received_redactions"]) == ("1", "binder.md", 1)
    assert [(one["name"], one["action"]) for one in found["profiles"]] == [("Lakeside Assembly", "added")]
    assert ask("profile", "LA", "--json", library=library).json["confirmed"] is False


def test_import_for_people_names_number_and_profiles(ask, binder: Path, tmp_path: Path):
    answer = ask("import", binder, library=tmp_path / "new.bdl")
    assert answer.out.startswith("import 1: binder.md, ")
    assert "added  Lakeside Assembly" in answer.out


def test_importing_twice_doubles_nothing(ask, binder: Path, harbour: Path):
    found = ask("import", binder, "--json", library=harbour).json
    assert [one["action"] for one in found["profiles"]] == ["unchanged"]
    assert len(ask("profiles", "--json", library=harbour).json["profiles"]) == 1


def test_a_document_that_cannot_be_read_leaves_no_library_behind(ask, tmp_path: Path):
    answer = ask("import", tmp_path / "mistyped.md", library=tmp_path / "new.bdl")
    assert (answer.code, answer.out) == (1, "")
    assert not (tmp_path / "new.bdl").exists()


def test_documents_that_a_new_library_does_not_hold_leave_none_behind(ask, tmp_path: Path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Harbour Talks (HT)\n\n(S) Berths are scarce.\n", encoding="utf-8")
    answer = ask("import", secret, library=tmp_path / "new.bdl")
    assert (answer.code, answer.out) == (1, "")
    assert "SECRET is above the ceiling" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["secret.md"]


def test_a_document_that_is_refused_does_not_stop_the_others(ask, binder: Path, tmp_path: Path):
    again = tmp_path / "again.md"
    again.write_text(binder.read_text(encoding="utf-8").replace("Lakeside", "Riverside"), encoding="utf-8")
    answer = ask("import", binder, tmp_path / "no.md", again, "--json", library=tmp_path / "new.bdl")
    assert answer.code == 1
    assert [json.loads(line)["name"] for line in answer.out.splitlines()] == ["binder.md", "again.md"]
    assert answer.err.count("\n") == 1
    assert "no.md" in answer.err


def test_an_import_can_be_taken_back_once(ask, harbour: Path):
    answer = ask("undo-import", "1", library=harbour)
    assert (answer.code, answer.out) == (0, "Import 1 of binder.md is undone.\n")
    assert ask("profiles", "--json", library=harbour).json["profiles"] == []
    assert ask("undo-import", "1", library=harbour).code == 1


@pytest.mark.parametrize("wanted", ["99", "0", "-1", "x", "", "1; DROP TABLE note", "9" * 400])
def test_an_import_that_was_never_made_cannot_be_taken_back(wanted: str, ask, harbour: Path):
    answer = ask("undo-import", f"--library={harbour}", "--", wanted)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
    assert ask("profiles", "--json", library=harbour).json["profiles"]


def test_the_language_of_a_document_can_be_said(ask, binder: Path, tmp_path: Path):
    found = ask("import", binder, "--language", "fr", "--json", library=tmp_path / "n.bdl").json
    assert found["language"] == "fr"


def test_the_published_binders_are_read_and_written_back(ask, seeds: Path):
    for file in sorted(seeds.glob("*.txt")):
        written = ask("read", file, "--as-text")
        assert written.code == 0
        text = file.read_text(encoding="utf-8-sig")
        assert [line for line in written.out.splitlines() if line.strip()] == [
            line for line in text.splitlines() if line.strip()
        ]
        assert ask("read", file, "--json").json["source"]["name"] == file.name
        assert ask("read", file).code == 0
