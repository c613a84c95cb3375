"""Facts a public edition leaves out though nothing withholds them are counted; nothing is said of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.note import Note
from briefing_app.domain.release_check import CheckKind, Standing
from briefing_app.storage.records import ActKind
from briefing_app.ui.sentences import shown

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting

ONE = "1 fact is not shown: no released passage of this note states it."
BOTH = "2 facts are not shown: no released passage of this note states them."


def without_words(desk: Desk, note: Note) -> None:
    """Delete the passage of the note that states the fee and the delegate."""
    now = desk.notes.get(note.number)
    sections = tuple(replace(one, blocks=()) if one.key == "engagement" else one for one in now.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(now, sections=sections))


def told(desk: Desk, note: Note) -> list[str]:
    checks = desk.before_release.of_note(note.number).checks
    found = [one for one in checks if one.kind is CheckKind.FACTS]
    assert all(one.standing is Standing.HINT and one.block is None for one in found)
    return [one.sentence for one in found]


def test_facts_whose_words_the_note_has_not_are_counted(desk: Desk) -> None:
    note = meeting(desk, "HC")
    assert told(desk, note) == []
    without_words(desk, note)
    assert told(desk, note) == [BOTH]


def test_an_export_tells_it_of_a_public_edition_alone(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    without_words(desk, note)
    public = desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "a.txt")
    internal = desk.exports.export(note.number, EditionKind.INTERNAL, out=tmp_path / "b.txt")
    assert BOTH in public.notices
    assert BOTH not in internal.notices


def test_it_is_told_while_the_edition_waits_for_something_else(desk: Desk) -> None:
    note = meeting(desk, "HC")
    without_words(desk, note)
    desk.passages.mark(note=note.number, section="overview", words="Seventeen states", exemptions=("15(1)",))
    assert told(desk, note) == [BOTH]


def test_what_is_withheld_is_not_counted(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    sever(desk, note, "Ana Roy", provision="19(1)")
    assert told(desk, note) == []


def test_a_fact_that_is_withheld_by_itself_is_not_counted(desk: Desk) -> None:
    note = meeting(desk, "HC")
    without_words(desk, note)
    desk.whole_severing.sever_fact(desk.profiles.find("HC").facts[1].id, ("19(1)",))
    assert told(desk, note) == [ONE]


def test_what_is_withheld_in_the_profile_alone_is_not_counted(desk: Desk) -> None:
    note = meeting(desk, "HC")
    without_words(desk, note)
    desk.passages.mark(profile="HC", section="engagement", words="Ana Roy", exemptions=("19(1)",))
    assert told(desk, note) == [ONE]


def test_what_its_tables_would_not_show_is_not_counted(desk: Desk) -> None:
    note = meeting(desk, "HC")
    without_words(desk, note)
    now = desk.notes.get(note.number)
    sections = tuple(one for one in now.sections if one.derived != "people")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(now, sections=sections))
    assert told(desk, note) == [ONE]


@pytest.mark.parametrize(("said", "french"), [(ONE, "1 fait n’est pas montré"), (BOTH, "2 faits ne sont")])
def test_it_is_said_in_french_too(said: str, french: str) -> None:
    assert shown(said, "fr").startswith(french)
