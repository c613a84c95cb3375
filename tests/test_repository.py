"""The rules of the repository itself: sizes, names, places, and no sentence copied from a binder."""

from __future__ import annotations

import ast
import re
import subprocess
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover  # no statement of the program is run here

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FUNCTION = 48
LONGEST_MODULE = 400
SHINGLE = 8
"""So many words in a row, the same as in a binder, are a copied sentence."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
BINARY = {".ico", ".png", ".jpg", ".gif", ".pdf", ".ttf", ".otf", ".qm"}

# Built from pieces, so that this file is no finding of its own.
FOREIGN_PLACES = {
    "a folder of one machine": re.compile(
        rf"(?<![\w.~$}}])(?:{re.escape(str(ROOT.parent))}|/root|/home/\w+|/Users/\w+)(?=/)"
    ),
    "a registry of one place": re.compile(r"--(?:extra-)?index" + r"-url|--find" + r"-links|PIP_" + r"INDEX"),
    "a conflict left over": re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE),
    "a promise instead of code": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b(?!X)"),
}


@cache
def _files() -> tuple[Path, ...]:
    """Every file that belongs to the repository: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout: what belongs to the repository is not known")
    return tuple(path for name in sorted(listed.stdout.split("\0")) if (path := ROOT / name).is_file())


def _modules() -> list[Path]:
    return [path for path in _files() if path.suffix == ".py"]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


@dataclass
class _Found:
    """What there is in all modules, each with its place. No tree is kept: they would fill the memory."""

    silent: list[str] = field(default_factory=list)
    functions: list[tuple[str, str, int]] = field(default_factory=list)
    """Place, name and lines of each."""
    calls: list[tuple[str, str]] = field(default_factory=list)
    bare_calls: list[tuple[str, str]] = field(default_factory=list)
    """Calls whose answer nobody takes."""
    stars: list[str] = field(default_factory=list)

    def add(self, path: Path) -> None:
        tree = ast.parse(_text(path))
        if not ast.get_docstring(tree):
            self.silent.append(str(path.relative_to(ROOT)))
        for node in ast.walk(tree):
            self._add(path, node)

    def _add(self, path: Path, node: ast.AST) -> None:
        if isinstance(node, ast.Call):
            self.calls.append((_place(path, node.lineno), _called(node)))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self.bare_calls.append((_place(path, node.lineno), _called(node.value)))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if "migrations" not in path.parts:
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                self.functions.append((_place(path, node.lineno), node.name, size))
        elif isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            self.stars.append(_place(path, node.lineno))


@cache
def _found() -> _Found:
    found = _Found()
    for path in _modules():
        found.add(path)
    return found


def test_the_repository_is_found() -> None:
    assert ROOT / "pyproject.toml" in _files()
    assert ROOT / "briefing_app" / "__init__.py" in _modules()


def test_no_function_is_longer_than_a_screen() -> None:
    assert _found().functions
    assert not [one for one in _found().functions if one[2] > LONGEST_FUNCTION]


def test_no_module_has_grown_into_two() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in _modules()
        if "migrations" not in path.parts and (lines := _text(path).count("\n")) > LONGEST_MODULE
    ]
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    assert not _found().silent


def test_every_module_and_folder_has_a_name_that_says_something() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in _modules()
        if EMPTY_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert not empty


@pytest.mark.parametrize("what", FOREIGN_PLACES)
def test_nothing_speaks_of(what: str) -> None:
    pattern = FOREIGN_PLACES[what]
    found = [
        f"{_place(path, text.count(chr(10), 0, match.start()) + 1)} {match.group()}"
        for path in _files()
        if path.suffix not in BINARY
        for text in [_text(path)]
        for match in pattern.finditer(text)
    ]
    assert not found


def test_no_library_and_no_stray_document_is_committed() -> None:
    allowed = ROOT / "exports" / "gallery", ROOT / "tests", ROOT / "resources" / "templates"
    stray = [
        str(path.relative_to(ROOT))
        for path in _files()
        if path.suffix in {".bdl", ".db", ".sqlite", ".docx", ".pdf"}
        and (path.suffix not in {".docx", ".pdf"} or not any(path.is_relative_to(one) for one in allowed))
    ]
    assert not stray


def test_waiting_for_a_window_is_done_inside_a_with() -> None:
    # A bare qtbot.waitExposed(window) waits for nothing: it is a context manager.
    waiting = (".waitExposed", ".waitActive")
    assert any(name.endswith(waiting) for _, name in _found().calls)
    assert not [one for one in _found().bare_calls if one[1].endswith(waiting)]


def test_nothing_sleeps() -> None:
    sleeping = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QThread.sleep"}
    assert not [one for one in _found().calls if one[1] in sleeping]


def test_qt_is_imported_by_name() -> None:
    # A star creates every type of the module: the window would open half as fast.
    assert not _found().stars


def test_the_recipe_of_the_frozen_program_names_folders_that_are_there() -> None:
    strings = [
        n.value for n in ast.walk(ast.parse(_text(ROOT / "briefing.spec"))) if isinstance(n, ast.Constant)
    ]
    named = {"resources", "db", "briefing_app/storage/migrations", "briefing_app/__main__.py"}
    assert named <= set(strings)
    assert all((ROOT / name).exists() for name in named)


def test_no_sentence_of_a_binder_is_in_the_repository(seeds: Path) -> None:
    binders = set().union(*(_shingles(_text(path)) for path in seeds.glob("*.txt")))
    assert len(binders) > 1000
    copied = [
        f"{path.relative_to(ROOT)}: {' '.join(words)}"
        for path in _files()
        for words in sorted(_shingles(_words_of_file(path)) & binders)[:3]
    ]
    assert not copied


def _called(call: ast.Call) -> str:
    """What is called, as it is written, where that is a name or a part of one."""
    parts, one = [], call.func
    while isinstance(one, ast.Attribute):
        parts.append(one.attr)
        one = one.value
    return ".".join([*([one.id] if isinstance(one, ast.Name) else [""]), *reversed(parts)])


def _words_of_file(path: Path) -> str:
    """The words of a file; of a zip, such as a Word document, those of its parts without their tags."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            texts = [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        return re.sub(r"<[^>]*>", "", "\n".join(texts))
    return "" if path.suffix in BINARY else _text(path)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
