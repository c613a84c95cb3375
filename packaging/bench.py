"""``make bench``: costs compared side by side in one run; prints a table at the end, see ``tests/bench``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import environment
import system


def main() -> int:
    """0 when every budget is kept, else 1."""
    try:
        environment.prepare(for_checks=True)
    except environment.SetUpError as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1
    system.install_or_name(system.missing_for_checks(), "every comparison")
    pytest = environment.SCRIPTS / "pytest"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        options = (
            "-q",
            "-s",
            "-m",
            "bench",
            "-p",
            "no:cacheprovider",
            f"--junitxml={report}",
            "-o",
            "junit_family=xunit1",
        )
        done = subprocess.run(
            (pytest, *options, "tests/bench"), cwd=environment.ROOT, stdin=subprocess.DEVNULL, check=False
        )
        if report.exists():
            print("\n".join(table(report)))
    return done.returncode


def table(report: Path) -> Iterator[str]:
    """A line for each comparison: whether its budget was kept, and what was found."""
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314  # made by the run before
        found = ", ".join(f"{one.get('name')} {one.get('value')}" for one in case.iter("property"))
        what = case.get("name", "").removeprefix("test_").replace("_", " ")
        yield f"{_outcome(case):14}{what}{': ' if found else ''}{found}"


def _outcome(case: ET.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "BROKEN"
    skipped = case.find("skipped")
    if skipped is None:
        return "kept"
    return "over, known" if skipped.get("type") == "pytest.xfail" else "not compared"


if __name__ == "__main__":
    sys.exit(main())
