"""The checks of the setup count what they say they count; they are made by make installer-test."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packaging" / "windows"


@pytest.fixture
def try_setup(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.syspath_prepend(str(SOURCES))
    yield importlib.import_module("try_setup")
    for path in SOURCES.glob("*.py"):
        sys.modules.pop(path.stem, None)


def checks() -> list[ast.Call]:
    """Every call that notes a check."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.glob("try_*.py"))]
    calls = [one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return [one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "check"]


def test_every_check_has_a_name_of_its_own() -> None:
    names = [one.args[0].value for one in checks() if isinstance(one.args[0], ast.Constant)]
    assert len(names) > 140
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_check_holds_whatever_happens() -> None:
    assert [one.lineno for one in checks() if isinstance(one.args[1], ast.Constant)] == []


def test_no_check_reads_the_code_of_an_uninstaller_that_starts_a_copy_of_itself() -> None:
    asked = [one for check in checks() for one in ast.walk(check.args[1]) if isinstance(one, ast.Attribute)]
    assert "remove_as_copy" in {one.attr for one in asked}
    assert [one.lineno for one in asked if one.attr == "remove"] == []


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ({}, True),
        ({"version": "1.2.2"}, False),
        ({"platform": "windows"}, False),
        ({"files": []}, False),
        ({"files": ["missing.docx"]}, False),
    ],
)
def test_a_program_proves_itself_with_its_version_and_files_that_are_there(
    told: dict[str, object], holds: bool, try_setup: ModuleType, tmp_path: Path
) -> None:
    def smoke(*_words: str) -> int:
        (tmp_path / "made").mkdir()
        account = {"version": "1.2.3", "platform": "offscreen", "files": ["note.docx"], **told}
        (tmp_path / "made" / "smoke.json").write_text(json.dumps(account), encoding="utf-8")
        (tmp_path / "made" / "note.docx").touch()
        return 0

    computer = SimpleNamespace(run=smoke)
    assert try_setup.proved(computer, "desk.exe", tmp_path / "made", "1.2.3") is holds


def test_a_second_check_of_one_name_is_refused_and_the_failure_stays(try_setup: ModuleType) -> None:
    results = try_setup.Results()
    results.check("it works", holds=False)
    with pytest.raises(ValueError, match="it works"):
        results.check("it works", holds=True)
    assert results.failed == ["it works"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("BriefingDesk.Library", (r"C:\Program Files\Briefing Desk.exe", "--library", r"Z:\tmp\an été.bdl")),
        ("Another.Program", ("wordpad.exe", r"Z:\tmp\an été.bdl")),
        ("", ()),
    ],
)
def test_what_a_double_click_runs_is_read_where_windows_reads_it(
    kind: str, words: tuple[str, ...], try_setup: ModuleType
) -> None:
    noted = {
        r"Software\Classes\.bdl": kind,
        r"Software\Classes\BriefingDesk.Library\shell\open\command": (
            r'"C:\Program Files\Briefing Desk.exe" --library "%1"'
        ),
        r"Software\Classes\Another.Program\shell\open\command": 'wordpad.exe "%1"',
    }
    computer = SimpleNamespace(values=lambda key: {"(Default)": noted[key]} if noted.get(key) else {})
    assert try_setup.noted_command(computer, Path("/tmp/an été.bdl")) == words


def test_a_first_window_that_stays_behind_is_a_failure(try_setup: ModuleType, monkeypatch) -> None:
    titles = iter(["one.bdl – Briefing Desk", "Untitled - Notepad", "Untitled - Notepad"])
    monkeypatch.setattr(try_setup.by_hand, "title_in_front", lambda _computer: next(titles))
    computer = SimpleNamespace(
        values=lambda key: {"(Default)": "BriefingDesk.Library" if key.endswith(".bdl") else 'desk.exe "%1"'},
        run=lambda *_words, **_named: 0,
        start=lambda *_words: SimpleNamespace(wait=lambda **_named: 0),
        wait_while_running=asked_once(try_setup),
    )
    results = try_setup.Results()
    try_setup.raise_first_window(computer, SimpleNamespace(), Path("one.bdl"), results)
    assert results.failed == ["the first window is in front again"]


def asked_once(try_setup: ModuleType):
    """Waits for nothing: what has not happened yet never does."""

    def wait(_program: subprocess.Popen[bytes], until, _what: str, _seconds: int) -> None:
        if not until():
            raise try_setup.WineError("not within the time")

    return wait
