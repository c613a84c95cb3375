"""A passage of the note that was copied in Word: what is severed in it is severed in the copy."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefing_app.bootstrap import Desk
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.text import Block, Row, Table, Text, block_words, holds

from .reviewed_note import PARAGRAPHS, SEVERED, Reviewed, exported, reviewed_note
from .test_returning import back, only, say_in_note
from .test_reviewers_round_trip import written
from .word_edits import W, WordFile, text_of


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    return reviewed_note(desk)


@pytest.fixture
def sent(desk: Desk, note: Reviewed, tmp_path: Path) -> Path:
    return exported(desk, note.number, tmp_path / "sent.docx")


def copy_of(element: etree._Element, *, named: bool = False) -> etree._Element:
    """A copy: Word leaves the bookmarks where they were, others take them along."""
    made = deepcopy(element)
    for mark in [] if named else [one for one in made.iter() if "bookmark" in str(one.tag)]:
        mark.getparent().remove(mark)
    return made


def told(desk: Desk, note: Reviewed, file: Path) -> ReturnedChange:
    return only(desk.returning.compare(note.number, file).changes)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("behind", ["talks", "calm"])
def test_a_severed_passage_that_was_copied_is_severed_in_the_copy(
    named: bool, behind: str, desk: Desk, note: Reviewed, sent: Path
) -> None:
    def copy(word: WordFile) -> None:
        word.of(note.blocks[behind]).addnext(copy_of(word.of(note.blocks["wish"]), named=named))

    change = told(desk, note, back(sent, copy))
    assert (change.kind, change.standing, change.remarks) == (
        ReturnedKind.ADDED, Standing.OPEN, {Remark.COPIED},
    )  # fmt: skip
    (block,) = change.after
    assert written(block) == f"They asked us ⟦{SEVERED['wish']}⟧ before March."
    assert holds(block) == {note.severances["wish"]}


def test_a_portion_mark_that_was_copied_is_one_in_the_copy(desk: Desk, note: Reviewed, sent: Path) -> None:
    def copy(word: WordFile) -> None:
        word.of(note.blocks["calm"]).addnext(copy_of(word.of(note.blocks["list"])))

    change = told(desk, note, back(sent, copy))
    (block,) = change.after
    assert block_words(block) == PARAGRAPHS["list"]
    assert block.portion == desk.catalogue.marking("PROTECTED A")


def test_a_copy_that_was_changed_is_severed_too(desk: Desk, note: Reviewed, sent: Path) -> None:
    def copy(word: WordFile) -> None:
        made = copy_of(word.of(note.blocks["envoy"]))
        word.of(note.blocks["calm"]).addnext(made)
        word.write_over(made, "next winter", "in May")

    change = told(desk, note, back(sent, copy))
    assert written(change.after[0]) == f"The envoy said ⟦{SEVERED['envoy']}⟧ in May."
    assert Remark.COPIED in change.remarks


def test_flags_copied_with_other_words_are_no_words_and_asked_about(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    def write(word: WordFile) -> None:
        flag = text_of(word.of(note.blocks["doubt"])).partition("[")[2].partition("]")[0]
        word.add_after(word.of(note.blocks["calm"]), f"Somebody else entirely [{flag}] comes.")

    change = told(desk, note, back(sent, write))
    assert (change.standing, change.remarks) == (Standing.ASKED, {Remark.MARKS_LEFT_OUT})
    assert block_words(change.after[0]) == "Somebody else entirely comes."


def test_severed_words_pasted_into_a_passage_bring_no_flag(desk: Desk, note: Reviewed, sent: Path) -> None:
    def paste(word: WordFile) -> None:
        flag = text_of(word.of(note.blocks["doubt"])).partition("[")[2].partition("]")[0]
        word.type_after(word.of(note.blocks["calm"]), "anything", f" or anyone [{flag}]")

    change = told(desk, note, back(sent, paste))
    assert (change.standing, change.remarks) == (Standing.ASKED, {Remark.MARKS_LEFT_OUT})
    assert block_words(change.after[0]) == "Nothing is said here of anything or anyone else."


@pytest.mark.parametrize("named", [True, False])
def test_a_row_that_was_copied_is_severed_as_the_row_is(
    named: bool, desk: Desk, note: Reviewed, tmp_path: Path
) -> None:
    one = frozenset({note.severances["wish"]})

    def severed(block: Block) -> Text:
        assert isinstance(block, Table)
        row = Row(block.rows[1].cells, severances=one)
        return (replace(block, rows=(block.rows[0], row, *block.rows[2:])),)

    say_in_note(desk, note, "table", severed)
    sent = exported(desk, note.number, tmp_path / "sent.docx")

    def copy(word: WordFile) -> None:
        row = next(word.of(note.blocks["Halifax"]).iterancestors(f"{W}tr"))
        row.addnext(copy_of(row, named=named))

    change = told(desk, note, back(sent, copy))
    assert (change.kind, change.remarks) == (ReturnedKind.ROW_ADDED, {Remark.COPIED})
    assert [block_words(block) for block in change.after] == ["Halifax", "100"]
    assert all(block.severances == one for block in change.after)


def test_what_is_printed_of_the_state_of_a_severance_is_no_change(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    """The copy was made when it was approved; what came of an accepted change is proposed."""
    file = back(sent, lambda word: word.write_over(word.of(note.blocks["envoy"]), "close", "shut"))
    seen = desk.returning.compare(note.number, file)
    desk.returning.bring_in(seen, seen.changes)
    assert desk.returning.compare(note.number, file).changes == ()


def test_a_flag_that_was_copied_into_a_footnote_comes_in_as_no_words(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    printed = text_of(WordFile(sent).of(note.blocks["wish"]))
    flag = printed[printed.index("[") : printed.rindex("]") + 1]

    def typed(word: WordFile) -> None:
        word.write_over(word.note_holding("Annual report"), "2019", f"2019 {flag}, revised")

    (block,) = told(desk, note, back(sent, typed)).after
    assert "revised" in written(block)
    assert flag not in written(block)
