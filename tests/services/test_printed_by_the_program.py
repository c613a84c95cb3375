"""What the program prints by itself excuses no withheld word, and neither do addresses of links."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Contribution, FactId, Payer, ProfileId
from briefing_app.domain.note import Note
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind
from briefing_app.domain.text import Run
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown

from .conftest import paragraph
from .test_editions import sever
from .test_free_words import add, obstacles, section_of, with_properties
from .test_notes import meeting

FORMATS = ("txt", "md", "html", "docx")


def about_zarvonia(desk: Desk) -> Note:
    """A note about a profile whose name is one word, in which nothing is written yet."""
    names = (Name(text="Zarvonia", language="en"), Name(text="ZV", language="en", role=NameRole.ACRONYM))
    profile = Profile(id=ProfileId(new_id()), kind=ProfileKind.COUNTRY, names=names)
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        unit.profiles.add(profile)
    return meeting(desk, "Zarvonia")


def linked(desk: Desk, note: Note, words: str, address: str) -> None:
    place = TextPlace(section_of(desk.notes.get(note.number), "overview"), "en")
    opened = desk.texts.open(place)
    block = paragraph("See ")
    block = type(block)(id=block.id, content=(*block.content, Run(words, link=address), Run(".")))
    desk.texts.save(place, (*opened.blocks, block), opened.revision)


# ---- the date


def test_the_date_of_a_note_may_not_be_the_day_that_is_withheld(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    with_properties(desk, note, on=date(2026, 12, 1))
    add(desk, note.number, "overview", "They sign on 1 December 2026 in secret.")
    sever(desk, note, "on 1 December 2026", "overview", "13(1)")
    (told,) = obstacles(desk, note)
    sentence = "The date of the note is withheld under s. 13(1): give the note another, or release the day."
    assert told == sentence
    assert told.block is not None
    assert shown(told, "fr").startswith(
        "La date de la note est prélevée en vertu de l’art.\u00a013(1)\u00a0: "
    )
    with pytest.raises(EditionRefusedError):
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "p.txt")
    with_properties(desk, desk.notes.get(note.number), on=date(2026, 12, 2))
    assert obstacles(desk, note) == []
    for format_ in FORMATS:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"p.{format_}")


def test_a_severed_day_is_told_where_somebody_wrote_it_otherwise_and_by_the_date(desk: Desk) -> None:
    note = meeting(desk, "HC")
    with_properties(desk, note, on=date(2026, 12, 1))
    add(desk, note.number, "overview", "They sign on 1 December 2026 in secret.")
    add(desk, note.number, "overview", "We meet on December 1, 2026.")
    sever(desk, note, "on 1 December 2026", "overview", "13(1)")
    assert [one.split(":")[0] for one in obstacles(desk, note)] == [
        "The date of the note is withheld under s. 13(1)",
        "“Overview”, passage 3",
    ]


def test_another_day_of_the_year_of_the_note_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    with_properties(desk, note, on=date(2026, 12, 1))
    add(desk, note.number, "overview", "They sign on 7 March 2026 in secret.")
    sever(desk, note, "on 7 March 2026", "overview", "13(1)")
    assert obstacles(desk, note) == []
    for format_ in FORMATS:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"p.{format_}")


# ---- names


def test_whom_one_meets_may_not_bear_a_name_that_is_severed(desk: Desk) -> None:
    note = about_zarvonia(desk)
    add(desk, note.number, "overview", "Tell Zarvonia nothing.")
    sever(desk, note, "Zarvonia", "overview", "13(1)")
    (told,) = obstacles(desk, note)
    assert told == (
        "“With whom” names who is withheld under s. 13(1): write that property yourself, "
        "or take the profile out."
    )
    assert "«\u00a0With whom\u00a0» nomme" in shown(told, "fr")
    with_properties(desk, note, fields={"with-whom": "Our hosts"})
    assert obstacles(desk, note) == []


def test_a_name_that_is_severed_nowhere_by_itself_may_be_told(desk: Desk, tmp_path: Path) -> None:
    note = about_zarvonia(desk)
    add(desk, note.number, "overview", "The envoys of Zarvonia will withdraw their offer.")
    sever(desk, note, "envoys of Zarvonia will withdraw", "overview", "13(1)")
    assert obstacles(desk, note) == []
    for format_ in FORMATS:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"p.{format_}")


def test_a_property_may_not_be_a_word_that_is_severed_by_itself(desk: Desk) -> None:
    note = meeting(desk, "HC")
    add(desk, note.number, "overview", "They hide in Petrograd at night.")
    with_properties(desk, note, place="Petrograd")
    sever(desk, note, "Petrograd", "overview", "13(1)")
    (told,) = obstacles(desk, note)
    assert told == "The property “Where” holds words withheld under s. 13(1): write it otherwise."


def test_a_severed_word_that_somebody_wrote_free_in_the_note_stops_nothing(desk: Desk) -> None:
    note = about_zarvonia(desk)
    add(desk, note.number, "overview", "Tell Zarvonia nothing.")
    add(desk, note.number, "next-steps", "Zarvonia is our host.")
    sever(desk, note, "Zarvonia", "overview", "13(1)")
    assert obstacles(desk, note) == []


@pytest.mark.parametrize("severed", ["Zarvonia", "envoys of Zarvonia will withdraw"])
def test_the_name_of_the_file_may_not_have_a_withheld_name(desk: Desk, tmp_path: Path, severed: str) -> None:
    note = about_zarvonia(desk)
    with_properties(desk, note, fields={"with-whom": "Our hosts"})
    add(desk, note.number, "overview", "The envoys of Zarvonia will withdraw their offer.")
    sever(desk, note, severed, "overview", "13(1)")
    assert obstacles(desk, note) == []
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "Zarvonia-visit.md")
    assert refused.value.obstacles == ("withheld words are in the name of the file",)
    assert list(tmp_path.glob("Zarvonia*")) == []
    desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "visit.md")


def test_a_table_that_is_drawn_may_not_bear_a_name_that_is_severed(desk: Desk) -> None:
    note = about_zarvonia(desk)
    (own,) = note.profiles
    fact = Contribution(
        id=FactId(new_id()), profile=own, amount=Decimal(20_500_000), currency="CAD", period="2026",
        payers=(Payer("the department"),),
    )  # fmt: skip
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.add_fact(fact)
    with_properties(desk, note, fields={"with-whom": "Our hosts"})
    add(desk, note.number, "overview", "Tell Zarvonia nothing.")
    assert obstacles(desk, note) == []
    sever(desk, note, "Zarvonia", "overview", "13(1)")
    (told,) = obstacles(desk, note)
    assert told == (
        "The table of “Contributions” holds words withheld under s. 13(1): "
        "change its facts or the name of the profile."
    )
    assert shown(told, "fr").startswith("Le tableau de «\u00a0Contributions\u00a0» contient")


# ---- addresses of links


@pytest.mark.parametrize("address", ["https://petrovsky.example/page", "mailto:petrovsky@assembly.example"])
def test_an_address_may_not_have_a_withheld_name(desk: Desk, address: str) -> None:
    note = meeting(desk, "HC")
    add(desk, note.number, "overview", "Petrovsky told us so.")
    linked(desk, note, "its own page", address)
    sever(desk, note, "Petrovsky", "overview", "19(1)")
    (told,) = obstacles(desk, note)
    assert told.endswith("an address holds words withheld under s. 19(1); sever its link there too.")
    assert "une adresse contient des mots prélevés en vertu de l’art.\u00a019(1)" in shown(told, "fr")
    sever(desk, note, "its own page", "overview", "19(1)")
    assert obstacles(desk, note) == []


# ---- the same day written otherwise, and fixed words of the program


@pytest.mark.parametrize("other", ["March 12, 2019", "2019-03-12", "12 mars 2019", "the 12th of March, 2019"])
def test_a_severed_day_that_stands_free_in_another_writing_stops_the_edition(desk: Desk, other: str) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    said = (paragraph("It is on 12 March 2019 there."), paragraph(f"Agreed on {other} in Oslo."))
    desk.texts.save(place, (*opened.blocks, *said), opened.revision)
    sever(desk, note, "12 March 2019")
    with pytest.raises(EditionRefusedError, match="stand free"):
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)


@pytest.mark.parametrize("words", ["Director General", "Assistant Deputy Minister", "Approved by"])
def test_fixed_words_that_are_severed_in_a_text_stop_nothing(desk: Desk, tmp_path: Path, words: str) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph(f"Then the {words} of HC.")), opened.revision)
    sever(desk, note, words)
    for format_ in FORMATS:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"out.{format_}")


def test_fixed_words_that_stand_free_in_another_passage_go_on_stopping_it(desk: Desk) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    said = (paragraph("The Director General went."), paragraph("The Director General stays."))
    desk.texts.save(place, (*opened.blocks, *said), opened.revision)
    report = desk.passages.mark(
        note=note.number, section="engagement", words="Director General", nth=1, exemptions=["15(1)"]
    )
    assert report.severance is not None
    desk.severances.approve([report.severance], "Their confidence.")
    with pytest.raises(EditionRefusedError, match="stand free"):
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)


def test_a_severed_day_on_which_it_is_approved_stops_no_record(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    today = f"{desk.actor.now():%Y-%m-%d}"
    desk.texts.save(place, (*opened.blocks, paragraph(f"It is on {today} there.")), opened.revision)
    sever(desk, note, today)
    report = desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "out.txt")
    assert today not in report.path.read_text(encoding="utf-8")
