"""What the hints about a note of twenty pages cost, against exporting its public edition in the same run."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from briefing_app import bootstrap
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.profile import Name, Profile, ProfileKind, Section
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Block, Heading, ListItem, Paragraph, Run, SectionId, Text
from briefing_app.storage.records import ActKind, new_id
from tests.bench.binder import EXEMPTION, SEVERANCE, Binder

PAGES = 20
WORDS_ON_A_PAGE = 350
SHARE = 1.0
"""How much of an export the hints may cost: it is pressed once, and they are looked at beside it."""

SECONDS = 1.0
ROUNDS = 5
OTHERS = 5
"""Notes that were published before, in which it is looked too."""

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def make_library(path: Path) -> str:
    """A note of twenty pages with words withheld in every fourth block, and others that were published."""
    program = bootstrap.start()
    program.libraries.create(path)
    with program.open(path) as desk:
        record = Severance(
            id=SEVERANCE, exemptions=frozenset({EXEMPTION}), state=SeveranceState.APPROVED,
            by=desk.actor.name, at=desk.actor.now(), reason="their confidence",
        )  # fmt: skip
        profile = Profile(
            id=ProfileId(new_id()), kind=ProfileKind.FORUM, names=(Name(text="Harbour", language="en"),),
            sections=(Section(id=SectionId(new_id()), key="overview", headings={"en": ""}, texts={}),),
        )  # fmt: skip
        with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
            unit.profiles.add(profile)
        numbers = []
        for number in range(OTHERS + 1):
            note = desk.notes.create(kind="meeting-note", title=f"Note {number}", profiles=[profile.id])
            with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
                unit.severances.save(record)
                unit.notes.save(_filled(unit.notes.by_number(note.number), number))
            numbers.append(note.number)
            views = desk.severances.of_note(note.number)
            desk.severances.approve([one.severance.id for one in views], "Their confidence.")
        for one in numbers[1:]:
            desk.exports.export(one, EditionKind.PUBLIC, out=path.with_name(f"{one}.txt"))
    return numbers[0]


def _filled(note: Note, seed: int) -> Note:
    blocks = tuple(_lower(one) for one in Binder(seed).text(PAGES * WORDS_ON_A_PAGE // 420))
    withheld: Text = tuple(_severed(one, n) if n % 4 == 0 else one for n, one in enumerate(blocks))
    section: NoteSection = replace(note.sections[0], blocks=withheld)
    return replace(note, sections=(section, *note.sections[1:]))


def _lower(block: Block) -> Block:
    return replace(block, level=2) if isinstance(block, Heading) else block


def _severed(block: Block, number: int) -> Block:
    """The block with words at its end that are withheld and stand nowhere else, or one that does."""
    if not isinstance(block, Paragraph | ListItem):
        return block
    said = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    more = f" q{said}z Mr. Q{said}x q{said}v" if number % 8 else " delegation"
    free = Run(f" A delegation came, and Q{said}x." if number % 32 == 0 else "")
    return replace(block, content=(*block.content, Run(more, severances=frozenset({SEVERANCE})), free))


def test_the_hints_keep_to_their_budget(tmp_path: Path, capsys) -> None:
    number = make_library(tmp_path / "hints.bdl")
    with bootstrap.start().open(tmp_path / "hints.bdl") as desk:
        try:
            desk.exports.export(number, EditionKind.PUBLIC, out=tmp_path / "a.docx")
        except Exception as refused:  # told by the assertion
            pytest.fail(str(refused))
        desk.hints.of_note(number)
        exports, hints, found = [], [], 0
        for _ in range(ROUNDS):
            start = time.process_time()
            desk.exports.export(number, EditionKind.PUBLIC, out=tmp_path / "a.docx", force=True)
            between = time.process_time()
            found = len(desk.hints.of_note(number))
            exports.append(between - start)
            hints.append(time.process_time() - between)
    share = median(hints) / median(exports)
    with capsys.disabled():
        print(
            f"\nhints, {PAGES} pages: {found} found, {median(hints):.2f} s CPU (at most {SECONDS}), "
            f"{share:.2f} of the export (at most {SHARE})"
        )
    assert share <= SHARE
    assert median(hints) <= SECONDS
