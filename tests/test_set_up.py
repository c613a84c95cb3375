"""Before anything is installed: a sentence for a system that is too old, a line for what lacks."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(sys.platform != "linux" or not BASH, reason="set-up is for Linux, with bash")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _script("system", monkeypatch)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _script("run", monkeypatch)


def _script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module(name)


def _with_python(folder: Path, *, release: str = "ID=debian\nVERSION_ID=12\n", path: str | None = None):
    """What with-python answers on a system of our making to a script that prints its Python's version."""
    (folder / "os-release").write_text(release)
    (folder / "script.py").write_text("import sys; print(sys.version_info[:2])\n")
    variables = {**os.environ, "OS_RELEASE": str(folder / "os-release"), "PYTHON": ""}
    if path is not None:
        variables |= {"PATH": f"{path}:/bin"}
    command = [BASH, str(ROOT / "packaging" / "with-python"), str(folder / "script.py")]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("system_id", "version"), [("debian", "11"), ("debian", "9"), ("ubuntu", "22.04"), ("ubuntu", "23.10")]
)
def test_a_system_older_than_the_floor_is_refused_in_one_sentence(tmp_path, system_id, version):
    answer = _with_python(
        tmp_path, release=f'ID={system_id}\nVERSION_ID="{version}"\nPRETTY_NAME="Old One"\n'
    )
    assert answer.returncode == 1
    assert answer.stderr == (
        "Briefing Desk: Old One is too old: Debian 12 or Ubuntu 24.04, or anything newer, is needed.\n"
    )
    assert answer.stdout == ""


@pytest.mark.parametrize(
    "release",
    [
        "ID=debian\nVERSION_ID=12\n",
        "ID=debian\nVERSION_ID=13\n",
        "ID=debian\n",
        'ID=ubuntu\nVERSION_ID="24.04"\n',
        'ID=ubuntu\nVERSION_ID="26.04"\n',
        "ID=fedora\nVERSION_ID=40\n",
        "",
    ],
)
def test_a_newer_or_another_system_is_taken(tmp_path, release):
    answer = _with_python(tmp_path, release=release)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("(3, 1")


def test_a_name_that_leads_nowhere_is_passed_over(tmp_path):
    broken = tmp_path / "bin"
    broken.mkdir()
    for name in ("python3", "python"):
        (broken / name).write_text("#!/bin/sh\nexit 127\n")
        (broken / name).chmod(0o755)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (broken / version).symlink_to(sys.executable)
    answer = _with_python(tmp_path, path=str(broken))
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == str(sys.version_info[:2])


def test_what_lacks_is_named_in_one_line_that_can_be_copied(system, monkeypatch, capsys):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.subprocess, "run", lambda *_, **__: pytest.fail("nothing may be installed"))
    system.install_or_name(["libgl1", "libegl1"], "the window")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("sudo")] == ["sudo apt-get install libegl1 libgl1"]


def test_nothing_is_said_where_nothing_lacks(system, capsys):
    system.install_or_name([], "the window")
    assert capsys.readouterr() == ("", "")


def test_a_library_that_cannot_be_loaded_names_its_package(system, monkeypatch):
    monkeypatch.setattr(system, "DRAWING", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(system, "WINDOW", {})
    assert system.missing_for_window() == ["libnowhere9"]


def test_every_program_without_which_a_test_is_skipped_is_installed_before_the_tests(system):
    """``make test`` must not pass for want of what it is to check."""
    named = re.compile(r'(?<![.\w])(?:shutil\.)?which\("([^"]+)"\)')
    asked = {
        name
        for path in Path(__file__).parent.rglob("*.py")
        for name in named.findall(path.read_text(encoding="utf-8"))
    }
    assert {"makensis", "osslsigncode", "pandoc"} <= asked
    assert asked - {"bash"} <= system.PROGRAMS.keys()


def test_the_meeting_note_is_the_sample(run):
    notes = [{"number": 1, "kind": "stakeholder-profile"}, {"number": 4, "kind": "meeting-note"}]
    assert run.sample_note(json.dumps({"notes": notes})) == "4"
    assert run.sample_note(json.dumps({"notes": notes[:1]})) == "1"


def test_a_sample_library_without_notes_gives_a_sentence(run):
    with pytest.raises(run.environment.SetUpError, match="holds no note"):
        run.sample_note('{"notes": []}')


def test_a_screen_that_is_dead_is_no_screen(run, monkeypatch, capsys):
    monkeypatch.setenv("DISPLAY", ":6543")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(run.environment, "PYTHON", sys.executable)
    assert not run.has_screen()
    assert "no window can be opened" in capsys.readouterr().out


def test_without_the_name_of_a_screen_none_is_looked_for(run, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: pytest.fail("no window may be tried"))
    assert not run.has_screen()
