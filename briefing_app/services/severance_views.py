"""Severances as they are shown: what they withhold where, in the order of the text, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.look_again import first_end
from briefing_app.domain.note import Note, held_by_section
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.severance_history import approved_alone, recommended_by
from briefing_app.domain.text import BlockId, SectionId, SeveranceId, Text, holds
from briefing_app.domain.withheld_places import held_words

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.domain.facts import Fact, FactId, ProfileId
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteId
    from briefing_app.domain.profile import Profile
    from briefing_app.domain.severance import Severance
    from briefing_app.domain.severance_history import SeveranceDecision
    from briefing_app.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SeveranceView:
    """A severance with what it withholds here: provisions in print, headings of the sections, the words.

    ``held_places`` are the places whose heading is withheld with the whole section, and is guarded.
    ``block`` is the first block it holds anything in, None where it holds facts alone; ``sections`` are those
    it withholds whole, ``facts`` the facts it holds; ``profile`` is whose the first of these is, and
    ``markings`` what those of a note are marked in their profiles. ``look_again`` is the day it is to be
    looked at again: its own, else that on which a time limit of the act ends, None where there is neither.
    ``history`` holds every decision, the first one first.
    """

    severance: Severance
    label: str
    places: tuple[str, ...]
    words: tuple[str, ...]
    block: BlockId | None = None
    sections: tuple[SectionId, ...] = ()
    facts: tuple[FactId, ...] = ()
    look_again: date | None = None
    history: tuple[SeveranceDecision, ...] = ()
    held_places: frozenset[str] = frozenset()
    profile: ProfileId | None = None
    markings: frozenset[Marking] = frozenset()

    @property
    def recommended_by(self) -> str | None:
        """Who recommended what it is now, None where nobody did."""
        return recommended_by(self.history)

    @property
    def approved_alone(self) -> bool:
        """Whether nobody but the one who approved it had a hand in it: that is remarked, not refused."""
        return approved_alone(self.history)


@dataclass(frozen=True, slots=True)
class DuePlace:
    """A profile or a note that holds a severance; ``number`` is that of a note."""

    name: str
    profile: ProfileId | None = None
    note: NoteId | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class DueSeverance:
    """A severance that is to be looked at again, on which day, and in what it withholds something."""

    severance: Severance
    label: str
    on: date
    places: tuple[DuePlace, ...]


@dataclass(frozen=True, slots=True)
class HeldSection:
    """A section as severances hold it: its heading, its blocks as its own severances hold them too."""

    id: SectionId
    heading: str
    blocks: Text
    whole: frozenset[SeveranceId] = frozenset()


@dataclass(slots=True)
class _Found:
    """What one severance withholds, while it is gathered."""

    places: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    block: BlockId | None = None
    sections: dict[SectionId, None] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    held_places: set[str] = field(default_factory=set)


def views(
    severances: Iterable[Severance],
    histories: Mapping[SeveranceId, tuple[SeveranceDecision, ...]],
    sections: Sequence[HeldSection],
    facts: Iterable[Fact],
    catalogue: Catalogue,
    language: str,
    marked: Mapping[FactId, frozenset[Marking]],
) -> tuple[SeveranceView, ...]:
    """The severances in the order of the text, those that hold facts alone behind them.

    *marked* says what facts are marked, where the markings of what holds them do not say so already.
    """
    found = _gathered(sections, facts)
    order = {severance: position for position, severance in enumerate(found)}
    ordered = sorted(severances, key=lambda one: order.get(one.id, len(order)))
    return tuple(
        _view(one, found.get(one.id, _Found()), histories.get(one.id, ()), catalogue, language, marked)
        for one in ordered
    )


def _gathered(sections: Sequence[HeldSection], facts: Iterable[Fact]) -> dict[SeveranceId, _Found]:
    found: dict[SeveranceId, _Found] = {}
    for section in sections:
        for severance, stretches in held_words(section.blocks).items():
            one = found.setdefault(severance, _Found())
            one.places.append(section.heading)
            one.words.extend(stretches)
            if section.whole:
                one.held_places.add(section.heading)
        for severance in sorted(section.whole):
            one = found.setdefault(severance, _Found())
            one.sections[section.id] = None
            if section.heading not in one.places:  # where there are no words, the heading is what is withheld
                one.places.append(section.heading)
                one.held_places.add(section.heading)
        for block, severance in _holding(section.blocks):
            one = found.setdefault(severance, _Found())
            one.block = one.block or block
    for fact in facts:
        for severance in sorted(fact.severances):
            one = found.setdefault(severance, _Found())
            one.facts.append(fact)
            one.words.extend(values_of(fact))
    return found


def _holding(blocks: Text) -> Iterator[tuple[BlockId, SeveranceId]]:
    for block in blocks:
        yield from ((block.id, severance) for severance in sorted(holds(block)))


def _view(
    severance: Severance,
    found: _Found,
    history: tuple[SeveranceDecision, ...],
    catalogue: Catalogue,
    language: str,
    marked: Mapping[FactId, frozenset[Marking]],
) -> SeveranceView:
    return SeveranceView(
        severance=severance,
        label=catalogue.label(severance.exemptions, language),
        places=tuple(found.places),
        words=tuple(found.words),
        block=found.block,
        sections=tuple(found.sections),
        facts=tuple(fact.id for fact in found.facts),
        look_again=look_again_on(severance, history, catalogue),
        history=history,
        held_places=frozenset(found.held_places),
        profile=next((fact.profile for fact in found.facts), None),
        markings=frozenset().union(*(marked.get(fact.id, ()) for fact in found.facts)),
    )


def look_again_on(
    severance: Severance, history: Sequence[SeveranceDecision], catalogue: Catalogue
) -> date | None:
    """The day a severance is to be looked at again: its own, else when a limit of the act has run out.

    The limit is counted from the first decision, for nobody wrote down how old the words were then.
    """
    if severance.review_on is not None:
        return severance.review_on
    since = (history[0].at if history else severance.at).date()
    limits = [
        limit
        for act in catalogue.acts.values()
        for one in severance.exemptions
        if act.holds(one)
        for limit in act.exemption(one).limits
    ]
    return first_end(limits, since)


def sections_of_note(note: Note) -> tuple[HeldSection, ...]:
    """The sections of a note, each block held also by what withholds its section."""
    return tuple(
        HeldSection(one.id, one.heading, held_by_section(one.blocks, one.severances), one.severances)
        for one in note.sections
    )


def sections_of_profile(profile: Profile) -> tuple[HeldSection, ...]:
    """The sections of a profile in each of their languages, under their heading or key."""
    return tuple(
        HeldSection(
            section.id,
            section.headings.get(language) or section.key,
            held_by_section(text, section.severances),
            section.severances,
        )
        for section in profile.sections
        for language, text in section.texts.items()
    )
