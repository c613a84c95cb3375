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
from briefing_app.documents.readers.event_places import EventPlaces
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.sentences import any_of, sentences
from briefing_app.domain.fuzzy_date import DateKind, Found, FuzzyDate, find_dates
from briefing_app.domain.reading import WITHHELD_FIELD, ProposedEvent, WithheldField

_KINDS = (DateKind.DAY, DateKind.RANGE, DateKind.MONTH, DateKind.SEASON)
_JOINED_DATES = re.compile(
    r"(?:[ \u00a0]\([^()]{0,60}\))?,?[ \u00a0](?:and|et)(?:[ \u00a0](?:in|en|on|le))?[ \u00a0]"
)
_FARTHEST_VERB = 160
_WORD = re.compile(r"[\w’'&.-]*\w|\d+")
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*"
_NAME_GOES_ON = re.compile(
    rf"[ ](?:of|on|for|and|de|sur|des|du|pour)[ ]{_CAPITAL}"
    rf"(?:[ ](?:(?:of|on|and|et|de)[ ])?{_CAPITAL}){{0,5}}"
)
_INSIDE = frozenset(("on", "of", "for", "and", "de", "des", "du", "sur", "et", "pour", "la"))
_MOST_NAME_WORDS = 14
_LONGEST_SENTENCE = 1500
_MOST_DATES = 12
_MOST_AT_ONE_TIME = 20


@dataclass(frozen=True, slots=True)
class _Patterns:
    worth_looking: re.Pattern[str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    when_withheld: re.Pattern[str]
    surely_when: re.Pattern[str]
    at_once: re.Pattern[str]
    stops: frozenset[str]
    drop: frozenset[str]


def find_events(
    drafts: Iterable[Draft], lexicon: Lexicon, document_date: date | None, names: Mapping[str, str]
) -> tuple[ProposedEvent, ...]:
    """The events of the blocks, each once; *names* are acronyms with what they stand for."""
    patterns, places = _patterns(lexicon), EventPlaces(lexicon, names)
    found: list[ProposedEvent] = []
    for draft in drafts:
        if not patterns.worth_looking.search(draft.text):
            continue
        reader = _BlockReader(draft, lexicon, patterns, document_date, names, places)
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
        places: EventPlaces,
    ) -> None:
        self._draft = draft
        self._lexicon = lexicon
        self._patterns = patterns
        self._document_date = document_date
        self._names = names
        self._places = places

    def events(self) -> Iterator[ProposedEvent]:
        """The events, sentence by sentence."""
        text = self._draft.text
        for start, end in sentences(text):
            if end - start <= _LONGEST_SENTENCE:
                yield from self._in_sentence(text[start:end], start)

    def _in_sentence(self, sentence: str, offset: int) -> Iterator[ProposedEvent]:
        """An event for every date beside something held, and for one joined to such a date by "and"."""
        marks = [m.start - offset for m in self._draft.redactions if 0 <= m.start - offset < len(sentence)]
        dates = self._dates(sentence)
        named_at: int | None = None
        ended = 0
        for found in dates:
            if named_at is None or not _JOINED_DATES.fullmatch(sentence, ended, found.start):
                named_at = found.start if self._is_held(sentence, found.start) else None
            ended = found.end
            if named_at is not None:
                yield from self._event(sentence, found.date, named_at, (found.start, found.end), marks)
        withheld = [
            mark for mark in marks if self._patterns.when_withheld.search(sentence, max(0, mark - 40), mark)
        ]
        for at in withheld:
            in_a_place = dates and not self._patterns.surely_when.search(sentence, max(0, at - 40), at)
            if in_a_place or not self._is_held(sentence, at):
                continue
            yield from self._event(sentence, WITHHELD_FIELD, at, (at, at), marks)

    def _dates(self, sentence: str) -> list[Found]:
        """The dates that can be an event's; one that labels the line and comes again is left out."""
        found = find_dates(sentence, self._document_date, words=self._lexicon.dates)[:_MOST_DATES]
        found = tuple(one for one in found if one.date.kind in _KINDS and one.date.earliest)
        label = found[0] if len(found) > 1 and sentence[found[0].end :].startswith(":") else None
        if label is not None and any(_contains(label.date, other.date) for other in found[1:]):
            return list(found[1:])
        return list(found)

    def _event(
        self,
        sentence: str,
        when: FuzzyDate | WithheldField,
        named_at: int,
        span: tuple[int, int],
        marks: list[int],
    ) -> Iterator[ProposedEvent]:
        """The event at a date; *named_at* is where its name is read before, *span* where the date stands."""
        name = WITHHELD_FIELD if marks and marks[0] == 0 else self._name(sentence[:named_at])
        if name is not None:
            place, certain = self._places.place(sentence, span, marks)
            yield ProposedEvent(name=name, when=when, place=place, place_certain=certain, lines=())

    def _is_held(self, sentence: str, start: int) -> bool:
        """Whether something is held, hosted or attended before the date, or the date is right after it."""
        verbs = list(self._patterns.verb.finditer(sentence, 0, start))
        if verbs and start - verbs[-1].end() <= _FARTHEST_VERB:
            return True
        nouns = list(self._patterns.noun.finditer(sentence, 0, start))
        return bool(nouns) and bool(self._patterns.at_once.fullmatch(sentence, nouns[-1].end(), start))

    def _name(self, before: str) -> str | None:
        """The words that name what is held: around the nearest word for a meeting, else a known acronym."""
        verbs = list(self._patterns.verb.finditer(before))
        if not verbs:
            return self._named_in(before)
        return self._named_in(before[verbs[-1].end() :]) or self._named_in(before[: verbs[-1].start()])

    def _named_in(self, text: str) -> str | None:
        """The name of the last meeting in a stretch of text, extended to the words it is made of."""
        nouns = list(self._patterns.noun.finditer(text))
        if nouns:
            return self._extended(text, nouns[-1].start(), nouns[-1].end())
        words = (word.group().rstrip(".") for word in _WORD.finditer(text))
        return next((word for word in reversed(list(words)) if word in self._names), None)

    def _extended(self, text: str, start: int, end: int) -> str | None:
        """The noun with the words before it that belong to the name, and "on Migration" after it."""
        words = list(_WORD.finditer(text, 0, start))
        begin = start
        for place in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_NAME_WORDS), -1):
            word = words[place]
            if re.search(r"[,;:()“”\"]", text[word.end() : begin]):
                break
            if fold(word.group()) in self._patterns.stops and not self._is_inside(text, words, place, begin):
                break
            begin = word.start()
        after = _NAME_GOES_ON.match(text, end)
        name = text[begin : after.end() if after else end].strip(" ,.")
        return name or None

    def _is_inside(self, text: str, words: list[re.Match[str]], place: int, begin: int) -> bool:
        """Whether a small word stands between two capitalised ones: "Council on Migration"."""
        before = words[place - 1].group() if place else ""
        return (
            before[:1].isupper()
            and text[begin : begin + 1].isupper()
            and fold(before) not in self._patterns.stops
            and words[place].group() in _INSIDE
        )


def _contains(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Whether the whole of a date lies within another."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.earliest and other.latest <= one.latest


def _once_each(
    events: list[ProposedEvent], names: Mapping[str, str], patterns: _Patterns
) -> tuple[ProposedEvent, ...]:
    """Events with those joined that say one meeting at one time; the fuller name and place stay."""
    found: list[list[ProposedEvent]] = []
    by_time: dict[tuple[int, int], list[list[ProposedEvent]]] = {}
    for event in events:
        if isinstance(event.when, WithheldField):
            found.append([event])
            continue
        first = event.when.earliest or date.max
        then = by_time.setdefault((first.year, first.month), [])
        near = (one for one in then[:_MOST_AT_ONE_TIME] if _is_then(one[0].when, event.when))
        same = next((one for one in near if _is_same(one[0], event, names, patterns)), None)
        if same is None:
            then.append([event])
            found.append(then[-1])
        else:
            same.append(event)
    return tuple(_joined(same) for same in found)


def _is_then(one: FuzzyDate | WithheldField, other: FuzzyDate) -> bool:
    """Whether two dates can be of one event: the same days, or days in a month that is said elsewhere."""
    if isinstance(one, WithheldField):
        return False
    return one.sort_key == other.sort_key or _contains(one, other) or _contains(other, one)


def _is_same(
    first: ProposedEvent, second: ProposedEvent, names: Mapping[str, str], patterns: _Patterns
) -> bool:
    """Whether one name says no more than the other, and the places do not speak against it."""
    if isinstance(first.name, WithheldField) or isinstance(second.name, WithheldField):
        return False
    if isinstance(first.place, str) and isinstance(second.place, str):
        words = [set(re.findall(r"\w+", fold(place))) for place in (first.place, second.place)]
        if not words[0] & words[1]:
            return False
    one, other = _essence(first.name, names, patterns), _essence(second.name, names, patterns)
    return bool(one and other) and (one <= other or other <= one)


def _essence(name: str, names: Mapping[str, str], patterns: _Patterns) -> frozenset[str]:
    """The telling words of a name, acronyms written out, ordinals and small words left out."""
    spelled = " ".join(names.get(word, word) for word in re.findall(r"[\w-]+", name))
    words = {fold(word) for word in re.findall(r"\w+", spelled)}
    return frozenset(words - patterns.drop - patterns.stops)


def _joined(mentions: list[ProposedEvent]) -> ProposedEvent:
    """One event of all mentions: the most exact date, the first name and place."""
    lines = tuple(sorted({line for event in mentions for line in event.lines}))
    placed = next((event for event in mentions if event.place is not None), mentions[0])
    when = min((event.when for event in mentions), key=_exactness)
    return replace(
        mentions[0], lines=lines, when=when, place=placed.place, place_certain=placed.place_certain
    )


def _exactness(when: FuzzyDate | WithheldField) -> int:
    return 0 if isinstance(when, WithheldField) else _KINDS.index(when.kind)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    words = lexicon.events
    only_when = tuple(word for word in words.when if word not in words.at)
    return _Patterns(
        worth_looking=re.compile(rf"(?i:(?<!\w)(?:{any_of((*words.verbs, *words.nouns))})(?!\w))"),
        verb=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.verbs)})(?!\w))"),
        noun=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.nouns)})(?!\w))"),
        when_withheld=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.when)})[ \u00a0]$)"),
        surely_when=re.compile(rf"(?i:(?<!\w)(?:{any_of(only_when)})[ \u00a0]$)"),
        at_once=re.compile(rf"[,:]?[ \u00a0](?:(?:{any_of(words.when)})[ \u00a0])?"),
        stops=frozenset(fold(word) for word in words.stops),
        drop=frozenset(word.casefold() for word in words.drop),
    )
