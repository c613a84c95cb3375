"""Marking and severing words that an officer names, in a profile or a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.following import Stated
from briefing_app.domain.passages import Passage, find, set_portion, withhold, words_at
from briefing_app.domain.severance import Severance
from briefing_app.domain.text import BlockId, SectionId, SeveranceId, Text, walk
from briefing_app.services.following import Decisions, Following
from briefing_app.services.reasons import reason_warnings
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import Note
    from briefing_app.domain.profile import Profile
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.notes import NoteService
    from briefing_app.services.profiles import ProfileService
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True)
class MarkReport:
    """What was done: in how many places, under which new severance, and what the officer should know.

    ``marked`` is the marking that was set, as a banner names it; empty where none was.
    """

    places: int
    severance: SeveranceId | None
    notices: tuple[str, ...] = ()
    marked: str = ""


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is to be done to each passage."""

    severance: Severance | None
    marking: Marking | None

    def applied(self, blocks: Text, passages: Sequence[Passage]) -> Text:
        """The text with the words withheld and their blocks marked."""
        if self.severance is not None:
            blocks = withhold(blocks, passages, self.severance.id)
        if self.marking is not None:
            blocks = set_portion(blocks, {passage.block for passage in passages}, self.marking)
        return blocks


_Texts = Mapping[tuple[SectionId, str], Text]


@dataclass(frozen=True, slots=True)
class _Done:
    """The texts as they were, by section and language, and the passages in them that were marked."""

    texts: _Texts
    passages: Mapping[tuple[SectionId, str], tuple[Passage, ...]]

    def markings(self) -> tuple[Marking, ...]:
        """The markings the blocks of the passages had."""
        blocks = {passage.block for passages in self.passages.values() for passage in passages}
        marked = (block.portion for text in self.texts.values() for block in walk(text) if block.id in blocks)
        return tuple(one for one in marked if one is not None)


class PassageService:
    """Marks and severs in the sections of an open library."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        catalogue: Catalogue,
        notes: NoteService,
        profiles: ProfileService,
    ) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._notes = notes
        self._profiles = profiles
        self._following = Following(actor, catalogue)

    def mark(
        self,
        *,
        profile: str | None = None,
        note: str | None = None,
        section: str,
        words: str,
        nth: int | None = None,
        every: bool = False,
        exemptions: Sequence[str] = (),
        marking: str | None = None,
        reason: str = "",
    ) -> MarkReport:
        """Put a proposed severance on the words, or a portion marking on the blocks they stand in, or both.

        The words must stand once in the section, unless *nth* (from 1) or *every* says which are meant.
        What is severed in a profile is proposed in every note holding the same block. *reason* is kept with
        the name of the person; where a marking is lowered without one, the report says so.

        Raises:
            BriefingError: neither or both of profile and note are named, nothing is asked for, the section or
                the words are not found, are found several times, or the marking is above the ceiling.
        """
        if (profile is None) == (note is None):
            raise BriefingError("Name either a profile or a note to mark.")
        provisions = frozenset(self._catalogue.exemption(one) for one in exemptions)
        level = None if marking is None else self._catalogue.marking(marking)
        if not provisions and level is None:
            raise BriefingError("Say what to mark the words with: an exemption, a marking, or both.")
        proposed = replace(self._following.proposed(provisions), reason=reason.strip())
        decision = _Decision(proposed if provisions else None, level)
        act = self._actor.act(ActKind.SEVER if provisions else ActKind.MARK, reason.strip())
        with self._library.database.begin(act) as unit:
            if decision.severance is not None:
                unit.severances.save(decision.severance)
            if note is not None:
                done = self._mark_note(unit, self._notes.get(note), section, decision, (words, nth, every))
            else:
                found = self._profiles.find(profile or "")
                done = self._mark_profile(unit, found, section, decision, (words, nth, every))
        warnings = reason_warnings(
            self._catalogue, reason, withheld=bool(provisions), marked=level is not None
        )
        notices = (*self._notices(done, level, reason), *warnings)
        places = sum(map(len, done.passages.values()))
        severed = decision.severance.id if decision.severance else None
        marked = "" if level is None else self._catalogue.scheme_of(level).whole(level, "en")
        return MarkReport(places, severed, notices, marked)

    def _notices(self, done: _Done, marking: Marking | None, reason: str) -> tuple[str, ...]:
        """What to say where a marking was lowered: that is for a named person, with a reason."""
        if marking is None or reason.strip():
            return ()
        scheme = self._catalogue.scheme_of(marking)
        lowered = [one for one in done.markings() if not scheme.at_most(one, marking)]
        before = scheme.banner(scheme.floor(lowered), "en") if lowered else ""
        now = scheme.banner(marking, "en")
        return (f"{before} was lowered to {now} and no reason was given.",) if lowered else ()

    def _mark_note(
        self,
        unit: UnitOfWork,
        note: Note,
        key: str,
        decision: _Decision,
        wanted: tuple[str, int | None, bool],
    ) -> _Done:
        texts = {(one.id, note.language): one.blocks for one in note.sections if one.key == key}
        known = [one.key for one in note.sections]
        chosen = _chosen(texts, known, key, *wanted)
        sections = tuple(
            replace(one, blocks=decision.applied(one.blocks, chosen[one.id, note.language]))
            if (one.id, note.language) in chosen
            else one
            for one in note.sections
        )
        unit.notes.save(replace(note, sections=sections))
        return _Done(texts, chosen)

    def _mark_profile(
        self,
        unit: UnitOfWork,
        profile: Profile,
        key: str,
        decision: _Decision,
        wanted: tuple[str, int | None, bool],
    ) -> _Done:
        matching = [one for one in profile.sections if one.key == key]
        texts = {(one.id, language): text for one in matching for language, text in one.texts.items()}
        chosen = _chosen(texts, [one.key for one in profile.sections], key, *wanted)
        sections = []
        for one in profile.sections:
            changed = {
                language: decision.applied(text, chosen[one.id, language])
                for language, text in one.texts.items()
                if (one.id, language) in chosen
            }
            sections.append(replace(one, texts={**one.texts, **changed}))
        unit.profiles.save(replace(profile, sections=tuple(sections)))
        for at, passages in chosen.items():
            decided = decision.applied(texts[at], passages)
            self._follow_in_notes(unit, at[0], decided, passages, decision)
        return _Done(texts, chosen)

    def _follow_in_notes(
        self,
        unit: UnitOfWork,
        section: SectionId,
        decided: Text,
        passages: Sequence[Passage],
        decision: _Decision,
    ) -> None:
        """What is severed in a profile is proposed in notes holding the block; a marking raises it there."""
        stated = [(one.block, words_at(decided, one)) for one in passages]
        withheld = {}
        if decision.severance is not None:
            withheld[decision.severance.id] = [Stated(block, words, (words,)) for block, words in stated]
        raised: dict[BlockId, tuple[Marking, tuple[str, ...]]] = {}
        if decision.marking is not None:
            phrases = tuple(dict.fromkeys(words for _, words in stated))
            raised = {block: (decision.marking, phrases) for block, _ in stated}
        self._following.into_notes(unit, section, decided, Decisions(withheld, raised))


def _chosen(
    texts: _Texts, known: Sequence[str], key: str, words: str, nth: int | None, every: bool
) -> dict[tuple[SectionId, str], tuple[Passage, ...]]:
    """The passages meant, by section and language.

    Raises:
        UnknownNameError: there is no such section, or the words are not in it.
        NotAllowedError: the words are there more than once and it was not said which are meant.
    """
    if not texts:
        choices = ", ".join(dict.fromkeys(known)) or "none"
        raise UnknownNameError(f"There is no section “{key}” here: the sections are {choices}.")
    found = [(at, passage) for at, text in texts.items() for passage in find(text, words)]
    if not found:
        raise UnknownNameError(f"The words were not found in the section “{key}”: copy them as they stand.")
    if nth is not None and not 1 <= nth <= len(found):
        raise UnknownNameError(
            f"The words stand {len(found)} times in the section “{key}”: there is no number {nth}."
        )
    if nth is not None:
        found = [found[nth - 1]]
    elif len(found) > 1 and not every:
        raise NotAllowedError(
            f"The words stand {len(found)} times in the section “{key}”: say which (--nth) or all (--all)."
        )
    chosen: dict[tuple[SectionId, str], tuple[Passage, ...]] = {}
    for at, passage in found:
        chosen[at] = (*chosen.get(at, ()), passage)
    return chosen
