"""What is typed in a form about a profile outlives a program that is killed, and stands in the form again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.bootstrap import Program
from briefing_app.domain.fact_fields import empty, sort_named, sort_of, typed
from briefing_app.domain.profile_properties import TypedProperties, typed_properties
from briefing_app.domain.typed_json import properties_from_json, properties_to_json
from briefing_app.services.line_drafts import (
    NEW_SECTION,
    PROPERTIES,
    fact_place,
    headings_place,
    new_fact_place,
)
from briefing_app.storage.records import LineDraft
from briefing_app.ui.profiles.properties_dialog import PropertiesForm
from tests.children import unmeasured
from tests.ui.profiles.conftest import LONG, AtWork

ROOT = Path(__file__).parents[3]

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from briefing_app.bootstrap import start
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.prompts import Prompts
library, what, profile = sys.argv[1:]
app = QApplication([])
session = LibrarySession(start())
session.open(Path(library))
def begin():
    global room
    room = ProfileRoom(session, Prompts(), profile)
    room.show()
    look()
def look():
    if room.opened is None:
        QTimer.singleShot(20, look)
        return
    QTimer.singleShot(0, type_in)
    if what == "fact":
        room.acts.edit_fact(room.opened.profile.facts[0])
    elif what == "new fact":
        room.acts.add_fact("next-steps")
    else:
        (room.add_section.trigger if what == "heading" else room.head.properties.click)()
def type_in():
    form = app.activeModalWidget()
    if form is None:
        QTimer.singleShot(20, type_in)
        return
    if what == "heading":
        line = form.lines["en"]
    elif what == "fact":
        line = next(one for one in form.fields.values() if isinstance(one, QLineEdit))
    elif what == "new fact":
        line = form.fields["action"]
    elif what == "nature":
        line = form.nature
    else:
        form.table.setFocus()
        form.table.setCurrentIndex(form.names.index(0, 0))
        form.table.edit(form.names.index(0, 0))
        line = form.table.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Half a li")
    print("typed", flush=True)
session.opened.connect(begin)
app.exec()
"""


def drafts_of(program: Program, library: Path, profile: str) -> dict[str, LineDraft]:
    with program.open(library) as desk:
        return dict(desk.profile_opening.open(profile).drafts)  # type: ignore[arg-type]  # the id as a text


def type_and_be_killed(library: Path, what: str, profile: str) -> None:
    """Type into a form of a real window, and kill its program two seconds later."""
    command = [sys.executable, "-c", TYPING, str(library), what, profile]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=unmeasured()) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(2)
        program.kill()


@pytest.mark.parametrize(
    ("what", "place"), [("nature", PROPERTIES), ("name", PROPERTIES), ("heading", NEW_SECTION)]
)
def test_a_form_half_typed_outlives_a_killed_program(
    real_program: Program, sample: Path, what: str, place: str
) -> None:
    with real_program.open(sample) as desk:
        profile = desk.profiles.find("M5")
    type_and_be_killed(sample, what, profile.id)
    ((kept, draft),) = drafts_of(real_program, sample, profile.id).items()
    assert kept == place
    if what == "heading":
        assert draft.words == {"en": "Half a li", "fr": ""}
        return
    typed = properties_from_json(draft.words)
    assert typed is not None
    assert (typed.nature if what == "nature" else typed.names[0].text) == "Half a li"
    with real_program.open(sample) as desk:
        assert desk.profiles.find("M5") == profile  # nothing half typed became the profile


@pytest.mark.parametrize("what", ["fact", "new fact"])
def test_a_fact_half_typed_outlives_a_killed_program(real_program: Program, sample: Path, what: str) -> None:
    with real_program.open(sample) as desk:
        profile = desk.profiles.find("M5")
    type_and_be_killed(sample, what, profile.id)
    ((kept, draft),) = drafts_of(real_program, sample, profile.id).items()
    sort = sort_of(profile.facts[0]) if what == "fact" else sort_named("next-steps")
    base = typed(profile.facts[0]) if what == "fact" else empty(sort)
    assert kept == (fact_place(profile.facts[0].id) if what == "fact" else new_fact_place("next-steps"))
    assert draft.base == base
    assert [words for name, words in draft.words.items() if words != base[name]] == ["Half a li"]
    with real_program.open(sample) as desk:
        assert desk.profiles.find("M5") == profile


class TestWhatWasLeft:
    @pytest.fixture
    def typed(self, at_work: AtWork) -> TypedProperties:
        """Properties of M5 that were left half typed."""
        profile = at_work.profile("M5")
        typed = replace(typed_properties(profile, "Five Country Ministerial"), nature="Half a na")
        words = properties_to_json(typed)
        at_work.ask(lambda desk: desk.line_drafts.keep_profile(profile.id, PROPERTIES, words))
        return typed

    def drafts(self, at_work: AtWork) -> dict[str, Any]:
        profile = at_work.profile("M5").id
        opened: Any = at_work.ask(lambda desk: desk.profile_opening.open(profile))
        return dict(opened.drafts)

    def answer(self, at_work: AtWork, give: Callable[[PropertiesForm], object]) -> list[PropertiesForm]:
        """Open the form and answer it; gives the forms that were asked with."""
        given: list[PropertiesForm] = []
        at_work.prompts.profile_properties = lambda _parent, form: given.append(form) or give(form)
        asked = len(given)
        room = at_work.room if hasattr(at_work, "room") else at_work.open("M5")
        at_work.room = room
        room.head.properties.click()
        at_work.qtbot.waitUntil(lambda: len(given) > asked, timeout=LONG)
        at_work.rest()
        return given

    def test_is_told_and_stands_in_its_form(self, at_work: AtWork, typed: TypedProperties) -> None:
        (form,) = self.answer(at_work, lambda _form: None)
        told = "Something typed about this profile is not saved yet: it stands in its form."
        assert at_work.heard.told == [told]
        assert form.given == typed
        assert form.note.startswith("This was typed ")

    def test_is_dropped_by_cancelling(self, at_work: AtWork, typed: TypedProperties) -> None:
        self.answer(at_work, lambda _form: None)
        assert self.drafts(at_work) == {}
        (form,) = self.answer(at_work, lambda _form: None)
        assert form.given.nature != typed.nature
        assert form.note == ""

    def test_is_over_once_it_is_saved(self, at_work: AtWork, typed: TypedProperties) -> None:
        self.answer(at_work, lambda form: form.given)
        assert at_work.profile("M5").nature == "Half a na"
        assert self.drafts(at_work) == {}

    def test_stays_where_saving_is_refused(self, at_work: AtWork, typed: TypedProperties) -> None:
        answers = [replace(typed, parent="Nobody")]

        def refused_once(form: PropertiesForm) -> TypedProperties | None:
            if answers:
                return answers.pop()
            kept.extend(self.drafts(at_work))
            return None

        kept: list[str] = []
        self.answer(at_work, refused_once)
        at_work.qtbot.waitUntil(lambda: bool(kept), timeout=LONG)
        assert kept == [PROPERTIES]

    def test_stands_in_the_banner_until_it_is_saved(self, at_work: AtWork, typed: TypedProperties) -> None:
        at_work.room = at_work.open("M5")
        assert at_work.heard.saved[-1] == "Not saved"
        self.answer(at_work, lambda form: form.given)
        at_work.qtbot.waitUntil(lambda: at_work.heard.saved[-1] == "", timeout=LONG)

    def test_stands_in_the_banner_until_it_is_dropped(self, at_work: AtWork, typed: TypedProperties) -> None:
        at_work.room = at_work.open("M5")
        self.answer(at_work, lambda _form: None)
        at_work.qtbot.waitUntil(lambda: at_work.heard.saved[-1] == "", timeout=LONG)

    def test_stands_in_the_banner_while_another_is_left(
        self, at_work: AtWork, typed: TypedProperties
    ) -> None:
        profile = at_work.profile("M5").id
        half = {"en": "Half a he", "fr": ""}
        at_work.ask(lambda desk: desk.line_drafts.keep_profile(profile, NEW_SECTION, half))
        self.answer(at_work, lambda form: form.given)
        at_work.rest()
        assert at_work.profile("M5").nature == "Half a na"
        assert at_work.heard.saved == ["Not saved"]

    def test_says_nothing_more_once_a_text_was_saved_since(
        self, at_work: AtWork, typed: TypedProperties
    ) -> None:
        room = at_work.room = at_work.open("M5")
        next(iter(room.sections.values())).said.emit("Saved 14:02")
        self.answer(at_work, lambda form: form.given)
        at_work.rest()
        assert at_work.heard.saved == ["Not saved", "Saved 14:02"]

    def test_is_a_draft_again_while_a_closed_form_is_gone_on_with(
        self, at_work: AtWork, typed: TypedProperties
    ) -> None:
        def close(form: PropertiesForm) -> None:
            form.closed(form.given)

        def wait(_form: PropertiesForm) -> None:
            at_work.qtbot.waitUntil(lambda: PROPERTIES in self.drafts(at_work), timeout=LONG)
            kept.append(True)

        kept: list[bool] = []
        closed: list[object] = []
        room = at_work.room = at_work.open("M5")
        room.form_closed.connect(lambda _why, form, _refused: closed.append(form))
        self.answer(at_work, close)
        assert self.drafts(at_work) == {}
        at_work.prompts.profile_properties = lambda _parent, form: wait(form)
        room.take_up(closed[0])
        at_work.qtbot.waitUntil(lambda: bool(kept), timeout=LONG)
        at_work.rest()
        assert self.drafts(at_work) == {}


def test_a_heading_half_typed_stands_in_its_form_and_is_over_once_saved(at_work: AtWork) -> None:
    profile = at_work.profile("M5")
    section = profile.sections[1]
    half = {"en": "Half a he", "fr": ""}
    place = headings_place(section.id)
    at_work.ask(lambda desk: desk.line_drafts.keep_profile(profile.id, place, half))
    room = at_work.open("M5")
    room.tabs.setCurrentIndex(1)
    given: list[object] = []

    def answer(_parent: object, headings: dict[str, str], *_more: object, **_named: object) -> dict[str, str]:
        given.append(headings)
        return dict(headings)

    at_work.prompts.section_headings = answer
    room.rename_section.trigger()
    at_work.rest()
    assert given == [half]
    assert at_work.profile("M5").sections[1].headings == {"en": "Half a he"}
    opened: Any = at_work.ask(lambda desk: desk.profile_opening.open(profile.id))
    assert opened.drafts == {}


def test_a_draft_of_another_program_is_no_draft_of_properties() -> None:
    assert properties_from_json({"kind": "forum", "colour": "red"}) is None
