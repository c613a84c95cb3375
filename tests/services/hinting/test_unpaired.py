"""A section that withholds something in the other language, in passages that are paired with none here."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.hint import HintKind
from briefing_app.domain.note import Note
from briefing_app.services.texts import TextPlace
from briefing_app.ui.sentences import shown
from tests.services.conftest import paragraph
from tests.services.test_notes import meeting

ENGLISH = """# Arctic Forum (AF)

Words to open with.

## Engagement

- Canada offered 31 berths at the harbour.
- They meet in Oslo.
"""
FRENCH = """# Arctic Forum (AF)

Des mots pour commencer.

## Mobilisation

- Le Canada a offert 31 places au port.
- Ils se rencontrent à Oslo.
"""


@pytest.fixture
def binders(desk: Desk, tmp_path: Path) -> Desk:
    """A library into which a binder was imported in English, then in French."""
    for name, said, language in (("en.md", ENGLISH, "en"), ("fr.md", FRENCH, "fr")):
        (tmp_path / name).write_text(said, encoding="utf-8")
        desk.imports.import_file(tmp_path / name, language)
    return desk


def told(desk: Desk, note: Note) -> list[str]:
    return [str(one) for one in desk.hints.of_note(note.number) if one.kind is HintKind.TRANSLATION]


def sever_in_english(desk: Desk) -> None:
    report = desk.passages.mark(profile="AF", section="engagement", words="31 berths", exemptions=["15(1)"])
    assert report.severance is not None
    desk.severances.approve([report.severance], "Their confidence.")


def test_nothing_is_told_while_neither_language_withholds_anything(binders: Desk) -> None:
    for language in ("en", "fr"):
        assert told(binders, meeting(binders, "AF", language=language)) == []


def test_a_section_of_the_french_note_is_to_be_read_where_the_english_text_withholds(binders: Desk) -> None:
    sever_in_english(binders)
    note = meeting(binders, "AF", language="fr")
    (hint,) = told(binders, note)
    assert "the English text of this section in “Arctic Forum” withholds more than this one" in hint
    assert "31" not in hint
    assert "le texte anglais de cette section dans «\u00a0Arctic Forum\u00a0»" in shown(hint, "fr")
    (found,) = (one for one in binders.hints.of_note(note.number) if str(one) == hint)
    section = next(one for one in note.sections if one.key == "engagement" and one.blocks)
    assert found.block == section.blocks[0].id


def test_it_is_told_no_more_once_as_much_is_withheld_in_french(binders: Desk) -> None:
    sever_in_english(binders)
    note = meeting(binders, "AF", language="fr")
    report = binders.passages.mark(
        note=note.number, section="engagement", words="31 places", exemptions=["15(1)"]
    )
    assert report.severance is not None
    binders.severances.approve([report.severance], "Their confidence.")
    assert told(binders, note) == []


def test_the_english_note_itself_is_told_nothing(binders: Desk) -> None:
    sever_in_english(binders)
    note = meeting(binders, "AF")
    assert told(binders, note) == []


def test_words_of_the_note_s_own_are_no_matter(binders: Desk, tmp_path: Path) -> None:
    sever_in_english(binders)
    note = meeting(binders, "AF", language="fr")
    section = next(one for one in note.sections if one.key == "engagement" and one.blocks)
    place = TextPlace(section.id, "fr")
    opened = binders.texts.open(place)
    binders.texts.save(place, (paragraph("Autre chose."),), opened.revision)
    assert told(binders, note) == []
    binders.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "out.txt")
