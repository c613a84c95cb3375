"""A package of a note as officers write them: long words, accents, severances, pictures, all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.text import BlockId, Paragraph, Picture, Run, Text, holds
from briefing_app.storage.records import ActKind
from tests.services.unpacking.conftest import MakeDesk, profile_called, rewrite
from tests.services.unpacking.test_hostile import lines_of, packed

LONG = (
    "Voilà un paragraphe aux accents nombreux, plus long que tout identifiant : l’été, la forêt, le maïs. "
    * 3
)
PNG = b"\x89PNG bytes"
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{20}")


def held_by(desk: Desk, number: str) -> set[str]:
    """The severances that the texts of a note hold."""
    note = desk.notes.get(number)
    return {one for section in note.sections for block in section.blocks for one in holds(block)}


def with_picture(desk: Desk) -> str:
    """Put a picture behind long words in a profile of the colleague; its digest."""
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        digest = unit.pictures.add(PNG)
    picture = Picture(id=BlockId("p2"), digest=digest, media_type="image/png", alternate="A map")
    text: Text = (Paragraph(id=BlockId("p1"), content=(Run(LONG),)), picture)
    rewrite(desk, "Agency for Shelter", "overview", lambda _text: text)
    return digest


def without(package: Path, *tables: str) -> Path:
    """The package sealed again without the rows of these tables."""
    header, *rows, _ = lines_of(package.read_bytes())
    kept = [row for row in rows if row[0] not in tables]  # type: ignore[index]  # lines of JSON have no narrower type
    package.write_bytes(packed([header, *kept, {"end": len(kept)}]))
    return package


@pytest.fixture
def sample(program: Program, tmp_path: Path) -> Path:
    path = tmp_path / "sample.bdl"
    program.sample(path)
    return path


def test_every_sample_note_comes_with_all_severances_it_holds(
    program: Program, another: MakeDesk, sample: Path, tmp_path: Path
) -> None:
    packages: list[tuple[Path, set[str]]] = []
    with program.open(sample) as desk:
        for note in desk.notes.list():
            package = desk.packing.package(note.number, tmp_path / f"{note.number}.bdpack").path
            packages.append((package, held_by(desk, note.number)))
    assert len(packages) == 4
    assert any(held for _, held in packages)
    for package, held in packages:
        fresh = another(f"fresh {package.stem}")
        number = fresh.unpacking.unpack(package).note
        assert held_by(fresh, number) == held
        with fresh.library.database.read() as unit:
            assert held <= unit.severances.all().by_id.keys()


def test_a_picture_behind_long_words_comes_along(desk: Desk, number: str, mine: Desk, tmp_path: Path) -> None:
    digest = with_picture(desk)
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    (section,) = [one for one in profile_called(mine, "Agency for Shelter").sections if one.key == "overview"]
    assert any(isinstance(block, Picture) for block in section.texts["en"])
    with mine.library.database.read() as unit:
        assert unit.pictures.get(digest) == PNG


def test_a_package_that_left_a_picture_behind_is_refused(
    desk: Desk, number: str, mine: Desk, tmp_path: Path
) -> None:
    with_picture(desk)
    package = without(desk.packing.package(number, tmp_path / "a.bdpack").path, "picture")
    with pytest.raises(UnreadableError, match="damaged"):
        mine.unpacking.preview(package)


def test_a_package_that_left_severances_behind_is_refused_without_naming_an_id(
    program: Program, mine: Desk, sample: Path, tmp_path: Path
) -> None:
    with program.open(sample) as desk:
        number = next(one.number for one in desk.notes.list() if held_by(desk, one.number))
        package = desk.packing.package(number, tmp_path / "a.bdpack").path
    without(package, "severance", "severance_decision", "gone_words")
    assert "severances" in json.dumps(lines_of(package.read_bytes()))
    with pytest.raises(UnreadableError, match="damaged") as refused:
        mine.unpacking.unpack(package)
    assert not AN_ID.search(str(refused.value))
    assert not mine.profiles.list()
