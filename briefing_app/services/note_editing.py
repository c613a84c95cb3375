"""Working on a note: outline, properties, approvals, uplift, changed sources; every act can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain import outline
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.marking import Uplift
from briefing_app.domain.note import Approval, Note, NoteSection
from briefing_app.domain.note_lines import heading_line, is_heading
from briefing_app.domain.note_undo import taken_back
from briefing_app.domain.text import FREE, SectionId, holds, portions, received_redactions
from briefing_app.services.filling import profile_sections
from briefing_app.services.following import proposed_again
from briefing_app.services.line_drafts import LINES
from briefing_app.services.notes import check_title
from briefing_app.services.reasons import reason_warnings
from briefing_app.services.taking_over import SourceUpdate, taken_over, updates_of
from briefing_app.storage.records import ActKind, DraftOwner, new_id

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.marking import Marking
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Revision

LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Along:
    """What goes with sections that are deleted, to be told: other sections, severances, redactions."""

    sections: int = 0
    severances: int = 0
    redactions: int = 0


@dataclass(frozen=True, slots=True)
class NoteAct:
    """What was done to a note: enough to take it back, and what the officer should know.

    ``section`` is the one to look at now; ``texts`` says whether words of sections that stayed were changed.
    ``notices`` are sentences.
    """

    before: Note
    after: Note
    section: SectionId | None = None
    along: Along = Along()
    history: tuple[Revision, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number of the note as it is now."""
        return self.after.number

    @property
    def texts(self) -> frozenset[SectionId]:
        """The sections whose words the act changed."""
        was = {one.id: one.blocks for one in self.before.sections}
        return frozenset(one.id for one in self.after.sections if was.get(one.id, one.blocks) != one.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteProperties:
    """What a note says of itself beside its sections; ``fields`` holds what the kind asks for by its keys."""

    title: str
    on: date | None = None
    place: str = ""
    fields: Mapping[str, str]
    profiles: tuple[ProfileId, ...] = ()
    approvals: tuple[Approval, ...] = ()


class NoteEditingService:
    """Works on the notes of an open library."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue

    # ---- outline

    def add_section(
        self, number: str, heading: str, *, before: SectionId | None = None, level: int = 1
    ) -> NoteAct:
        """Add an empty section before another one, at the end without one.

        Raises:
            BriefingError: the heading is empty, longer than 300 characters or not one line.
            UnknownNameError: there is no such note or section any more.
        """
        title = _checked_heading(heading)
        made = NoteSection(id=SectionId(new_id()), key="section", heading=title, level=level)
        return self._outline(number, lambda now: outline.inserted(now, (made,), before), made.id)

    def rename_section(self, number: str, section: SectionId, heading: str) -> NoteAct:
        """Give a section another heading; a section may have none.

        Raises:
            BriefingError: the heading is longer than 300 characters or not one line.
        """
        title = _checked_heading(heading) if heading.strip() else ""

        def renamed(now: Sequence[NoteSection]) -> outline.Outline:
            outline.place_of(now, section)
            return tuple(replace(one, heading=title) if one.id == section else one for one in now)

        return self._outline(number, renamed, section, stores=(heading_line(section),))

    def move_section(
        self, number: str, section: SectionId, before: SectionId | None, level: int | None = None
    ) -> NoteAct:
        """Put a section, with everything below it, before another one; at the end without one."""
        return self._outline(number, lambda now: outline.moved(now, section, before, level), section)

    def move_up(self, number: str, section: SectionId) -> NoteAct:
        """Put a section, with everything below it, one place higher."""
        return self._outline(number, lambda now: outline.raised(now, section), section)

    def move_down(self, number: str, section: SectionId) -> NoteAct:
        """Put a section, with everything below it, one place lower."""
        return self._outline(number, lambda now: outline.lowered(now, section), section)

    def change_level(self, number: str, section: SectionId, step: int) -> NoteAct:
        """Put a section, with everything below it, *step* levels deeper, or higher where it is negative."""
        return self._outline(number, lambda now: outline.shifted(now, section, step), section)

    def delete_section(self, number: str, section: SectionId) -> NoteAct:
        """Delete a section with everything below it; what goes with it is told, and all of it can come back.

        The records of severances are closed, never erased.
        """
        with self._library.database.begin(self._actor.act(ActKind.EDIT)) as unit:
            before = unit.notes.by_number(number)
            gone = outline.branch(before.sections, section)
            history = tuple(one for part in gone for one in unit.sections.history(part.id))
            place = outline.place_of(before.sections, section)
            left = outline.without(before.sections, section)
            after = unit.notes.save(replace(before, sections=left))
            near = after.sections[min(place, len(left) - 1)].id if left else None
        return NoteAct(before, after, near, _along(before.sections, left), history)

    def insert_profile(
        self, number: str, profile: ProfileId, *, before: SectionId | None = None, level: int = 1
    ) -> NoteAct:
        """Insert a profile's sections below a heading with its name; the note owns copies of the words.

        Raises:
            NotAllowedError: the profile has no words to insert.
        """
        with self._library.database.begin(self._actor.act(ActKind.EDIT)) as unit:
            was = unit.notes.by_number(number)
            found = unit.profiles.get(profile)
            parts = profile_sections(found, was.language, level, self._kind(was.kind))
            if len(parts) == 1:
                raise NotAllowedError(f"“{found.name(unit.language)}” has no words to insert yet.")
            after = unit.notes.save(replace(was, sections=outline.inserted(was.sections, parts, before)))
        return NoteAct(was, after, parts[0].id)

    # ---- what the note says of itself

    def set_properties(self, number: str, wanted: NoteProperties) -> NoteAct:
        """Keep title, day, place, fields, stakeholders and approvals as given.

        Raises:
            BriefingError: the title is empty, longer than 300 characters or not one line.
            UnknownNameError: the kind has no such field.
        """
        check_title(wanted.title)

        def changed(note: Note, unit: UnitOfWork) -> Note:
            kind = self._kind(note.kind)
            if kind is not None:
                for key in wanted.fields.keys() - note.fields.keys():
                    kind.field(key)
            for one in wanted.profiles:
                unit.profiles.get(one)
            drafted = unit.line_drafts.of(DraftOwner(note=note.id)).get(LINES)
            lines = [] if drafted is None else [one for one in drafted.words if not is_heading(one)]
            unit.line_drafts.settle(DraftOwner(note=note.id), LINES, lines)
            return replace(
                note,
                title=wanted.title.strip(),
                on=wanted.on,
                place=wanted.place.strip(),
                fields={key: said.strip() for key, said in wanted.fields.items() if said.strip()},
                profiles=tuple(dict.fromkeys(wanted.profiles)),
                approvals=wanted.approvals,
            )

        return self._change(number, changed)

    def uplift(self, number: str, marking: Marking, reason: str) -> NoteAct:
        """Raise the note as a whole above the floor of its parts.

        Raises:
            NotAllowedError: no reason is given, the marking is not above the floor, or above the ceiling, or
                its scheme does not raise a whole above its parts.
        """

        def raised(note: Note, _unit: UnitOfWork) -> Note:
            scheme = self._catalogue.scheme_of(marking)
            scheme.refuse_raising(marking)
            floor = scheme.floor(one for part in note.sections for one in portions(part.blocks))
            if scheme.at_most(marking, floor):
                raise NotAllowedError(
                    f"Its parts make the note {scheme.banner(floor, 'en')} already: choose a marking above."
                )
            return replace(note, uplift=Uplift(marking, reason.strip(), self._actor.name, self._actor.now()))

        return self._change(number, raised, ActKind.MARK, reason)

    def end_uplift(self, number: str, reason: str) -> NoteAct:
        """End the raising of a note; it is marked by its parts again.

        Raises:
            NotAllowedError: no reason is given, or the note is not raised.
        """
        if not reason.strip():
            raise NotAllowedError("Lowering a marking needs a reason: say why.")

        def ended(note: Note, _unit: UnitOfWork) -> Note:
            if note.uplift is None:
                raise NotAllowedError("This note is not raised above its parts.")
            return replace(note, uplift=None)

        return self._change(number, ended, ActKind.MARK, reason)

    # ---- changed sources

    def updates(self, number: str) -> tuple[SourceUpdate, ...]:
        """The blocks whose source says something else now, each with what taking it over would make of it."""
        with self._library.database.read() as unit:
            return updates_of(unit.notes.by_number(number), unit, self._join)

    def take_over(
        self, number: str, taken: Sequence[SourceUpdate], kept: Sequence[SourceUpdate] = ()
    ) -> NoteAct:
        """Bring what sources say now into the blocks *taken*; leave those *kept* and remember they were seen.

        Severances, markings and received redactions of both sides are united; only where the source is gone
        does a block go, and what goes with it is told.

        Raises:
            NotAllowedError: a block or its source was changed since it was shown.
        """
        along = Along()

        def changed(note: Note, unit: UnitOfWork) -> Note:
            nonlocal along
            made = taken_over(note, unit, taken, kept, self._join)
            along = _along(note.sections, made.sections)
            return made

        act = self._change(number, changed)
        places = [one.change.section for one in (*taken, *kept)]
        return replace(act, section=places[0] if places else None, along=along)

    # ---- the way back

    def undo(self, act: NoteAct) -> NoteAct:
        """Take an act back: what it deleted comes back under the same ids.

        Raises:
            NotAllowedError: what it changed was changed again since.
        """
        with self._library.database.begin(self._actor.act(ActKind.EDIT)) as unit:
            now = unit.notes.get(act.after.id)
            after = unit.notes.save(taken_back(act.before, act.after, now))
            unit.sections.put_back_history(act.history)
        return NoteAct(now, after, act.section)

    # ---- inside

    def _outline(
        self,
        number: str,
        change: Callable[[Sequence[NoteSection]], outline.Outline],
        section: SectionId,
        stores: tuple[str, ...] = (),
    ) -> NoteAct:
        def changed(note: Note, unit: UnitOfWork) -> Note:
            unit.line_drafts.settle(DraftOwner(note=note.id), LINES, stores)
            return replace(note, sections=change(note.sections))

        return replace(self._change(number, changed), section=section)

    def _change(
        self,
        number: str,
        change: Callable[[Note, UnitOfWork], Note],
        kind: ActKind = ActKind.EDIT,
        reason: str = "",
    ) -> NoteAct:
        with self._library.database.begin(self._actor.act(kind, reason.strip())) as unit:
            before = unit.notes.by_number(number)
            after = unit.notes.save(change(before, unit))
            notices = proposed_again(unit)
        if kind is ActKind.MARK:
            notices += reason_warnings(self._catalogue, reason, withheld=False, marked=True)
        return NoteAct(before, after, notices=notices)

    def _join(self, markings: Iterable[Marking]) -> Marking:
        """The least marking all of them are at most, in the schemes they are of."""
        return self._catalogue.every_scheme.floor(markings)

    def _kind(self, key: str) -> Kind | None:
        """The kind of a note; None where its file is gone, for a note outlives its kind."""
        try:
            return self._catalogue.kind(key)
        except UnknownNameError:
            return None


def _along(before: Sequence[NoteSection], after: Sequence[NoteSection]) -> Along:
    """What is in sections before and no more after."""
    stay = FREE.union(*(_held(one) for one in after))
    return Along(
        sections=max(len(before) - len(after) - 1, 0),
        severances=len(FREE.union(*(_held(one) for one in before)) - stay),
        redactions=max(_redactions(before) - _redactions(after), 0),
    )


def _redactions(sections: Iterable[NoteSection]) -> int:
    return sum(received_redactions(block) for one in sections for block in one.blocks)


def _held(section: NoteSection) -> frozenset[str]:
    return section.severances.union(*(holds(block) for block in section.blocks))


def _checked_heading(heading: str) -> str:
    if not heading.strip():
        raise BriefingError("A section needs a heading: say what it is about.")
    if len(heading) > LONGEST_HEADING or len(heading.splitlines()) > 1:
        raise BriefingError(f"A heading is one line of at most {LONGEST_HEADING} characters: shorten it.")
    return heading.strip()
