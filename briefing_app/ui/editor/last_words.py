"""What stays on the clipboard when the program ends: the plain words, never the type of our own.

Qt takes the clipboard apart after Python is gone, and data made by Python crash it then (seen with PySide6
6.11.3). Words that Qt holds by itself do not, and nothing withheld outlives the window.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from briefing_app.services.clipboard import OWN_TYPE
from briefing_app.ui.editor.guarded_copy import KEPT_HERE

_MINDED = "minds_last_words"


def mind_last_words() -> None:
    """See to it that the clipboard is left in order at the end; asking again changes nothing."""
    app = QCoreApplication.instance()
    if app is not None and not app.property(_MINDED):
        app.setProperty(_MINDED, True)
        app.aboutToQuit.connect(leave_last_words)


def leave_last_words() -> None:
    """Leave the words of our last copy on the clipboard, if it is still there."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and any(map(data.hasFormat, (OWN_TYPE, *KEPT_HERE))):
        clipboard.setText(clipboard.text())
