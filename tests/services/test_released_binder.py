"""The transition binder of 2019 with ten passages withheld, each in another way, as it is released."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.note import NoteSection
from briefing_app.domain.text import BlockId, Cell, Heading, Row, Run, Table, Text, block_words
from briefing_app.services.exports import FORMATS
from briefing_app.services.occurrence_places import SearchedIn
from briefing_app.services.texts import TextPlace
from briefing_app.services.things import place_of_block
from briefing_app.storage.records import new_id

from .conftest import paragraph

BINDER = "000_97ba651773b5fa5d.txt"
PUBLIC = EditionKind.PUBLIC
HEADING = "Lines of the vice-ministers"
WITHHELD = {
    "inline": "top-10 donor",
    "part of a word": "Digitisa",
    "item": "As IGC Chair",
    "cell": "twenty-eight seats",
    "heading": HEADING,
    "whole section": "USD $25,000",
    "amount": "$165,000",
    "date": "October 10-11, 2019",
    "name": "Selee",
    "row": "11 member states of the conference",
}
"""Some of the words of each passage, which stand nowhere else in the note once it is withheld."""
PASSAGES = {
    "s. 13(1)(b)": 1,
    "s. 15(1)": 3,
    "s. 16(1)(c)": 1,
    "s. 18(b)": 1,
    "s. 19(1)": 2,
    "s. 20(1)(b)": 1,
    "s. 21(1)(a)": 2,
    "s. 21(1)(b)": 1,
}
"""How often each provision stands in the document: the name is said twice, the row has two cells."""


@dataclass(frozen=True)
class Binder:
    """The library, and the number of the note about everyone of the binder."""

    desk: Desk
    number: str

    def part(self, profile: str, key: str) -> NoteSection:
        about = self.desk.profiles.find(profile).id
        parts = self.desk.notes.get(self.number).sections
        return next(one for one in parts if one.profile == about and one.key == key)

    def block(self, profile: str, key: str, words: str) -> BlockId:
        return next(one.id for one in self.part(profile, key).blocks if words in block_words(one))


@pytest.fixture
def binder(seeds: Path, program: Program, tmp_path: Path) -> Iterator[Binder]:
    """The binder imported, a note on all its profiles, and ten passages of it severed, none approved."""
    path = tmp_path / "binder.bdl"
    program.libraries.create(path)
    with program.open(path) as desk:
        desk.imports.import_file(seeds / BINDER)
        names = [one.id for one in desk.profiles.list()]
        note = desk.notes.create(kind="meeting-note", title="Who we work with", profiles=names)
        made = Binder(desk, note.number)
        sever_ten(made)
        yield made


def sever_ten(binder: Binder) -> None:
    desk, number = binder.desk, binder.number

    def words(profile: str, key: str, said: str, provision: str) -> None:
        section = binder.part(profile, key).key
        desk.passages.mark(profile=profile, section=section, words=said, exemptions=[provision])

    words("UNHCR", "engagement", WITHHELD["inline"], "15(1)")
    words("M5", "next-steps", WITHHELD["part of a word"], "16(1)(c)")
    words("IGC", "engagement", WITHHELD["amount"], "18(b)")
    words("TCM", "next-steps", WITHHELD["date"], "21(1)(b)")
    found = desk.occurrences.preview(["Andrew Selee", "Selee"], SearchedIn.LIBRARY)
    desk.occurrences.sever(found, ["19(1)"], "A person's name.")
    item = binder.block("IGC", "next-steps", WITHHELD["item"])
    desk.whole_severing.sever_block(place_of_block(desk.notes.get(number), item), item, ["21(1)(a)"])
    desk.whole_severing.sever_section(binder.part("GFMD", "engagement").id, ["13(1)(b)"])
    heading = Heading(id=BlockId(new_id()), level=1, content=(Run(HEADING),))
    place = added(binder, "RCM", "engagement", heading, paragraph("They meet once a year."))
    desk.whole_severing.sever_block(place, heading.id, ["21(1)(a)"])
    table = sizes()
    place = added(binder, "RCM", "overview", table)
    desk.whole_severing.sever_cells(place, table.id, {(1, 1)}, ["20(1)(b)"])
    desk.whole_severing.sever_cells(place, table.id, {(2, 0), (2, 1)}, ["15(1)"])


def added(binder: Binder, profile: str, key: str, *blocks: Heading | Table) -> TextPlace:
    """The place of a section of the note, once these blocks stand at its end."""
    place = TextPlace(binder.part(profile, key).id, "en")
    opened = binder.desk.texts.open(place)
    text: Text = (*opened.blocks, *blocks)
    binder.desk.texts.save(place, text, opened.revision)
    return place


def sizes() -> Table:
    said = (
        ("Who", "How many"),
        ("The forum", WITHHELD["cell"]),
        (WITHHELD["row"], "eleven"),
        ("Ours", "six"),
    )
    rows = tuple(Row(tuple(Cell(blocks=(paragraph(one),)) for one in row)) for row in said)
    return Table(id=BlockId(new_id()), rows=rows, columns=(frozenset(), frozenset()))


def files_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def said_in(path: Path) -> str:
    """All that a finished file holds, as it is read and as it is kept."""
    if path.suffix != ".docx":
        return html.unescape(path.read_text(encoding="utf-8"))
    with zipfile.ZipFile(path) as package:
        kept = "\n".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())
    return "\n".join((kept, html.unescape(re.sub("<[^>]+>", "", kept))))


def test_the_ten_are_withheld_from_every_format_and_told_in_the_record(
    binder: Binder, tmp_path: Path
) -> None:
    desk, number, out = binder.desk, binder.number, tmp_path / "out"
    out.mkdir()
    with pytest.raises(EditionRefusedError, match="not approved"):
        desk.exports.export(number, PUBLIC, out=out / "early.docx")
    assert not files_in(out)
    views = desk.severances.of_note(number)
    assert len(views) == len(WITHHELD)
    desk.severances.approve([one.severance.id for one in views], "Each was looked at.")
    for ending in FORMATS:
        report = desk.exports.export(number, PUBLIC, out=out / f"public.{ending}")
        told = "\n".join(said_in(one) for one in (report.path, *report.records))
        for how, words in WITHHELD.items():
            assert words.casefold() not in told.casefold(), how
        assert not re.search("(?<![0-9a-f])(?:165|25)[,. \u00a0\u202f]?000(?![0-9a-f])", told)
        record = json.loads(report.records[-1].read_text(encoding="utf-8"))
        counts = {one["label"]: one["passages"] for one in record["withheld"]}
        assert counts == PASSAGES
        said = said_in(report.path)
        assert "[Heading withheld" in said
        assert "[Section withheld" in said
        assert "18 major meetings" in said
        assert "ion of Visa Processing" in said
    assert len(files_in(out)) == 3 * len(FORMATS)
