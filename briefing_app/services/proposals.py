"""From what a reader found to profiles and facts of a library, all of them unconfirmed.

A fact belongs to the profile whose section states it, else to the one its line names, else to none: it is
kept with the import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    ImportId,
    Incumbency,
    ProfileId,
    Project,
    Statement,
)
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.passages import find
from briefing_app.domain.profile import Name, NameRole, Profile, Section
from briefing_app.domain.proposed_owners import Owners
from briefing_app.domain.reading import (
    ProposedContribution,
    ProposedEvent,
    ProposedFact,
    ProposedPerson,
    ProposedProfile,
    ProposedProject,
    Reading,
    SourceBlock,
    WithheldField,
)
from briefing_app.domain.text import Block, Scope, SectionId, Text, Withheld, block_words
from briefing_app.storage.records import new_id


@dataclass(frozen=True, slots=True)
class Proposals:
    """What an import stores: profiles with their sections and facts, and the facts of no profile."""

    profiles: tuple[Profile, ...]
    loose: tuple[Fact, ...]


class Proposer:
    """Makes the proposals of one reading."""

    def __init__(self, reading: Reading, blocks: Mapping[int, Block], imported: ImportId) -> None:
        """*blocks* maps the place of a source block in the reading to the block it became."""
        self._reading = reading
        self._blocks = blocks
        self._imported = imported
        self._ids = {id(profile): ProfileId(new_id()) for profile in reading.profiles}
        self._owners = Owners(reading)
        self._at_line = {
            line: blocks[place]
            for place, block in enumerate(reading.blocks)
            if place in blocks
            for line in block.lines
        }

    def proposals(self) -> Proposals:
        """The profiles with what belongs to them, and the rest."""
        facts = [self._fact(one) for one in self._found()]
        profiles = tuple(
            self._profile(one, tuple(fact for fact in facts if fact.profile == self._ids[id(one)]))
            for one in self._reading.profiles
        )
        return Proposals(profiles, tuple(fact for fact in facts if fact.profile is None))

    def _found(self) -> Iterator[ProposedFact]:
        yield from self._reading.people
        yield from self._reading.events
        yield from self._reading.contributions
        yield from self._reading.projects

    def _profile(self, proposed: ProposedProfile, facts: tuple[Fact, ...]) -> Profile:
        language = self._reading.language
        names = [Name(text=proposed.name, language=language)]
        if proposed.acronym:
            names.append(Name(text=proposed.acronym, role=NameRole.ACRONYM, language=language))
        names += [Name(text=one, role=NameRole.VARIANT, language=language) for one in proposed.variants]
        return Profile(
            id=self._ids[id(proposed)],
            kind=proposed.kind,
            names=tuple(names),
            confirmed=False,
            sections=tuple(self._sections(proposed)),
            facts=facts,
        )

    def _sections(self, proposed: ProposedProfile) -> Iterator[Section]:
        language = self._reading.language
        for one in proposed.sections:
            at = one.heading_block
            kept = () if at is None or not is_more_than_words(self._reading.blocks[at]) else (at,)
            text = self._text((*kept, *one.blocks))
            headings = {language: one.heading} if one.heading and not kept else {}
            yield Section(id=SectionId(new_id()), key=one.key, headings=headings, texts={language: text})

    def _text(self, places: Sequence[int]) -> Text:
        return normalise(self._blocks[place] for place in places if place in self._blocks)

    def _fact(self, found: ProposedFact) -> Fact:
        match found:
            case ProposedPerson():
                return self._person(found)
            case ProposedEvent():
                return self._event(found)
            case ProposedContribution():
                return self._contribution(found)
            case ProposedProject():
                return self._project(found)

    def _person(self, found: ProposedPerson) -> Incumbency:
        return Incumbency(
            **self._common(found, (found.name, found.post, found.honorific)),
            person=_value(found.name),
            post=found.post or found.portfolio or "",
            honorific=found.honorific or "",
            acting=found.acting,
        )

    def _event(self, found: ProposedEvent) -> Engagement:
        when = found.when.wording if isinstance(found.when, FuzzyDate) else found.when
        return Engagement(
            **self._common(found, (when, found.name, found.place)),
            name=_value(found.name),
            when=found.when if isinstance(found.when, FuzzyDate) else _FIELD,
            place=None if found.place is None else _value(found.place),
            place_certain=found.place_certain,
        )

    def _contribution(self, found: ProposedContribution) -> Contribution:
        return Contribution(
            **self._common(found, (found.wording, found.period, *_payer_words(found))),
            amount=_amount(found.amount),
            currency=found.currency,
            approximate=found.approximate,
            period=found.period or "",
            payers=found.payers,
        )

    def _project(self, found: ProposedProject) -> Project:
        countries = () if isinstance(found.countries, WithheldField) else found.countries
        implementer = None if found.implementer is None else _value(found.implementer)
        return Project(
            **self._common(found, (found.title, found.implementer)),
            title=_value(found.title),
            countries=countries,
            implementer=implementer,
        )

    def _common(self, found: ProposedFact, stated: Iterable[object]) -> dict[str, Any]:
        owner = self._owners.of(found)
        return {
            "id": FactId(new_id()),
            "profile": None if owner is None else self._ids[id(owner)],
            "statements": self._statements(
                found.lines, [one for one in stated if isinstance(one, str) and one]
            ),
            "confirmed": False,
            "imported": self._imported,
            "lines": tuple(found.lines),
        }

    def _statements(self, lines: Sequence[int], stated: Sequence[str]) -> tuple[Statement, ...]:
        """The words that state the fact; the whole block where they do not stand in it letter by letter."""
        statements: dict[Statement, None] = {}
        for block in {block.id: block for line in lines if (block := self._at_line.get(line))}.values():
            here = [one for one in stated if find((block,), one)]
            for one in here or [block_words(block)]:
                statements[Statement(block.id, one)] = None
        return tuple(statements)


def is_more_than_words(heading: SourceBlock) -> bool:
    """Whether a heading must stay a block: the heading of a section is words, and holds no redaction."""
    return bool(heading.redactions) or len(heading.text) > LONGEST_HEADING


LONGEST_HEADING = 300

_FIELD = Withheld(scope=Scope.INLINE)


def _value(field: str | WithheldField) -> str | Withheld:
    return _FIELD if isinstance(field, WithheldField) else field


def _payer_words(found: ProposedContribution) -> Iterator[str]:
    """The words that say who pays and which part."""
    for payer in found.payers:
        yield payer.name
        if payer.share is not None:
            yield f"{payer.share.normalize():f}%"


def _amount(stated: str | WithheldField) -> Decimal | Withheld | None:
    if isinstance(stated, WithheldField):
        return _FIELD
    try:
        return Decimal(stated)
    except InvalidOperation:  # a range: its words are in the statement
        return None
