"""What continuous integration says at its end, with checks that only pretend."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="CI is a script of bash")
MAKE = """
case "$1" in
  test) echo "5 passed in 1.00s"; exit "$TEST_CODE" ;;
  installer-test)
    echo "The setup is made by NSIS 3.12 of the system."
    echo "9 checks of the setup, 0 failed: "
    echo "Tests by the Python for Windows: 3 passed in 1s; of tests/domain, 0 left out"
    exit "$SETUP_CODE" ;;
esac
"""


def ended(folder: Path, *, minutes: int = 3, test: int = 0, setup: int = 0) -> tuple[int, list[str]]:
    """The exit code and the last lines of a run that pretends to take some minutes."""
    tools = folder / "bin"
    (folder / "bin").mkdir()
    clock = f'[[ -e "{folder}/asked" ]] && echo {1000 + 60 * minutes} || echo 1000\ntouch "{folder}/asked"'
    for name, words in {"make": MAKE, "date": clock, "apt-get": "exit 0"}.items():
        (tools / name).write_text(f"#!/usr/bin/env bash\n{words}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    shutil.copytree(ROOT / ".ci", folder / "checkout" / ".ci")
    variables = {"PATH": f"{tools}:{os.environ['PATH']}", "TEST_CODE": str(test), "SETUP_CODE": str(setup)}
    command = ["bash", str(folder / "checkout" / ".ci" / "run")]
    done = subprocess.run(
        command, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()[-5:]


def test_the_account_comes_last_and_all_of_it(tmp_path: Path) -> None:
    code, lines = ended(tmp_path, minutes=40)
    assert code == 0
    assert lines == [
        "The whole took 40 minutes of the 40 it may take.",
        "The setup is made by NSIS 3.12 of the system.",
        "9 checks of the setup, 0 failed: ",
        "Tests by the Python for Windows: 3 passed in 1s; of tests/domain, 0 left out",
        "5 passed in 1.00s",
    ]


def test_more_than_forty_minutes_are_told_and_fail_nothing(tmp_path: Path) -> None:
    code, lines = ended(tmp_path, minutes=41)
    assert code == 0
    assert (
        lines[0]
        == "The whole took 41 minutes, which is TOO LONG for every change: 40 are the most on two cores."
    )


@pytest.mark.parametrize(("test", "setup"), [(1, 0), (0, 1), (2, 1)])
def test_either_failing_fails_the_whole(test: int, setup: int, tmp_path: Path) -> None:
    code, _lines = ended(tmp_path, test=test, setup=setup)
    assert code != 0
