"""Acronyms and names that do not agree with one another inside one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.documents.readers.acronyms import Definition, by_acronym
from briefing_app.documents.readers.findings import Findings
from briefing_app.documents.readers.lexicon import fold
from briefing_app.documents.readers.profiles import name_key
from briefing_app.domain.reading import ReadingWarning

_ACRONYM = re.compile(r"(?<![\w.@/-])[A-Z][A-Z0-9]{2,9}(?![\w@])")
_MOST_DEFINED = 500


def misspelled_acronyms(findings: Findings) -> Iterator[ReadingWarning]:
    """Acronyms that are nearly a defined one, and definitions whose letters are not those of the name."""
    grouped = by_acronym(findings.defined)
    good = [acronym for acronym, found in grouped.items() if any(d.matches for d in found)][:_MOST_DEFINED]
    yield from _near_misses(findings, good, set(grouped))
    for definition in findings.defined:
        wanted = _initials(definition.name)
        if (
            not definition.matches
            and wanted != definition.acronym
            and is_one_slip(definition.acronym, wanted)
        ):
            text = f"“{definition.acronym}” stands for “{definition.name}”, whose initials are “{wanted}”."
            yield ReadingWarning(definition.line, "acronym-misspelled", text)


def _near_misses(findings: Findings, good: list[str], defined: set[str]) -> Iterator[ReadingWarning]:
    by_letters: dict[str, list[str]] = {}
    for acronym in good:
        by_letters.setdefault(_letters(acronym), []).append(acronym)
    judged: dict[str, str | None] = {}
    for draft in findings.drafts:
        for word in dict.fromkeys(_ACRONYM.findall(draft.text)):
            if word not in judged:
                judged[word] = None if word in defined else _meant(word, good, by_letters)
            if meant := judged[word]:
                text = f"“{word}” is probably “{meant}”."
                yield ReadingWarning(draft.first, "acronym-misspelled", text)


def _letters(acronym: str) -> str:
    return "".join(sorted(acronym))


def _meant(word: str, good: list[str], by_letters: dict[str, list[str]]) -> str | None:
    """The defined acronym a word is one slip from: the same letters, or four or more and the same first."""
    swapped = (one for one in by_letters.get(_letters(word), ()) if is_one_slip(word, one))
    if found := next(swapped, None):
        return found
    if len(word) < 4:
        return None
    near = (one for one in good if one[0] == word[0] and len(one) >= 4 and abs(len(one) - len(word)) <= 1)
    return next((one for one in near if is_one_slip(word, one) and not _is_plural(word, one)), None)


def _is_plural(word: str, other: str) -> bool:
    return word == other + "S" or other == word + "S"


def is_one_slip(word: str, other: str) -> bool:
    """Whether the words are one insertion, deletion, change or swap apart (Damerau distance 1)."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(word), len(other)) and word[at] == other[at]:
        at += 1
    left, right = word[at:], other[at:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return True
    return len(left) > 1 and len(right) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[\w'’]+", name) if word[0].isupper())


def name_variants(findings: Findings) -> Iterator[ReadingWarning]:
    """Names that differ in small words or number words from the one first given for the same acronym."""
    told: set[int] = set()
    for definitions in by_acronym(findings.defined).values():
        for warning in _differing(definitions):
            told.add(warning.line)
            yield warning
    for profile in findings.profiles.profiles:
        for mention in findings.profiles.mentions:
            line = findings.drafts[mention.at].first
            if mention.name in profile.variants and line not in told:
                yield ReadingWarning(line, "name-variant", f"“{mention.name}” is elsewhere “{profile.name}”.")
    yield from _with_digits(findings)


def _differing(definitions: list[Definition]) -> Iterator[ReadingWarning]:
    first = next((d for d in definitions if d.matches), None)
    told: set[str] = set()
    for definition in definitions:
        if first is None or not definition.matches or fold(definition.name) == fold(first.name):
            continue
        if fold(definition.name) not in told:
            told.add(fold(definition.name))
            text = f"“{definition.name}” ({definition.acronym}) is elsewhere “{first.name}”."
            yield ReadingWarning(definition.line, "name-variant", text)


def _with_digits(findings: Findings) -> Iterator[ReadingWarning]:
    """A name with its number as a digit: "Migration 5" for "Migration Five"."""
    numbers = dict(findings.lexicon.numbers)
    named = [p for p in findings.profiles.profiles if set(fold(p.name).split()) & set(numbers)]
    for profile in named:
        words = [re.escape(numbers.get(word.casefold(), word)) for word in profile.name.split()]
        pattern = re.compile(r"(?<!\w)" + r"[ \u00a0]".join(words) + r"(?!\w)")
        for draft in findings.drafts:
            match = pattern.search(draft.text)
            if match and name_key(match.group(), findings.lexicon) == name_key(
                profile.name, findings.lexicon
            ):
                text = f"“{match.group()}” is elsewhere “{profile.name}”."
                yield ReadingWarning(draft.first, "name-variant", text)
