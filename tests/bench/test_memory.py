"""What the program holds when it is idle, against an empty window: resident memory of whole processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app import bootstrap
from tests.bench.processes import EMPTY, run

RUNS = 9
WANTED, MOST = 1.8, 2.5
"""Times an empty window: the budget, and what more than that would be a step back."""

WHY = (
    "over the budget: SQLAlchemy by itself holds 0.35 of an empty window, the driver and its cryptography "
    "0.2; the two together leave too little for the window"
)

HELD = """
def held():
    import gc
    gc.collect()
    with open("/proc/self/status") as file:
        print(next(line.split()[1] for line in file if line.startswith("VmRSS")), flush=True)
    os._exit(0)
"""

WITH_SAMPLE = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing_app import bootstrap
from briefing_app.ui import app
{HELD}
def look():
    if window.place is not None and window.place.browsing.detail.shown is not None:
        QTimer.singleShot(1000, held)
    else:
        QTimer.singleShot(5, look)

def begin(shown, program, library, begin=app.begin):
    global window
    window = shown
    begin(window, program, library)
    look()

app.begin = begin
app.run(bootstrap.start(), Path(sys.argv[1]))
"""

WITHOUT = EMPTY.format(then="QTimer.singleShot(1000, held)").replace("def done", f"{HELD}\ndef done")


def held(code: str, *arguments: object) -> int:
    """Kilobytes of a process at its end."""
    return int(run(code, *arguments).split()[-1])


@pytest.mark.bench
@pytest.mark.timeout(600)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="NO /proc: memory is measured on Linux")
def test_an_idle_window_with_the_sample_open_holds_little_more_than_an_empty_one(
    tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    library = tmp_path / "sample.bdl"
    bootstrap.start().sample(library)
    ours, empty = [], []
    for _ in range(RUNS):
        empty.append(held(WITHOUT))
        ours.append(held(WITH_SAMPLE, library))
    found = min(ours) / min(empty)
    record_property("idle_memory", round(found, 2))
    print(f"idle with the sample open: {min(ours) // 1024} MB, {found:.2f} of an empty window")
    assert found <= MOST
    if found > WANTED:
        pytest.xfail(WHY)
