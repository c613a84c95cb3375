"""An edition for named partners goes the way of the public one: refused, searched, on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError
from briefing_app.domain.note import Note
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import Paragraph, block_words
from briefing_app.services.countries import countries

from .conftest import FEE, paragraph
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


@pytest.mark.parametrize("codes", [["UAS"], ["USA", "XAA"], ["ZZZ", "NATO"], ["XKK"], ["ZAR"]])
def test_who_is_no_country_is_no_partner(desk: Desk, codes: list[str]) -> None:
    with pytest.raises(BriefingError, match=r"“(UAS|XAA|ZZZ|XKK|ZAR)” is the code of no country"):
        desk.exports.audience(codes, "PROTECTED A")


@pytest.mark.parametrize("marking", ["PA//REL TO CAN, XQZ", "PA // rel to uas", "us:S//REL TO USA, ZZZ"])
def test_a_list_of_countries_that_an_officer_types_names_those_there_are(desk: Desk, marking: str) -> None:
    note = meeting(desk, "HC")
    with pytest.raises(BriefingError, match=r"“(XQZ|UAS|ZZZ)” is the code of no country"):
        desk.passages.mark(note=note.number, section="overview", words=OPEN, marking=marking)


def test_the_list_of_countries_is_that_of_iso_3166() -> None:
    assert len(countries()) == 249
    assert {"CAN", "USA", "GBR", "ROU", "SSD", "COD", "TWN", "UMI", "BES"} <= countries().keys()


def test_a_list_that_was_received_is_kept_as_it_stands(desk: Desk) -> None:
    schemes = desk.catalogue.every_scheme
    (block,) = with_stated_markings([paragraph("(S//REL TO CAN, XQZ) They will.")], schemes)
    assert isinstance(block, Paragraph)
    assert block.portion is not None
    assert schemes.portion(block.portion, "en") == "(S//REL TO CAN, XQZ)"
    assert block_words(block) == "They will."


@pytest.mark.parametrize("codes", [["CAN"], ["USA", "can"]])
def test_the_country_at_home_is_no_partner(desk: Desk, codes: list[str]) -> None:
    with pytest.raises(BriefingError, match="CAN is the country at home and no partner"):
        desk.exports.audience(codes, "PROTECTED A")
