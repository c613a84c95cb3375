"""export: real documents from a real library."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from briefing_app.storage.contents import contents_of


@pytest.fixture
def note(ask, harbour: Path) -> str:
    """The number of a note about the profile of the small binder."""
    new = ("note", "new", "--kind", "meeting-note", "--title", "Autumn: session / 1", "--with", "LA")
    return ask(*new, library=harbour).out.strip()


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_a_note_is_written_in_the_format_its_ending_says(
    ending: str, ask, harbour: Path, note: str, tmp_path: Path
):
    target = tmp_path / f"out.{ending}"
    answer = ask("export", note, "--edition", "internal", "--out", target, library=harbour)
    assert (answer.code, answer.out) == (0, f"{target}\n")
    if ending == "docx":
        with zipfile.ZipFile(target) as package:
            assert "nine coastal states" in package.read("word/document.xml").decode("utf-8")
    else:
        assert "nine coastal states" in target.read_text(encoding="utf-8")


def test_without_a_name_the_document_is_named_after_the_note(
    ask, harbour: Path, note: str, monkeypatch, tmp_path
):
    monkeypatch.setattr("briefing_app.paths.exports_folder", lambda: tmp_path / "exports")
    answer = ask("export", note, "--edition", "internal", library=harbour)
    assert answer.code == 0, answer.err
    made = Path(answer.out.removesuffix("\n"))
    assert made.parent == tmp_path / "exports"
    assert made.name.startswith(note)
    assert made.suffix == ".docx"
    assert made.is_file()


@pytest.mark.parametrize(
    "more",
    [
        ("--format", "docx", "--out", "a.html"),
        ("--out", "a.pdf"),
        ("--out", "a"),
        ("--format", "txt", "--out", "a.md"),
        ("--out", "nowhere/at/all/a.docx/b"),
    ],
)
def test_a_format_and_an_ending_that_disagree_are_refused(
    more, ask, harbour: Path, note: str, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    answer = ask("export", note, "--edition", "internal", *more, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert not list(tmp_path.glob("a*"))


def test_a_document_is_replaced_only_by_force(ask, harbour: Path, note: str, tmp_path: Path):
    target = tmp_path / "out.txt"
    target.write_text("mine", encoding="utf-8")
    words = ("export", note, "--edition", "internal", "--out", target)
    assert ask(*words, library=harbour).code == 1
    assert target.read_text(encoding="utf-8") == "mine"
    assert ask(*words, "--force", library=harbour).code == 0
    assert "nine coastal states" in target.read_text(encoding="utf-8")


def test_a_public_edition_is_refused_until_every_severance_is_decided(
    ask, harbour: Path, note: str, tmp_path: Path
):
    words = ("mark", "--note", note, "--section", "engagement", "--text", "$40,000", "--exemption", "15(1)")
    assert ask(*words, library=harbour).code == 0
    target = tmp_path / "public.txt"
    export = ("export", note, "--edition", "public", "--out", target)
    refused = ask(*export, library=harbour)
    (severance,) = ask("severances", "--note", note, "--json", library=harbour).json["severances"]
    assert (refused.code, refused.out) == (1, "")
    assert severance["id"] in refused.err
    assert "$40,000" not in refused.err
    assert not target.exists()
    assert contents_of(harbour).latest[0].kind == "export-refused"
    assert ask("approve", severance["id"], "--reason", "talks", library=harbour).code == 0
    assert ask(*export, library=harbour).code == 0
    assert contents_of(harbour).latest[0].kind == "export"
    released = target.read_text(encoding="utf-8")
    assert "nine coastal states" in released
    assert "40,000" not in released
    assert "40000" not in released


def test_a_public_edition_with_a_marked_block_is_refused_with_the_list(
    ask, harbour: Path, note: str, tmp_path: Path
):
    for text in ("$40,000", "Halifax"):
        words = (
            "mark",
            "--note",
            note,
            "--section",
            "engagement",
            "--text",
            text,
            "--marking",
            "PROTECTED A",
        )
        assert ask(*words, library=harbour).code == 0
    refused = ask("export", note, "--edition", "public", "--out", tmp_path / "p.docx", library=harbour)
    assert refused.code == 1
    assert refused.err.count("a list item marked PROTECTED A would be released") == 2
    assert not (tmp_path / "p.docx").exists()


@pytest.mark.parametrize("number", ["99", "", "x"])
def test_a_note_that_is_not_there_is_refused(number: str, ask, harbour: Path, tmp_path: Path):
    answer = ask("export", number, "--edition", "internal", "--out", tmp_path / "a.txt", library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert not (tmp_path / "a.txt").exists()


def test_the_sample_note_is_written_in_every_format(ask, sample: Path, tmp_path: Path):
    notes = ask("note", "list", "--json", library=sample).json["notes"]
    number = next(one["number"] for one in notes if one["kind"] == "meeting-note")
    for ending in ("docx", "html", "md", "txt"):
        target = tmp_path / f"sample.{ending}"
        assert ask("export", number, "--edition", "internal", "--out", target, library=sample).code == 0
        assert target.stat().st_size > 1000


def test_an_edition_for_partners_says_for_whom_it_is(ask, harbour: Path, note: str, tmp_path: Path):
    target = tmp_path / "partner.txt"
    partner = ("export", note, "--edition", "partner", "--out", target)
    assert ask(*partner, library=harbour).code == 1
    answer = ask(*partner, "--to", "USA,GBR", "--ceiling", "PROTECTED A", library=harbour)
    assert (answer.code, answer.out) == (0, f"{target}\n"), answer.err
    (kept,) = ask("releases", "--note", note, "--json", library=harbour).json["releases"]
    assert kept["audience"] == {"partners": ["GBR", "USA"], "ceiling": "PROTECTED A"}


def test_partners_are_named_for_no_other_edition(ask, harbour: Path, note: str, tmp_path: Path):
    answer = ask(
        "export", note, "--edition", "public", "--to", "USA", "--out", tmp_path / "a.txt", library=harbour
    )
    assert answer.code == 1
    assert list(tmp_path.glob("a*.txt")) == []


def test_a_copy_is_named_with_how_many_there_are(ask, harbour: Path, note: str, tmp_path: Path):
    target = tmp_path / "out.txt"
    internal = ("export", note, "--edition", "internal", "--out", target)
    for half in (("--copy", "2"), ("--copies", "5"), ("--copy", "6", "--copies", "5")):
        refused = ask(*internal, *half, library=harbour)
        assert (refused.code, refused.out) == (1, "")
        assert not target.exists()
    for wrong in ("0", "-1", "two"):
        assert ask(*internal, "--copy", wrong, "--copies", "5", library=harbour).code == 2
    made = ask(*internal, "--copy", "2", "--copies", "5", library=harbour)
    assert (made.code, made.out) == (0, f"{target}\n")
    assert "Copy 2 of 5" in target.read_text(encoding="utf-8")
