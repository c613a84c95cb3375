"""A part of an internal edition pasted into a note: told, stored as proposed, and in no public edition."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState
from tests.ui.notes.conftest import CTRL, Ask, Open, note

TARGET = "Key people"
PAGE = """<style><!-- span.SeveredWords {mso-style-name:"Severed Words"; background:#FFE8A3;} --></style>
<p class=MsoNormal>We know that <span class=SeveredWords>the envoy leaves in June</span>
<span class=SeveranceFlag>[s. 15(1) approved]</span> from the press.</p>"""


def test_what_was_withheld_there_is_told_stored_and_stops_the_public_edition(
    open_room: Open, ask: Ask
) -> None:
    heard = open_room()
    data = QMimeData()
    data.setHtml(PAGE)
    data.setText("We know that the envoy leaves in June [s. 15(1) approved] from the press.")
    QGuiApplication.clipboard().setMimeData(data)
    heard.choose(TARGET)
    editor = heard.room.pane.editor
    editor.setFocus()
    heard.press(Qt.Key.Key_V, CTRL, on=editor)
    assert any("internal edition" in one for one in heard.told)
    heard.save()
    section = next(one for one in note(ask).sections if one.heading == TARGET)
    (held,) = {one for block in section.blocks for part in block.content for one in part.severances}

    def record(desk):
        with desk.library.database.read() as unit:
            return unit.severances.get(held)

    stored = ask(record)
    assert stored.state is SeveranceState.PROPOSED  # what was decided elsewhere is not decided here
    assert stored.exemptions == {ExemptionId("atia:15(1)")}
    with pytest.raises(EditionRefusedError):
        ask(lambda desk: desk.exports.edition_of_note("1", EditionKind.PUBLIC))
