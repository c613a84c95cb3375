"""What was left half typed in a form undoes nothing that was changed since, and says where both changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.fact_fields import typed
from briefing_app.domain.profile import Profile
from briefing_app.domain.profile_properties import typed_properties
from briefing_app.domain.typed_json import properties_to_json
from briefing_app.services.line_drafts import NEW_SECTION, PROPERTIES, fact_place, headings_place
from briefing_app.services.profile_editing import ProfileEditingService
from briefing_app.storage.records import ActKind
from briefing_app.ui.profiles.closed_forms import ClosedForm
from tests.ui.profiles.conftest import LONG, AtWork

PARENT = "Five Country Ministerial"


def keep(at_work: AtWork, place: str, words: dict[str, Any], base: dict[str, Any]) -> None:
    """Leave a form half typed, as a killed program does."""
    profile = at_work.profile("M5").id
    at_work.ask(lambda desk: desk.line_drafts.keep_profile(profile, place, words, base))


def drafts(at_work: AtWork) -> dict[str, Any]:
    profile = at_work.profile("M5").id
    opened: Any = at_work.ask(lambda desk: desk.profile_opening.open(profile))
    return {place: draft.words for place, draft in opened.drafts.items()}


def change(at_work: AtWork, **changes: object) -> None:
    """Change a profile behind the room's back."""

    def changed(desk: Any) -> None:
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            now: Profile = unit.profiles.get(desk.profiles.find("M5").id)
            unit.profiles.save_properties(replace(now, **changes))  # type: ignore[arg-type]  # what a caller names is passed on as it stands

    at_work.ask(changed)


def accept(at_work: AtWork, name: str) -> list[Any]:
    """Accept whatever stands in the forms that are asked with; gives those forms."""
    forms: list[Any] = []
    given = "typed" if name == "fact" else "given"
    setattr(at_work.prompts, name, lambda _p, form: forms.append(form) or getattr(form, given))
    return forms


class TestProperties:
    def leave(self, at_work: AtWork) -> None:
        before = typed_properties(at_work.profile("M5"), PARENT)
        half = replace(before, nature="Half a na")
        keep(at_work, PROPERTIES, properties_to_json(half), properties_to_json(before))

    def save(self, at_work: AtWork) -> str:
        """Accept what was left; gives the note of the form."""
        forms = accept(at_work, "profile_properties")
        room = at_work.open("M5")
        room.head.properties.click()
        at_work.qtbot.waitUntil(lambda: bool(forms), timeout=LONG)
        at_work.rest()
        (form,) = forms
        return str(form.note)

    def test_changed_since_elsewhere_stay_changed(self, at_work: AtWork) -> None:
        self.leave(at_work)
        change(at_work, tags=("added later",))
        note = self.save(at_work)
        assert (at_work.profile("M5").tags, at_work.profile("M5").nature) == (("added later",), "Half a na")
        assert note.startswith("This was typed ")
        assert "Changed since" not in note

    def test_changed_on_both_sides_are_told(self, at_work: AtWork) -> None:
        self.leave(at_work)
        change(at_work, nature="Treaty")
        note = self.save(at_work)
        assert note.endswith("Changed since, and replaced by saving this: Nature: “Treaty”")
        assert at_work.profile("M5").nature == "Half a na"

    def test_of_an_older_program_tell_whatever_differs(self, at_work: AtWork) -> None:
        before = typed_properties(at_work.profile("M5"), PARENT)
        keep(at_work, PROPERTIES, properties_to_json(replace(before, tags="x")), {})
        now = "; ".join(at_work.profile("M5").tags)
        assert self.save(at_work).endswith(f"Tags: “{now}”" if now else "Tags: nothing")

    def test_refused_since_somebody_changed_them_undo_nothing(self, at_work: AtWork) -> None:
        room = at_work.open("M5")
        forms: list[Any] = []

        def answer(_parent: object, form: Any) -> Any:
            forms.append(form)
            if len(forms) == 1:
                change(at_work, tags=("added later",))
                return replace(form.given, nature="Half a na")
            return form.given

        at_work.prompts.profile_properties = answer
        room.head.properties.click()
        at_work.qtbot.waitUntil(lambda: at_work.profile("M5").nature == "Half a na", timeout=LONG)
        assert at_work.profile("M5").tags == ("added later",)
        assert len(forms) == 2


class TestAFact:
    def test_stands_in_its_form_over_what_it_says_by_now(self, at_work: AtWork) -> None:
        fact = next(one for one in at_work.profile("M5").facts if type(one).__name__ == "NextStep")
        before = typed(fact)
        keep(at_work, fact_place(fact.id), {**before, "action": "Half an action"}, before)
        later = {**before, "owner": "Somebody else"}
        at_work.ask(lambda desk: desk.profile_editing.save_fact(fact, later))
        keep(at_work, fact_place(fact.id), {**before, "action": "Half an action"}, before)
        forms = accept(at_work, "fact")
        room = at_work.open("M5")
        (told,) = at_work.heard.told
        assert told.startswith("Something typed in the form of “")
        now = next(one for one in room.opened.profile.facts if one.id == fact.id)
        room.acts.edit_fact(now)
        at_work.rest()
        assert forms[0].note.startswith("This was typed ")
        now = next(one for one in at_work.profile("M5").facts if one.id == fact.id)
        assert (now.action, now.owner) == ("Half an action", "Somebody else")
        assert drafts(at_work) == {}

    def test_that_was_deleted_has_no_draft(self, at_work: AtWork) -> None:
        fact = at_work.profile("M5").facts[0]
        keep(at_work, fact_place(fact.id), {**typed(fact), "x": "y"}, typed(fact))
        at_work.ask(lambda desk: desk.profile_editing.delete_fact(fact))
        assert drafts(at_work) == {}


class TestHeadings:
    @pytest.fixture
    def asked(self, at_work: AtWork) -> list[tuple[dict[str, str], str]]:
        """The headings and notes that are asked with; ``answers`` of the room are given one by one."""
        asked: list[tuple[dict[str, str], str]] = []

        def ask(
            _p: object,
            headings: dict[str, str],
            _known: object,
            _key: str,
            type_in: Callable[[dict[str, str]], None],
            note: str = "",
            **_named: object,
        ) -> dict[str, str] | None:
            asked.append((dict(headings), note))
            typed, accepted = self.answers.pop(0)
            if typed is not None:
                type_in(typed)
            return (typed or dict(headings)) if accepted else None

        at_work.prompts.section_headings = ask
        self.answers: list[tuple[dict[str, str] | None, bool]] = []
        return asked

    def closed(self, room: Any) -> list[ClosedForm]:
        closed: list[ClosedForm] = []
        room.form_closed.connect(lambda _why, form, _refused: closed.append(form))
        return closed

    def test_refused_are_asked_for_again_and_stay_a_draft(
        self, at_work: AtWork, asked: list[tuple[dict[str, str], str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_given: object) -> None:
            raise BriefingError("The disk is full: free some room.")

        room = at_work.open("M5")
        words = {"en": "Half a he", "fr": ""}
        self.answers = [(words, True), (None, True)]
        seen: list[object] = []
        stored = ProfileEditingService.add_section

        def again(service: Any, *given: Any) -> Any:
            monkeypatch.setattr(ProfileEditingService, "add_section", stored)
            refuse()

        monkeypatch.setattr(ProfileEditingService, "add_section", again)
        type_again = at_work.prompts.section_headings

        def look(*given: Any) -> Any:
            if asked:
                seen.append(drafts(at_work))
            return type_again(*given)

        at_work.prompts.section_headings = look
        room.add_section.trigger()
        at_work.qtbot.waitUntil(lambda: len(asked) == 2 and not at_work.session.tasks.busy, timeout=LONG)
        assert seen == [{NEW_SECTION: words}]
        assert asked[1][0] == words
        assert "disk is full" in asked[1][1]
        assert at_work.profile("M5").sections[-1].headings["en"] == "Half a he"
        assert drafts(at_work) == {}

    def test_closed_by_esc_are_gone_on_with(
        self, at_work: AtWork, asked: list[tuple[dict[str, str], str]]
    ) -> None:
        keep(at_work, NEW_SECTION, {"en": "Half", "fr": ""}, {"en": "", "fr": ""})
        room = at_work.open("M5")
        closed = self.closed(room)
        self.answers = [(None, False), ({"en": "Half a he", "fr": ""}, False), (None, True)]
        room.add_section.trigger()  # closed untouched: what was left is not dropped with it
        room.take_up(closed[0])
        room.take_up(closed[1])
        at_work.rest()
        assert [headings.get("en") for headings, _note in asked] == ["Half", "Half", "Half a he"]
        assert asked[0][1].startswith("This was typed ")
        assert at_work.profile("M5").sections[-1].headings["en"] == "Half a he"
        assert drafts(at_work) == {}

    def test_nothing_was_typed_in_say_nothing(
        self, at_work: AtWork, asked: list[tuple[dict[str, str], str]]
    ) -> None:
        room = at_work.open("M5")
        closed = self.closed(room)
        self.answers = [(None, False), (None, False)]
        room.add_section.trigger()
        room.acts.rename_section(room.opened.profile.sections[1])
        assert len(asked) == 2
        assert closed == []

    def test_of_a_section_changed_in_another_language_keep_that(
        self, at_work: AtWork, asked: list[tuple[dict[str, str], str]]
    ) -> None:
        section = at_work.profile("M5").sections[1]
        base = {"en": section.headings.get("en", ""), "fr": section.headings.get("fr", "")}
        at_work.ask(lambda desk: desk.profile_editing.rename_section(section, {**base, "fr": "Depuis"}))
        keep(at_work, headings_place(section.id), {**base, "en": "Half a he"}, base)
        room = at_work.open("M5")
        self.answers = [(None, True)]
        room.acts.rename_section(room.opened.profile.sections[1])
        at_work.rest()
        assert at_work.profile("M5").sections[1].headings == {"en": "Half a he", "fr": "Depuis"}

    def test_in_every_language_there_is_are_asked_for_and_others_stay(
        self,
        at_work: AtWork,
        asked: list[tuple[dict[str, str], str]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        section = at_work.profile("M5").sections[1]
        at_work.ask(lambda desk: desk.profile_editing.rename_section(section, {"en": "A", "de": "B"}))
        monkeypatch.setattr("briefing_app.ui.profiles.profile_acts.codes", lambda: ("en", "fr", "es"))
        room = at_work.open("M5")
        self.answers = [({"en": "A", "fr": "", "es": "C"}, True)]
        room.acts.rename_section(room.opened.profile.sections[1])
        at_work.rest()
        assert at_work.profile("M5").sections[1].headings == {"en": "A", "es": "C", "de": "B"}
