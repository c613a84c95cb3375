"""What is withheld in a note is one number wherever it is counted, facts of its tables included."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.note import Note
from briefing_app.domain.release_check import CheckKind, ReleaseCheck
from briefing_app.storage.records import ActKind

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting
from .test_withheld_rows import envoy, withheld


def counted(desk: Desk, note: Note) -> tuple[int, int, int]:
    """How many there are and how many are not approved by the preview, and how many the list has."""
    preview = desk.previews.of_note(note.number, EditionKind.INTERNAL)
    return preview.severances, preview.undecided, len(desk.severances.of_note(note.number))


def check_of(desk: Desk, note: Note) -> ReleaseCheck:
    checks = desk.before_release.of_note(note.number).checks
    return next(one for one in checks if one.kind is CheckKind.SEVERANCES)


def test_a_fact_is_counted_where_it_is_listed(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    assert counted(desk, note) == (1, 0, 1)
    fact = envoy(desk)
    severance = withheld(desk, fact, "15(1)")
    assert counted(desk, note) == (2, 1, 2)
    assert check_of(desk, note).sentence == "1 severance is not approved."
    view = desk.severances.of_note(note.number)[-1]
    assert view.profile == desk.profiles.find("HC").id
    desk.severances.approve([severance], "Their confidence.")
    assert counted(desk, note) == (2, 0, 2)
    assert check_of(desk, note).sentence == "Every severance is approved."


def test_what_a_profile_withholds_by_itself_is_not_counted_in_a_note(desk: Desk) -> None:
    note = meeting(desk, "HC")
    withheld(desk, envoy(desk, "AFS"), "15(1)")
    desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=("15(1)",))
    severances, _, listed = counted(desk, note)
    assert severances == listed == 1  # the note has it as its own, and the row of the fact has that of both


def test_a_fact_of_a_note_is_listed_with_its_marking(desk: Desk) -> None:
    note = meeting(desk, "HC")
    secret = desk.catalogue.marking("PA")
    fact = envoy(desk)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.save_fact(replace(fact, portion=secret))
    withheld(desk, fact, "15(1)")
    (view,) = desk.severances.of_note(note.number)
    assert view.markings == {secret}
