"""An edition for named partners goes the way of the public one: refused, searched, on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError
from briefing_app.domain.note import Note

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting

PARTNER = EditionKind.PARTNER
OPEN = "nobody decides"


def marked(desk: Desk, marking: str) -> Note:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="overview", words=OPEN, marking=marking)
    return note


def test_partners_get_what_is_released_to_them_with_its_mark(desk: Desk, tmp_path: Path) -> None:
    note = marked(desk, "PROTECTED A//REL TO CAN, USA")
    sever(desk, note, FEE)
    audience = desk.exports.audience(["usa"], "PROTECTED A")
    for ending in ("docx", "html", "md", "txt"):
        out = tmp_path / f"partner.{ending}"
        desk.exports.export(note.number, PARTNER, out=out, audience=audience)
        assert "165" not in out.read_bytes().decode("utf-8", "ignore")
    told = (tmp_path / "partner.txt").read_text(encoding="utf-8")
    assert OPEN in told
    assert "PROTECTED A" in told
    assert "[REDACTED – s. 15(1)]" in told
    assert {one.audience for one in desk.releases.of_note(note.number)} == {("USA", "PROTECTED A")}


@pytest.mark.parametrize("marking", ["PROTECTED A", "PROTECTED A//REL TO CAN, GBR"])
def test_what_is_not_for_them_stops_the_edition(desk: Desk, tmp_path: Path, marking: str) -> None:
    note = marked(desk, marking)
    audience = desk.exports.audience(["USA"], "PROTECTED A")
    with pytest.raises(EditionRefusedError, match="for partners cannot be made"):
        desk.exports.export(note.number, PARTNER, out=tmp_path / "partner.txt", audience=audience)
    assert list(tmp_path.glob("partner*")) == []


def test_an_organization_gets_what_is_released_to_it_and_its_members_do_not(
    desk: Desk, tmp_path: Path
) -> None:
    note = marked(desk, "PROTECTED A//REL TO CAN, UNHCR, NATO")
    for codes in (["UNHCR"], ["nato", "UNHCR"]):
        out = tmp_path / f"{len(codes)}.txt"
        audience = desk.exports.audience(codes, "PROTECTED A")
        desk.exports.export(note.number, PARTNER, out=out, audience=audience)
        assert OPEN in out.read_text(encoding="utf-8")
    for codes in (["USA"], ["UNHCR", "USA"], ["IOM"]):
        audience = desk.exports.audience(codes, "PROTECTED A")
        with pytest.raises(EditionRefusedError, match="for partners cannot be made"):
            desk.exports.export(note.number, PARTNER, out=tmp_path / "no.txt", audience=audience)


def test_a_group_of_countries_means_its_members_but_not_ours(desk: Desk) -> None:
    audience = desk.exports.audience(["fvey", "FRA"], "PROTECTED A")
    assert audience.partners == {"AUS", "FRA", "GBR", "NZL", "USA"}


@pytest.mark.parametrize("codes", [[""], ["Canada"], ["USA", "x"], ["OTAN"]])
def test_partners_are_named_by_the_codes_of_their_countries(desk: Desk, codes: list[str]) -> None:
    with pytest.raises(BriefingError, match=r"three letters.*FVEY.*NATO"):
        desk.exports.audience(codes, "PROTECTED A")
