"""Pictures that only words which are gone show: they go into a package, and what is lost is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, UnreadableError
from briefing_app.domain.text import BlockId, Picture, SectionId, Text
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind
from tests.services.conftest import paragraph
from tests.services.unpacking.conftest import profile_called, rewrite
from tests.services.unpacking.test_whole_notes import PNG, without

FORUM = "Harbour Consultations"


def without_pictures(text: Text) -> Text:
    return tuple(block for block in text if not isinstance(block, Picture))


@pytest.fixture
def digest(desk: Desk) -> str:
    """A withheld picture in a section of the forum."""
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        digest = unit.pictures.add(PNG)
    picture = Picture(id=BlockId("map"), digest=digest, media_type="image/png", alternate="A map")
    rewrite(desk, FORUM, "overview", lambda _: (paragraph("Seventeen states talk here."), picture))
    section = profile_called(desk, FORUM).section("overview")
    assert section is not None
    desk.whole_severing.sever_block(TextPlace(section.id, "en"), BlockId("map"), ["15(1)"])
    return digest


@pytest.fixture
def gone(desk: Desk, digest: str, number: str) -> str:
    """A note that copied the section, not the picture any more, its section deleted since; its number."""
    note = desk.notes.get(number)
    for section in note.sections:
        place = TextPlace(section.id, "en")
        opened = desk.texts.open(place)
        desk.texts.save(place, without_pictures(opened.blocks), opened.revision)
    profile = profile_called(desk, FORUM)
    left = tuple(one for one in profile.sections if one.key != "overview")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=left))
    return number


def lose(desk: Desk, digest: str) -> None:
    with desk.library._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM picture WHERE digest = ?", (digest,))


def told(desk: Desk) -> list[str]:
    return [one.text for one in desk.library.examine()]


def test_a_picture_that_only_gone_words_show_comes_along(
    desk: Desk, mine: Desk, digest: str, gone: str, tmp_path: Path
) -> None:
    package = desk.packing.package(gone, tmp_path / "a.bdpack").path
    mine.unpacking.unpack(package)
    with mine.library.database.read() as unit:
        assert unit.pictures.get(digest) == PNG
    assert not told(mine)
    with pytest.raises(UnreadableError, match="damaged"):
        mine.unpacking.preview(without(package, "picture"))


def test_no_package_is_made_of_what_lost_a_picture(
    desk: Desk, digest: str, gone: str, tmp_path: Path
) -> None:
    lose(desk, digest)
    with pytest.raises(NotAllowedError, match="check the library"):
        desk.packing.package(gone, tmp_path / "a.bdpack")
    assert sorted(told(desk)) == [
        "A picture in a text of a section that was deleted is lost.",
        f"A picture in an older text of note {gone} is lost.",
    ]


def test_a_check_names_each_place_that_shows_a_lost_picture(desk: Desk, digest: str, number: str) -> None:
    assert not told(desk)
    copied = next(one for one in desk.notes.get(number).sections if shows(one.blocks, digest))
    lose(desk, digest)
    assert sorted(told(desk)) == sorted(
        [
            f"A picture in the section “overview” of “{FORUM}” is lost: insert it there again.",
            f"A picture in the section “{copied.heading}” of note {number} is lost: insert it there again.",
            f"A picture in an older text of “{FORUM}” is lost.",
        ]
    )


def shows(text: Text, digest: str) -> bool:
    return any(isinstance(block, Picture) and block.digest == digest for block in text)


def test_a_draft_that_shows_a_lost_picture_is_named_too(desk: Desk, number: str) -> None:
    section = SectionId(desk.notes.get(number).sections[0].id)
    lost = Picture(id=BlockId("x"), digest="0" * 64, media_type="image/png", alternate="A map")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.sections.save_draft(section, "en", (lost,))
    (sentence,) = told(desk)
    assert "insert it there again" in sentence
