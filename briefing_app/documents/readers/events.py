"""Dated meetings and events in a block: what, when, where.

A date is an event's only in a sentence that says a meeting is held, hosted or attended. Its name is read
around the word for a meeting, or is the acronym of a forum that "is held". Nothing is made up: where no name
can be read, no event is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.sentences import any_of, sentences
from briefing_app.domain.fuzzy_date import DateKind, Found, FuzzyDate, find_dates
from briefing_app.domain.reading import WITHHELD_FIELD, ProposedEvent, WithheldField

_KINDS = (DateKind.DAY, DateKind.RANGE, DateKind.MONTH, DateKind.SEASON)
_PRECISE = {DateKind.DAY: 0, DateKind.RANGE: 1, DateKind.MONTH: 2, DateKind.SEASON: 3}
_WORD = re.compile(r"[\w’'&.-]*\w|\d+")
_PLACE = re.compile(
    r"[A-ZÀ-Þ][\wÀ-ÿ’'.-]*(?:[ \u00a0](?:of|de|du|la|the|and|des)?[ \u00a0]?[A-ZÀ-Þ][\wÀ-ÿ’'.-]*){0,3}"
    r"(?:,[ \u00a0][A-ZÀ-Þ][\wÀ-ÿ’'.-]*(?:[ \u00a0][A-ZÀ-Þ][\wÀ-ÿ’'.-]*){0,2})?"
)
_MOST_NAME_WORDS = 14
_LONGEST_SENTENCE = 1500
_MOST_DATES = 12
_NEAR = 70
_MOST_AT_ONE_TIME = 20


@dataclass(frozen=True, slots=True)
class _Patterns:
    worth_looking: re.Pattern[str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    at: re.Pattern[str]
    unsure: re.Pattern[str]
    when_withheld: re.Pattern[str]
    where_withheld: re.Pattern[str]
    stops: frozenset[str]
    drop: frozenset[str]


def find_events(
    drafts: Iterable[Draft], lexicon: Lexicon, document_date: date | None, names: Mapping[str, str]
) -> tuple[ProposedEvent, ...]:
    """The events of the blocks, those said more than once joined; *names* are acronyms with what they stand for."""
    patterns = _patterns(lexicon)
    found: list[ProposedEvent] = []
    for draft in drafts:
        if not patterns.worth_looking.search(draft.text):
            continue
        reader = _BlockReader(draft, lexicon, patterns, document_date, names)
        found += (replace(event, lines=(draft.first,)) for event in reader.events())
    return _once_each(found, names, patterns)


class _BlockReader:
    """Reads the events of one block."""

    def __init__(
        self,
        draft: Draft,
        lexicon: Lexicon,
        patterns: _Patterns,
        document_date: date | None,
        names: Mapping[str, str],
    ) -> None:
        self._draft = draft
        self._lexicon = lexicon
        self._patterns = patterns
        self._document_date = document_date
        self._names = names

    def events(self) -> Iterator[ProposedEvent]:
        """The events, sentence by sentence."""
        text = self._draft.text
        for start, end in sentences(text):
            sentence = text[start:end]
            if len(sentence) <= _LONGEST_SENTENCE and self._patterns.verb.search(sentence):
                yield from self._in_sentence(sentence, start)

    def _in_sentence(self, sentence: str, offset: int) -> Iterator[ProposedEvent]:
        marks = [m.start - offset for m in self._draft.redactions if 0 <= m.start - offset < len(sentence)]
        dates = self._dates(sentence)
        for found in dates:
            yield from self._event(sentence, found.date, found.start, found.end, marks)
        withheld = [
            mark for mark in marks if self._patterns.when_withheld.search(sentence[max(0, mark - 40) : mark])
        ]
        if withheld and not dates:
            end = withheld[0]
            yield from self._event(sentence, WITHHELD_FIELD, end, end, marks)

    def _dates(self, sentence: str) -> list[Found]:
        """The dates that can be an event's; one that only labels or repeats a more exact one is left out."""
        found = find_dates(sentence, self._document_date, words=self._lexicon.dates)[:_MOST_DATES]
        found = tuple(one for one in found if one.date.kind in _KINDS and one.date.earliest)
        return [one for one in found if not any(_is_within(one, other) for other in found)]

    def _event(
        self, sentence: str, when: FuzzyDate | WithheldField, start: int, end: int, marks: list[int]
    ) -> Iterator[ProposedEvent]:
        if not self._verb_is_near(sentence, start):
            return
        name = self._name(sentence, start, marks)
        if name is None:
            return
        place, certain = self._place(sentence, start, end, marks)
        yield ProposedEvent(name=name, when=when, place=place, place_certain=certain, lines=())

    def _verb_is_near(self, sentence: str, start: int) -> bool:
        """Whether something is held, hosted or attended in the clause of the date."""
        before = sentence[:start]
        clause = before[max(before.rfind(";"), before.rfind("(", 0, max(0, len(before) - 1))) + 1 :]
        verbs = list(self._patterns.verb.finditer(before))
        return bool(verbs) and bool(clause) and start - verbs[-1].end() <= 160

    def _name(self, sentence: str, start: int, marks: list[int]) -> str | WithheldField | None:
        """The words that name what is held: around the nearest word for a meeting, else a known acronym."""
        before = sentence[:start]
        if marks and marks[0] == 0:
            return WITHHELD_FIELD
        verb = list(self._patterns.verb.finditer(before))[-1]
        subject = self._named_in(before[: verb.start()], last=True)
        objects = self._named_in(before[verb.end() :], last=True)
        return objects or subject

    def _named_in(self, text: str, *, last: bool) -> str | None:
        """The name of a meeting in a stretch of text: the last one, extended to the words it is made of."""
        nouns = list(self._patterns.noun.finditer(text))
        if nouns:
            noun = nouns[-1] if last else nouns[0]
            return self._extended(text, noun.start(), noun.end())
        words = list(_WORD.finditer(text))
        known = [word for word in words if word.group().rstrip(".") in self._names]
        return known[-1].group() if known else None

    def _extended(self, text: str, start: int, end: int) -> str | None:
        """The noun with the words before it that belong to the name, and "on Migration" after it."""
        words = list(_WORD.finditer(text, 0, start))
        begin = start
        for place in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_NAME_WORDS), -1):
            word = words[place]
            if re.search(r"[,;:()“”\"]", text[word.end() : begin]):
                break
            if word.group().casefold() in self._patterns.stops and not self._is_inside(
                text, words, place, begin
            ):
                break
            begin = word.start()
        after = re.compile(
            r"(?:[ ](?:of|on|for|and|de|sur|des|du|pour)[ ](?:[A-ZÀ-Þ][\w’'-]*|Heads))(?:[ ](?:of|on|and|et|de)?[ ]?[A-ZÀ-Þ][\w’'-]*){0,5}"
        ).match(text, end)
        name = text[begin : after.end() if after else end].strip(" ,.")
        return name or None

    def _is_inside(self, text: str, words: list[re.Match[str]], place: int, begin: int) -> bool:
        """Whether a small word stands between two capitalised ones: "Council on Migration"."""
        before = words[place - 1].group() if place else ""
        return (
            before[:1].isupper()
            and text[begin : begin + 1].isupper()
            and before.casefold() not in self._patterns.stops
            and words[place].group()
            in ("on", "of", "for", "and", "de", "des", "du", "sur", "et", "pour", "la")
        )

    def _place(
        self, sentence: str, start: int, end: int, marks: list[int]
    ) -> tuple[str | WithheldField | None, bool]:
        """Where, and whether that is certain; in parentheses after the date, else after "in" or "at" nearby."""
        after = sentence[end : end + _NEAR]
        in_parentheses = re.compile(r"[ \u00a0]\((?P<place>[^()]{2,60})\)").match(after)
        if in_parentheses and _PLACE.match(in_parentheses["place"]):
            return in_parentheses["place"], not self._patterns.unsure.search(in_parentheses["place"])
        around = ((max(0, start - 2 * _NEAR), start, True), (end, min(len(sentence), end + _NEAR), False))
        for first, last, is_before in around:
            if any(
                self._patterns.where_withheld.search(sentence[max(0, m - 30) : m])
                for m in marks
                if first <= m < last + 1
            ):
                return WITHHELD_FIELD, True
            places = [
                p
                for m in self._patterns.at.finditer(sentence, first, last)
                if (p := self._place_at(sentence, m.end(), last))
            ]
            if places:
                chosen = places[-1] if is_before else places[0]
                return chosen, not self._patterns.unsure.search(chosen)
        return self._visited(sentence, start), True

    def _place_at(self, sentence: str, at: int, limit: int) -> str | None:
        match = _PLACE.match(sentence, at)
        if (
            match is None
            or (find_dates(match.group().partition(" ")[0] + " 2000", words=self._lexicon.dates)[:1]
            and (
                find_dates(match.group().split()[0].rstrip(",") + " 2000", words=self._lexicon.dates)[
                    0
                ].date.kind
                is DateKind.MONTH
            ))
        ):
            return None
        del limit
        words = match.group()
        if fold(words.partition(",")[0]) in {fold(name) for name in self._names}:
            return None
        unsure = re.compile(rf"[ \u00a0]\((?:{any_of(self._lexicon.events.unsure)})\)").match(
            sentence, match.end()
        )
        return words.rstrip(".") + (unsure.group() if unsure else "")

    def _visited(self, sentence: str, start: int) -> str | None:
        match = re.compile(r"\b(?:visited|visit to|visité|visite à)[ \u00a0]").search(sentence, 0, start)
        place = _PLACE.match(sentence, match.end()) if match else None
        return place.group() if place else None


def _is_within(one: Found, other: Found) -> bool:
    """Whether a date says less of the same time than another one in the sentence."""
    if one is other or _PRECISE[one.date.kind] < _PRECISE[other.date.kind]:
        return False
    first, last = one.date, other.date
    if first.earliest is None or first.latest is None or last.earliest is None or last.latest is None:
        return False
    if not (first.earliest <= last.earliest and last.latest <= first.latest):
        return False
    return first.sort_key != last.sort_key or one.start < other.start


def _once_each(
    events: list[ProposedEvent], names: Mapping[str, str], patterns: _Patterns
) -> tuple[ProposedEvent, ...]:
    """Events with those joined that say one meeting at one time; the fuller name and place stay."""
    found: list[list[ProposedEvent]] = []
    by_time: dict[tuple[date, date], list[list[ProposedEvent]]] = {}
    for event in events:
        if isinstance(event.when, WithheldField):
            found.append([event])
            continue
        then = by_time.setdefault(event.when.sort_key, [])
        same = next((one for one in then[:_MOST_AT_ONE_TIME] if _is_same(one[0], event, names, patterns)), None)
        if same is None:
            then.append([event])
            found.append(then[-1])
        else:
            same.append(event)
    return tuple(_joined(same) for same in found)


def _is_same(
    first: ProposedEvent, second: ProposedEvent, names: Mapping[str, str], patterns: _Patterns
) -> bool:
    if isinstance(first.name, WithheldField) or isinstance(second.name, WithheldField):
        return False
    one, other = _essence(first.name, names, patterns), _essence(second.name, names, patterns)
    return bool(one and other) and (one <= other or other <= one)


def _essence(name: str, names: Mapping[str, str], patterns: _Patterns) -> frozenset[str]:
    """The telling words of a name, acronyms written out, ordinals and words for meetings left out if others stay."""
    spelled = " ".join(names.get(word, word) for word in re.findall(r"[\w-]+", name))
    words = (
        {fold(word) for word in re.findall(r"\w+", spelled)} - patterns.drop - {"on", "of", "for", "and", "s"}
    )
    telling = {word for word in words if not patterns.noun.fullmatch(word)}
    return frozenset(telling or words)


def _joined(mentions: list[ProposedEvent]) -> ProposedEvent:
    """One event of all mentions: the name and wording first given, and the first place."""
    lines = tuple(sorted({line for event in mentions for line in event.lines}))
    placed = next((event for event in mentions if event.place is not None), mentions[0])
    return replace(mentions[0], lines=lines, place=placed.place, place_certain=placed.place_certain)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    words = lexicon.events
    return _Patterns(
        worth_looking=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.verbs)})(?!\w))"),
        verb=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.verbs)})(?!\w))"),
        noun=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.nouns)})(?!\w))"),
        at=re.compile(rf"(?<!\w)(?:{any_of(words.at)})[ \u00a0](?=[A-ZÀ-Þ])"),
        unsure=re.compile(rf"(?i:{any_of(words.unsure)})"),
        when_withheld=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.when)})[ \u00a0]$)"),
        where_withheld=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.at)})[ \u00a0]$)"),
        stops=frozenset(word.casefold() for word in words.stops),
        drop=frozenset(word.casefold() for word in words.drop),
    )
