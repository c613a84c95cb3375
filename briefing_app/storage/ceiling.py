"""Nothing marked above the library's ceiling is saved: the one place every row passes on its way to the file.

Rows are looked at as they are written, whatever repository wrote them: any marking anywhere in their JSON
counts, those of cells in nested tables and of drafts included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
        if above := self.above(stored):
            raise NotAllowedError(self.refusal(above))

    def above(self, stored: object) -> set[Marking]:
        """The markings in JSON values that are above the ceiling."""
        return {one for one in set(markings_in(stored)) if not self.holds(one)}

    def refusal(self, above: Iterable[Marking]) -> str:
        """The sentence that refuses markings above the ceiling."""
        return (
            f"{self.highest(above)} is above the ceiling of this library, {self.name}: "
            "lower the marking, or keep it in a library with a higher ceiling "
            "on a device that is accredited for it."
        )

    @property
    def name(self) -> str:
        """What the ceiling is called."""
        return self._rules.name(self.marking)

    def holds(self, marking: Marking) -> bool:
        """Whether something so marked may be in the library."""
        return self._rules.fits(marking, self.marking)

    def highest(self, markings: Iterable[Marking]) -> str:
        """What the highest of some markings is called; of those that do not compare, always the same one."""
        given = set(markings)

        def rank(one: Marking) -> tuple[int, str]:
            return sum(self._rules.fits(other, one) for other in given), self._rules.name(one)

        return self._rules.name(max(given, key=rank))


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
