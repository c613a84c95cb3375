"""What is asked before a file takes the place of another, and what a check of the library found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel

_WIDTH, _HEIGHT = 400, 200


class QuestionDialog(QDialog):
    """Words and two buttons; the one that changes nothing is the default."""

    def __init__(self, title: str, words: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.words = PlainLabel(words, wrap=True)
        self.words.setMinimumWidth(_WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.stay = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.stay.setIcon(QIcon())
        self.go = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.stay.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(5 * look.GRID)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.stay.setFocus()


class ReplaceDialog(QuestionDialog):
    """Asks whether a backup may take the place of a file."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Replace the file?"), "", self.tr("&Replace"), parent)
        asked = self.tr(
            "“{file}” is there already. The backup would take its place, and what it holds is lost."
        )
        self.words.setText(asked.format(file=file))


class RestoreDialog(QuestionDialog):
    """Says what restoring a backup does, and asks whether to go on."""

    def __init__(self, backup: Path, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Restore a backup"), "", self.tr("&Restore"), parent)
        self.words.setText(self._words(backup, library))

    def _words(self, backup: Path, library: Path) -> str:
        if not library.exists():
            said = self.tr("“{backup}” is checked, and a copy of it becomes the library {path}.")
            return said.format(backup=backup.name, path=library)
        said = self.tr(
            "“{backup}” is checked, and a copy of it takes the place of “{library}”. What was done since is "
            "not in it.\n\n"
            "The present file is not deleted: it is kept beside it, under a name that says when."
        )
        return said.format(backup=backup.name, library=library.name)


class PlaceDialog(QuestionDialog):
    """Says why a library can be lost where it is to be kept, and asks whether it is to be kept there."""

    def __init__(self, hazards: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keep the library there?"), "", self.tr("&Use this place"), parent)
        self.words.setText("\n\n".join(hazards))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, what is advised, and what the button that does it is called; "" for none.

    ``title`` is "" where it was found by a check: the library is damaged then.
    """

    lines: Sequence[str]
    advice: str = ""
    remedy: str = ""
    title: str = ""


class FindingsDialog(QDialog):
    """Shows what a check of the library found, to be read and copied; accepted, what helps is to be done."""

    def __init__(
        self,
        findings: Sequence[str],
        parent: QWidget | None = None,
        *,
        advice: str = "",
        remedy: str = "",
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or self.tr("The library is damaged"))
        self.advice = PlainLabel(
            advice or self.tr("Restore a backup, or keep the file and ask for help."), wrap=True
        )
        self.list = QPlainTextEdit("\n".join(findings))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setMinimumSize(look.scaled(_WIDTH), look.scaled(_HEIGHT))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.buttons()[0].setIcon(QIcon())
        if remedy:
            buttons.addButton(remedy, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self.advice)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
