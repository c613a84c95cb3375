"""Statements of money in a text: how much, in what, how sure, for when, paid by whom.

A number is money only beside a currency sign or word. An amount that was redacted beside one is a withheld
amount, not an absent one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, MoneyWords
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.facts import Payer
from briefing_app.domain.fuzzy_date import DateKind, find_dates
from briefing_app.domain.reading import WITHHELD_FIELD, ProposedContribution, ReceivedMark

_SPACE = r"[ \t\u00a0\u202f]"
_NUMBER = (
    r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,15}(?:[.,][0-9]{1,3}(?![0-9]))?"
)
_TO = r"(?:[ ]?[-\u2013\u2014][ ]?|[ ](?:to|\u00e0)[ ])"
_SHARE = re.compile(
    r"(?P<share>[0-9]{1,3}(?:[.,][0-9]{1,2})?)[ \u00a0]?%[ \u00a0]?(?P<name>[A-ZÀ-Ý][\w&.' \u2019-]{1,60})"
)
_AFTER = 90
_BEFORE = 60
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class _Patterns:
    money: re.Pattern[str]
    worth_looking: re.Pattern[str]
    beside_mark: re.Pattern[str]
    before_mark: re.Pattern[str]
    approximately: re.Pattern[str]
    period_after: re.Pattern[str]
    period_before: re.Pattern[str]
    years: re.Pattern[str]
    over: re.Pattern[str]
    paid_by: re.Pattern[str]
    scales: dict[str, int]
    currencies: dict[str, str]


def find_contributions(draft: Draft, lexicon: Lexicon) -> list[ProposedContribution]:
    """The statements of money in a block, in reading order."""
    patterns = _patterns(lexicon.money)
    text = draft.text
    found: list[tuple[int, ProposedContribution]] = []
    if patterns.worth_looking.search(text):
        for match in patterns.money.finditer(text):
            contribution = _stated(match, text, lexicon, patterns)
            if contribution is not None:
                found.append((match.start(), replace(contribution, lines=(draft.first,))))
    for mark in draft.redactions:
        found += _withheld(mark, draft, lexicon, patterns)
    return [contribution for _, contribution in sorted(found, key=lambda pair: pair[0])]


def _stated(
    match: re.Match[str], text: str, lexicon: Lexicon, patterns: _Patterns
) -> ProposedContribution | None:
    """The contribution a match of the money pattern states; None for a number too long to be one."""
    if not match["currency"] and not match["currency2"]:
        return None
    amount = _amount(match["number"], match["number2"], match["scale"], patterns)
    if amount is None:
        return None
    return ProposedContribution(
        amount=amount,
        currency=_currency(match, patterns),
        approximate=bool(patterns.approximately.search(text[max(0, match.start() - 24) : match.start()])),
        period=_period(text, match.start(), match.end(), lexicon, patterns),
        payers=_payers(text[match.end() : match.end() + _AFTER * 2], patterns),
        lines=(),
        wording=match.group().strip(),
    )


def _withheld(
    mark: ReceivedMark, draft: Draft, lexicon: Lexicon, patterns: _Patterns
) -> list[tuple[int, ProposedContribution]]:
    """A withheld amount, where the marker stands beside a currency or after words that want an amount."""
    text = draft.text
    before, after = text[max(0, mark.start - 40) : mark.start], text[mark.end : mark.end + 24]
    sign = patterns.before_mark.search(before)
    word = patterns.beside_mark.match(after)
    if not sign and not word:
        return []
    currency = next((m["currency"] for m in (sign, word) if m and m["currency"]), None)
    return [(mark.start, ProposedContribution(
        amount=WITHHELD_FIELD,
        currency=patterns.currencies.get(_key(currency)) if currency else None,
        approximate=bool(patterns.approximately.search(before)),
        period=_period(text, mark.start, mark.end, lexicon, patterns),
        payers=_payers(text[mark.end : mark.end + _AFTER * 2], patterns),
        lines=(draft.first,),
    ))]  # fmt: skip


def _amount(first: str, second: str | None, scale: str | None, patterns: _Patterns) -> str | None:
    power = patterns.scales.get(_key(scale), 0) if scale else 0
    numbers = [_decimal(number, power) for number in (first, second) if number]
    if any(number is None for number in numbers):
        return None
    return "-".join(str(number) for number in numbers)


def _decimal(number: str, power: int) -> str | None:
    """A number in either language's spelling, multiplied; a comma before three digits parts thousands."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", number)
    plain = re.sub(r",(?=[0-9]{3}(?:\D|$))", "", plain).replace(",", ".")
    try:
        value = Decimal(plain).scaleb(power)
    except InvalidOperation:
        return None
    return f"{value.normalize():f}" if len(plain) < _MOST_DIGITS else None


def _currency(match: re.Match[str], patterns: _Patterns) -> str | None:
    for name in ("currency", "currency2"):
        if (word := match[name]) and (code := patterns.currencies.get(_key(word))):
            return code
    return None


def _key(word: str) -> str:
    return " ".join(word.replace("\u00a0", " ").replace("\u202f", " ").split()).casefold()


def _period(text: str, start: int, end: int, lexicon: Lexicon, patterns: _Patterns) -> str | None:
    """The words near an amount that say how often or for when; None where there are none."""
    after = _clause(text[end : end + _AFTER])
    if match := patterns.period_after.search(after):
        return match.group().strip()
    if match := patterns.years.match(after):
        return match["years"]
    if over := patterns.over.search(after):
        dates = [
            f
            for f in find_dates(after[over.end() :], words=lexicon.dates)
            if f.date.kind is not DateKind.UNKNOWN
        ]
        if dates:
            return after[over.end() + dates[0].start : over.end() + dates[-1].end]
    if match := patterns.period_before.search(text[max(0, start - _BEFORE) : start]):
        return match.group().strip()
    return None


def _clause(text: str) -> str:
    """The text up to the end of its sentence or to the next amount."""
    return re.split(r"[.;](?:\s|$)|\$|\)\s*(?:and|et)\s", text, maxsplit=1)[0]


def _payers(after: str, patterns: _Patterns) -> tuple[Payer, ...]:
    """Who pays, from the parentheses after an amount: "(60% IRCC, 40% GAC)", "(paid by IRCC)"."""
    opening = after.find("(")
    if opening < 0 or "$" in after[:opening] or ". " in after[:opening]:
        return ()
    inside = after[opening + 1 :].partition(")")[0]
    shares = [
        Payer(m["name"].strip(" ."), Decimal(m["share"].replace(",", "."))) for m in _SHARE.finditer(inside)
    ]
    if shares:
        return tuple(shares)
    paid = patterns.paid_by.match(inside)
    if not paid:
        return ()
    names = re.split(r"\s*(?:,|&|\band\b|\bet\b)\s*", inside[paid.end() :])
    return tuple(Payer(name.strip(" .")) for name in names if name.strip(" ."))


@lru_cache(maxsize=8)
def _patterns(words: MoneyWords) -> _Patterns:
    scales = any_of(tuple(word for word, _ in words.scales))
    spelled = sorted((*(word for word, _ in words.currencies), "$"), key=len, reverse=True)
    signs = [re.escape(word).replace(r"\ ", f"{_SPACE}?") for word in spelled]
    sign = "(?:" + "|".join(rf"(?<!\w){s}" if s[0].isalpha() else s for s in signs) + ")"
    behind = "(?:" + "|".join(signs) + rf"|dollars?)(?!\w|{_SPACE}?\$?{_SPACE}?[0-9])"
    number, number2 = rf"(?P<number>{_NUMBER})", rf"(?P<number2>{_NUMBER})"
    before = rf"(?P<currency>{sign}){_SPACE}?\$?{_SPACE}?"
    middle = rf"(?:{_TO}\$?{number2})?(?:{_SPACE}{{0,2}}-?(?P<scale>{scales})(?!\w))?"
    after = rf"(?:{_SPACE}{{0,2}}(?P<currency2>{behind}))?"
    money = rf"(?:{before}|(?<![\w.,]))(?<![0-9]){number}{middle}{after}"
    over, years = any_of(words.over), any_of(words.years)
    count = r"(?:[0-9]{1,2}|[a-zé]{2,8})"
    return _Patterns(
        money=re.compile(money),
        worth_looking=re.compile("|".join(signs) + "|dollars?"),
        beside_mark=re.compile(rf"{_SPACE}?(?:(?P<currency>{sign}|dollars?)(?!\w)|(?:{scales})(?!\w))"),
        before_mark=re.compile(
            rf"(?:(?P<currency>{sign}){_SPACE}?\$?|(?:{any_of(words.contributes)})){_SPACE}?$"
        ),
        approximately=re.compile(
            rf"(?i:(?<!\w)(?:{any_of(words.approximately)}){_SPACE}(?:[A-Z]{{3}}{_SPACE})?$|[~\u2248]{_SPACE}?$)"
        ),
        period_after=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.period_after)})(?!\w))"),
        period_before=re.compile(rf"(?i:(?<!\w)(?:{any_of(words.period_before)})(?!\w))"),
        years=re.compile(
            rf"(?i:{_SPACE}?(?:/|(?:{over})){_SPACE}?(?P<years>{count}{_SPACE}(?:{years}))(?!\w))"
        ),
        over=re.compile(rf"(?i:(?<!\w)(?:{over}){_SPACE})"),
        paid_by=re.compile(rf"(?i:\s*(?:{any_of(words.paid_by)})\s+)"),
        scales={_key(word): int(power) for word, power in words.scales},
        currencies={_key(word): code for word, code in words.currencies},
    )
