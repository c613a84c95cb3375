"""What reading a Word file costs beside pandoc's reading of it, and how that and the memory grow."""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

import pytest

from briefing_app.documents.readers.word.reading import read_word
from tests.bench.binder import Binder
from tests.bench.processes import run
from tests.bench.test_export_budget import a_note, export

OF_PANDOC = 0.5
"""The share of pandoc's CPU that reading a hundred profiles may cost.

Pandoc 2.17 takes many minutes for a thousand, so that the larger file is compared with the smaller one."""

GROWTH = 14.0
"""A thousand profiles may cost so many times what a hundred do."""

MOST_MEMORY = 300
"""Megabytes that a process takes at most which reads a thousand profiles."""

PEAK = """
import sys
from pathlib import Path
from briefing_app.documents.readers.word.reading import read_word
read_word("binder.docx", Path(sys.argv[1]).read_bytes())
status = Path("/proc/self/status").read_text()  # what rusage says is the parent's at first
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def a_file(profiles: int, folder: Path) -> Path:
    """The Word file of so many profiles, as our own writer makes it."""
    made = folder / f"{profiles}.docx"
    made.write_bytes(export(a_note(Binder().text(profiles)), "internal")[0])
    return made


def reading(file: Path) -> float:
    """The CPU seconds of reading a file."""
    data = file.read_bytes()
    start = time.process_time()
    read_word(file.name, data)
    return time.process_time() - start


def pandoc(file: Path, target: Path) -> float:
    """The CPU seconds of pandoc's whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["pandoc", "-f", "docx", "-t", "json", str(file), "-o", str(target)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="PANDOC IS NOT INSTALLED: nothing to compare with")
def test_reading_costs_less_than_pandoc_reading(tmp_path, capsys) -> None:
    file = a_file(100, tmp_path)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(reading(file))
        theirs.append(pandoc(file, tmp_path / "read.json"))
    share = median(ours) / median(theirs)
    with capsys.disabled():
        print(f"\n100 profiles: {median(ours):.2f} s, {share:.2f} of pandoc (at most {OF_PANDOC})")
    assert share <= OF_PANDOC


def test_reading_grows_with_the_file(tmp_path, capsys) -> None:
    small, large = a_file(100, tmp_path), a_file(1000, tmp_path)
    hundred, thousand = (median(reading(file) for _ in range(3)) for file in (small, large))
    memory = [int(run(PEAK, file)) for file in (small, large)]
    with capsys.disabled():
        print(
            f"\n1000 profiles: {thousand:.2f} s, {thousand / hundred:.1f} times 100 (at most {GROWTH}); "
            f"{memory[0]} and {memory[1]} MB (at most {MOST_MEMORY})"
        )
    assert thousand / hundred <= GROWTH
    assert memory[1] <= MOST_MEMORY
