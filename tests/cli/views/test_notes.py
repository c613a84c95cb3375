"""Notes, as JSON and as lines."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.cli.views import notes
from briefing_app.domain.note import Note, SourceChange
from briefing_app.domain.text import SeveranceId
from briefing_app.services.catalogue import Catalogue


def test_a_note_says_what_it_is_about(note: Note):
    found = notes.note_to_json(note, ())
    assert (found["number"], found["kind"], found["on"], found["place"]) == (
        "4",
        "meeting-note",
        "2022-10-03",
        "Oslo",
    )
    assert found["fields"] == {"docket": "D-17", "from": ""}
    assert found["uplift"]["marking"] == {"levels": ["ca:PB"], "caveats": []}
    assert found["changes"] == []


def test_a_section_says_where_it_came_from_and_what_it_holds(note: Note):
    first, second = notes.note_to_json(note, ())["sections"]
    assert (first["profile"], first["source"], first["derived"]) == ("u1", "sec", None)
    assert first["text"].startswith("Fleet\nWe sent")
    assert (second["derived"], second["blocks"], second["text"]) == ("people", [], "")


def test_a_changed_source_is_said_with_what_it_was_and_is(note: Note, changes: tuple[SourceChange, ...]):
    found = notes.note_to_json(note, changes)["changes"]
    assert found[0] == {
        "section": "ns1",
        "block": "h",
        "before": "Fleet",
        "now": "We sent twelve boats and [REDACTED]\nmore.",
    }
    assert (found[1]["before"], found[1]["now"]) == (None, None)


def test_a_note_is_shown_with_its_sections_and_changes(
    note: Note, changes: tuple[SourceChange, ...], catalogue: Catalogue
):
    lines = list(notes.note_lines(note, changes, catalogue))
    assert lines[:3] == ["4. Autumn session", "meeting-note, 2022-10-03, Oslo, en", "docket: D-17"]
    assert "## Overview [overview]" in lines
    assert "## Key people [people, table of people]" in lines
    assert lines[-1].endswith("-> gone")


def test_a_section_that_is_withheld_whole_is_numbered_as_what_stops_an_edition_names_it(
    note: Note, catalogue: Catalogue
):
    first, second = note.sections
    held = replace(second, severances=frozenset({SeveranceId("s1")}))
    lines = list(notes.note_lines(replace(note, sections=(first, held)), (), catalogue))
    assert "## Overview [overview]" in lines
    assert "## Key people [people, table of people, § 2]" in lines
