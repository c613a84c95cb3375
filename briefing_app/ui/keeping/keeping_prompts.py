"""The questions about the file of a library; a dialog is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from briefing_app.ui.keeping.backups_dialog import Listed, Wish
    from briefing_app.ui.keeping.keeping_dialogs import Found


class KeepingPrompts:
    """What is asked before files take places, and what is told of them."""

    def replace_file(self, parent: QWidget, file: Path) -> bool:
        """Whether a backup may take the place of a file."""
        from briefing_app.ui.keeping.keeping_dialogs import ReplaceDialog

        dialog = ReplaceDialog(file, parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def backups(self, parent: QWidget, listed: Listed) -> Path | Wish | None:
        """Which of the backups is to be restored, or what is wanted besides."""
        from briefing_app.ui.keeping.backups_dialog import BackupsDialog

        dialog = BackupsDialog(listed, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def restore(self, parent: QWidget, backup: Path, library: Path) -> bool:
        """Whether a backup is to take the place of the library."""
        from briefing_app.ui.keeping.keeping_dialogs import RestoreDialog

        dialog = RestoreDialog(backup, library, parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def findings(self, parent: QWidget, found: Found) -> bool:
        """Show what a check of the library found; whether what helps is to be done."""
        from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog

        dialog = FindingsDialog(
            found.lines, parent, advice=found.advice, remedy=found.remedy, title=found.title
        )
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def risky_place(self, parent: QWidget, hazards: Sequence[str]) -> bool:
        """Whether a library is to be kept where it can be lost."""
        from briefing_app.ui.keeping.keeping_dialogs import PlaceDialog

        dialog = PlaceDialog(hazards, parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()
