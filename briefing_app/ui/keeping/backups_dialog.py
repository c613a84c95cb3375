"""The backups of the library: when each was made and why, what it holds and what was done last in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.descriptions import moment
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_list import row_list
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.sentences import shown
from briefing_app.ui.views import WordsBox

if TYPE_CHECKING:
    from briefing_app.domain.latest_act import LatestAct
    from briefing_app.services.backups import Backup

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 800, 440


class Wish(Enum):
    """What is wanted besides a backup of the list."""

    OTHER_FILE = auto()


@dataclass(frozen=True, slots=True)
class Listed:
    """The backups beside a library, and their folder."""

    library: Path
    folder: Path
    backups: Sequence[Backup]


class BackupsDialog(QDialog):
    """Shows backups and changes none; accepted, it answers with the one to be restored, or a wish."""

    def __init__(self, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed = listed
        self._wish: Wish | None = None
        self.setWindowTitle(self.tr("Backups of “{library}”").format(library=listed.library.name))
        self._build_list()
        self._build_preview()
        self._build_buttons()
        self._build_layout()
        self._connect()
        self._fill()

    def answer(self) -> Path | Wish | None:
        """The file of the backup to be restored, or what is wanted besides."""
        chosen = self.chosen
        return self._wish or (None if chosen is None else chosen.path)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is looked at."""
        found: Backup | None = self.list.currentIndex().data(Role.ITEM)
        return found

    # ---- building

    def _build_list(self) -> None:
        self._model = RowListModel(self)
        self.list = row_list(self._model, self.tr("Backups, the newest first"))

    def _build_preview(self) -> None:
        self.advice = PlainLabel(wrap=True)
        self.preview = WordsBox()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("What the backup holds"))

    def _build_buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore_button = QPushButton(self.tr("&Restore…"))
        self.restore_button.setEnabled(False)
        self.other_button = QPushButton(self.tr("Another &file…"))
        for added in (self.restore_button, self.other_button):
            self.buttons.addButton(added, QDialogButtonBox.ButtonRole.ActionRole)  # none is a default
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in the list restores nothing by accident

    def _build_layout(self) -> None:
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.list)
        sides.addWidget(self.preview)
        wide = max(look.scaled(_WIDTH), 80 * self.fontMetrics().averageCharWidth())
        sides.setSizes([wide // 2, wide // 2])
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self.advice)
        column.addWidget(sides, 1)
        column.addWidget(self.buttons)
        self.resize(wide, look.scaled(_HEIGHT))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._preview)
        self.restore_button.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.other_button.clicked.connect(self._take_other)

    # ---- what happens

    def _fill(self) -> None:
        backups = self._listed.backups
        self._model.show(backups, _described)
        if backups:
            said = self.tr(
                "Choose one to see what it holds. Restoring keeps the present file beside the backup that "
                "takes its place."
            )
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self._model.index(0), flag)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            said = self.tr(
                "There are no backups in {folder} yet. They are made when a library that changed is closed, "
                "while you work, and before imports. One that is kept elsewhere can be chosen as a file."
            ).format(folder=self._listed.folder)
            self.other_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.advice.setText(said)

    @Slot()
    def _preview(self) -> None:
        chosen = self.chosen
        self.restore_button.setEnabled(chosen is not None and chosen.sound is not False)
        self.preview.setPlainText("" if chosen is None else "\n".join(_held(chosen)))

    @Slot()
    def _take_other(self) -> None:
        self._wish = Wish.OTHER_FILE
        self.accept()


def reason_words(reason: str) -> str:
    """Why a backup was made, in words."""
    return {
        "asked": translate("BackupsDialog", "asked for"),
        "close": translate("BackupsDialog", "when the library was closed"),
        "work": translate("BackupsDialog", "while you worked"),
        "upgrade": translate("BackupsDialog", "before an upgrade"),
        "before-import": translate("BackupsDialog", "before an import"),
        "before-undo": translate("BackupsDialog", "before an import was undone"),
        "before-read-back": translate("BackupsDialog", "before a Word copy was read back"),
        "before-bulk": translate("BackupsDialog", "before much was changed at once"),
    }.get(reason, reason)


def _described(backup: Backup) -> RowWords:
    size = QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    state = translate("BackupsDialog", "damaged") if backup.sound is False else _counts(backup)
    detail = " · ".join(filter(None, (reason_words(backup.reason), state)))
    return RowWords(title=moment(backup.at), detail=detail, trail=size)


def _counts(backup: Backup) -> str:
    if backup.profiles is None or backup.notes is None:
        return ""
    said = translate("BackupsDialog", "profiles: {profiles}, notes: {notes}")
    return said.format(profiles=backup.profiles, notes=backup.notes)


def _held(backup: Backup) -> list[str]:
    """What is told of a backup: where it is, what it holds, the acts done last."""
    if backup.why:
        return [shown(backup.why), "", str(backup.path)]
    lines = [_counts(backup), ""]
    if backup.latest:
        lines += [translate("BackupsDialog", "What was done last:"), *map(_act_line, backup.latest), ""]
    return [*lines, str(backup.path)]


def _act_line(act: LatestAct) -> str:
    named = act.name
    if act.sort == "note" and named:
        named = translate("BackupsDialog", "note {number}").format(number=named)
    more = act.things - 1
    if named and more > 0:
        named = translate("BackupsDialog", "{name} and {count} more").format(name=named, count=more)
    return "  ".join(filter(None, (moment(act.at), _act_words(act.kind), named, act.by)))


def _act_words(kind: str) -> str:
    return {
        "create": translate("BackupsDialog", "made"),
        "edit": translate("BackupsDialog", "changed"),
        "draft": translate("BackupsDialog", "typed"),
        "import": translate("BackupsDialog", "imported"),
        "undo": translate("BackupsDialog", "taken back"),
        "sever": translate("BackupsDialog", "words severed"),
        "recommend": translate("BackupsDialog", "severance recommended"),
        "approve": translate("BackupsDialog", "severance approved"),
        "withdraw": translate("BackupsDialog", "severance withdrawn"),
        "look-again": translate("BackupsDialog", "day to look again changed"),
        "mark": translate("BackupsDialog", "marking changed"),
        "export": translate("BackupsDialog", "exported"),
        "export-refused": translate("BackupsDialog", "export refused"),
        "package": translate("BackupsDialog", "packed for a colleague"),
        "unpack": translate("BackupsDialog", "brought in from a package"),
        "received": translate("BackupsDialog", "brought in from a package"),
        "read-back": translate("BackupsDialog", "read back from Word"),
        "setting": translate("BackupsDialog", "setting changed"),
        "trash": translate("BackupsDialog", "put in the trash"),
        "restore": translate("BackupsDialog", "taken out of the trash"),
    }.get(kind, kind)
