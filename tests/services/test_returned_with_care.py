"""What is never accepted together with others: what empties a passage, and severed words set free."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from briefing_app.bootstrap import Desk
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.text import Block, Run, Table, block_words
from briefing_app.storage.records import ActKind

from .reviewed_note import PARAGRAPHS, Reviewed, exported, reviewed_note
from .test_reviewers_round_trip import through_office
from .word_edits import W, WordFile

OFFICE = shutil.which("soffice")


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    """A note whose table has a column of headings, which screen readers are told of by a bookmark."""
    made = reviewed_note(desk)
    found = desk.notes.get(made.number)

    def headed(block: Block) -> Block:
        return replace(block, header_columns=1) if isinstance(block, Table) else block

    sections = tuple(replace(one, blocks=tuple(map(headed, one.blocks))) for one in found.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(found, sections=sections))
    return made


@pytest.fixture
def sent(desk: Desk, note: Reviewed, tmp_path: Path) -> Path:
    return exported(desk, note.number, tmp_path / "sent.docx")


def changes(desk: Desk, note: Reviewed, file: WordFile, folder: Path) -> tuple[ReturnedChange, ...]:
    return desk.returning.compare(note.number, file.save(folder / "back.docx")).changes


# ---- copies nobody touched


def title_marks(file: WordFile) -> Iterator[etree._Element]:
    for mark in file.body.iter(f"{W}bookmarkStart"):
        if "Title_" in str(mark.get(f"{W}name")):
            yield mark


def test_a_copy_whose_titles_of_tables_stand_before_them_has_no_change(
    desk: Desk, note: Reviewed, sent: Path, tmp_path: Path
) -> None:
    file = WordFile(sent)
    moved = list(title_marks(file))
    assert any(str(one.get(f"{W}name")).startswith("Title_") for one in moved)
    for mark in moved:
        table = next(mark.iterancestors(f"{W}tbl"))
        before = table.getprevious()
        while before.tag != f"{W}p":
            before = before.getprevious()
        before.append(mark)  # there LibreOffice writes it
    assert changes(desk, note, file, tmp_path) == ()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_copy_nobody_touched_has_no_change_once_libreoffice_saved_it(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    assert desk.returning.compare(note.number, through_office(sent)).changes == ()


def test_an_empty_paragraph_in_front_changes_nothing_though_the_bookmark_stands_in_it(
    desk: Desk, note: Reviewed, sent: Path, tmp_path: Path
) -> None:
    file = WordFile(sent)
    words = file.of(note.blocks["calm"])
    file.cut_in_two(words, "Nothing is said")
    assert changes(desk, note, file, tmp_path) == ()


# ---- what leaves no words


def test_a_cell_that_is_emptied_is_asked_about(
    desk: Desk, note: Reviewed, sent: Path, tmp_path: Path
) -> None:
    file = WordFile(sent)
    file.write_over(file.of(note.blocks["200"]), "200", "")
    (change,) = changes(desk, note, file, tmp_path)
    assert (change.kind, change.standing) == (ReturnedKind.DELETED, Standing.ASKED)
    assert change.remarks == {Remark.EMPTIED}


def test_two_paragraphs_of_which_one_lost_all_its_words_are_asked_about(
    desk: Desk, note: Reviewed, sent: Path, tmp_path: Path
) -> None:
    file = WordFile(sent)
    second = file.of(note.blocks["second"])
    file.join(file.of(note.blocks["first"]), second)
    file.write_over(file.of(note.blocks["first"]), "The second half follows.", "")
    (change,) = changes(desk, note, file, tmp_path)
    assert [block_words(one) for one in change.after] == ["The first half stands."]
    assert (change.kind, change.standing) == (ReturnedKind.JOINED, Standing.ASKED)
    assert Remark.EMPTIED in change.remarks


def test_all_never_leaves_a_passage_without_words(
    desk: Desk, note: Reviewed, sent: Path, tmp_path: Path
) -> None:
    file = WordFile(sent)
    for name in ("needless", "calm"):
        file.delete(file.of(note.blocks[name]))
    row = next(file.of(note.blocks["Halifax"]).iterancestors(f"{W}tr"))
    row.getparent().remove(row)
    file.write_over(file.caption(note.blocks["table"]), "Members and what they pay", "")
    found = changes(desk, note, file, tmp_path)
    assert len(found) == 4
    assert not [one for one in found if one.standing is Standing.OPEN]


# ---- severed words that would come free

OFFER = "Ministers may offer up to CAD 1,250,000 more to Elena Vasquez on 14 September 2031"
PLACES = ("talks", "move", "fees", "list", "budget", "upwards", "stray", "calm")


@pytest.fixture
def offer(desk: Desk, note: Reviewed) -> str:
    """What is severed in a passage of the note."""
    found = desk.notes.get(note.number)
    block, held = note.blocks["tender"], frozenset({note.severances["tender"]})

    def say(one: Block) -> Block:
        runs = (Run("We know this: "), Run(OFFER, severances=held), Run("."))
        return replace(one, content=runs) if one.id == block else one

    sections = tuple(replace(one, blocks=tuple(map(say, one.blocks))) for one in found.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(found, sections=sections))
    return OFFER


def parts_of(said: str, random: Random) -> str:
    """Something of severed words that tells them: four in a row, the sum, the name, the day."""
    words = said.split()
    at = random.randrange(len(words) - 3)
    parts = (
        " ".join(words[at : at + 4]),
        "CAD 1,250,000",
        "1 250 000 dollars",
        "Vasquez",
        "14 September 2031",
    )
    return random.choice(parts)


@pytest.mark.parametrize("seed", range(6))
def test_no_part_of_severed_words_that_is_typed_elsewhere_comes_in_with_all(
    seed: int, desk: Desk, note: Reviewed, offer: str, tmp_path: Path
) -> None:
    random = Random(seed)
    file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    for name in PLACES:
        typed = parts_of(offer, random)
        if random.random() < 0.5:
            file.add_after(file.of(note.blocks[name]), f"Announce this: {typed} at the session.")
        else:
            word = random.choice(PARAGRAPHS[name].rstrip(".").split())
            file.type_after(file.of(note.blocks[name]), word, f" {typed}")
    found = changes(desk, note, file, tmp_path)
    assert len(found) == len(PLACES)
    for one in found:
        assert Remark.SEVERED_ELSEWHERE in one.remarks, list(map(block_words, one.after))
        assert one.standing is not Standing.OPEN


def test_severed_words_put_into_a_heading_are_asked_about(
    desk: Desk, note: Reviewed, offer: str, tmp_path: Path
) -> None:
    file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    file.write_over(file.heading(note.sections["back"]), "Background", "CAD 1,250,000")
    (change,) = changes(desk, note, file, tmp_path)
    assert (change.kind, change.standing) == (ReturnedKind.HEADING, Standing.ASKED)


def test_a_number_that_new_digits_complete_is_asked_about(
    desk: Desk, note: Reviewed, offer: str, tmp_path: Path
) -> None:
    file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    file.write_over(file.of(note.blocks["200"]), "200", "1,250")
    first = desk.returning.compare(note.number, file.save(tmp_path / "first.docx"))
    desk.returning.bring_in(first, first.changes)
    file = WordFile(exported(desk, note.number, tmp_path / "again.docx"))
    file.type_after(file.of(note.blocks["200"]), "1,250", ",000")
    (change,) = changes(desk, note, file, tmp_path)
    assert change.remarks == {Remark.SEVERED_ELSEWHERE}


def test_words_that_stand_open_in_the_note_too_tell_nothing(
    desk: Desk, note: Reviewed, offer: str, tmp_path: Path
) -> None:
    file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    file.add_after(file.of(note.blocks["calm"]), "Port cities met twice, and the harbour talks go on.")
    (change,) = changes(desk, note, file, tmp_path)
    assert (change.kind, change.remarks) == (ReturnedKind.ADDED, set())
