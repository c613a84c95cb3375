"""A note with every sort of passage, for a reviewer to edit in Word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.note import NoteSection
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
)
from briefing_app.storage.records import ActKind, new_id

PARAGRAPHS = {
    "talks": "Port cities met twice last year and agreed on little.",
    "move": "The secretariat moved to Halifax in the spring.",
    "fees": "Fees were paid on time by every member.",
    "list": "Our delegate keeps a list of open questions.",
    "wish": "They asked us in confidence to lower the fee before March.",
    "envoy": "The envoy said the harbour will close next winter.",
    "press": "Nobody told the press about the second offer.",
    "tender": "We know that the tender failed.",
    "needless": "A paragraph that nobody needs.",
    "doubt": "The minister doubts the treasurer.",
    "budget": "The budget covers three meetings. One study is paid by others.",
    "first": "The first half stands.",
    "second": "The second half follows.",
    "upwards": "This sentence belongs further up.",
    "bold": "Some words matter more than others.",
    "item": "Turn this into an item.",
    "stray": "This belongs to the background.",
    "calm": "Nothing is said here of anything else.",
    "struck": "An old remark to be struck.",
}
SEVERED = {
    "wish": "in confidence to lower the fee",
    "envoy": "the harbour will close",
    "press": "the second offer",
    "tender": "the tender failed",
    "doubt": "the treasurer",
}


@dataclass
class Reviewed:
    """The note: its number, its blocks and sections by short names, and what withholds some of its words."""

    number: str = ""
    blocks: dict[str, BlockId] = field(default_factory=dict)
    sections: dict[str, SectionId] = field(default_factory=dict)
    severances: dict[str, SeveranceId] = field(default_factory=dict)

    def named(self, block: BlockId | None) -> str:
        """The short name of a block."""
        return next((name for name, one in self.blocks.items() if one == block), "")


def reviewed_note(desk: Desk) -> Reviewed:
    """Make the note."""
    made = Reviewed()
    parts = (
        ("stand", "Where we stand", _first(made)),
        ("next", "What comes next", _second(made)),
        ("back", "Background", _paragraphs(made, "calm", "struck")),
    )
    note = desk.notes.create(kind="meeting-note", title="Harbour talks")
    sections = []
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        for name in SEVERED:
            one = _severance(desk)
            unit.severances.save(one)
            made.severances[name] = one.id
        for key, heading, blocks in parts:
            made.sections[key] = SectionId(new_id())
            text = _withheld(made, blocks)
            sections.append(NoteSection(id=made.sections[key], key="section", heading=heading, blocks=text))
        unit.notes.save(replace(note, sections=tuple(sections)))
    marked = desk.notes.get(note.number)
    marking = desk.catalogue.marking("PROTECTED A")
    first = tuple(
        replace(one, portion=marking) if one.id == made.blocks["list"] else one
        for one in marked.sections[0].blocks
    )
    with desk.library.database.begin(desk.actor.act(ActKind.MARK)) as unit:
        sections = [replace(marked.sections[0], blocks=first), *marked.sections[1:]]
        unit.notes.save(replace(marked, sections=tuple(sections)))
    made.number = note.number
    return made


def _first(made: Reviewed) -> Text:
    asked: tuple[Inline, ...] = (Run("The agency asked us to "), Withheld(), Run(" by June."))
    letter: tuple[Inline, ...] = (Run("A letter from "), Withheld(), Run(" arrived."))
    return (
        *_paragraphs(made, "talks", "move", "fees", "list", "wish", "envoy", "press", "tender"),
        Paragraph(id=_named(made, "asked"), content=asked),
        Paragraph(id=_named(made, "letter"), content=letter),
        *_paragraphs(made, "needless", "doubt"),
    )


def _second(made: Reviewed) -> Text:
    note = FootnoteReference((Run("Annual report of 2019."),))
    return (
        ListItem(id=_named(made, "answer"), level=1, content=(Run("Answer the letter by fall."),)),
        ListItem(id=_named(made, "rooms"), level=1, content=(Run("Book rooms in Geneva."),)),
        Heading(id=_named(made, "money"), level=1, content=(Run("Money"),)),
        *_paragraphs(made, "budget", "first", "second", "bold"),
        Paragraph(id=_named(made, "costs"), content=(Run("Costs rose"), note, Run(" again."))),
        *_paragraphs(made, "item"),
        _table(made),
        *_paragraphs(made, "upwards", "stray"),
    )


def _table(made: Reviewed) -> Table:
    rows = (("Member", "Fee"), ("Halifax", "100"), ("Oslo", "200"), ("Busan", "300"))
    return Table(
        id=_named(made, "table"),
        rows=tuple(
            Row(tuple(Cell(blocks=(Paragraph(id=_named(made, one), content=(Run(one),)),)) for one in row))
            for row in rows
        ),
        columns=(FREE, FREE),
        caption=(Run("Members and what they pay"),),
    )


def _paragraphs(made: Reviewed, *names: str) -> Text:
    return tuple(Paragraph(id=_named(made, one), content=(Run(PARAGRAPHS[one]),)) for one in names)


def _named(made: Reviewed, name: str) -> BlockId:
    made.blocks[name] = BlockId(new_id())
    return made.blocks[name]


def _severance(desk: Desk) -> Severance:
    return Severance(
        id=SeveranceId(new_id()), exemptions=frozenset({ExemptionId("atia:15(1)")}),
        state=SeveranceState.APPROVED, by=desk.actor.name, at=desk.actor.now(), reason="harm",
    )  # fmt: skip


def _withheld(made: Reviewed, blocks: Text) -> Text:
    for name, words in SEVERED.items():
        here: list[Block] = [one for one in blocks if one.id == made.blocks[name]]
        if here:
            blocks = withhold(blocks, find(here, words), made.severances[name])
    return blocks


def exported(desk: Desk, number: str, path: Path) -> Path:
    """The internal edition of a note as a Word file."""
    return desk.exports.export(number, EditionKind.INTERNAL, out=path).path
