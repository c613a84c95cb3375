"""What partners may learn from the marks of their edition, and for whom there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.note import Note
from briefing_app.domain.text import FREE, Block, BlockId, Cell, Row, Table
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .test_editions import sever
from .test_notes import meeting

PARTNER = EditionKind.PARTNER


def add(desk: Desk, note: Note, block: Block) -> None:
    """Put a block behind the others of the note's engagement."""
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    desk.texts.save(place, (*section.blocks, block), desk.texts.open(place).revision)


@pytest.mark.parametrize("derived", [False, True], ids=["typed", "as drawn from facts"])
def test_the_level_of_a_cell_of_which_nothing_is_left_is_not_told(
    desk: Desk, tmp_path: Path, derived: bool
) -> None:
    note = meeting(desk, "HC")
    envoy = Cell(blocks=(paragraph("Envoy Petrov"),), portion=desk.catalogue.marking("PROTECTED A"))
    cells = (envoy, Cell(blocks=(paragraph("free words"),)))
    table = Table(id=BlockId(new_id()), rows=(Row(cells),), columns=(FREE, FREE), header_rows=0)
    add(desk, note, replace(table, derived=derived))
    sever(desk, note, "Envoy Petrov")
    out = tmp_path / "partner.txt"
    desk.exports.export(
        note.number, PARTNER, out=out, audience=desk.exports.audience(["USA"], "UNCLASSIFIED")
    )
    told = out.read_text(encoding="utf-8")
    assert "PROTECTED" not in told
    assert ("free words" in told) is not derived


def test_an_edition_for_partners_is_for_somebody(desk: Desk) -> None:
    note = meeting(desk, "HC")
    with pytest.raises(BriefingError, match="name the countries or organizations"):
        desk.exports.edition_of_note(note.number, PARTNER)


def test_editions_for_partners_are_made_of_notes_alone(desk: Desk) -> None:
    with pytest.raises(BriefingError, match="made of notes, not of profiles"):
        desk.exports.edition_of_profile(desk.profiles.find("HC").id, PARTNER)
