"""The day: everything an officer does with a binder, from an empty window to a Word file, key by key.

Each part of the day is a generator of steps. Keys act; what the window holds is only looked at, to know when
to go on. Where a word is typed into a box that finds things, it is the word an officer would type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from briefing_app.domain.text import Text, block_words
from briefing_app.ui.skeleton import SkeletonRows
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.ui.tour.script import Press, Script, Step, Until, Write

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


@dataclass
class Day:
    """What the script knows: the window, where its files go, its language, and how to take a picture."""

    window: MainWindow
    folder: Path
    language: str
    picture: Callable[[str], None] = lambda _name: None

    @property
    def place(self) -> Workplace:
        """What the window holds."""
        assert self.window.place is not None
        return self.window.place

    @property
    def room(self) -> Any:
        """The room in front."""
        return self.place.rooms.current

    @property
    def binder(self) -> Path:
        return self.folder / "binder.md"

    @property
    def library(self) -> Path:
        return self.folder / "day.bdl"

    @property
    def document(self) -> Path:
        return self.folder / "meeting.docx"

    @property
    def language_is_french(self) -> bool:
        return self.language == "fr"


def whole_day(day: Day) -> Script:
    """From first run to the Word file and the trash."""
    day.binder.write_text(BINDER, encoding="utf-8")
    for part in (first_run, look_about, bring_in, edit_a_profile, prepare, export, throw_away):
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


def export(day: Day) -> Iterator[Step]:
    """Write the Word file."""
    yield Press("Ctrl+E")
    yield dialog("ExportDialog")
    dialog_window = QApplication.activeModalWidget()
    assert dialog_window is not None
    yield from until_keyboard_on(lambda widget: widget is dialog_window.place.line)  # type: ignore[attr-defined]
    yield Press("Ctrl+A")
    yield Write(str(day.document))
    day.picture("export")
    yield Press("Return")
    yield Until(day.document.exists, "the Word file to be written")
    yield Until(lambda: str(day.document) in said(day), "the window to say where it is")
    day.picture("exported")


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


# ---- what comes again and again


def focused() -> Any:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()


def class_of(thing: object) -> str:
    """The name of a thing's class."""
    return type(thing).__name__


def has_keyboard(name: str) -> Until:
    """Wait until a widget of a class has the keyboard."""
    return Until(lambda: type(focused()).__name__ == name, f"the keyboard to be in a {name}")


def dialog(name: str) -> Until:
    """Wait until a dialog waits for an answer and has the keyboard."""

    def asks() -> bool:
        asking = QApplication.activeModalWidget()
        return type(asking).__name__ == name and focused() is not None and asking.isAncestorOf(focused())

    return Until(asks, f"a {name} to ask")


def room(day: Day, name: str) -> Until:
    """Wait until a room of a class is in front."""
    return Until(lambda: type(day.room).__name__ == name, f"a {name} to open")


def is_waiting(widget: QWidget) -> bool:
    """Whether grey bars stand where something is going to be."""
    return any(bars.isVisible() for bars in widget.findChildren(SkeletonRows))


def choose_file(path: Path) -> Iterator[Step]:
    """Name a file in Qt's own file chooser."""

    def ready() -> bool:
        asking = QApplication.activeModalWidget()
        return isinstance(asking, QFileDialog) and isinstance(focused(), QLineEdit)

    yield Until(ready, "the file chooser to ask")
    yield Write(str(path))
    yield Press("Return")


def go_to(words: str, day: Day) -> Iterator[Step]:
    """Go to a thing through the box that finds anything."""
    yield Press("Ctrl+K")
    box = day.place.going.palette.box
    yield Until(lambda: box.line.hasFocus(), "the box to have the keyboard")
    yield Write(words)
    yield Until(lambda: box.current is not None and words in found(box.current), f"“{words}” to be found")
    yield Until(lambda: not box._rest.isActive(), "the box to fit what is found")
    day.picture("palette")
    yield Press("Return")


def found(goal: Any) -> str:
    """What a goal is called."""
    return str(goal.words.title).casefold()


def keyboard_on(name: str) -> Iterator[Step]:
    """Cycle the panes until a widget of a class has the keyboard."""
    yield from until_keyboard_on(lambda widget: type(widget).__name__ == name, key="F6")


def until_keyboard_on(wanted: Callable[[QWidget | None], bool], key: str = "Tab") -> Iterator[Step]:
    """Press a key until the keyboard is where it is wanted; a round without it is a failure."""
    for _ in range(40):
        if wanted(focused()):
            return
        yield Press(key)
    raise AssertionError(f"{key} never came there; the keyboard is in {type(focused()).__name__}")


def said(day: Day) -> str:
    """What the message bars say."""
    return " ".join((day.place.bar.text, day.place.browsing.detail.bar.text))


def severed_words(text: Text) -> str:
    """The words of a text that are severed."""
    from briefing_app.domain.withheld_places import severed_phrases

    return " ".join(severed_phrases(text))


def words_of(text: Text) -> str:
    """All words of a text."""
    return "\n".join(map(block_words, text))
