"""Words that stand twice in a document: mentions of a profile, repeated passages, items out of place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.findings import Findings
from briefing_app.domain.reading import BlockKind, ReadingWarning

_WORD = re.compile(r"\w+")
_TELLING = 6
_CONTENT = (None, BlockKind.PARAGRAPH, BlockKind.ITEM)
_MOST_WORDS = 300_000
_LABEL = re.compile(r"[A-ZÀ-Ý0-9][^:.;]{0,40}:\s")


def duplicates(findings: Findings) -> Iterator[ReadingWarning]:
    """Headings that name a stakeholder whose profile stands elsewhere, and blocks said before."""
    drafts = findings.drafts
    for mention in findings.profiles.mentions:
        text = f"“{mention.name}” has its profile at line {drafts[mention.of].first}; this part is a mention."
        yield ReadingWarning(drafts[mention.at].first, "duplicate-content", text)
    seen: dict[str, int] = {}
    for draft in drafts:
        if draft.kind not in _CONTENT or draft.wholly or draft.text.count(" ") < _TELLING:
            continue
        first = seen.setdefault(draft.text, draft.first)
        if first != draft.first:
            yield ReadingWarning(draft.first, "duplicate-content", f"The same words stand at line {first}.")


def orphans(findings: Findings) -> Iterator[ReadingWarning]:
    """Items after a group with openings of one kind whose words are part of a longer block elsewhere."""
    suspects = list(_after_a_group(findings.drafts))
    if not suspects:
        return
    places = _places(findings.drafts)
    for draft in suspects:
        home = _home(draft, places)
        if home is not None:
            text = f"The item seems to have lost its place; its words stand at line {home.first}."
            yield ReadingWarning(draft.first, "orphan-item", text)


def _after_a_group(drafts: list[Draft]) -> Iterator[Draft]:
    """Items without a parent that follow, in the same list, items that were given one for their opening."""
    in_group = False
    for draft in drafts:
        if not draft.is_item:
            in_group = False
        elif draft.rule == "item-under-colon":
            in_group = bool(_LABEL.match(draft.text))
        elif in_group and draft.parent is None:
            yield draft


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(words[:_TELLING])


def _words(draft: Draft) -> list[str]:
    return [word.casefold() for word in _WORD.findall(draft.text)]


def _places(drafts: list[Draft]) -> dict[tuple[str, ...], Draft]:
    """Where every run of a few words first stands in a longer block."""
    found: dict[tuple[str, ...], Draft] = {}
    left = _MOST_WORDS
    for draft in drafts:
        if draft.kind not in _CONTENT:
            continue
        words = _words(draft)
        left -= len(words)
        if left < 0:
            break
        for at in range(1, len(words) - _TELLING + 1):
            found.setdefault(tuple(words[at : at + _TELLING]), draft)
    return found


def _home(draft: Draft, places: dict[tuple[str, ...], Draft]) -> Draft | None:
    words = _words(draft)
    home = places.get(_key(words)) if len(words) >= _TELLING else None
    if home is None or home is draft:
        return None
    return home if " ".join(words) in " ".join(_words(home)) else None
