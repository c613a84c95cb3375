"""The window speaks of markings as the library that is open does."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.library_session import LibrarySession


def test_an_open_library_of_the_united_states_offers_their_levels(
    qtbot: QtBot, real_program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "there.bdl"
    real_program.libraries.create(path, "us:S", "Accredited by the post.")
    session = LibrarySession(real_program)
    assert session.catalogue.scheme.id == "ca"
    with qtbot.waitSignal(session.opened):
        session.open(path)
    offered = vocabulary_of(session.catalogue, "fr", session.catalogue.marking("S")).portions
    assert [one.short for one in offered if one.allowed] == ["(U)", "(C)", "(S)"]
    assert offered[-1].name == "TOP SECRET"
    with qtbot.waitSignal(session.closed):
        session.close()
    assert session.catalogue.scheme.id == "ca"
    session.tasks.shutdown()
