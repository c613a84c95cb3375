"""Every question shows its dialog, passes on what it is given, and answers what was answered."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.prompts import Prompts
from tests.ui.everything import DIALOGS

DIALOG_OF = {
    "about": "about_dialog.AboutDialog",
    "arrival": "packages.arrival_dialog.ArrivalDialog",
    "backups": "keeping.backups_dialog.BackupsDialog",
    "ceiling": "ceiling_dialog.CeilingDialog",
    "choose_profiles": "notes.whom_dialog.WhomDialog",
    "export": "export_dialog.ExportDialog",
    "fact": "profiles.fact_dialog.FactDialog",
    "findings": "keeping.keeping_dialogs.FindingsDialog",
    "footnote": "editor.footnote_dialog.FootnoteDialog",
    "give_up_review": "imports.give_up_dialog.GiveUpDialog",
    "grounds": "severing.whole_dialog.WholeDialog",
    "link": "editor.link_dialog.LinkDialog",
    "name": "severing.name_dialog.NameDialog",
    "new_library": "library_dialog.LibraryDialog",
    "new_note": "note_dialog.NoteDialog",
    "new_profile": "profiles.new_profile_dialog.NewProfileDialog",
    "profile_properties": "profiles.properties_dialog.PropertiesDialog",
    "replace_file": "keeping.keeping_dialogs.ReplaceDialog",
    "restore": "keeping.keeping_dialogs.RestoreDialog",
    "returned": "returned.returned_dialog.ReturnedDialog",
    "revision": "editor.revisions_dialog.RevisionsDialog",
    "risky_place": "keeping.keeping_dialogs.PlaceDialog",
    "section_headings": "profiles.heading_dialog.HeadingDialog",
    "settings": "settings.settings_dialog.SettingsDialog",
    "severances": "severances.severances_dialog.SeverancesDialog",
}
LEAVES_SOMETHING = {"severances", "name"}
"""What was done in them is done, however they are left: their answer says where to go on."""

FILES: dict[str, Callable[[Prompts, QWidget, Path], object]] = {
    "open_library": lambda prompts, parent, at: prompts.open_library(parent, at),
    "new_library_file": lambda prompts, parent, at: prompts.new_library_file(parent, at),
    "salvaged_file": lambda prompts, parent, at: prompts.salvaged_file(parent, at),
    "backup_file": lambda prompts, parent, at: prompts.backup_file(parent, at),
    "backup_to_restore": lambda prompts, parent, at: prompts.backup_to_restore(parent, at),
    "returned_file": lambda prompts, parent, at: prompts.returned_file(parent, at),
    "a new package": lambda prompts, parent, at: prompts.package_file(parent, at, new=True),
    "a package": lambda prompts, parent, at: prompts.package_file(parent, at, new=False),
    "a document": lambda prompts, parent, at: prompts._document_file(parent, at),
}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Asked:
    """Stands for the class of a dialog: keeps what it is made with, and makes one that is left at once."""

    def __init__(self, leave: QDialog.DialogCode) -> None:
        self._leave = leave
        self.given: tuple[object, ...] = ()
        self.shown: list[QDialog] = []

    def __call__(self, *given: object, **named: object) -> QDialog:
        self.given = (*given, *named.values())
        made = QDialog()
        made.answer = lambda: "what was answered"
        made.typed = SimpleNamespace(connect=lambda _slot: None)

        def leave() -> None:
            self.shown.append(QApplication.activeModalWidget())
            made.done(self._leave)

        QTimer.singleShot(0, leave)
        return made


def asked(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, method: str, leave: QDialog.DialogCode
) -> tuple[object, list[object], Asked]:
    """What a question answers where its dialog is left so, what it was given, and its dialog."""
    module, _, name = DIALOG_OF[method].rpartition(".")
    there = importlib.import_module(f"briefing_app.ui.{module}")
    assert issubclass(getattr(there, name), QDialog)
    dialog = Asked(leave)
    monkeypatch.setattr(there, name, dialog)
    ask = getattr(Prompts(), method)
    given: list[object] = []
    positional, named = [], {}
    for one in list(inspect.signature(ask).parameters.values())[1:]:
        value: object = SimpleNamespace(lines=one.name, advice=one.name, remedy=one.name, title=one.name)
        given.append(value)
        if one.kind is inspect.Parameter.KEYWORD_ONLY:
            named[one.name] = value
        else:
            positional.append(value)
    return ask(parent, *positional, **named), given, dialog


def test_every_dialog_of_a_question_is_one_that_everything_is_tried_with() -> None:
    known = {f"{kind.__module__.removeprefix('briefing_app.ui.')}.{kind.__name__}" for kind in DIALOGS}
    assert set(DIALOG_OF.values()) <= known


@pytest.mark.parametrize("method", sorted(DIALOG_OF))
def test_a_question_passes_on_what_it_is_given_and_answers_what_was_answered(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, method: str
) -> None:
    answer, given, dialog = asked(monkeypatch, parent, method, QDialog.DialogCode.Accepted)
    assert answer in ("what was answered", True) or method == "about"
    assert parent in dialog.given
    assert len(dialog.shown) == 1
    if method not in ("findings", "section_headings"):  # what these are given is taken apart
        assert all(any(one is value for one in dialog.given) for value in given)


@pytest.mark.parametrize("method", sorted(DIALOG_OF))
def test_who_thinks_better_of_it_answers_nothing(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, method: str
) -> None:
    answer, _, dialog = asked(monkeypatch, parent, method, QDialog.DialogCode.Rejected)
    assert len(dialog.shown) == 1
    assert not answer or method in LEAVES_SOMETHING


@pytest.mark.parametrize("what", sorted(FILES))
@pytest.mark.parametrize("chosen", ["", "there.bdl"])
def test_a_file_is_the_one_that_was_chosen_or_none(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path, what: str, chosen: str
) -> None:
    titles = []

    def choose(over: QWidget, title: str, at: str, *_rest: object) -> tuple[str, str]:
        assert (over, at) == (parent, str(tmp_path))
        titles.append(title)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert FILES[what](Prompts(), parent, tmp_path) == (Path(chosen) if chosen else None)
    assert all(titles)
    assert titles


def test_several_binders_are_chosen_at_once(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["a.docx", "b.txt"], ""))
    assert Prompts().binders(parent, tmp_path) == (Path("a.docx"), Path("b.txt"))
