"""Copies are counted where the level asks for it: on the page, on record, as a blank where nobody says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import CopyNumber, EditionKind
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import Note

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting
from .test_partner_editions import OPEN
from .test_release_records import audit_of, words_of

INTERNAL, PUBLIC, PARTNER = EditionKind.INTERNAL, EditionKind.PUBLIC, EditionKind.PARTNER
SECOND = CopyNumber(2, 5)


@pytest.fixture
def top(desk: Desk) -> Desk:
    """A library whose device is accredited up to the highest level."""
    desk.ceilings.change("TOP SECRET", "Accredited in this test alone.")
    return desk


def top_secret(desk: Desk, caveat: str = "") -> Note:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="overview", words=OPEN, marking=f"TOP SECRET{caveat}")
    return note


def notices_about_copies(notices: tuple[str, ...]) -> list[str]:
    return [one for one in notices if one.startswith("Copies marked")]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_the_copy_stands_on_the_page_and_in_the_row_of_the_act(
    top: Desk, tmp_path: Path, ending: str
) -> None:
    note = top_secret(top)
    report = top.exports.export(note.number, INTERNAL, out=tmp_path / f"note.{ending}", copy=SECOND)
    assert notices_about_copies(report.notices) == []
    if ending == "docx":
        assert "Copy 2 of 5" in words_of(report.path)
    else:
        assert "Copy 2 of 5" in report.path.read_text(encoding="utf-8")
    assert ("export-internal", (ending, "copy-2-of-5"), "") in audit_of(top, note)


def test_where_no_copy_is_named_there_is_a_blank_and_the_officer_is_told(top: Desk, tmp_path: Path) -> None:
    note = top_secret(top)
    report = top.exports.export(note.number, INTERNAL, out=tmp_path / "note.txt")
    assert "Copy ____ of ____" in report.path.read_text(encoding="utf-8")
    assert notices_about_copies(report.notices) == [
        "Copies marked TOP SECRET are counted: write by hand which one it is, or say so on export."
    ]
    assert ("export-internal", ("txt",), "") in audit_of(top, note)


def test_levels_below_ask_for_nothing(top: Desk, tmp_path: Path) -> None:
    note = meeting(top, "HC")
    top.passages.mark(note=note.number, section="overview", words=OPEN, marking="SECRET")
    report = top.exports.export(note.number, INTERNAL, out=tmp_path / "note.txt")
    assert "Copy" not in report.path.read_text(encoding="utf-8")
    assert notices_about_copies(report.notices) == []


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
@pytest.mark.parametrize("copy", [SECOND, None])
def test_the_copy_of_an_edition_for_partners_is_on_record(
    top: Desk, tmp_path: Path, ending: str, copy: CopyNumber | None
) -> None:
    note = top_secret(top, "//REL TO CAN, USA")
    sever(top, note, FEE)
    audience = top.exports.audience(["USA"], "TOP SECRET")
    out = tmp_path / f"partner.{ending}"
    report = top.exports.export(note.number, PARTNER, out=out, audience=audience, copy=copy)
    (kept,) = top.releases.of_note(note.number)
    assert kept.copy == (copy or CopyNumber())
    assert {one.name for one in kept.checks} == {"search", "twins"}
    word, data = report.records
    figures = {"number": 2, "copies": 5} if copy else {"number": None, "copies": None}
    assert json.loads(data.read_text(encoding="utf-8"))["copy"] == figures
    assert ("Copy 2 of 5" if copy else "Copy ____ of ____") in words_of(word)


def test_a_withheld_number_is_not_told_by_the_number_of_a_copy(top: Desk, tmp_path: Path) -> None:
    """Both are 165: the one is withheld, the other nobody's words."""
    note = top_secret(top, "//REL TO CAN, USA")
    sever(top, note, FEE)
    audience = top.exports.audience(["USA"], "TOP SECRET")
    many = CopyNumber(165, 165)
    out = tmp_path / "partner.txt"
    top.exports.export(note.number, PARTNER, out=out, audience=audience, copy=many)
    assert "Copy 165 of 165" in out.read_text(encoding="utf-8")
    assert "165,000" not in out.read_text(encoding="utf-8")


def test_a_public_edition_counts_no_copies(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    with pytest.raises(NotAllowedError, match="Copies of a public edition are not counted"):
        desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt", copy=SECOND)
    assert list(tmp_path.glob("public*")) == []
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    assert "Copy" not in report.path.read_text(encoding="utf-8")
    assert [one.copy for one in desk.releases.of_note(note.number)] == [None]
    assert json.loads(report.records[1].read_text(encoding="utf-8"))["copy"] is None
