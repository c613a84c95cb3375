"""Nothing marked above the library's ceiling is saved: the one place every row passes on its way to the file.

Rows are looked at as they are written, whatever repository wrote them: any marking anywhere in their JSON
counts, those of cells in nested tables and of drafts included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking, marking_from_json


class CeilingRules(Protocol):
    """What the schemes of markings say; given by whoever opens the library."""

    def fits(self, marking: Marking, ceiling: Marking) -> bool:
        """Whether something so marked may be saved in a library with this ceiling."""
        ...

    def name(self, marking: Marking) -> str:
        """What a sentence calls the marking."""
        ...


class Ceiling:
    """The highest marking a library may hold, and the rules that say what is above it."""

    def __init__(self, marking: Marking, rules: CeilingRules) -> None:
        self.marking = marking
        self._rules = rules

    def refuse_above(self, stored: object) -> None:
        """Refuse JSON values in which something is marked above the ceiling.

        Raises:
            NotAllowedError: the marking and the ceiling are named.
        """
        for marking in set(markings_in(stored)):
            if not self._rules.fits(marking, self.marking):
                above, ceiling = self._rules.name(marking), self._rules.name(self.marking)
                raise NotAllowedError(
                    f"{above} is above the ceiling of this library, {ceiling}: "
                    "lower the marking, or raise the ceiling and state that this device is accredited for it."
                )


def markings_in(stored: object) -> Iterator[Marking]:
    """Every marking in JSON values, at any depth."""
    if isinstance(stored, dict):
        if stored.keys() == {"levels", "caveats"}:
            yield marking_from_json(stored)
        else:
            for value in stored.values():
                yield from markings_in(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from markings_in(value)
