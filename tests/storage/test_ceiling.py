"""Nothing marked above the library's ceiling is saved, whatever way it is tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import FactId, NextStep
from briefing_app.domain.marking import Uplift
from briefing_app.domain.text import Cell, Row, Table
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import (
    NOW,
    act,
    imported,
    note,
    note_section,
    paragraph,
    profile,
    section,
)
from tests.strategies import SCHEME

ABOVE = SCHEME.parse("PROTECTED B")
REFUSAL = r"PROTECTED B is above the ceiling of this library, PROTECTED A: .*accredited"
MARKED = paragraph("Words", portion="PROTECTED B")


def a_nested_cell(block):
    inner = Table(id="t2", rows=(Row((Cell(blocks=(block,)),)),), columns=(frozenset(),))
    return Table(id="t1", rows=(Row((Cell(blocks=(inner,)),)),), columns=(frozenset(),))


def marked_cell():
    return Table(id="t", rows=(Row((Cell(portion=ABOVE),)),), columns=(frozenset(),))


def new_profile(work):
    work.profiles.add(profile("Forum", section(MARKED)))


def nested_in_tables(work):
    work.profiles.add(profile("Forum", section(a_nested_cell(MARKED))))


def a_cell_itself(work):
    work.profiles.add(profile("Forum", section(marked_cell())))


def a_fact(work):
    one = profile("Forum")
    step = NextStep(id=FactId(new_id()), profile=one.id, action="call", portion=ABOVE)
    work.profiles.add(replace(one, facts=(step,)))


def a_note(work):
    work.notes.add(note("1", note_section(MARKED)))


def an_uplift(work):
    work.notes.add(note("1", uplift=Uplift(ABOVE, "together", "me", NOW)))


def a_saved_text(work):
    place = work.profiles.add(profile("Forum", section())).sections[0].id
    _, read = work.sections.text(place, "en")
    work.sections.save_text(place, "en", (MARKED,), read)


def a_draft(work):
    place = work.profiles.add(profile("Forum", section())).sections[0].id
    work.sections.save_draft(place, "en", (MARKED,))


def an_import(work):
    work.imports.add(imported())
    work.profiles.add(profile("Forum", section(MARKED)))


WAYS = [
    new_profile,
    nested_in_tables,
    a_cell_itself,
    a_fact,
    a_note,
    an_uplift,
    a_saved_text,
    a_draft,
    an_import,
]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_marked_above_the_ceiling_is_refused_and_nothing_of_it_kept(library, way):
    kind = ActKind.IMPORT if way is an_import else ActKind.EDIT
    with pytest.raises(NotAllowedError, match=REFUSAL), library.database.begin(act(kind)) as work:
        way(work)
    with library.database.read() as work:
        assert work.profiles.count() == 0
        assert (work.notes.list(), work.imports.list(), work.sections.drafts()) == ((), (), ())


def test_another_family_is_not_below_the_ceiling(library):
    with pytest.raises(NotAllowedError, match="CONFIDENTIAL"), library.database.begin(act()) as work:
        work.profiles.add(profile("Forum", section(paragraph("x", portion="CONFIDENTIAL"))))


def test_at_the_ceiling_is_saved(library):
    with library.database.begin(act()) as work:
        work.profiles.add(profile("Forum", section(paragraph("x", portion="PROTECTED A"))))
        assert work.profiles.count() == 1


def test_a_raised_ceiling_counts_at_once(library):
    with library.database.begin(act(ActKind.SETTING)) as work:
        settings = work.settings.get()
        raised = work.settings.save(replace(settings, ceiling=ABOVE, statement="accredited on 2026-01-01"))
        work.profiles.add(profile("Forum", section(MARKED)))
    with library.database.read() as work:
        assert work.settings.get() == raised


def test_a_ceiling_does_not_fall_below_what_the_library_holds(library):
    test_a_raised_ceiling_counts_at_once(library)
    lowered = SCHEME.parse("PROTECTED A")
    with pytest.raises(NotAllowedError, match=REFUSAL), library.database.begin(act()) as work:
        work.settings.save(replace(work.settings.get(), ceiling=lowered))
    with library.database.read() as work:
        assert work.settings.get().ceiling == ABOVE
