"""No field of a library is ever taken for markup: a picture named in every one of them is never opened."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.text import BlockId, FootnoteReference, Picture, Run, Text
from briefing_app.ui.note_dialog import NoteDialog
from briefing_app.ui.safe_document import SafeDocument
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeDesk, FakeProgram, heading, item, note, paragraph, profile, table

IN_OPEN = 0x20


class Watch:
    """Tells whether a file has been opened since, by anybody in any thread (inotify)."""

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._watch, os.fsencode(path), IN_OPEN) >= 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._watch)


@pytest.fixture
def picture(qtbot: QtBot, tmp_path: Path) -> Path:
    path = tmp_path / "sentinel.png"
    made = QImage(4, 4, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.red)
    assert made.save(str(path))
    return path


@pytest.fixture
def watch(picture: Path) -> Iterator[Watch]:
    if not sys.platform.startswith("linux"):
        pytest.skip("opening a file is only watched on Linux")
    made = Watch(picture)
    yield made
    made.close()


def hostile(picture: Path) -> str:
    return f'<img src="file://{picture}"><b>bold</b>'


def test_the_watch_sees_what_a_careless_label_opens(qtbot: QtBot, picture: Path, watch: Watch) -> None:
    careless = QLabel(hostile(picture))
    qtbot.addWidget(careless)
    careless.show()
    careless.grab()
    assert watch.opened()


def hostile_text(words: str, address: str) -> Text:
    return (
        heading(1, words),
        paragraph(words, Run(words, link=address), FootnoteReference((Run(words),)), id=BlockId("first")),
        item(1, words),
        table((words, words), (words, words), caption=words),
        Picture(
            id=BlockId("pic"), digest=address, media_type="image/png", alternate=words, caption=(Run(words),)
        ),
    )


def hostile_desk(program: FakeProgram, picture: Path) -> FakeDesk:
    words = hostile(picture)
    desk = FakeDesk(program.catalogue, notices=(words,))
    desk.profile_rows = [
        replace(profile(number, words, kind, acronym=words), tags=(words,))
        for number, kind in enumerate(ProfileKind, 1)
    ]
    desk.note_rows = [replace(note(1, words), kind=words, place=words)]
    text = hostile_text(words, f"file://{picture}")
    desk.texts = {"note 1": text} | {one.id: text for one in desk.profile_rows}
    part = SimpleNamespace(text=words, hit=True, severed=True)
    desk.hits = (
        SimpleNamespace(
            owner="note-1",
            owner_type="note",
            owner_name=words,
            heading=words,
            parts=(part,),
            severed=True,
            block="first",
            markings=frozenset(),
        ),
    )
    desk.import_rows = [
        SimpleNamespace(
            id="i1",
            number=1,
            name=words,
            sha256=words,
            language=words,
            at=datetime(2019, 12, 1, tzinfo=UTC),
            by=words,
            line_count=1,
            undone_at=None,
        )
    ]
    return desk


def tips_of(place: Workplace) -> list[str]:
    model = place.browsing.list.view.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    return tips + [one.toolTip() for one in place.findChildren(QWidget) if one.toolTip()]


def show_tips(qtbot: QtBot, place: Workplace) -> None:
    """Draw each tool tip as Qt does: a label that guesses whether it is given markup."""
    for tip in tips_of(place):
        shown = QLabel(tip)
        qtbot.addWidget(shown)
        shown.grab()


def heard(place: Workplace) -> None:
    """Ask for the text of everything, as a screen reader does."""
    waiting = [QAccessible.queryAccessibleInterface(place)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid():
            continue
        one.text(QAccessible.Text.Name)
        one.text(QAccessible.Text.Description)
        waiting += [one.child(number) for number in range(min(one.childCount(), 50))]


def test_a_tour_over_hostile_fields_opens_nothing_and_shows_them_as_they_are(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, picture: Path, watch: Watch
) -> None:
    words = hostile(picture)
    desk = program.desks["library.bdl"] = hostile_desk(program, picture)
    place = new_window()
    place.open(Path("library.bdl"))
    browsing = place.browsing
    qtbot.waitUntil(lambda: browsing.detail.shown is not None)
    for name in ("profiles", "notes", "imports"):
        browsing.navigator.go_to(name)
        browsing.list.choose_first()
        qtbot.waitUntil(lambda: not place.session.tasks.busy)
        qtbot.waitUntil(lambda: not browsing.list._moving.isActive())
        qtbot.waitUntil(lambda: not place.session.tasks.busy)
        place.grab()
        show_tips(qtbot, place)
        heard(place)
    browsing.list.search.setText(words)
    qtbot.waitUntil(lambda: browsing.list.view.accessibleName() == "Search results")
    browsing.list.choose_first()
    qtbot.waitUntil(lambda: browsing.detail.shown is not None and browsing.detail.shown.subject.is_note)
    assert words in browsing.detail.pages.pages.document.toPlainText()
    assert browsing.detail._title.text() == words
    place.grab()

    desk.fail = UnreadableError(words)
    place.commands.refresh.trigger()
    qtbot.waitUntil(lambda: place.bar.text == words)
    desk.fail = None
    place.grab()
    assert not watch.opened()


def test_hostile_obstacles_are_shown_as_they_are(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, picture: Path, watch: Watch
) -> None:
    desk = program.desks["library.bdl"] = hostile_desk(program, picture)
    desk.texts["profile-1"] = (
        heading(1, hostile(picture)),
        paragraph("Held.", severances=frozenset({"unknown"})),
    )
    place = new_window()
    place.open(Path("library.bdl"))
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None)
    place.commands.public.trigger()
    qtbot.waitUntil(lambda: detail.obstacle_list.isVisible())
    assert hostile(picture) in detail.obstacle_list.model().index(0, 0).data()
    place.grab()
    heard(place)
    assert not watch.opened()


def test_a_dialog_over_hostile_names_opens_nothing(qtbot: QtBot, picture: Path, watch: Watch) -> None:
    dialog = NoteDialog((), (), [profile(1, hostile(picture))])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    dialog.pages.setCurrentIndex(2)
    dialog.grab()
    assert dialog.whom.profiles.model().index(0, 0).data() == hostile(picture)
    assert not watch.opened()


def test_the_document_opens_nothing_even_when_markup_reaches_it(
    qtbot: QtBot, picture: Path, watch: Watch
) -> None:
    document = SafeDocument()
    document.setHtml(
        f'<link rel="stylesheet" href="file://{picture}">{hostile(picture)}'
        f'<table background="file://{picture}"><tr><td>x</td></tr></table>'
    )
    document.setTextWidth(200)
    document.size()
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    document.drawContents(painter)
    painter.end()
    assert not watch.opened()
