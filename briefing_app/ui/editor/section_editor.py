"""The editor of a section's text: shows a sheet, turns keys into edits of it, and never edits by itself.

The model is the truth. Qt's document only shows it: no key, drop, input method or assistive tool changes
the document except by way of an edit of the model, and what some tool changes all the same is read as an
edit, made again on the model, and shown as that says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QTimer, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from briefing_app.domain.editing import erasing, pasting, severing, styling, writing
from briefing_app.domain.editing.history import Change, Stroke
from briefing_app.domain.editing.session import Edit, EditingSession
from briefing_app.domain.editing.sheet import Means, Place, Sheet
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import NewSeverance, SeveranceTag
from briefing_app.domain.text import BlockId, Content, SeveranceId, Text
from briefing_app.services.identity import new_id
from briefing_app.ui.editor.editor_actions import EditorActions
from briefing_app.ui.editor.vocabulary import Vocabulary
