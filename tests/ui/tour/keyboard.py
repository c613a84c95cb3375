"""Two keyboards for one script: keys given to Qt, without a screen; and keys of a real X server."""

from __future__ import annotations

import subprocess
from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_X_NAMES = {
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
    "Enter": "Return",
    "Return": "Return",
    "Esc": "Escape",
    "Del": "Delete",
    "Backspace": "BackSpace",
    "PgUp": "Prior",
    "PgDown": "Next",
    "Space": "space",
    ",": "comma",
    ".": "period",
}


class Keyboard(Protocol):
    """What the script types on."""

    def ready(self) -> bool:
        """Whether a window would get the keys."""

    def press(self, keys: str) -> None:
        """Press keys together, written as Qt writes them: "Ctrl+Shift+F"."""

    def write(self, words: str) -> None:
        """Type words."""


class QtKeyboard:
    """Gives keys to the widget that has the keyboard, as the platform would."""

    def ready(self) -> bool:
        """Without a window manager nobody gives the keyboard back after a dialog: the window asks for it."""
        if QApplication.activeWindow() is not None and QApplication.focusWidget() is not None:
            return True
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMainWindow) and window.isVisible():
                window.activateWindow()
        return False

    def press(self, keys: str) -> None:
        QTest.keySequence(_target(), QKeySequence(keys))

    def write(self, words: str) -> None:
        QTest.keyClicks(_target(), words)


class ScreenKeyboard:
    """Presses keys of the X server; the window manager decides which window gets them."""

    def ready(self) -> bool:
        return QApplication.activeWindow() is not None

    def press(self, keys: str) -> None:
        names = [_X_NAMES.get(one, one.lower() if len(one) == 1 else one) for one in _split(keys)]
        _run("key", "--clearmodifiers", "+".join(names))

    def write(self, words: str) -> None:
        _run("type", "--clearmodifiers", "--delay", "8", words)


def _split(keys: str) -> list[str]:
    """The keys of a combination; "Ctrl++" ends with the plus itself."""
    head, plus, last = keys.rpartition("+")
    return [*filter(None, head.removesuffix("+").split("+")), last or plus] if plus else [keys]


def _target() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activePopupWidget() or QApplication.activeWindow()
    assert found is not None, "no widget has the keyboard"
    popup = QApplication.activePopupWidget()
    return popup if popup is not None and not popup.isAncestorOf(found) else found


def _run(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=60, capture_output=True)
