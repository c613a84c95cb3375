"""A table of a data file, read strictly: what is missing, mistyped or misspelt is named with its place.

A department edits these files, so every refusal says which file, line and key, and what is expected there.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from briefing_app.domain.data_file import DataFile
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.names import Names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Value = TypeVar("Value")

_WORDS = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    date: "a date",
    dict: "a table",
}

_OFFICIAL = ("en", "fr")


class Entry:
    """One table of a data file; each reading marks its key as known, and ``done`` refuses the others."""

    def __init__(self, data: Mapping[str, object], origin: str | DataFile, path: str = "") -> None:
        self._data = data
        self._origin = DataFile(origin) if isinstance(origin, str) else origin
        self._path = path
        self._known: set[str] = set()

    def fault(self, key: str, what: str) -> BriefingError:
        """The error for a key: the file, its line, the key's place in it, and what is wrong there."""
        origin = self._origin.called(self._place(key))
        return BriefingError(f"{origin}: “{self._place(key)}” {what}. Correct the file.")

    def has(self, key: str) -> bool:
        """Whether the key is stated at all."""
        return key in self._data

    def text(self, key: str) -> str:
        """A text with something in it."""
        value = self._typed(key, str)
        if not value.strip():
            raise self.fault(key, "is empty")
        return value

    def optional_text(self, key: str) -> str:
        """A text, or nothing at all."""
        return self.text_or(key, "")

    def text_or(self, key: str, default: str) -> str:
        """A text, or the default where the key is absent."""
        self._known.add(key)
        return self.text(key) if self.has(key) else default

    def key(self, key: str) -> str:
        """A text that may be part of an id."""
        text = self.text(key)
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", text):
            raise self.fault(key, f"is “{text}”; letters, digits and hyphens only")
        return text

    def number(self, key: str) -> int:
        """A whole number of zero or more."""
        value = self._typed(key, int)
        if value < 0:
            raise self.fault(key, "must not be negative")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        return self._typed(key, bool) if self.has(key) else default

    def day(self, key: str) -> date:
        """A calendar day."""
        return self._typed(key, date)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """A text out of a closed list."""
        value = self.text(key)
        if value not in allowed:
            raise self.fault(key, f"is “{value}”, which is none of {', '.join(sorted(allowed))}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts without doubles; empty where the key is absent."""
        values = self._typed(key, list) if self.has(key) else []
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.fault(key, "must hold texts only")
        if len(set(values)) != len(values):
            raise self.fault(key, "says the same thing twice")
        return tuple(values)

    def languages(self) -> tuple[str, ...]:
        """The languages the file gives its texts in; the two of Canada where it does not say."""
        return self.texts("languages") or _OFFICIAL

    def names(self, key: str, languages: Collection[str]) -> Names:
        """A text in each of the languages, no more and no fewer."""
        entry = self.table(key)
        for language in languages:
            if not entry.has(language):
                raise entry.fault(language, "is missing: every text is needed in " + " and ".join(languages))
        names = Names(tuple((language, entry.text(language)) for language in languages))
        entry.done()
        return names

    def optional_names(self, key: str, languages: Collection[str]) -> Names | None:
        """As ``names``, or None where the key is absent."""
        return self.names(key, languages) if self.has(key) else None

    def table(self, key: str) -> Entry:
        """A table inside this one."""
        return Entry(self._typed(key, dict), self._origin, self._place(key))

    def tables(self, key: str, optional: bool = False) -> tuple[Entry, ...]:
        """A list of tables, at least one unless *optional*."""
        if optional and not self.has(key):
            return ()
        values = self._typed(key, list)
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.fault(key, "must be a list of one table or more")
        return tuple(
            Entry(value, self._origin, f"{self._place(key)}[{number}]")
            for number, value in enumerate(values, start=1)
        )

    def stated(self) -> tuple[str, ...]:
        """Every key stated in this table, in order."""
        return tuple(self._data)

    def done(self) -> None:
        """Refuse keys nobody asked for: they are misspelt, and what they meant would be lost in silence."""
        for key in self._data:
            if key not in self._known:
                known = ", ".join(sorted(self._known))
                raise self.fault(key, f"is not a known key; known here are {known}")

    def _place(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _typed(self, key: str, wanted: type[Value]) -> Value:
        self._known.add(key)
        if key not in self._data:
            raise self.fault(key, "is missing")
        value = self._data[key]
        # bool is an int and datetime a date in Python, never in a data file
        mistaken = (isinstance(value, bool) and wanted is not bool) or isinstance(value, datetime)
        if mistaken or not isinstance(value, wanted):
            raise self.fault(key, f"must be {_WORDS[wanted]}")
        return value
