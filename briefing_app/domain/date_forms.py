"""The shapes a date may have in running text, each under its own name; digits here, words from data.

Every form is a bounded pattern: no form can look further than a few dozen characters, so that finding is
linear whatever the text. Forms are tried in the order of the list, the longer before the shorter.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing_app.domain.fuzzy_date import DateKind, DateWords, Found, FuzzyDate, Numbered

_GAP = r"[ \t\u00a0\u202f]{1,3}"
_LOOSE = r"[ \t\u00a0\u202f]{0,3}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:er|st|nd|rd|th|e)?(?![0-9A-Za-z])"
_YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9A-Za-z_%])"
_ISO = r"(?:1[89]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z])"
_DASH = rf"{_LOOSE}[-\u2010-\u2015\u2212/]{_LOOSE}"
_NOT_BEFORE = r"(?<![\w$\u20ac\u00a3])(?<![0-9][.,\u2013-])(?<![$\u20ac\u00a3][ \u00a0])"

_DIGIT_STARTS = ("(?P<iso>", "(?P<y>", "(?P<d>")

# The months a season may lie in, first and last, in the northern hemisphere; neighbours overlap on purpose.
_SEASON_MONTHS = {1: (3, 6), 2: (6, 9), 3: (9, 12), 4: (1, 3)}
_PART_MONTHS = {1: (1, 4), 2: (4, 9), 3: (9, 12)}

Groups = dict[str, str]
Build = Callable[["Grammar", Groups], FuzzyDate]


def find(text: str, words: DateWords, document_date: date | None) -> Iterator[Found]:
    """Every date in the text, in reading order; a wording that is no day of the calendar has kind unknown."""
    grammar = _grammar(words)
    for match in grammar.pattern.finditer(text):
        name = match.lastgroup or ""
        wording = match.group()
        yield Found(_said(words, name, wording, document_date), match.start(), match.end())


@lru_cache(maxsize=4096)
def _said(words: DateWords, name: str, wording: str, document_date: date | None) -> FuzzyDate:
    """The date a wording says; kept, since a text names the same few years and days over and over."""
    return _grammar(words).build(name, wording, document_date)


@dataclass(frozen=True, slots=True)
class Form:
    """A shape: the pattern with named groups, and what makes a date of them."""

    name: str
    pattern: str
    build: Build


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms compiled for one set of words."""

    pattern: re.Pattern[str]
    forms: dict[str, tuple[re.Pattern[str], Build]]
    months: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, int]
    relative: dict[str, int]

    def build(self, name: str, wording: str, document_date: date | None) -> FuzzyDate:
        """The date a form says of its wording."""
        pattern, build = self.forms[name]
        match = pattern.fullmatch(wording)
        groups = match.groupdict() if match else {}
        groups["wording"] = wording
        try:
            found = build(self, groups)
        except ValueError:  # 31 June, or a range that runs backwards
            return FuzzyDate(wording=wording)
        found = replace(found, wording=wording)
        return _leaning(found, self.relative.get(_key(wording)), document_date)


def _leaning(found: FuzzyDate, years: int | None, document_date: date | None) -> FuzzyDate:
    """A relative date with the days it means, once it is known what it leans on."""
    if found.kind is not DateKind.RELATIVE or document_date is None:
        return found
    if years is None:
        return replace(found, earliest=document_date, latest=document_date, document_date=document_date)
    year = document_date.year + years
    return replace(found, earliest=date(year, 1, 1), latest=date(year, 12, 31), document_date=document_date)


@lru_cache(maxsize=8)
def _grammar(words: DateWords) -> Grammar:
    forms = [form for form in _forms(words) if "(?!)" not in form.pattern]
    return Grammar(
        pattern=re.compile(_together(forms, _beginnings(words))),
        forms={form.name: (re.compile(form.pattern), form.build) for form in forms},
        months=_keyed(words.months),
        seasons=_keyed(words.seasons),
        parts=_keyed(words.parts),
        relative=_keyed(words.relative),
    )


def _together(forms: list[Form], beginnings: str) -> str:
    """One pattern for all forms, those that begin with a digit apart: most places in a text end there."""
    digits = "|".join(_as_group(form) for form in forms if form.pattern.startswith(_DIGIT_STARTS))
    in_words = "|".join(_as_group(form) for form in forms if not form.pattern.startswith(_DIGIT_STARTS))
    return rf"(?=\w){_NOT_BEFORE}(?:(?=[0-9])(?:{digits})|(?={beginnings})(?:{in_words or '(?!)'}))"


def _beginnings(words: DateWords) -> str:
    """A pattern for the first two characters of the words a form may begin with; few words of a text pass."""
    numbered = (words.months, words.seasons, words.parts, words.relative)
    plain = (words.since, words.fiscal, words.between, words.every, words.recurring, words.now)
    first = _spellings(
        (*(word for pairs in numbered for word, _ in pairs), *(w for some in plain for w in some))
    )
    if not first:
        return "(?!)"
    signs = ("".join(sorted({re.escape(word[at : at + 1]) for word in first})) for at in (0, 1))
    return "".join(f"[{some}]" for some in signs) if min(map(len, first)) > 1 else ""


def _as_group(form: Form) -> str:
    return f"(?P<{form.name}>{_unnamed(form.pattern)})"


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _keyed(pairs: Numbered) -> dict[str, int]:
    return {_key(word): number for word, number in pairs}


def _key(word: str) -> str:
    return " ".join(word.casefold().replace("\u2019", "'").rstrip(".").split())


def _spellings(words: Iterable[str]) -> set[str]:
    """The words as given, capitalised and in capitals, with either apostrophe."""
    spelled = {form for word in words for form in (word, word[:1].upper() + word[1:], word.upper())}
    return spelled | {word.replace("'", "\u2019") for word in spelled}


def _one_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words in every spelling; it never matches for none."""
    spelled = _spellings(words)
    if not spelled:
        return "(?!)"
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", _GAP) for w in longest_first) + r")(?![\w])"


def _forms(words: DateWords) -> list[Form]:
    """The forms for a set of words, the longer before the shorter."""
    month = _one_of(tuple(word for word, _ in words.months)) + r"\.?"
    season = _one_of(tuple(word for word, _ in words.seasons))
    to = rf"(?:{_DASH}|{_GAP}{_one_of(words.to)}{_GAP})"
    both = rf"{_GAP}{_one_of((*words.both, *words.to))}{_GAP}"
    of = rf"(?:{_GAP}{_one_of(words.of)})?"
    year_gap = rf"(?:{_LOOSE},{_LOOSE}|{of}{_GAP})"
    y, d = rf"(?P<y>{_YEAR})", rf"(?P<d>{_DAY})"
    m, s = rf"(?P<m>{month})", rf"(?P<s>{season})"
    y2, d2, m2, s2 = rf"(?P<y2>{_YEAR})", rf"(?P<d2>{_DAY})", rf"(?P<m2>{month})", rf"(?P<s2>{season})"
    short = r"(?P<short>[0-9]{2}(?![0-9A-Za-z_%]))"
    inner = rf"(?:{month}{_GAP}{_DAY}{year_gap}{_YEAR}|{_DAY}{_GAP}{month}{year_gap}{_YEAR}"
    inner += rf"|{month}{year_gap}{_YEAR}|{season}{of}{_GAP}{_YEAR}|{_ISO}|{_YEAR})"
    span = rf"{y}{_DASH}(?:{y2}|{short})"
    return [
        Form("since", rf"{_one_of(words.since)}{_GAP}(?P<inner>{inner})", _since),
        Form("iso_days", rf"(?P<iso>{_ISO})(?:/|{to})(?P<iso2>{_ISO})", _iso_days),
        Form("iso_day", rf"(?P<iso>{_ISO})", _iso_day),
        Form("fiscal", rf"{_one_of(words.fiscal)}{_GAP}{y}(?:{_DASH}(?:{y2}|{short}))?", _fiscal),
        Form("md_md_y", rf"{m}{_GAP}{d}(?:{year_gap}{y2})?{to}{m2}{_GAP}{d2}{year_gap}{y}", _days),
        Form("md_d_y", rf"{m}{_GAP}{d}{to}{d2}{year_gap}{y}", _days),
        Form("dm_dm_y", rf"{d}{_GAP}{m}(?:{year_gap}{y2})?{to}{d2}{_GAP}{m2}{year_gap}{y}", _days),
        Form("d_dm_y", rf"{d}{to}{d2}{_GAP}{m}{year_gap}{y}", _days),
        Form("md_y", rf"{m}{_GAP}{d}{year_gap}{y}", _one_day),
        Form("dm_y", rf"{d}{_GAP}{m}{year_gap}{y}", _one_day),
        Form("my_my", rf"{m}{year_gap}{y2}{to}{m2}{year_gap}{y}", _months),
        Form("m_m_y", rf"{m}(?:{_DASH}|{both}){m2}{year_gap}{y}", _months),
        Form("my_y", rf"{m}{year_gap}{y}{to}{y2}", _month_to_year),
        Form("m_y", rf"{m}{year_gap}{y}", _month),
        Form("s_span", rf"{s}{of}{_GAP}{span}", _season_span),
        Form("s_s_y", rf"{s}{both}{s2}{of}{_GAP}{y}", _seasons),
        Form("s_y", rf"{s}{of}{_GAP}{y}", _season),
        Form("m_d", rf"{m}{_GAP}{_DAY}", _without_year),
        Form("between", rf"{_one_of(words.between)}{_GAP}{y}{both}{y2}", _years),
        Form("years", rf"{y}{to}{y2}", _years),
        Form("span", span, _span),
        Form("part", rf"(?P<part>{_one_of(tuple(word for word, _ in words.parts))})[ -]{y}", _part),
        Form("year", rf"{y}(?![.,][0-9])", _year),
        *_forms_without_digits(words),
    ]


def _forms_without_digits(words: DateWords) -> list[Form]:
    """How often, and what leans on the date of the document."""
    every = rf"{_one_of(words.every)}{_GAP}(?:\w{{1,12}}{_GAP})?{_one_of(words.recurring_units)}"
    return [
        Form("every", every, _recurring),
        Form("recurring", _one_of(words.recurring), _recurring),
        Form("relative", _one_of(tuple(word for word, _ in words.relative)), _relative),
        Form("now", _one_of(words.now), _relative),
    ]


def _range(kind: DateKind, edtf: str | None, earliest: date, latest: date) -> FuzzyDate:
    if latest < earliest:
        raise ValueError("runs backwards")
    return FuzzyDate(wording="", kind=kind, edtf=edtf, earliest=earliest, latest=latest)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_of(grammar: Grammar, word: str) -> int:
    return grammar.months[_key(word)]


def _day_of(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _iso_day(_: Grammar, part: Groups) -> FuzzyDate:
    day = date.fromisoformat(part["iso"])
    return _range(DateKind.DAY, day.isoformat(), day, day)


def _iso_days(_: Grammar, part: Groups) -> FuzzyDate:
    first, last = date.fromisoformat(part["iso"]), date.fromisoformat(part["iso2"])
    return _range(DateKind.RANGE, f"{first}/{last}", first, last)


def _one_day(grammar: Grammar, part: Groups) -> FuzzyDate:
    day = date(int(part["y"]), _month_of(grammar, part["m"]), _day_of(part["d"]))
    return _range(DateKind.DAY, day.isoformat(), day, day)


def _days(grammar: Grammar, part: Groups) -> FuzzyDate:
    year = int(part["y"])
    month = _month_of(grammar, part["m"])
    last_month = _month_of(grammar, part["m2"]) if part.get("m2") else month
    first = date(int(part["y2"]) if part.get("y2") else year, month, _day_of(part["d"]))
    last = date(year, last_month, _day_of(part["d2"]))
    return _range(DateKind.RANGE, f"{first}/{last}", first, last)


def _month(grammar: Grammar, part: Groups) -> FuzzyDate:
    year, month = int(part["y"]), _month_of(grammar, part["m"])
    return _month_range(year, month)


def _month_range(year: int, month: int) -> FuzzyDate:
    return _range(DateKind.MONTH, f"{year}-{month:02}", date(year, month, 1), _end_of(year, month))


def _months(grammar: Grammar, part: Groups) -> FuzzyDate:
    last_year = int(part["y"])
    first_year = int(part["y2"]) if part.get("y2") else last_year
    first, last = _month_of(grammar, part["m"]), _month_of(grammar, part["m2"])
    edtf = f"{first_year}-{first:02}/{last_year}-{last:02}"
    return _range(DateKind.RANGE, edtf, date(first_year, first, 1), _end_of(last_year, last))


def _month_to_year(grammar: Grammar, part: Groups) -> FuzzyDate:
    year, month, last = int(part["y"]), _month_of(grammar, part["m"]), int(part["y2"])
    return _range(DateKind.YEAR_SPAN, f"{year}-{month:02}/{last}", date(year, month, 1), date(last, 12, 31))


def _season(grammar: Grammar, part: Groups) -> FuzzyDate:
    season, year = grammar.seasons[_key(part["s"])], int(part["y"])
    first, last = _SEASON_MONTHS[season]
    return _range(DateKind.SEASON, f"{year}-{20 + season}", date(year, first, 1), _end_of(year, last))


def _seasons(grammar: Grammar, part: Groups) -> FuzzyDate:
    """Two seasons of a year; EDTF says a choice or a set of seasons only at a level few programs read."""
    months = [_SEASON_MONTHS[grammar.seasons[_key(part[name])]] for name in ("s", "s2")]
    year = int(part["y"])
    first, last = min(first for first, _ in months), max(last for _, last in months)
    return _range(DateKind.SEASON, None, date(year, first, 1), _end_of(year, last))


def _season_span(grammar: Grammar, part: Groups) -> FuzzyDate:
    """A season across a new year: "winter 2019-20"."""
    season, year = grammar.seasons[_key(part["s"])], int(part["y"])
    last_year = int(part["y2"]) if part.get("y2") else year + 1
    first, last = _SEASON_MONTHS[season]
    start = date(year, 12 if season == 4 else first, 1)
    return _range(DateKind.SEASON, None, start, _end_of(last_year, last))


def _years(_: Grammar, part: Groups) -> FuzzyDate:
    return _year_span(int(part["y"]), int(part["y2"]))


def _year_span(first: int, last: int) -> FuzzyDate:
    return _range(DateKind.YEAR_SPAN, f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))


def _span(_: Grammar, part: Groups) -> FuzzyDate:
    """``2019/20`` is a span of years, ``2025-05`` a month, ``2011-12`` a span: the next year comes first."""
    year = int(part["y"])
    if part.get("y2"):
        return _year_span(year, int(part["y2"]))
    short = int(part["short"])
    if short == (year + 1) % 100:
        return _year_span(year, year + 1)
    if 1 <= short <= 12:
        return _month_range(year, short)
    return _year_span(year, year - year % 100 + short)


def _fiscal(_: Grammar, part: Groups) -> FuzzyDate:
    """A fiscal year, 1 April to 31 March; named by one year alone it cannot be told which of two it is."""
    first = int(part["y"])
    if not part.get("y2") and not part.get("short"):
        return _range(DateKind.FISCAL_YEAR, None, date(first - 1, 4, 1), date(first + 1, 3, 31))
    last = int(part["y2"]) if part.get("y2") else first - first % 100 + int(part["short"])
    if last < first:  # 1999-00
        last += 100
    start, end = date(first, 4, 1), date(last, 3, 31)
    return _range(DateKind.FISCAL_YEAR, f"{start}/{end}", start, end)


def _part(grammar: Grammar, part: Groups) -> FuzzyDate:
    """A year said in part ("late 2018"), bounded to the months the word may mean; EDTF has no word for it."""
    year = int(part["y"])
    first, last = _PART_MONTHS[grammar.parts[_key(part["part"])]]
    return _range(DateKind.YEAR, None, date(year, first, 1), _end_of(year, last))


def _year(_: Grammar, part: Groups) -> FuzzyDate:
    year = int(part["y"])
    return _range(DateKind.YEAR, str(year), date(year, 1, 1), date(year, 12, 31))


def _since(grammar: Grammar, part: Groups) -> FuzzyDate:
    inner = next(
        grammar.build(name, part["inner"], None)
        for name, (pattern, _) in grammar.forms.items()
        if name != "since" and pattern.fullmatch(part["inner"])
    )
    edtf = f"{inner.edtf}/.." if inner.edtf else None
    return FuzzyDate(wording="", kind=DateKind.SINCE, edtf=edtf, earliest=inner.earliest)


def _without_year(_: Grammar, __: Groups) -> FuzzyDate:
    return FuzzyDate(wording="")


def _recurring(_: Grammar, __: Groups) -> FuzzyDate:
    """A word like "annually": it says how often, never when."""
    return FuzzyDate(wording="")


def _relative(_: Grammar, __: Groups) -> FuzzyDate:
    return FuzzyDate(wording="", kind=DateKind.RELATIVE)
