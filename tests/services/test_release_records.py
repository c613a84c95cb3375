"""Beside a public document lies its record, which says who decided what and holds no withheld word."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import text

from briefing_app.bootstrap import Desk
from briefing_app.documents import files
from briefing_app.domain.edition import EditionKind, PublicEdition
from briefing_app.domain.errors import BriefingError, EditionRefusedError, ExportError
from briefing_app.domain.note import Note
from briefing_app.services.exports import ExportService
from briefing_app.services.handing_over import HandingOver
from briefing_app.services.texts import TextPlace

from .conftest import FEE, paragraph
from .test_editions import sever
from .test_notes import meeting

INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC


def severed(desk: Desk, *, language: str = "en") -> Note:
    note = meeting(desk, "HC", "AFS", language=language)
    sever(desk, note, FEE)
    return note


def record_of(target: Path) -> tuple[Path, Path]:
    stem = f"{target.stem}-{target.suffix[1:]}-record"
    return target.with_name(f"{stem}.docx"), target.with_name(f"{stem}.json")


def everything_in(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def audit_of(desk: Desk, note: Note) -> list[tuple[str, tuple[str, ...], str]]:
    with desk.library.database.read() as unit:
        return [(one.action, one.fields, one.reason) for one in unit.audit.list(note.id)]


def test_a_record_that_holds_more_than_a_record_may_is_not_handed_over(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed(desk)
    write = HandingOver._in_word

    def with_a_comment(self: HandingOver, edition: PublicEdition) -> bytes:
        made = tmp_path / "record.zip"
        made.write_bytes(write(self, edition))
        with zipfile.ZipFile(made, "a") as package:
            package.writestr("word/comments.xml", "<comments/>")
        return made.read_bytes()

    monkeypatch.setattr(HandingOver, "_in_word", with_a_comment)
    with pytest.raises(EditionRefusedError, match="no public document may hold") as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    assert refused.value.obstacles
    assert not list(tmp_path.glob("public*"))
    assert audit_of(desk, note)[-1][0] == "export-refused"
    assert desk.releases.of_note(note.number) == ()


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_the_record_gives_the_digest_of_the_very_file(desk: Desk, tmp_path: Path, ending: str) -> None:
    note = severed(desk)
    out = tmp_path / f"public.{ending}"
    report = desk.exports.export(note.number, PUBLIC, out=out)
    assert report.records == record_of(out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    word, data = report.records
    assert json.loads(data.read_text(encoding="utf-8"))["file"] == {
        "name": out.name, "format": ending, "sha256": digest, "bytes": out.stat().st_size
    }  # fmt: skip
    assert digest in words_of(word)
    (kept,) = desk.releases.of_note(note.number)
    assert (kept.sha256, kept.file_name, kept.edition) == (digest, out.name, PUBLIC)
    assert audit_of(desk, note)[-1] == ("export-public", (ending, digest), "")


def test_the_record_counts_by_provision_and_says_who_decided(desk: Desk, tmp_path: Path) -> None:
    note = severed(desk)
    sever(desk, note, "Ana Roy", provision="19(1)")
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.md")
    (kept,) = desk.releases.of_note(note.number)
    assert {one.label: one.passages for one in kept.counts} == {"s. 15(1)": 1, "s. 19(1)": 1}
    assert kept.received == 1
    assert [one.approved_by for one in kept.decisions] == [desk.actor.name] * 2
    told = words_of(record_of(tmp_path / "public.md")[0])
    assert "s. 15(1)" in told
    assert "recorded, not verified" in told
    assert re.search(r"searched for everything that is withheld, by \d+ rules", told)


def test_no_withheld_word_reason_or_heading_is_in_a_record(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    report = desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    assert report.severance is not None
    desk.severances.approve([report.severance], f"Because {FEE} is their secret.")
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    for path in record_of(tmp_path / "public.docx"):
        told = everything_in(path)
        assert "165" not in re.sub(r"[0-9a-f-]{32,}", "", told)
        assert "Canadian dollars" not in told
        assert "their secret" not in told


def test_the_record_of_a_french_note_is_french(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "AFS", language="fr")
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.html")
    told = words_of(record_of(tmp_path / "public.html")[0])
    assert "Vérifications réussies" in told
    assert "consignés, non vérifiés" in told


def test_an_internal_edition_has_no_record(desk: Desk, tmp_path: Path) -> None:
    note = severed(desk)
    report = desk.exports.export(note.number, INTERNAL, out=tmp_path / "internal.docx")
    assert report.records == ()
    assert [one.name for one in tmp_path.glob("internal*")] == ["internal.docx"]
    assert desk.releases.of_note(note.number) == ()


def test_a_person_whose_name_is_withheld_is_not_named_in_the_record(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = meeting(desk, "HC")
    object.__setattr__(desk.actor, "name", "Ana Roy")
    sever(desk, note, "Ana Roy", provision="19(1)")
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.md")
    for path in record_of(tmp_path / "public.md"):
        assert "Ana Roy" not in everything_in(path)
    (kept,) = desk.releases.of_note(note.number)
    assert kept.by == "Ana Roy"


SENTENCES = {
    "a single word of a sentence": "According to Whitcombe the Minister intends to withdraw the offer.",
    "four words of a sentence": "We met Robin van den Whitcombe in the harbour and never wrote of it.",
}


@pytest.mark.parametrize("called", ["Whitcombe", "Robin van den Whitcombe"])
@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_person_named_in_a_longer_withheld_passage_is_not_named_in_the_record(
    desk: Desk, tmp_path: Path, sentence: str, called: str
) -> None:
    note = meeting(desk, "HC")
    object.__setattr__(desk.actor, "name", called)
    written(desk, note, sentence)
    sever(desk, note, sentence, "overview", "13(1)")
    word, data = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.md").records
    assert "Whitcombe" not in everything_in(word) + everything_in(data)
    assert desk.verification.verify(word, note.number).withheld == ()
    (kept,) = desk.releases.of_note(note.number)
    assert kept.by == called


def test_an_account_called_by_a_withheld_year_is_not_named_in_the_record(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    object.__setattr__(desk.actor, "name", "clerk-2031")
    written(desk, note, "They signed on 4 March 2031 at the old mill.")
    sever(desk, note, "They signed on 4 March 2031 at the old mill.", "overview")
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    assert "2031" not in words_of(report.records[0]) + json.loads(report.records[1].read_text())["made"]["by"]


def test_what_a_record_says_by_itself_stops_none(desk: Desk, tmp_path: Path) -> None:
    """Fixed words, the day it is made on, the number of the note."""
    note = meeting(desk, "HC")
    today = f"{desk.actor.now():%Y-%m-%d}"
    sentence = f"The public edition was approved, recorded and verified on {today} by the bureau."
    written(desk, note, sentence)
    sever(desk, note, sentence, "overview")
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    assert desk.actor.name in words_of(report.records[0])


def written(desk: Desk, note: Note, sentence: str) -> None:
    """The sentence as a paragraph of its own in the overview."""
    section = next(one for one in desk.notes.get(note.number).sections if one.key == "overview")
    place = TextPlace(section.id, "en")
    desk.texts.save(place, (*section.blocks, paragraph(sentence)), desk.texts.open(place).revision)


@pytest.mark.parametrize("word", ["delegate", "yearly"])
def test_a_single_word_of_the_title_or_the_notice_stops_no_record(
    desk: Desk, tmp_path: Path, word: str
) -> None:
    note = desk.notes.create(kind="meeting-note", title="The delegate and the yearly Act", names=["HC"])
    sever(desk, note, word)
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    assert len(report.records) == 2


def test_a_single_withheld_word_that_the_act_is_called_by_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "overview")
    place = TextPlace(section.id, "en")
    blocks = (*section.blocks, paragraph("Whose information is that?"))
    desk.texts.save(place, blocks, desk.texts.open(place).revision)
    sever(desk, note, "information", "overview")
    assert desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt").records


def test_without_its_record_no_document_is_left(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed(desk)
    moved = files._moved

    def full(beside: Path, target: Path, *, force: bool) -> files.Written:
        if target.suffix == ".json":
            raise OSError(28, "No space left on device")
        return moved(beside, target, force=force)

    monkeypatch.setattr(files, "_moved", full)
    with pytest.raises(ExportError):
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    assert [one for one in tmp_path.iterdir() if "public" in one.name and one.suffix != ".part"] == []
    assert desk.releases.of_note(note.number) == ()


def test_a_record_is_not_overwritten_unless_forced(desk: Desk, tmp_path: Path) -> None:
    note = severed(desk)
    out = tmp_path / "public.txt"
    record_of(out)[1].write_text("mine", encoding="utf-8")
    with pytest.raises(BriefingError, match="there already"):
        desk.exports.export(note.number, PUBLIC, out=out)
    assert not out.exists()
    desk.exports.export(note.number, PUBLIC, out=out, force=True)
    assert record_of(out)[1].read_text(encoding="utf-8") != "mine"


def test_a_record_names_the_file_as_it_is_called_in_the_end(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = severed(desk)
    out = tmp_path / "public.docx"
    out.write_bytes(b"open elsewhere")

    def held(beside: Path, target: Path) -> Path:
        if target == out:
            raise PermissionError(13, "in use")
        beside.replace(target)
        return target

    monkeypatch.setattr(files, "_renamed", held)
    report = desk.exports.export(note.number, PUBLIC, out=out, force=True)
    assert report.path.name == "public (2).docx"
    assert report.records == record_of(report.path)
    (kept,) = desk.releases.of_note(note.number)
    assert kept.file_name == "public (2).docx"
    assert kept.sha256 == hashlib.sha256(report.path.read_bytes()).hexdigest()


def test_an_edition_refused_before_there_is_a_file_is_on_record(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    assert audit_of(desk, note)[-1] == ("export-refused", (), f"{len(refused.value.obstacles)} obstacles")
    assert desk.releases.of_note(note.number) == ()
    assert list(tmp_path.glob("public*")) == []


def damaged(*_: object) -> bytes:
    return b"PK\x03\x04 is where a package begins, and nothing more"


@pytest.mark.parametrize("maker", [(ExportService, "_written"), (HandingOver, "_in_word")], ids=str)
def test_a_document_or_record_that_cannot_be_searched_is_not_handed_over_and_that_is_on_record(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, maker: tuple[type, str]
) -> None:
    note = meeting(desk, "HC")
    monkeypatch.setattr(*maker, damaged)
    with pytest.raises(ExportError, match="cannot be read again"):
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.docx")
    assert audit_of(desk, note)[-1] == ("export-refused", (), "could not be searched")
    assert list(tmp_path.glob("public*")) == []


@pytest.mark.parametrize("change", ["UPDATE release SET sha256 = ''", "DELETE FROM release"])
def test_the_library_refuses_to_change_a_record(desk: Desk, tmp_path: Path, change: str) -> None:
    note = severed(desk)
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    with desk.library.database._engine.connect() as connection, pytest.raises(Exception, match="never"):
        connection.execute(text(change))
    assert len(desk.releases.of_note(note.number)) == 1
