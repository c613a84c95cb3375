"""Thirty things a reviewer does to the copy of a note in Word, and what is to come of each."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefing_app.domain.returned.changes import Remark, ReturnedKind, Standing

from .reviewed_note import PARAGRAPHS, Reviewed
from .word_edits import WordFile, text_of

Do = Callable[[WordFile, Reviewed], object]


@dataclass(frozen=True, slots=True)
class Edit:
    """Something a reviewer does, and what is to come of it.

    ``at`` is the passage or section it is told at, ``says`` what is there if the change is accepted, passages
    apart by " / ".
    """

    what: str
    do: Do
    kind: ReturnedKind
    at: str
    says: str
    standing: Standing = Standing.OPEN
    remarks: frozenset[Remark] = frozenset()


def _write(name: str, words: str, others: str, *, tracked: bool = False) -> Do:
    return lambda file, note: file.write_over(file.of(note.blocks[name]), words, others, tracked=tracked)


def _type(name: str, words: str, typed: str, *, tracked: bool = False) -> Do:
    return lambda file, note: file.type_after(file.of(note.blocks[name]), words, typed, tracked=tracked)


def _add(name: str, words: str, *, tracked: bool = False) -> Do:
    return lambda file, note: file.add_after(file.of(note.blocks[name]), words, tracked=tracked)


def _move(name: str, behind: str) -> Do:
    return lambda file, note: file.move_after(file.of(note.blocks[name]), file.of(note.blocks[behind]))


def _row(file: WordFile, note: Reviewed, name: str) -> etree._Element:
    return next(one for one in file.of(note.blocks[name]).iterancestors("{*}tr"))


def _delete_row(file: WordFile, note: Reviewed) -> None:
    row = _row(file, note, "Halifax")
    row.getparent().remove(row)


def _add_row(file: WordFile, note: Reviewed) -> None:
    row = _row(file, note, "Busan")
    new = deepcopy(row)
    for mark in [one for one in new.iter() if "bookmark" in str(one.tag)]:
        mark.getparent().remove(mark)
    for text, words in zip(new.iter("{*}t"), ("Lagos", "400"), strict=True):
        text.text = words
    row.addnext(new)


def _remove_portion(file: WordFile, note: Reviewed) -> None:
    paragraph = file.of(note.blocks["list"])
    file.write_over(paragraph, text_of(paragraph).partition(")")[0] + ") ", "")


def _note(file: WordFile, note: Reviewed) -> None:
    file.write_over(file.note_holding("Annual report"), "2019", "2020")


def _sure(*remarks: Remark) -> frozenset[Remark]:
    return frozenset(remarks)


CHANGED, ADDED, DELETED, MOVED = (
    ReturnedKind.CHANGED,
    ReturnedKind.ADDED,
    ReturnedKind.DELETED,
    ReturnedKind.MOVED,
)
KEPT, ASKED = Standing.KEPT, Standing.ASKED

EDITS = (
    Edit(
        "a word changed, tracked",
        _write("talks", "twice", "three times", tracked=True),
        CHANGED,
        "talks",
        "Port cities met three times last year and agreed on little.",
    ),
    Edit(
        "words typed in the middle of a run",
        _type("move", "Halifax", " and then to Oslo"),
        CHANGED,
        "move",
        "The secretariat moved to Halifax and then to Oslo in the spring.",
    ),
    Edit(
        "words deleted, tracked",
        _write("fees", "on time ", "", tracked=True),
        CHANGED,
        "fees",
        "Fees were paid by every member.",
    ),
    Edit(
        "a portion mark deleted",
        _remove_portion,
        CHANGED,
        "list",
        PARAGRAPHS["list"],
        KEPT,
        _sure(Remark.PORTION_KEPT),
    ),
    Edit(
        "words changed beside a severed passage",
        _write("wish", "March", "May"),
        CHANGED,
        "wish",
        "They asked us ⟦in confidence to lower the fee⟧ before May.",
    ),
    Edit(
        "a word changed inside a severed passage",
        _write("envoy", "close", "shut"),
        CHANGED,
        "envoy",
        "The envoy said ⟦the harbour will shut⟧ next winter.",
        ASKED,
        _sure(Remark.SEVERED_CHANGED),
    ),
    Edit(
        "words typed inside a severed passage",
        _type("press", "the second", " and quiet"),
        CHANGED,
        "press",
        "Nobody told the press about ⟦the second and quiet offer⟧.",
        ASKED,
        _sure(Remark.TYPED_IN_SEVERED),
    ),
    Edit(
        "a severed passage deleted",
        _write("tender", "the tender failed", ""),
        CHANGED,
        "tender",
        "We know that ⟦the tender failed⟧.",
        KEPT,
        _sure(Remark.SEVERED_KEPT),
    ),
    Edit(
        "a received redaction deleted",
        _write("asked", "[REDACTED]", ""),
        CHANGED,
        "asked",
        "The agency asked us to [REDACTED] by June.",
        KEPT,
        _sure(Remark.REDACTION_KEPT),
    ),
    Edit(
        "a received redaction written over",
        _write("letter", "[REDACTED]", "a minister", tracked=True),
        CHANGED,
        "letter",
        "A letter from [REDACTED]a minister arrived.",
        ASKED,
        _sure(Remark.REDACTION_KEPT),
    ),
    Edit(
        "a paragraph deleted with its bookmark",
        lambda file, note: file.delete(file.of(note.blocks["needless"])),
        DELETED,
        "needless",
        "",
        ASKED,
        _sure(Remark.EMPTIED),
    ),
    Edit(
        "a paragraph with severed words deleted",
        lambda file, note: file.delete(file.of(note.blocks["doubt"])),
        DELETED,
        "doubt",
        "The minister doubts ⟦the treasurer⟧.",
        KEPT,
        _sure(Remark.HOLDS_SEVERED),
    ),
    Edit(
        "a word changed in a list item",
        _write("answer", "fall", "winter"),
        CHANGED,
        "answer",
        "* Answer the letter by winter.",
    ),
    Edit("an item added", _add("rooms", "Pay for the coffee."), ADDED, "next", "* Pay for the coffee."),
    Edit(
        "a heading changed, tracked",
        _write("money", "Money", "What it costs", tracked=True),
        CHANGED,
        "money",
        "What it costs",
    ),
    Edit(
        "a paragraph cut in two",
        lambda file, note: file.cut_in_two(file.of(note.blocks["budget"]), "One study"),
        ReturnedKind.SPLIT,
        "budget",
        "The budget covers three meetings. / One study is paid by others.",
    ),
    Edit(
        "two paragraphs joined",
        lambda file, note: file.join(file.of(note.blocks["first"]), file.of(note.blocks["second"])),
        ReturnedKind.JOINED,
        "first",
        "The first half stands.The second half follows.",
    ),
    Edit("a paragraph moved", _move("upwards", "money"), MOVED, "upwards", PARAGRAPHS["upwards"]),
    Edit(
        "words made bold",
        lambda file, note: file.embolden(file.of(note.blocks["bold"]), "matter"),
        CHANGED,
        "bold",
        "Some words **matter** more than others.",
    ),
    Edit("a footnote changed", _note, CHANGED, "costs", "Costs rose^Annual report of 2020.^ again."),
    Edit(
        "a paragraph made an item",
        lambda file, note: file.style(file.of(note.blocks["item"]), file.of(note.blocks["answer"])),
        CHANGED,
        "item",
        "* Turn this into an item.",
    ),
    Edit("a cell of a table changed", _write("200", "200", "250"), CHANGED, "200", "250"),
    Edit(
        "a row deleted",
        _delete_row,
        ReturnedKind.ROW_DELETED,
        "table",
        "Halifax / 100",
        ASKED,
        _sure(Remark.EMPTIED),
    ),
    Edit("a row added", _add_row, ReturnedKind.ROW_ADDED, "table", "Lagos / 400"),
    Edit(
        "the caption of a table changed",
        lambda file, note: file.write_over(file.caption(note.blocks["table"]), "pay", "paid"),
        CHANGED,
        "table",
        "Members and what they paid",
    ),
    Edit("a paragraph moved to another section", _move("stray", "calm"), MOVED, "stray", PARAGRAPHS["stray"]),
    Edit(
        "the heading of a section changed",
        lambda file, note: file.write_over(file.heading(note.sections["back"]), "Background", "History"),
        ReturnedKind.HEADING,
        "back",
        "History",
    ),
    Edit(
        "a paragraph added, tracked",
        _add("talks", "The reviewer adds this.", tracked=True),
        ADDED,
        "stand",
        "The reviewer adds this.",
    ),
    Edit(
        "severed words typed where nothing severs them",
        _type("calm", "else", ", for the treasurer is away"),
        CHANGED,
        "calm",
        "Nothing is said here of anything else, for the treasurer is away.",
        ASKED,
        _sure(Remark.SEVERED_ELSEWHERE),
    ),
    Edit(
        "a paragraph deleted, tracked",
        lambda file, note: file.delete_tracked(file.of(note.blocks["struck"])),
        DELETED,
        "struck",
        "",
        ASKED,
        _sure(Remark.EMPTIED),
    ),
)
