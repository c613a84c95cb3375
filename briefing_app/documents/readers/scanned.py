"""The reader of plain text and Markdown: lines, blocks, headings, items, then what is proposed from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefing_app.documents.readers.acronyms import definitions
from briefing_app.documents.readers.amounts import find_contributions
from briefing_app.documents.readers.cells import read_rows
from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.events import find_events
from briefing_app.documents.readers.findings import Findings
from briefing_app.documents.readers.headings import find_headings
from briefing_app.documents.readers.inline import InlineReader
from briefing_app.documents.readers.items import set_levels_and_parents
from briefing_app.documents.readers.lexicon import Lexicon, Lexicons, fold
from briefing_app.documents.readers.lines import scan
from briefing_app.documents.readers.oddities import find_oddities
from briefing_app.documents.readers.people import find_people
from briefing_app.documents.readers.profiles import find_profiles
from briefing_app.documents.readers.projects import find_projects
from briefing_app.documents.readers.recognise import recognise, stands_alone
from briefing_app.documents.readers.redactions import find_redactions, is_wholly_withheld
from briefing_app.domain.fuzzy_date import DateKind, find_dates
from briefing_app.domain.reading import BlockKind, Reading, Source
from briefing_app.domain.steps import Steps

STEPS = 8
"""How many steps a reading tells of."""

_EDITION_KINDS = (DateKind.YEAR, DateKind.MONTH, DateKind.YEAR_SPAN)
_LONGEST_FOR_FACTS = 20_000


def read_scanned(source: Source, lexicons: Lexicons, language: str, steps: Steps) -> Reading:
    """Everything found in the lines of a text or Markdown document."""
    lexicon = lexicons.joined(language)
    is_markdown = source.format == "markdown"
    drafts = scan(source.lines, is_markdown=is_markdown, stands_alone=partial(stands_alone, lexicon=lexicon))
    steps.next()
    literal = _read_words(steps.over(drafts), lexicon, is_markdown=is_markdown)
    steps.next()
    recognise(drafts, lexicon)
    find_headings(drafts, lexicon, is_markdown=is_markdown)
    steps.next()
    set_levels_and_parents(drafts, lexicon)
    return _reading(_Scanned(source, language, lexicon, drafts, literal, steps))


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A document whose blocks are read, before anything is proposed from them."""

    source: Source
    language: str
    lexicon: Lexicon
    drafts: list[Draft]
    literal: frozenset[int]
    steps: Steps


def _reading(scanned: _Scanned) -> Reading:
    lexicon, drafts, steps = scanned.lexicon, scanned.drafts, scanned.steps
    title = _first(drafts, BlockKind.TITLE)
    edition = edition_of(title, lexicon) if title else None
    profiles = find_profiles(drafts, lexicon)
    steps.next()
    facts = [draft for draft in drafts if _may_state_facts(draft)]
    defined = definitions(drafts)
    names = {d.acronym: d.name for d in reversed(defined)}
    names |= {p.acronym: p.name for p in profiles.profiles if p.acronym}
    projects = find_projects(drafts, lexicon)
    steps.next()
    people = find_people(steps.over(facts), lexicon)
    events = find_events(steps.over(facts), lexicon, _day_of(edition), names)
    steps.next()
    contributions = tuple(one for draft in steps.over(facts) for one in find_contributions(draft, lexicon))
    steps.next()
    findings = Findings(drafts, lexicon, scanned.source, profiles, defined, projects, scanned.literal)
    warnings = find_oddities(findings)
    steps.next()
    return Reading(
        source=scanned.source,
        language=scanned.language,
        title=title,
        edition=edition,
        notice=_first(drafts, BlockKind.NOTICE),
        blocks=tuple(draft.finished(scanned.source.lines) for draft in drafts),
        profiles=profiles.profiles,
        people=people,
        events=events,
        projects=projects,
        contributions=contributions,
        warnings=warnings,
    )


def _read_words(drafts: Iterable[Draft], lexicon: Lexicon, *, is_markdown: bool) -> frozenset[int]:
    """Give every draft its text, properties and redactions; the first lines of those kept literal."""
    reader = InlineReader(is_markdown=is_markdown)
    literal: set[int] = set()
    for draft in drafts:
        if draft.kind is BlockKind.TABLE:
            read_rows(draft, reader, lexicon)
            continue
        marked, is_literal = reader.read(_joined(draft, is_markdown=is_markdown))
        draft.text, draft.spans = marked.text, marked.spans
        draft.redactions = find_redactions(draft.text, lexicon)
        draft.wholly = is_wholly_withheld(draft.text, draft.redactions)
        if is_literal:
            literal.add(draft.first)
    return frozenset(literal)


def _joined(draft: Draft, *, is_markdown: bool) -> str:
    """The lines of a draft as one text; in Markdown a backslash at a line's end is a hard break."""
    pieces = draft.pieces
    if len(pieces) == 1:
        return pieces[0]
    if not is_markdown:
        return " ".join(pieces)
    parts = [piece[:-1] + "\n" if piece.endswith("\\") else piece + " " for piece in pieces[:-1]]
    return "".join((*parts, pieces[-1]))


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
