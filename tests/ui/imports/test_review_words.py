"""The words of a review: letters that change rows, signs that cannot hide, oddities in two languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.corrections import FactSort
from briefing_app.domain.reading import (
    WITHHELD_FIELD,
    BlockKind,
    ProposedContribution,
    ProposedEvent,
    ProposedPerson,
    ProposedProject,
    ReadingWarning,
)
from briefing_app.ui import languages
from briefing_app.ui.imports import review_words as words
from briefing_app.ui.imports.give_up_dialog import GiveUpDialog
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.imports.review_lists import OdditiesModel
from briefing_app.ui.imports.structure_pane import StructureList
from briefing_app.ui.labels import PlainLabel


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest):
    found = languages.speak(request.param)
    yield request.param
    for one in found:
        QCoreApplication.removeTranslator(one)
    languages.QLocale.setDefault(languages.QLocale("en_CA"))


def test_every_kind_has_a_letter_of_its_own_in_both_languages(language: str) -> None:
    commands = words.kind_commands()
    letters = [text.partition("&")[2][:1].casefold() for text in commands.values()]
    assert set(commands) == set(BlockKind)
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_no_sign_can_hide_or_turn_the_others_around() -> None:
    assert words.readable("a\u202eb\u200b\x1b\nc") == "a[U+202E]b[U+200B][U+001B] c"
    assert words.readable("é – “x”\u00a0:") == "é – “x”\u00a0:"


def test_a_row_shows_no_more_than_a_row_can() -> None:
    assert len(words.readable("x" * 1_000_000)) == words.LONGEST_SHOWN + 1


def test_an_oddity_is_told_with_how_its_line_begins_unless_that_may_be_withheld(
    real_program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "binder.txt"
    file.write_text("Berths are\u200b scarce this year again.\nThe envoy sings [proposed].\n")
    review = real_program.review(file)
    model = OdditiesModel(review, real_program.explanations, "en")
    rows = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert next(one for one in rows if "cannot be seen" in one).startswith("Line 1 (“Berths are")
    assert next(one for one in rows if "[proposed]" in one).startswith("Line 2: ")
    assert not any("envoy" in one for one in rows)


def test_an_oddity_is_told_in_the_language_of_the_window(real_program: Program) -> None:
    warning = ReadingWarning(4, "name-variant", "“Forum A” is elsewhere “Forum B”.")
    assert words.oddity(warning, real_program.explanations, "en") == warning.text
    said = words.oddity(warning, real_program.explanations, "fr")
    assert said == "Un nom est écrit autrement ailleurs. “Forum A” “Forum B”"


def test_a_withheld_field_is_said_to_be_withheld() -> None:
    facts = (
        ProposedPerson(name=WITHHELD_FIELD, post="Minister", acting=False, lines=(1,)),
        ProposedEvent(name="Talks", when=WITHHELD_FIELD, place=None, lines=(1, 2)),
        ProposedProject(title="Huts", countries=WITHHELD_FIELD, implementer=None, lines=(1,)),
        ProposedContribution(
            amount=WITHHELD_FIELD, currency=None, approximate=False, period=None, payers=(), lines=(1,)
        ),
    )
    assert all("withheld before us" in words.fact_words(fact) for fact in facts)
    assert len(facts) == len(FactSort)


def test_giving_up_is_not_what_enter_does(qtbot: QtBot) -> None:
    dialog = GiveUpDialog("a\u202e.txt", 3)
    qtbot.addWidget(dialog)
    assert dialog.stay.isDefault()
    assert not dialog.leave.isDefault()
    dialog.leave.click()
    assert dialog.result() == GiveUpDialog.DialogCode.Accepted


def test_the_list_needs_no_model_to_be_shown(qtbot: QtBot) -> None:
    bare = StructureList()
    qtbot.addWidget(bare)
    with qtbot.waitExposed(bare):
        bare.show()
    qtbot.keyClick(bare, "h")


def test_no_two_commands_of_a_review_answer_to_one_letter(
    language: str, review: Callable[[Path], ImportRoom], binder: Path
) -> None:
    room = review(binder)
    for tab in range(3):
        room.panel.tabs.setCurrentIndex(tab)
        shown = [one for one in room.panel.findChildren(QAbstractButton) if one.isVisible()]
        texts = [one.text() for one in shown]
        texts += [
            one.text() for one in room.panel.findChildren(PlainLabel) if one.isVisible() and one.buddy()
        ]
        texts += [room.panel.tabs.tabText(number) for number in range(3)]
        menus = room.window().menuBar().actions()
        letters = [text.partition("&")[2][:1].casefold() for text in (*texts, *(one.text() for one in menus))]
        letters = [one for one in letters if one]
        assert len(set(letters)) == len(letters), letters
    menu = room.panel.structure.row_menu()
    letters = [one.text().partition("&")[2][:1].casefold() for one in menu.actions() if one.text()]
    assert len(set(letters)) == len(letters)
    menu.deleteLater()


def test_what_stands_behind_a_label_is_set_as_the_language_sets_it(language: str) -> None:
    person = ProposedPerson(name="Anna Berg", post="Chair", acting=False, lines=(1,))
    assert (
        words.fact_words(person)
        == {
            "en": "Person: Anna Berg · Chair",
            "fr": "Personne\u00a0: Anna Berg · Chair",
        }[language]
    )
