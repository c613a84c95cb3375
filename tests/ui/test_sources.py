"""What the sources of the window may not hold: ways by which Qt would take data for markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing_app.ui

SOURCES = sorted(Path(briefing_app.ui.__file__).parent.rglob("*.py"))
BARRED_NAMES = {"QLabel", "QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QSplashScreen"}
BARRED_CALLS = {
    "setHtml",
    "insertHtml",
    "setMarkdown",
    "setTextFormat",
    "setWhatsThis",
    "setStatusTip",
    "fromHtml",
}
VIEWS_BARRED = {"QListView", "QTableView", "QTreeView", "QListWidget", "QTableWidget", "QTreeWidget"}
NAMES_ALLOWED = {
    "labels": {"QLabel"},
    # Views of documents that a cursor alone has written, each of which is a SafeDocument.
    **{view: {"QTextEdit"} for view in ("comparison_view", "help_view", "sheet_view")},
}
CALLS_ALLOWED = {
    "labels": {"setTextFormat"},
    "exchange": {"setHtml"},  # of the clipboard's data, for other programs
}
FIELDS_OF_NOTHING_WITHHELD = {
    "ceiling_dialog",
    "choice_popup",
    "dialog_parts",
    "find_bar",  # which takes over no withheld words
    "guarded_fields",
    "help_window",
    "keeping_dialogs",
    "library_fields",
    "list_panel",
    "names_table",
    "new_profile_dialog",
    "note_dialog",
    "outline_pane",
    "palette_box",
    "partners_choice",
    "profiles_pane",
    "properties_dialog",
    "properties_form",
    "review_panel",
    "severance_form",
    "uplift_row",
    "views",
    "whom_page",
}
"""Where a field holds what is typed to find or decide something, or what no severance withholds."""
AS_IT_STANDS = {"heading_of", "title_of", "heading_words"}
"""What gives the words of a heading or a fact, withheld or not."""
SHOWN_AS_THEY_STAND = {
    "message_names": {"section_name", "note_section_name", "fact_name"},
    "section_page": {"_say"},  # the line above the text
    "profile_room": {"_fill_tabs"},
    "fact_source": {"_line"},
    "outline_model": {"data", "_spoken"},
    # Pages, whose copies are guarded letter by letter; a function of their own by that name.
    "page_layout": {"pages", "_write_contents"},
    "page_changes": {"_listed"},
}
"""The functions that show them in a place of their own, where a copy is guarded."""
TELLING = {"format", "emit", "begin", "tell", "announce", "say", "run", "_do"}
NAMES_OF_EDITORS = {"section_pane"}
"""Where a heading is in the name by which a screen reader announces what is typed in."""
TIPS_OF_FIXED_WORDS = {
    "actions",
    "editor_actions",
    "facts_page",
    "find_bar",
    "outline_actions",
    "section_page",
}
"""Where a tool tip is put together from the program's own words and a key."""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_fixed_text(node: ast.expr) -> bool:
    """Whether an argument is the program's own words: a literal, a translation of one, or an escaped tip."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call) and called(node) in ("tr", "plain_tip"):
        return called(node) == "plain_tip" or all(isinstance(one, ast.Constant) for one in node.args[:1])
    return False


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
class TestEachSource:
    def test_uses_no_widget_that_guesses_at_markup(self, source: Path) -> None:
        names = {node.id for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, ast.Name)}
        assert not (names & BARRED_NAMES) - NAMES_ALLOWED.get(source.stem, set())

    def test_sets_no_markup(self, source: Path) -> None:
        found = {called(call) for call in calls(ast.parse(source.read_text()))} & BARRED_CALLS
        assert not found - CALLS_ALLOWED.get(source.stem, set())

    def test_gives_tool_tips_fixed_or_escaped_words(self, source: Path) -> None:
        tips = [call for call in calls(ast.parse(source.read_text())) if called(call) == "setToolTip"]
        loose = [call.lineno for call in tips if not is_fixed_text(call.args[0])]
        assert not loose or source.stem in TIPS_OF_FIXED_WORDS

    def test_makes_views_of_rows_that_copy_them_as_released(self, source: Path) -> None:
        tree = ast.parse(source.read_text())
        made = {called(call) for call in calls(tree)}
        bases = {
            base.id
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for base in node.bases
            if isinstance(base, ast.Name)
        }
        assert source.stem == "views" or not (made | bases) & VIEWS_BARRED

    def test_makes_fields_of_words_that_can_keep_them_back(self, source: Path) -> None:
        made = {called(call) for call in calls(ast.parse(source.read_text()))}
        assert source.stem in FIELDS_OF_NOTHING_WITHHELD or not made & {"QLineEdit", "QPlainTextEdit"}

    def test_imports_names_one_by_one(self, source: Path) -> None:
        stars = [
            node.lineno
            for node in ast.walk(ast.parse(source.read_text()))
            if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
        ]
        assert not stars

    def test_waits_for_nothing_with_process_events(self, source: Path) -> None:
        found = {called(call) for call in calls(ast.parse(source.read_text()))}
        assert not found & {"processEvents", "sleep"}


def test_the_check_finds_a_loose_tool_tip() -> None:
    call = next(calls(ast.parse("widget.setToolTip(profile.name)")))
    assert not is_fixed_text(call.args[0])
    assert is_fixed_text(next(calls(ast.parse("w.setToolTip(self.tr('Close'))"))).args[0])
    assert not is_fixed_text(next(calls(ast.parse("w.setToolTip(self.tr(name))"))).args[0])


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
class TestWhatIsTold:
    """Whose words can be copied: it names sections and facts through ``message_names`` alone."""

    def test_takes_no_heading_and_no_fact_as_it_stands(self, source: Path) -> None:
        found = {
            one.name
            for one in functions(ast.parse(source.read_text()))
            if {called(call) for call in calls(one)} & AS_IT_STANDS
        }
        assert not found - SHOWN_AS_THEY_STAND.get(source.stem, set())

    def test_fills_no_sentence_with_a_heading(self, source: Path) -> None:
        loose = [
            call.lineno
            for call in calls(ast.parse(source.read_text()))
            if called(call) in TELLING
            for given in (*call.args, *(one.value for one in call.keywords))
            if any(isinstance(node, ast.Attribute) and node.attr == "heading" for node in ast.walk(given))
        ]
        assert not loose or source.stem in NAMES_OF_EDITORS


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_editor_alone_says_what_withholds_words_of_it(source: Path) -> None:
    united = [
        node.lineno
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.BinOp)
        for side in (node.left, node.right)
        if isinstance(side, ast.Attribute) and side.attr == "held_whole"
    ]
    assert not united or source.stem == "section_editor"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_view_of_a_document_shows_a_safe_one(source: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, ast.Name)}
    if "QTextEdit" in names:
        assert {"SafeDocument", "SectionDocument"} & names


def test_what_runs_on_the_worker_does_not_import_qt() -> None:
    """PySide makes its classes when they are first used; two threads at once do not survive that."""
    tree = ast.parse(next(one for one in SOURCES if one.stem == "showing").read_text())
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert modules
    assert not [name for name in modules if name.startswith(("PySide6", "briefing_app.ui"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_what_stands_behind_a_label_is_put_there_as_the_language_has_it(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    glued = [text.lineno for text in texts if any(map(_is_colon, text.values[1:]))]
    assert not glued, f"{source.name}: use labelled() for lines {glued}"


def _is_colon(part: ast.AST) -> bool:
    return isinstance(part, ast.Constant) and str(part.value).startswith(": ")
