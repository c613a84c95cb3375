"""For whom an edition is: everybody within, the public, or partners; and which copy of it somebody holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Marking


class EditionKind(StrEnum):
    """The editions of a document: of everything, of what is released, of what is released to partners."""

    INTERNAL = "internal"
    PUBLIC = "public"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom an edition for partners is, and the highest level they may have.

    ``partners`` are the codes of countries and of organizations.
    """

    partners: frozenset[str]
    ceiling: Marking

    def may_have(self, marking: Marking, scheme: Schemes) -> bool:
        """Whether all of them may have words so marked.

        What is above the lowest level is for those alone that its marking names.
        """
        if not scheme.within_ceiling(marking, self.ceiling):
            return False
        named = scheme.releasable_to(marking)
        if named is None:
            return scheme.is_public(marking)
        return self.partners <= named


@dataclass(frozen=True, slots=True)
class CopyNumber:
    """Which copy of how many a document is; without them a blank, to be filled in by hand.

    Raises:
        NotAllowedError: only one of the two is given, or there is no such copy of so many.
    """

    number: int | None = None
    copies: int | None = None

    def __post_init__(self) -> None:
        """Refuse a copy that cannot be."""
        if self.number is None and self.copies is None:
            return
        if self.number is None or self.copies is None:
            raise NotAllowedError("Give both: which copy it is, and how many copies there are.")
        if not 1 <= self.number <= self.copies:
            raise NotAllowedError(f"There is no copy {self.number} of {self.copies}: count them from 1.")

    @property
    def is_blank(self) -> bool:
        """Whether it is to be filled in by hand."""
        return self.number is None
