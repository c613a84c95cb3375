"""Every room and dialog there is, each with how to get it on the screen: for tests that look at them all.

A new room or dialog gets a line here; a test fails until it has one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.fact_fields import SORTS, empty, new_fact
from briefing_app.domain.facts import FactId, ProfileId
from briefing_app.domain.latest_act import LatestAct
from briefing_app.domain.profile_properties import typed_properties, with_properties
from briefing_app.domain.text import FREE, Run, Table
from briefing_app.services.backups import Backup
from briefing_app.services.help import Help
from briefing_app.services.partners import partners
from briefing_app.services.settings import Settings
from briefing_app.services.texts import TextPlace
from briefing_app.ui import languages
from briefing_app.ui.about_dialog import AboutDialog
from briefing_app.ui.ceiling_dialog import CeilingDialog
from briefing_app.ui.decisions_lost import DecisionsLostDialog
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.editor.footnote_dialog import FootnoteDialog
from briefing_app.ui.editor.link_dialog import LinkDialog
from briefing_app.ui.editor.revisions_dialog import RevisionsDialog
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.table_dialog import TableDialog
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.export_dialog import ExportDialog
from briefing_app.ui.help.help_window import HelpWindow
from briefing_app.ui.home.home_room import HomeRoom
from briefing_app.ui.imports.give_up_dialog import GiveUpDialog
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.keeping.backups_dialog import BackupsDialog, Listed
from briefing_app.ui.keeping.keeping_dialogs import FindingsDialog, PlaceDialog, ReplaceDialog, RestoreDialog
from briefing_app.ui.library_commands import ceiling_choices
from briefing_app.ui.library_dialog import LibraryDialog
from briefing_app.ui.lists_room import ListsRoom
from briefing_app.ui.mark import mark_of
from briefing_app.ui.note_dialog import NoteDialog
from briefing_app.ui.notes.editions_room import EditionsRoom
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.notes.whom_dialog import WhomDialog
from briefing_app.ui.packages.arrival_dialog import ArrivalDialog, Arriving
from briefing_app.ui.partners_choice import Audiences
from briefing_app.ui.profiles.fact_dialog import FactDialog, FactForm
from briefing_app.ui.profiles.heading_dialog import HeadingDialog
from briefing_app.ui.profiles.new_profile_dialog import NewProfileDialog
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.profiles.properties_dialog import PropertiesDialog, PropertiesForm
from briefing_app.ui.refusal import RefusalDialog
from briefing_app.ui.returned.returned_dialog import Returned, ReturnedDialog
from briefing_app.ui.rooms import Address
from briefing_app.ui.settings.settings_dialog import SettingsDialog
from briefing_app.ui.severances.severances_dialog import SeverancesDialog
from briefing_app.ui.severing.name_dialog import NameDialog
from briefing_app.ui.severing.name_search import NameForm
from briefing_app.ui.severing.whole_dialog import WholeDialog, WholeForm
from briefing_app.ui.showing import Subject, everything_in
from briefing_app.ui.trash_room import TrashRoom
from briefing_app.ui.workplace import Workplace
from tests.services.word_edits import WordFile
from tests.ui.fakes import everything, profile

MADE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

LONG = 30_000  # milliseconds; the machine may be busy

BINDER = (
    "# Harbour Talks (HT)\n\nPort cities meet.\n\n[REDACTED]\n\n## Next steps\n\n- Answer by fall 2020.\n"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a room or dialog is put on: a window with the sample library, and a folder."""

    qtbot: QtBot
    place: Workplace
    program: Program
    folder: Path
    over: QWidget | None = None
    """What dialogs that show words of the library stand over; None to have them by themselves."""

    def rest(self) -> None:
        """Wait until nothing is being done."""
        self.qtbot.waitUntil(lambda: not self.place.session.tasks.busy, timeout=LONG)

    def no_browsing(self, _parent: QWidget, _at: Path) -> None:
        return None


def open_room(kind: str, key: Callable[[Stage], str]) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        rooms, wanted = stage.place.rooms, key(stage)
        {"note": rooms.open_note, "profile": rooms.open_profile}[kind](wanted)
        stage.rest()
        stage.qtbot.waitUntil(lambda: bool(rooms.current.panes()), timeout=LONG)
        return stage.place

    return build


def _place_of(name: str) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        stage.place.browsing.navigator.go_to(name)
        stage.rest()
        return stage.place

    return build


def _backups(stage: Stage) -> QWidget:
    acts = (
        LatestAct(at=MADE, by="clerk", kind="edit", sort="note", name="12", things=1),
        LatestAct(at=MADE, by="clerk", kind="import", sort="profile", name="Harbour Talks", things=9),
    )
    file = stage.folder / "desk 20260302T093000Z close.bdl"
    known = {"path": file, "at": MADE, "size": 1_081_344}
    backups = (
        Backup(number=1, reason="close", profiles=23, notes=4, latest=acts, **known),
        Backup(number=2, reason="before-import", sound=False, why="It is damaged.", **known),
    )
    return BackupsDialog(Listed(stage.folder / "desk.bdl", stage.folder, backups))


def _beside(stage: Stage) -> QWidget:
    rooms = stage.place.rooms
    rooms.open(Address("editions", "1"))
    stage.rest()
    stage.qtbot.waitUntil(lambda: rooms.current.is_settled, timeout=LONG)
    return stage.place


def _review(stage: Stage) -> QWidget:
    binder = stage.folder / "binder.txt"
    binder.write_text(BINDER, encoding="utf-8")
    stage.place.imports.review([binder])
    room = stage.place.rooms.current
    stage.qtbot.waitUntil(lambda: room.panel is not None, timeout=LONG)
    stage.rest()
    return stage.place


ROOMS: dict[type, Callable[[Stage], QWidget]] = {
    ListsRoom: _place_of("notes"),
    HomeRoom: _place_of("home"),
    TrashRoom: _place_of("trash"),
    NoteRoom: open_room("note", lambda _stage: "1"),
    EditionsRoom: _beside,
    ProfileRoom: open_room("profile", lambda stage: stage.place.browsing.profiles[3].id),
    ImportRoom: _review,
}
"""Rooms, each in front in the whole window."""


def _table(stage: Stage) -> QWidget:
    vocabulary = vocabulary_of(stage.program.catalogue, languages.of(stage.place))
    editor = SectionEditor(vocabulary, stage.over)
    stage.qtbot.addWidget(editor)
    blocks = everything()
    editor.set_text(blocks, {}, FREE)
    table = next(one for one in editor.text() if isinstance(one, Table))
    return TableDialog(editor, table.id, editor)


def _revisions(stage: Stage) -> QWidget:
    answers: list[object] = []
    stage.place.session.call(stage.place, lambda desk: desk.notes.get("1"), answers.append, answers.append)
    stage.qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    section = answers[0].sections[0]
    dialog = RevisionsDialog(stage.place.session, TextPlace(section.id, "en"), "Overview", stage.over)
    stage.rest()
    return dialog


def _returned(stage: Stage) -> QWidget:
    def compared(desk: Desk) -> Returned:
        copy = desk.exports.export("1", EditionKind.INTERNAL, out=stage.folder / "sent.docx").path
        file = WordFile(copy)
        blocks = desk.notes.get("1").sections[0].blocks
        file.add_after(file.of(blocks[0].id), "The reviewer adds this.")
        seen = desk.returning.compare("1", file.save(stage.folder / "back.docx"))
        return Returned(seen, mark_of(everything_in(Subject("note", "1", ""), desk), desk.catalogue), str)

    answers: list[object] = []
    stage.place.session.call(stage.place, compared, answers.append, answers.append)
    stage.qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    return ReturnedDialog(answers[0], stage.over)


def _arrival(stage: Stage) -> QWidget:
    def compared(desk: Desk) -> Arriving:
        package = desk.packing.package("1", stage.folder / "note.bdpack").path
        with stage.program.open(_empty(stage)) as other:
            arrival = other.unpacking.preview(package)
        return Arriving(arrival, mark_of(arrival.markings, desk.catalogue), str)

    answers: list[object] = []
    stage.place.session.call(stage.place, compared, answers.append, answers.append)
    stage.qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert isinstance(answers[0], Arriving), answers[0]
    return ArrivalDialog(answers[0], stage.over)


def _empty(stage: Stage) -> Path:
    """A library of a colleague that holds nothing."""
    path = stage.folder / "colleague.bdl"
    stage.program.libraries.create(path)
    return path


def _severances(stage: Stage) -> QWidget:
    dialog = SeverancesDialog(stage.place.session, Subject("note", "1", "Meeting in Quito"), stage.over)
    stage.rest()
    return dialog


def _fact(stage: Stage) -> QWidget:
    sort = next(one for one in SORTS if one.key == "contributions")
    reader = stage.program.typing.reader(date(2019, 12, 1))
    form = FactForm(
        sort=sort,
        typed=empty(sort),
        check=lambda now: new_fact(sort, FactId("f"), ProfileId("p"), now, reader),
        reader=reader,
        is_new=True,
    )
    return FactDialog(form, stage.over)


def _properties(stage: Stage) -> QWidget:
    reader, whom = stage.program.typing.reader(date(2019, 12, 1)), stage.place.browsing.profiles[0]
    answers: list[object] = []
    stage.place.session.call(
        stage.place, lambda desk: desk.profiles.get(whom.id), answers.append, answers.append
    )
    stage.qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    known = answers[0]
    form = PropertiesForm(
        given=typed_properties(known, ""),
        check=lambda now: with_properties(known, now, None, reader),
        reader=reader,
    )
    return PropertiesDialog(form, stage.over)


def _names(stage: Stage) -> QWidget:
    form = NameForm(names="UNHCR; Robin Sample")
    dialog = NameDialog(stage.place.session, form, Subject("note", "1", "Meeting in Quito"), stage.over)
    stage.rest()
    return dialog


WORDS = (Choice("docx", "Word"), Choice("en", "English"))

DIALOGS: dict[type, Callable[[Stage], QWidget]] = {
    AboutDialog: lambda _stage: AboutDialog(
        ("Briefing Desk", "Qt"), "MIT Licence\n\nPermission is hereby granted"
    ),
    ArrivalDialog: _arrival,
    CeilingDialog: lambda stage: CeilingDialog(
        ceiling_choices(stage.program.catalogue, languages.of(stage.place), stage.program.catalogue.ceiling)
    ),
    DecisionsLostDialog: lambda stage: DecisionsLostDialog(3, stage.over),
    ExportDialog: lambda stage: ExportDialog(
        WORDS,
        lambda _edition, end: stage.folder / f"a.{end}",
        stage.no_browsing,
        audiences=Audiences(partial(partners, stage.program.catalogue, languages.of(stage.place)), WORDS),
    ),
    FactDialog: _fact,
    FootnoteDialog: lambda stage: FootnoteDialog(
        vocabulary_of(stage.program.catalogue, languages.of(stage.place)),
        (Run("As of spring."),),
        {},
        FREE,
        stage.over,
    ),
    GiveUpDialog: lambda _stage: GiveUpDialog("binder.txt", 3),
    HeadingDialog: lambda stage: HeadingDialog(
        {}, [{"en": "Background", "fr": "Contexte"}], parent=stage.over
    ),
    HelpWindow: lambda stage: _help(stage),
    FindingsDialog: lambda _stage: FindingsDialog(("The search index does not say what the texts say.",)),
    RefusalDialog: lambda _stage: RefusalDialog("The folder C:\\a cannot be made (Permission denied)."),
    PlaceDialog: lambda _stage: PlaceDialog(("“desk.bdl” is on a network drive.",)),
    ReplaceDialog: lambda stage: ReplaceDialog(stage.folder / "copy.bdl"),
    BackupsDialog: _backups,
    RestoreDialog: lambda stage: RestoreDialog(stage.folder / "old.bdl", stage.place.session.path),
    LibraryDialog: lambda stage: LibraryDialog(
        ceiling_choices(stage.program.catalogue, languages.of(stage.place)),
        stage.folder / "new.bdl",
        stage.no_browsing,
    ),
    LinkDialog: lambda stage: LinkDialog("https://example.org", stage.over),
    NameDialog: _names,
    NewProfileDialog: lambda _stage: NewProfileDialog(WORDS[1:], lambda _names, tell: tell([])),
    NoteDialog: lambda _stage: NoteDialog(WORDS, WORDS, [profile(1, "Sweden")]),
    PropertiesDialog: _properties,
    RevisionsDialog: _revisions,
    ReturnedDialog: _returned,
    SeverancesDialog: _severances,
    SettingsDialog: lambda _stage: SettingsDialog(Settings(), lambda _one: None),
    TableDialog: _table,
    WholeDialog: lambda stage: WholeDialog(
        WholeForm(
            "Sever the whole section",
            "The section is withheld whole, in every language.",
            "&Sever",
            vocabulary_of(stage.program.catalogue, languages.of(stage.place)),
        ),
        stage.place.session,
        stage.over,
    ),
    WhomDialog: lambda _stage: WhomDialog([profile(1, "Sweden"), profile(2, "Chad")], []),
}
"""Dialogs, each by itself."""

WITHOUT_TEXT: dict[type, str] = {
    AboutDialog: "what the program is made of",
    CeilingDialog: "names of levels",
    DecisionsLostDialog: "a number of decisions",
    ExportDialog: "where a file is to go",
    GiveUpDialog: "the name of a file",
    FindingsDialog: "sentences about the file of a library",
    HelpWindow: "the help",
    LibraryDialog: "where a file is to go",
    NewProfileDialog: "names of profiles, which lists show under the lowest marking",
    NoteDialog: "names of profiles, which lists show under the lowest marking",
    RefusalDialog: "why the program cannot start",
    PlaceDialog: "sentences about the place of a library",
    ReplaceDialog: "the name of a file",
    BackupsDialog: "names of profiles, which lists show under the lowest marking, and numbers of notes",
    RestoreDialog: "names of files",
    SettingsDialog: "settings",
    WhomDialog: "names of profiles, which lists show under the lowest marking",
}
"""Dialogs that show no text of a note or profile, and what they show; the others stand between banners."""


def _help(stage: Stage) -> QWidget:
    made = HelpWindow(Help(paths.resources_folder(), languages.of(stage.place)))
    made.show_page("keyboard")
    return made


BEGINNING: dict[str, Callable[[Workplace], None]] = {
    "language": lambda place: place.beginning.show_language(),
    "start": lambda place: place.show_welcome(),
    "create": lambda place: place.beginning.show_create(),
}
"""The pages of the beginning, shown in a window without a library."""


def copied(sample: Path, folder: Path) -> Path:
    """A copy of the sample library for one test."""
    return Path(shutil.copy(sample, folder / "sample.bdl"))
