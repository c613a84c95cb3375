"""The words a page shows that are not the author's: portion marks, markers, flags, numbers of pages.

They are those a written document prints, letter by letter; the tests hold the two next to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from briefing_app.domain.edition import CopyNumber, Edition, InternalEdition, PublicEdition
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import Holds, Marker, Withheld
from briefing_app.domain.wording import Phrase, Wording

Key = TypeVar("Key")


class PrintedWords:
    """The printed forms of one edition, in its language."""

    def __init__(self, edition: Edition, wording: Wording) -> None:
        self._wording = wording
        self._provisions = edition.provisions if isinstance(edition, PublicEdition) else {}
        internal = edition if isinstance(edition, InternalEdition) else None
        self._portions = internal.portion_marks if internal else {}
        self._flags = internal.flags if internal else {}

    def goes_on_from(self, before: PrintedWords) -> bool:
        """Whether whatever both print, they print alike."""
        return (
            _agree(self._provisions, before._provisions)
            and _agree(self._portions, before._portions)
            and _agree(self._flags, before._flags)
        )

    @property
    def contents(self) -> str:
        """The heading of the contents list."""
        return self._wording.text(Phrase.CONTENTS)

    @property
    def notes(self) -> str:
        """The heading of the footnotes."""
        return self._wording.text(Phrase.NOTES)

    def page_of(self, page: int, pages: int, copy: CopyNumber | None = None) -> str:
        """The number of a page and how many there are, and which copy it is where these are counted."""
        number = self._wording.text(Phrase.PAGE_OF, page=page, pages=pages)
        return " · ".join(filter(None, (number, self._wording.copy(copy))))

    def marker(self, withheld: Withheld) -> str:
        """The words that stand where words are withheld; one fixed form for each set of exemptions."""
        if withheld.marker is not Marker.OURS:
            return self._wording.text(Phrase.RECEIVED)
        if provisions := self._provisions.get(withheld.exemptions, ""):
            return self._wording.text(Phrase.SEVERED, provisions=provisions)
        return self._wording.text(Phrase.SEVERED_BARE)

    def portion(self, marking: Marking | None) -> str:
        """The portion mark of a block or cell, "" for none."""
        return self._portions.get(marking, "") if marking is not None else ""

    def flag(self, held: Holds) -> str:
        """What stands behind a severed stretch: its provisions and how far they are decided."""
        said = dict.fromkeys(self._flags[one] for one in sorted(held) if one in self._flags)
        return f"[{'; '.join(said)}]" if said else self._wording.text(Phrase.SEVERED_BARE)


def _agree(now: Mapping[Key, str], was: Mapping[Key, str]) -> bool:
    return all(now.get(key, said) == said for key, said in was.items())
