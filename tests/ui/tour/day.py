"""The day: everything an officer does with a binder, from an empty window to a Word file, key by key.

Each part of the day is a generator of steps. Keys act; what the window holds is only looked at, to know when
to go on. Where a word is typed into a box that finds things, it is the word an officer would type.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.domain.severance import SeveranceState
from tests.ui.tour import copies
from tests.ui.tour.script import Press, Script, Step, Until, Write
from tests.ui.tour.steps import (
    Day,
    choose_file,
    class_of,
    dialog,
    focused,
    go_to,
    has_keyboard,
    is_waiting,
    keyboard_on,
    room,
    said,
    severed_words,
    until_keyboard_on,
)

BINDER = """# Harbour Talks (HT)

Harbour Talks bring port cities together once a year.

[REDACTED]

## Engagement

- The Deputy Minister went to Harbour Talks in Halifax in May 2019.
- [REDACTED]

## Next steps

- Answer the invitation by fall 2020.

# Lakes Forum (LF)

The Lakes Forum looks after the great lakes.

## Engagement

- Ministers of the Lakes Forum met in Gimli in June 2019.

## Next steps

- Send two names for the working party by March 2020.
"""

SECRET = "Canada will offer seven berths"
OPEN_WORDS = "The talks go on in spring"


def whole_day(day: Day) -> Script:
    """From first run to the Word file and the trash."""
    day.binder.write_text(BINDER, encoding="utf-8")
    for part in (
        first_run,
        look_about,
        bring_in,
        edit_a_profile,
        prepare,
        release,
        export,
        come_back,
        throw_away,
    ):
        yield from part(day)


# ---- the parts of the day


def first_run(day: Day) -> Iterator[Step]:
    """Choose the language, then make a library where none is."""
    beginning = day.place.beginning
    yield Until(lambda: focused() is beginning.language.buttons["en"], "the language to be asked for")
    day.picture("language")
    if day.language_is_french:
        yield Press("Tab")
    yield Press("Space")
    yield Until(lambda: focused() is day.place.beginning.panel.first_button, "the welcome to be there")
    day.picture("first-run")
    yield Press("Space")
    yield has_keyboard("QLineEdit")
    yield Press("Ctrl+A")
    yield Write(str(day.library))
    day.picture("new-library")
    yield Press("Return")
    yield Until(lambda: day.place.session.is_open, "the library to be open")
    yield Until(lambda: day.place.browsing.is_read, "the lists to be read")
    yield room(day, "HomeRoom")
    yield Until(lambda: not is_waiting(day.room), "the overview to be read")
    day.picture("home")


def look_about(day: Day) -> Iterator[Step]:
    """See the settings and the help, and leave both as they are."""
    yield Press("Ctrl+,")
    yield dialog("SettingsDialog")
    day.picture("settings")
    yield Press("Esc")
    yield Until(lambda: QApplication.activeModalWidget() is None, "the settings to be gone")
    yield Press("F1")
    yield Until(lambda: class_of(help_window()) == "HelpWindow", "the help to open")
    day.picture("help")
    yield Press("Esc")
    yield Until(lambda: help_window() is None, "the help to be gone")


def help_window() -> QWidget | None:
    """The window of the help, while it can be seen."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if class_of(one) == "HelpWindow"), None)


def bring_in(day: Day) -> Iterator[Step]:
    """Read a binder, put one line right, take it."""
    yield Press("Ctrl+I")
    yield from choose_file(day.binder)
    yield room(day, "ImportRoom")
    yield Until(lambda: day.room.panel is not None, "the review to be there")
    yield has_keyboard("StructureList")
    day.picture("import-review")
    yield Press("Down Down")
    yield Press("T" if day.language_is_french else "H")  # the letter of “heading” in the language
    yield Until(lambda: day.room.panel.review.can_undo, "a correction to be made")
    yield Press("Ctrl+Z")
    yield Until(lambda: not day.room.panel.review.can_undo, "the correction to be undone")
    yield Press("Ctrl+Return")
    yield Until(lambda: class_of(day.room) != "ImportRoom", "the review to be over")
    yield Until(lambda: len(day.place.browsing.profiles) == 2, "two profiles to be listed")
    day.picture("imported")


def edit_a_profile(day: Day) -> Iterator[Step]:
    """Type, mark and sever in a profile; what is typed is saved by itself."""
    yield from go_to("harbour", day)
    yield room(day, "ProfileRoom")
    yield Until(lambda: "SectionEditor" in map(class_of, day.room.panes()), "the text to be there")
    yield from keyboard_on("SectionEditor")
    yield Press("Ctrl+End Return")
    yield Write(f"{OPEN_WORDS}. ")
    yield Write(SECRET)
    for _ in SECRET:
        yield Press("Shift+Left")
    yield Press("F9")
    yield has_keyboard("QLineEdit")
    yield Write("15(1)")
    day.picture("severing")
    yield Press("Return")
    yield has_keyboard("SectionEditor")
    yield Until(lambda: SECRET in severed_words(focused().text()), "the words to be severed")
    yield Press("End F8")
    yield has_keyboard("QLineEdit")
    yield Write("PA")
    day.picture("marking")
    yield Press("Return")
    yield has_keyboard("SectionEditor")
    yield Until(lambda: bool(focused().text()[-1].portion), "the paragraph to be marked")
    yield Press("Ctrl+S")
    yield Until(lambda: bool(day.place.top_banner.status), "the window to say that it is saved")
    yield Until(lambda: "PROTECTED A" in day.place.top_banner.words, "the banner to follow")
    day.picture("profile")
    yield from keep_a_fact(day)
    yield Press("Alt+Left")
    yield Until(lambda: class_of(day.room) != "ProfileRoom", "the profile to be left")


def keep_a_fact(day: Day) -> Iterator[Step]:
    """Add a person to the profile by its form."""
    yield from until_keyboard_on(lambda widget: widget is day.room.tabs.tabBar(), key="F6")
    yield Press("Right Right Right")
    yield Until(lambda: class_of(day.room.tabs.currentWidget()) == "FactsPage", "the facts to be in front")
    facts = day.room.tabs.currentWidget()
    yield from until_keyboard_on(lambda widget: widget is facts.sorts)
    yield Press("Home")
    yield from until_keyboard_on(lambda widget: widget is facts.add_first)
    yield Press("Space")
    yield dialog("FactDialog")
    yield Write("Ada Roy")
    day.picture("fact-form")
    yield Press("Return")
    yield Until(lambda: facts.table.model().rowCount() == 1, "the person to be listed")
    day.picture("facts")


def prepare(day: Day) -> Iterator[Step]:
    """Begin a note in three steps; move a section; see both editions."""
    yield Press("Ctrl+N")
    yield dialog("NoteDialog")
    day.picture("new-note-kind")
    yield Press("Return")
    yield has_keyboard("QLineEdit")
    yield Write("Harbours and lakes")
    day.picture("new-note-meeting")
    yield Press("Return")
    yield Write("harbour")
    yield Press("Return")
    yield Press("Ctrl+A")
    yield Write("lakes")
    yield Press("Return")
    yield Until(lambda: len(focused().window().whom.chosen()) == 2, "both profiles to be chosen")
    day.picture("new-note-whom")
    yield Press("Ctrl+Return")
    yield room(day, "NoteRoom")
    yield Until(lambda: day.room.open_note is not None, "the note to be read")
    yield Until(lambda: day.room.preview.preview is not None, "its pages to be drawn")
    day.picture("note")
    yield from keyboard_on("TreeView")
    before = [one.heading for one in day.room.open_note.note.sections]
    yield Press("Home Alt+Shift+Down")
    yield Until(
        lambda: [one.heading for one in day.room.open_note.note.sections] != before, "the section to move"
    )
    yield Press("Ctrl+Z")
    yield Until(
        lambda: [one.heading for one in day.room.open_note.note.sections] == before, "the move to be undone"
    )
    yield Press("Ctrl+Shift+P")
    yield Until(lambda: bool(day.room.preview.preview and day.room.preview.preview.obstacles), "a refusal")
    day.picture("note-public")
    yield Press("Ctrl+Shift+I")
    yield Until(lambda: not day.room.preview.preview.obstacles, "the internal pages")


def release(day: Day) -> Iterator[Step]:
    """Approve what is withheld, look at what is to be done before a release, hand the public edition over."""
    room_of_note = day.room
    yield Press("Ctrl+Shift+S")
    panel = room_of_note.severing.panel
    yield Until(lambda: focused() is panel.list and panel.is_settled, "the severances to be listed")
    yield Press("Ctrl+A")
    yield Until(lambda: bool(panel.chosen), "all to be chosen")
    day.picture("severances")
    yield from until_keyboard_on(lambda widget: widget is panel.form.reason)
    yield Write("Their confidence.")
    yield Press("Return")
    yield Until(
        lambda: (
            panel.is_settled and {one.severance.state for one in panel.chosen} == {SeveranceState.APPROVED}
        ),
        "all to be approved",
    )
    yield from lower_the_marking(day)
    yield from until_keyboard_on(lambda widget: widget is room_of_note.side.main_widget, key="F6")
    yield Press("Alt+PgDown Alt+PgDown")
    yield Until(lambda: room_of_note.releasing.in_front, "what there is to do before a release")
    yield Until(lambda: room_of_note.releasing.is_settled, "that to be read")
    day.picture("before-release")
    yield Press("Ctrl+Shift+B")
    yield room(day, "EditionsRoom")
    yield Until(lambda: day.room.is_settled, "both editions to be drawn")
    day.picture("side-by-side")
    yield Press("Alt+Left")
    yield room(day, "NoteRoom")
    yield Press("Ctrl+Shift+P")
    yield from write_document(day, day.public_document, "export-public")
    yield Press("Ctrl+Shift+I")
    yield Until(lambda: not day.room.preview.preview.obstacles, "the internal pages")


def lower_the_marking(day: Day) -> Iterator[Step]:
    """Go from what stops the public edition to the paragraph it is about; mark that as one for everybody."""
    preview = day.room.preview
    yield Press("Ctrl+Shift+P")
    yield Until(lambda: bool(preview.preview and len(preview.preview.obstacles) == 1), "one thing to stop it")
    yield from until_keyboard_on(lambda widget: widget is preview.obstacles, key="F6")
    yield Press("Home Return")
    yield has_keyboard("SectionEditor")
    yield Press("F8")
    yield has_keyboard("QLineEdit")
    yield Write("UNCLASSIFIED")
    yield Press("Return")
    yield Until(lambda: "?" in focused().accessibleName(), "the window to ask why")
    yield Write("It may be known.")
    yield Press("Return")
    yield has_keyboard("SectionEditor")
    yield Press("Ctrl+S")
    yield Until(lambda: bool(preview.preview and not preview.preview.obstacles), "the public pages")


def export(day: Day) -> Iterator[Step]:
    """Write the Word file."""
    yield from write_document(day, day.document, "export")
    day.picture("exported")


def come_back(day: Day) -> Iterator[Step]:
    """Bring in what a reviewer changed in the Word file."""
    yield from copies.come_back(day, OPEN_WORDS)


def write_document(day: Day, path: Path, picture: str) -> Iterator[Step]:
    """Write the edition in front into a file."""
    yield Press("Ctrl+E")
    yield dialog("ExportDialog")
    dialog_window = QApplication.activeModalWidget()
    assert dialog_window is not None
    yield from until_keyboard_on(lambda widget: widget is dialog_window.place.line)  # type: ignore[attr-defined]  # the dialog that is open is the one for a place
    yield Press("Ctrl+A")
    yield Write(str(path))
    day.picture(picture)
    yield Press("Return")
    yield Until(path.exists, "the Word file to be written")
    yield Until(lambda: str(path) in said(day), "the window to say where it is")


def throw_away(day: Day) -> Iterator[Step]:
    """Delete a profile from its list, take it back."""
    navigator = day.place.browsing.navigator.view
    yield from until_keyboard_on(lambda widget: widget is navigator, key="F6")
    yield Press("Home Down")
    yield Until(lambda: day.place.rooms.in_lists, "the lists to be in front")
    day.picture("lists")
    yield Press("Ctrl+L")
    yield has_keyboard("QLineEdit")
    yield Write("lakes")
    yield Until(lambda: day.place.browsing.list.count == 1, "the list to be narrowed")
    yield Press("Down")
    yield has_keyboard("ListView")
    yield Press("Delete")
    yield Until(lambda: len(day.place.browsing.profiles) == 1, "the profile to be gone")
    day.picture("trashed")
    yield Press("Ctrl+Z")
    yield Until(lambda: len(day.place.browsing.profiles) == 2, "the profile to be back")
