"""On a full disk a library is read, which takes no room; what is in a journal is never left out of sight."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from briefing_app.domain.errors import LibraryError
from briefing_app.storage import places
from briefing_app.storage.first_list import first_list
from briefing_app.storage.library import Library
from tests.storage.examples import CLERK, NOW, act, opened, profile

usage = namedtuple("usage", "total used free")


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(places.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 0))
    return monkeypatch


def add(library: Library) -> None:
    with library.database.begin(act()) as work:
        work.profiles.add(profile())


def beside(path: Path) -> set[str]:
    return {one.name.removeprefix(path.name) for one in path.parent.iterdir() if one.is_file()}


def test_it_is_read_and_nothing_is_made_beside_it(path: Path, full: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    with opened(path) as library:
        assert library.only_reads
        with library.database.read() as work:
            assert work.profiles.list() == ()
        assert any("is full: it can be read" in one for one in library.notices)
        assert beside(path) <= {"", "-lock", "-holder"}
    assert beside(path) == {""}
    assert path.read_bytes() == before


def test_what_would_write_is_refused_with_what_to_do(path: Path, full: pytest.MonkeyPatch) -> None:
    with opened(path) as library:
        with pytest.raises(LibraryError, match="The disk is full") as told:
            add(library)
        assert "free some space, and open it again" in str(told.value)
        full.undo()
        with pytest.raises(LibraryError, match="open it again"):
            add(library)  # also when there is room by now: it was opened as a file that does not change
    with opened(path) as library:
        assert not library.only_reads
        add(library)


def test_a_journal_with_anything_in_it_is_read_too(
    path: Path, tmp_path: Path, full: pytest.MonkeyPatch
) -> None:
    full.undo()
    left = tmp_path / "left"
    left.mkdir()
    with opened(path) as library:
        add(library)
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", left / f"{path.name}{ending}")
    assert (left / f"{path.name}-wal").stat().st_size
    full.setattr(places.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 0))
    with opened(left / path.name) as library:
        assert not library.only_reads
        with library.database.read() as work:
            assert len(work.profiles.list()) == 1


def test_the_first_list_leaves_it_to_opening(path: Path, full: pytest.MonkeyPatch) -> None:
    assert first_list(path, at=NOW, by=CLERK) is None
    assert beside(path) == {""}
