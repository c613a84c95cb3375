"""How much a package may hold: what packs to nothing is refused before it costs anything, here and there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, UnreadableError
from briefing_app.domain.text import BlockId, Picture
from briefing_app.services.unpacking.notes import ArrivingNote
from briefing_app.services.unpacking.profiles import ArrivingProfile
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.library import Library
from briefing_app.storage.packages import container, opened
from briefing_app.storage.packages.container import MOST, OF_A_SECTION
from briefing_app.storage.packages.opened import TABLES
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.packages import KNOWN, TOLD, PackageRepository
from briefing_app.storage.repositories.sections import SectionRepository
from tests.effort import most_bytes, seconds
from tests.services.conftest import consultations
from tests.services.unpacking.conftest import add, profile_called, rewrite, with_words
from tests.services.unpacking.test_hostile import BYTES, SECONDS, lines_of, packed

PICTURE_BYTES = 1_000_000


@pytest.fixture
def package(desk: Desk, number: str, tmp_path: Path) -> Path:
    return desk.packing.package(number, tmp_path / "a.bdpack").path


def with_copies(package: Path, table: str, column: str, many: int) -> None:
    """Put *many* copies of the last row of a table into the package, each with its own value of a column."""
    header, *rows, _ = lines_of(package.read_bytes())
    values = [row[1] for row in rows if row[0] == table][-1]  # type: ignore[index]  # lines of JSON have no narrower type
    rows += [
        [table, {**values, column: f"{number:08x}-0000-7000-8000-000000000000"}] for number in range(many)
    ]
    package.write_bytes(packed([header, *rows, {"end": len(rows)}]))


def test_every_table_has_a_bound() -> None:
    assert set(MOST) == {*TABLES, KNOWN, TOLD}


@pytest.mark.parametrize("table", ["profile", "section", "revision", "fact"])
def test_very_many_copies_of_a_row_are_refused_at_once(mine: Desk, package: Path, table: str) -> None:
    with_copies(package, table, "id", 20_000)
    assert package.stat().st_size < 1_000_000

    def refused() -> None:
        with pytest.raises(UnreadableError, match="larger than a package may be"):
            mine.unpacking.preview(package)

    assert most_bytes(refused) < BYTES
    assert seconds(refused, SECONDS) < SECONDS


@pytest.mark.parametrize(
    ("table", "column", "many"),
    [
        ("revision", "id", OF_A_SECTION - 50),
        ("fact", "id", MOST["fact"] - 50),
        ("profile", "id", MOST["profile"] - 5),
    ],
)
def test_as_many_as_may_be_are_read_in_time(
    mine: Desk, package: Path, table: str, column: str, many: int
) -> None:
    with_copies(package, table, column, many)
    assert seconds(lambda: mine.unpacking.preview(package), SECONDS) < SECONDS


def test_no_package_is_made_that_would_be_refused(
    desk: Desk, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "MOST", {**MOST, "revision": 2})
    with pytest.raises(NotAllowedError, match="too large for a package"):
        desk.packing.package(number, tmp_path / "b.bdpack")
    assert not (tmp_path / "b.bdpack").exists()


def test_of_many_pictures_one_at_a_time_is_in_memory(
    desk: Desk, number: str, mine: Desk, tmp_path: Path
) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        digests = [unit.pictures.add(Random(one).randbytes(PICTURE_BYTES)) for one in range(20)]
    shown = tuple(
        Picture(id=BlockId(f"p{at}"), digest=one, media_type="image/png", alternate="A map")
        for at, one in enumerate(digests)
    )
    rewrite(desk, "Agency for Shelter", "overview", lambda _text: shown)
    package = desk.packing.package(number, tmp_path / "pictures.bdpack").path
    mine.unpacking.preview(package)  # what is imported for the first time is not counted
    assert (
        most_bytes(lambda: mine.unpacking.unpack(package)) < 15 * PICTURE_BYTES
    )  # the half of it is what else is done
    with mine.library.database.read() as unit:
        assert not unit.pictures.lacking(digests)
        assert unit.pictures.get(digests[-1]) == Random(19).randbytes(PICTURE_BYTES)


def test_texts_that_both_store_alike_are_not_read_one_by_one(
    desk: Desk, mine: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("One.", "Two.", "Three."):
        rewrite(desk, "Harbour Consultations", "overview", with_words(words))
    desk.packing.package("1", package, force=True)
    mine.unpacking.unpack(package)
    asked: list[object] = []
    whole = SectionRepository.revision
    monkeypatch.setattr(
        SectionRepository, "revision", lambda *given: (asked.append(given[1]), whole(*given))[1]
    )
    assert mine.unpacking.preview(package).is_nothing_new
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("known", [False, True])
def test_a_package_is_opened_before_the_library_is_written_and_not_again(
    desk: Desk, mine: Desk, package: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    if known:  # a profile of ours by the same name: the package is opened a second time, under our ids
        add(mine, consultations())
    done: list[str] = []
    whole, backup = opened.opened, Library.backup
    monkeypatch.setattr(opened, "opened", lambda *given: (done.append("opened"), whole(*given))[1])
    monkeypatch.setattr(Library, "backup", lambda *given: (done.append("backup"), backup(*given))[1])
    mine.unpacking.unpack(package, conflicts=Conflicts.KEEP)
    assert done == (["opened", "opened", "backup"] if known else ["opened", "backup"])


def test_what_comes_out_is_made_once_and_what_was_said_before_is_read_once_a_comparison(
    desk: Desk, mine: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine.unpacking.unpack(package)
    rewrite(desk, "Harbour Consultations", "overview", with_words("Other words."))
    desk.packing.package("1", package, force=True)
    forum = profile_called(mine, "Harbour Consultations")
    with mine.library.database.begin(
        mine.actor.act(ActKind.EDIT)
    ) as unit:  # a section less, which was brought
        unit.profiles.save(replace(forum, sections=forum.sections[:-1]))
    done: list[str] = []
    for owner, name in (
        (ArrivingNote, "settle"),
        (ArrivingProfile, "settle"),
        (PackageRepository, "given"),
        (PackageRepository, "brought"),
    ):
        monkeypatch.setattr(owner, name, counted(done, owner, name))
    mine.unpacking.unpack(package)
    comparisons = 2  # before the backup, and in the transaction that stores it
    assert Counter(done) == {
        "ArrivingNote.settle": 1,
        "ArrivingProfile.settle": 2,
        "PackageRepository.given": comparisons,
        "PackageRepository.brought": comparisons,
    }


def counted(done: list[str], owner: type, name: str) -> Callable[..., object]:
    whole = getattr(owner, name)

    def counting(*given: object) -> object:
        done.append(f"{owner.__name__}.{name}")
        return whole(*given)

    return counting
