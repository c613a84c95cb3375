"""What the public edition of a note may hold: the cases in which an officer's career would end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import Edition, EditionKind, InternalEdition, PublicEdition
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import FactId, Incumbency
from briefing_app.domain.note import Note
from briefing_app.domain.text import Table, Withheld, block_words, walk
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import place_of, severed

INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC


def words_of(edition: Edition) -> str:
    return "\n".join(block_words(block) for block in walk((*edition.front, *edition.blocks)))


def sever(desk: Desk, note: Note, words: str, section: str = "engagement", provision: str = "15(1)") -> None:
    report = desk.passages.mark(note=note.number, section=section, words=words, exemptions=[provision])
    assert report.severance is not None
    desk.severances.approve([report.severance], "Their confidence.")


def test_an_undecided_severance_stops_the_public_edition(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    with pytest.raises(EditionRefusedError, match="not approved") as refused:
        desk.exports.edition_of_note(note.number, PUBLIC)
    assert FEE not in str(refused.value)


def test_a_block_above_the_lowest_level_stops_it_with_its_place(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="overview", words="nobody decides", marking="PROTECTED A")
    with pytest.raises(EditionRefusedError, match=r"Overview.*PROTECTED A"):
        desk.exports.edition_of_note(note.number, PUBLIC)


def test_a_marked_block_severed_whole_no_longer_stops_it(desk: Desk) -> None:
    note = meeting(desk, "HC")
    whole = "Seventeen states talk here, and nobody decides anything."
    desk.passages.mark(note=note.number, section="overview", words=whole, marking="PROTECTED A")
    sever(desk, note, whole, "overview")
    edition = desk.exports.edition_of_note(note.number, PUBLIC)
    assert "Seventeen" not in words_of(edition)
    assert edition.banner == "UNCLASSIFIED"


def test_a_severed_amount_is_gone_from_the_contributions_too(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    assert "165,000" in words_of(desk.exports.edition_of_note(note.number, PUBLIC))
    sever(desk, note, FEE)
    edition = desk.exports.edition_of_note(note.number, PUBLIC)
    assert isinstance(edition, PublicEdition)
    assert "165" not in words_of(edition)
    assert not any(isinstance(one, Table) and "CAD" in block_words(one) for one in edition.blocks)


def test_a_severed_name_is_gone_from_the_people_too(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, "Ana Roy", provision="19(1)")
    assert "Roy" not in words_of(desk.exports.edition_of_note(note.number, PUBLIC))


def test_a_fact_whose_words_the_note_no_longer_holds_is_not_released(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, f"a yearly fee of {FEE} and sends Ana Roy, its delegate")
    assert "165" not in words_of(desk.exports.edition_of_note(note.number, PUBLIC))


def test_the_internal_edition_holds_everything_flagged(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    edition = desk.exports.edition_of_note(note.number, INTERNAL)
    assert isinstance(edition, InternalEdition)
    assert FEE in words_of(edition)
    assert list(edition.flags.values()) == ["s. 15(1) approved"]


def test_a_severance_without_provisions_says_in_its_flag_that_it_is_withheld(desk: Desk) -> None:
    place = place_of(desk, "overview")
    opened = desk.texts.open(place)
    blocks, new = severed(opened.blocks, "nobody decides")
    desk.texts.save(place, blocks, opened.revision, [replace(new, exemptions=frozenset())])
    note = meeting(desk, "HC")
    for language, says in (("en", "withheld: proposed"), ("fr", "pr\u00e9lev\u00e9\u00a0: propos\u00e9")):
        profile = desk.exports.edition_of_profile(desk.profiles.find("HC").id, INTERNAL, language)
        assert says in profile.flags.values()
    edition = desk.exports.edition_of_note(note.number, INTERNAL)
    assert list(edition.flags.values()) == ["withheld: proposed"]


def test_the_banner_is_the_join_of_the_parts(desk: Desk) -> None:
    note = meeting(desk, "HC")
    assert desk.exports.edition_of_note(note.number, INTERNAL).banner == "UNCLASSIFIED"
    desk.passages.mark(note=note.number, section="engagement", words=FEE, marking="PROTECTED A")
    assert desk.exports.edition_of_note(note.number, INTERNAL).banner == "PROTECTED A"


def test_a_severance_made_later_in_the_profile_stops_the_notes_public_edition(desk: Desk) -> None:
    note = meeting(desk, "HC")
    report = desk.passages.mark(profile="HC", section="engagement", words=FEE, exemptions=["15(1)"])
    assert report.severance is not None
    desk.severances.approve([report.severance], "Their confidence.")
    with pytest.raises(EditionRefusedError, match="not approved"):
        desk.exports.edition_of_note(note.number, PUBLIC)
    (view,) = desk.severances.of_note(note.number)
    desk.severances.approve([view.severance.id], "The same here.")
    assert "165" not in words_of(desk.exports.edition_of_note(note.number, PUBLIC))


def test_events_that_are_over_are_not_upcoming(desk: Desk) -> None:
    note = meeting(desk, "AFS")
    assert "Shelter Forum" in words_of(desk.exports.edition_of_note(note.number, INTERNAL))


def test_the_received_redaction_stays_one(desk: Desk) -> None:
    note = meeting(desk, "AFS")
    for kind in (INTERNAL, PUBLIC):
        edition = desk.exports.edition_of_note(note.number, kind)
        assert "asked us to ." in words_of(edition)


def test_a_profile_by_itself_has_its_facts(desk: Desk) -> None:
    profile = desk.profiles.find("HC")
    words = words_of(desk.exports.edition_of_profile(profile.id, INTERNAL))
    assert "165,000" in words
    assert "Ana Roy" in words


def test_a_table_row_carries_the_marking_of_the_words_that_state_it(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(profile="HC", section="engagement", words=FEE, marking="PROTECTED A")
    edition = desk.exports.edition_of_note(note.number, INTERNAL)
    tables = [one for one in edition.blocks if isinstance(one, Table) and one.derived]
    marked = [cell.portion for table in tables for row in table.rows for cell in row.cells if cell.portion]
    assert {level for one in marked for level in one.levels} == {"ca:PA"}


@pytest.mark.parametrize(
    ("language", "act"), [("en", "Access to Information Act"), ("fr", "Loi sur l’accès à l’information")]
)
def test_the_notice_of_what_is_withheld_is_in_the_language_of_the_note(
    desk: Desk, language: str, act: str
) -> None:
    note = meeting(desk, "HC", language=language)
    sever(desk, note, FEE)
    front = desk.exports.edition_of_note(note.number, PUBLIC).front
    assert act in block_words(front[0])


def test_a_document_may_leave_out_the_provisions_but_not_the_markers(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    told = {}
    for named in (True, False):
        out = tmp_path / f"{named}.txt"
        desk.exports.export(note.number, PUBLIC, out=out, with_provisions=named)
        told[named] = out.read_text(encoding="utf-8")
    assert "[REDACTED – s. 15(1)]" in told[True]
    assert "[REDACTED]" in told[False]
    assert "15(1)" not in told[False]


@pytest.mark.parametrize("person", ["Ann", Withheld()], ids=["a name", "a received redaction"])
def test_a_marked_fact_stops_the_public_edition_whatever_its_first_cell_says(
    desk: Desk, person: str | Withheld
) -> None:
    note = meeting(desk, "HC")
    fact = Incumbency(
        id=FactId(new_id()), profile=desk.profiles.find("HC").id, person=person, post="Head of liaison",
        portion=desk.catalogue.marking("PROTECTED A"),
    )  # fmt: skip
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.add_fact(fact)
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, PUBLIC)
    (found,) = refused.value.obstacles
    assert "PROTECTED A would be released" in found
