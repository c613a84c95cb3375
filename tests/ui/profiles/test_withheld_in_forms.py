"""What is withheld in a profile: its forms keep it back, and no message quotes it that can be copied."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from briefing_app.domain.fact_fields import typed
from briefing_app.domain.facts import FactId, Statement
from briefing_app.domain.profile import Section
from briefing_app.domain.text import SeveranceId
from briefing_app.domain.typed_values import Problem, TypedError
from briefing_app.services.line_drafts import fact_place
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.detail_panel import DetailPanel
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.profiles.fact_dialog import FactDialog
from briefing_app.ui.profiles.refusals import said
from briefing_app.ui.showing import Subject
from tests.services.typing_texts import PRESS, say
from tests.ui.profiles.conftest import LONG, AtWork
from tests.ui.profiles.test_facts import member, propose, show_facts

PERSON = "Robin Sample"
HEADING = "Their unpaid fees"


def withheld_section(at_work: AtWork) -> Section:
    """A section of a profile that is withheld whole."""

    def withhold(desk):
        one = replace(desk.texts._following.proposed(PRESS), id=SeveranceId(new_id()))
        profile = desk.profiles.find("M5")
        first = replace(profile.sections[1], headings={"en": HEADING}, severances=frozenset({one.id}))
        with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
            unit.severances.save(one)
            unit.profiles.save(replace(profile, sections=(profile.sections[0], first, *profile.sections[2:])))
        return first.id

    wanted = at_work.ask(withhold)
    return next(one for one in at_work.profile("M5").sections if one.id == wanted)


def test_the_form_of_a_fact_that_is_withheld_by_its_words_keeps_them_back(at_work: AtWork) -> None:
    room = at_work.open("UNHCR")
    show_facts(room, "people")
    facts = room.facts._model.facts
    withheld = next(one for one in facts if getattr(one, "person", "") == PERSON)
    room.acts.edit_fact(withheld)
    assert at_work.prompts.given["fact"][0].withheld
    other = next(one for one in room.opened.profile.facts if one.id not in room.opened.withheld)
    room.acts.edit_fact(other)
    assert not at_work.prompts.given["fact"][0].withheld


def test_what_is_told_of_a_withheld_fact_does_not_quote_it(at_work: AtWork) -> None:
    room = at_work.open("UNHCR")
    show_facts(room, "people")
    withheld = next(one for one in room.facts._model.facts if getattr(one, "person", "") == PERSON)
    room.acts.delete_fact(withheld)
    at_work.rest()
    assert at_work.heard.done[-1] == f"Deleted “{MARKER}”."
    at_work.undo()


def test_the_form_of_a_withheld_heading_keeps_it_back_and_no_message_quotes_it(at_work: AtWork) -> None:
    section = withheld_section(at_work)
    room = at_work.open("M5")
    room.acts.rename_section(section)
    assert at_work.prompts.given["section_headings"][-1] is True
    room.acts.rename_section(room.opened.profile.sections[0])
    assert at_work.prompts.given["section_headings"][-1] is False
    room.acts.delete_section(section, "en")
    at_work.rest()
    assert at_work.heard.done[-1].startswith(f"Deleted the section “{MARKER}”.")


def test_a_withheld_fact_left_half_typed_is_told_without_its_words(at_work: AtWork) -> None:
    profile = at_work.profile("UNHCR")
    facts = {getattr(one, "person", ""): one for one in profile.facts}
    fact = facts[PERSON]
    stored = typed(fact)
    words = {**stored, "post": "Half a post"}
    at_work.ask(lambda desk: desk.line_drafts.keep_profile(profile.id, fact_place(fact.id), words, stored))
    at_work.open("UNHCR")
    (told,) = at_work.heard.told
    assert told.startswith(f"Something typed in the form of “{MARKER}” ")
    assert PERSON not in told


def test_the_text_of_a_withheld_section_is_restored_without_its_heading(at_work: AtWork) -> None:
    section = withheld_section(at_work)
    place = TextPlace(section.id, "en")
    saved = at_work.ask(lambda desk: say(desk, place, "Other words."))
    at_work.prompts.answers["revision"] = saved.revision
    at_work.ask(lambda desk: say(desk, place, "Later words."))
    room = at_work.open("M5")
    page = room.sections[section.id]
    room.tabs.setCurrentWidget(page)
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    at_work.rest()
    page.revisions.click()
    at_work.qtbot.waitUntil(lambda: bool(at_work.heard.done or at_work.heard.told), timeout=LONG)
    said = "\n".join((*at_work.heard.done, *at_work.heard.told))
    assert f"“{MARKER}” says what it said then." in said
    assert HEADING not in said


def test_where_a_fact_comes_from_does_not_give_the_heading_of_a_withheld_section(at_work: AtWork) -> None:
    """Also once the words that stated it were changed, which leaves the fact withheld with its section."""
    section = withheld_section(at_work)
    block = next(one for text in section.texts.values() for one in text)
    propose(at_work, member(1, "Member", statements=(Statement(block.id, "words of before"),)))
    room = at_work.open("M5")
    show_facts(room, "memberships")
    room.facts.choose(FactId("m1"))
    view = room.facts.source.list
    assert HEADING in view.currentIndex().data()
    assert FactId("m1") in room.opened.withheld
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == MARKER


def test_the_headings_to_go_to_give_a_marker_for_a_withheld_one(at_work: AtWork) -> None:
    withheld_section(at_work)
    panel = DetailPanel(at_work.session, (QAction("Edit"), QAction("Export")))
    at_work.qtbot.addWidget(panel)
    profile = at_work.profile("M5")
    panel.show_subject(Subject("profile", profile.id, profile.name("en")))
    at_work.qtbot.waitUntil(lambda: panel.shown is not None, timeout=LONG)
    view, model = panel.outline.view(), panel.outline.model()
    copied = {}
    for row in range(1, model.rowCount()):
        QGuiApplication.clipboard().setText("nothing")
        view.setCurrentIndex(model.index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied[model.index(row, 0).data().strip()] = QGuiApplication.clipboard().text().strip()
    assert [shown for shown, copy in copied.items() if copy == MARKER] == [
        shown for shown in copied if HEADING in shown
    ]
    assert MARKER in copied.values()
    assert any(shown == copy for shown, copy in copied.items())


CANARY = "Quetzalcoatlus"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("problem", list(Problem))
def test_no_refusal_of_what_is_withheld_quotes_it(spoken, problem: Problem, language: str) -> None:
    spoken(language)
    told = said(TypedError(problem, "since", CANARY), withheld=True)
    assert CANARY not in told
    assert "{" not in told
    openly = said(TypedError(problem, "since", CANARY))
    assert told == openly or CANARY in openly
    if CANARY in openly:
        assert openly != told


def test_a_refused_form_of_a_withheld_fact_is_told_without_its_words(at_work: AtWork) -> None:
    room = at_work.open("UNHCR")
    show_facts(room, "people")
    withheld = next(one for one in room.facts._model.facts if getattr(one, "person", "") == PERSON)
    refusals: list[str] = []
    room.form_closed.connect(lambda words, _form, _refused: refusals.append(words))
    at_work.prompts.answers["fact"] = {**typed(withheld), "since": CANARY}
    room.acts.edit_fact(withheld)
    at_work.qtbot.waitUntil(lambda: bool(refusals), timeout=LONG)
    at_work.rest()
    assert [one for one in refusals if CANARY in one] == []
    assert "says no date" in refusals[0]


def test_the_form_of_a_withheld_fact_tells_what_is_wrong_without_its_words(at_work: AtWork) -> None:
    room = at_work.open("UNHCR")
    show_facts(room, "people")
    withheld = next(one for one in room.facts._model.facts if getattr(one, "person", "") == PERSON)
    room.acts.edit_fact(withheld)
    dialog = FactDialog(at_work.prompts.given["fact"][0])
    at_work.qtbot.addWidget(dialog)
    dialog.fields["since"].setText(CANARY)
    assert "says no date" in dialog.problem_line.text()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert [one for one in labels if CANARY in one] == []
