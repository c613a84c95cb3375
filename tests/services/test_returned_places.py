"""What stands in another cell, out of its table or in one in a copy that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from briefing_app.bootstrap import Desk
from briefing_app.domain.returned.changes import Remark, ReturnedKind, Standing

from .reviewed_note import Reviewed, exported, reviewed_note
from .test_returning import back, only
from .word_edits import W, WordFile


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    return reviewed_note(desk)


@pytest.fixture
def sent(desk: Desk, note: Reviewed, tmp_path: Path) -> Path:
    return exported(desk, note.number, tmp_path / "sent.docx")


def rows_of(file: WordFile, *cells: str) -> list[etree._Element]:
    return [next(file.saying(one).iterancestors(f"{W}tr")) for one in cells]


def swap(file: WordFile, note: Reviewed, one: str, other: str) -> None:
    """Cut the words of two cells and paste each into the other: the bookmarks come along."""
    first, second = file.of(note.blocks[one]), file.of(note.blocks[other])
    cell, place = second.getparent(), first.getprevious()
    place.addnext(second)
    cell.append(first)


def test_cells_that_change_places_are_told_and_not_read(desk: Desk, note: Reviewed, sent: Path) -> None:
    file = back(sent, lambda word: swap(word, note, "Oslo", "Busan"))
    changes = desk.returning.compare(note.number, file).changes
    assert {(one.kind, note.named(one.block)) for one in changes} == {
        (ReturnedKind.MOVED, "Oslo"), (ReturnedKind.MOVED, "Busan"),
    }  # fmt: skip
    assert {(one.standing, one.remarks) for one in changes} == {(Standing.KEPT, frozenset({Remark.PLACE}))}


def test_a_passage_put_into_a_cell_is_told_and_stays_where_it_was(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    for name in ("talks", "doubt"):
        file = back(
            sent,
            lambda word, name=name: word.move_after(word.of(note.blocks[name]), word.of(note.blocks["Oslo"])),
        )
        change = only(desk.returning.compare(note.number, file).changes)
        assert (change.kind, note.named(change.block)) == (ReturnedKind.MOVED, name)
        assert (change.standing, change.remarks) == (Standing.KEPT, {Remark.PLACE})


def test_a_passage_put_out_of_its_cell_is_told(desk: Desk, note: Reviewed, sent: Path) -> None:
    def out(word: WordFile) -> None:
        words = word.of(note.blocks["Oslo"])
        table = next(words.iterancestors(f"{W}tbl"))
        etree.SubElement(words.getparent(), f"{W}p")
        table.addnext(words)

    change = only(desk.returning.compare(note.number, back(sent, out)).changes)
    assert (change.kind, note.named(change.block)) == (ReturnedKind.MOVED, "Oslo")
    assert (change.standing, change.remarks) == (Standing.KEPT, {Remark.PLACE})


@pytest.mark.parametrize("named", [True, False])
def test_a_table_made_text_is_told_once(named: bool, desk: Desk, note: Reviewed, sent: Path) -> None:
    def make_text(word: WordFile) -> None:
        table = next(word.of(note.blocks["Oslo"]).iterancestors(f"{W}tbl"))
        for paragraph in list(table.iter(f"{W}p")):
            table.addprevious(paragraph)
            for mark in [] if named else [one for one in paragraph if "bookmark" in str(one.tag)]:
                paragraph.remove(mark)
        table.getparent().remove(table)

    change = only(desk.returning.compare(note.number, back(sent, make_text)).changes)
    assert (change.kind, change.remarks, change.said) == (
        ReturnedKind.UNREAD, {Remark.TABLE_FORM}, "Member",
    )  # fmt: skip


def test_a_table_cut_in_two_is_told_and_none_of_its_rows_is_deleted(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    def cut(word: WordFile) -> None:
        table = next(word.of(note.blocks["Oslo"]).iterancestors(f"{W}tbl"))
        other = etree.Element(f"{W}tbl")
        other.extend(rows_of(word, "Oslo", "Busan"))
        table.addnext(other)
        table.addnext(etree.Element(f"{W}p"))

    change = only(desk.returning.compare(note.number, back(sent, cut)).changes)
    assert (change.kind, change.remarks) == (ReturnedKind.UNREAD, {Remark.TABLE_FORM})


def test_text_made_a_table_is_told_and_not_doubled(desk: Desk, note: Reviewed, sent: Path) -> None:
    def make_table(word: WordFile) -> None:
        table = etree.Element(f"{W}tbl")
        for name in ("talks", "move"):
            words = word.of(note.blocks[name])
            if name == "talks":
                words.addprevious(table)
            cell = etree.SubElement(etree.SubElement(table, f"{W}tr"), f"{W}tc")
            cell.append(words)
            etree.SubElement(table[-1], f"{W}tc").append(etree.Element(f"{W}p"))

    change = only(desk.returning.compare(note.number, back(sent, make_table)).changes)
    assert (change.kind, change.remarks) == (ReturnedKind.UNREAD, {Remark.TABLE_FORM})


def test_a_line_the_program_prints_that_was_deleted_is_told(desk: Desk, note: Reviewed, sent: Path) -> None:
    file = back(sent, lambda word: word.delete(word.saying("Harbour talks")))
    change = only(desk.returning.compare(note.number, file).changes)
    assert (change.kind, change.remarks, change.said) == (
        ReturnedKind.UNREAD, {Remark.PRINTED_GONE}, "Harbour talks",
    )  # fmt: skip
