"""What is withheld in a note and stands in another one that was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.services.texts import TextPlace
from briefing_app.storage.repositories.releases import ReleaseRepository
from briefing_app.ui.sentences import shown
from tests.services.conftest import FEE
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, section_of
from tests.services.test_notes import meeting


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


def publish(desk: Desk, note: Note, folder: Path, edition: EditionKind = EditionKind.PUBLIC) -> None:
    desk.exports.export(note.number, edition, out=folder / f"{edition.value}-{note.number}.txt")


def withhold_section(desk: Desk, note: Note) -> None:
    severed = desk.whole_severing.sever_section(section_of(note, "overview"), ["15(1)"])
    assert severed.severance is not None
    desk.severances.approve([severed.severance], "Their confidence.")


def told(desk: Desk, note: Note) -> list[Hint]:
    found = [one for one in desk.hints.of_note(note.number) if one.kind is HintKind.PUBLISHED]
    assert obstacles(desk, note) == []
    return found


def test_what_no_other_note_published_is_not_told(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    sever(desk, note, "nobody decides anything", "overview")
    assert told(desk, note) == []
    publish(desk, other, tmp_path, EditionKind.INTERNAL)
    publish(desk, note, tmp_path)
    assert told(desk, note) == []


def test_a_passage_that_another_note_published_is_told(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    assert told(desk, note) == []
    sever(desk, note, "nobody decides anything", "overview")
    (hint,) = told(desk, note)
    on = desk.actor.now().date().isoformat()
    assert str(hint) == (
        f"“Overview”, passage 1: what is withheld here stands in note {other.number}, published on {on}."
    )
    assert shown(str(hint), "fr") == (
        "«\u00a0Overview\u00a0», passage 1\u00a0: ce qui est prélevé ici figure dans la note "
        f"{other.number}, publiée le {on}."
    )


def test_what_the_other_note_withholds_too_is_not_told(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    sever(desk, other, "nobody decides anything", "overview")
    publish(desk, other, tmp_path)
    sever(desk, note, "nobody decides anything", "overview")
    assert told(desk, note) == []


def test_a_fact_in_a_table_of_another_note_is_told(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    sever(desk, note, FEE)
    sentences = [str(one) for one in told(desk, note)]
    assert any(
        one.startswith("“Engagement”, passage 1: what is withheld here stands in") for one in sentences
    )
    assert any(one.startswith("A fact of “Harbour Consultations” that is withheld here") for one in sentences)
    assert all(shown(one, "fr") != one for one in sentences)


def test_what_is_withheld_there_afterwards_was_published_all_the_same(
    desk: Desk, note: Note, tmp_path: Path
) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    sever(desk, note, "nobody decides anything", "overview")
    sever(desk, other, "nobody decides anything", "overview")
    assert len(told(desk, note)) == 1


def test_what_is_reworded_or_deleted_there_afterwards_was_published_all_the_same(
    desk: Desk, note: Note, tmp_path: Path
) -> None:
    other = meeting(desk, "HC")
    add(desk, other.number, "overview", "Boats are to be counted at night.")
    add(desk, note.number, "overview", "Boats are to be counted at night.")
    publish(desk, other, tmp_path)
    place = TextPlace(section_of(other, "overview"), "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, opened.blocks[:1], opened.revision)
    sever(desk, note, "counted at night", "overview")
    assert len(told(desk, note)) == 1


def test_what_was_written_there_afterwards_was_not_published(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    add(desk, other.number, "overview", "Boats are to be counted at night.")
    add(desk, note.number, "overview", "Boats are to be counted at night.")
    sever(desk, note, "counted at night", "overview")
    assert told(desk, note) == []


def test_a_section_withheld_whole_there_was_published_if_that_came_later(
    desk: Desk, note: Note, tmp_path: Path
) -> None:
    early, late = meeting(desk, "HC"), meeting(desk, "HC")
    withhold_section(desk, early)
    publish(desk, early, tmp_path)
    publish(desk, late, tmp_path)
    withhold_section(desk, late)
    sever(desk, note, "nobody decides anything", "overview")
    (hint,) = told(desk, note)
    assert f"stands in note {late.number}, published" in str(hint)


def test_what_was_withheld_there_and_undone_before_was_published(
    desk: Desk, note: Note, tmp_path: Path
) -> None:
    other = meeting(desk, "HC")
    place = TextPlace(section_of(other, "overview"), "en")
    block = desk.texts.open(place).blocks[0].id
    desk.whole_severing.undo(desk.whole_severing.sever_block(place, block, ["15(1)"]))
    publish(desk, other, tmp_path)
    sever(desk, other, "nobody decides anything", "overview")
    sever(desk, note, "nobody decides anything", "overview")
    assert len(told(desk, note)) == 1


def test_what_partners_were_given_is_told_too(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    audience = desk.exports.audience(["USA"], "UNCLASSIFIED")
    desk.exports.export(other.number, EditionKind.PARTNER, out=tmp_path / "p.txt", audience=audience)
    sever(desk, note, "nobody decides anything", "overview")
    (hint,) = told(desk, note)
    on = desk.actor.now().date().isoformat()
    assert str(hint).endswith(
        f"what is withheld here stands in note {other.number}, given to partners on {on}."
    )
    assert f"figure dans la note {other.number}, remise à des partenaires le {on}." in shown(str(hint), "fr")
    publish(desk, other, tmp_path)
    (hint,) = told(desk, note)
    assert f", published on {on}." in str(hint)


def test_what_was_handed_over_is_read_once_whatever_is_done_afterwards(
    desk: Desk, note: Note, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    sever(desk, note, "nobody decides anything", "overview")
    assert len(told(desk, note)) == 1
    read: list[object] = []
    monkeypatch.setattr(ReleaseRepository, "texts_given", lambda _, release: read.append(release) or {})
    add(desk, note.number, "overview", "Boats are counted.")
    assert len(told(desk, note)) == 1
    assert read == []


def test_what_became_of_the_other_note_does_not_matter(desk: Desk, note: Note, tmp_path: Path) -> None:
    other = meeting(desk, "HC")
    publish(desk, other, tmp_path)
    sever(desk, note, "nobody decides anything", "overview")
    desk.trash.trash_note(other.number)
    assert len(told(desk, note)) == 1
