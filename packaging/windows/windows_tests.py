"""Runs the tests below the services by the Python for Windows, under Wine: ``make windows-tests``.

What differs between the systems shows there: paths, locks, ends of lines, rights, the database's own files.
Folders may be named; ``BRIEFING_WINDOWS_TESTS`` names them for ``make installer-test``, though not in CI.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess

import building
import downloads
import environment
import python_tree
from wine import Prefix, WineError, windows_path

FOLDERS = ("tests/domain", "tests/storage", "tests/documents")
HALVES = (FOLDERS[:2], FOLDERS[2:])
"""Which of them are run at the same time, each by a process of its own: two cores are there."""
PACKAGES = building.FOLDER / "test-packages"
COMPILED = building.FOLDER / "compiled"  # not beside the sources, where Linux has its own
OF_WINE = downloads.HERE / "wine"  # its sitecustomize.py
_LONGEST = 5400  # seconds
_NOT_TIMED = ("-k", "not in_time", "--timeout=300")
"""Wine hands out memory in ways of its own: how long ten hostile megabytes take says nothing of Windows.
A test that is too late ends all of them there, for want of an alarm."""
_EXAMPLES = "40"
"""Of each property, where ``make test`` tries 200: what is pure is proved there, here the system is tried."""
_LAST = 12_000  # signs of what a failed run said
_LEFT_OUT = re.compile(r"(\d+) deselected")


def main(named: Sequence[str]) -> int:
    """0 when every test passes."""
    try:
        building.need_tools()
        return run(building.base_prefix(), named)
    except (building.BuildError, WineError, downloads.DownloadError) as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1


def run(prefix: Prefix, named: Sequence[str] = ()) -> int:
    """0 when every test passes; the last line of each pytest is printed, and its account where one fails.

    With the line stands which folders it is of, and how many tests were left out.

    Raises:
        WineError: the tests did not end in time.
        DownloadError: what they are run with cannot be had.
    """
    folders = tuple(named) or _wished() or FOLDERS
    python = building.timed("Python for Windows", lambda: python_tree.ready(building.PYTHON))
    python_tree.test_packages(PACKAGES)
    building.timed("prefix of Wine", prefix.make)
    parts = HALVES if folders == FOLDERS else (folders,)

    def work() -> list[CompletedProcess[str]]:
        with ThreadPoolExecutor(len(parts)) as together:
            return list(together.map(lambda part: _tried(prefix, python, part), parts))

    ended = building.timed(f"{' '.join(folders)} by the Python for Windows", work)
    return max(_told(part, done) for part, done in zip(parts, ended, strict=True))


def _tried(prefix: Prefix, python: Path, folders: tuple[str, ...]) -> CompletedProcess[str]:
    """What pytest made of the folders."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", *_NOT_TIMED, *folders)
    variables = {
        "PYTHONPATH": ";".join(map(windows_path, (environment.ROOT, PACKAGES, OF_WINE))),
        "PYTHONPYCACHEPREFIX": windows_path(COMPILED),
        "BRIEFING_EXAMPLES": _EXAMPLES,
    }
    return prefix.run(python, *words, seconds=_LONGEST, variables=variables, folder=environment.ROOT)


def _told(folders: tuple[str, ...], done: CompletedProcess[str]) -> int:
    """0 when every test of the folders passed, else 1; says how it went."""
    said = done.stdout.replace("\r\n", "\n").strip()
    if done.returncode:
        print(said[-_LAST:])
    last = said.rpartition("\n")[2]
    left_out = _LEFT_OUT.search(last)
    of = f"of {', '.join(folders)}, {left_out[1] if left_out else 0} left out"
    print(f"Tests by the Python for Windows: {last}; {of}", flush=True)
    return 1 if done.returncode else 0


def _wished() -> tuple[str, ...]:
    """The folders somebody wants to try alone; none in CI, where a wish left behind would hide the others."""
    return () if os.environ.get("CI") else tuple(os.environ.get("BRIEFING_WINDOWS_TESTS", "").split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
