"""The window over one library: how it is opened, what is shown of it, what a search finds in it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import LibraryError, UnreadableError
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.ui.library_dialog import NewLibrary
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows, show_notes, wait_for
from tests.ui.fakes import PA, PB, PLEDGE, FakeDesk, FakeProgram, U, profile

# ---- opening


def test_the_window_is_painted_before_the_library_is_opened(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, desk: FakeDesk
) -> None:
    let_go = threading.Event()
    program.before_open = lambda: let_go.wait(10)
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: "Opening library.bdl" in place.top_banner.status)
    assert place.window().isVisible()
    assert not place.commands.new_note.isEnabled()
    assert place.top_banner.words == "UNCLASSIFIED / NON CLASSIFIÉ"
    let_go.set()
    qtbot.waitUntil(lambda: place.browsing.list.count == 3)
    assert place.top_banner.status == ""


def test_the_lists_and_their_counts_are_those_of_the_library(place: Workplace) -> None:
    assert rows(place) == [
        "Global Forum on Migration and Development",
        "High Commissioner for Refugees",
        "Sweden",
    ]
    navigator = place.browsing.navigator.view.model()
    said = [
        navigator.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(navigator.rowCount())
    ]
    assert said == [
        "Home",
        "Profiles, 3",
        "Forums, 1",
        "Organizations, 1",
        "Countries, 1",
        "Notes, 2",
        "Engagements, 0",
        "Next steps, 0",
        "Imports, 0",
        "Trash, 0",
    ]


def test_a_kind_narrows_the_profiles(place: Workplace) -> None:
    place.browsing.navigator.go_to("profiles", "country")
    assert rows(place) == ["Sweden"]


def test_everything_asked_of_the_library_is_asked_on_one_worker(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    place.browsing.refresh()
    qtbot.waitUntil(lambda: not place.session.tasks.busy)
    assert len(desk.threads) == 1
    assert threading.current_thread().name not in desk.threads


@pytest.mark.parametrize(
    "why",
    [
        "There is no library at library.bdl: create one, or open another.",
        "library.bdl is damaged and was not opened: restore a backup.",
        "library.bdl is in use by somebody at another computer.",
    ],
)
def test_a_library_that_does_not_open_is_a_sentence_and_what_to_do(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, why: str
) -> None:
    program.refuse["library.bdl"] = LibraryError(why)
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.start.sentence == why)
    assert [one.text() for one in place.start.buttons if one.isVisible()] == [
        "&Try again",
        "&New library…",
        "&Open library…",
        "Open the &sample library",
    ]
    assert not place.commands.search.isEnabled()
    program.refuse.clear()
    place.start.buttons[0].click()
    qtbot.waitUntil(lambda: place.browsing.is_read)


def test_a_bug_while_opening_is_told_in_general_words_and_logged_without_data(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, caplog: pytest.LogCaptureFixture
) -> None:
    program.refuse["library.bdl"] = ValueError("the secret words of a note")
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: "inside the program" in place.start.sentence)
    assert "secret" not in place.start.sentence + caplog.text
    assert "ValueError" in caplog.text


def test_without_a_library_the_window_says_how_to_begin(new_window: OpenWindow) -> None:
    place = new_window()
    place.show_welcome()
    assert "no library yet" in place.start.sentence
    assert not place.start.buttons[0].isVisible()
    assert place.start.first_button.hasFocus()


def test_a_new_library_is_made_with_its_ceiling_and_opened(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.answers["new_library"] = NewLibrary(
        tmp_path / "new" / "mine.bdl", "ca:PB", "accredited by security"
    )
    place = new_window()
    place.show_welcome()
    place.commands.new_library.trigger()
    qtbot.waitUntil(lambda: place.browsing.is_read)
    assert program.made == [(tmp_path / "new" / "mine.bdl", "ca:PB", "accredited by security")]
    assert rows(place) == []
    ceilings = prompts.given["new_library"][0]
    assert [one.words for one in ceilings if one.usual] == ["PROTECTED A / PROTÉGÉ A"]
    assert {one.key: one.needs_statement for one in ceilings}["ca:PB"] is True
    assert all("not verified" in one.injury for one in ceilings if one.key == "ca:S") or ceilings


def test_a_prompt_that_is_called_off_changes_nothing(
    qtbot: QtBot, place: Workplace, program: FakeProgram, prompts: FakePrompts, desk: FakeDesk
) -> None:
    before = list(desk.calls)
    for action in ("new_library", "open_library", "import_binder", "new_note"):
        getattr(place.commands, action).trigger()
    assert prompts.asked == ["new_library", "open_library", "binders", "new_note"]
    assert place.session.is_open
    assert desk.calls == before
    assert program.made == []


def test_the_sample_is_made_once_and_opened(
    qtbot: QtBot, new_window: OpenWindow, program: FakeProgram
) -> None:
    place = new_window()
    place.show_welcome()
    place.commands.open_sample.trigger()
    qtbot.waitUntil(lambda: place.browsing.is_read)
    assert [what for _, what, _ in program.made] == ["sample"]
    assert place.window().windowTitle().startswith("sample.bdl")


def test_opening_another_library_closes_the_first(
    qtbot: QtBot, place: Workplace, program: FakeProgram, desk: FakeDesk, prompts: FakePrompts
) -> None:
    other = FakeDesk(program.catalogue, profile_rows=[profile(1, "Chad")])
    program.desks["other.bdl"] = other
    prompts.answers["open_library"] = Path("other.bdl")
    place.commands.open_library.trigger()
    qtbot.waitUntil(lambda: rows(place) == ["Chad"])
    assert desk.closed
    assert not other.closed


def test_what_is_to_be_known_of_the_file_is_said(
    qtbot: QtBot, new_window: OpenWindow, desk: FakeDesk
) -> None:
    desk.notices = ("This folder is synchronised with other computers.",)
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.bar.text == desk.notices[0])


# ---- looking


def test_the_banner_is_that_of_what_is_open_in_both_languages(qtbot: QtBot, place: Workplace) -> None:
    for banner in (place.top_banner, place.bottom_banner):
        assert banner.words == "PROTECTED B / PROTÉGÉ B"
        assert banner.accessibleDescription().startswith("PROTECTED B / PROTÉGÉ B")
    place.browsing.list.choose(lambda one: one.name == "Sweden")
    qtbot.waitUntil(lambda: place.top_banner.words == "UNCLASSIFIED / NON CLASSIFIÉ")


def test_the_public_edition_is_refused_with_every_obstacle_and_no_page(
    qtbot: QtBot, place: Workplace
) -> None:
    show_notes(qtbot, place)
    place.commands.public.trigger()
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.obstacle_list.isVisible())
    said = [
        detail.obstacle_list.model().index(row, 0).data()
        for row in range(detail.obstacle_list.model().rowCount())
    ]
    assert len(said) == 2
    assert PLEDGE in said[0]
    assert "PROTECTED B" in said[1]
    assert not detail.pages.isVisible()
    assert place.top_banner.words == "PROTECTED B / PROTÉGÉ B"
    place.commands.internal.trigger()
    qtbot.waitUntil(lambda: detail.pages.isVisible())


def test_an_arrow_key_held_down_asks_for_the_last_row_only(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.calls.clear()
    view = place.browsing.list.view
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down)
    wait_for(qtbot, place, "profile-3")
    assert [one for one in desk.calls if "profile-2" in one] == []


def test_an_answer_that_comes_too_late_is_not_shown(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    desk.hold = threading.Event()
    detail, shown = place.browsing.detail, []
    place.browsing.banner_changed.connect(lambda mark: shown.append(mark.words))
    for name in ("High Commissioner for Refugees", "Sweden"):
        subject = next(one for one in place.browsing.profiles if one.name == name)
        detail.show_subject(place.browsing.subject_of(subject))
    desk.hold.set()
    wait_for(qtbot, place, "profile-3")
    assert shown == ["UNCLASSIFIED / NON CLASSIFIÉ"]


def test_a_profile_that_is_gone_is_a_sentence_above_its_place(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.fail = UnreadableError("This profile is no longer in the library: refresh the list.")
    place.browsing.list.choose(lambda one: one.name == "Sweden")
    qtbot.waitUntil(lambda: place.browsing.detail.bar.text.startswith("This profile is no longer"))
    assert place.browsing.detail.bar.tone is Tone.ERROR
    desk.fail = None
    place.browsing.list.choose(lambda one: one.name.startswith("High"))
    wait_for(qtbot, place, "profile-2")
    assert place.browsing.detail.bar.text == ""


def test_refreshing_shows_what_is_new_and_keeps_what_was_chosen(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    place.browsing.list.choose(lambda one: one.name == "Sweden")
    wait_for(qtbot, place, "profile-3")
    desk.profile_rows.insert(0, profile(9, "African Union"))
    QTest.keyClick(place, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: rows(place)[0] == "African Union")
    assert place.browsing.list.current.name == "Sweden"


def test_ten_thousand_profiles_are_listed_and_narrowed(
    qtbot: QtBot, new_window: OpenWindow, desk: FakeDesk
) -> None:
    desk.profile_rows = [profile(number, f"Stakeholder number {number}") for number in range(10_000)]
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.browsing.list.count == 10_000)
    place.browsing.list.filter.setText("number 9999")
    assert rows(place) == ["Stakeholder number 9999"]
    place.browsing.list.filter.setText("nowhere")
    assert place.browsing.list.count == 0


# ---- searching


def hit(
    words: str, severed: bool = False, owner: str = "note-2", markings: Iterable[Marking] = ()
) -> SimpleNamespace:
    parts = (
        SimpleNamespace(text="the words around ", hit=False, severed=severed),
        SimpleNamespace(text=words, hit=True, severed=severed),
    )
    return SimpleNamespace(
        owner=owner,
        owner_type="note",
        owner_name="Meeting in Geneva",
        heading="Overview",
        parts=parts,
        severed=severed,
        block="pledge-paragraph",
        markings=frozenset(markings),
    )


def test_a_search_lists_the_words_around_and_tells_severed_ones_apart(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.hits = (hit("refugees"), hit("two million", severed=True))
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(place, Qt.Key.Key_F, modifiers)
    assert place.browsing.list.search.hasFocus()
    QTest.keyClicks(place.browsing.list.search, "refu")
    qtbot.waitUntil(lambda: rows(place) == ["Meeting in Geneva"] * 2)
    model = place.browsing.list.view.model()
    heard = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert heard[0] == "Meeting in Geneva, Overview, the words around refugees"
    assert heard[1] == "Meeting in Geneva, Overview, severed, the words around two million"
    assert not place.grab().isNull()
    QTest.keyClick(place.browsing.list.search, Qt.Key.Key_Down)
    wait_for(qtbot, place, "2")
    assert [one.row() for one in place.browsing.list.view.selectedIndexes()] == [0]
    QTest.keyClick(place.browsing.list.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(place)) == 3)


def test_beside_what_a_search_found_stands_nothing_until_some_of_it_is_chosen(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    place.browsing.list.choose(lambda one: one.name == "Sweden")
    wait_for(qtbot, place, "profile-3")
    desk.hits = (hit("refugees"),)
    place.browsing.list.search.setText("refu")
    qtbot.waitUntil(lambda: rows(place) == ["Meeting in Geneva"])
    assert place.browsing.subject is None
    assert place.browsing.detail._nothing.isVisible()
    assert not place.commands.export.isEnabled()
    place.browsing.list.choose_first()
    wait_for(qtbot, place, "2")
    place.browsing.list.search.setText("")
    wait_for(qtbot, place, "profile-3")
    assert place.browsing.list.current.name == "Sweden"


def test_beside_the_list_of_another_place_stands_nothing_until_some_of_it_is_chosen(
    qtbot: QtBot, place: Workplace
) -> None:
    place.browsing.navigator.go_to("notes")
    assert place.browsing.list.current is None
    assert place.browsing.subject is None
    assert place.browsing.detail._nothing.isVisible()


def test_a_search_without_a_hit_says_so(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.list.search.setText("<b>nothing</b>")
    qtbot.waitUntil(lambda: place.browsing.list.count == 0)
    assert "“<b>nothing</b>”" in place.browsing.list.nothing


def test_a_hit_whose_owner_is_gone_shows_nothing_new(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    desk.hits = (hit("refugees", owner="note-99"),)
    place.browsing.list.search.setText("refugees")
    qtbot.waitUntil(lambda: rows(place) == ["Meeting in Geneva"])
    before = place.browsing.subject
    place.browsing.list.choose_first()
    place.browsing.list.view.setFocus()
    QTest.keyClick(place.browsing.list.view, Qt.Key.Key_Return)
    assert place.browsing.subject is before


def test_the_banner_covers_what_a_search_found_for_as_long_as_that_is_shown(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    place.browsing.list.choose(lambda one: one.name == "Sweden")
    wait_for(qtbot, place, "profile-3")
    desk.hits = (hit("refugees", markings=[U]), hit("two million", markings=[PA, PB]))
    place.browsing.list.search.setText("refu")
    qtbot.waitUntil(lambda: len(rows(place)) == 2 and "Sweden" not in rows(place))
    for banner in (place.top_banner, place.bottom_banner):
        assert banner.words == "PROTECTED B / PROTÉGÉ B"
    place.browsing.navigator.go_to("notes")
    for banner in (place.top_banner, place.bottom_banner):
        assert banner.words == "UNCLASSIFIED / NON CLASSIFIÉ"


def test_hits_no_scheme_has_the_markings_of_are_not_shown(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    before = rows(place)
    desk.hits = (hit("refugees", markings=[Marking(frozenset({MarkingId("zz:TOP")}))]),)
    place.browsing.list.search.setText("refu")
    qtbot.waitUntil(lambda: "zz:TOP" in place.bar.text)
    assert rows(place) == before


def test_hits_nobody_waits_for_any_more_are_not_shown(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    desk.hold, desk.hits = threading.Event(), (hit("refugees", markings=[PB]),)
    place.browsing.list.search.setText("refu")
    place.browsing.list.search.returnPressed.emit()
    place.browsing.navigator.go_to("notes")
    desk.hold.set()
    qtbot.waitUntil(lambda: not place.session.tasks.busy)
    assert rows(place) == ["Meeting in Geneva", "Meeting in Ottawa"]
