"""A colleague's copy from the command line: packed, looked at, read in, undone; killed, and two at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.children import unmeasured
from tests.cli.conftest import ROOT, Ask

CANARY = "nine coastal states"


@pytest.fixture
def noted(ask: Ask, harbour: Path) -> tuple[Path, str]:
    """A library with a note in which words are withheld, and the note's number."""
    new = ("note", "new", "--kind", "meeting-note", "--title", "Talks", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    words = ("--profile", "LA", "--section", "overview", "--text", CANARY, "--exemption", "15(1)")
    assert ask("mark", *words, library=harbour).code == 0
    return harbour, number


@pytest.fixture
def package(ask: Ask, noted: tuple[Path, str], tmp_path: Path) -> Path:
    library, number = noted
    answer = ask("package", number, "--out", tmp_path / "talks.bdpack", library=library)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip() == str(tmp_path / "talks.bdpack")
    return tmp_path / "talks.bdpack"


def profiles(ask: Ask, library: Path) -> list[str]:
    return [one["name"] for one in ask("profiles", "--json", library=library).json["profiles"]]


def test_a_package_is_read_in_and_undone(ask: Ask, package: Path, empty: Path):
    done = ask("unpack", package, "--json", library=empty).json
    assert (done["import"], done["note"], done["nothing_new"]) == (1, "1", False)
    assert profiles(ask, empty) == ["Lakeside Assembly"]
    assert "Talks" in ask("note", "list", library=empty).out
    assert ask("severances", "--note", "1", "--json", library=empty).json["severances"]
    assert ask("unpack", package, "--json", library=empty).json["import"] is None
    assert ask("undo-import", "1", library=empty).code == 0
    assert profiles(ask, empty) == []


def test_a_preview_stores_nothing(ask: Ask, package: Path, empty: Path):
    before = empty.read_bytes()
    told = ask("unpack", package, "--preview", library=empty)
    assert told.code == 0
    assert "note Talks: new" in told.out
    assert "profile Lakeside Assembly: new" in told.out
    shown = ask("unpack", package, "--preview", "--json", library=empty).json
    assert shown["import"] is None
    assert shown["counts"]["new"] == len([one for thing in shown["things"] for one in thing["items"]])
    assert empty.read_bytes() == before


def test_the_name_of_a_package_says_that_it_is_internal_and_no_word_of_the_note(
    ask: Ask, noted: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("briefing_app.paths.exports_folder", lambda: tmp_path / "exports")
    library, number = noted
    path = Path(ask("package", number, library=library).out.strip())
    assert path == tmp_path / "exports" / f"note-{number}-INTERNAL.bdpack"
    assert b"INTERNAL: holds withheld words" in path.read_bytes()[:200]
    assert ask("package", number, library=library).code == 1
    assert ask("package", number, "--force", library=library).code == 0


def test_withheld_words_are_in_no_name_no_log_and_no_row_of_acts(
    ask: Ask, package: Path, empty: Path, own_log: Path, program_rows
):
    assert ask("unpack", package, library=empty).code == 0
    assert CANARY.encode() not in package.read_bytes()
    assert CANARY not in package.name
    assert all(CANARY not in path.read_text(encoding="utf-8") for path in own_log.glob("*"))
    assert all(CANARY not in row for row in program_rows(empty))


@pytest.fixture
def program_rows():
    """The rows of acts of a library, as text."""

    def rows(library: Path) -> list[str]:
        from briefing_app.bootstrap import start

        with start().open(library) as desk, desk.library.database.read() as unit:
            return [repr(one) for one in unit.audit.list()]

    return rows


def test_another_ending_is_refused(ask: Ask, noted: tuple[Path, str], tmp_path: Path):
    library, number = noted
    answer = ask("package", number, "--out", tmp_path / "talks.docx", library=library)
    assert answer.code == 1
    assert ".bdpack" in answer.err
    assert not (tmp_path / "talks.docx").exists()


def test_no_such_note_is_told(ask: Ask, harbour: Path, tmp_path: Path):
    assert ask("package", "77", "--out", tmp_path / "a.bdpack", library=harbour).code == 1
    assert not (tmp_path / "a.bdpack").exists()


def test_what_is_above_the_ceiling_is_refused_with_its_places(
    ask: Ask, tmp_path: Path, binder: Path, empty: Path
):
    high = tmp_path / "high.bdl"
    assert ask("create", "--ceiling", "PROTECTED B", "--accredited", library=high).code == 0
    assert ask("import", binder, library=high).code == 0
    marked = ("--profile", "LA", "--section", "overview", "--text", CANARY, "--marking", "PROTECTED B")
    assert ask("mark", *marked, library=high).code == 0
    new = ("note", "new", "--kind", "meeting-note", "--title", "Talks", "--with", "LA")
    number = ask(*new, library=high).out.strip()
    package = tmp_path / "a.bdpack"
    assert ask("package", number, "--out", package, library=high).code == 0
    before = empty.read_bytes()
    answer = ask("unpack", package, library=empty)
    assert answer.code == 1
    assert "PROTECTED A" in answer.err
    assert "“Lakeside Assembly”" in answer.err
    assert "“Talks”" in answer.err
    assert empty.read_bytes() == before


def test_conflicts_are_refused_unless_a_rule_is_given(
    ask: Ask, package: Path, empty: Path, noted: tuple[Path, str]
):
    library, number = noted
    assert ask("unpack", package, library=empty).code == 0
    change(empty, "Ours.")
    change(library, "Theirs.")
    assert ask("package", number, "--out", package, "--force", library=library).code == 0
    answer = ask("unpack", package, library=empty)
    assert answer.code == 1
    assert "--conflicts keep" in answer.err
    assert "Ours." in ask("unpack", package, "--preview", library=empty).out
    assert ask("unpack", package, "--preview", "--json", library=empty).json["withheld_again"] == 0
    done = ask("unpack", package, "--conflicts", "take", "--json", library=empty).json
    assert [one["choice"] for thing in done["things"] for one in thing["items"] if one["state"] == "conflict"]
    assert "Theirs." in ask("profile", "LA", library=empty).out


def change(library: Path, words: str) -> None:
    from briefing_app.bootstrap import start
    from tests.services.unpacking.conftest import rewrite, with_words

    with start().open(library) as desk:
        rewrite(desk, "Lakeside Assembly", "engagement", with_words(words))


def command(library: Path, *words: object) -> list[str]:
    return [sys.executable, "-m", "briefing_app", "--library", str(library), *map(str, words)]


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
@pytest.mark.parametrize("wait", [0.3, 0.6, 0.8, 1.0, 1.2, 1.5])
def test_killed_in_the_middle_the_library_holds_all_of_it_or_nothing(
    ask: Ask, package: Path, empty: Path, wait: float
):
    child = subprocess.Popen(
        command(empty, "unpack", package), cwd=ROOT, stdout=subprocess.PIPE, env=unmeasured()
    )
    with suppress(subprocess.TimeoutExpired):
        child.wait(timeout=wait)
    child.send_signal(signal.SIGKILL)
    said, _ = child.communicate()
    assert ask("check", library=empty).code == 0
    there = profiles(ask, empty)
    notes = ask("note", "list", "--json", library=empty).json["notes"]
    assert (there, len(notes)) in (([], 0), (["Lakeside Assembly"], 1))
    assert there or not said.strip()
    assert ask("unpack", package, library=empty).code == 0
    assert profiles(ask, empty) == ["Lakeside Assembly"]


def test_two_at_once_give_it_once(ask: Ask, package: Path, empty: Path):
    children = [
        subprocess.Popen(
            command(empty, "unpack", package, "--json"),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ended = [(child.communicate(timeout=100), child.returncode) for child in children]
    assert 0 in {code for _, code in ended}
    for (out, err), code in ended:
        assert json.loads(out)["note"] == "1" if code == 0 else b"is open" in err
    assert profiles(ask, empty) == ["Lakeside Assembly"]
    assert len(ask("note", "list", "--json", library=empty).json["notes"]) == 1


def test_the_sample_note_goes_there_and_back(ask: Ask, sample: Path, empty: Path, tmp_path: Path):
    for note in ask("note", "list", "--json", library=sample).json["notes"]:
        path = tmp_path / f"{note['number']}.bdpack"
        assert ask("package", note["number"], "--out", path, library=sample).code == 0
        done = ask("unpack", path, "--json", library=empty)
        assert done.code == 0, done.err
        assert ask("unpack", path, "--json", library=empty).json["nothing_new"]


def test_a_preview_shows_where_both_sides_differ(
    ask: Ask, package: Path, empty: Path, noted: tuple[Path, str]
):
    library, number = noted
    assert ask("unpack", package, library=empty).code == 0
    same = "The assembly met eleven times in the old harbour town, always in spring, and"
    change(empty, f"{same} it came to nothing.")
    change(library, f"{same} a treaty came of it.")
    assert ask("package", number, "--out", package, "--force", library=library).code == 0
    shown = ask("unpack", package, "--preview", library=empty).out
    assert "  here   …always in spring, and it came to nothing.\n" in shown
    assert "  there  …always in spring, and a treaty came of it.\n" in shown
