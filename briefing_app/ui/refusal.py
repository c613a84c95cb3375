"""Says why there is no window to a person who has no console to read it on."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing_app import paths
from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import Settings, SettingsFile
from briefing_app.ui import icons, languages, look
from briefing_app.ui.app import prepare
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel

translate = QCoreApplication.translate


class RefusalDialog(QDialog):
    """A sentence that can be copied, and a button that closes it; an *answer* is no refusal."""

    def __init__(self, why: str, parent: QWidget | None = None, *, is_answer: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle("Briefing Desk" if is_answer else self.tr("Briefing Desk cannot be opened"))
        self.words = PlainLabel(why, wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAccessibleName("" if is_answer else self.tr("Why it cannot be opened"))
        self.words.setMinimumWidth(420)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.buttons()[0].setIcon(QIcon())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(5 * look.GRID)
        column.addWidget(self.words)
        column.addWidget(self.buttons)


def show(error: Exception) -> None:
    """Say in a box of its own, in the person's language, why there is no window; waits until it is closed."""
    _make_ready()
    RefusalDialog(sentence(error)).exec()


def show_unheard(complaint: str, answer: str, *, is_refused: bool = True) -> None:
    """Say in such a box what is to be said to words that only a console can answer.

    *complaint* is what is wrong with them, *answer* what can be answered in one line; both may be "".
    """
    _make_ready()
    console = translate(
        "Refusal",
        "The window is opened by itself, or with --library and one file. "
        "Commands and their help are those of briefing-app, the program beside it, in a console.",
    )
    wrong = translate("Refusal", "These words are not understood: {complaint}")
    told = f"{wrong.format(complaint=complaint)}\n\n{console}" if complaint else console
    RefusalDialog(answer or told, is_answer=not is_refused).exec()


def _make_ready() -> None:
    settings = _settings()
    prepare(sys.argv[:1], settings)
    QApplication.setWindowIcon(icons.of_program())
    languages.speak(languages.chosen(settings.language))


def _settings() -> Settings:
    """Those of the person; the usual ones where they cannot be read, which may be what there is to tell."""
    try:
        return SettingsFile(paths.settings_file()).read()
    except BriefingError:
        return Settings()
