"""What the parts of the day share: what the script knows, and steps that come again and again."""

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
from tests.ui.tour.script import Press, Step, Until, Write


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
    def public_document(self) -> Path:
        return self.folder / "public.docx"

    @property
    def language_is_french(self) -> bool:
        return self.language == "fr"


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

    def is_named() -> bool:
        asking = QApplication.activeModalWidget()
        return isinstance(asking, QFileDialog) and asking.selectedFiles() == [str(path)]

    yield Until(ready, "the file chooser to ask")
    yield Write(str(path))
    yield Until(is_named, f"“{path.name}” to be named")
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
