"""What a library may hold: the rule by which the library refuses what is marked above its ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.catalogue import Catalogue


class CeilingByScheme:
    """The ceiling as the scheme of the ceiling's own levels understands it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def in_library(self, scheme: str, act: str) -> None:
        """Name markings from now on as the library does whose short forms mean a scheme and an act."""
        self._catalogue = self._catalogue.of_library(scheme, act)

    def fits(self, marking: Marking, ceiling: Marking) -> bool:
        """Whether something so marked may be saved in a library with this ceiling."""
        return self._catalogue.scheme_of(ceiling).within_ceiling(marking, ceiling)

    def name(self, marking: Marking) -> str:
        """What a sentence calls the marking."""
        return self._catalogue.scheme_of(marking).whole(marking, "en")
