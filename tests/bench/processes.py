"""Whole processes compared with an empty window: what they take, and what they hold.

Runs are interleaved and the least of each is taken, so that what else the machine does falls out. CPU seconds
are compared, which other work on the machine changes least; wall time is printed beside them.
"""

from __future__ import annotations

import atexit
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 11

EMPTY = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def done():
    {then}

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False

application = QApplication(sys.argv[:1])
application.setStyle("Fusion")
window = QMainWindow()
window.resize(1440, 900)
first = FirstPaint()
window.installEventFilter(first)
window.show()
application.exec()
"""

EMPTY_WINDOW = EMPTY.format(then="os._exit(0)")


_NOT_OURS = ("COV", "PYTHONDONTWRITEBYTECODE")


@cache
def folder() -> Path:
    """A folder for what the processes of one run leave: compiled modules, settings."""
    made = Path(tempfile.mkdtemp(prefix="briefing-bench-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a process: on the clock, and of CPU."""

    wall: float
    cpu: float


def run(code: str, *arguments: object) -> str:
    """What a process prints that ends itself.

    It runs as an installed program does: on compiled modules, with settings of its own, and nothing of it is
    measured by the coverage tracer.
    """
    home = folder()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "XDG_CONFIG_HOME": str(home / "settings"),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )
    return done.stdout


def cost(code: str, *arguments: object) -> Cost:
    """What a process takes."""
    before, begun = _cpu_of_children(), time.perf_counter()
    run(code, *arguments)
    return Cost(time.perf_counter() - begun, _cpu_of_children() - before)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compared(code: str, *arguments: object) -> Cost:
    """The least of a process as a multiple of the least of an empty window."""
    ours, empty = [], []
    for _ in range(RUNS):
        empty.append(cost(EMPTY_WINDOW))
        ours.append(cost(code, *arguments))
    return Cost(
        min(one.wall for one in ours) / min(one.wall for one in empty),
        min(one.cpu for one in ours) / min(one.cpu for one in empty),
    )
