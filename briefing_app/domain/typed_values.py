"""What an officer types into a field, made a value or refused with what is wrong and what to do.

A refusal names its field and its problem, so that a window can say it in its own language beside the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import Payer
from briefing_app.domain.fuzzy_date import NO_WORDS, DateKind, DateWords, FuzzyDate, parse_date

LONGEST_LINE = 300
"""Characters of a name, a title, a place."""

LONGEST_WORDS = 2000
"""Characters of what is to be done, or of a list."""

_MOST_DIGITS = 15
_SPACES = str.maketrans("", "", " \u00a0\u202f'’")
_PLAIN_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_SHARE = re.compile(r"(?P<name>.*?)[\s:,(]*(?P<share>[-\d.,]*)\s*%\s*\)?", re.DOTALL)


class Problem(StrEnum):
    """What is wrong with what was typed."""

    MISSING = "missing"
    TOO_LONG = "too-long"
    SEVERAL_LINES = "several-lines"
    NO_DATE = "no-date"
    BACKWARDS = "backwards"
    NO_NUMBER = "no-number"
    NO_COUNT = "no-count"
    SHARE = "share"
    SHARES = "shares"
    CURRENCY = "currency"
    NOTHING = "nothing"
    REDACTED = "redacted"
    UNKNOWN_CHOICE = "unknown-choice"


_SENTENCES = {
    Problem.MISSING: "Something is missing: fill in {field}.",
    Problem.TOO_LONG: "{field} is too long: shorten it.",
    Problem.SEVERAL_LINES: "{field} is one line: join the lines.",
    Problem.NO_DATE: "“{given}” says no date: write a day, a month, a season, a year or a span of them.",
    Problem.BACKWARDS: "“{given}” lies before the beginning: correct one of the two dates.",
    Problem.NO_NUMBER: "“{given}” is no number: write it in digits, such as 165000 or 165,000.50.",
    Problem.NO_COUNT: "“{given}” is no count: write a whole number in digits.",
    Problem.SHARE: "“{given}” is no share: it lies between 0 and 100 %.",
    Problem.SHARES: "The shares come to {given} %: together they are at most 100 %.",
    Problem.CURRENCY: "“{given}” is no currency: write its three letters, such as CAD.",
    Problem.NOTHING: "Nothing is said yet: fill in at least one field.",
    Problem.REDACTED: "What reached us redacted stays redacted: state what you know yourself as a new fact.",
    Problem.UNKNOWN_CHOICE: "“{given}” is not among the choices.",
}


class TypedError(NotAllowedError):
    """What was typed cannot be kept.

    Attributes:
        problem: What is wrong.
        field: The name of the field, as the value it is for calls it.
        given: What was typed, or what it comes to.
    """

    def __init__(self, problem: Problem, field: str, given: str = "") -> None:
        super().__init__(_SENTENCES[problem].format(field=field, given=given))
        self.problem = problem
        self.field = field
        self.given = given


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads what is typed; *words* are those of dates, *today* what "last year" leans on."""

    words: DateWords = NO_WORDS
    today: date | None = None
    currencies: frozenset[str] = frozenset()

    def date(self, field: str, typed: str) -> FuzzyDate | None:
        """A date in words, or None for nothing.

        Raises:
            TypedError: the words say no date, or more than one.
        """
        typed = line(field, typed)
        if not typed:
            return None
        found = parse_date(typed, self.today, words=self.words)
        if found.kind is DateKind.UNKNOWN:
            raise TypedError(Problem.NO_DATE, field, typed)
        return found

    def currency(self, field: str, typed: str) -> str | None:
        """The code of a currency, or None for nothing.

        Raises:
            TypedError: there is no such currency.
        """
        code = typed.strip().upper()
        if code and code not in self.currencies:
            raise TypedError(Problem.CURRENCY, field, typed.strip())
        return code or None


def line(field: str, typed: str, *, required: bool = False) -> str:
    """Words in one line, white space tidied.

    Raises:
        TypedError: they are missing though required, or too long, or several lines.
    """
    if len(typed.strip().splitlines()) > 1:
        raise TypedError(Problem.SEVERAL_LINES, field)
    return words(field, typed, required=required, longest=LONGEST_LINE)


def words(field: str, typed: str, *, required: bool = False, longest: int = LONGEST_WORDS) -> str:
    """Words, white space tidied.

    Raises:
        TypedError: they are missing though required, or too long.
    """
    tidy = " ".join(typed.split())
    if required and not tidy:
        raise TypedError(Problem.MISSING, field)
    if len(tidy) > longest:
        raise TypedError(Problem.TOO_LONG, field)
    return tidy


def amount(field: str, typed: str) -> Decimal | None:
    """A number as English or French Canada writes it ("165,000.50", "165 000,50"), or None for nothing.

    Raises:
        TypedError: it is no number, or negative, or of more digits than money has.
    """
    bare = typed.translate(_SPACES).strip("$€£")
    if not bare:
        return None
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    if not _PLAIN_NUMBER.fullmatch(bare) or len(bare) > _MOST_DIGITS:
        raise TypedError(Problem.NO_NUMBER, field, typed.strip()[:40])
    return Decimal(bare)


def count(field: str, typed: str) -> int | None:
    """A whole number, or None for nothing.

    Raises:
        TypedError: it is none.
    """
    bare = typed.translate(_SPACES)
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", bare):
        raise TypedError(Problem.NO_COUNT, field, typed.strip()[:40])
    return int(bare)


def listed(typed: str) -> tuple[str, ...]:
    """What stands between semicolons or on lines of its own."""
    parts = (" ".join(part.split()) for part in re.split(r"[;\n]", typed))
    return tuple(part for part in parts if part)


def payers(field: str, typed: str) -> tuple[Payer, ...]:
    """Who pays: names with their shares where known, between semicolons ("Canada 60 %; Sweden").

    Raises:
        TypedError: a share is none or above 100 %, or together they are.
    """
    found = tuple(_payer(field, part) for part in listed(words(field, typed.replace("\n", ";"))))
    together = sum((one.share for one in found if one.share is not None), Decimal(0))
    if together > 100:
        raise TypedError(Problem.SHARES, field, f"{together.normalize():f}")
    return found


def payers_typed(found: Iterable[Payer]) -> str:
    """The payers as :func:`payers` reads them."""
    return "; ".join(
        one.name if one.share is None else f"{one.name} {one.share.normalize():f} %" for one in found
    )


def _payer(field: str, typed: str) -> Payer:
    match = _SHARE.fullmatch(typed)
    if match is None:
        return Payer(typed)
    name = match["name"].strip()
    try:
        share = Decimal(match["share"].replace(",", "."))
    except InvalidOperation:
        raise TypedError(Problem.SHARE, field, typed) from None
    if not 0 <= share <= 100 or not name:
        raise TypedError(Problem.SHARE, field, typed)
    return Payer(name, share)
