"""The sorts of fact as forms: which fields each has, what they hold as typed, and the fact they make.

A field that reached us redacted is no words: it is left out of what is typed and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Incumbency,
    Membership,
    NextStep,
    ProfileId,
    Project,
    Tenure,
)
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.text import Withheld
from briefing_app.domain.typed_values import (
    Problem,
    Reader,
    TypedError,
    amount,
    count,
    line,
    listed,
    payers,
    payers_typed,
    words,
)

Typed = Mapping[str, str | bool]
"""What stands in the fields of a form, by their names; a redacted field is not among them."""


class FieldSort(StrEnum):
    """What a field takes."""

    LINE = "line"
    WORDS = "words"
    DATE = "date"
    AMOUNT = "amount"
    CURRENCY = "currency"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"
    PAYERS = "payers"


@dataclass(frozen=True, slots=True)
class FactField:
    """A field of a form, under the name of the fact's own; *default* is what a new form holds."""

    name: str
    sort: FieldSort = FieldSort.LINE
    required: bool = False
    choices: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True, slots=True)
class FactSort:
    """A sort of fact: its key, its class and its fields; of *any_of* at least one says something."""

    key: str
    type: type[Fact]
    fields: tuple[FactField, ...]
    any_of: tuple[str, ...] = ()

    def field(self, name: str) -> FactField:
        """The field of this name."""
        return next(one for one in self.fields if one.name == name)


_DATE = FieldSort.DATE

SORTS = (
    FactSort(
        "people",
        Incumbency,
        (
            FactField("person", required=True),
            FactField("honorific"),
            FactField("post"),
            FactField("acting", FieldSort.FLAG),
            FactField("organization"),
            FactField("role"),
            FactField("since", _DATE),
            FactField("until", _DATE),
        ),
    ),
    FactSort(
        "chairs",
        Tenure,
        (
            FactField("holder", required=True),
            FactField("office", FieldSort.CHOICE, choices=("chair", "host")),
            FactField("when", _DATE, required=True),
        ),
    ),
    FactSort(
        "memberships",
        Membership,
        (
            FactField("member"),
            FactField("standing", FieldSort.CHOICE, choices=("member", "observer")),
            FactField("count", FieldSort.COUNT),
        ),
        any_of=("member", "count"),
    ),
    FactSort(
        "engagements",
        Engagement,
        (
            FactField("name", required=True),
            FactField("when", _DATE, required=True),
            FactField("place"),
            FactField("place_certain", FieldSort.FLAG, default=True),
            FactField("theme"),
            FactField("level"),
        ),
    ),
    FactSort(
        "next-steps",
        NextStep,
        (
            FactField("action", FieldSort.WORDS, required=True),
            FactField("due", _DATE),
            FactField("owner"),
            FactField("state", FieldSort.CHOICE, choices=("open", "done")),
        ),
    ),
    FactSort(
        "contributions",
        Contribution,
        (
            FactField("amount", FieldSort.AMOUNT),
            FactField("currency", FieldSort.CURRENCY),
            FactField("approximate", FieldSort.FLAG),
            FactField("period"),
            FactField("payers", FieldSort.PAYERS),
            FactField("purpose"),
        ),
        any_of=("amount", "payers", "purpose"),
    ),
    FactSort(
        "projects",
        Project,
        (
            FactField("title", required=True),
            FactField("countries", FieldSort.LIST),
            FactField("implementer"),
            FactField("period"),
        ),
    ),
)
"""Every sort of fact, in the order a profile shows them."""


def sort_of(fact: Fact) -> FactSort:
    """The sort a fact is of."""
    return next(one for one in SORTS if one.type is type(fact))


def sort_named(key: str) -> FactSort:
    """The sort of a key."""
    return next(one for one in SORTS if one.key == key)


def redacted_fields(fact: Fact) -> tuple[str, ...]:
    """The fields of the fact that reached us redacted."""
    return tuple(one.name for one in sort_of(fact).fields if isinstance(getattr(fact, one.name), Withheld))


def typed(fact: Fact) -> dict[str, str | bool]:
    """What stands in the form of the fact; redacted fields are left out."""
    values = ((one, getattr(fact, one.name)) for one in sort_of(fact).fields)
    return {one.name: _shown(one, value) for one, value in values if not isinstance(value, Withheld)}


def empty(sort: FactSort) -> dict[str, str | bool]:
    """What stands in the form of a new fact."""
    return {one.name: _empty(one) for one in sort.fields}


def new_fact(sort: FactSort, fact: FactId, profile: ProfileId, given: Typed, reader: Reader) -> Fact:
    """The fact an officer states with a form; confirmed, since nobody proposed it.

    Raises:
        TypedError: a field is missing or wrong.
    """
    values = {one.name: _value(one, given.get(one.name, _empty(one)), reader) for one in sort.fields}
    _check(sort, values)
    make: Any = sort.type
    made: Fact = make(id=fact, profile=profile, **values)
    return made


def changed_fact(fact: Fact, given: Typed, reader: Reader) -> Fact:
    """The fact with what the form says now, and confirmed by it; what was not touched stays to the letter.

    Raises:
        TypedError: a field is missing or wrong, or words are given for a redacted one.
    """
    sort, before = sort_of(fact), typed(fact)
    values: dict[str, Any] = {}
    for one in sort.fields:
        if one.name not in before:
            if given.get(one.name):
                raise TypedError(Problem.REDACTED, one.name)
            continue
        now = given.get(one.name, before[one.name])
        if now != before[one.name]:
            values[one.name] = _value(one, now, reader)
    changed: Fact = replace(fact, **values)
    _check(sort, {one.name: getattr(changed, one.name) for one in sort.fields})
    return replace(changed, confirmed=True)


def _check(sort: FactSort, values: Mapping[str, Any]) -> None:
    for one in sort.fields:
        if one.required and values[one.name] in (None, ""):
            raise TypedError(Problem.MISSING, one.name)
    if sort.any_of and not any(values[name] not in (None, "", ()) for name in sort.any_of):
        raise TypedError(Problem.NOTHING, sort.any_of[0])
    since, until = values.get("since"), values.get("until")
    if isinstance(since, FuzzyDate) and isinstance(until, FuzzyDate):
        check_order("until", since, until)


def check_order(field: str, since: FuzzyDate, until: FuzzyDate) -> None:
    """Refuse an end that lies before the beginning, however both are understood.

    Raises:
        TypedError: it does.
    """
    if since.earliest and until.latest and until.latest < since.earliest:
        raise TypedError(Problem.BACKWARDS, field, until.wording)


def _value(field: FactField, given: str | bool, reader: Reader) -> Any:  # noqa: ANN401  # fields of several types
    if isinstance(given, bool):
        return given
    name, required = field.name, field.required
    match field.sort:
        case FieldSort.DATE:
            return reader.date(name, given)
        case FieldSort.AMOUNT:
            return amount(name, given)
        case FieldSort.CURRENCY:
            return reader.currency(name, given)
        case FieldSort.COUNT:
            return count(name, given)
        case FieldSort.LIST:
            return listed(words(name, given.replace("\n", ";")))
        case FieldSort.PAYERS:
            return payers(name, given)
        case FieldSort.CHOICE:
            if given not in field.choices:
                raise TypedError(Problem.UNKNOWN_CHOICE, name, given)
            return given
        case FieldSort.WORDS:
            return words(name, given, required=required)
    said = line(name, given, required=required)
    return said if said or name not in _ABSENT else None


_ABSENT = {"place", "member", "implementer"}
"""Fields whose absence is None and not an empty text."""


def _empty(field: FactField) -> str | bool:
    if field.sort is FieldSort.FLAG:
        return field.default
    return field.choices[0] if field.choices else ""


def _shown(field: FactField, value: Any) -> str | bool:  # noqa: ANN401  # fields of several types
    if isinstance(value, bool):
        return value
    if value is None:
        return ""
    if isinstance(value, FuzzyDate):
        return value.wording
    match field.sort:
        case FieldSort.LIST:
            return "; ".join(value)
        case FieldSort.PAYERS:
            return payers_typed(value)
        case FieldSort.AMOUNT:
            return f"{value:f}"
    return str(value)
