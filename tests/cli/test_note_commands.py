"""note new, note list, note show: on a real library."""

from __future__ import annotations

from pathlib import Path

import pytest

NEW = ("note", "new", "--kind", "meeting-note", "--title", "Autumn session")


def test_a_new_note_prints_its_number_and_nothing_else(ask, harbour: Path):
    answer = ask(*NEW, "--with", "LA", library=harbour)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip().isdigit()
    assert answer.out == f"{answer.out.strip()}\n"


def test_a_new_note_is_filled_from_its_profiles(ask, harbour: Path):
    number = ask(*NEW, "--with", "LA", "--on", "2022-10-03", "--place", "Oslo", library=harbour).out.strip()
    note = ask("note", "show", number, "--json", library=harbour).json
    assert (note["title"], note["on"], note["place"], note["language"]) == (
        "Autumn session",
        "2022-10-03",
        "Oslo",
        "en",
    )
    said = "\n".join(section["text"] for section in note["sections"])
    assert "nine coastal states" in said
    assert "[REDACTED]" in said
    blocks = [block for section in note["sections"] for block in section["blocks"]]
    assert any(block["origin"] for block in blocks)
    assert note["changes"] == []


def test_a_french_note_has_french_headings(ask, harbour: Path):
    number = ask(*NEW, "--with", "LA", "--language", "fr", library=harbour).out.strip()
    note = ask("note", "show", number, "--json", library=harbour).json
    assert note["language"] == "fr"
    kinds = ask("kinds", "--json").json["kinds"]
    meeting = next(kind for kind in kinds if kind["key"] == "meeting-note")
    french = {section["key"]: section["heading"]["fr"] for section in meeting["sections"]}
    assert {one["heading"] for one in note["sections"]} & set(french.values())


def test_a_profile_named_twice_is_in_the_note_once(ask, harbour: Path):
    number = ask(*NEW, "--with", "LA", "--with", "Lakeside Assembly", library=harbour).out.strip()
    assert len(ask("note", "show", number, "--json", library=harbour).json["profiles"]) == 1


def test_the_list_gives_number_kind_and_title(ask, harbour: Path):
    number = ask(*NEW, library=harbour).out.strip()
    listed = ask("note", "list", "--json", library=harbour).json["notes"]
    assert (number, "meeting-note", "Autumn session") in {
        (one["number"], one["kind"], one["title"]) for one in listed
    }
    assert "Autumn session" in ask("note", "list", library=harbour).out


def test_a_note_is_shown_for_people(ask, harbour: Path):
    number = ask(*NEW, "--with", "LA", library=harbour).out.strip()
    answer = ask("note", "show", number, library=harbour)
    assert answer.out.startswith(f"{number}. Autumn session\nmeeting-note, ")
    assert "[overview]" in answer.out


@pytest.mark.parametrize(
    "more",
    [
        ("--kind", "ballad", "--title", "T"),
        ("--kind", "meeting-note", "--title", ""),
        ("--kind", "meeting-note", "--title", "two\nlines"),
        ("--kind", "meeting-note", "--title", "x" * 100_000),
        ("--kind", "meeting-note", "--title", "T", "--with", "Nobody"),
    ],
)
def test_a_note_that_cannot_be_is_refused_and_not_begun(more: tuple[str, ...], ask, harbour: Path):
    before = ask("note", "list", "--json", library=harbour).json
    answer = ask("note", "new", *more, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
    assert ask("note", "list", "--json", library=harbour).json == before


@pytest.mark.parametrize(
    "title",
    [
        "'; DROP TABLE note; --",
        "“quoted” 'x'",
        "مرحبا بالعالم",
        "a\tb",
        "日本",
        "{x:15(1):a}",
        "# not a heading",
    ],
)
def test_a_title_is_kept_as_it_was_typed(title: str, ask, harbour: Path):
    number = ask("note", "new", "--kind", "meeting-note", f"--title={title}", library=harbour).out.strip()
    assert ask("note", "show", number, "--json", library=harbour).json["title"] == title


@pytest.mark.parametrize("number", ["99", "0", "x", "", "1' OR '1'='1"])
def test_a_note_that_is_not_there_is_refused(number: str, ask, harbour: Path):
    answer = ask("note", "show", number, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
