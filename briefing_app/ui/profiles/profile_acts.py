"""What an officer does to a profile: asked for in forms, done on the worker, taken back from the bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import StaleError
from briefing_app.domain.fact_fields import (
    changed_fact,
    empty,
    new_fact,
    redacted_fields,
    sort_named,
    sort_of,
    typed,
)
from briefing_app.domain.facts import Fact, FactId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.half_typed import HalfTyped
from briefing_app.domain.profile_properties import TypedProperties, typed_properties, with_properties
from briefing_app.domain.typed_json import properties_from_json, properties_to_json
from briefing_app.domain.typed_values import Reader
from briefing_app.services.languages import codes
from briefing_app.services.line_drafts import (
    NEW_SECTION,
    PROPERTIES,
    fact_place,
    headings_place,
    new_fact_place,
)
from briefing_app.ui import languages
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_names import fact_name, section_name
from briefing_app.ui.only_reading import unless_only_read
from briefing_app.ui.profiles import fact_words, form_words
from briefing_app.ui.profiles.closed_forms import ClosedFact, ClosedForm, ClosedHeadings, ClosedProperties
from briefing_app.ui.profiles.fact_dialog import FactForm, Typed
from briefing_app.ui.profiles.form_drafts import FormDraft, FormDrafts
from briefing_app.ui.profiles.properties_dialog import PropertiesForm
from briefing_app.ui.profiles.refusals import said
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.profile import Section
    from briefing_app.domain.text import SectionId
    from briefing_app.services.profile_editing import Done
    from briefing_app.services.profile_opening import OpenProfile

Work = Callable[["Desk"], "Done"]


class ProfileActs(QObject):
    """Does things to the profile that is open.

    ``done`` names what was made or changed, once it is stored; ``undoable`` says it and how to take it back;
    ``form_closed`` says why what was typed in a form is not stored, with the form and whether it was refused.
    """

    done = Signal(str)
    undoable = Signal(str, object)
    failed = Signal(str)
    form_closed = Signal(str, object, bool)

    def __init__(self, room: QWidget, session: LibrarySession, prompts: Prompts) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._prompts = prompts
        self._opened: OpenProfile | None = None
        self._again: Callable[[], None] | None = None
        self.drafts = FormDrafts(session, self)
        self.drafts.failed.connect(self.failed)

    @property
    def reader(self) -> Reader:
        """What reads what is typed, as of today."""
        program = self._session.program
        return program.typing.reader(program.actor.now().astimezone().date())

    def show_profile(self, opened: OpenProfile) -> None:
        """Act on this reading of the profile from now on; what was refused as stale is asked for again."""
        self._opened = opened
        self.drafts.show_profile(opened)
        again, self._again = self._again, None
        if again is not None:
            again()

    def take_up(self, form: ClosedForm) -> None:
        """Go on with a form that was closed, once the profile has been read."""
        if self._opened is None:
            self._again = partial(form.open, self)
        else:
            form.open(self)

    # ---- facts

    @unless_only_read
    def add_fact(self, sort: str, given: HalfTyped | None = None, note: str = "") -> None:
        """Ask for a new fact of a sort and keep it."""
        if self._opened is None:
            return
        chosen, profile, reader = sort_named(sort), self._opened.profile.id, self.reader
        nothing, place = empty(chosen), new_fact_place(sort)
        draft = self.drafts.begin(place, nothing, form_words.fact_field, given, note)
        form = FactForm(
            sort=chosen,
            typed=draft.given,
            check=lambda now: new_fact(chosen, FactId(""), profile, now, reader),
            reader=reader,
            note=draft.note,
            is_new=True,
            begun=draft.begun,
            closed=lambda now: self._closed(ClosedFact(sort, None, HalfTyped(now, nothing))),
            told=draft.typed,
        )
        answer: Typed | None = self._prompts.fact(self._room, form)
        if answer is None:
            draft.drop()
            return
        half = draft.store(answer)
        words = self.tr("Added to “{sort}”.").format(sort=fact_words.sort_words(sort))
        refused = partial(self._not_stored, place, ClosedFact(sort, None, half))
        self._do(lambda desk: desk.profile_editing.add_fact(profile, sort, answer), words, None, refused)

    def go_on_with_fact(self, sort: str, fact: FactId | None, half: HalfTyped, note: str = "") -> None:
        """Ask again for a fact with what was typed, over what it says by now; a new one where it is gone."""
        known = self._opened.profile.facts if self._opened else ()
        now = next((one for one in known if one.id == fact), None)
        if now is not None:
            self.edit_fact(now, half, note)
        elif fact is None:
            self.add_fact(sort, half, note)
        else:
            anew = HalfTyped(half.words, empty(sort_named(sort)))
            self.add_fact(sort, anew, self.tr("The fact is gone by now: saving this adds it anew."))

    @unless_only_read
    def edit_fact(self, fact: Fact, given: HalfTyped | None = None, note: str = "") -> None:
        """Ask for what a fact says and keep it."""
        if self._opened is None:
            return
        reader, sort, stored, place = self.reader, sort_of(fact), typed(fact), fact_place(fact.id)
        draft = self.drafts.begin(place, stored, form_words.fact_field, given, note)
        form = FactForm(
            sort=sort,
            typed=draft.given,
            check=lambda now: changed_fact(fact, now, reader),
            reader=reader,
            redacted=redacted_fields(fact),
            note=draft.note,
            kept_dates=_dates_of(fact),
            begun=draft.begun,
            withheld=self._is_withheld(fact),
            closed=lambda now: self._closed(ClosedFact(sort.key, fact.id, HalfTyped(now, stored))),
            told=draft.typed,
        )
        answer: Typed | None = self._prompts.fact(self._room, form)
        if answer is None or (answer == stored and fact.confirmed):
            draft.drop()
            return
        half = draft.store(answer)
        words = self.tr("Changed “{fact}”.").format(fact=self._called(fact))
        stale = partial(self._ask_again, partial(self.go_on_with_fact, sort.key, fact.id, half))
        refused = partial(self._not_stored, place, ClosedFact(sort.key, fact.id, half))
        withheld = self._is_withheld(fact)
        self._do(partial(_save_fact, fact, answer), words, stale, refused, withheld=withheld)

    def delete_fact(self, fact: Fact) -> None:
        """Delete a fact; the bar offers to take that back."""
        words = self.tr("Deleted “{fact}”.").format(fact=self._called(fact))
        self._do(lambda desk: desk.profile_editing.delete_fact(fact), words)

    def confirm_fact(self, fact: Fact) -> None:
        """Say that a proposal is right."""
        if self._opened is not None:
            profile = self._opened.profile.id
            words = self.tr("Confirmed “{fact}”.").format(fact=self._called(fact))
            self._do(lambda desk: desk.profile_editing.confirm(profile, (fact.id,)), words)

    def confirm_all(self) -> None:
        """Say that every proposal is right, and the profile itself."""
        if self._opened is not None:
            profile = self._opened.profile.id
            waiting = sum(not one.confirmed for one in self._opened.profile.facts)
            words = self.tr("Confirmed the profile and %n fact(s).", "", waiting)
            self._do(lambda desk: desk.profile_editing.confirm_all(profile), words)

    def _is_withheld(self, fact: Fact) -> bool:
        return self._opened is not None and fact.id in self._opened.withheld

    def _called(self, fact: Fact) -> str:
        """A fact as a message calls it, from which words can be copied."""
        return fact_name(fact, withheld=self._is_withheld(fact))

    # ---- the profile itself

    def edit_properties(self, given: HalfTyped | None = None, note: str = "") -> None:
        """Ask for names and the rest, and keep them."""
        opened = self._opened
        if opened is not None:
            ask = partial(self._ask_properties, opened, given, note)
            self._session.call(self, _names_of_all, ask, self._fail)

    @unless_only_read
    def _ask_properties(
        self, opened: OpenProfile, given: HalfTyped | None, note: str, others: tuple[str, ...]
    ) -> None:
        profile, reader = opened.profile, self.reader
        before = typed_properties(profile, opened.parent)
        stored = properties_to_json(before)
        draft = self.drafts.begin(PROPERTIES, stored, form_words.property_field, given, note)
        form = PropertiesForm(
            given=properties_from_json(draft.given) or before,
            check=lambda now: with_properties(profile, now, None, reader),
            reader=reader,
            others=tuple(one for one in others if one != profile.name(languages.of(self._room))),
            note=draft.note,
            begun=draft.begun,
            closed=lambda now: self._closed(ClosedProperties(HalfTyped(properties_to_json(now), stored))),
            typed=lambda now: draft.typed(properties_to_json(now)),
        )
        answer: TypedProperties | None = self._prompts.profile_properties(self._room, form)
        if answer is None or answer == before:
            draft.drop()
            return
        half = draft.store(properties_to_json(answer))
        refused = partial(self._ask_again, partial(self.edit_properties, half))
        words = self.tr("Changed the properties.")
        self._do(lambda desk: desk.profile_editing.save_properties(profile, answer), words, refused, refused)

    def mark_reviewed(self) -> None:
        """Say that the profile was looked through today."""
        if self._opened is not None:
            profile = self._opened.profile.id
            words = self.tr("Marked as reviewed today.")
            self._do(lambda desk: desk.profile_editing.mark_reviewed(profile), words)

    # ---- sections

    @unless_only_read
    def add_section(self, given: HalfTyped | None = None, note: str = "") -> None:
        """Ask for a heading and make a section."""
        if self._opened is None:
            return
        profile = self._opened.profile
        taken = {one.key for one in profile.sections}
        known = [one.usual for one in self._session.program.typing.sections if one.key not in taken]
        nothing = dict.fromkeys(codes(), "")
        draft = self.drafts.begin(NEW_SECTION, nothing, form_words.heading_field, given, note)
        headings = draft.given if draft.begun else {}
        answer = self._prompts.section_headings(self._room, headings, known, "", draft.typed, draft.note)
        if answer is None:
            self._headings_closed(None, draft)
            return
        half = draft.store(answer)
        refused = partial(self._ask_again, partial(self.go_on_with_headings, None, half))
        words = self.tr("Added a section.")
        self._do(lambda desk: desk.profile_editing.add_section(profile.id, answer), words, refused, refused)

    def go_on_with_headings(self, section: SectionId | None, half: HalfTyped, note: str = "") -> None:
        """Ask again for headings with what was typed; for those of a new section where theirs is gone."""
        known = self._opened.profile.sections if self._opened else ()
        now = next((one for one in known if one.id == section), None)
        if now is not None:
            self.rename_section(now, half, note)
        elif section is None:
            self.add_section(half, note)
        else:
            anew = HalfTyped(half.words, dict.fromkeys(codes(), ""))
            self.add_section(anew, self.tr("The section is gone by now: saving this adds it anew."))

    @unless_only_read
    def rename_section(self, section: Section, given: HalfTyped | None = None, note: str = "") -> None:
        """Ask for the headings of a section and keep them; those in languages nobody is asked for stay."""
        stored = {language: section.headings.get(language, "") for language in codes()}
        others = {one: words for one, words in section.headings.items() if one not in stored}
        draft = self.drafts.begin(headings_place(section.id), stored, form_words.heading_field, given, note)
        headings = draft.given if draft.begun else section.headings
        key = section.key
        answer = self._prompts.section_headings(
            self._room, headings, (), key, draft.typed, draft.note, withheld=bool(section.severances)
        )
        if answer is None:
            self._headings_closed(section.id, draft)
            return
        half = draft.store(answer)
        refused = partial(self._ask_again, partial(self.go_on_with_headings, section.id, half))
        words = self.tr("Changed the heading.")
        wanted = {**others, **answer}
        self._do(lambda desk: desk.profile_editing.rename_section(section, wanted), words, refused, refused)

    def _headings_closed(self, section: SectionId | None, draft: FormDraft) -> None:
        if draft.half is not None:
            self._closed(ClosedHeadings(section, draft.half))
        draft.drop()

    def move_section(self, section: SectionId, step: int) -> None:
        """Move a section by some places."""
        if self._opened is not None:
            profile = self._opened.profile.id
            words = self.tr("Moved the section.")
            self._do(lambda desk: desk.profile_editing.move_section(profile, section, step), words)

    def delete_section(self, section: Section, language: str) -> None:
        """Delete a section; the bar offers to take that back."""
        if self._opened is not None:
            profile = self._opened.profile.id
            words = self.tr("Deleted the section “{heading}”.").format(
                heading=section_name(section, language, withheld=bool(section.severances))
            )
            self._do(lambda desk: desk.profile_editing.delete_section(profile, section), words)

    # ---- doing

    def _closed(self, form: ClosedForm) -> None:
        self.form_closed.emit(self.tr("The form was closed without saving."), form, False)

    def _not_stored(self, place: str, form: ClosedForm, words: str) -> None:
        self.drafts.again(place)
        self.form_closed.emit(words, form, True)

    def _ask_again(self, ask: Callable[..., None], words: str) -> None:
        """Ask again with what was typed, once the profile has been read: nothing of it is lost."""
        self._again = partial(ask, note=words)
        self.done.emit("")

    def _do(
        self,
        work: Work,
        words: str,
        stale: Callable[[str], None] | None = None,
        refused: Callable[[str], None] | None = None,
        *,
        withheld: bool = False,
    ) -> None:
        """Do something on the worker; *stale* takes a refusal because of somebody else, *refused* any.

        Where what it is about is *withheld*, no refusal quotes any of it.
        """

        def fail(error: Exception) -> None:
            if stale is not None and isinstance(error, StaleError):
                stale(said(error))
            elif refused is not None:
                refused(said(error, withheld=withheld))
            else:
                self._fail(error)

        self._session.call(self, work, partial(self._did, words), fail)

    def _did(self, words: str, done: Done) -> None:
        if done.redactions:
            words += " " + self.tr("%n received redaction(s) went with it.", "", done.redactions)
        words = " ".join((words, *all_shown(done.notices)))
        self.done.emit(done.made)
        self.undoable.emit(words, partial(self._take_back, done))

    def _take_back(self, done: Done) -> None:
        """Take an act back, also when its room is gone meanwhile."""

        def gone_on(tell: Callable[[], None]) -> None:
            if shiboken6.isValid(self):
                tell()

        self._session.call(
            self._session,
            partial(_undo, done),
            lambda _nothing: gone_on(lambda: self.done.emit(done.made)),
            lambda error: gone_on(lambda: self._fail(error)),
        )

    def _fail(self, error: Exception) -> None:
        self.failed.emit(said(error))
        if isinstance(error, StaleError):
            self.done.emit("")


def _save_fact(fact: Fact, answer: Typed, desk: Desk) -> Done:
    return desk.profile_editing.save_fact(fact, answer)


def _undo(done: Done, desk: Desk) -> None:
    desk.profile_editing.undo(done)


def _names_of_all(desk: Desk) -> tuple[str, ...]:
    return tuple(one.name for one in desk.profiles.list())


def _dates_of(fact: Fact) -> dict[str, FuzzyDate]:
    values = ((one.name, getattr(fact, one.name)) for one in sort_of(fact).fields)
    return {name: value for name, value in values if isinstance(value, FuzzyDate)}
