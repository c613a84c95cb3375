"""Working on a note: whatever is done to it can be taken back, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.note import Approval, Note
from briefing_app.domain.text import BlockId, Paragraph, Run, block_words, holds, received_redactions
from briefing_app.services.note_editing import Along, NoteAct, NoteProperties
from briefing_app.services.taking_over import Outcome
from briefing_app.storage.records import ActKind

from .typing_texts import reword


@pytest.fixture
def note(desk: Desk) -> Note:
    return desk.notes.create(
        kind="meeting-note", title="Winter talks", names=("HC", "Agency for Shelter"), on=date(2019, 12, 17)
    )


def outline(desk: Desk, number: str = "1") -> list[tuple[int, str]]:
    return [(one.level, one.heading) for one in desk.notes.get(number).sections]


def section(desk: Desk, heading: str, nth: int = 0) -> str:
    return [one.id for one in desk.notes.get("1").sections if one.heading == heading][nth]


def without_times(note: Note) -> Note:
    sections = tuple(replace(one, revision=None) for one in note.sections)
    return replace(note, updated_at=None, sections=sections)


# ---- outline


def test_a_section_is_added_where_it_is_wanted(desk: Desk, note: Note) -> None:
    act = desk.note_editing.add_section("1", " Background ", before=note.sections[0].id)
    assert outline(desk)[0] == (1, "Background")
    assert act.section == desk.notes.get("1").sections[0].id


@pytest.mark.parametrize("heading", ["", "  ", "x" * 301, "two\nlines"])
def test_what_is_no_heading_is_refused(desk: Desk, note: Note, heading: str) -> None:
    with pytest.raises(BriefingError, match="heading"):
        desk.note_editing.add_section("1", heading)
    assert len(desk.notes.get("1").sections) == len(note.sections)


def test_a_section_moves_with_everything_below_it(desk: Desk, note: Note) -> None:
    was = outline(desk)
    place = next(n for n, one in enumerate(note.sections) if one.key == "engagement")
    part = was[place : place + 3]
    assert [level for level, _ in part] == [1, 2, 2]
    desk.note_editing.move_up("1", note.sections[place].id)
    now = outline(desk)
    assert sorted(now) == sorted(was)
    start = now.index(part[0])
    assert start < place
    assert now[start : start + 3] == part


def test_a_section_cannot_be_put_below_itself(desk: Desk, note: Note) -> None:
    place = next(n for n, one in enumerate(note.sections) if one.key == "engagement")
    with pytest.raises(NotAllowedError, match="below itself"):
        desk.note_editing.move_section("1", note.sections[place].id, note.sections[place + 1].id)


def test_deleting_says_what_goes_along_and_undo_brings_it_back(desk: Desk, note: Note) -> None:
    place = next(n for n, one in enumerate(note.sections) if one.key == "overview" and one.level == 1)
    desk.passages.mark(note="1", section="overview", words="Seventeen states", exemptions=("15(1)",))
    before = desk.notes.get("1")
    (held,) = desk.severances.of_note("1")
    act = desk.note_editing.delete_section("1", before.sections[place].id)
    assert act.along == Along(sections=2, severances=1, redactions=1)
    (closed,) = (one for one in all_severances(desk) if one.id == held.severance.id)
    assert closed.closed_at is not None

    desk.note_editing.undo(act)
    assert without_times(desk.notes.get("1")) == without_times(before)
    (open_again,) = desk.severances.of_note("1")
    assert open_again.severance.closed_at is None


def all_severances(desk: Desk):
    with desk.library.database.read() as unit:
        return tuple(unit.severances.all().by_id.values())


def test_undoing_a_deletion_brings_the_revisions_back_too(desk: Desk, note: Note) -> None:
    first = next(one for one in note.sections if one.blocks)
    with desk.library.database.read() as unit:
        before = unit.sections.history(first.id)
    assert before
    desk.note_editing.undo(desk.note_editing.delete_section("1", first.id))
    with desk.library.database.read() as unit:
        assert set(before) <= set(unit.sections.history(first.id))


def test_a_section_that_is_gone_is_told_in_a_sentence(desk: Desk, note: Note) -> None:
    gone = note.sections[0].id
    desk.note_editing.delete_section("1", gone)
    for act in (desk.note_editing.move_up, desk.note_editing.move_down, desk.note_editing.delete_section):
        with pytest.raises(UnknownNameError, match="not in the note any more"):
            act("1", gone)


def test_every_act_on_the_outline_is_taken_back(desk: Desk, note: Note) -> None:
    edit = desk.note_editing
    last = note.sections[-1].id
    for act in (
        lambda: edit.add_section("1", "New", before=note.sections[1].id, level=2),
        lambda: edit.rename_section("1", last, "Renamed"),
        lambda: edit.move_section("1", last, note.sections[0].id),
        lambda: edit.change_level("1", last, 1),
        lambda: edit.delete_section("1", note.sections[0].id),
        lambda: edit.insert_profile("1", desk.profiles.find("HC").id, before=last),
        lambda: edit.uplift("1", desk.catalogue.marking("PA"), "the whole tells more than its parts"),
        lambda: edit.set_properties("1", NoteProperties(title="Other", fields={"purpose": "to listen"})),
    ):
        before = desk.notes.get("1")
        done = act()
        assert without_times(desk.notes.get("1")) != without_times(before)
        edit.undo(done)
        assert without_times(desk.notes.get("1")) == without_times(before)


def test_undo_keeps_what_was_typed_elsewhere_since(desk: Desk, note: Note) -> None:
    act = desk.note_editing.move_section("1", note.sections[-1].id, note.sections[0].id)
    typed = type_into(desk, note.sections[0].id)
    desk.note_editing.undo(act)
    assert [one.id for one in desk.notes.get("1").sections] == [one.id for one in note.sections]
    assert desk.notes.get("1").sections[0].blocks == typed


def test_undo_refuses_to_lose_what_was_typed_into_what_it_made(desk: Desk, note: Note) -> None:
    act = desk.note_editing.add_section("1", "New")
    typed = type_into(desk, act.section)
    with pytest.raises(NotAllowedError, match="changed there since"):
        desk.note_editing.undo(act)
    assert desk.notes.get("1").sections[-1].blocks == typed


def type_into(desk: Desk, place: str):
    now = desk.notes.get("1")
    typed = (Paragraph(id=BlockId("typed"), content=(Run("Typed since."),)),)
    sections = tuple(replace(one, blocks=typed) if one.id == place else one for one in now.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(now, sections=sections))
    return typed


def test_a_profiles_sections_are_inserted_as_copies_below_its_name(desk: Desk, note: Note) -> None:
    act = desk.note_editing.insert_profile("1", desk.profiles.find("HC").id, before=note.sections[0].id)
    made = desk.notes.get("1").sections[:4]
    assert [(one.level, one.heading) for one in made] == [
        (1, "Harbour Consultations (HC)"), (2, "Overview"), (2, "Engagement"), (2, "Next steps"),
    ]  # fmt: skip
    assert act.section == made[0].id
    assert all(block.origin for one in made for block in one.blocks)
    assert desk.note_editing.updates("1") == ()


def test_a_profile_without_words_is_not_inserted(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("HC")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=()))
    with pytest.raises(NotAllowedError, match="no words"):
        desk.note_editing.insert_profile("1", profile.id)


# ---- properties


def test_properties_are_kept_as_given(desk: Desk, note: Note) -> None:
    wanted = NoteProperties(
        title=" Spring talks ",
        on=None,
        place=" Halifax ",
        fields={"purpose": "to listen", "docket-number": " "},
        profiles=(note.profiles[1], note.profiles[0]),
        approvals=(Approval(post="director", name="A. Roy", at="2019-12-01"),),
    )
    desk.note_editing.set_properties("1", wanted)
    now = desk.notes.get("1")
    assert (now.title, now.on, now.place) == ("Spring talks", None, "Halifax")
    assert now.fields == {"purpose": "to listen"}
    assert now.profiles == (note.profiles[1], note.profiles[0])
    assert now.approvals == wanted.approvals
    assert now.sections == note.sections


def test_an_unknown_field_or_profile_is_refused(desk: Desk, note: Note) -> None:
    for wrong in (
        NoteProperties(title="T", fields={"shoe-size": "44"}),
        NoteProperties(title="T", fields={}, profiles=("nobody",)),
    ):
        with pytest.raises(UnknownNameError):
            desk.note_editing.set_properties("1", wrong)
    assert desk.notes.get("1") == note


def test_raising_needs_a_reason_and_something_to_raise(desk: Desk, note: Note) -> None:
    pa, u = desk.catalogue.marking("PA"), desk.catalogue.marking("U")
    with pytest.raises(NotAllowedError, match="reason"):
        desk.note_editing.uplift("1", pa, "  ")
    with pytest.raises(NotAllowedError, match="already"):
        desk.note_editing.uplift("1", u, "because")
    desk.note_editing.uplift("1", pa, "because")
    assert desk.notes.get("1").uplift.marking == pa
    with pytest.raises(NotAllowedError, match="reason"):
        desk.note_editing.end_uplift("1", "")
    desk.note_editing.end_uplift("1", "looked at again")
    assert desk.notes.get("1").uplift is None


def test_nothing_is_raised_above_the_ceiling(desk: Desk, note: Note) -> None:
    with pytest.raises(NotAllowedError):
        desk.note_editing.uplift("1", desk.catalogue.marking("S"), "because")
    assert desk.notes.get("1").uplift is None


# ---- changed sources


def test_a_changed_source_is_taken_over_and_taken_back(desk: Desk, note: Note) -> None:
    before = desk.notes.get("1")
    reword(desk, "overview", "Eighteen states talk here.")
    (update,) = desk.note_editing.updates("1")
    assert update.outcome is Outcome.THEIRS
    act = desk.note_editing.take_over("1", (update,))
    assert act.texts == {update.change.section}
    assert "Eighteen states talk here." in words(desk)
    assert desk.note_editing.updates("1") == ()
    desk.note_editing.undo(act)
    assert without_times(desk.notes.get("1")) == without_times(before)
    assert len(desk.note_editing.updates("1")) == 1


def words(desk: Desk) -> list[str]:
    return [block_words(block) for one in desk.notes.get("1").sections for block in one.blocks]


def test_keeping_ours_is_remembered_until_the_source_changes_again(desk: Desk, note: Note) -> None:
    reword(desk, "overview", "Eighteen states talk here.")
    desk.note_editing.take_over("1", (), desk.note_editing.updates("1"))
    assert desk.note_editing.updates("1") == ()
    assert "Eighteen states talk here." not in words(desk)
    reword(desk, "overview", "Nineteen states talk here.")
    assert len(desk.note_editing.updates("1")) == 1


def test_severances_of_both_sides_are_united_and_never_erased(desk: Desk, note: Note) -> None:
    desk.passages.mark(note="1", section="overview", words="nobody decides anything", exemptions=("15(1)",))
    reword(desk, "overview", "Eighteen states talk here, and nobody decides anything.")
    desk.passages.mark(profile="HC", section="overview", words="Eighteen", exemptions=("19(1)",))
    (update,) = desk.note_editing.updates("1")
    desk.note_editing.take_over("1", (update,))
    block = next(
        block
        for one in desk.notes.get("1").sections
        for block in one.blocks
        if block.id == update.change.block.id
    )
    assert "Eighteen states" in block_words(block)
    (of_profile,) = (one.severance.id for one in desk.severances.of_profile("HC"))
    assert of_profile in holds(block)
    assert holds(block) >= holds(update.change.block)


def test_a_source_that_is_gone_takes_its_block_along_only_when_told(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("Agency for Shelter")
    emptied = tuple(
        replace(one, texts={"en": (Paragraph(id=BlockId("new"), content=(Run("New words."),)),)})
        if one.key == "overview"
        else one
        for one in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=emptied))
    update, new = desk.note_editing.updates("1")
    assert (update.outcome, update.result) == (Outcome.GONE, None)
    assert new.outcome is Outcome.NEW
    kept = desk.note_editing.take_over("1", (), (update, new))
    assert desk.note_editing.updates("1") == ()
    desk.note_editing.undo(kept)
    update, new = desk.note_editing.updates("1")
    act = desk.note_editing.take_over("1", (update,))
    assert act.along == Along(redactions=1)
    assert sum(received_redactions(b) for one in desk.notes.get("1").sections for b in one.blocks) == 0
    desk.note_editing.undo(act)
    assert sum(received_redactions(b) for one in desk.notes.get("1").sections for b in one.blocks) == 1


def test_what_changed_again_since_it_was_shown_is_not_taken_over(desk: Desk, note: Note) -> None:
    reword(desk, "overview", "Eighteen states talk here.")
    shown = desk.note_editing.updates("1")
    reword(desk, "overview", "Nineteen states talk here.")
    before = desk.notes.get("1")
    with pytest.raises(NotAllowedError, match="changed again"):
        desk.note_editing.take_over("1", shown)
    assert desk.notes.get("1") == before


def test_a_deleted_section_of_the_profile_leaves_the_notes_words_alone(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("HC")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=profile.sections[1:]))
    assert desk.note_editing.updates("1") == ()
    assert desk.notes.get("1").sections == note.sections


# ---- hard cases


def test_a_note_of_three_hundred_sections_is_worked_on(desk: Desk, note: Note) -> None:
    many = tuple(replace(note.sections[0], id=f"many-{n}", level=1 + n % 3, blocks=()) for n in range(300))
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, sections=many))
    act = desk.note_editing.move_section("1", "many-0", None)
    assert len(desk.notes.get("1").sections) == 300
    desk.note_editing.undo(act)
    assert [one.id for one in desk.notes.get("1").sections] == [one.id for one in many]


def test_a_note_of_an_unknown_kind_is_worked_on(desk: Desk, note: Note) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, kind="sonnet"))
    desk.note_editing.set_properties("1", NoteProperties(title="T", fields={"line": "fourteenth"}))
    act: NoteAct = desk.note_editing.insert_profile("1", desk.profiles.find("HC").id)
    assert act.after.sections[-1].heading == "Next steps"


def test_a_note_can_lose_its_last_section(desk: Desk, note: Note) -> None:
    while desk.notes.get("1").sections:
        act = desk.note_editing.delete_section("1", desk.notes.get("1").sections[0].id)
    assert act.section is None
    desk.note_editing.add_section("1", "Anew")
    assert outline(desk) == [(1, "Anew")]


def test_a_note_that_is_raised_for_a_provision_is_raised_and_that_is_remarked(desk: Desk, note: Note) -> None:
    assert note.uplift is None
    act = desk.note_editing.uplift("1", desk.catalogue.marking("PA"), "s. 15(1) applies to all of it")
    assert act.notices[0].startswith("The reason names the provision 15(1): being withheld gives no")
    assert desk.notes.get("1").uplift is not None
