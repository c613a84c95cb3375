"""A real library for each test: made once a session, copied, opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.storage.library import Library
from tests.storage.examples import make_library, opened


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with nothing in it, to be copied and never opened."""
    return make_library(tmp_path_factory.mktemp("library") / "empty.bdl")


@pytest.fixture
def path(empty_library: Path, tmp_path: Path) -> Path:
    """The file of an empty library of the test's own."""
    return Path(shutil.copy(empty_library, tmp_path / "desk.bdl"))


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An empty library, open."""
    with opened(path) as library:
        yield library
