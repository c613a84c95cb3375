"""An edition for partners is asked for in the dialog of an export, by keys, and written with its record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.edition import EditionKind
from briefing_app.services.partners import PartnerKind, partners
from briefing_app.ui import languages
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.export_dialog import ExportDialog, ExportWish
from briefing_app.ui.partners_choice import Audiences
from briefing_app.ui.workplace import Workplace
from tests.services.conftest import FEE
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.notes.conftest import LONG
from tests.ui.notes.test_before_release import sever_in

FORMATS = [Choice("docx", "Word"), Choice("txt", "Text")]
LEVELS = [Choice("ca:U", "UNCLASSIFIED"), Choice("ca:PA", "PROTECTED A")]


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    languages.speak(request.param)
    yield request.param
    languages.speak("en")


@pytest.fixture
def dialog(qtbot: QtBot, real_program: Program, tmp_path: Path, language: str) -> ExportDialog:
    made = ExportDialog(
        FORMATS,
        lambda edition, ending: tmp_path / f"7-{edition}.{ending}",
        lambda _parent, _at: None,
        audiences=Audiences(partial(partners, real_program.catalogue, language), LEVELS),
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_the_scheme_lists_comes_first_then_every_country_by_its_name(
    real_program: Program, language: str
) -> None:
    found = partners(real_program.catalogue, language)
    kinds = [one.kind for one in found]
    assert kinds == sorted(
        kinds, key=[PartnerKind.GROUP, PartnerKind.ORGANIZATION, PartnerKind.COUNTRY].index
    )
    named = {one.code: one.name for one in found}
    assert named["FVEY"] == "AUS, GBR, NZL, USA"
    assert named["GBR"] == {"en": "United Kingdom", "fr": "Royaume-Uni"}[language]
    assert named["NATO"].startswith({"en": "North Atlantic", "fr": "Organisation du traité"}[language])
    assert "CAN" not in named
    assert len(named) == len(found) > 220
    names = [one.name for one in found if one.kind is PartnerKind.COUNTRY]
    assert len(set(names)) == len(names)


def test_every_partner_that_is_offered_is_one_an_edition_may_be_for(real_program: Program) -> None:
    schemes = real_program.catalogue.every_scheme
    for one in partners(real_program.catalogue, "en"):
        assert schemes.partners([one.code])


def test_partners_are_found_and_ticked_by_keys(dialog: ExportDialog, tmp_path: Path, language: str) -> None:
    assert not dialog.whom.isVisible()
    assert not dialog.provisions.isVisible()
    QTest.keyClick(dialog.partner, Qt.Key.Key_Space)
    assert dialog.whom.isVisible()
    assert not dialog.accept_button.isEnabled()
    assert (
        dialog.problem()
        == {
            "en": "Choose the countries or organizations that the document is for.",
            "fr": "Choisissez les pays ou les organisations à qui le document est destiné.",
        }[language]
    )
    assert dialog.place.path == tmp_path / "7-partner.docx"
    whom = dialog.whom
    for typed in ({"en": "kingdom", "fr": "royaume-uni"}[language], "nato"):
        whom.filter.setFocus()
        whom.filter.clear()
        QTest.keyClicks(whom.filter, typed)
        assert whom.list.model().rowCount() == 1
        QTest.keyClick(whom.filter, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is whom.list
        QTest.keyClick(whom.list, Qt.Key.Key_Home)
        QTest.keyClick(whom.list, Qt.Key.Key_Space)
    QTest.keyClick(whom.ceiling, Qt.Key.Key_Down)
    QTest.keyClick(dialog.provisions, Qt.Key.Key_Space)
    assert "GBR, NATO" in whom.told.text()
    assert dialog.accept_button.isEnabled()
    wish = ExportWish(
        False, "docx", tmp_path / "7-partner.docx", False, ("GBR", "NATO"), "ca:PA", with_provisions=False
    )
    assert dialog.answer() == wish
    assert wish.edition is EditionKind.PARTNER


def test_who_thinks_better_of_it_asks_for_no_partners(dialog: ExportDialog) -> None:
    QTest.keyClick(dialog.partner, Qt.Key.Key_Space)
    dialog.whom._model.tick("GBR", on=True)
    QTest.keyClick(dialog.public, Qt.Key.Key_Space)
    assert not dialog.whom.isVisible()
    assert dialog.provisions.isVisible()
    answer = dialog.answer()
    assert (answer.edition, answer.partners, answer.ceiling) == (EditionKind.PUBLIC, (), "")


@pytest.fixture
def place(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path, language: str
) -> Workplace:
    with real_program.open(library) as desk:
        desk.severances.approve([sever_in(desk, "engagement", FEE)], "Their confidence.")
    made = new_window(real_program)
    made.open(library)
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    made.rooms.open_note("1")
    qtbot.waitUntil(lambda: made.rooms.current.open_note is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not made.session.tasks.busy, timeout=LONG)
    return made


def export(qtbot: QtBot, place: Workplace, *, again: bool = False) -> None:
    place.bar.clear()
    (place.commands.export_again if again else place.commands.export).trigger()
    qtbot.waitUntil(lambda: bool(place.bar.text) and not place.session.tasks.busy, timeout=LONG)


def test_the_edition_for_partners_is_written_with_its_record_and_again(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "out" / "partners.txt"
    prompts.answers["export"] = ExportWish(
        False, "txt", target, False, ("GBR", "NATO"), "ca:PA", with_provisions=False
    )
    export(qtbot, place)
    assert place.bar.text.startswith(
        {"en": "Edition for GBR, NATO exported to", "fr": "Édition pour GBR, NATO exportée vers"}[language]
    )
    assert "partners-txt-record.json" in place.bar.text
    written = target.read_text(encoding="utf-8")
    assert FEE not in written + place.bar.text
    assert "15(1)" not in written
    record = target.with_name("partners-txt-record.json").read_text(encoding="utf-8")
    assert json.loads(record)["edition"] == "partner"
    assert "NATO" in record
    export(qtbot, place, again=True)
    assert prompts.asked.count("export") == 1
    assert "GBR, NATO" in place.bar.text


def test_what_partners_may_not_have_is_refused_and_told(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "out" / "partners.txt"
    prompts.answers["export"] = ExportWish(False, "txt", target, False, ("XX1",), "ca:PA")
    export(qtbot, place)
    assert {"en": "Name the partners", "fr": "Nommez les partenaires"}[language] in place.bar.text
    assert not target.exists()
