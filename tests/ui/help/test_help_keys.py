"""The keys the help speaks of are those the program has: none is made up, no command is left out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.ui.actions import WindowActions
from briefing_app.ui.editor.editor_actions import EditorActions
from briefing_app.ui.notes.outline_actions import OutlineActions

FOLDER = paths.resources_folder() / "help"
SOURCES = Path(__file__).parents[3] / "briefing_app" / "ui"

FRENCH = {
    "Maj": "Shift", "Échap": "Esc", "Entrée": "Enter", "Haut": "Up", "Bas": "Down", "Gauche": "Left",
    "Droite": "Right", "PgPréc": "PgUp", "PgSuiv": "PgDown", "Inser": "Ins", "Suppr": "Del",
}  # fmt: skip
KEY = re.compile(
    r"\*\*((?:(?:Ctrl|Alt|Shift|Maj)\+)+[^\s*]+|F\d+|Tab|Esc|Échap|Enter|Entrée|Ins|Inser|Del|Suppr)\*\*"
)
LITERAL = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+|Ins|Del")
WITHOUT_ACTION = {"Enter", "Esc", "Tab", "Shift+Tab"}  # a widget's own keys
SAME_KEY = {"Ctrl+&"}  # what Ctrl+Shift+7 comes as from some keyboards
OF_THE_SYSTEM = {"", "Ctrl+Q"}  # quitting has a key on some desktops and none on others


def written(key: str | QKeySequence) -> str:
    """A key as it is compared: as Qt writes it, Return being Enter."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    return text.replace("Return", "Enter")


def named(path: Path) -> set[str]:
    """The keys a page of the help names."""
    found = KEY.findall(path.read_text(encoding="utf-8"))
    return {written("+".join(FRENCH.get(part, part) for part in key.split("+"))) for key in found}


def shortcuts(actions: QObject) -> set[str]:
    found = (one for one in vars(actions).values() if isinstance(one, QAction))
    return {written(key) for one in found for key in one.shortcuts()}


@pytest.fixture
def commands(qtbot: QtBot) -> set[str]:
    """The keys of the window and of the editor."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return (shortcuts(WindowActions(widget)) | shortcuts(EditorActions(widget))) - SAME_KEY - OF_THE_SYSTEM


@pytest.fixture
def every_key(qtbot: QtBot, commands: set[str]) -> set[str]:
    widget = QWidget()
    qtbot.addWidget(widget)
    literals = {
        written(node.value)
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and LITERAL.fullmatch(node.value)
    }
    return commands | shortcuts(OutlineActions(widget)) | literals | WITHOUT_ACTION


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_key_named_is_one_the_program_has(language: str, every_key: set[str]) -> None:
    for page in (FOLDER / language).iterdir():
        assert named(page) - every_key == set(), page.name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_window_and_editor_is_named(language: str, commands: set[str]) -> None:
    assert commands - named(FOLDER / language / "keyboard.md") == set()
