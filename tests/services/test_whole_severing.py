"""Sections, blocks, rows, columns, cells, pictures and facts are severed and freed, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError, NotAllowedError
from briefing_app.domain.facts import FactId
from briefing_app.domain.note import NoteSection
from briefing_app.domain.profile import Profile
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Paragraph,
    Picture,
    Row,
    SectionId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.services.exports import FORMATS
from briefing_app.services.texts import TextPlace
from briefing_app.services.things import cells_of, place_of_block, section_called
from briefing_app.services.whole_severing import Severed
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_editions import words_of
from .test_notes import meeting
from .typing_texts import place_of

PUBLIC = EditionKind.PUBLIC
WHY = "Their confidence."


def section_id(desk: Desk, key: str) -> SectionId:
    found = desk.profiles.find("HC").section(key)
    assert found is not None
    return found.id


def part(desk: Desk, key: str) -> NoteSection:
    return next(one for one in desk.notes.get("1").sections if one.key == key)


def approve_all(desk: Desk) -> None:
    ids = [one.severance.id for one in desk.severances.of_note("1")]
    ids += [one.severance.id for one in desk.severances.of_profile("HC")]
    desk.severances.approve(ids, WHY)


def public(desk: Desk) -> str:
    return words_of(desk.exports.edition_of_note("1", PUBLIC))


def text_of(desk: Desk, key: str) -> Text:
    return desk.texts.open(place_of(desk, key)).blocks


def put(desk: Desk, key: str, *blocks: Paragraph | Table | Picture | WithheldBlock) -> TextPlace:
    """Have a section of the profile say these blocks."""
    profile = desk.profiles.find("HC")
    parts = tuple(replace(one, texts={"en": blocks}) if one.key == key else one for one in profile.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=parts))
    return place_of(desk, key)


def table() -> Table:
    """Two rows, three columns: a1 b1 c1, a2 b2 c2."""
    rows = tuple(
        Row(tuple(Cell(blocks=(paragraph(f"{letter}{number} said"),)) for letter in "abc"))
        for number in (1, 2)
    )
    return Table(id=BlockId(new_id()), rows=rows, columns=(FREE,) * 3)


# ---- sections


def test_a_section_of_a_profile_is_severed_whole_and_in_the_note_that_holds_it(desk: Desk) -> None:
    meeting(desk, "HC")
    done = desk.whole_severing.sever_section(section_id(desk, "engagement"), ["15(1)"], WHY)
    found = desk.profiles.find("HC").section("engagement")
    assert found is not None
    assert found.severances == {done.severance}
    here = part(desk, "engagement")
    (view,) = desk.severances.of_note("1")
    assert here.severances == {view.severance.id}
    assert view.severance.source == done.severance
    assert view.sections == (here.id,)
    assert all(not block.severances for block in here.blocks)
    with pytest.raises(EditionRefusedError):
        public(desk)
    approve_all(desk)
    said = public(desk)
    assert "yearly fee" not in said
    assert "Engagement" not in said
    assert "Seventeen states" in said


def test_a_note_that_says_more_in_the_section_keeps_its_own_words(desk: Desk) -> None:
    meeting(desk, "HC")
    here = part(desk, "engagement")
    place = TextPlace(here.id, "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph("Bring the flags.")), opened.revision)
    desk.whole_severing.sever_section(section_id(desk, "engagement"), ["15(1)"])
    here = part(desk, "engagement")
    assert here.severances == FREE
    assert [bool(block.severances) for block in here.blocks] == [True, False]
    approve_all(desk)
    assert "Bring the flags." in public(desk)
    assert "yearly fee" not in public(desk)


def test_a_section_of_a_note_is_severed_and_freed_by_itself(desk: Desk) -> None:
    meeting(desk, "HC")
    here = part(desk, "engagement")
    done = desk.whole_severing.sever_section(here.id, ["15(1)"])
    assert part(desk, "engagement").severances == {done.severance}
    assert desk.severances.of_profile("HC") == ()
    desk.whole_severing.free_section(here.id, "It was published.")
    assert part(desk, "engagement") == here
    assert "yearly fee" in public(desk)
    with pytest.raises(NotAllowedError, match="not withheld as a whole"):
        desk.whole_severing.free_section(here.id)


def test_freeing_a_section_that_its_profile_withholds_says_that_it_is_stopped_still(desk: Desk) -> None:
    meeting(desk, "HC")
    there = section_id(desk, "engagement")
    desk.whole_severing.sever_section(there, ["15(1)"])
    assert desk.whole_severing.free_section(part(desk, "engagement").id).notices == (
        "The profile withholds this section under s. 15(1): it stops the public edition until freed there.",
    )
    approve_all(desk)
    with pytest.raises(EditionRefusedError):
        public(desk)
    assert desk.whole_severing.free_section(there).notices == ()
    assert "yearly fee" in public(desk)


def test_words_severed_in_a_section_stay_so_when_it_is_freed(desk: Desk) -> None:
    desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    before = desk.profiles.find("HC").section("engagement")
    section = section_id(desk, "engagement")
    desk.whole_severing.sever_section(section, ["19(1)"])
    desk.whole_severing.free_section(section)
    after = desk.profiles.find("HC").section("engagement")
    assert (before and before.texts) == (after and after.texts)
    assert [one.words for one in desk.severances.of_profile("HC")] == [(FEE,)]


def test_a_section_severed_whole_is_found_by_nobody_who_searches_what_is_free(desk: Desk) -> None:
    desk.whole_severing.sever_section(section_id(desk, "engagement"), ["15(1)"])
    with desk.library.database.read() as unit:
        hits = unit.search.find("yearly")
    assert hits
    assert all(hit.severed for hit in hits)


# ---- blocks and cells


def test_a_paragraph_is_severed_whole_and_in_the_copy(desk: Desk) -> None:
    meeting(desk, "HC")
    (block,) = text_of(desk, "engagement")
    desk.whole_severing.sever_block(place_of(desk, "engagement"), block.id, ["15(1)"])
    assert text_of(desk, "engagement")[0].severances
    (copy,) = part(desk, "engagement").blocks
    assert copy.severances
    approve_all(desk)
    assert "yearly fee" not in public(desk)
    desk.whole_severing.free_block(place_of(desk, "engagement"), block.id)
    assert not text_of(desk, "engagement")[0].severances


def test_a_picture_is_severed_whole(desk: Desk) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        digest = unit.pictures.add(b"\x89PNG pixels")
    shown = Picture(id=BlockId(new_id()), digest=digest, media_type="image/png", alternate="Their harbour")
    place = put(desk, "engagement", shown)
    done = desk.whole_severing.sever_block(place, shown.id, ["15(1)"])
    (view,) = desk.severances.of_profile("HC")
    assert (view.severance.id, view.words, view.block) == (done.severance, ("Their harbour",), shown.id)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([(0, 0), (0, 1), (0, 2)], ["a1", "b1", "c1"]),
        ([(0, 1), (1, 1)], ["b1", "b2"]),
        ([(1, 2)], ["c2"]),
    ],
)
def test_a_row_a_column_and_a_cell_are_severed_and_freed(desk: Desk, cells, words: list[str]) -> None:
    known = table()
    place = put(desk, "engagement", known)
    desk.whole_severing.sever_cells(place, known.id, cells, ["15(1)"])
    (view,) = desk.severances.of_profile("HC")
    assert [one.split()[0] for one in view.words] == words
    (now,) = text_of(desk, "engagement")
    assert isinstance(now, Table)
    assert [bool(row.severances) for row in now.rows] == [len(cells) == 3, False]
    assert [bool(column) for column in now.columns] == [False, len(cells) == 2, False]
    desk.whole_severing.free_cells(place, known.id, cells)
    assert desk.severances.of_profile("HC") == ()


def test_a_cell_of_a_held_row_is_freed_and_the_others_stay_held(desk: Desk) -> None:
    known = table()
    place = put(desk, "engagement", known)
    desk.whole_severing.sever_cells(place, known.id, [(0, 0), (0, 1), (0, 2)], ["15(1)"])
    desk.whole_severing.free_cells(place, known.id, [(0, 1)])
    (view,) = desk.severances.of_profile("HC")
    assert [one.split()[0] for one in view.words] == ["a1", "c1"]


def test_what_cannot_be_severed_or_freed_is_refused_and_leaves_nothing(desk: Desk) -> None:
    known, received = table(), WithheldBlock(id=BlockId(new_id()), withheld=Withheld())
    place = put(desk, "engagement", known, received)
    acts = desk.whole_severing
    refused = [
        lambda: acts.sever_cells(place, known.id, [(7, 0)], ["15(1)"]),
        lambda: acts.sever_cells(place, received.id, [(0, 0)], ["15(1)"]),
        lambda: acts.sever_block(place, received.id, ["15(1)"]),
        lambda: acts.sever_block(place, BlockId("nobody"), ["15(1)"]),
        lambda: acts.sever_block(place, known.id, []),
        lambda: acts.sever_block(place, known.id, ["SECRET"]),
        lambda: acts.free_block(place, known.id),
        lambda: acts.free_cells(place, known.id, [(0, 0)]),
        lambda: acts.sever_section(SectionId("nobody"), ["15(1)"]),
        lambda: acts.sever_fact(FactId("nobody"), ["15(1)"]),
    ]
    for act in refused:
        with pytest.raises(BriefingError):
            act()
    with desk.library.database.read() as unit:
        assert unit.severances.all().by_id == {}


def test_a_block_is_found_where_it_stands(desk: Desk) -> None:
    known = table()
    place = put(desk, "engagement", known)
    inner = known.rows[1].cells[2].blocks[0].id
    assert place_of_block(desk.profiles.find("HC"), inner) == place
    note = meeting(desk, "HC")
    here = part(desk, "overview") if any(one.key == "overview" for one in note.sections) else note.sections[0]
    first = next(one for one in note.sections if one.blocks)
    assert place_of_block(note, first.blocks[0].id) == TextPlace(first.id, "en")
    assert here
    with pytest.raises(BriefingError):
        place_of_block(note, BlockId("nobody"))


# ---- facts


def test_a_fact_is_severed_and_freed_by_itself(desk: Desk) -> None:
    fact = desk.profiles.find("AFS").facts[0]
    desk.whole_severing.sever_fact(fact.id, ["15(1)"], WHY)
    opened = desk.profile_opening.open(desk.profiles.find("AFS").id)
    assert opened.withheld == {fact.id: "s. 15(1)"}
    desk.whole_severing.free_fact(fact.id)
    assert desk.profile_opening.open(desk.profiles.find("AFS").id).withheld == {}
    with pytest.raises(NotAllowedError):
        desk.whole_severing.free_fact(fact.id)


# ---- the way back


def everything(desk: Desk) -> tuple[Profile, tuple[object, ...]]:
    profile = desk.profiles.find("HC")
    note = desk.notes.get("1")
    sections = tuple(replace(one, revision=None) for one in note.sections)
    return replace(profile, updated_at=None), sections


@pytest.mark.parametrize("what", ["section", "block", "fact"])
def test_an_act_is_taken_back_whole(desk: Desk, what: str) -> None:
    meeting(desk, "HC")
    before = everything(desk)
    profile = desk.profiles.find("HC")
    done: Severed
    if what == "section":
        done = desk.whole_severing.sever_section(section_id(desk, "engagement"), ["15(1)"])
    elif what == "block":
        (block,) = text_of(desk, "engagement")
        done = desk.whole_severing.sever_block(place_of(desk, "engagement"), block.id, ["15(1)"])
    else:
        done = desk.whole_severing.sever_fact(profile.facts[0].id, ["15(1)"])
    assert everything(desk) != before
    desk.whole_severing.undo(done)
    assert everything(desk) == before
    with desk.library.database.read() as unit:
        assert all(one.closed_at for one in unit.severances.all().by_id.values())


def test_the_reason_is_kept_and_a_category_as_a_reason_is_remarked(desk: Desk) -> None:
    done = desk.whole_severing.sever_section(section_id(desk, "engagement"), ["15(1)"], "It is SECRET.")
    assert done.notices[0].startswith("The reason names the marking SECRET")
    (view,) = desk.severances.of_profile("HC")
    assert (view.severance.reason, view.severance.state) == ("It is SECRET.", SeveranceState.PROPOSED)


@pytest.mark.parametrize(
    ("row", "column", "cells"),
    [(1, None, {(0, 0), (0, 1), (0, 2)}), (None, 2, {(0, 1), (1, 1)}), (2, 3, {(1, 2)})],
)
def test_rows_and_columns_are_counted_from_one(desk: Desk, row, column, cells) -> None:
    known = table()
    place = put(desk, "engagement", known)
    thing = cells_of(desk.profiles.find("HC"), known.id, row, column)
    assert (thing.place, thing.block, thing.cells) == (place, known.id, cells)
    desk.whole_severing.sever(thing, ["15(1)"])
    assert len(desk.severances.of_profile("HC")) == 1
    desk.whole_severing.free(thing)
    assert desk.severances.of_profile("HC") == ()
    with pytest.raises(NotAllowedError):
        cells_of(desk.profiles.find("HC"), known.id, 9, None)


def test_sections_of_one_key_are_told_apart_by_their_ids(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    first, *others = [one.id for one in note.sections if one.key == "engagement"]
    assert others
    with pytest.raises(BriefingError, match="sections “engagement”"):
        section_called(note, "engagement")
    assert section_called(note, first) == first


# ---- a heading that other sections bear too


def with_name(desk: Desk, key: str) -> NoteSection:
    """The section of a note about two that has the name of the first for its heading."""
    about = desk.profiles.find("HC").id
    return next(one for one in desk.notes.get("1").sections if (one.profile, one.key) == (about, key))


def say_too(desk: Desk, section: NoteSection, words: str) -> None:
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph(words)), opened.revision)


def test_a_section_is_released_withheld_though_another_is_called_the_same_and_named_in_its_text(
    desk: Desk, tmp_path: Path
) -> None:
    meeting(desk, "HC", "AFS")
    overview, engagement = with_name(desk, "overview"), with_name(desk, "engagement")
    assert engagement.heading == overview.heading == "Harbour Consultations (HC)"
    say_too(desk, overview, f"{overview.heading} meets.")
    desk.whole_severing.sever_section(engagement.id, ["15(1)"], WHY)
    approve_all(desk)
    for ending in FORMATS:
        desk.exports.export("1", PUBLIC, out=tmp_path / f"public.{ending}")
    said = public(desk)
    assert f"{overview.heading} meets." in said
    assert "yearly fee" not in said


def test_a_heading_that_no_other_section_bears_stays_withheld_in_texts(desk: Desk) -> None:
    meeting(desk, "HC", "AFS")
    here = with_name(desk, "engagement")
    desk.note_editing.rename_section("1", here.id, "Quiet understandings")
    say_too(desk, with_name(desk, "overview"), "We have quiet understandings.")
    desk.whole_severing.sever_section(here.id, ["15(1)"], WHY)
    approve_all(desk)
    with pytest.raises(EditionRefusedError, match="stand free"):
        public(desk)


def test_words_severed_by_themselves_stay_withheld_though_two_headings_say_them(desk: Desk) -> None:
    meeting(desk, "HC", "AFS")
    overview = with_name(desk, "overview")
    say_too(desk, overview, f"{overview.heading} meets.")
    desk.passages.mark(note="1", section="overview", words=overview.heading, exemptions=["15(1)"])
    desk.whole_severing.sever_section(with_name(desk, "engagement").id, ["15(1)"], WHY)
    approve_all(desk)
    with pytest.raises(EditionRefusedError, match="holds words withheld"):
        public(desk)
