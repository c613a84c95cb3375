"""Funded projects in a list: "Countries – title (implementer)", or a title and implementer under its lead.

A dash after countries is what joins, whatever spaces are around it; the implementer stands in the last
parentheses, closed or not. ", and" joins two projects only where a project ends before it and one after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.items import leads_projects
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.places import countries_at
from briefing_app.documents.readers.redactions import find_redactions
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.reading import WITHHELD_FIELD, BlockKind, ProposedProject, WithheldField

_DASH = re.compile(r"\s*[\u2010-\u2015-]\s*")
_JOINED = re.compile(r"(?<=\)),?\s+(?:and|et)\s+(?=[A-ZÀ-Ý\[])")
_NO_IMPLEMENTER = re.compile(
    r"[\s0-9$€£.,/\u2013-]*(?:million|billion|CAD|USD|approximately|environ|years?|ans)?[\s0-9$.,]*"
)
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class _Where:
    """The countries a line begins with, as they are to be shown, and where its title begins."""

    countries: tuple[str, ...] | WithheldField
    end: int


def find_projects(drafts: Iterable[Draft], lexicon: Lexicon) -> tuple[ProposedProject, ...]:
    """The funded projects, in the order of the lines.

    Inside a list that its heading or first item announces as one of projects, a title with an implementer is
    enough; elsewhere the countries must be there too.
    """
    found: list[ProposedProject] = []
    names: dict[str, str] = {}
    in_list = False
    for draft in drafts:
        if not draft.is_item:
            in_list = draft.kind is BlockKind.HEADING and leads_projects(draft.text, lexicon)
        elif leads_projects(draft.text, lexicon):
            in_list = True
        elif len(draft.text) <= _LONGEST:
            found += _in_item(draft, lexicon, names, in_list=in_list)
    return tuple(found)


def _in_item(
    draft: Draft, lexicon: Lexicon, names: dict[str, str], *, in_list: bool
) -> list[ProposedProject]:
    where = _where(draft, lexicon, names)
    if where is None and not in_list:
        return []
    titles = draft.text[where.end :] if where else draft.text
    found = []
    for part in _JOINED.split(titles):
        project = _project(part, where, draft, lexicon)
        if project is None:
            return []
        found.append(project)
    return found


def _project(part: str, where: _Where | None, draft: Draft, lexicon: Lexicon) -> ProposedProject | None:
    title, opening, last = part.strip().rstrip(".;").rpartition("(")
    implementer = (
        last.rstrip().removesuffix(")").strip() if opening and ")" not in last.rstrip()[:-1] else None
    )
    if implementer is not None and title.strip():
        if _NO_IMPLEMENTER.fullmatch(implementer):
            return None
    elif where is None or not _is_withheld(part, lexicon):
        return None
    else:
        title = last
    title = title.strip()
    return ProposedProject(
        title=WITHHELD_FIELD if _is_withheld(title, lexicon) else title,
        countries=where.countries if where else (),
        implementer=WITHHELD_FIELD if implementer and _is_withheld(implementer, lexicon) else implementer,
        lines=(draft.first,),
    )


def _is_withheld(text: str, lexicon: Lexicon) -> bool:
    return bool(find_redactions(text, lexicon))


def _where(draft: Draft, lexicon: Lexicon, names: dict[str, str]) -> _Where | None:
    """The countries before the dash; None where the line does not begin with countries and a dash.

    *names* keeps the wording in which a country was first named, so that "US" and "United States" are one.
    """
    text = draft.text
    if draft.redactions and draft.redactions[0].start == 0:
        dash = _DASH.match(text, draft.redactions[0].end)
        return _Where(WITHHELD_FIELD, dash.end()) if dash else None
    prefix = _prefix(lexicon).match(text)
    found, end = countries_at(text, prefix.end() if prefix else 0, lexicon)
    dash = _DASH.match(text, end) if found else None
    if dash is None or not dash.group().strip():
        return None
    for country in found:
        names.setdefault(country.code, country.words)
    return _Where(tuple(dict.fromkeys(names[country.code] for country in found)), dash.end())


@lru_cache(maxsize=8)
def _prefix(lexicon: Lexicon) -> re.Pattern[str]:
    words = any_of(tuple(fold(word) for word in lexicon.projects.prefixes))
    return re.compile(rf"(?:{words})\s+(?:(?:the|le|la|les)\s+)?", re.IGNORECASE)
