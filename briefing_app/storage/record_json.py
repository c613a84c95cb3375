"""Frozen domain values as JSON, and back, led by their types: facts, names, approvals and the like.

Texts have their own form in ``domain.text_json``. A field at its default is not written; a value that does
not fit its field when read is damage and is told as such.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.marking import Marking, marking_from_json, marking_to_json
from briefing_app.domain.text import Withheld
from briefing_app.domain.text_json import withheld_from_json, withheld_to_json

FORMAT = 1
"""The form the values of this module are written in; a newer one is refused."""

Json = dict[str, Any]
Value = TypeVar("Value")


def stamped(body: Json) -> Json:
    """The body with the number of its form."""
    return {"format": FORMAT, **body}


def checked(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body, if this program knows its form.

    Raises:
        UnreadableError: it was written by a newer version.
    """
    if body.get("format") != FORMAT:
        raise UnreadableError("A record was saved by a newer version of the program; install that version.")
    return body


def to_json(value: object) -> Any:  # noqa: ANN401  # JSON has no narrower type
    """A domain value as JSON values."""
    match value:
        case None | bool() | int():
            return value
        case Marking():
            return marking_to_json(value)
        case Withheld():
            return withheld_to_json(value)
        case FuzzyDate():
            return value.as_json()
        case StrEnum():
            return value.value
        case str():
            return value
        case Decimal():
            return str(value)
        case date():  # a datetime is one too
            return value.isoformat()
        case frozenset():
            return sorted(to_json(one) for one in value)
        case tuple():
            return [to_json(one) for one in value]
        case Mapping():
            return {key: to_json(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return fields_to_json(value)
    raise TypeError(type(value).__name__)


def fields_to_json(value: object, leave_out: frozenset[str] = frozenset()) -> Json:
    """The fields of a dataclass that are not at their default, but for those to *leave out*."""
    found = ((field, getattr(value, field.name)) for field in fields(value) if field.name not in leave_out)  # type: ignore[arg-type]  # only dataclasses come here
    return {field.name: to_json(one) for field, one in found if one != _default(field)}


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def from_json(wanted: type[Value], data: Mapping[str, Any], **known: object) -> Value:
    """The dataclass *wanted* with the stored fields and those already *known*.

    Raises:
        UnreadableError: a field is missing, unknown, or not what its type says.
    """
    try:
        hints = _hints(cast("Hashable", wanted))
        given = {name: _reader(hints[name])(value) for name, value in data.items() if name != "format"}
        return wanted(**given, **known)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise UnreadableError("A stored record is damaged; restore a backup of the library.") from error


_TYPES = {kind.__name__: kind for kind in (date, datetime, Decimal, FuzzyDate, Mapping, Marking, Withheld)}
"""Types that a module may import for its annotations alone, by the names they have there."""


@cache
def _hints(wanted: Hashable) -> dict[str, Any]:
    return get_type_hints(wanted, localns=_TYPES)


_SIMPLE: dict[object, Callable[[Any], Any]] = {
    str: lambda value: _of(str, value),
    int: lambda value: _of(int, value),
    bool: lambda value: _of(bool, value),
    Decimal: lambda value: Decimal(_of(str, value)),
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Marking: marking_from_json,
    Withheld: withheld_from_json,
    FuzzyDate: FuzzyDate.from_json,
}


def _of(wanted: type[Value], value: Any) -> Value:  # noqa: ANN401  # it comes from JSON
    if not isinstance(value, wanted):
        raise TypeError(wanted.__name__)
    return value


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401  # a type hint may be anything
    """What turns a JSON value into a value of the type *hint*."""
    if isinstance(hint, NewType):
        return _reader(hint.__supertype__)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _either(inner)
    if origin in (tuple, frozenset):
        one = _reader(inner[0])
        return lambda values: origin(one(value) for value in _of(list, values))
    if origin is not None and issubclass(origin, Mapping):
        one = _reader(inner[1])
        return lambda values: {key: one(value) for key, value in values.items()}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: from_json(hint, value)


def _either(choices: tuple[Any, ...]) -> Callable[[Any], Any]:
    """A reader of a union: nothing, a received redaction, or the one other type in it."""
    (other,) = (choice for choice in choices if choice not in (types.NoneType, Withheld))
    read = _reader(other)

    def either(value: Any) -> Any:  # noqa: ANN401  # it comes from JSON
        if value is None and types.NoneType in choices:
            return None
        if Withheld in choices and isinstance(value, dict) and value.get("type") == "withheld":
            return withheld_from_json(value)
        return read(value)

    return either
