"""A note becomes a file, checked before it is handed over, or nothing is written at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, CancelledError, EditionRefusedError
from briefing_app.services.exports import chosen_format, default_file_name

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting

INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_every_format_is_written_with_the_words_of_the_note(desk: Desk, tmp_path: Path, ending: str) -> None:
    note = meeting(desk, "HC", "AFS")
    out = tmp_path / f"note.{ending}"
    assert desk.exports.export(note.number, INTERNAL, out=out).path == out
    if ending == "docx":
        text = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    else:
        text = out.read_text(encoding="utf-8")
    assert "Seventeen states talk here" in text
    assert "UNCLASSIFIED" in text


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_severed_words_are_in_no_part_of_the_public_file(desk: Desk, tmp_path: Path, ending: str) -> None:
    note = meeting(desk, "HC", "AFS")
    sever(desk, note, FEE)
    out = tmp_path / f"public.{ending}"
    desk.exports.export(note.number, PUBLIC, out=out)
    if ending == "docx":
        with zipfile.ZipFile(out) as package:
            content = b"\n".join(package.read(name) for name in package.namelist())
    else:
        content = out.read_bytes()
    assert b"165" not in content
    assert b"Canadian dollars" not in content


def test_severed_words_left_in_the_title_are_caught_in_the_finished_file(desk: Desk, tmp_path: Path) -> None:
    note = desk.notes.create(kind="meeting-note", title=f"Talks about {FEE}", names=["HC"])
    sever(desk, note, FEE)
    out = tmp_path / "public.docx"
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, PUBLIC, out=out)
    assert FEE not in str(refused.value)
    assert list(tmp_path.glob("public*")) == []


def test_an_existing_file_is_not_overwritten_unless_forced(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    out = tmp_path / "note.txt"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(BriefingError):
        desk.exports.export(note.number, INTERNAL, out=out)
    assert out.read_text(encoding="utf-8") == "mine"
    desk.exports.export(note.number, INTERNAL, out=out, force=True)
    assert "Seventeen" in out.read_text(encoding="utf-8")


def test_a_format_and_an_ending_that_disagree_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="agree"):
        chosen_format("docx", tmp_path / "note.txt")


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(BriefingError, match="docx, html, md, txt"):
        chosen_format("pdf", None)


def test_a_cancelled_export_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    told: list[str] = []
    with pytest.raises(CancelledError):
        desk.exports.export(
            note.number,
            INTERNAL,
            out=tmp_path / "note.docx",
            progress=lambda done, steps, what: told.append(what),
            cancelled=lambda: len(told) == 2,
        )
    assert told == ["Reading the note", "Writing the document"]
    assert not (tmp_path / "note.docx").exists()


def test_two_exports_of_one_note_are_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC", "AFS")
    first = desk.exports.export(note.number, PUBLIC, out=tmp_path / "a.docx").path.read_bytes()
    assert desk.exports.export(note.number, PUBLIC, out=tmp_path / "b.docx").path.read_bytes() == first


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rencontre à Genève", "2019-001-Rencontre-a-Geneve-public.docx"),
        ("../../etc: \\CON?*", "2019-001-etc-CON-public.docx"),
        ("…", "2019-001-public.docx"),
    ],
)
def test_a_file_name_is_one_every_system_takes(title: str, name: str) -> None:
    assert default_file_name("2019-001", title, PUBLIC, "docx") == name
