"""From the blocks of a document to a reading: what is proposed from them, whatever format they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing_app.documents.readers.acronyms import definitions
from briefing_app.documents.readers.amounts import find_contributions
from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.events import find_events
from briefing_app.documents.readers.findings import Findings
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.oddities import find_oddities
from briefing_app.documents.readers.own_editions import is_internal_edition
from briefing_app.documents.readers.people import find_people
from briefing_app.documents.readers.profiles import find_profiles
from briefing_app.documents.readers.projects import find_projects
from briefing_app.domain.fuzzy_date import DateKind, find_dates
from briefing_app.domain.reading import BlockKind, Reading, ReadingWarning, Source, StatedMarking
from briefing_app.domain.steps import Steps

_EDITION_KINDS = (DateKind.YEAR, DateKind.MONTH, DateKind.YEAR_SPAN)
_LONGEST_FOR_FACTS = 20_000


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document whose blocks are read, before anything is proposed from them.

    ``literal`` are the first lines of blocks whose mark-up was too much to render; what follows it is of the
    formats that tell more than text can.
    """

    source: Source
    language: str
    lexicon: Lexicon
    drafts: list[Draft]
    steps: Steps
    literal: frozenset[int] = frozenset()
    warnings: tuple[ReadingWarning, ...] = ()
    stated: tuple[StatedMarking, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    is_own_copy: bool = False


def reading_of(document: ReadDocument) -> Reading:
    """Everything found in a document; its steps are taken from the profiles on."""
    lexicon, drafts, steps = document.lexicon, document.drafts, document.steps
    body = [draft for draft in drafts if not draft.apart]
    title = _first(drafts, BlockKind.TITLE)
    edition = edition_of(title, lexicon) if title else None
    profiles = find_profiles(drafts, lexicon)
    steps.next()
    facts = [draft for draft in body if _may_state_facts(draft)]
    defined = definitions(drafts)
    names = {d.acronym: d.name for d in reversed(defined)}
    names |= {p.acronym: p.name for p in profiles.profiles if p.acronym}
    projects = find_projects(body, lexicon)
    steps.next()
    people = find_people(steps.over(facts), lexicon)
    events = find_events(steps.over(facts), lexicon, _day_of(edition), names)
    steps.next()
    contributions = tuple(one for draft in steps.over(facts) for one in find_contributions(draft, lexicon))
    steps.next()
    findings = Findings(drafts, lexicon, document.source, profiles, defined, projects, document.literal)
    warnings = find_oddities(findings)
    steps.next()
    return Reading(
        source=document.source,
        language=document.language,
        title=title,
        edition=edition,
        notice=_first(drafts, BlockKind.NOTICE),
        blocks=tuple(draft.finished(document.source.lines) for draft in drafts),
        profiles=profiles.profiles,
        people=people,
        events=events,
        projects=projects,
        contributions=contributions,
        warnings=_in_order(*warnings, *document.warnings),
        stated=document.stated,
        pictures=document.pictures,
        is_own_copy=document.is_own_copy or is_internal_edition(document.source.lines),
    )


def _in_order(*warnings: ReadingWarning) -> tuple[ReadingWarning, ...]:
    return tuple(sorted(warnings, key=lambda warning: warning.line))


def _may_state_facts(draft: Draft) -> bool:
    return draft.kind in (None, BlockKind.PARAGRAPH, BlockKind.ITEM) and len(draft.text) <= _LONGEST_FOR_FACTS


def _first(drafts: Iterable[Draft], kind: BlockKind) -> str | None:
    return next((draft.text for draft in drafts if draft.kind is kind), None)


def edition_of(title: str, lexicon: Lexicon) -> str | None:
    """The edition a title names, in EDTF ("2019", "2025-05"); None where it calls itself no binder."""
    plain = fold(title)
    if not any(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", plain) for word in lexicon.edition.words):
        return None
    dates = (found.date for found in find_dates(title, words=lexicon.dates))
    return next((one.edtf for one in dates if one.kind in _EDITION_KINDS and one.edtf), None)


def _day_of(edition: str | None) -> date | None:
    """The first day of an edition, which relative words lean on."""
    match = re.match(r"([0-9]{4})(?:-([0-9]{2}))?", edition or "")
    return date(int(match[1]), int(match[2] or 1), 1) if match else None
