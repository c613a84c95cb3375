"""The forms of a profile: what they ask for, what they refuse as one types, how dates are said back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.fact_fields import SORTS, changed_fact, empty, new_fact, redacted_fields, typed
from briefing_app.domain.facts import Engagement, FactId, ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, ProfileSummary
from briefing_app.domain.profile_properties import typed_properties, with_properties
from briefing_app.domain.text import Withheld
from briefing_app.domain.typed_values import Reader
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.profiles.date_words import reviewed_words, understood
from briefing_app.ui.profiles.fact_dialog import FactDialog, FactForm
from briefing_app.ui.profiles.heading_dialog import HeadingDialog
from briefing_app.ui.profiles.names_table import LANGUAGE, ROLE, TEXT
from briefing_app.ui.profiles.new_profile_dialog import NewProfileDialog
from briefing_app.ui.profiles.properties_dialog import PropertiesDialog, PropertiesForm
from tests.ui.test_accessibility import nameless

TODAY = date(2020, 6, 15)
TALKS = Profile(
    id=ProfileId("p"),
    kind=ProfileKind.FORUM,
    names=(Name(text="Harbour Talks", language="en"), Name(text="HT", role=NameRole.ACRONYM)),
)


@pytest.fixture
def reader(real_program: Program) -> Reader:
    return real_program.typing.reader(TODAY)


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def new_form(reader: Reader, key: str) -> FactForm:
    sort = next(one for one in SORTS if one.key == key)
    return FactForm(
        sort=sort,
        typed=empty(sort),
        check=lambda now: new_fact(sort, FactId("f"), ProfileId("p"), now, reader),
        reader=reader,
        is_new=True,
    )


def form_of(reader: Reader, fact: Engagement) -> FactForm:
    return FactForm(
        sort=next(one for one in SORTS if one.type is Engagement),
        typed=typed(fact),
        check=lambda now: changed_fact(fact, now, reader),
        reader=reader,
        redacted=redacted_fields(fact),
        kept_dates={"when": fact.when} if isinstance(fact.when, FuzzyDate) else {},
    )


# ---- facts


@pytest.mark.parametrize("sort", [one.key for one in SORTS])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_form_is_quiet_and_cannot_be_accepted_before_it_says_something(
    qtbot: QtBot, reader: Reader, spoken, sort: str, language: str
) -> None:
    spoken(language)
    dialog = shown(qtbot, FactDialog(new_form(reader, sort)))
    assert dialog.problem_line.text() == ""
    assert not dialog.accept_button.isEnabled()
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_a_date_is_said_back_as_it_is_understood(qtbot: QtBot, reader: Reader, spoken) -> None:
    spoken("en")
    dialog = shown(qtbot, FactDialog(new_form(reader, "engagements")))
    for typed_words, said in (
        ("spring 2020", "a season: March 2020 – June 2020"),
        ("17 December 2019", "a day: 17 December 2019"),
        ("May 2019", "a month: May 2019"),
        ("2019/20", "some time from one year to another: January 2019 – December 2020"),
        ("since 2018", "from then on: 1 January 2018"),
        ("last year", "counted from today: January 2019 – December 2019"),
        ("printemps 2020", "a season: March 2020 – June 2020"),
        ("soon", "no date can be told from this"),
    ):
        dialog.fields["when"].setText(typed_words)
        assert dialog._echoes["when"].text() == said
    assert "“soon” says no date" not in dialog.problem_line.text()  # the name is missing first
    dialog.fields["name"].setText("Talks")
    assert dialog.problem_line.text().startswith("“soon” says no date")
    assert not dialog.accept_button.isEnabled()


def test_shares_above_a_hundred_are_refused_while_one_types(qtbot: QtBot, reader: Reader, spoken) -> None:
    spoken("fr")
    dialog = shown(qtbot, FactDialog(new_form(reader, "contributions")))
    dialog.fields["payers"].setText("A 60 %; B 50 %")
    assert dialog.problem_line.text().startswith("Les parts totalisent 110")


def test_a_redacted_field_takes_no_words_and_says_why(qtbot: QtBot, reader: Reader, spoken) -> None:
    spoken("en")
    fact = Engagement(id=FactId("f"), profile=None, name=Withheld(), when=Withheld(), place="Faro")
    dialog = shown(qtbot, FactDialog(form_of(reader, fact)))
    assert dialog.fields["name"].text() == "[redacted]"
    assert not dialog.fields["name"].isEnabled()
    assert dialog.fields["place"].hasFocus()
    assert any("stays redacted" in one.text() for one in dialog.findChildren(QLabel))
    assert "name" not in dialog.answer()
    assert dialog.accept_button.isEnabled()


def test_enter_accepts_and_escape_does_not(qtbot: QtBot, reader: Reader) -> None:
    fact = Engagement(id=FactId("f"), profile=None, name="Talks", when=reader.date("when", "2019"))
    dialog = shown(qtbot, FactDialog(form_of(reader, fact)))
    QTest.keyClicks(dialog.fields["name"], "Harbour Talks")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.fields["name"], Qt.Key.Key_Return)
    assert dialog.answer()["name"] == "Harbour Talks"
    other = shown(qtbot, FactDialog(form_of(reader, fact)))
    with qtbot.waitSignal(other.rejected):
        QTest.keyClick(other, Qt.Key.Key_Escape)


def test_a_date_that_was_kept_as_no_date_is_no_obstacle_while_untouched(qtbot: QtBot, reader: Reader) -> None:
    fact = Engagement(id=FactId("f"), profile=None, name="Talks", when=FuzzyDate(wording="to be told"))
    dialog = shown(qtbot, FactDialog(form_of(reader, fact)))
    assert dialog.accept_button.isEnabled()


# ---- properties


def properties(reader: Reader, profile: Profile = TALKS) -> PropertiesForm:
    return PropertiesForm(
        given=typed_properties(profile, ""),
        check=lambda now: with_properties(profile, now, None, reader),
        reader=reader,
        others=("Agency",),
    )


def test_properties_come_back_as_they_were_when_nothing_is_touched(qtbot: QtBot, reader: Reader) -> None:
    profile = replace(TALKS, founded=reader.date("founded", "fall 2003"), tags=("a", "b"), reviewed_on=TODAY)
    form = properties(reader, profile)
    dialog = shown(qtbot, PropertiesDialog(form))
    assert dialog.answer() == form.given
    assert nameless(dialog) == []


def test_a_name_is_added_filled_in_and_removed_by_keyboard(qtbot: QtBot, reader: Reader) -> None:
    dialog = shown(qtbot, PropertiesDialog(properties(reader)))
    dialog.add_name.click()
    line = dialog.table.focusWidget()
    QTest.keyClicks(line, "Port Talks")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.names.names[-1].text == "Port Talks")
    assert dialog.names.names[-1].role is NameRole.VARIANT
    model = dialog.names
    assert model.setData(model.index(2, ROLE), "acronym")
    assert model.setData(model.index(2, LANGUAGE), "fr")
    assert (model.names[2].role, model.names[2].language) == (NameRole.ACRONYM, "fr")
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(model.index(2, TEXT))
    dialog.remove_name.click()
    assert len(model.names) == 2


def test_a_profile_without_a_name_cannot_be_accepted(qtbot: QtBot, reader: Reader, spoken) -> None:
    spoken("en")
    dialog = shown(qtbot, PropertiesDialog(properties(reader)))
    dialog.names.remove(0)
    assert dialog.problem_line.text() == "Fill in “Name”."
    assert not dialog.accept_button.isEnabled()
    dialog.founded.setText("spring 1990")
    assert dialog.echo.text() == "a season: March 1990 – June 1990"


# ---- a new profile, a heading


LANGUAGES = (Choice("en", "English"), Choice("fr", "French"))


def test_a_name_that_is_taken_is_told_with_the_way_to_it(qtbot: QtBot, spoken) -> None:
    spoken("en")
    known = ProfileSummary(
        id=ProfileId("known"), kind=ProfileKind.FORUM, name="Harbour Talks", acronym="HT", confirmed=True
    )
    dialog = shown(
        qtbot, NewProfileDialog(LANGUAGES, lambda names, tell: tell([known] if "HT" in names else []))
    )
    assert not dialog.open_existing.isVisible()
    QTest.keyClicks(dialog.name, "Anything")
    QTest.keyClicks(dialog.acronym, "HT")
    qtbot.waitUntil(dialog.open_existing.isVisible)
    assert "Harbour Talks (HT), Forum" in dialog.warning.text()
    assert dialog.accept_button.isEnabled()  # two bodies may share a name
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.open_existing, Qt.Key.Key_Space)
    assert dialog.answer().existing == "known"
    assert nameless(dialog) == []


def test_a_new_profile_needs_a_name(qtbot: QtBot, spoken) -> None:
    spoken("en")
    dialog = shown(qtbot, NewProfileDialog(LANGUAGES, lambda _names, tell: tell([]), ProfileKind.COUNTRY))
    assert dialog.problem_line.text() == "Give the profile a name."
    QTest.keyClicks(dialog.name, "Lighthouse")
    assert dialog.accept_button.isEnabled()
    answer = dialog.answer()
    assert (answer.kind, answer.name, answer.language, answer.existing) == (
        ProfileKind.COUNTRY,
        "Lighthouse",
        "en",
        None,
    )


def test_a_known_section_fills_in_both_headings(qtbot: QtBot) -> None:
    dialog = shown(qtbot, HeadingDialog({}, [{"en": "Background", "fr": "Contexte"}]))
    assert not dialog.accept_button.isEnabled()
    dialog.choice.setCurrentIndex(1)
    assert dialog.answer() == {"en": "Background", "fr": "Contexte"}
    dialog.choice.setCurrentIndex(0)
    assert dialog.answer() == {"en": "", "fr": ""}
    assert nameless(dialog) == []


def test_how_long_ago_is_said_in_days_months_and_years(spoken) -> None:
    spoken("en")
    said = [
        reviewed_words(day, TODAY)
        for day in (None, TODAY, date(2020, 6, 14), date(2020, 5, 16), date(2020, 5, 15), date(2018, 6, 15))
    ]
    assert said == [
        "never reviewed",
        "reviewed today",
        "reviewed 1 day ago",
        "reviewed 30 days ago",
        "reviewed 1 month ago",
        "reviewed 2 years ago",
    ]
    assert understood(FuzzyDate(wording="?")) == "no date can be told from this"
