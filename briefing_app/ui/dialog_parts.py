"""What the dialogs have in common: a form, a sentence about what is missing, and two buttons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.labels import PlainLabel

Browse = Callable[[QWidget, Path], Path | None]
"""Shows a file chooser that begins at a path; None when nothing was chosen."""


class FormDialog(QDialog):
    """A form that can be accepted once :meth:`problem` has nothing to say.

    One that shows words of the library stands between banners; it says so by ``shows_text``.
    """

    shows_text = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(2 * look.GRID)
        self.form.setHorizontalSpacing(4 * look.GRID)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.problem_line = PlainLabel(muted=True, wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = column = QVBoxLayout()
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        if self.shows_text:
            self.banners = DialogBanners(self, column)
        else:
            self.setLayout(column)
        column.addLayout(self.form)
        column.addStretch(1)
        column.addWidget(self.problem_line)
        column.addWidget(self.buttons)
        self.accept_button.setDefault(True)  # only now is it a button of this dialog

    def problem(self) -> str:
        """What is missing or wrong, in a sentence; "" when the form can be accepted."""
        return ""

    @Slot()
    def check(self) -> None:
        """Say what is missing, and allow accepting when nothing is."""
        problem = self.problem()
        self.problem_line.setText(problem)
        self.accept_button.setEnabled(not problem)
        self._make_room()

    def _make_room(self) -> None:
        """Grow where the sentence takes more lines than there is room for."""
        layout = self.layout()
        self.form.invalidate()  # which Qt does later, with what a label needed before
        if layout is not None and self.isVisible():
            needed = layout.totalMinimumHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)

    def accept(self) -> None:
        if not self.problem():
            super().accept()


class PathField(QWidget):
    """A line for a path with a button that shows a file chooser."""

    def __init__(self, path: Path, name: str, browse: Browse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browse = browse
        self.line = QLineEdit(str(path))
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(360)
        self.button = QPushButton(self.tr("&Browse…"))
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path | None:
        """The path in the line, or None while it is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        """Put a path into the line."""
        self.line.setText(str(path))

    @Slot()
    def _choose(self) -> None:
        found = self._browse(self, self.path or Path.home())
        if found is not None:
            self.set_path(found)
