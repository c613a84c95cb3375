"""The command line as tests call it: in this process for most, as a process of its own where that matters."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_app.cli import app, log_file

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What one call gave: its exit code and what it said where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Ask = Callable[..., Answer]


def no_window(_library: Path | None) -> int:
    """No test of a command opens the window."""
    raise AssertionError("the window was asked for")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Call the command line in this process: ``ask("profiles", "--json", library=path)``."""

    def call(*words: object, library: Path | None = None) -> Answer:
        capsys.readouterr()
        given = () if library is None else ("--library", str(library))
        code = app.run([*given, *map(str, words)], no_window)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Call ``python -m briefing_app`` as a process of its own, bytes in and out."""

    def call(*words: str | bytes, env: dict[str, str] | None = None, **more: Any):
        command = [sys.executable, "-m", "briefing_app", *words]
        settings = {"capture_output": True, "timeout": 60, "check": False, **more}
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, **settings)

    return call


@pytest.fixture(scope="session")
def _sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("sample") / "sample.bdl"
    assert app.run(["--library", str(library), "sample"], no_window) == 0
    return library


@pytest.fixture
def sample(_sample_once: Path, tmp_path: Path) -> Path:
    """A library of its own that holds the sample records."""
    return Path(shutil.copy(_sample_once, tmp_path / "sample.bdl"))


@pytest.fixture
def empty(ask: Ask, tmp_path: Path) -> Path:
    """A library of its own that holds nothing."""
    library = tmp_path / "empty.bdl"
    assert ask("create", library=library).code == 0
    return library


BINDER = """\
# Partners of the Harbour Programme

## Lakeside Assembly (LA)

The Lakeside Assembly brings nine coastal states together once a year.

### Engagement

- The deputy minister met the assembly in Halifax on March 3, 2021.
- [REDACTED]
- Canada paid $40,000 in 2021 towards its secretariat.

### Next Steps

- Attend the autumn session in Oslo, October 2022.
"""


@pytest.fixture
def binder(tmp_path: Path) -> Path:
    """A small binder in our own words, as Markdown."""
    file = tmp_path / "binder.md"
    file.write_text(BINDER, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def _harbour_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "binder.md").write_text(BINDER, encoding="utf-8")
    library = folder / "harbour.bdl"
    assert app.run(["--library", str(library), "import", str(folder / "binder.md")], no_window) == 0
    return library


@pytest.fixture
def harbour(_harbour_once: Path, tmp_path: Path) -> Path:
    """A library of its own into which the small binder was imported."""
    return Path(shutil.copy(_harbour_once, tmp_path / "harbour.bdl"))


@pytest.fixture
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that holds the log of this test alone."""
    monkeypatch.setattr("briefing_app.cli.log_file.user_data_folder", lambda: tmp_path / "data")
    root = logging.getLogger()
    others = [one for one in root.handlers if isinstance(one, log_file.LogFile)]
    handler = log_file.LogFile()
    for one in others:
        root.removeHandler(one)
    root.addHandler(handler)
    yield tmp_path / "data" / "logs"
    root.removeHandler(handler)
    handler.close()
    for one in others:
        root.addHandler(one)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl+C ends what is started, which it does not where a shell began the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
