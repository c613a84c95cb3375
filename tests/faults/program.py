"""The program as its harness sees it: called through the command line, killed, starved, and asked again."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.children import unmeasured

ROOT = Path(__file__).resolve().parents[2]

LONG = os.environ.get("BRIEFING_FAULTS") == "long"
SEED = int(os.environ.get("BRIEFING_FAULTS_SEED", "20261126"))


def times(short: int, long: int) -> int:
    """How often something is tried: *long* where BRIEFING_FAULTS=long asks for figures."""
    return long if LONG else short


def chance_of(*what: object) -> random.Random:
    """The chance of one test: the same in every run with the same seed, which is printed with the table."""
    return random.Random(f"{SEED} {what}")


@dataclass(frozen=True)
class Answer:
    """How one call ended: its exit code (negative: the signal that killed it), and what it said where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def is_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    def refused(self) -> str:
        """What was said, where it was refused as it must be: a sentence, exit code 1, never a traceback."""
        assert self.code == 1, f"exit code {self.code}\n{self.out}\n{self.err}"
        assert self.err.strip(), "refused without a word"
        assert "Traceback" not in self.out + self.err, self.err
        assert "went wrong inside" not in self.err, self.err
        return self.err


class Program:
    """Starts calls of the command line, each a process of its own."""

    def __init__(self, *before: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._numbers = count()
        self._nursery = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            env={**unmeasured(), "PYTHONPATH": str(ROOT)},  # forks end without a trace, and many are killed
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._ask("") == "ready"

    @property
    def process(self) -> int:
        """That of the nursery."""
        return self._nursery.pid

    def close(self) -> None:
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.close()
        self._nursery.wait()
        self._nursery.stdout.close()
        self._folder.cleanup()

    def call(self, library: Path, *words: object, **more: Any) -> Answer:
        """One call, waited for."""
        return self.start(library, *words, **more).wait()

    def start(self, library: Path, *words: object, **more: Any) -> Running:
        """One call that runs while something happens to it.

        ``largest`` is the size in bytes beyond which no file may grow, ``plain`` has it obey the mode bits
        that root need not, ``seconds`` is how much later than it is it believes it to be.
        """
        number = next(self._numbers)
        out, err = (Path(self._folder.name, f"{number}.{stream}") for stream in ("out", "err"))
        asked = {"words": ["--library", str(library), *map(str, words)], "out": str(out), "err": str(err)}
        return Running(self, int(self._ask(json.dumps({**asked, **more}))), out, err)

    def wait(self, process: int) -> int:
        return int(self._ask(json.dumps({"wait": process})))

    def _ask(self, line: str) -> str:
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        if line:
            self._nursery.stdin.write(f"{line}\n")
            self._nursery.stdin.flush()
        return self._nursery.stdout.readline().strip()


class Running:
    """A call that may not have ended yet."""

    def __init__(self, program: Program, process: int, out: Path, err: Path) -> None:
        self._program = program
        self.process = process
        self._out = out
        self._err = err

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself so soon; else so much time has passed."""
        handle = os.pidfd_open(self.process)
        try:
            return bool(select.select([handle], [], [], seconds)[0])
        finally:
            os.close(handle)

    def kill(self, after: float = 0) -> Answer:
        """End it after some seconds at once, wherever it is; it may have ended by itself."""
        self.ends_within(after)
        os.kill(self.process, signal.SIGKILL)  # nobody else waits for it, so the number is still its own
        return self.wait()

    def wait(self) -> Answer:
        code = self._program.wait(self.process)
        said = [one.read_text("utf-8") if one.exists() else "" for one in (self._out, self._err)]
        for one in (self._out, self._err):
            one.unlink(missing_ok=True)
        return Answer(code, *said)


class Table:
    """What every fault was tried with and what came of it, printed at the end."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, int]] = {}

    def add(self, fault: str, **figures: int) -> None:
        row = self._rows.setdefault(fault, {})
        for name, figure in figures.items():
            row[name] = row.get(name, 0) + figure

    def lines(self) -> Iterator[str]:
        columns = list(dict.fromkeys(name for row in self._rows.values() for name in row))
        yield " | ".join(["fault", *columns])
        for fault, row in self._rows.items():
            yield " | ".join([fault, *(str(row.get(name, "")) for name in columns)])
