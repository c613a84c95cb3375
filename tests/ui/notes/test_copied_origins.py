"""Words that a profile gave a note stay the profile's when they are copied: what is decided there follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.bootstrap import Desk
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Block, holds
from briefing_app.ui.editor.exchange import OWN_TYPE
from tests.ui.notes.conftest import Heard, Open

CTRL = Qt.KeyboardModifier.ControlModifier
Ask = Callable[[Callable[[Desk], Any]], Any]
HC, TARGET = "Harbour Consultations (HC)", "Key people"


def copy_and_paste(heard: Heard, *, foreign: bool = False) -> None:
    """Copy what the profile says into a section that is the note's own, and have it stored."""
    heard.choose(HC)
    heard.room.pane.editor.selectAll()
    QTest.keyClick(heard.room.pane.editor, Qt.Key.Key_C, CTRL)
    if foreign:
        data = QApplication.clipboard().mimeData()
        own = bytes(data.data(OWN_TYPE).data())
        known = heard.room.open_note.library.encode()
        assert known
        assert known in own
        data.setData(OWN_TYPE, own.replace(known, b"another"))
    heard.choose(TARGET)
    QTest.keyClick(heard.room.pane.editor, Qt.Key.Key_V, CTRL)
    heard.save()


def copies(ask: Ask) -> tuple[Block, ...]:
    note = ask(lambda desk: desk.notes.get("1"))
    return next(one.blocks for one in note.sections if one.heading == TARGET)


def sever(ask: Ask) -> None:
    """Sever words in the profile."""
    ask(
        lambda desk: desk.passages.mark(
            profile="HC", section="overview", words="nobody decides", exemptions=("15(1)",)
        )
    )


def test_what_is_severed_in_the_profile_later_is_proposed_in_a_copy(open_room: Open, ask: Ask) -> None:
    copy_and_paste(open_room())
    (copy,) = [one for one in copies(ask) if one.origin is not None]
    profile = ask(lambda desk: desk.profiles.find("HC"))
    source = next(one for one in profile.sections if one.key == "overview")
    assert (copy.origin.section, copy.origin.block) == (source.id, source.texts["en"][0].id)
    assert copy.id != source.texts["en"][0].id
    assert holds(copy) == frozenset()

    sever(ask)
    (severed,) = [one for one in copies(ask) if holds(one)]
    (held,) = holds(severed)
    assert severed.origin == copy.origin
    known = {one.severance.id: one.severance for one in ask(lambda desk: desk.severances.of_note("1"))}
    assert known[held].state is SeveranceState.PROPOSED


def test_a_copy_from_another_library_is_nobodys(open_room: Open, ask: Ask) -> None:
    copy_and_paste(open_room(), foreign=True)
    assert [one.origin for one in copies(ask)] == [None]
    sever(ask)
    assert [holds(one) for one in copies(ask)] == [frozenset()]
