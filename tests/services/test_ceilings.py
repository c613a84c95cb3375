"""The ceiling of a library is raised with a reason and lowered where nothing stands above; both are told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import CancelledError, NotAllowedError, UnknownNameError
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
        "“Harbour Consultations” (profile: text); to lower it, "
        "import what may stay into a new library with that ceiling, or delete, with all its revisions, "
        "each section with a text or revision so marked."
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
    assert "“Winter talks” (note 5: the note as a whole); to lower it, import what may stay into" in said
    assert said.endswith("so marked, what is in the trash taken out first.")
    french = shown(said, "fr")
    assert "(note 1\u00a0: la note entière, à la corbeille)" in french
    assert "(note 5\u00a0: la note entière); pour l’abaisser, importez ce qui peut rester dans" in french
    assert french.endswith("après avoir sorti de la corbeille ce qui s’y trouve.")
    for number in numbers[1:]:
        raised.note_editing.end_uplift(number, "no longer")
    assert "(note 1: the note as a whole, trashed)" in refusal(raised, A)
    assert "“Harbour Consultations” (profile: older revision)" in refusal(raised, A)


def test_it_goes_down_once_the_section_is_deleted_with_its_revisions(raised: Desk) -> None:
    mark_profile(raised, "PB")
    mark_profile(raised, "PA")
    profile = raised.profiles.find("HC")
    assert "or delete, with all its revisions, each section" in refusal(raised, A)
    raised.trash.trash_profile(profile.id)
    assert refusal(raised, A).endswith("what is in the trash taken out first.")
    raised.trash.restore(raised.trash.list()[0])
    section = raised.profiles.find("HC").section("engagement")
    assert section is not None
    raised.profile_editing.delete_section(profile.id, section)
    raised.ceilings.change(A)
    assert name(raised) == A


def test_a_section_that_was_deleted_for_it_does_not_come_back_under_a_lower_ceiling(raised: Desk) -> None:
    mark_profile(raised, "PB")
    mark_profile(raised, "PA")
    profile = raised.profiles.find("HC")
    section = profile.section("engagement")
    assert section is not None
    done = raised.profile_editing.delete_section(profile.id, section)
    raised.ceilings.change(A)
    with pytest.raises(NotAllowedError, match="PROTECTED B is above the ceiling"):
        raised.profile_editing.undo(done)
    assert raised.profiles.find("HC").section("engagement") is None


def test_what_can_be_lowered_is_said_to_be(raised: Desk) -> None:
    number = meeting(raised, "AFS").number
    raised.note_editing.uplift(number, raised.catalogue.marking("PB"), "the whole tells more")
    said = refusal(raised, A)
    assert said.endswith(
        "(note 1: the note as a whole); to lower it, first lower or remove what is marked so."
    )
    french = shown(said, "fr")
    assert french.endswith("pour l’abaisser, abaissez ou retirez d’abord ce qui est ainsi marqué.")
    raised.trash.trash_note(number)
    said = refusal(raised, A)
    assert said.endswith(
        "to lower it, take what is in the trash out of it, then lower or remove what is marked so."
    )
    assert "sortez de la corbeille ce qui s’y trouve" in shown(said, "fr")


def test_a_refusal_in_french_gives_the_french_name(raised: Desk) -> None:
    mark_profile(raised, "PB")
    raised.speak("fr")
    said = refusal(raised, A)
    assert "“Consultations du port” (profile: text)" in said
    assert "«\u00a0Consultations du port\u00a0» (profil\u00a0: texte)" in shown(said, "fr")


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


# ---- two families of levels


def test_raising_one_family_leaves_the_other_and_what_is_marked_in_it(desk: Desk) -> None:
    mark_profile(desk, "PA")
    change = desk.ceilings.change(SECRET, WHY)
    assert (name(desk), statement(desk)) == ("SECRET // PROTECTED A", WHY)
    assert change.now.levels == {"ca:S", "ca:PA"}
    mark_profile(desk, "SECRET//PA", "next-steps")


def test_both_levels_are_named_wherever_the_ceiling_is(desk: Desk) -> None:
    desk.ceilings.change("SECRET//PA", WHY)
    assert refusal(desk, "PA") == "The ceiling of this library is SECRET // PROTECTED A already."
    with pytest.raises(
        NotAllowedError, match=r"PROTECTED B is above .* this library, SECRET // PROTECTED A:"
    ):
        mark_profile(desk, "PB")
    with pytest.raises(NotAllowedError) as refused:
        desk.ceilings.change("TOP SECRET")
    assert "TOP SECRET // PROTECTED A is higher than SECRET // PROTECTED A" in str(refused.value)
    assert "TRÈS SECRET // PROTÉGÉ A dépasse SECRET // PROTÉGÉ A" in shown(str(refused.value), "fr")


def test_a_family_is_let_go_by_naming_the_whole_or_the_lowest(desk: Desk) -> None:
    desk.ceilings.change(SECRET, WHY)
    desk.ceilings.change("PA", whole=True)
    assert (name(desk), statement(desk)) == (A, "")
    desk.ceilings.change(SECRET, WHY)
    mark_profile(desk, "PA")
    assert "One record is marked above UNCLASSIFIED" in refusal(desk, "UNCLASSIFIED")
    with pytest.raises(
        NotAllowedError, match=r"One record is marked above SECRET, .* SECRET // PROTECTED A:"
    ):
        desk.ceilings.change(SECRET, WHY, whole=True)


# ---- the statement


def test_a_lower_ceiling_keeps_what_was_stated_for_the_higher(desk: Desk) -> None:
    desk.ceilings.change("SECRET//PC", WHY)
    desk.ceilings.change(B, "Nothing so high is kept any more.")
    assert (name(desk), statement(desk)) == ("SECRET // PROTECTED B", WHY)
    assert trail(desk)[-1].reason == "Nothing so high is kept any more."
    desk.ceilings.change(SECRET, "Protected words are gone.", whole=True)
    assert statement(desk) == WHY


def test_secret_stays_accredited_when_protected_b_comes_beside_it(desk: Desk) -> None:
    desk.ceilings.change(SECRET, WHY, whole=True)
    desk.ceilings.change(B, "And for this by another.")
    assert (name(desk), statement(desk)) == ("SECRET // PROTECTED B", f"{WHY}\nAnd for this by another.")
    desk.ceilings.change("TOP SECRET//PC", "Both by a third.")
    assert statement(desk) == "Both by a third."


# ---- what is read for it


def asked(change: Callable[[], object]) -> list[str]:
    """The statements that a change of the ceiling sends to the file, refused or not."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with suppress(NotAllowedError):
            change()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sent


def texts_read(change: Callable[[], object]) -> int:
    """How many times the revisions are gone through."""
    return sum("SELECT revision.blocks" in one for one in asked(change))


def test_a_higher_ceiling_reads_no_text_and_a_lower_one_each_once(desk: Desk) -> None:
    mark_profile(desk, "PA")
    assert texts_read(lambda: desk.ceilings.change(SECRET, WHY)) == 0
    assert texts_read(lambda: desk.ceilings.change("UNCLASSIFIED")) == 1
    assert texts_read(lambda: desk.ceilings.change(A, whole=True)) == 1


def test_no_more_is_asked_for_many_records_than_for_some(raised: Desk) -> None:
    def marked_notes(count: int) -> None:
        for _ in range(count):
            number = meeting(raised, "AFS").number
            raised.note_editing.uplift(number, raised.catalogue.marking("PB"), "the whole tells more")

    marked_notes(6)
    few = len(asked(lambda: raised.ceilings.change(A)))
    marked_notes(6)
    assert len(asked(lambda: raised.ceilings.change(A))) == few
    assert refusal(raised, A).startswith("12 records")


def test_a_lower_ceiling_is_cancelled_and_stays(raised: Desk) -> None:
    mark_profile(raised, "PA")
    with pytest.raises(CancelledError):
        raised.ceilings.change("UNCLASSIFIED", cancelled=lambda: True)
    assert name(raised) == B
    raised.ceilings.change(A)
