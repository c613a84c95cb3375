"""What the commands of a window do: each action connected to the part that does it, and when it may be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from briefing_app.domain.text import BlockId
from briefing_app.ui.actions import Allowed
from briefing_app.ui.announcing import announce
from briefing_app.ui.panes import go_to_field, go_to_pane
from briefing_app.ui.rooms import Address
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.ui.command import Command
    from briefing_app.ui.workplace import Workplace


class WindowCommands(QObject):
    """Acts on the parts of a workplace; asks and shows nothing by itself."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._connect_files()
        self._connect_views()
        place.notes.exported.connect(self._tell_exported)

    def _connect_files(self) -> None:
        place, do = self._place, self._place.commands
        for action, act in (
            (do.new_library, place.libraries.new),
            (do.open_library, place.libraries.open),
            (do.open_sample, place.libraries.open_sample),
            (do.try_again, place.openings.try_again),
            (do.back_up, place.keeping.back_up),
            (do.back_up_to, place.keeping.back_up_to),
            (do.check, place.keeping.check),
            (do.backups, place.keeping.list_backups),
            (do.see_backups, place.keeping.list_backups),
            (do.restore, place.keeping.restore),
            (do.salvage, place.salvaging.ask),
            (do.ceiling, place.ceiling.change),
            (do.import_binder, place.imports.ask),
            (do.undo_import, self._undo_import),
            (do.new_profile, place.profiles.new),
            (do.new_note, self._new_note),
            (do.export, self._export),
            (do.export_again, partial(self._export, again=True)),
            (do.read_back, self._read_back),
            (do.package, self._package),
            (do.unpack, place.packages.ask),
            (do.undo, place.bar.undo),
            (do.edit, self._edit),
            (do.severances, self._severances),
            (do.sever_name, place.severing_names.ask),
            (do.save, partial(place.rooms.save_then, self._tell_saved)),
            (do.settings, place.settings.ask),
            (do.trash, place.rooms.open_trash),
            (do.help, place.help.open),
            (do.about, place.help.about),
        ):
            action.triggered.connect(act)

    def _connect_views(self) -> None:
        place, do = self._place, self._place.commands
        for action, act in (
            (do.palette, place.going.palette.open),
            (do.search, place.going.search),
            (do.filter, partial(go_to_field, place.browsing.list.filter)),
            (do.refresh, self._refresh),
            (do.internal, partial(self._show_edition, public=False)),
            (do.public, partial(self._show_edition, public=True)),
            (do.side_by_side, self._show_side_by_side),
            (do.zoom_in, self._zoom_in),
            (do.zoom_out, self._zoom_out),
            (do.zoom_fit, self._zoom_to_fit),
            (do.next_pane, partial(self._cycle, 1)),
            (do.previous_pane, partial(self._cycle, -1)),
        ):
            action.triggered.connect(act)

    # ---- what can be done now

    @Slot()
    def allow(self) -> None:
        """Allow the commands there is something for."""
        place = self._place
        subject, chosen, rooms = place.rooms.current.subject, place.browsing.chosen_import, place.rooms
        place.commands.edit.setVisible(rooms.can_open("profile") or rooms.can_open("note"))
        place.commands.allow(
            Allowed(
                library=place.session.is_open and place.browsing.is_read,
                note=subject is not None and subject.is_note and not place.notes.is_exporting,
                subject=subject is not None or rooms.address.kind == "profile",  # one that is being read
                editable=subject is not None and rooms.can_open(subject.kind),
                undoable=chosen is not None and chosen.undone_at is None and rooms.in_lists,
                room=not rooms.in_lists,
                restorable=place.browsing.is_read or not place.is_started,
                editions=rooms.current.has_editions,
                writable=not place.session.only_reads,
            )
        )

    # ---- what is done

    @Slot(object)
    def trigger(self, command: Command) -> None:
        """Do a command that a button elsewhere asks for; one that is not allowed now does nothing."""
        self._place.commands.of(command).trigger()

    @Slot(object, object)
    def open_subject(self, subject: Subject, block: BlockId | None) -> None:
        """Open a profile or note to be worked on; where there is no room for it, go to its pages."""
        if self._place.rooms.can_open(subject.kind):
            self._place.rooms.open(Address(subject.kind, subject.key, block))
        else:
            self._place.browsing.panes()[2].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edit(self) -> None:
        if self._place.browsing.subject is not None:
            self.open_subject(self._place.browsing.subject, None)

    @Slot()
    def _new_note(self) -> None:
        self._place.notes.new(self._place.browsing.profiles)

    def _export(self, *_checked: bool, again: bool = False) -> None:
        place, subject = self._place, self._place.rooms.current.subject
        if subject is not None and subject.is_note:
            public = place.rooms.current.is_public
            export = place.notes.export_again if again else place.notes.export
            place.rooms.save_then(partial(export, subject, public=public))

    @Slot()
    def _read_back(self) -> None:
        place, subject = self._place, self._place.rooms.current.subject
        if subject is not None and subject.is_note:
            place.rooms.save_then(partial(place.read_back.ask, subject))

    @Slot()
    def _package(self) -> None:
        place, subject = self._place, self._place.rooms.current.subject
        if subject is not None and subject.is_note:
            place.rooms.save_then(partial(place.packages.package, subject))

    @Slot()
    def _severances(self) -> None:
        place, subject = self._place, self._place.rooms.current.subject
        if subject is not None and not place.rooms.current.show_severances():
            place.rooms.save_then(partial(place.severances.ask, subject))

    @Slot()
    def _undo_import(self) -> None:
        chosen = self._place.browsing.chosen_import
        if chosen is not None:
            self._place.imports.undo(str(chosen.number))

    @Slot(str)
    def _tell_exported(self, number: str) -> None:
        """Let the room of a note that was written show what was handed over of it."""
        subject = self._place.rooms.current.subject
        if not self._place.rooms.in_lists and subject is not None and subject.key == number:
            self._place.rooms.current.refresh()

    def _tell_saved(self) -> None:
        announce(self._place, self.tr("Saved"))

    @Slot()
    def _refresh(self) -> None:
        self._place.browsing.refresh()
        if not self._place.rooms.in_lists:
            self._place.rooms.current.refresh()

    def _show_edition(self, *_checked: bool, public: bool) -> None:
        """Show the pages in sight in this edition, in whatever room they are."""
        self._place.rooms.current.show_edition(public=public)

    @Slot()
    def _show_side_by_side(self) -> None:
        """Open both editions of the note that is chosen or open, at the place one is at in it."""
        room = self._place.rooms.current
        subject = room.subject
        if subject is not None and subject.is_note:
            self._place.rooms.open(Address("editions", subject.key, room.here))

    @Slot()
    def _zoom_in(self) -> None:
        if (pages := self._place.browsing.detail.pages) is not None:
            pages.zoom_in()

    @Slot()
    def _zoom_out(self) -> None:
        if (pages := self._place.browsing.detail.pages) is not None:
            pages.zoom_out()

    @Slot()
    def _zoom_to_fit(self) -> None:
        if (pages := self._place.browsing.detail.pages) is not None:
            pages.zoom_to_fit()

    def _cycle(self, step: int, *_checked: bool) -> None:
        """Give the keyboard to the next pane, or the one before."""
        place = self._place
        if place.is_started:
            go_to_pane((place.browsing.navigator.view, *place.rooms.current.panes()), step)
        else:
            place.beginning.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
