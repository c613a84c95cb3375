"""Where an event is held: the place after "in" or "at" near its date, or in parentheses right after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.reading import WITHHELD_FIELD, WithheldField

_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*"
_PLACE = re.compile(
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:of|de|du|la|the|and|des)[ \u00a0])?{_CAPITAL}){{0,3}}"
    rf"(?:,[ \u00a0](?:(?:au|en|aux)[ \u00a0])?{_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,2}})?"
)
_PARENTHESES = re.compile(r"[ \u00a0]\((?P<place>[^()]{2,60})\)")
_VISITED = re.compile(r"\b(?:visited|visit to|a visité|visite à)[ \u00a0]")
_BEFORE = 140
_AFTER = 70

Place = str | WithheldField | None


class EventPlaces:
    """Finds places in sentences; acronyms in *names* are forums, never places."""

    def __init__(self, lexicon: Lexicon, names: Mapping[str, str]) -> None:
        self._names = frozenset(map(fold, names))
        self._months = frozenset(fold(word) for word, _ in (*lexicon.dates.months, *lexicon.dates.seasons))
        self._at, self._at_end, self._unsure, self._unsure_after = _patterns(lexicon)

    def place(self, sentence: str, span: tuple[int, int], marks: list[int]) -> tuple[Place, bool]:
        """Where the event at the date in *span* is held, and whether that is certain.

        *marks* are where received redactions begin; one after "in" or "at" is a withheld place.
        """
        start, end = span
        told: Place = self._in_parentheses(sentence, end)
        if told is None:
            told = self._after_at(sentence, max(0, start - _BEFORE), start, marks, nearest_last=True)
        if told is None:
            told = self._after_at(sentence, end, min(len(sentence), end + _AFTER), marks, nearest_last=False)
        if told is None:
            told = self._visited(sentence, start)
        is_unsure = isinstance(told, str) and self._unsure.search(told)
        return told, not (is_unsure or self._unsure_after.match(sentence, end))

    def _in_parentheses(self, sentence: str, end: int) -> str | None:
        match = _PARENTHESES.match(sentence, end)
        return match["place"] if match and _PLACE.match(match["place"]) else None

    def _after_at(
        self, sentence: str, start: int, end: int, marks: list[int], *, nearest_last: bool
    ) -> Place:
        if any(
            start <= mark <= end and self._at_end.search(sentence, max(0, mark - 12), mark) for mark in marks
        ):
            return WITHHELD_FIELD
        found: list[str] = []
        read_to = start
        for match in self._at.finditer(sentence, start, end):
            place = self._place_at(sentence, match.end()) if match.start() >= read_to else None
            if place is not None:
                found.append(place)
                read_to = match.end() + len(place)
        if not found:
            return None
        return found[-1] if nearest_last else found[0]

    def _place_at(self, sentence: str, at: int) -> str | None:
        match = _PLACE.match(sentence, at)
        if match is None or fold(re.split(r"[ ,\u00a0]", match.group())[0]) in self._months:
            return None
        if fold(match.group().partition(",")[0]) in self._names:
            return None
        unsure = self._unsure_after.match(sentence, match.end())
        return match.group().rstrip(".") + (unsure.group() if unsure else "")

    def _visited(self, sentence: str, start: int) -> str | None:
        match = _VISITED.search(sentence, 0, start)
        place = _PLACE.match(sentence, match.end()) if match else None
        return place.group() if place else None


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    at, unsure = any_of(lexicon.events.at), any_of(lexicon.events.unsure)
    return (
        re.compile(rf"(?<!\w)(?:{at})[ \u00a0](?=[A-ZÀ-Þ])"),
        re.compile(rf"(?i:(?<!\w)(?:{at})[ \u00a0]$)"),
        re.compile(rf"(?i:{unsure})"),
        re.compile(rf"[ \u00a0]\((?i:{unsure})\)"),
    )
