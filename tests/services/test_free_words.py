"""Withheld words that stand free in a note are told with their places before any page of it is drawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind, Obstacle
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution, FactId, Incumbency, Statement
from briefing_app.domain.note import Note
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    Block,
    BlockId,
    Content,
    Heading,
    Run,
    SectionId,
    block_words,
    map_content,
    walk,
)
from briefing_app.services import editions
from briefing_app.services.note_editing import NoteProperties
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown

from .conftest import FEE, paragraph
from .test_editions import sever
from .test_notes import meeting

SECRET = "Robin Sample, mobile 613-555-0142"


def section_of(note: Note, key: str) -> SectionId:
    return next(one.id for one in note.sections if one.key == key)


def add(desk: Desk, number: str, key: str, words: str) -> None:
    """A paragraph of its own at the end of a section."""
    place = TextPlace(section_of(desk.notes.get(number), key), "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph(words)), opened.revision)


@pytest.fixture
def note(desk: Desk) -> Note:
    """A note in which a name and a telephone number are withheld."""
    made = meeting(desk, "HC")
    add(desk, made.number, "overview", f"Ask for {SECRET}.")
    sever(desk, made, SECRET, "overview", "19(1)")
    assert obstacles(desk, made) == []
    return made


def obstacles(desk: Desk, note: Note) -> list[Obstacle]:
    preview = desk.previews.of_note(note.number, EditionKind.PUBLIC)
    assert (preview.printed is None) == bool(preview.obstacles)
    return list(preview.obstacles)


def with_properties(desk: Desk, note: Note, **said: object) -> None:
    given = {"title": note.title, "on": note.on, "place": note.place, "fields": dict(note.fields)}
    desk.note_editing.set_properties(
        note.number,
        NoteProperties(profiles=note.profiles, **{**given, **said}),  # type: ignore[arg-type]  # what a caller names is passed on as it stands
    )


def test_in_the_title(desk: Desk, note: Note) -> None:
    with_properties(desk, note, title=f"Talks with {SECRET}")
    (told,) = obstacles(desk, note)
    assert told == "The title holds words withheld under s. 19(1): write it otherwise."
    assert told.block == f"{note.id}-title"
    assert shown(told, "fr").startswith("Le titre contient des mots prélevés en vertu de l’art.\u00a019(1)")


def test_in_the_place(desk: Desk, note: Note) -> None:
    with_properties(desk, note, place=f"With {SECRET}")
    (told,) = obstacles(desk, note)
    assert told.endswith("holds words withheld under s. 19(1): write it otherwise.")
    assert told.startswith("The property “")
    assert told.block == f"{note.id}-place"


def test_in_a_heading(desk: Desk, note: Note) -> None:
    section = section_of(note, "engagement")
    desk.note_editing.rename_section(note.number, section, f"About {SECRET}")
    (told,) = obstacles(desk, note)
    assert told.startswith("The heading of section ")
    assert told.block == f"{section}-heading"


def undecided(desk: Desk, note: Note, key: str) -> None:
    """Something else is withheld in a section, and nobody has approved that."""
    add(desk, note.number, key, "Somebody may be late.")
    desk.passages.mark(note=note.number, section=key, words="may be late", exemptions=("15(1)",))


def test_a_heading_of_withheld_words_is_quoted_in_no_other_sentence(desk: Desk, note: Note) -> None:
    undecided(desk, note, "engagement")
    (before,) = obstacles(desk, note)
    assert before.startswith("“Engagement")
    desk.note_editing.rename_section(note.number, section_of(note, "engagement"), f"About {SECRET}")
    told, free = obstacles(desk, note)
    number = free.removeprefix("The heading of section ").split()[0]
    assert told.startswith(f"“§ {number}”: the severance under s. 15(1)")
    assert told.block == before.block
    assert SECRET not in "".join((*obstacles(desk, note), shown(told, "fr")))


def typed_heading(desk: Desk, note: Note, key: str, words: str) -> None:
    """A heading of the third level, typed at the end of the words of a section."""
    place = TextPlace(section_of(note, key), "en")
    opened = desk.texts.open(place)
    heading = Heading(id=BlockId(new_id()), level=3, content=(Run(words),))
    desk.texts.save(place, (*opened.blocks, heading), opened.revision)


def test_a_typed_heading_of_withheld_words_is_quoted_in_no_sentence(desk: Desk, note: Note) -> None:
    typed_heading(desk, note, "engagement", f"About {SECRET}")
    undecided(desk, note, "engagement")
    told, free = obstacles(desk, note)
    assert told.startswith("“Engagement")
    assert free.startswith("“Engagement")
    assert SECRET not in "".join((told, free))
    desk.note_editing.rename_section(note.number, section_of(note, "engagement"), f"With {SECRET}")
    assert SECRET not in "".join(obstacles(desk, note))


def test_of_two_sections_with_one_heading_each_is_told_by_its_own_number(desk: Desk, note: Note) -> None:
    keys = [one.key for one in note.sections]
    for key in ("overview", "engagement"):
        desk.note_editing.rename_section(note.number, section_of(note, key), f"About {SECRET}")
        undecided(desk, note, key)
    told = [one for one in obstacles(desk, note) if "not approved" in one]
    numbers = {one.split("”")[0] for one in told}
    assert numbers == {f"“§ {keys.index(key) + 1}" for key in ("overview", "engagement")}


def test_a_heading_that_holds_a_part_of_them_is_quoted_in_no_sentence(desk: Desk, note: Note) -> None:
    typed_heading(desk, note, "engagement", "Call Robin Sample,")
    add(desk, note.number, "engagement", "mobile 613-555-0142, or not.")
    undecided(desk, note, "engagement")
    told = obstacles(desk, note)
    assert any("not approved" in one for one in told)
    assert "Robin" not in "".join(told)


def test_a_section_is_counted_as_the_room_counts_it(desk: Desk, note: Note) -> None:
    desk.note_editing.rename_section(note.number, note.sections[0].id, "")
    section = section_of(note, "engagement")
    desk.note_editing.rename_section(note.number, section, f"About {SECRET}")
    (told,) = obstacles(desk, note)
    number = [one.id for one in note.sections].index(section) + 1
    assert told.startswith(f"The heading of section {number} holds")


def test_a_title_of_withheld_words_is_quoted_in_no_other_sentence(desk: Desk, note: Note) -> None:
    for one in note.sections[: [one.key for one in note.sections].index("overview") + 1]:
        desk.note_editing.rename_section(note.number, one.id, "")
    undecided(desk, note, "overview")
    (before,) = obstacles(desk, note)
    assert before.startswith(f"“{note.title}”: ")
    with_properties(desk, note, title=f"Talks with {SECRET}")
    told, _free = obstacles(desk, note)
    assert told.startswith("“[REDACTED]”: the severance under s. 15(1)")


def test_in_a_passage(desk: Desk, note: Note) -> None:
    add(desk, note.number, "engagement", f"Call {SECRET} at noon.")
    (told,) = obstacles(desk, note)
    assert told.endswith("passage 2: words withheld under s. 19(1) stand free; sever them there too.")
    blocks = next(one.blocks for one in desk.notes.get(note.number).sections if one.key == "engagement")
    assert told.block == blocks[-1].id
    assert "613" not in "".join(shown(told, "fr"))


def test_from_one_passage_to_the_next(desk: Desk, note: Note) -> None:
    add(desk, note.number, "engagement", "Call Robin Sample,")
    add(desk, note.number, "engagement", "mobile 613 555-0142.")
    told = obstacles(desk, note)
    assert told
    assert all("withheld under s. 19(1)" in one for one in told)


@pytest.mark.parametrize("written", ["6135550142", "+16135550142", "613-5550142", "(613) 555 0142"])
def test_a_number_written_otherwise(desk: Desk, note: Note, written: str) -> None:
    with_properties(desk, note, place=f"Geneva, {written}")
    (told,) = obstacles(desk, note)
    assert "withheld under s. 19(1)" in told


def test_each_place_is_told(desk: Desk, note: Note) -> None:
    with_properties(desk, note, title=f"About {SECRET}", place=SECRET)
    add(desk, note.number, "next-steps", f"Call {SECRET} at noon.")
    assert len(obstacles(desk, note)) == 3


@pytest.fixture
def named(desk: Desk) -> Note:
    """A note in which words are withheld that state a fact: who somebody is."""
    profile = desk.profiles.find("HC")
    section = next(one for one in profile.sections if one.key == "overview")
    block = paragraph("The delegate is Robin Sample, who retires soon.")
    grown = replace(section, texts={"en": (*section.texts["en"], block)})
    fact = Incumbency(
        id=FactId(new_id()), profile=profile.id, person="Robin Sample", post="delegate",
        statements=(Statement(block.id, "Robin Sample"),),
    )  # fmt: skip
    sections = tuple(grown if one.key == "overview" else one for one in profile.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections, facts=(*profile.facts, fact)))
    note = meeting(desk, "HC")
    sever(desk, note, "The delegate is Robin Sample, who retires soon.", "overview", "19(1)")
    assert obstacles(desk, note) == []
    return note


def test_the_name_of_a_fact_that_is_withheld_through_its_words(desk: Desk, named: Note) -> None:
    with_properties(desk, named, place="Geneva with Robin Sample")
    (told,) = obstacles(desk, named)
    assert "withheld under s. 19(1)" in told
    assert told.block == f"{named.id}-place"


def changed(desk: Desk, note: Note, old: str, new: str, *, in_profile: bool = True) -> None:
    """Type inside the severed words of the overview, in the note and in its profile."""
    overview = next(one for one in desk.profiles.find("HC").sections if one.key == "overview")
    places = [section_of(desk.notes.get(note.number), "overview"), *([overview.id] if in_profile else ())]
    for one in places:
        place = TextPlace(one, "en")
        opened = desk.texts.open(place)
        blocks = map_blocks(opened.blocks, partial(_retyped, old=old, new=new))
        assert blocks != opened.blocks
        desk.texts.save(place, blocks, opened.revision)
    views = desk.severances.of_note(note.number)
    desk.severances.approve([one.severance.id for one in views], "harm")


def _retyped(block: Block, old: str, new: str) -> Block:
    def content(parts: Content) -> Content:
        runs = (replace(one, text=one.text.replace(old, new)) for one in parts if isinstance(one, Run))
        return tuple(runs)

    return map_content(block, content)


@pytest.mark.parametrize(
    ("old", "new"),
    [("retires soon", "retires late"), ("Robin Sample", "Robin J. Sample"), ("The del", "Del")],
)
@pytest.mark.parametrize("in_profile", [True, False])
def test_the_name_stays_withheld_when_letters_of_its_severed_words_are_changed(
    desk: Desk, named: Note, old: str, new: str, in_profile: bool
) -> None:
    profile = desk.profiles.find("HC")
    whole = "The delegate is Robin Sample, who retires soon."
    facts = tuple(
        replace(one, statements=(Statement(one.statements[0].block, whole),))
        if getattr(one, "person", "") == "Robin Sample" else one
        for one in profile.facts
    )  # fmt: skip
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=facts))
    add(desk, named.number, "engagement", "Call Robin Sample on arrival.")
    (before,) = obstacles(desk, named)
    changed(desk, named, old, new, in_profile=in_profile)
    (after,) = obstacles(desk, named)
    assert after == before


def test_the_name_stays_withheld_when_its_severed_words_are_moved_to_a_passage_of_their_own(
    desk: Desk, named: Note
) -> None:
    add(desk, named.number, "engagement", "Call Robin Sample on arrival.")
    (before,) = obstacles(desk, named)
    for one in (named, desk.profiles.find("HC")):
        now = desk.notes.get(named.number) if one is named else one
        place = TextPlace(next(s.id for s in now.sections if s.key == "overview"), "en")
        opened = desk.texts.open(place)
        moved = tuple(
            replace(block, id=BlockId(new_id()), origin=None) if "Robin" in block_words(block) else block
            for block in opened.blocks
        )
        desk.texts.save(place, moved, opened.revision)
    assert obstacles(desk, named) == [before]


def test_a_name_that_the_profile_states_freely_may_stand_free_though_it_is_severed_beside(desk: Desk) -> None:
    note = meeting(desk, "HC")
    add(desk, note.number, "overview", "We hear that Ana Roy retires.")
    sever(desk, note, "We hear that Ana Roy retires.", "overview", "19(1)")
    add(desk, note.number, "next-steps", "Call on arrival.")
    assert len(obstacles(desk, note)) == 0


def test_a_single_word_of_it_is_too_common(desk: Desk, named: Note) -> None:
    with_properties(desk, named, place="A sample of Geneva")
    assert obstacles(desk, named) == []


def test_the_sum_of_a_fact_that_is_withheld_through_its_words(desk: Desk) -> None:
    profile = desk.profiles.find("HC")
    section = next(one for one in profile.sections if one.key == "overview")
    block = paragraph("We may give a million and a quarter more.")
    grown = replace(section, texts={"en": (*section.texts["en"], block)})
    fact = Contribution(
        id=FactId(new_id()), profile=profile.id, amount=Decimal(1250000), currency="CAD",
        statements=(Statement(block.id, "a million and a quarter"),),
    )  # fmt: skip
    sections = tuple(grown if one.key == "overview" else one for one in profile.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections, facts=(*profile.facts, fact)))
    note = meeting(desk, "HC")
    sever(desk, note, "a million and a quarter", "overview", "18")
    with_properties(desk, note, title="About 1 250 000 dollars")
    (told,) = obstacles(desk, note)
    assert told.startswith("The title holds words withheld")


def test_other_obstacles_are_told_with_them(desk: Desk, note: Note) -> None:
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    with_properties(desk, note, title=f"Talks with {SECRET}")
    undecided, free = obstacles(desk, note)
    assert "not approved" in undecided
    assert "title" in free
    assert any(one.id == undecided.block for section in note.sections for one in walk(section.blocks))


def test_the_finished_file_is_searched_all_the_same(
    desk: Desk, named: Note, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_properties(desk, named, place="Geneva with Robin Sample")
    monkeypatch.setattr(editions, "standing_free", lambda *_: ())
    with pytest.raises(EditionRefusedError, match="The finished document holds withheld words"):
        desk.exports.export(named.number, EditionKind.PUBLIC, out=tmp_path / "public.docx")
    assert list(tmp_path.glob("public*")) == []
