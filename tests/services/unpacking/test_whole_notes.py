"""A package of a note as officers write them: long words, accents, severances, pictures, nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.text import BlockId, Paragraph, Picture, Run, Text, holds
from briefing_app.storage.records import ActKind
from tests.services.unpacking.conftest import profile_called, rewrite

LONG = (
    "Voilà un paragraphe aux accents nombreux, plus long que tout identifiant\u00a0: l’été, la forêt, le maïs. "
    * 3
)


def held_by(desk: Desk, number: str) -> set[str]:
    """The severances that the texts of a note hold."""
    note = desk.notes.get(number)
    return {one for section in note.sections for block in section.blocks for one in holds(block)}


def test_the_sample_note_comes_with_every_severance_it_holds(
    program: Program, mine: Desk, tmp_path: Path
) -> None:
    number = program.sample(tmp_path / "sample.bdl")
    with program.open(tmp_path / "sample.bdl") as sample:
        package = sample.packing.package(number, tmp_path / "a.bdpack").path
        held = held_by(sample, number)
    report = mine.unpacking.unpack(package)
    assert held
    assert held_by(mine, report.number) == held
    with mine.library.database.read() as unit:
        assert held <= unit.severances.all().by_id.keys()


def test_a_picture_behind_long_words_comes_along(desk: Desk, number: str, mine: Desk, tmp_path: Path) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        digest = unit.pictures.add(b"\x89PNG bytes")

    def with_picture(_text: Text) -> Text:
        picture = Picture(id=BlockId("p2"), digest=digest, media_type="image/png", alternate="A map")
        return (Paragraph(id=BlockId("p1"), content=(Run(LONG),)), picture)

    rewrite(desk, "Agency for Shelter", "overview", with_picture)
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    (section,) = [one for one in profile_called(mine, "Agency for Shelter").sections if one.key == "overview"]
    assert any(isinstance(block, Picture) for block in section.texts["en"])
    with mine.library.database.read() as unit:
        assert unit.pictures.get(digest) == b"\x89PNG bytes"


def test_a_package_that_left_a_picture_behind_is_refused(
    desk: Desk, number: str, mine: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        digest = unit.pictures.add(b"\x89PNG bytes")
    picture = Picture(id=BlockId("p2"), digest=digest, media_type="image/png", alternate="A map")
    rewrite(desk, "Agency for Shelter", "overview", lambda _text: (picture,))
    from briefing_app.storage.repositories.packages import PackageRepository

    monkeypatch.setattr(PackageRepository, "_pictures", lambda *_: [])
    package = desk.packing.package(number, tmp_path / "a.bdpack").path
    with pytest.raises(UnreadableError, match="damaged"):
        mine.unpacking.preview(package)
