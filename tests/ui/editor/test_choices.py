"""What is offered for a marking or a provision, and what nobody has checked of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue
from briefing_app.ui.editor.askers import MarkingAsker, ProvisionAsker
from briefing_app.ui.editor.choice_popup import ChoicePopup
from briefing_app.ui.editor.vocabulary import vocabulary_of

CATALOGUE = load_catalogue(resources_folder())


def marking_asker(ceiling: str = "TS//PC//us:TS", language: str = "en") -> MarkingAsker:
    vocabulary = vocabulary_of(CATALOGUE, language, CATALOGUE.marking(ceiling))
    return MarkingAsker(vocabulary, lambda _marking: False)


def taken(qtbot: QtBot, asker: MarkingAsker, typed: str) -> list[object]:
    """What is chosen when these letters and Enter are typed into the box; nothing where it refuses."""
    chosen: list[object] = []
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.show()
    box = ChoicePopup(asker, lambda found, _why: chosen.append(found), editor)
    box.ask_at(editor.cursorRect())
    qtbot.keyClicks(box.line, typed)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    if not chosen:
        assert box.sentence.text()
    return chosen


@pytest.mark.usefixtures("qapp")
def test_levels_and_caveats_say_that_nobody_has_checked_them() -> None:
    asker = marking_asker()
    assert asker.offers("PB")[0].words == "(PB)  PROTECTED B (not verified)"
    (first, *_) = asker.offers("PB/CEO")
    assert first.words.startswith("CEO  CANADIAN EYES ONLY: For Canadian citizens only")
    assert first.words.endswith("(not verified)")


@pytest.mark.usefixtures("qapp")
def test_a_title_taken_from_the_act_is_offered_without_a_doubt() -> None:
    asker = ProvisionAsker(vocabulary_of(CATALOGUE, "en"))
    assert asker.offers("15(1)")[0].words == "15(1)  International affairs and defence"
    (code,) = asker.offers("b6")
    assert code.words == "(b)(6)  Personal privacy: personnel, medical and similar files"
    assert asker.read(code.typed) == {"foia:(b)(6)"}
    french = ProvisionAsker(vocabulary_of(CATALOGUE, "fr"))
    assert "verified" in french.offers("b6")[0].words or "vérifié" in french.offers("b6")[0].words


def test_a_caveat_is_offered_behind_a_level(qtbot: QtBot) -> None:
    asker = marking_asker()
    assert taken(qtbot, asker, "PB/solic") == [CATALOGUE.marking("PB // SCP")]
    assert taken(qtbot, asker, "PB/ceo") == [CATALOGUE.marking("PB // CEO")]
    assert taken(qtbot, asker, "PB//") == [CATALOGUE.marking("PB")]


@pytest.mark.parametrize(
    "typed", ["PB/S", "S/PA", "us:S//NF", "S // REL TO CAN, USA", "PROTECTED B / PROTÉGÉ B"]
)
def test_what_is_a_marking_as_it_stands_is_taken_as_it_stands(qtbot: QtBot, typed: str) -> None:
    assert taken(qtbot, marking_asker(), typed) == [CATALOGUE.marking(typed)]


def test_a_ceiling_of_two_schemes_offers_what_each_allows(qtbot: QtBot) -> None:
    asker = marking_asker("PA//us:S")
    assert [one.typed for one in asker.offers("") if one.allowed] == ["U", "PA", "No marking"]
    assert taken(qtbot, asker, "us:S//NF") == [CATALOGUE.marking("us:S//NF")]


@pytest.mark.parametrize("typed", ["S", "C", "PB", "us:TS", "PA/S", "PA/PB"])
def test_a_marking_that_is_not_allowed_is_refused_and_no_other_one_taken_for_it(
    qtbot: QtBot, typed: str
) -> None:
    assert taken(qtbot, marking_asker("PA//us:S"), typed) == []
