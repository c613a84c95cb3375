"""The commands of the window as actions, shared by menus, buttons and tests: words, shortcut, tip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from briefing_app.ui.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What there is to act on: a library, a note, anything chosen, an import to undo.

    ``room`` says that a room is in front of the lists; it has commands of its own, under the same keys.
    ``restorable`` says that no library is being opened, ``editions`` that there are pages to show in either,
    ``writable`` that something can be stored in the library.
    """

    library: bool
    note: bool
    subject: bool
    editable: bool
    undoable: bool
    room: bool
    restorable: bool
    editions: bool
    writable: bool


class WindowActions(QObject):
    """Every command of the window; what they do is connected by the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        standard = QKeySequence.StandardKey
        self.new_library = self._action(self.tr("&New library…"))
        self.open_library = self._action(self.tr("&Open library…"), standard.Open)
        self.open_sample = self._action(self.tr("Open the &sample library"))
        self.try_again = self._action(self.tr("&Try again"))
        self.try_again.setVisible(False)
        self.import_binder = self._action(self.tr("&Import a binder…"), "Ctrl+I")
        self.undo_import = self._action(self.tr("&Undo this import"))
        self.unpack = self._action(self.tr("Open a co&lleague’s package…"))
        self._keep()
        self.quit = self._action(self.tr("&Quit"), standard.Quit)
        self.new_profile = self._action(self.tr("New &profile…"), "Ctrl+Alt+N")
        self._make_those_of_notes()
        self.undo = self._action(self.tr("&Undo"), standard.Undo)
        self.undo.setEnabled(False)
        self.edit = self._action(self.tr("&Edit what is chosen"), "F2")
        self.delete = self._action(self.tr("&Delete"), standard.Delete)
        self.delete.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut
        )  # of the list: elsewhere it is a key
        self.trash = self._action(self.tr("Tras&h"))
        self.severances = self._action(self.tr("Se&verances…"), "Ctrl+Shift+S")
        self.sever_name = self._action(self.tr("Sever every &occurrence of a name…"), "Ctrl+Shift+N")
        self.edit.setIconText(self.tr("Edit"))
        self.save = self._action(self.tr("&Save now"), standard.Save)
        self.settings = self._action(self.tr("Se&ttings…"), "Ctrl+,")
        self.back = self._action(self.tr("&Back"), "Alt+Left")
        self.palette = self._action(self.tr("&Go to anything…"), "Ctrl+K")
        self.search = self._action(self.tr("&Search the texts"), "Ctrl+Shift+F")
        self.filter = self._action(self.tr("&Filter the list"), "Ctrl+L")
        self.refresh = self._action(self.tr("&Refresh"), "F5")
        self.internal = self._action(self.tr("In&ternal edition"), "Ctrl+Shift+I")
        self.public = self._action(self.tr("&Public edition"), "Ctrl+Shift+P")
        self.side_by_side = self._action(self.tr("Internal and public si&de by side"), "Ctrl+Shift+B")
        self.zoom_in = self._action(self.tr("Zoom &in"), standard.ZoomIn, "Ctrl+=")
        self.zoom_out = self._action(self.tr("Zoom &out"), standard.ZoomOut)
        self.zoom_fit = self._action(self.tr("Fit the &width"), "Ctrl+0")
        self.next_pane = self._action(self.tr("&Next pane"), "F6")
        self.previous_pane = self._action(self.tr("Pre&vious pane"), "Shift+F6")
        self.help = self._action(self.tr("&Help"), standard.HelpContents)
        self.about = self._action(self.tr("&About Briefing Desk"))

    def _make_those_of_notes(self) -> None:
        self.new_note = self._action(self.tr("&New note…"), QKeySequence.StandardKey.New)
        self.export = self._action(self.tr("&Export…"), "Ctrl+E")
        self.export_again = self._action(self.tr("Export a&gain"), "Ctrl+Shift+E")
        self.read_back = self._action(self.tr("&Read back a Word copy…"), "Ctrl+Shift+R")
        self.package = self._action(self.tr("&Package for a colleague…"))

    def _keep(self) -> None:
        """The commands that keep the library from harm."""
        self.back_up = self._action(self.tr("&Back up now"))
        self.back_up_to = self._action(self.tr("Back up &to…"))
        self.ceiling = self._action(self.tr("Change the c&eiling…"))
        self.check = self._action(self.tr("&Check the library"))
        self.backups = self._action(self.tr("Bac&kups…"))
        self.see_backups = self._action(self.tr("Look at the &backups…"))
        self.see_backups.setVisible(False)
        self.salvage = self._action(self.tr("&Make a new one of what can be read…"))
        self.salvage.setVisible(False)
        self.restore = self._action(self.tr("Restore &a backup…"))

    def of(self, command: Command) -> QAction:
        """The action of a command that a button elsewhere asks for."""
        match command:
            case Command.IMPORT_BINDER:
                return self.import_binder
            case Command.NEW_NOTE:
                return self.new_note
            case Command.SEVERANCES:
                return self.severances
            case Command.EXPORT:
                return self.export

    def fill(self, bar: QMenuBar, recent: QMenu | None = None) -> None:
        """Put the actions into menus."""
        library = bar.addMenu(self.tr("&Library"))
        library.addActions([self.new_library, self.open_library])
        if recent is not None:
            recent.setTitle(self.tr("&Recent libraries"))
            library.addMenu(recent)
        library.addAction(self.open_sample)
        library.addSeparator()
        library.addActions([self.new_profile, self.import_binder, self.undo_import, self.unpack])
        library.addSeparator()
        library.addActions([self.back_up, self.back_up_to, self.backups, self.restore])
        library.addActions([self.check, self.ceiling])
        library.addSeparator()
        library.addAction(self.quit)
        bar.addMenu(self.tr("&Note")).addActions(
            [self.new_note, self.export, self.export_again, self.read_back, self.package]
        )
        bar.addMenu(self.tr("&Edit")).addActions(
            [
                self.undo,
                self.edit,
                self.delete,
                self.severances,
                self.sever_name,
                self.save,
                self.settings,
            ]
        )
        view = bar.addMenu(self.tr("&View"))
        view.addActions([self.palette, self.search, self.filter, self.refresh])
        view.addSeparator()
        view.addActions([self.internal, self.public, self.side_by_side])
        view.addSeparator()
        view.addActions([self.zoom_in, self.zoom_out, self.zoom_fit])
        view.addSeparator()
        view.addActions([self.trash, self.back, self.next_pane, self.previous_pane])
        bar.addMenu(self.tr("&Help")).addActions([self.help, self.about])

    def allow(self, now: Allowed) -> None:
        """What can be done now."""
        for action in (self.back_up, self.back_up_to, self.check, self.search, self.refresh, self.trash):
            action.setEnabled(now.library)
        for action in (self.backups, self.restore):
            action.setEnabled(now.restorable)
        changing = (self.import_binder, self.new_note, self.new_profile, self.sever_name, self.unpack)
        for action in (*changing, self.ceiling):
            action.setEnabled(now.library and now.writable)
        keys = ("Ctrl+Shift+F",) if now.room else ("Ctrl+Shift+F", "Ctrl+F")  # a room finds in itself
        self.search.setShortcuts([QKeySequence(key) for key in keys])
        self.filter.setEnabled(now.library and not now.room)
        for action in (self.internal, self.public):
            action.setEnabled(now.editions)
        for action in (self.zoom_in, self.zoom_out, self.zoom_fit):
            action.setEnabled(now.subject and not now.room)
        self.edit.setEnabled(now.editable and not now.room)
        self.delete.setEnabled(now.library and now.writable and not now.room)
        self.severances.setEnabled(now.subject)
        self.save.setEnabled(now.room)
        self.side_by_side.setEnabled(now.note)
        for action in (self.export, self.export_again):
            action.setEnabled(now.note)
        self.read_back.setEnabled(now.note and now.writable)
        self.undo_import.setEnabled(now.undoable and now.writable)
        self.package.setEnabled(now.note)

    def _action(self, text: str, *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        tip = text.replace("&", "").removesuffix("…")
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        return action
