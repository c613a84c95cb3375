"""An import is one act: its lines are kept, and it is undone whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import FactId, Membership
from briefing_app.domain.imported import Import
from briefing_app.domain.profile import Profile
from briefing_app.domain.severance import approve
from briefing_app.domain.text import BlockId, Origin, Text
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import (
    LATER,
    act,
    full_profile,
    imported,
    note,
    note_section,
    paragraph,
    profile,
    run,
    section,
    severance,
)

IMPORT, UNDO = ActKind.IMPORT, ActKind.UNDO


def bring_in(library: Library, *profiles: Profile, save: tuple[Profile, ...] = ()) -> Import:
    """An import that adds and saves these profiles."""
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        for one in profiles:
            work.profiles.add(one)
        for one in save:
            work.profiles.save(one)
    return kept


def undo(library: Library, kept: Import) -> None:
    with library.database.begin(act(UNDO, at=LATER)) as work:
        work.imports.undo(kept.id)


def contents(library: Library) -> dict[str, object]:
    """All that a person could see of the profiles and notes, times apart."""
    with library.database.read() as work:
        profiles = [replace(work.profiles.get(one.id), updated_at=None) for one in work.profiles.list()]
        return {
            "profiles": profiles,
            "names": [one.name for name in ("HF", "Harbour Forum") for one in work.profiles.find(name)],
            "hits": [(hit.owner, hit.text) for hit in work.search.find("lisbon")],
        }


def test_the_lines_come_back_verbatim(library):
    lines = ("\ufeff One \t\n", "\r\n", "Two\r", "caf\u00e9 \x0c", "")
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported(lines=lines))
    with library.database.read() as work:
        assert work.imports.get(kept.number) == work.imports.get(kept.id) == kept
        assert work.imports.get(kept.id).lines == lines
        (listed,) = work.imports.list()
        assert (listed.number, listed.line_count, listed.undone_at) == (1, 5, None)


def test_imports_are_numbered(library):
    assert [bring_in(library).number, bring_in(library).number] == [1, 2]
    with library.database.read() as work:
        assert [one.number for one in work.imports.list()] == [2, 1]


def test_an_import_that_is_not_there_is_told_as_such(library):
    with library.database.read() as work, pytest.raises(UnknownNameError, match="no import 9"):
        work.imports.get("9")


def test_an_import_belongs_in_an_act_of_its_own_kind(library):
    with pytest.raises(RuntimeError, match="own kind"), library.database.begin(act()) as work:
        work.imports.add(imported())


@pytest.mark.parametrize(
    "statement", ["UPDATE import_line SET text = ''", "DELETE FROM import_line", "DELETE FROM import"]
)
def test_the_file_itself_refuses_to_change_imported_lines(library, statement):
    bring_in(library)
    with pytest.raises(DatabaseError, match="never"), library._engine.begin() as connection:
        connection.execute(text(statement))


def test_what_an_import_added_is_gone_when_it_is_undone(library):
    before = contents(library)
    kept = bring_in(library, full_profile(), profile("Other", section(paragraph("Lisbon"))))
    assert contents(library) != before
    undo(library, kept)
    assert contents(library) == before
    with library.database.read() as work:
        assert work.imports.get(kept.id).undone_at == LATER
        assert work.imports.get(kept.id).lines == kept.lines
        assert [one.undone_at for one in work.imports.list()] == [LATER]


def test_what_an_import_changed_is_as_it_was(library):
    with library.database.begin(act()) as work:
        saved = work.profiles.add(full_profile())
    before = contents(library)
    changed = replace(
        saved,
        nature="rewritten",
        names=saved.names[:1],
        sections=(
            replace(saved.sections[0], texts={"en": (paragraph("Not there any more"),)}),
            section(paragraph("New in Lisbon"), key="new"),
        ),
        facts=(replace(saved.facts[0], period="2020", confirmed=True),),
    )
    kept = bring_in(library, save=(changed,))
    assert contents(library) != before
    undo(library, kept)
    assert contents(library) == before


def test_two_imports_are_undone_the_later_first(library):
    one = profile("Forum", section(paragraph("First")))
    first = bring_in(library, one)
    with library.database.read() as work:
        saved = work.profiles.get(one.id)
    second = bring_in(library, save=(replace(saved, nature="second"),))
    with pytest.raises(NotAllowedError, match="“Forum” was changed"):
        undo(library, first)
    undo(library, second)
    undo(library, first)
    with library.database.read() as work:
        assert work.profiles.count() == 0


def test_an_import_is_undone_once(library):
    kept = bring_in(library, full_profile())
    undo(library, kept)
    with pytest.raises(NotAllowedError, match="was undone on 2026-03-03"):
        undo(library, kept)


def edited_text(work, one):
    section_, read = one.sections[0].id, one.sections[0].revisions["en"]
    work.sections.save_text(section_, "en", (paragraph("By hand"),), read)


def added_section(work, one):
    work.profiles.save(replace(one, sections=(*one.sections, section(key="by-hand"))))


def added_language(work, one):
    work.sections.save_text(one.sections[0].id, "fr", (paragraph("À la main"),), None)


def started_draft(work, one):
    work.sections.save_draft(one.sections[0].id, "en", (paragraph("By ha"),))


def used_in_a_note(work, one):
    work.notes.add(note("5", profiles=(one.id,)))


def words_taken_into_a_note(work, one):
    origin = Origin(one.sections[0].id, one.sections[0].revisions["en"], BlockId("b1"))
    work.notes.add(note("5", note_section(replace(paragraph("Lisbon"), origin=origin))))


def made_a_parent(work, one):
    work.profiles.add(profile("Child", parent=one.id))


def put_in_the_trash(work, one):
    work.profiles.trash(one.id)


LATER_WORK = [
    edited_text,
    added_section,
    added_language,
    started_draft,
    used_in_a_note,
    words_taken_into_a_note,
    made_a_parent,
    put_in_the_trash,
]


@pytest.mark.parametrize("later", LATER_WORK)
def test_later_work_on_what_was_imported_is_not_lost_to_an_undo(library, later):
    one = full_profile()
    kept = bring_in(library, one)
    with library.database.begin(act()) as work:
        later(work, work.profiles.get(one.id))
    seen = contents(library)
    with pytest.raises(NotAllowedError, match="Import 1 cannot be undone: “Harbour Forum”"):
        undo(library, kept)
    assert contents(library) == seen
    with library.database.read() as work:
        assert work.profiles.get(one.id)


def test_later_work_elsewhere_does_not_stand_in_the_way(library):
    with library.database.begin(act()) as work:
        mine = work.profiles.add(full_profile())
    kept = bring_in(library, profile("Theirs", section(paragraph("x"))))
    with library.database.begin(act()) as work:
        edited_text(work, mine)
    undo(library, kept)
    with library.database.read() as work:
        assert [one.id for one in work.profiles.list()] == [mine.id]


def test_facts_of_no_stakeholder_go_with_the_import_that_found_them(library):
    loose = Membership(
        id=FactId(new_id()), profile=None, standing="member", member="Somebody", confirmed=False
    )
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        work.imports.add_facts(kept.id, (loose,))
    with library.database.read() as work:
        assert work.imports.facts(kept.number) == (replace(loose, imported=kept.id),)
    undo(library, kept)
    with library.database.read() as work:
        assert work.imports.facts(kept.number) == ()


def test_a_note_an_import_changed_is_as_it_was(library):
    with library.database.begin(act()) as work:
        saved = work.notes.add(note("1", note_section(paragraph("Lisbon")), place="Porto"))
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        work.notes.save(replace(saved, place="Faro", sections=()))
        assert work.search.find("lisbon and") == ()
    undo(library, kept)
    with library.database.read() as work:
        assert replace(work.notes.get(saved.id), updated_at=None) == replace(saved, updated_at=None)
        assert [hit.owner_type for hit in work.search.find("porto")] == ["note"]
        assert len(work.search.find("lisbon")) == 2, "the title and the block"


def test_a_note_used_after_the_import_stands_in_the_way_by_its_number(library):
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        saved = work.notes.add(note("31", note_section(paragraph("x"))))
    with library.database.begin(act()) as work:
        work.notes.save(replace(saved, title="Changed"))
    with pytest.raises(NotAllowedError, match="note 31 was changed"):
        undo(library, kept)


def test_a_severance_approved_after_the_import_stands_in_the_way(library):
    one = severance()
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        work.severances.save(one)
    with library.database.begin(act(ActKind.APPROVE)) as work:
        work.severances.save(approve(one, by="director", at=LATER, reason="agreed"))
    with pytest.raises(NotAllowedError, match=f"severance {one.id} was changed"):
        undo(library, kept)


def test_what_was_imported_and_deleted_since_stands_in_the_way(library):
    one = full_profile()
    kept = bring_in(library, one)
    with library.database.begin(act()) as work:
        work.profiles.save(replace(work.profiles.get(one.id), facts=()))
    with pytest.raises(NotAllowedError, match="cannot be undone"):
        undo(library, kept)


def test_a_text_edited_before_and_imported_over_keeps_its_older_revisions(library):
    with library.database.begin(act()) as work:
        saved = work.profiles.add(profile("Forum", section(paragraph("Mine"))))
    place, read = saved.sections[0].id, saved.sections[0].revisions["en"]
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        work.sections.save_text(place, "en", (paragraph("Theirs"),), read)
    undo(library, kept)
    with library.database.read() as work:
        assert work.sections.text(place, "en") == (saved.sections[0].texts["en"], read)
        assert len(work.sections.revisions(place, "en")) == 2
    with library.database.begin(act()) as work:
        work.sections.save_text(place, "en", (paragraph("And on"),), read)


def test_a_severance_an_import_made_is_closed_not_erased(library):
    one = severance()
    with library.database.begin(act(IMPORT)) as work:
        kept = work.imports.add(imported())
        work.severances.save(one)
        work.profiles.add(profile("Forum", section(paragraph(run("x", one.id)))))
    undo(library, kept)
    with library.database.read() as work:
        assert work.severances.get(one.id).closed_at == LATER


def test_a_severance_an_import_let_go_is_open_again(library):
    one = severance()
    with library.database.begin(act()) as work:
        work.severances.save(one)
        saved = work.profiles.add(profile("Forum", section(paragraph(run("x", one.id)))))
    kept = bring_in(library, save=(replace(saved, sections=()),))
    with library.database.read() as work:
        assert work.severances.get(one.id).closed_at is not None
    undo(library, kept)
    with library.database.read() as work:
        assert work.severances.of_profile(saved.id) == (one,)


def test_what_an_import_freed_is_withheld_as_before_when_it_is_undone(library):
    """Words that went to another section, and stand free there in what is imported."""
    one = severance()
    withheld, nothing = (paragraph(run("x y z", one.id)),), (paragraph("-"),)

    def saying(known: Profile, *texts: Text) -> Profile:
        parts = zip(known.sections, texts, strict=True)
        return replace(known, sections=tuple(replace(part, texts={"en": said}) for part, said in parts))

    with library.database.begin(act()) as work:
        work.severances.save(one)
        saved = work.profiles.add(profile("Forum", section(*withheld), section(*nothing, key="engagement")))
    first = saved.sections[0].id
    with library.database.begin(act()) as work:
        saved = work.profiles.save(saying(saved, nothing, withheld))
        (gone,) = work.gone_words.of_sections([first])
    kept = bring_in(library, save=(saying(saved, nothing, (paragraph("x y z"),)),))
    with library.database.read() as work:
        assert work.gone_words.of_sections([first]) == ()
    undo(library, kept)
    with library.database.read() as work:
        assert work.gone_words.of_sections([first]) == (gone,)
