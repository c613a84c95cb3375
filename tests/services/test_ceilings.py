"""The ceiling of a library is raised with a reason and lowered where nothing stands above; both are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.storage.records import ActKind, AuditEntry
from briefing_app.ui.sentences import shown

from .conftest import paragraph
from .test_notes import meeting
from .typing_texts import marked, place_of

A, B, SECRET = "PROTECTED A", "PROTECTED B", "SECRET"
WHY = "Accredited by the departmental security officer."


def trail(desk: Desk) -> list[AuditEntry]:
    """What was done to the settings of the library since it was made."""
    with desk.library.database.read() as unit:
        return [one for one in unit.audit.list() if one.object_type == "library" and one.action == "update"]


def statement(desk: Desk) -> str:
    with desk.library.database.read() as unit:
        return unit.settings.get().statement


def name(desk: Desk) -> str:
    return desk.ceilings.name(desk.ceilings.now())


def mark_profile(desk: Desk, marking: str, key: str = "engagement") -> None:
    place = place_of(desk, key)
    opened = desk.texts.open(place)
    desk.texts.save(place, marked(desk, opened.blocks, marking), opened.revision)


def refusal(desk: Desk, wanted: str) -> str:
    before = (name(desk), statement(desk), trail(desk))
    with pytest.raises(NotAllowedError) as refused:
        desk.ceilings.change(wanted, "Not needed any more.")
    assert (name(desk), statement(desk), trail(desk)) == before
    return str(refused.value)


@pytest.fixture
def raised(desk: Desk) -> Desk:
    desk.ceilings.change(B, WHY)
    return desk


def test_it_is_raised_with_a_reason_which_is_kept_with_name_and_time(desk: Desk) -> None:
    change = desk.ceilings.change("pb", f"  {WHY} ")
    assert (desk.ceilings.name(change.before), desk.ceilings.name(change.now)) == (A, B)
    assert (name(desk), statement(desk)) == (B, WHY)
    (entry,) = trail(desk)
    assert (entry.act, entry.reason, entry.by) == (ActKind.SETTING, WHY, desk.actor.name)
    assert set(entry.fields) == {"ceiling", "statement"}
    mark_profile(desk, "PB")


@pytest.mark.parametrize("reason", ["", "  "])
@pytest.mark.parametrize("wanted", [B, SECRET])
def test_it_is_not_raised_without_a_reason(desk: Desk, wanted: str, reason: str) -> None:
    with pytest.raises(NotAllowedError, match="state by whom this device is accredited") as refused:
        desk.ceilings.change(wanted, reason)
    assert name(desk) == A
    assert "--reason" not in shown(str(refused.value), "fr")
    assert "PROTÉGÉ A" in shown(str(refused.value), "fr")
    assert trail(desk) == []


def test_what_is_no_marking_or_the_ceiling_already_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownNameError):
        desk.ceilings.change("HUSH", WHY)
    assert refusal(desk, "PA") == "The ceiling of this library is PROTECTED A already."


def test_it_is_lowered_without_a_reason_where_nothing_stands_above(raised: Desk) -> None:
    raised.ceilings.change(A)
    assert (name(raised), statement(raised)) == (A, "")
    assert len(trail(raised)) == 2
    with pytest.raises(NotAllowedError, match="above the ceiling"):
        mark_profile(raised, "PB")


def test_the_one_record_that_stands_above_is_named_with_its_place(raised: Desk) -> None:
    mark_profile(raised, "PB")
    said = refusal(raised, A)
    assert said == (
        "One record is marked above PROTECTED A, so the ceiling stays PROTECTED B: "
        "“Harbour Consultations” (profile: text); lower or delete it first."
    )
    french = shown(said, "fr")
    assert "PROTÉGÉ A" in french
    assert "«\u00a0Harbour Consultations\u00a0» (profil\u00a0: texte)" in french


def test_every_place_counts_and_only_some_records_are_named(raised: Desk) -> None:
    mark_profile(raised, "PB")
    mark_profile(raised, "PA")
    numbers = [meeting(raised, "AFS").number for _ in range(6)]
    for number in numbers:
        raised.note_editing.uplift(number, raised.catalogue.marking("PB"), "the whole tells more")
    raised.trash.trash_note(numbers[0])
    said = refusal(raised, A)
    assert said.startswith(
        "7 records are marked above PROTECTED A, so the ceiling stays PROTECTED B; the first of them are "
        "“Winter talks” (note 1: the note as a whole, trashed), “Winter talks” (note 2: "
    )
    assert said.endswith("“Winter talks” (note 5: the note as a whole); lower or delete them first.")
    french = shown(said, "fr")
    assert "(note 1\u00a0: la note entière, à la corbeille)" in french
    assert french.endswith("(note 5\u00a0: la note entière); abaissez-les ou supprimez-les d’abord.")
    for number in numbers[1:]:
        raised.note_editing.end_uplift(number, "no longer")
    assert "(note 1: the note as a whole, trashed)" in refusal(raised, A)
    assert "“Harbour Consultations” (profile: older revision)" in refusal(raised, A)


def test_a_draft_counts(raised: Desk) -> None:
    place = place_of(raised, "engagement")
    opened = raised.texts.open(place)
    raised.texts.keep_draft(
        place,
        (*opened.blocks, replace(paragraph("New."), portion=raised.catalogue.marking("PB"))),
        opened.revision,
    )
    assert "(profile: draft)" in refusal(raised, A)


def test_a_change_is_taken_back_which_is_on_record_too(raised: Desk) -> None:
    change = raised.ceilings.change(SECRET, "A new room.")
    raised.ceilings.take_back(change)
    assert (name(raised), statement(raised)) == (B, WHY)
    assert trail(raised)[-1].act is ActKind.UNDO
    lowered = raised.ceilings.change(A)
    raised.ceilings.take_back(lowered)
    assert (name(raised), statement(raised)) == (B, WHY)
    with pytest.raises(NotAllowedError, match="by now"):
        raised.ceilings.take_back(lowered)


def test_a_raise_is_not_taken_back_from_under_what_was_marked_since(desk: Desk) -> None:
    change = desk.ceilings.change(B, WHY)
    mark_profile(desk, "PB")
    with pytest.raises(NotAllowedError, match="One record is marked above PROTECTED A"):
        desk.ceilings.take_back(change)
    assert name(desk) == B
