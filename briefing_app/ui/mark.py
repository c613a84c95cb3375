"""What a banner shows: markings, what they come to in words and in colour, and how two are shown as one.

Runs on the worker too, and so must not so much as import Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.marking import Marking
    from briefing_app.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of a banner in every language of its scheme, its colour as "#RRGGBB", and what they mean.

    ``markings`` are joined already; none while no scheme has been read.
    """

    words: str
    colour: str
    markings: frozenset[Marking] = frozenset()
    catalogue: Catalogue | None = field(default=None, compare=False, repr=False)

    def beside(self, other: Mark) -> Mark:
        """What both come to together: at least as high as either of them."""
        catalogue = self.catalogue or other.catalogue
        if catalogue is None or not other.markings:
            return self
        return mark_of(self.markings | other.markings, catalogue) if self.markings else other


def mark_of(markings: Iterable[Marking], catalogue: Catalogue) -> Mark:
    """The mark over words that carry markings: joined scheme by scheme, the lowest level for none.

    Raises:
        BriefingError: no scheme that is here has one of them.
    """
    schemes = catalogue.every_scheme
    floor = schemes.floor(markings)
    return Mark(
        words=schemes.banner(floor),
        colour=schemes.colour(floor),
        markings=frozenset({floor}),
        catalogue=catalogue,
    )
