"""A copy that comes back: what it is a copy of, what changed in the note since, and bringing changes in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import NotAllowedError, UnknownNameError, UnreadableError
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.text import Block, BlockId, Paragraph, Run, Table, Text, block_words, holds
from briefing_app.storage.records import ActKind, new_id

from .reviewed_note import PARAGRAPHS, Reviewed, exported, reviewed_note
from .word_edits import WordFile

Edit = Callable[[WordFile], object]


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    return reviewed_note(desk)


@pytest.fixture
def sent(desk: Desk, note: Reviewed, tmp_path: Path) -> Path:
    return exported(desk, note.number, tmp_path / "sent.docx")


def back(sent: Path, *edits: Edit) -> Path:
    """The copy with edits in it."""
    file = WordFile(sent)
    for edit in edits:
        edit(file)
    return file.save(sent.parent / "back.docx")


def over(note: Reviewed, name: str, words: str, others: str) -> Edit:
    return lambda file: file.write_over(file.of(note.blocks[name]), words, others)


def say_in_note(desk: Desk, note: Reviewed, name: str, change: Callable[[Block], Text]) -> None:
    """Change a passage in the library."""
    found = desk.notes.get(note.number)
    block = note.blocks[name]
    sections = tuple(
        replace(
            one,
            blocks=tuple(made for was in one.blocks for made in (change(was) if was.id == block else (was,))),
        )
        for one in found.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(found, sections=sections))


def _changed(was: Block, block: BlockId, change: Callable[[Block], Text]) -> Text:
    return change(was) if was.id == block else (was,)


def saying(words: str) -> Callable[[Block], Text]:
    return lambda block: (replace(block, content=(Run(words),)),)


def words_in(desk: Desk, note: Reviewed, name: str) -> str:
    block = note.blocks[name]
    return next(
        block_words(one) for section in desk.notes.get(note.number).sections for one in section.blocks
        if one.id == block
    )  # fmt: skip


def only(changes: tuple[ReturnedChange, ...]) -> ReturnedChange:
    (change,) = changes
    return change


# ---- what it is a copy of


def test_a_copy_of_another_note_says_of_which(desk: Desk, note: Reviewed, sent: Path) -> None:
    other = reviewed_note(desk)
    with pytest.raises(NotAllowedError, match=f"copy of note {note.number}, “Harbour talks”, not of note"):
        desk.returning.compare(other.number, sent)


def test_a_copy_of_another_library_is_told(desk: Desk, sent: Path, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "other.bdl"
    program.libraries.create(path)
    with program.open(path) as other:
        made = reviewed_note(other)
        with pytest.raises(NotAllowedError, match="not in this library"):
            other.returning.compare(made.number, sent)


def test_a_public_edition_and_a_new_document_with_the_words_are_told(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    copied = back(sent, WordFile.forget_names)
    with pytest.raises(NotAllowedError, match="a public edition, or was copied into a new document"):
        desk.returning.compare(note.number, copied)


def test_what_is_no_copy_at_all_is_told(desk: Desk, note: Reviewed, sent: Path) -> None:
    def other_words(file: WordFile) -> None:
        file.forget_names()
        for text in file.body.iter("{*}t"):
            text.text = "else"

    with pytest.raises(NotAllowedError, match="no copy of this note"):
        desk.returning.compare(note.number, back(sent, other_words))


def test_what_is_no_word_file_is_refused(desk: Desk, note: Reviewed, tmp_path: Path) -> None:
    file = tmp_path / "back.docx"
    for words in ("no package", "<!DOCTYPE html><html><body><p>Words</p></body></html>"):
        file.write_text(words, encoding="utf-8")
        with pytest.raises(UnreadableError, match="no Word document: only the exported Word file"):
            desk.returning.compare(note.number, file)
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableError, match="a PDF file: open it in Word"):
        desk.returning.compare(note.number, file)
    with pytest.raises(UnreadableError, match="cannot be read"):
        desk.returning.compare(note.number, tmp_path / "nowhere.docx")


def test_a_copy_that_lost_its_first_lines_is_compared_with_the_note_of_now(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    def lose(file: WordFile) -> None:
        for mark in [
            one for one in file.body.iter("{*}bookmarkStart") if str(one.values()[1])[:2] in ("_n", "_s")
        ]:
            mark.getparent().remove(mark)

    seen = desk.returning.compare(note.number, back(sent, lose, over(note, "talks", "twice", "once")))
    assert not seen.exported
    assert "does not say of which state" in seen.told[0]
    assert only(seen.changes).block == note.blocks["talks"]


def test_no_public_document_says_which_note_it_is_of(desk: Desk, tmp_path: Path) -> None:
    note = desk.notes.create(kind="meeting-note", title="Talks", names=["HC"])
    path = desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "public.docx").path
    with zipfile.ZipFile(path) as package:
        names = re.findall(r'bookmarkStart [^>]*w:name="([^"]*)"', package.read("word/document.xml").decode())
    assert names
    assert not [one for one in names if not re.fullmatch(r"_Toc\d+|(Row)?Title_\d+", one)]


# ---- what was changed in the note since


def test_words_changed_on_both_sides_in_different_places_are_brought_together(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    say_in_note(desk, note, "talks", saying("Port cities met twice last year and agreed on nothing."))
    change = only(
        desk.returning.compare(note.number, back(sent, over(note, "talks", "twice", "once"))).changes
    )
    assert (change.standing, change.remarks) == (Standing.OPEN, {Remark.CHANGED_SINCE})
    assert block_words(change.after[0]) == "Port cities met once last year and agreed on nothing."


def test_the_same_words_changed_on_both_sides_are_asked_about(desk: Desk, note: Reviewed, sent: Path) -> None:
    say_in_note(desk, note, "talks", saying(PARAGRAPHS["talks"].replace("twice", "often")))
    change = only(
        desk.returning.compare(note.number, back(sent, over(note, "talks", "twice", "once"))).changes
    )
    assert (change.standing, change.remarks) == (Standing.ASKED, {Remark.CONFLICT})
    assert block_words(change.after[0]) == PARAGRAPHS["talks"].replace("twice", "once")


def test_what_was_severed_since_the_copy_was_made_stays_severed(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    one = note.severances["wish"]
    say_in_note(desk, note, "talks", lambda block: withhold((block,), find((block,), "twice last year"), one))
    change = only(
        desk.returning.compare(note.number, back(sent, over(note, "talks", "last year", "this year"))).changes
    )
    held = "".join(part.text for part in change.after[0].content if holds_part(part))
    assert "this year" in held


def holds_part(part: object) -> bool:
    return isinstance(part, Run) and bool(part.severances)


def test_only_what_the_reviewer_changed_is_told_whatever_changed_in_the_note(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    say_in_note(desk, note, "move", saying("The secretariat stayed."))
    say_in_note(desk, note, "needless", lambda _block: ())
    new = Paragraph(id=BlockId(new_id()), content=(Run("New in the note."),))
    say_in_note(desk, note, "fees", lambda block: (block, new))
    desk.note_editing.rename_section(note.number, note.sections["back"], "Older things")
    desk.severances.withdraw([note.severances["wish"]], "it is looked at again")  # its flag reads otherwise
    assert desk.returning.compare(note.number, sent).changes == ()


def test_a_passage_that_was_changed_since_is_not_deleted(desk: Desk, note: Reviewed, sent: Path) -> None:
    say_in_note(desk, note, "needless", saying("Somebody needs it."))
    gone = back(sent, lambda file: file.delete(file.of(note.blocks["needless"])))
    change = only(desk.returning.compare(note.number, gone).changes)
    assert (change.kind, change.standing) == (ReturnedKind.DELETED, Standing.KEPT)
    assert change.remarks == {Remark.HOLDS_MORE}


def test_a_passage_that_is_no_longer_in_the_note_is_told(desk: Desk, note: Reviewed, sent: Path) -> None:
    say_in_note(desk, note, "talks", lambda _block: ())
    change = only(
        desk.returning.compare(note.number, back(sent, over(note, "talks", "twice", "once"))).changes
    )
    assert (change.standing, change.remarks) == (Standing.KEPT, {Remark.GONE_SINCE})


# ---- bringing in


def test_accepting_is_one_act_with_a_backup_before_it(
    desk: Desk, note: Reviewed, sent: Path, library_path: Path
) -> None:
    file = back(sent, over(note, "talks", "twice", "once"), over(note, "fees", "on time ", ""))
    seen = desk.returning.compare(note.number, file)
    act = desk.returning.bring_in(seen, desk.returning.chosen(seen, ["all"]))
    assert words_in(desk, note, "talks") == PARAGRAPHS["talks"].replace("twice", "once")
    assert words_in(desk, note, "fees") == "Fees were paid by every member."
    assert list(library_path.parent.rglob("*before-read-back*"))
    desk.note_editing.undo(act)
    assert words_in(desk, note, "talks") == PARAGRAPHS["talks"]


def test_what_was_accepted_is_told_no_more_when_the_copy_is_read_back_again(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    file = back(
        sent,
        over(note, "talks", "twice", "once"),
        over(note, "fees", "on time ", ""),
        lambda word: word.add_after(word.of(note.blocks["move"]), "It is new."),
        lambda word: word.delete(word.of(note.blocks["needless"])),
        lambda word: word.cut_in_two(word.of(note.blocks["budget"]), "One study"),
    )
    seen = desk.returning.compare(note.number, file)
    left = next(one for one in seen.changes if one.block == note.blocks["fees"])
    desk.returning.bring_in(seen, [one for one in seen.changes if one is not left])
    assert only(desk.returning.compare(note.number, file).changes).id == left.id


def test_a_change_that_cannot_be_accepted_is_refused_and_nothing_is_done(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    file = back(
        sent,
        over(note, "talks", "twice", "once"),
        lambda word: word.delete(word.of(note.blocks["doubt"])),
    )
    seen = desk.returning.compare(note.number, file)
    with pytest.raises(NotAllowedError, match="cannot be accepted"):
        desk.returning.bring_in(seen, seen.changes)
    assert words_in(desk, note, "talks") == PARAGRAPHS["talks"]
    with pytest.raises(UnknownNameError, match="no change nothing"):
        desk.returning.chosen(seen, ["nothing"])


def test_a_note_that_was_changed_meanwhile_is_not_touched(desk: Desk, note: Reviewed, sent: Path) -> None:
    seen = desk.returning.compare(note.number, back(sent, over(note, "talks", "twice", "once")))
    say_in_note(desk, note, "fees", saying("Nobody pays."))
    with pytest.raises(NotAllowedError, match="changed since the copy was compared"):
        desk.returning.bring_in(seen, seen.changes)


def test_severed_words_typed_elsewhere_are_not_accepted_with_all_others(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    file = back(
        sent,
        lambda word: word.type_after(word.of(note.blocks["calm"]), "else", ", not of the treasurer"),
        over(note, "talks", "twice", "once"),
    )
    seen = desk.returning.compare(note.number, file)
    (chosen,) = desk.returning.chosen(seen, ["all"])
    assert chosen.block == note.blocks["talks"]


def test_comments_are_counted_where_they_stand(desk: Desk, note: Reviewed, sent: Path) -> None:
    file = back(sent, lambda word: word.comment(word.of(note.blocks["calm"])))
    seen = desk.returning.compare(note.number, file)
    assert [(one.number, one.block) for one in seen.comments] == [(1, note.blocks["calm"])]
    assert seen.changes == ()


def test_words_outside_the_sections_are_told_and_not_read(desk: Desk, note: Reviewed, sent: Path) -> None:
    file = back(sent, lambda word: word.add_after(word.saying("Harbour talks"), "A word before all."))
    change = only(desk.returning.compare(note.number, file).changes)
    assert (change.kind, change.remarks, change.said) == (
        ReturnedKind.UNREAD, {Remark.OUTSIDE}, "A word before all.",
    )  # fmt: skip


def test_a_title_that_was_changed_is_told_and_not_read(desk: Desk, note: Reviewed, sent: Path) -> None:
    """It has no bookmark, so it is known by its words alone."""
    file = back(sent, lambda word: word.write_over(word.saying("Harbour talks"), "talks", "talks in May"))
    change = only(desk.returning.compare(note.number, file).changes)
    assert (change.kind, change.remarks, change.said) == (
        ReturnedKind.UNREAD, {Remark.DERIVED}, "Harbour talks in May",
    )  # fmt: skip
    assert change.standing is Standing.KEPT


def test_a_block_copied_from_another_note_is_asked_about(desk: Desk, note: Reviewed, sent: Path) -> None:
    from copy import deepcopy

    other = WordFile(exported(desk, reviewed_note(desk).number, sent.parent / "other.docx"))

    def paste(file: WordFile) -> None:
        file.of(note.blocks["calm"]).addnext(deepcopy(other.saying("Nobody told the press")))

    change = only(desk.returning.compare(note.number, back(sent, paste)).changes)
    assert change.kind is ReturnedKind.ADDED
    assert change.standing is Standing.ASKED
    assert Remark.FOREIGN in change.remarks


def test_joined_paragraphs_hold_what_withheld_either(desk: Desk, note: Reviewed, sent: Path) -> None:
    file = back(sent, lambda word: word.join(word.of(note.blocks["press"]), word.of(note.blocks["tender"])))
    change = only(desk.returning.compare(note.number, file).changes)
    assert change.kind is ReturnedKind.JOINED
    assert holds(change.after[0]) == {note.severances["press"], note.severances["tender"]}


def test_a_section_that_lost_its_heading_is_told_and_its_words_stay_where_they_are(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    file = back(sent, lambda word: word.delete(word.heading(note.sections["next"])))
    change = only(desk.returning.compare(note.number, file).changes)
    assert (change.kind, change.said, change.remarks) == (
        ReturnedKind.UNREAD, "What comes next", {Remark.OUTLINE},
    )  # fmt: skip


def test_what_is_cut_off_the_heading_of_a_section_is_a_paragraph_of_it(
    desk: Desk, note: Reviewed, sent: Path
) -> None:
    file = back(sent, lambda word: word.cut_in_two(word.heading(note.sections["stand"]), "we stand"))
    changes = desk.returning.compare(note.number, file).changes
    assert [one.kind for one in changes] == [ReturnedKind.HEADING, ReturnedKind.ADDED]
    assert changes[0].heading == ("Where we stand", "Where")
    assert block_words(changes[1].after[0]) == "we stand"


def test_a_row_with_a_severed_cell_is_not_deleted(desk: Desk, note: Reviewed, tmp_path: Path) -> None:
    one = frozenset({note.severances["wish"]})

    def severed(block: Block) -> Text:
        assert isinstance(block, Table)
        first, *others = block.rows[1].cells
        row = replace(block.rows[1], cells=(replace(first, severances=one), *others))
        return (replace(block, rows=(block.rows[0], row, *block.rows[2:])),)

    say_in_note(desk, note, "table", severed)
    sent = exported(desk, note.number, tmp_path / "sent.docx")

    def delete_row(file: WordFile) -> None:
        row = next(file.of(note.blocks["Halifax"]).iterancestors("{*}tr"))
        row.getparent().remove(row)

    change = only(desk.returning.compare(note.number, back(sent, delete_row)).changes)
    assert (change.kind, change.standing) == (ReturnedKind.ROW_DELETED, Standing.KEPT)
    assert change.remarks == {Remark.HOLDS_SEVERED}


def test_a_passage_moved_out_of_a_section_withheld_whole_is_withheld_where_it_goes(
    desk: Desk, note: Reviewed, tmp_path: Path
) -> None:
    one = frozenset({note.severances["wish"]})
    found = desk.notes.get(note.number)
    sections = tuple(
        replace(part, severances=one) if part.id == note.sections["back"] else part for part in found.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.notes.save(replace(found, sections=sections))
    sent = exported(desk, note.number, tmp_path / "sent.docx")
    file = back(
        sent, lambda word: word.move_after(word.of(note.blocks["calm"]), word.of(note.blocks["talks"]))
    )
    seen = desk.returning.compare(note.number, file)
    desk.returning.bring_in(seen, seen.changes)
    first = desk.notes.get(note.number).sections[0]
    moved = next(block for block in first.blocks if block.id == note.blocks["calm"])
    assert moved.severances == one
