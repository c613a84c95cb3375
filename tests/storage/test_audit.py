"""The audit: every change, by whom and when, by the names of fields and never their values."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from briefing_app.storage.records import ActKind
from tests.storage.examples import (
    LATER,
    act,
    full_profile,
    imported,
    note,
    note_section,
    paragraph,
    profile,
    section,
    severance,
)


def entries(library, after: int = 1):
    with library.database.read() as work:
        return work.audit.list()[after:]


def test_a_new_profile_is_one_entry(library):
    deed = act(ActKind.CREATE)
    with library.database.begin(deed) as work:
        one = work.profiles.add(full_profile())
    (entry,) = entries(library)
    assert (entry.action, entry.object_type, entry.object_id) == ("create", "profile", one.id)
    assert (entry.by, entry.at, entry.act, entry.act_id) == (deed.by, deed.at, deed.kind, deed.id)
    assert entry.fields == ("facts", "sections", "text (en)")


def test_a_change_names_what_changed(library):
    with library.database.begin(act()) as work:
        one = work.profiles.add(profile("Forum", section(paragraph("A"))))
    deed = replace(act(at=LATER, by="director"), reason="as agreed")
    with library.database.begin(deed) as work:
        work.profiles.save(replace(one, tags=("new",)))
        place, read = one.sections[0].id, one.sections[0].revisions["en"]
        work.sections.save_text(place, "en", (paragraph("B"),), read)
    entry = entries(library)[-1]
    assert (entry.action, entry.fields) == ("update", ("tags", "text (en)"))
    assert (entry.by, entry.at, entry.reason) == ("director", LATER, "as agreed")


def test_saving_what_is_there_already_is_no_entry(library):
    with library.database.begin(act()) as work:
        one = work.profiles.add(full_profile())
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(one)
    assert len(entries(library)) == 1


def test_everything_that_is_written_is_told(library):
    one = severance()
    with library.database.begin(act(ActKind.IMPORT)) as work:
        work.imports.add(imported())
        work.severances.save(one)
        work.notes.add(note("1", note_section(paragraph("x"))))
        work.pictures.add(b"picture")
        work.settings.save(replace(work.settings.get(), language="fr"))
    told = {(entry.action, entry.object_type) for entry in entries(library)}
    assert told == {
        ("create", "import"),
        ("create", "severance"),
        ("create", "note"),
        ("create", "picture"),
        ("update", "library"),
    }


def test_an_event_that_changes_nothing_is_told_too(library):
    with library.database.begin(act(ActKind.EXPORT)) as work:
        work.audit.note_event("export", "note", "n1", ("public", "sha256:00"), "released")
    (entry,) = entries(library)
    assert (entry.action, entry.object_type, entry.object_id) == ("export", "note", "n1")
    assert (entry.fields, entry.reason) == (("public", "sha256:00"), "released")


def test_what_happened_to_one_thing_can_be_asked(library):
    with library.database.begin(act()) as work:
        one, _other = work.profiles.add(profile("One")), work.profiles.add(profile("Two"))
    with library.database.read() as work:
        assert [entry.object_id for entry in work.audit.list(one.id)] == [one.id]


def test_no_value_is_in_the_audit(library):
    canary = "zanzibar"
    with library.database.begin(act()) as work:
        one = work.profiles.add(
            profile(canary, section(paragraph(canary), key=canary), tags=(canary,), nature=canary)
        )
        work.profiles.save(replace(one, nature=canary * 2, sections=()))
        work.notes.add(note(canary, note_section(paragraph(canary)), title=canary, place=canary))
    with library._engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(text("SELECT * FROM audit")).mappings()]
    assert rows
    assert canary not in json.dumps(rows, default=str)


@pytest.mark.parametrize("statement", ["UPDATE audit SET reason = 'none'", "DELETE FROM audit"])
def test_the_file_itself_refuses_to_change_the_audit(library, statement):
    before = entries(library, 0)
    with pytest.raises(DatabaseError, match="never"), library._engine.begin() as connection:
        connection.execute(text(statement))
    assert entries(library, 0) == before


def test_a_revision_cannot_be_changed_in_the_file(library):
    with library.database.begin(act()) as work:
        work.profiles.add(profile("Forum", section(paragraph("A"))))
    with pytest.raises(DatabaseError, match="never changed"), library._engine.begin() as connection:
        connection.execute(text("UPDATE revision SET blocks = '{}'"))
