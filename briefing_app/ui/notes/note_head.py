"""Above the panes of a note: its title, whether it is raised, and its properties to fold out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import ElidedLabel, LabelColumn, PlainLabel
from briefing_app.ui.notes.properties_form import PropertiesForm

if TYPE_CHECKING:
    from briefing_app.services.note_opening import OpenNote


class NoteHead(QWidget):
    """Shows what a note is called; its form says what else it says of itself, once it is ``unfolded``."""

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = PropertiesForm()
        self.form.hide()
        self._title = ElidedLabel(size=look.LARGE, bold=True)
        self._raised = PlainLabel(muted=True)
        self.properties = QToolButton()
        self.properties.setText(self.tr("P&roperties"))
        self.properties.setToolTip(self.tr("Title, date, place, fields and approvals (Alt+Return)"))
        self.properties.setCheckable(True)
        self.properties.setArrowType(Qt.ArrowType.RightArrow)
        self.properties.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.properties.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.properties.toggled.connect(self._unfold)
        self.severances = QToolButton()
        self.severances.setText(self.tr("&Severances…"))
        self.severances.setToolTip(self.tr("What is withheld, and approving it (Ctrl+Shift+S)"))
        self.severances.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = FlowLayout(gap=3 * look.GRID)
        row.setContentsMargins(4 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        row.add_growing(LabelColumn(self._title))
        row.addWidget(flowing(self._raised, self.severances, self.properties, gap=3 * look.GRID))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.form)

    def show_note(self, opened: OpenNote, left: Mapping[str, str] | None = None) -> None:
        """Show the title and properties of a note; *left* is as for its form."""
        self._title.setText(opened.note.title)
        raised = opened.note.uplift is not None
        self._raised.setText(self.tr("Raised above its parts") if raised else "")
        self._raised.setVisible(raised)
        self.form.show_note(opened, left)

    def go_to(self, line: str) -> None:
        """Unfold the properties and put the keyboard into one of their lines."""
        self.properties.setChecked(True)
        self.form.go_to(line)

    @Slot()
    def fold(self) -> None:
        """Fold the properties in: what was typed in them is taken."""
        self.properties.setChecked(False)

    @Slot(bool)
    def _unfold(self, open_: bool) -> None:
        self.properties.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self.form.setVisible(open_)
        if open_:
            self.unfolded.emit()
            self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.commit()
