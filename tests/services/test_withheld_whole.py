"""What is withheld whole in a profile stays withheld on every way into a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution, Incumbency
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import (
    BlockId,
    Cell,
    Picture,
    Row,
    SeveranceId,
    Table,
    Text,
    block_words,
    holds,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_editions import words_of
from .test_notes import meeting
from .typing_texts import PRESS, place_of, say

INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC


def withhold_section(desk: Desk, key: str, reason: str = "Their confidence.") -> SeveranceId:
    """Withhold a section of the profile whole, and approve that."""
    one = SeveranceId(new_id())
    profile = desk.profiles.find("HC")
    sections = tuple(
        replace(part, severances=frozenset({one})) if part.key == key else part for part in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.severances.save(replace(desk.texts._following.proposed(PRESS), id=one))
        unit.profiles.save(replace(profile, sections=sections))
    desk.severances.approve([one], reason)
    return one


def part(desk: Desk, key: str) -> NoteSection:
    return next(one for one in desk.notes.get("1").sections if one.key == key)


def public(desk: Desk) -> str:
    return words_of(desk.exports.edition_of_note("1", PUBLIC))


def internal(desk: Desk) -> str:
    return words_of(desk.exports.edition_of_note("1", INTERNAL))


# ---- sections


def test_a_profile_put_in_brings_its_withheld_section_withheld(desk: Desk) -> None:
    meeting(desk, "AFS")
    withhold_section(desk, "engagement")
    desk.note_editing.insert_profile("1", desk.profiles.find("HC").id)
    assert "yearly fee" in internal(desk)
    assert "yearly fee" not in public(desk)
    assert "Seventeen states" in public(desk)


def test_a_note_made_of_it_has_the_section_withheld(desk: Desk) -> None:
    withhold_section(desk, "engagement")
    meeting(desk, "HC")
    assert "yearly fee" in internal(desk)
    assert "yearly fee" not in public(desk)


def test_a_section_withheld_after_the_note_took_it_stops_the_public_edition(desk: Desk) -> None:
    meeting(desk, "HC")
    withhold_section(desk, "engagement")
    with pytest.raises(EditionRefusedError) as refused:
        public(desk)
    assert any("severed in the profile since under s. 15(1)" in one for one in refused.value.obstacles)


def test_the_heading_of_a_withheld_section_is_quoted_in_no_sentence(desk: Desk) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    desk.note_editing.rename_section("1", section.id, "Their unpaid fees")
    withhold_section(desk, "engagement")
    withheld = replace(part(desk, "engagement"), severances=frozenset({own(desk)}))
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        now = unit.notes.by_number("1")
        sections = tuple(withheld if one.id == section.id else one for one in now.sections)
        unit.notes.save(replace(now, sections=sections))
    with pytest.raises(EditionRefusedError) as refused:
        public(desk)
    late = [one for one in refused.value.obstacles if "severed in the profile since" in one]
    number = 1 + [one.id for one in note.sections if one.heading].index(section.id)
    assert [one.split("”")[0] for one in late] == [f"“§ {number}"]
    assert "Their unpaid fees" not in str(refused.value)


def own(desk: Desk) -> SeveranceId:
    """A severance of the note itself, approved."""
    one = SeveranceId(new_id())
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.severances.save(replace(desk.texts._following.proposed(PRESS), id=one))
    desk.severances.approve([one], "Their confidence.")
    return one


def test_what_is_taken_over_from_it_is_withheld_in_a_free_section(desk: Desk) -> None:
    meeting(desk, "HC")
    say(desk, place_of(desk, "engagement"), "We pay more.")
    place = place_of(desk, "engagement")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph("We pay late.")), opened.revision)
    one = withhold_section(desk, "engagement")
    desk.note_editing.take_over("1", desk.note_editing.updates("1"))
    assert part(desk, "engagement").severances == frozenset()
    assert [block.severances for block in part(desk, "engagement").blocks] == [{one}, {one}]
    assert "We pay more." in internal(desk)
    assert "We pay late." in internal(desk)
    assert "We pay" not in public(desk)


# ---- facts


@pytest.mark.parametrize(("kind", "said"), [(Contribution, "165"), (Incumbency, "Ana Roy")])
def test_words_that_state_a_withheld_fact_stop_the_public_edition(
    desk: Desk, tmp_path: Path, kind: type, said: str
) -> None:
    meeting(desk, "HC")
    profile = desk.profiles.find("HC")
    one = replace(desk.texts._following.proposed(PRESS), id=SeveranceId(new_id()))
    facts = tuple(
        replace(fact, severances=frozenset({one.id})) if isinstance(fact, kind) else fact
        for fact in profile.facts
    )
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.severances.save(one)
        unit.profiles.save(replace(profile, facts=facts))
    desk.severances.approve([one.id], "Their confidence.")
    with pytest.raises(EditionRefusedError, match=r"words withheld under .* stand free"):
        desk.exports.export("1", PUBLIC, out=tmp_path / "public.txt")
    assert list(tmp_path.glob("public*")) == []
    report = desk.passages.mark(
        note="1", section="engagement", words=FEE if said == "165" else said, exemptions=["15(1)"]
    )
    desk.severances.approve([report.severance], "The same here.")
    desk.exports.export("1", PUBLIC, out=tmp_path / "public.txt")
    assert said not in (tmp_path / "public.txt").read_text(encoding="utf-8")


# ---- parts of tables, pictures

ROWS = (("State", "Vote"), ("Norway", "against"), ("Iceland", "in favour"))


def in_row(table: Table, held: frozenset[SeveranceId]) -> Table:
    return replace(table, rows=(*table.rows[:1], replace(table.rows[1], severances=held), *table.rows[2:]))


def in_cell(table: Table, held: frozenset[SeveranceId]) -> Table:
    row = table.rows[1]
    cells = (row.cells[0], replace(row.cells[1], severances=held))
    return replace(table, rows=(table.rows[0], replace(row, cells=cells), *table.rows[2:]))


def in_column(table: Table, held: frozenset[SeveranceId]) -> Table:
    return replace(table, columns=(table.columns[0], held))


WAYS = {"row": in_row, "cell": in_cell, "column": in_column}


@pytest.fixture
def votes(desk: Desk) -> TextPlace:
    """A section of the profile with a table and a picture."""
    place = place_of(desk, "engagement")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        digest = unit.pictures.add(b"\x89PNG")
    picture = Picture(
        id=BlockId(new_id()), digest=digest, media_type="image/png", alternate="The seating plan"
    )
    table = Table(
        id=BlockId(new_id()),
        rows=tuple(Row(tuple(Cell(blocks=(paragraph(words),)) for words in row)) for row in ROWS),
        columns=(frozenset(), frozenset()),
    )
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, table, picture), opened.revision)
    return place


def withhold(desk: Desk, place: TextPlace, change: Callable[[Text, frozenset[SeveranceId]], Text]) -> None:
    """Withhold part of the section of the profile, and approve whatever that withholds anywhere."""
    new = NewSeverance(SeveranceId(new_id()), PRESS)
    opened = desk.texts.open(place)
    desk.texts.save(place, change(opened.blocks, frozenset({new.id})), opened.revision, [new])


def approve_all(desk: Desk, note: Note) -> None:
    waiting = [one.severance.id for one in desk.severances.of_note(note.number)]
    desk.severances.approve(waiting, "Their confidence.")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("late", [False, True])
def test_a_withheld_part_of_a_table_is_withheld_in_the_note(
    desk: Desk, votes: TextPlace, way: str, late: bool
) -> None:
    def change(blocks: Text, held: frozenset[SeveranceId]) -> Text:
        return (blocks[0], WAYS[way](blocks[1], held), blocks[2])

    if late:
        note = meeting(desk, "HC")
        withhold(desk, votes, change)
    else:
        withhold(desk, votes, change)
        note = meeting(desk, "HC")
    approve_all(desk, note)
    assert "against" in internal(desk)
    assert "against" not in public(desk)
    assert "Iceland" in public(desk)


@pytest.mark.parametrize("late", [False, True])
def test_a_withheld_picture_is_withheld_in_the_note(desk: Desk, votes: TextPlace, late: bool) -> None:
    def change(blocks: Text, held: frozenset[SeveranceId]) -> Text:
        return (*blocks[:2], replace(blocks[2], severances=held))

    if late:
        note = meeting(desk, "HC")
        withhold(desk, votes, change)
    else:
        withhold(desk, votes, change)
        note = meeting(desk, "HC")
    approve_all(desk, note)
    assert any(isinstance(one, Picture) and holds(one) for one in part(desk, "engagement").blocks)
    assert "seating plan" in internal(desk)
    edition = desk.exports.edition_of_note("1", PUBLIC)
    assert not any(isinstance(block, Picture) for block in edition.blocks)
    assert "seating plan" not in words_of(edition)


@pytest.mark.parametrize("way", WAYS)
def test_a_table_taken_over_keeps_what_is_withheld_in_it(desk: Desk, votes: TextPlace, way: str) -> None:
    note = meeting(desk, "HC")

    def change(blocks: Text, held: frozenset[SeveranceId]) -> Text:
        table = blocks[1]
        last = Row(tuple(Cell(blocks=(paragraph(words),)) for words in ("Malta", "abstains")))
        return (blocks[0], WAYS[way](replace(table, rows=(*table.rows, last)), held), blocks[2])

    withhold(desk, votes, change)
    desk.note_editing.take_over("1", desk.note_editing.updates("1"))
    approve_all(desk, note)
    assert "Malta" in internal(desk)
    assert "against" in internal(desk)
    assert "against" not in public(desk)
    assert block_words(part(desk, "engagement").blocks[0]) in public(desk)
