"""Acronyms a document defines: "International Organization for Migration (IOM)", wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.documents.readers.draft import Draft

_IN_PARENTHESES = re.compile(
    r"\(([A-ZÀ-Ý][A-Za-zÀ-ÿ]{0,2}[A-ZÀ-Ý0-9][A-Za-z0-9&-]{0,9})s?(?:[,;][^()]{0,60})?\)"
)
_NAME_WORD = re.compile(r"[\w'\u2019-]+")
_LOOK_BACK = 160
_SMALL = {"of", "for", "on", "and", "the", "in", "to", "de", "des", "du", "la", "le", "les", "et", "pour", "sur", "d", "l", "à", "aux", "au"}  # fmt: skip


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
    acronym = match.group(1)
    before = draft.text[max(0, match.start() - _LOOK_BACK) : match.start()]
    words = list(_NAME_WORD.finditer(before))
    letters = re.sub(r"[^A-Za-zÀ-ÿ0-9]", "", acronym).upper()
    start = _begin_of_name(words, letters)
    if start is not None:
        return Definition(acronym, before[words[start].start() :].strip(), draft.first, True)
    name = _capitalised_tail(before, words)
    return Definition(acronym, name, draft.first, False) if name else None


def _begin_of_name(words: list[re.Match[str]], letters: str) -> int | None:
    """Where the words begin whose initials are the letters, small words counting only where needed."""
    at = len(words) - 1
    left = letters
    start: int | None = None
    while at >= 0 and left:
        word = words[at].group()
        if _initial(word) == left[-1] or (left[-1].isdigit() and not word.islower()):
            left, start = left[:-1], at
        elif word.casefold() not in _SMALL:
            parts = [part for part in word.split("-") if part]
            initials = "".join(part[0] for part in parts).upper()
            if len(parts) < 2 or not left.endswith(initials):
                return None
            left, start = left[: -len(initials)], at
        at -= 1
    return start if not left else None


def _initial(word: str) -> str:
    return word[:1].upper()


def _capitalised_tail(before: str, words: list[re.Match[str]]) -> str:
    """The capitalised words just before the parentheses, small words between them included."""
    start: int | None = None
    for match in reversed(words):
        word = match.group()
        if word[:1].isupper():
            start = match.start()
        elif word.casefold() not in _SMALL:
            break
    return before[start:].strip() if start is not None else ""


def by_acronym(found: Iterable[Definition]) -> dict[str, list[Definition]]:
    """The definitions of each acronym, in order."""
    grouped: dict[str, list[Definition]] = {}
    for definition in found:
        grouped.setdefault(definition.acronym, []).append(definition)
    return grouped
