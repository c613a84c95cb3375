"""A Word copy that a reviewer changed comes back into its note."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefing_app.ui.returned.returned_dialog import ReturnedDialog
from tests.ui.tour.script import Press, Step, Until
from tests.ui.tour.steps import Day, choose_file, dialog, until_keyboard_on, words_of

REVIEWED = "The talks go on in late autumn"


def come_back(day: Day, words: str) -> Iterator[Step]:
    """Read back a copy in which a reviewer wrote other words in the place of *words*; bring them in."""
    copy = day.folder / "reviewed.docx"
    review(day.document, copy, words)
    yield Press("Ctrl+Shift+R")
    yield from choose_file(copy)
    yield dialog("ReturnedDialog")
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, ReturnedDialog)
    yield Until(lambda: asking.chosen is not None, "the change to be shown")
    day.picture("read-back")
    yield from until_keyboard_on(lambda widget: widget is asking.accept_one)
    yield Press("Space")
    yield Until(lambda: len(asking.answer()) == 1, "the change to be accepted")
    yield from until_keyboard_on(lambda widget: widget is asking.bring_in)
    yield Press("Space")
    yield Until(lambda: REVIEWED in words_of_note(day), "the reviewer's words to be in the note")


def words_of_note(day: Day) -> str:
    """All words of the texts of the note in front."""
    return "\n".join(words_of(section.blocks) for section in day.room.open_note.note.sections)


def review(sent: Path, copy: Path, words: str) -> None:
    """The document as a reviewer sends it back."""
    with zipfile.ZipFile(sent) as package, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                assert content.count(words.encode()) == 1
                content = content.replace(words.encode(), REVIEWED.encode())
            made.writestr(name, content)
