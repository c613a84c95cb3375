"""Answers the form for provisions and reason in the real dialog, key by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.severing.whole_dialog import Grounds, WholeDialog, WholeForm
from tests.ui.conftest import FakePrompts

_KEYS = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape}
_MOST_TRIES = 500


def type_keys(keys: str) -> None:
    """Press keys one by one where the keyboard is."""
    for letter in keys:
        QTest.keyClick(QApplication.focusWidget(), _KEYS.get(letter, letter))


def answered(dialog: QDialog, act: Callable[[], None]) -> bool:
    """Show a dialog as the program does, act in it once it is in front, and say whether it was accepted."""
    left = [_MOST_TRIES]

    def go() -> None:
        if QApplication.activeWindow() is dialog:
            act()
        elif left[0]:
            left[0] -= 1
            dialog.activateWindow()
            timer.start()
        if not left[0]:
            dialog.reject()

    timer = QTimer(dialog)
    timer.setSingleShot(True)
    timer.setInterval(10)
    timer.timeout.connect(go)
    timer.start()
    return bool(dialog.exec())


class Typing(FakePrompts):
    """Types ``keys`` where something is withheld, ``frees`` where it is freed; ``said`` is what was in it."""

    keys = "15(1)\tIt would harm the talks.\n"
    frees = "They are public.\n"
    said: tuple[str, ...] = ()

    def grounds(self, parent: QWidget, session: LibrarySession, form: WholeForm) -> Grounds | None:
        self.asked.append("grounds")
        dialog = WholeDialog(form, session, parent)
        accepted = answered(dialog, lambda: self._type(dialog, form))
        answer = dialog.answer() if accepted else None
        dialog.deleteLater()
        return answer

    def _type(self, dialog: WholeDialog, form: WholeForm) -> None:
        (dialog.provisions or dialog.reason).setFocus()
        keys = self.keys if form.vocabulary else self.frees
        type_keys(keys[:-1])
        self.said = (dialog.windowTitle(), *words_of(dialog))
        type_keys(keys[-1])


def words_of(widget: QWidget, *, texts: bool = True) -> list[str]:
    """What the parts of a widget are called; with *texts* also what they say."""
    return [
        said
        for one in widget.findChildren(QWidget)
        for said in (
            one.windowTitle(),
            one.accessibleName(),
            one.accessibleDescription(),
            one.toolTip(),
            getattr(one, "text", str)() if texts else "",
        )
    ]
