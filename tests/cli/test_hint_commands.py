"""hints: what somebody may conclude from a public edition, listed; and the line in which others tell."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def note(ask, harbour: Path) -> str:
    """The number of a note that withholds a word which stands free elsewhere too, decided."""
    new = ("note", "new", "--kind", "meeting-note", "--title", "On coastal matters", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    words = ("mark", "--note", number, "--section", "overview", "--text", "coastal", "--exemption", "15(1)")
    assert ask(*words, library=harbour).code == 0
    listed = ask("severances", "--note", number, "--json", library=harbour).json["severances"]
    assert ask("approve", *(one["id"] for one in listed), "--reason", "injury", library=harbour).code == 0
    return number


def test_hints_are_listed_and_quote_nothing(ask, harbour: Path, note: str):
    answer = ask("hints", "--note", note, library=harbour)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("The title: word 2 stands free and is withheld in “")
    assert "coastal" not in answer.out


def test_hints_as_json(ask, harbour: Path, note: str):
    (hint,) = ask("hints", "--note", note, "--json", library=harbour).json["hints"]
    assert list(hint) == ["kind", "sentence", "block"]
    assert hint["kind"] == "name"


def test_a_note_without_hints_prints_nothing(ask, harbour: Path):
    number = ask("note", "new", "--kind", "meeting-note", "--title", "T", library=harbour).out.strip()
    answer = ask("hints", "--note", number, library=harbour)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert ask("hints", "--note", number, "--json", library=harbour).json == {"hints": []}


def test_a_note_that_is_not_there_is_refused(ask, harbour: Path):
    assert ask("hints", "--note", "99", library=harbour).code == 1


def test_export_and_verify_tell_how_many_in_a_line_and_exit_as_without(
    ask, harbour: Path, note: str, tmp_path: Path
):
    line = f"1 hint: briefing-app hints --note {note}\n"
    target = tmp_path / "public.txt"
    exported = ask("export", note, "--edition", "public", "--out", target, library=harbour)
    assert (exported.code, exported.out) == (0, f"{target}\n")
    assert exported.err.endswith(f"\n{line}")
    verified = ask("verify", target, "--note", note, library=harbour)
    assert (verified.code, verified.err) == (0, line)
    partners = ("export", note, "--edition", "partner", "--to", "USA", "--out", tmp_path / "partner.txt")
    given = ask(*partners, library=harbour)
    assert given.code == 0
    assert given.err.endswith(line)
    inside = ask("export", note, "--edition", "internal", "--out", tmp_path / "a.txt", library=harbour)
    assert inside.code == 0
    assert "hint" not in inside.err
