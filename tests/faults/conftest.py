"""What the tests of faults share: the program, a library with something in it, the table of figures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    collect_ignore_glob = [
        "test_*"
    ]  # Windows cannot fork; what storage does there is tested in tests/storage
else:
    from tests.faults import binders
    from tests.faults.program import LONG, SEED, Program, Table

    TABLE = Table()

    @pytest.fixture(scope="session")
    def program() -> Iterator[Program]:
        """The command line, each call a process of its own."""
        program = Program()
        yield program
        program.close()

    @pytest.fixture(scope="session")
    def table() -> Table:
        """Where the figures go."""
        return TABLE

    @pytest.fixture(scope="session")
    def _filled_once(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("filled")
        library = folder / "desk.bdl"
        (folder / "binder.md").write_text(binders.binder(0, profiles=6), encoding="utf-8")
        for words in (
            ("import", folder / "binder.md"),
            ("note", "new", "--kind", "meeting-note", "--title", "Before", "--with", binders.name(0, 0)),
        ):
            answer = program.call(library, *words)
            assert answer.code == 0, answer.err
        return library

    @pytest.fixture
    def library(_filled_once: Path, tmp_path: Path) -> Path:
        """A library of its own with six profiles and two notes, and no backups beside it."""
        folder = tmp_path / "desk"
        folder.mkdir()
        return Path(shutil.copy(_filled_once, folder / "desk.bdl"))

    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        """A long run may take its time."""
        for item in items:
            if LONG and Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.timeout(3600))

    def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
        """The figures, whether all went well or not."""
        terminalreporter.section(f"faults ({'long' if LONG else 'short'} run, seed {SEED}, {sys.platform})")
        for line in TABLE.lines():
            terminalreporter.write_line(line)
