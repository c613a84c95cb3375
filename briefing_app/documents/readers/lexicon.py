"""The words binders are read by: data files, one per language, joined for reading one document.

Country names come from Babel's territories; everything else is in ``resources/lexicon/*.toml``. The parts are
compared by identity, so that what is compiled from them is found again at no cost.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.fuzzy_date import DateWords

Words = tuple[str, ...]
Pairs = tuple[tuple[str, Words], ...]
Values = tuple[tuple[str, str], ...]
_T = TypeVar("_T")

_NOT_COUNTRIES = {"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ", "XK", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u202f": " "})


def fold(name: str) -> str:
    """A name for comparing: case, kind of apostrophe and space, final colon and stop left out."""
    plain = name if name.isascii() else name.translate(_APOSTROPHES)
    return " ".join(plain.casefold().split()).rstrip(" :.")


@dataclass(frozen=True, slots=True, eq=False)
class RedactionWords:
    """Words that say, in brackets or alone, that something was withheld; and legal words around a number."""

    words: Words
    alone: Words
    law_before: Words
    law_after: Words


@dataclass(frozen=True, slots=True, eq=False)
class NoticeWords:
    """Phrases of the sentence that explains the redaction marker."""

    removed: Words
    laws: Words
    subject: Words


@dataclass(frozen=True, slots=True, eq=False)
class BoilerplateWords:
    """Lines of a web page that are no content; ``contents`` stand over a list of what is in it."""

    lines: Words
    contents: Words
    labels: Words
    page_number: Words
    page_of: Words


@dataclass(frozen=True, slots=True, eq=False)
class AttachmentWords:
    """What a line begins with, and the units of size it ends with, that stood for a link to a file."""

    prefixes: Words
    units: Words


@dataclass(frozen=True, slots=True, eq=False)
class LegendWords:
    """What the key of a map or poster is called."""

    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class EditionWords:
    """What a title with an edition calls itself, and words of titles that name no stakeholder."""

    words: Words
    not_a_profile: Words


@dataclass(frozen=True, slots=True, eq=False)
class HeadingWords:
    """Words that stay small in a title, and what may stand before a known section name."""

    small_words: Words
    possessives: Words
    section_joins: Words


@dataclass(frozen=True, slots=True, eq=False)
class PeopleWords:
    """Posts, honorifics and what stands between them and a name."""

    honorifics: Words
    posts: Words
    acting: Words
    former: Words
    of: Words
    became: Words
    portfolio_words: Words
    not_names: Words


@dataclass(frozen=True, slots=True, eq=False)
class MoneyWords:
    """Currencies, scales (powers of ten) and the words around an amount."""

    approximately: Words
    period_after: Words
    period_before: Words
    years: Words
    over: Words
    contributes: Words
    paid_by: Words
    scales: Values
    currencies: Values


@dataclass(frozen=True, slots=True, eq=False)
class ProjectWords:
    """What ends the line that leads a list of funded projects, and what may stand before a country."""

    cues: Words
    prefixes: Words


@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """What a meeting is called and what it does, and the words its name ends at."""

    nouns: Words
    verbs: Words
    drop: Words
    stops: Words
    at: Words
    when: Words
    unsure: Words


@dataclass(frozen=True, slots=True, eq=False)
class OddityWords:
    """Words a sentence cannot end with."""

    needs_a_noun: Words
    determiners: Words
    cannot_end: Words
    year_prepositions: Words
    footnotes: Words


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language, or of several joined; ``countries`` pairs a folded name with its code."""

    language: str
    stop_words: Words
    sections: Pairs
    signature: Words
    redaction: RedactionWords
    notice: NoticeWords
    boilerplate: BoilerplateWords
    attachment: AttachmentWords
    legend: LegendWords
    edition: EditionWords
    headings: HeadingWords
    people: PeopleWords
    kinds: Pairs
    kind_verbs: Words
    numbers: Values
    dates: DateWords
    money: MoneyWords
    projects: ProjectWords
    events: EventWords
    oddities: OddityWords
    countries: Values


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons:
    """The lexicon of every language there is a data file for."""

    each: tuple[Lexicon, ...]

    @property
    def languages(self) -> Words:
        """The languages, in the order of their files."""
        return tuple(lexicon.language for lexicon in self.each)

    def joined(self, language: str) -> Lexicon:
        """All words together, those of *language* first: an English binder quotes French, and the reverse."""
        return _joined(self, language)


@lru_cache(maxsize=8)
def _joined(lexicons: Lexicons, language: str) -> Lexicon:
    first, *others = sorted(lexicons.each, key=lambda lexicon: lexicon.language != language)
    together = first
    for other in others:
        together = _join(together, other)
    return together


def _join(first: Any, second: Any) -> Any:  # noqa: ANN401  # lexicons and their parts alike
    """Two of the same class as one, tuples one after the other, the language that of the first."""
    if isinstance(first, str):
        return first
    if isinstance(first, tuple):
        return (*first, *second)
    if isinstance(first, DateWords):
        return first.joined(second)
    parts = {f.name: _join(getattr(first, f.name), getattr(second, f.name)) for f in fields(first)}
    return type(first)(**parts)


def load_lexicons(folder: Path) -> Lexicons:
    """Every lexicon of the folder, by file name.

    Raises:
        UnreadableError: there is none, or a file is not a lexicon.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise UnreadableError(f"No lexicon was found in “{folder}”: install the program again.")
    return _together(tuple(_load(file) for file in files))


def load_redaction_words(folder: Path) -> RedactionWords:
    """The words of redactions in every language, without loading what else a lexicon holds.

    Raises:
        UnreadableError: there is none, or a file is not a lexicon.
    """
    together: RedactionWords | None = None
    for file in sorted(folder.glob("*.toml")):
        try:
            found = _part(RedactionWords, tomllib.loads(file.read_text(encoding="utf-8"))["redaction"])
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UnreadableError(f"The lexicon “{file.name}” cannot be read: {fault}.") from fault
        together = found if together is None else _join(together, found)
    if together is None:
        raise UnreadableError(f"No lexicon was found in “{folder}”: install the program again.")
    return together


def _load(file: Path) -> Lexicon:
    try:
        return _lexicon(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UnreadableError(f"The lexicon “{file.name}” cannot be read: {fault}.") from fault


@lru_cache(maxsize=8)
def _lexicon(text: str) -> Lexicon:
    """The lexicon of a file with this text: what was compiled for one document serves for the next."""
    return lexicon_from_data(tomllib.loads(text))


@lru_cache(maxsize=8)
def _together(each: tuple[Lexicon, ...]) -> Lexicons:
    return Lexicons(each)


def lexicon_from_data(data: Mapping[str, Any]) -> Lexicon:
    """The lexicon a parsed data file holds.

    Raises:
        KeyError: a table or key is missing.
    """
    language = str(data["language"])
    return Lexicon(
        language=language,
        stop_words=_words(data["stop_words"]),
        sections=_pairs(data["sections"]),
        signature=_words(data["profile_sections"]["signature"]),
        redaction=_part(RedactionWords, data["redaction"]),
        notice=_part(NoticeWords, data["notice"]),
        boilerplate=_part(BoilerplateWords, data["boilerplate"]),
        attachment=_part(AttachmentWords, data["attachment"]),
        legend=_part(LegendWords, data["legend"]),
        edition=_part(EditionWords, data["edition"]),
        headings=_part(HeadingWords, data["headings"]),
        people=_part(PeopleWords, data["people"]),
        kinds=_pairs(data["kinds"]),
        kind_verbs=_words(data["kinds_first"]["verbs"]),
        numbers=_values(data["numbers"]),
        dates=_dates(data["dates"]),
        money=_part(MoneyWords, data["money"]),
        projects=_part(ProjectWords, data["projects"]),
        events=_part(EventWords, data["events"]),
        oddities=_part(OddityWords, data["oddities"]),
        countries=_countries(language, data["countries"]["aliases"]),
    )


def _part(kind: type[_T], table: Mapping[str, Any]) -> _T:
    hints = get_type_hints(kind)
    read = {name: _words if hint == Words else _values for name, hint in hints.items()}
    return kind(**{name: read[name](table[name]) for name in hints})


def _words(values: Iterable[Any]) -> Words:
    return tuple(str(value) for value in values)


def _pairs(table: Mapping[str, Iterable[Any]]) -> Pairs:
    return tuple((key, _words(values)) for key, values in table.items())


def _values(table: Mapping[str, Any]) -> Values:
    return tuple((key, str(value)) for key, value in table.items())


def _dates(table: Mapping[str, Any]) -> DateWords:
    numbered = ("months", "seasons", "parts", "relative")
    parts = {name: tuple((word, int(n)) for word, n in table[name].items()) for name in numbered}
    plain = {f.name: _words(table[f.name]) for f in fields(DateWords) if f.name not in numbered}
    everything: dict[str, Any] = {**parts, **plain}
    return DateWords(**everything)


def _countries(language: str, aliases: Mapping[str, Iterable[Any]]) -> Values:
    """Folded country names with their ISO 3166-1 codes, the usual names first."""
    from babel import Locale  # its data are loaded when a document is read, not when the program starts

    territories = Locale.parse(language).territories
    usual = [
        (c, n) for c, n in territories.items() if re.fullmatch("[A-Z]{2}", c) and c not in _NOT_COUNTRIES
    ]
    other = [(code, str(name)) for code, names in aliases.items() for name in names]
    return tuple((fold(name), code) for code, name in (*usual, *other))
