"""The home room and the lists by date: every row goes to its thing, the banner covers every line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.facts import FactId, ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.overview import Counts, DatedFact, DatedKind, Overview
from briefing_app.domain.text import BlockId, Withheld
from briefing_app.ui.home.home_room import HomeRoom
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.rooms import Address
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import rows
from tests.ui.fakes import PB, FakeDesk

STEP = DatedFact(
    id=FactId("s1"),
    kind=DatedKind.NEXT_STEP,
    title="Answer <b>the</b> invitation",
    when=FuzzyDate(wording="fall 2020", earliest=date(2020, 9, 1), latest=date(2020, 12, 31)),
    owner=ProfileId("profile-1"),
    owner_name="Global Forum on Migration and Development",
    by="IRCC",
    block=BlockId("pledge-paragraph"),
    markings=(PB,),
)
MEETING = replace(
    STEP,
    id=FactId("m1"),
    kind=DatedKind.ENGAGEMENT,
    title=Withheld(),
    when=Withheld(),
    markings=(),
    block=None,
)


class Opened(Room):
    """Stands in for the rooms of profiles and notes."""

    def panes(self) -> tuple[Room, ...]:
        return (self,)


@pytest.fixture(autouse=True)
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("profile", "note"):
        monkeypatch.setitem(FACTORIES, kind, lambda *_given: Opened())


@pytest.fixture
def desk(desk: FakeDesk) -> FakeDesk:
    found = Overview(
        overdue=(STEP,),
        upcoming=(MEETING,),
        stale=tuple(desk.profile_rows[:2]),
        stale_count=9,
        notes=tuple(desk.note_rows),
    )
    desk.overview.overview = lambda: found
    desk.overview.counts = lambda: Counts(engagements=1, next_steps=1)
    desk.overview.next_steps = lambda: (STEP, replace(STEP, id=FactId("s2"), done=True, severed=True))
    desk.overview.engagements = lambda: (MEETING,)
    return desk


@pytest.fixture
def room(qtbot: QtBot, place: Workplace) -> HomeRoom:
    place.browsing.navigator.go_to("home")
    made = place.rooms.current
    assert isinstance(made, HomeRoom)
    qtbot.waitUntil(lambda: made.lists["overdue"].count == 1)
    return made


def open_first(room: HomeRoom, name: str) -> None:
    view = room.lists[name].view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)


def test_the_navigator_leads_home_and_home_needs_no_way_back(place: Workplace, room: HomeRoom) -> None:
    assert not place.commands.back.isEnabled()
    assert not place.rooms.back_button.isVisible()
    place.browsing.navigator.go_to("notes")
    assert place.rooms.in_lists


def test_the_day_is_listed_with_what_is_not_there_said(room: HomeRoom) -> None:
    counts = {name: one.count for name, one in room.lists.items()}
    assert counts == {"overdue": 1, "due": 0, "upcoming": 1, "again": 0, "drafts": 0, "notes": 2, "stale": 2}
    words = [one.text() for one in room.findChildren(type(room._today)) if one.isVisible()]
    assert "Nothing is due in the next two months." in words
    assert "and 7 more" in words


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("overdue", Address("profile", "profile-1", BlockId("pledge-paragraph"))),
        ("upcoming", Address("profile", "profile-1")),
        ("stale", Address("profile", "profile-1")),
        ("notes", Address("note", "2")),
    ],
)
def test_every_row_goes_to_its_thing_and_back_is_home(
    place: Workplace, room: HomeRoom, name: str, address: Address
) -> None:
    open_first(room, name)
    assert place.rooms.address == address
    place.rooms.back()
    assert place.rooms.address == Address("home")


def test_the_banner_covers_every_line(place: Workplace, room: HomeRoom) -> None:
    assert place.top_banner.words == "PROTECTED B / PROTÉGÉ B"


def test_a_draft_left_leads_to_where_it_was_typed(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    def left(profile: str | None, number: str | None) -> SimpleNamespace:
        owner = SimpleNamespace(profile=profile, number=number, name="Sweden")
        return SimpleNamespace(owner=owner, at=datetime(2019, 12, 1, 9, tzinfo=UTC))

    desk.texts.left = (left("profile-3", None), left("profile-3", None), left(None, "1"))
    place.rooms.open_home()
    room = place.rooms.current
    qtbot.waitUntil(lambda: room.lists["drafts"].count == 2)
    open_first(room, "drafts")
    assert place.rooms.address == Address("profile", "profile-3")


def test_f6_goes_through_the_lists_that_have_rows(place: Workplace, room: HomeRoom) -> None:
    place.browsing.navigator.view.setFocus()
    for name in ("overdue", "upcoming", "notes", "stale"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert room.lists[name].view.hasFocus()


def test_an_empty_library_offers_one_thing_to_do(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.profile_rows.clear()
    desk.overview.overview = Overview
    place.rooms.open_home()
    room = place.rooms.current
    qtbot.waitUntil(room.empty.isVisible)
    asked = []
    place.commands.import_binder.triggered.disconnect()
    place.commands.import_binder.triggered.connect(lambda: asked.append("import"))
    assert room.panes() == (room.empty.button,)
    room.empty.button.click()
    assert asked == ["import"]


def test_a_day_that_cannot_be_read_is_a_sentence(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    def fail() -> Overview:
        raise UnreadableError("A stored date is damaged; restore the library from a backup.")

    desk.overview.overview = fail
    place.rooms.open_home()
    qtbot.waitUntil(lambda: place.bar.text.startswith("A stored date is damaged"))


# ---- the lists by date


def test_next_steps_are_a_list_whose_rows_show_the_profile(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    place.browsing.navigator.go_to("next-steps")
    qtbot.waitUntil(lambda: rows(place) == ["Answer <b>the</b> invitation"] * 2)
    assert place.top_banner.words == "PROTECTED B / PROTÉGÉ B"
    model = place.browsing.list.view.model()
    heard = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert "fall 2020" in heard[0]
    assert "done · severed" in heard[1]
    place.browsing.list.choose_first()
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.subject.key == "profile-1")


def test_a_withheld_engagement_says_so_and_is_never_blank(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("engagements")
    qtbot.waitUntil(lambda: rows(place) == ["[withheld before us]"])


def test_a_list_nobody_waits_for_any_more_is_not_shown(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("next-steps")
    place.browsing.navigator.go_to("notes")
    qtbot.waitUntil(lambda: not place.session.tasks.busy)
    assert rows(place) == ["Meeting in Geneva", "Meeting in Ottawa"]


@pytest.mark.parametrize(
    ("where", "words", "command"),
    [
        ("notes", "There are no notes yet", "new_note"),
        ("imports", "Nothing was imported yet", "import_binder"),
        ("profiles", "There are no profiles yet", "import_binder"),
    ],
)
def test_an_empty_list_has_a_sentence_and_one_button(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, where: str, words: str, command: str
) -> None:
    desk.profile_rows.clear()
    desk.note_rows.clear()
    place.browsing.navigator.go_to(where)
    place.commands.refresh.trigger()
    qtbot.waitUntil(lambda: place.browsing.list.nothing.startswith(words))
    asked = []
    action = getattr(place.commands, command)
    action.triggered.disconnect()
    action.triggered.connect(lambda: asked.append(command))
    place.browsing.list._empty.button.click()
    assert asked == [command]
    place.browsing.list.filter.setText("x")
    place.browsing.list._empty.button.click()
    assert asked == [command]
    assert place.browsing.list.filter.text() == ""
