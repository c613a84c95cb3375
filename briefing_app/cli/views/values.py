"""Single values as JSON: dates, amounts, markings, and what was withheld before us."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.marking import Marking, marking_to_json
from briefing_app.domain.text import Withheld

Json = dict[str, Any]


def field_to_json(value: str | FuzzyDate | Decimal | Withheld | None) -> Any:  # noqa: ANN401  # a JSON value
    """A field of a fact; one that was redacted before us is ``{"withheld": true}``, never absent."""
    match value:
        case Withheld():
            return {"withheld": True}
        case FuzzyDate():
            return value.as_json()
        case Decimal():
            return number_in_words(value)
        case _:
            return value


def number_in_words(number: Decimal) -> str:
    """The amount as plain digits: "165000", "0.5"; never an exponent, never rounded."""
    words = format(number, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def portion_to_json(portion: Marking | None) -> Json | None:
    """A portion marking by the ids of its levels and caveats, or null."""
    return None if portion is None else dict(marking_to_json(portion))


def day_to_json(day: date | datetime | None) -> str | None:
    """A day or a time in ISO 8601, or null."""
    return None if day is None else day.isoformat()
