"""A colleague's copy: what is new arrives, what differs is shown, nothing of ours is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.errors import CancelledError, NotAllowedError, StaleError
from briefing_app.domain.profile import Name, Profile, ProfileKind
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Text, holds, received_redactions
from briefing_app.services.unpacking.arrival import Item
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind, new_id
from tests.services.conftest import paragraph, section
from tests.services.unpacking.conftest import (
    add,
    profile_called,
    rewrite,
    said,
    text_of,
    with_words,
    words_of,
)

FORUM, AGENCY = "Harbour Consultations", "Agency for Shelter"
OVERVIEW = "Seventeen states talk here, and nobody decides anything."


@pytest.fixture
def package(desk: Desk, number: str, tmp_path: Path) -> Path:
    return desk.packing.package(number, tmp_path / "a.bdpack").path


def again(desk: Desk, number: str, path: Path) -> Path:
    return desk.packing.package(number, path, force=True).path


def only(items: tuple[Item, ...] | list[Item]) -> Item:
    (item,) = items
    return item


def in_state(desk: Desk, path: Path, state: State) -> list[Item]:
    return [one for one in desk.unpacking.preview(path).items if one.state is state]


def test_a_preview_stores_nothing(mine: Desk, package: Path):
    arrival = mine.unpacking.preview(package)
    assert arrival.things[0].name == "Spring visit"
    assert {one.name for one in arrival.things[1:]} == {FORUM, AGENCY}
    assert all(one.is_new for one in arrival.things)
    assert not mine.profiles.list()
    assert not mine.notes.list()
    assert not mine.imports.list()


def test_a_package_brings_the_note_and_its_profiles_word_for_word(
    desk: Desk, number: str, mine: Desk, package: Path
):
    done = mine.unpacking.unpack(package)
    before, after = desk.notes.get(number), mine.notes.get(done.note)
    assert [said(one.blocks) for one in after.sections] == [said(one.blocks) for one in before.sections]
    assert [b.origin for s in after.sections for b in s.blocks] == [
        b.origin for s in before.sections for b in s.blocks
    ]
    for name in (FORUM, AGENCY):
        theirs, ours = profile_called(desk, name), profile_called(mine, name)
        assert [one.texts for one in ours.sections] == [one.texts for one in theirs.sections]
        assert (ours.names, ours.facts) == (theirs.names, theirs.facts)


def test_nothing_else_goes_into_a_package(desk: Desk, number: str, mine: Desk, tmp_path: Path):
    other = Profile(
        id=new_id(), kind=ProfileKind.FORUM, names=(Name(text="Other Forum"),),
        sections=(section("overview", "", paragraph("Nothing about this.")),),
    )  # fmt: skip
    add(desk, other)
    desk.notes.create(kind="meeting-note", title="Another note", profiles=[other.id])
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    assert {one.name for one in mine.profiles.list()} == {FORUM, AGENCY}
    assert [one.title for one in mine.notes.list()] == ["Spring visit"]
    with mine.library.database.read() as unit:
        assert {one.act for one in unit.audit.list(mine.notes.list()[0].id)} == {ActKind.UNPACK}


def test_the_second_time_there_is_nothing_new(mine: Desk, package: Path):
    mine.unpacking.unpack(package)
    assert mine.unpacking.preview(package).is_nothing_new
    assert mine.unpacking.unpack(package).import_number is None
    assert len(mine.imports.list()) == 1


def test_all_of_it_is_undone_as_one_act(mine: Desk, package: Path):
    done = mine.unpacking.unpack(package)
    mine.imports.undo(str(done.import_number))
    assert not mine.profiles.list()
    assert not mine.notes.list()
    assert mine.unpacking.unpack(package).import_number == 2
    assert {one.name for one in mine.profiles.list()} == {FORUM, AGENCY}


def test_what_only_the_colleague_changed_is_taken(desk: Desk, number: str, mine: Desk, package: Path):
    mine.unpacking.unpack(package)
    rewrite(desk, FORUM, "overview", with_words("Eighteen states talk here."))
    again(desk, number, package)
    item = only(in_state(mine, package, State.CHANGED_THERE))
    assert (words_of(item.mine), words_of(item.theirs)) == (OVERVIEW, "Eighteen states talk here.")
    done = mine.unpacking.unpack(package)
    assert said(text_of(mine, FORUM, "overview")) == ["Eighteen states talk here."]
    mine.imports.undo(str(done.import_number))
    assert said(text_of(mine, FORUM, "overview")) == [OVERVIEW]
    assert only(in_state(mine, package, State.CHANGED_THERE)).key == item.key


def test_what_only_we_changed_stays(mine: Desk, package: Path):
    mine.unpacking.unpack(package)
    rewrite(mine, FORUM, "overview", with_words("Ours."))
    assert only(in_state(mine, package, State.CHANGED_HERE)).default is Choice.KEEP
    assert mine.unpacking.unpack(package).import_number is None
    assert said(text_of(mine, FORUM, "overview")) == ["Ours."]


@pytest.fixture
def both_changed(desk: Desk, number: str, mine: Desk, package: Path) -> Path:
    mine.unpacking.unpack(package)
    rewrite(mine, FORUM, "overview", with_words("Ours."))
    rewrite(desk, FORUM, "overview", with_words("Theirs."))
    return again(desk, number, package)


def test_what_both_changed_is_refused_unless_somebody_chooses(mine: Desk, both_changed: Path):
    item = only(in_state(mine, both_changed, State.CONFLICT))
    assert (words_of(item.mine), words_of(item.theirs)) == ("Ours.", "Theirs.")
    with pytest.raises(NotAllowedError, match="nothing was stored"):
        mine.unpacking.unpack(both_changed)
    assert said(text_of(mine, FORUM, "overview")) == ["Ours."]
    assert len(mine.imports.list()) == 1


@pytest.mark.parametrize(
    ("choice", "after"),
    [(Choice.KEEP, ["Ours."]), (Choice.TAKE, ["Theirs."]), (Choice.BOTH, ["Ours.", "Theirs."])],
)
def test_each_conflict_is_decided_by_itself(mine: Desk, both_changed: Path, choice: Choice, after: list[str]):
    seen = mine.unpacking.preview(both_changed)
    mine.unpacking.unpack(both_changed, {only(seen.conflicts).key: choice}, seen=seen)
    assert said(text_of(mine, FORUM, "overview")) == after
    assert not mine.unpacking.preview(both_changed).conflicts


@pytest.mark.parametrize(("rule", "after"), [(Conflicts.KEEP, "Ours."), (Conflicts.TAKE, "Theirs.")])
def test_a_rule_decides_all_conflicts(mine: Desk, both_changed: Path, rule: Conflicts, after: str):
    mine.unpacking.unpack(both_changed, conflicts=rule)
    assert said(text_of(mine, FORUM, "overview")) == [after]


def test_what_changed_since_it_was_looked_at_is_not_overwritten_unseen(mine: Desk, both_changed: Path):
    seen = mine.unpacking.preview(both_changed)
    rewrite(mine, FORUM, "overview", with_words("Ours again."))
    with pytest.raises(StaleError):
        mine.unpacking.unpack(both_changed, {only(seen.conflicts).key: Choice.TAKE}, seen=seen)
    assert said(text_of(mine, FORUM, "overview")) == ["Ours again."]


def test_a_profile_is_known_by_its_name_and_keeps_its_own_id(
    desk: Desk, number: str, mine: Desk, package: Path
):
    own = Profile(
        id=new_id(), kind=ProfileKind.FORUM, names=(Name(text=FORUM, language="en"),),
        sections=(
            section("overview", "", paragraph(OVERVIEW), paragraph("We say more.")),
            section("engagement", "Engagement", paragraph("We met them once.")),
        ),
    )  # fmt: skip
    add(mine, own)
    thing = next(one for one in mine.unpacking.preview(package).things if one.name == FORUM)
    assert (thing.found_by, thing.id) == ("name", own.id)
    done = mine.unpacking.unpack(package)
    after = profile_called(mine, FORUM)
    assert after.id == own.id
    assert said(text_of(mine, FORUM, "overview")) == [OVERVIEW, "We say more."]
    assert "We met them once." in said(text_of(mine, FORUM, "engagement"))
    assert len(text_of(mine, FORUM, "engagement")) == 2
    note = mine.notes.get(done.note)
    assert own.id in note.profiles
    sections = {one.id for one in after.sections} | {one.id for one in profile_called(mine, AGENCY).sections}
    assert {b.origin.section for s in note.sections for b in s.blocks if b.origin} <= sections
    assert mine.unpacking.preview(package).is_nothing_new
    rewrite(desk, FORUM, "overview", with_words("Eighteen states."))
    again(desk, number, package)
    item = only(in_state(mine, package, State.CHANGED_THERE))
    assert words_of(item.mine) == OVERVIEW


def test_a_received_redaction_stays_whatever_is_taken(desk: Desk, number: str, mine: Desk, package: Path):
    mine.unpacking.unpack(package)
    rewrite(desk, AGENCY, "overview", with_words("The agency asked us to pay."))
    again(desk, number, package)
    for item in in_state(mine, package, State.CHANGED_THERE):
        mine.unpacking.unpack(package, {item.key: Choice.TAKE})
    (block,) = text_of(mine, AGENCY, "overview")
    assert received_redactions(block) == 1


def severed(desk: Desk, name: str, words: str) -> None:
    desk.passages.mark(profile=name, section="overview", words=words, exemptions=["15(1)"])


def test_no_approval_counts_in_two_libraries(desk: Desk, mine: Desk, number: str, package: Path):
    severed(desk, FORUM, "nobody decides anything")
    waiting = [one.severance.id for one in desk.severances.of_note(number)]
    desk.severances.approve(waiting, "Harm to relations.")
    again(desk, number, package)
    arrival = mine.unpacking.preview(package)
    assert arrival.approvals == len(waiting)
    done = mine.unpacking.unpack(package)
    for view in mine.severances.of_note(done.note):
        assert view.severance.state is SeveranceState.RECOMMENDED
        assert view.severance.reason == "Approved in another library: Harm to relations."
        assert view.severance.by == desk.actor.name
        assert [one.state for one in view.history] == [
            SeveranceState.PROPOSED,
            SeveranceState.APPROVED,
            SeveranceState.RECOMMENDED,
        ]


@pytest.mark.parametrize("choice", list(Choice))
def test_what_a_colleague_withheld_is_withheld_whatever_is_chosen(
    desk: Desk, number: str, mine: Desk, package: Path, choice: Choice
):
    mine.unpacking.unpack(package)
    rewrite(mine, FORUM, "overview", with_words("Seventeen states talk, and nobody decides anything at all."))
    rewrite(desk, FORUM, "overview", with_words("Here nobody decides anything."))
    severed(desk, FORUM, "nobody decides anything")
    again(desk, number, package)
    seen = mine.unpacking.preview(package)
    mine.unpacking.unpack(package, {one.key: choice for one in seen.conflicts}, seen=seen)
    assert all(holds(block) for block in text_of(mine, FORUM, "overview"))


def test_the_note_itself_is_merged_block_by_block(desk: Desk, number: str, mine: Desk, package: Path):
    done = mine.unpacking.unpack(package)

    def typed(desk: Desk, number: str, at: int, words: str) -> None:
        note = desk.notes.get(number)
        place = [one for one in note.sections if one.blocks][at]
        from briefing_app.services.texts import TextPlace

        opened = desk.texts.open(TextPlace(place.id, "en"))
        desk.texts.save(TextPlace(place.id, "en"), with_words(words)(opened.blocks), opened.revision)

    typed(desk, number, 0, "The colleague's words.")
    typed(mine, done.note, 1, "Our words.")
    again(desk, number, package)
    assert {State.CHANGED_THERE, State.CHANGED_HERE} <= {
        one.state for one in mine.unpacking.preview(package).things[0].items
    }
    mine.unpacking.unpack(package)
    after = [words for one in mine.notes.get(done.note).sections for words in said(one.blocks)]
    assert "The colleague's words." in after
    assert "Our words." in after
    # and back again
    back = mine.packing.package(done.note, package.with_name("back.bdpack")).path
    assert [one.state for one in desk.unpacking.preview(back).conflicts] == []
    desk.unpacking.unpack(back)
    assert "Our words." in [w for one in desk.notes.get(number).sections for w in said(one.blocks)]


def test_a_cancelled_unpacking_stores_nothing(mine: Desk, package: Path):
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(CancelledError):
        mine.unpacking.unpack(package, cancelled=cancelled)
    assert not mine.profiles.list()
    assert not mine.imports.list()


def test_a_backup_is_made_before(mine: Desk, package: Path):
    mine.unpacking.unpack(package)
    folder = mine.path.with_name(f"{mine.path.stem} backups")
    assert any("before-import" in one.name for one in folder.iterdir())


def test_the_same_library_gives_the_same_bytes(desk: Desk, number: str, package: Path, tmp_path: Path):
    assert package.read_bytes() == desk.packing.package(number, tmp_path / "b.bdpack").path.read_bytes()


def test_a_note_in_the_trash_is_told(mine: Desk, package: Path):
    done = mine.unpacking.unpack(package)
    mine.trash.trash_note(done.note)
    with pytest.raises(NotAllowedError, match="trash"):
        mine.unpacking.preview(package)


def test_the_colleague_gets_nothing_from_her_own_package(desk: Desk, package: Path):
    assert desk.unpacking.preview(package).is_nothing_new


def stops(desk: Desk, number: str, folder: Path) -> bool:
    """Whether the public edition of a note is refused."""
    from briefing_app.domain.edition import EditionKind
    from briefing_app.domain.errors import EditionRefusedError

    try:
        desk.exports.export(number, EditionKind.PUBLIC, out=folder / "public.txt", force=True)
    except EditionRefusedError:
        return True
    return False


def appended(words: str) -> Callable[[Text], Text]:
    return lambda text: (*text, paragraph(words))


@pytest.mark.parametrize("choice", [Choice.KEEP, Choice.TAKE])
def test_words_that_moved_there_and_were_withheld_there_are_not_free_here(
    desk: Desk, number: str, mine: Desk, package: Path, tmp_path: Path, choice: Choice
):
    """The note copied a passage; there its words went to another one, which withholds them."""
    mine.unpacking.unpack(package)
    assert not stops(desk, number, tmp_path)
    rewrite(desk, FORUM, "overview", appended(f"As we know: {OVERVIEW}"))
    rewrite(desk, FORUM, "overview", lambda text: text[1:])
    severed(desk, FORUM, "nobody decides anything")
    again(desk, number, package)
    seen = mine.unpacking.preview(package)
    done = mine.unpacking.unpack(package, {one.key: choice for one in seen.items}, seen=seen)
    assert stops(mine, done.note, tmp_path)
    mine.severances.approve([one.severance.id for one in mine.severances.of_note(done.note)], "Harm.")
    if not stops(mine, done.note, tmp_path):
        assert "decides anything" not in (tmp_path / "public.txt").read_text(encoding="utf-8")


def test_a_severance_behind_long_words_goes_with_them(desk: Desk, number: str, mine: Desk, package: Path):
    long = 'They “talk” and "talk" and go on talking. ' * 20
    rewrite(desk, FORUM, "overview", with_words(f"{long}Nobody decides anything."))
    severed(desk, FORUM, "Nobody decides anything")
    again(desk, number, package)
    mine.unpacking.unpack(package)
    (block,) = text_of(mine, FORUM, "overview")
    assert holds(block)
