"""The window over one library: what is shown, what the commands do, and what is said when something fails."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import LibraryError, UnreadableError
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.library_dialog import NewLibrary
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.note_dialog import NewNote
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.fakes import PLEDGE, FakeDesk, FakeProgram, note, profile


def rows(place: Workplace) -> list[str]:
    model = place.browsing.list.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def show_notes(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose_first()
    wait_for(qtbot, place, "2")


def wait_for(qtbot: QtBot, place: Workplace, key: str) -> None:
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.subject.key == key)


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
    assert said == ["Profiles, 3", "Forums, 1", "Organizations, 1", "Countries, 1", "Notes, 2", "Imports, 0"]


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
    assert prompts.asked == ["new_library", "open_library", "binder", "new_note"]
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
    detail.banner_changed.connect(lambda words, _colour: shown.append(words))
    for name in ("High Commissioner for Refugees", "Sweden"):
        subject = next(one for one in place.browsing.profiles if one.name == name)
        detail.show_subject(place.browsing._listings.subject_of(subject))
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


def hit(words: str, severed: bool = False, owner: str = "note-2") -> SimpleNamespace:
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
    )


def test_a_search_lists_the_words_around_and_tells_severed_ones_apart(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.hits = (hit("refugees"), hit("two million", severed=True))
    QTest.keyClick(place, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
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


def test_a_search_without_a_hit_says_so(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.list.search.setText("<b>nothing</b>")
    qtbot.waitUntil(lambda: place.browsing.list.count == 0)
    assert "“<b>nothing</b>”" in place.browsing.list._empty.text()


def test_a_hit_whose_owner_is_gone_shows_nothing_new(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    desk.hits = (hit("refugees", owner="note-99"),)
    place.browsing.list.search.setText("refugees")
    qtbot.waitUntil(lambda: rows(place) == ["Meeting in Geneva"])
    before = place.browsing.subject
    place.browsing.list.choose_first()
    place.browsing.list.view.setFocus()
    QTest.keyClick(place.browsing.list.view, Qt.Key.Key_Return)
    assert place.browsing.subject is before


# ---- notes and exports


def test_a_new_note_is_made_from_the_answers_and_shown(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, prompts: FakePrompts
) -> None:
    prompts.answers["new_note"] = NewNote(
        kind="meeting-note",
        title="Meeting in Quito",
        names=("Sweden",),
        on=date(2020, 1, 20),
        place="Quito",
        language="en",
    )
    place.commands.new_note.trigger()
    wait_for(qtbot, place, "3")
    assert place.browsing.subject.title == "Meeting in Quito"
    assert place.browsing.list.current.number == "3"
    kinds, languages, profiles = prompts.given["new_note"]
    assert kinds[0].words == "Meeting note"
    assert [one.key for one in languages] == ["en", "fr"]
    assert len(profiles) == 3


def test_only_a_note_can_be_exported(qtbot: QtBot, place: Workplace) -> None:
    assert not place.commands.export.isEnabled()
    show_notes(qtbot, place)
    assert place.commands.export.isEnabled()
    assert place.browsing.detail.export_button.isEnabled()


def test_an_export_says_where_it_is_and_offers_to_open_it(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    target = tmp_path / "new folder" / "note.docx"
    prompts.answers["export"] = ExportWish(public=False, format="docx", path=target, replace=False)
    place.commands.export.trigger()
    bar = place.browsing.detail.bar
    qtbot.waitUntil(lambda: bar.text == f"Exported to {target}.")
    bar.buttons()[0].click()
    bar.buttons()[1].click()
    assert prompts.opened_files == [target, target.parent]
    _, suggest, _ = prompts.given["export"]
    assert suggest(True, "md").name == "2-Meeting-in-Geneva-public.md"
    prompts.can_open = False
    bar.buttons()[0].click()
    assert "no program to open" in bar.text


def test_an_export_that_takes_its_time_can_be_cancelled(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, desk: FakeDesk, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=True, format="docx", path=tmp_path / "n.docx", replace=False
    )
    bar = place.browsing.detail.bar
    desk.hold = threading.Event()
    desk.hold.set()  # the fake export goes on until it is cancelled
    place.commands.export.trigger()
    qtbot.waitUntil(lambda: bar.text == "Writing the document")
    bar.buttons()[0].click()
    qtbot.waitUntil(lambda: bar.text == "The export was cancelled; nothing was written.")
    assert bar.tone is Tone.ERROR


# ---- imports


def finished_import(undone: datetime | None = None) -> SimpleNamespace:
    return SimpleNamespace(
        id="import-1",
        number=1,
        name="binder.txt",
        sha256="ab" * 32,
        language="en",
        at=datetime(2019, 12, 1, 9, 30, tzinfo=UTC),
        by="officer",
        line_count=161,
        undone_at=undone,
    )


def test_an_import_says_what_came_of_it_and_can_be_taken_back(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, prompts: FakePrompts
) -> None:
    def import_file(path: Path) -> SimpleNamespace:
        desk.import_rows.append(finished_import())
        desk.profile_rows.append(profile(8, "Regional Conference"))
        actions = [SimpleNamespace(action=action) for action in ("added", "updated", "updated")]
        return SimpleNamespace(
            number="1", name=path.name, profiles=actions, lines=161, received_redactions=6, warnings=0
        )

    def undo(number: str) -> SimpleNamespace:
        desk.import_rows[0] = finished_import(datetime(2019, 12, 2, tzinfo=UTC))
        desk.profile_rows.pop()
        return desk.import_rows[0]

    desk.imports.import_file, desk.imports.undo = import_file, undo
    prompts.answers["binder"] = Path("/nowhere/binder.txt")
    place.commands.import_binder.trigger()
    qtbot.waitUntil(lambda: len(rows(place)) == 4)
    assert place.bar.text.startswith("binder.txt: 1 profile")
    assert "2 updated" in place.bar.text
    assert "6 received redaction" in place.bar.text

    place.browsing.navigator.go_to("imports")
    place.browsing.list.choose_first()
    qtbot.waitUntil(place.commands.undo_import.isEnabled)
    assert place.browsing.import_panel.isVisible()
    place.bar.buttons()[0].click()
    qtbot.waitUntil(lambda: "was taken back" in place.bar.text)
    qtbot.waitUntil(lambda: not place.commands.undo_import.isEnabled())


def test_a_binder_that_cannot_be_read_is_a_sentence_above_the_lists(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, prompts: FakePrompts
) -> None:
    def refuse(path: Path) -> None:
        raise UnreadableError("binder.pdf is of a kind that is not read: save it as text first.")

    desk.imports.import_file = refuse
    prompts.answers["binder"] = Path("binder.pdf")
    place.commands.import_binder.trigger()
    qtbot.waitUntil(lambda: place.bar.text.startswith("binder.pdf is of a kind"))
    assert place.bar.tone is Tone.ERROR
    assert len(rows(place)) == 3


# ---- closing


def test_closing_closes_the_library_on_its_worker(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed
    assert desk.calls[-1] == "close"


def test_closing_while_something_runs_waits_for_it_and_ends_well(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.hold = threading.Event()
    place.browsing.refresh()
    place.window().close()
    place.window().close()
    assert place.window().isVisible()
    assert "Closing" in place.top_banner.status
    desk.hold.set()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed


def test_closing_during_an_export_cancels_it(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, prompts: FakePrompts, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=False, format="docx", path=tmp_path / "n.docx", replace=False
    )
    desk.hold = threading.Event()
    desk.hold.set()
    place.commands.export.trigger()
    qtbot.waitUntil(lambda: "export" in desk.calls)
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed


def test_a_library_that_cannot_be_closed_does_not_keep_the_window_open(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.fail = LibraryError("The backup could not be made.")
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert not desk.closed


# ---- keyboard


def test_f6_goes_through_the_panes_and_back(qtbot: QtBot, place: Workplace) -> None:
    browsing = place.browsing
    browsing.list.view.setFocus()
    qtbot.waitUntil(browsing.list.view.hasFocus)
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [browsing.detail.pages, browsing.navigator.view, browsing.list.view]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is browsing.navigator.view


def test_enter_on_a_row_gives_the_keyboard_to_its_pages(qtbot: QtBot, place: Workplace) -> None:
    view = place.browsing.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place.browsing.detail.pages.hasFocus()


def test_every_command_has_words_and_no_two_share_a_key(place: Workplace) -> None:
    actions = [one for one in vars(place.commands).values() if hasattr(one, "shortcuts")]
    assert len(actions) > 15
    assert all(one.text() for one in actions)
    keys = [key.toString() for one in actions for key in one.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_edition_shown_is_the_one_asked_for(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose(lambda one: one.number == "1")
    wait_for(qtbot, place, "1")
    place.commands.public.trigger()
    qtbot.waitUntil(lambda: place.browsing.detail.shown.edition is EditionKind.PUBLIC)
    assert place.browsing.detail.pages.pages.banner == "UNCLASSIFIED"


def test_about_says_the_versions(place: Workplace, prompts: FakePrompts) -> None:
    place.commands.about.trigger()
    lines = prompts.given["about"][0]
    assert lines[0].startswith("Briefing Desk ")
    assert lines[1] == "Qt 6.11.3"


def test_two_windows_share_a_program_and_no_state(
    qtbot: QtBot, place: Workplace, new_window: OpenWindow, program: FakeProgram
) -> None:
    program.desks["other.bdl"] = FakeDesk(program.catalogue, note_rows=[note(1, "Elsewhere")])
    other = new_window()
    other.open(Path("other.bdl"))
    qtbot.waitUntil(lambda: other.browsing.is_read)
    assert rows(other) == []
    assert len(rows(place)) == 3
