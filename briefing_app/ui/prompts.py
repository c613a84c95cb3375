"""Everything that asks or leaves the window: dialogs, file choosers, programs. Tests put their own here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefing_app.domain.imported import READ_ENDINGS
from briefing_app.ui.keeping.keeping_prompts import KeepingPrompts

if TYPE_CHECKING:
    from briefing_app.domain.edition import EditionKind
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import ProfileKind, ProfileSummary
    from briefing_app.domain.profile_properties import TypedProperties
    from briefing_app.domain.returned.changes import ReturnedChange
    from briefing_app.domain.severance import SeveranceTag
    from briefing_app.domain.text import Content, Holds, Origin, RevisionId, SeveranceId
    from briefing_app.services.settings import Settings
    from briefing_app.services.texts import TextPlace
    from briefing_app.services.unpacking.arrival import Chosen
    from briefing_app.ui.ceiling_dialog import CeilingWish
    from briefing_app.ui.descriptions import Choice
    from briefing_app.ui.editor.footnote_dialog import FootnoteWish
    from briefing_app.ui.editor.link_dialog import LinkWish
    from briefing_app.ui.editor.vocabulary import Vocabulary
    from briefing_app.ui.export_dialog import ExportWish
    from briefing_app.ui.library_dialog import CeilingChoice, NewLibrary
    from briefing_app.ui.library_session import LibrarySession
    from briefing_app.ui.note_dialog import NewNote
    from briefing_app.ui.packages.arrival_dialog import Arriving
    from briefing_app.ui.partners_choice import Audiences
    from briefing_app.ui.profiles.fact_dialog import FactForm
    from briefing_app.ui.profiles.new_profile_dialog import FindNamesakes, NewProfile
    from briefing_app.ui.profiles.properties_dialog import PropertiesForm
    from briefing_app.ui.returned.returned_dialog import Returned
    from briefing_app.ui.severances.severances_dialog import SeverancesLeft
    from briefing_app.ui.severing.name_search import NameForm, NameLeft
    from briefing_app.ui.severing.whole_dialog import Grounds, WholeForm
    from briefing_app.ui.showing import Subject


class Prompts(KeepingPrompts, QObject):
    """Asks the person at the window; None means they thought better of it."""

    def new_library(
        self, parent: QWidget, ceilings: Sequence[CeilingChoice], suggested: Path
    ) -> NewLibrary | None:
        """Where to make a library, and its ceiling."""
        from briefing_app.ui.library_dialog import LibraryDialog

        dialog = LibraryDialog(ceilings, suggested, self.new_library_file, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def open_library(self, parent: QWidget, folder: Path) -> Path | None:
        """Which library to open."""
        return self._existing(parent, self.tr("Open a library"), folder, self._library_filter())

    def binders(self, parent: QWidget, folder: Path) -> tuple[Path, ...]:
        """Which binders to import, one after the other."""
        from PySide6.QtWidgets import QFileDialog

        endings = " ".join(f"*{ending}" for ending in READ_ENDINGS)
        kinds = self.tr("Binders ({endings});;All files (*)").format(endings=endings)
        found, _ = QFileDialog.getOpenFileNames(parent, self.tr("Import binders"), str(folder), kinds)
        return tuple(map(Path, found))

    def new_note(
        self,
        parent: QWidget,
        kinds: Sequence[Choice],
        languages: Sequence[Choice],
        profiles: Sequence[ProfileSummary],
        given: NewNote | None = None,
        closed: Callable[[NewNote], object] = id,
    ) -> NewNote | None:
        """What a new note is about; *closed* gets what was typed where nobody wants it made."""
        from briefing_app.ui.note_dialog import NoteDialog

        dialog = NoteDialog(kinds, languages, profiles, parent, given, closed)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def choose_profiles(
        self, parent: QWidget, profiles: Sequence[ProfileSummary], chosen: Sequence[ProfileId]
    ) -> tuple[ProfileId, ...] | None:
        """Which profiles, in which order."""
        from briefing_app.ui.notes.whom_dialog import WhomDialog

        dialog = WhomDialog(profiles, chosen, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def new_profile(
        self,
        parent: QWidget,
        languages: Sequence[Choice],
        find: FindNamesakes,
        kind: ProfileKind,
        given: NewProfile | None = None,
        closed: Callable[[NewProfile], object] = id,
    ) -> NewProfile | None:
        """What a new profile begins with; *closed* gets what was typed where nobody wants it made."""
        from briefing_app.ui.profiles.new_profile_dialog import NewProfileDialog

        dialog = NewProfileDialog(languages, find, kind, parent, given, closed)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def profile_properties(self, parent: QWidget, form: PropertiesForm) -> TypedProperties | None:
        """What a profile is by itself."""
        from briefing_app.ui.profiles.properties_dialog import PropertiesDialog

        dialog = PropertiesDialog(form, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def fact(self, parent: QWidget, form: FactForm) -> dict[str, str | bool] | None:
        """What a fact says."""
        from briefing_app.ui.profiles.fact_dialog import FactDialog

        dialog = FactDialog(form, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def section_headings(
        self,
        parent: QWidget,
        headings: Mapping[str, str],
        known: Sequence[Mapping[str, str]],
        key: str,
        typed: Callable[[dict[str, str]], None],
        note: str = "",
        *,
        withheld: bool = False,
    ) -> dict[str, str] | None:
        """The heading of a section in each language; *typed* is told what is typed, *note* said above.

        One that is *withheld* is not to be copied.
        """
        from briefing_app.ui.profiles.heading_dialog import HeadingDialog

        dialog = HeadingDialog(headings, known, key, parent, note, withheld=withheld)
        dialog.typed.connect(typed)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def ceiling(self, parent: QWidget, ceilings: Sequence[CeilingChoice]) -> CeilingWish | None:
        """How high the library is to go, and why."""
        from briefing_app.ui.ceiling_dialog import CeilingDialog

        dialog = CeilingDialog(ceilings, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def export(
        self,
        parent: QWidget,
        formats: Sequence[Choice],
        suggest: Callable[[EditionKind, str], Path],
        audiences: Audiences | None = None,
        *,
        public: bool,
    ) -> ExportWish | None:
        """Which edition to write, in which format, where to."""
        from briefing_app.ui.export_dialog import ExportDialog

        dialog = ExportDialog(
            formats, suggest, self._document_file, public=public, audiences=audiences, parent=parent
        )
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def settings(
        self, parent: QWidget, settings: Settings, try_on: Callable[[Settings], None]
    ) -> Settings | None:
        """Which settings to use; *try_on* shows a choice at once."""
        from briefing_app.ui.settings.settings_dialog import SettingsDialog

        dialog = SettingsDialog(settings, try_on, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def give_up_review(self, parent: QWidget, name: str, corrections: int) -> bool:
        """Whether the corrections of a binder under review may be lost."""
        from briefing_app.ui.imports.give_up_dialog import GiveUpDialog

        dialog = GiveUpDialog(name, corrections, parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def revision(
        self, parent: QWidget, session: LibrarySession, place: TextPlace, title: str
    ) -> RevisionId | None:
        """Which revision of a text to restore, once they have been compared."""
        from briefing_app.ui.editor.revisions_dialog import RevisionsDialog

        dialog = RevisionsDialog(session, place, title, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def returned(self, parent: QWidget, returned: Returned) -> tuple[ReturnedChange, ...] | None:
        """Which changes of a copy to bring into its note."""
        from briefing_app.ui.returned.returned_dialog import ReturnedDialog

        dialog = ReturnedDialog(returned, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def arrival(self, parent: QWidget, arriving: Arriving) -> Chosen | None:
        """What of a package to take, and what of ours to keep."""
        from briefing_app.ui.packages.arrival_dialog import ArrivalDialog

        dialog = ArrivalDialog(arriving, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def severances(self, parent: QWidget, session: LibrarySession, subject: Subject) -> SeverancesLeft | None:
        """What to decide about severances, and where to go after that."""
        from briefing_app.ui.severances.severances_dialog import SeverancesDialog

        dialog = SeverancesDialog(session, subject, parent)
        try:
            dialog.exec()
            return dialog.answer()
        finally:
            dialog.deleteLater()

    def name(
        self, parent: QWidget, session: LibrarySession, form: NameForm, here: Subject | None
    ) -> NameLeft | None:
        """Of which name every occurrence is severed, or where to go to one; *here* is what is open."""
        from briefing_app.ui.severing.name_dialog import NameDialog

        dialog = NameDialog(session, form, here, parent)
        try:
            dialog.exec()
            return dialog.answer()
        finally:
            dialog.deleteLater()

    def grounds(self, parent: QWidget, session: LibrarySession, form: WholeForm) -> Grounds | None:
        """Under which provisions, and why, something whole is withheld or freed."""
        from briefing_app.ui.severing.whole_dialog import WholeDialog

        dialog = WholeDialog(form, session, parent)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def link(self, parent: QWidget, address: str | None, *, withheld: bool = False) -> LinkWish | None:
        """Where words are to lead; *address* is where they lead now, *withheld* with the words."""
        from briefing_app.ui.editor.link_dialog import LinkDialog

        dialog = LinkDialog(address, parent, withheld=withheld)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def footnote(
        self,
        parent: QWidget,
        vocabulary: Vocabulary,
        content: Content | None,
        severances: Mapping[SeveranceId, SeveranceTag],
        held: Holds,
        origin: Origin | None = None,
    ) -> FootnoteWish | None:
        """What a footnote is to say; *content* is what it says now (None: a new one), *held* withholds it.

        *origin* is where its words are from.
        """
        from briefing_app.ui.editor.footnote_dialog import FootnoteDialog

        dialog = FootnoteDialog(vocabulary, content, severances, held, parent, origin=origin)
        try:
            return dialog.answer() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def about(self, parent: QWidget, lines: Sequence[str], licences: str) -> None:
        """Show what the program is made of, and the licences of its parts where they are bundled."""
        from briefing_app.ui.about_dialog import AboutDialog

        dialog = AboutDialog(lines, licences, parent)
        dialog.exec()
        dialog.deleteLater()

    def open_file(self, path: Path) -> bool:
        """Open a document in the program the system has for it; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # ---- file choosers

    def _library_filter(self) -> str:
        return self.tr("Libraries (*.bdl);;All files (*)")

    def new_library_file(self, parent: QWidget, at: Path) -> Path | None:
        """Where to keep a new library."""
        return self._new(parent, self.tr("New library"), at, self._library_filter())

    def salvaged_file(self, parent: QWidget, at: Path) -> Path | None:
        """Where to make a library of what can be read of a damaged one; never over a file that is there."""
        return self._new(
            parent, self.tr("Make a new library of what can be read"), at, self._library_filter()
        )

    def backup_file(self, parent: QWidget, at: Path) -> Path | None:
        """Where to put a backup; a file that is there is asked about later."""
        return self._new(parent, self.tr("Back up to"), at, self._library_filter())

    def backup_to_restore(self, parent: QWidget, folder: Path) -> Path | None:
        """Which backup to restore."""
        return self._existing(parent, self.tr("Restore a backup"), folder, self._library_filter())

    def returned_file(self, parent: QWidget, folder: Path) -> Path | None:
        """Which Word file came back."""
        kinds = self.tr("Word documents (*.docx);;All files (*)")
        return self._existing(parent, self.tr("Read back a Word copy"), folder, kinds)

    def package_file(self, parent: QWidget, at: Path, *, new: bool) -> Path | None:
        """Where to put a package that is *new*, else which one to open."""
        kinds = self.tr("Packages (*.bdpack);;All files (*)")
        if new:
            return self._new(parent, self.tr("Package for a colleague (INTERNAL)"), at, kinds)
        return self._existing(parent, self.tr("Open a package"), at, kinds)

    def _document_file(self, parent: QWidget, at: Path) -> Path | None:
        return self._new(parent, self.tr("Export to"), at, self.tr("Documents (*.docx *.html *.md *.txt)"))

    def _existing(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
        return Path(found) if found else None

    def _new(self, parent: QWidget, title: str, at: Path, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        asked_later = QFileDialog.Option.DontConfirmOverwrite  # by the dialog that shows the name
        found, _ = QFileDialog.getSaveFileName(parent, title, str(at), kinds, "", asked_later)
        return Path(found) if found else None
