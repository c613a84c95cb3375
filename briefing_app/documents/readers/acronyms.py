"""Acronyms a document defines: "International Organization for Migration (IOM)", wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.documents.readers.draft import Draft

_IN_PARENTHESES = re.compile(
    r"\((?P<acronym>[A-ZÀ-Ý][A-Za-zÀ-ÿ]{0,2}[A-ZÀ-Ý0-9][A-Za-z0-9&-]{0,9}?)s?(?:[,;][^()]{0,60})?\)"
)
_NAME_WORD = re.compile(r"[\w'\u2019-]+")
_LOOK_BACK = 160
_SMALL = frozenset(
    [
        "of",
        "for",
        "on",
        "and",
        "the",
        "in",
        "to",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "et",
        "pour",
        "sur",
        "d",
        "l",
        "à",
        "aux",
        "au",
    ]
)
_ARTICLE = re.compile(r"^(?:the|le|la|les|l['\u2019])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym with the words before it; ``matches`` says whether those begin with its letters."""

    acronym: str
    name: str
    line: int
    matches: bool


def definitions(drafts: Iterable[Draft]) -> tuple[Definition, ...]:
    """Every acronym in parentheses after capitalised words, in the order of the lines."""
    found = []
    for draft in drafts:
        for match in _IN_PARENTHESES.finditer(draft.text):
            definition = _definition(draft, match)
            if definition is not None:
                found.append(definition)
    return tuple(found)


def _definition(draft: Draft, match: re.Match[str]) -> Definition | None:
    acronym = match["acronym"]
    before = draft.text[max(0, match.start() - _LOOK_BACK) : match.start()]
    words = list(_NAME_WORD.finditer(before))
    letters = re.sub(r"[^A-Za-zÀ-ÿ0-9]", "", acronym).upper()
    large = [word for word in words if word.group().casefold() not in _SMALL]
    start = _begin_of_name(large, letters)
    if start is None:
        start = _begin_of_name(words, letters)
    if start is not None:
        return Definition(acronym, before[start:].strip(), draft.first, matches=True)
    name = _ARTICLE.sub("", _capitalised_tail(before, words))
    return Definition(acronym, name, draft.first, matches=False) if name else None


def _begin_of_name(words: list[re.Match[str]], letters: str) -> int | None:
    """Where the words begin whose initials are the letters, a hyphenated word giving one or all its own."""
    left = letters
    for word in reversed(words):
        initials = _initials_ending(word.group(), left)
        if not initials:
            return None
        left = left[: -len(initials)]
        if not left:
            return word.start()
    return None


def _initials_ending(word: str, letters: str) -> str:
    """The initials of the word the letters end with; a capitalised word may be a number written out."""
    parts = [part for part in word.split("-") if part]
    together = "".join(part[0] for part in parts).upper()
    if len(parts) > 1 and letters.endswith(together):
        return together
    if word[0].upper() == letters[-1] or (letters[-1].isdigit() and word[0].isupper()):
        return letters[-1]
    return ""


def _capitalised_tail(before: str, words: list[re.Match[str]]) -> str:
    """The capitalised words just before the parentheses, small words between them included."""
    start: int | None = None
    end = len(before)
    for match in reversed(words):
        word = match.group()
        if set(before[match.end() : end]) & set(",;:.()"):
            break
        if word[:1].isupper():
            start = match.start()
        elif word.casefold() not in _SMALL:
            break
        end = match.start()
    return before[start:].strip() if start is not None else ""


def by_acronym(found: Iterable[Definition]) -> dict[str, list[Definition]]:
    """The definitions of each acronym, in order."""
    grouped: dict[str, list[Definition]] = {}
    for definition in found:
        grouped.setdefault(definition.acronym, []).append(definition)
    return grouped
