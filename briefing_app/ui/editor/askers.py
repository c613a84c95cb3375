"""What an officer is asked for in the small box above a text: provisions, or a marking.

An asker offers what matches the letters typed and reads them when Enter is pressed. A marking typed for a
provision, or the other way round, is answered with the sentence that says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.labelled import labelled
from briefing_app.domain.marking import Marking
from briefing_app.domain.names import folded
from briefing_app.ui import languages
from briefing_app.ui.editor.vocabulary import Vocabulary

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Offer:
    """A row offered: its words, what is typed for it, the colour beside it; whether it may be taken."""

    words: str
    typed: str
    colour: str = ""
    allowed: bool = True


class Asker(Protocol):
    """Asks for one thing."""

    title: str
    hint: str

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """What matches the letters typed so far."""

    def completed(self, typed: str, offer: Offer) -> str:
        """The letters typed, with an offer taken."""

    def picks_first(self, typed: str) -> bool:
        """Whether the first offer is meant where none was chosen."""

    def read(self, typed: str) -> object:
        """What was typed.

        Raises:
            BriefingError: it means nothing; the sentence says what to do.
        """

    def wants_reason(self, found: object) -> str:
        """What is asked before *found* is done, where that is for a person to answer for; else nothing."""


class ProvisionAsker:
    """Asks for the provisions to sever under, one or several with commas between them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.title = translate("ProvisionAsker", "Sever under which provision?")
        self.hint = translate("ProvisionAsker", "Number or words of its title; several with commas")

    def offers(self, typed: str) -> tuple[Offer, ...]:
        last = typed.rpartition(",")[2].strip()
        if not last or self._is_marking(last):
            return ()
        return tuple(
            Offer(_row(one.code, one.title, one.note), one.code) for one in self._vocabulary.matching(last)
        )

    def completed(self, typed: str, offer: Offer) -> str:
        before, comma, _ = typed.rpartition(",")
        return f"{before}{comma} {offer.typed}".strip()

    def picks_first(self, typed: str) -> bool:
        last = typed.rpartition(",")[2].strip()
        return not any(letter.isdigit() for letter in last) or len(self.offers(typed)) == 1

    def read(self, typed: str) -> frozenset[ExemptionId]:
        parts = [part.strip() for part in typed.split(",") if part.strip()]
        if not parts:
            raise BriefingError(translate("ProvisionAsker", "Type the number of a provision, such as 15(1)."))
        return frozenset(map(self._vocabulary.exemption, parts))

    def wants_reason(self, _found: object) -> str:
        return ""

    def _is_marking(self, word: str) -> bool:
        try:
            self._vocabulary.marking(word)
        except BriefingError:
            return False
        return True


class MarkingAsker:
    """Asks for the portion marking of blocks, and for the reason where *lowers* says that it lowers one."""

    def __init__(self, vocabulary: Vocabulary, lowers: Callable[[Marking | None], bool]) -> None:
        self._vocabulary = vocabulary
        self._lowers = lowers
        self.title = translate("MarkingAsker", "Portion marking")
        self.hint = translate("MarkingAsker", "Level, such as PB; caveats after a slash")
        self._none = translate("MarkingAsker", "No marking")

    def offers(self, typed: str) -> tuple[Offer, ...]:
        level, slash, caveat = typed.rpartition("/")
        if slash:
            return self._caveats(f"{level}{slash}", folded(caveat).strip("()"))
        wanted = folded(typed).strip("()")
        rows = [
            Offer(_row(one.short, one.name, one.note), one.short.strip("()"), one.colour, one.allowed)
            for one in self._vocabulary.portions
        ]
        rows.append(Offer(self._none, self._none))
        return tuple(one for one in rows if wanted in folded(one.words))

    def completed(self, _typed: str, offer: Offer) -> str:
        return offer.typed

    def picks_first(self, typed: str) -> bool:
        return bool(typed.rpartition("/")[2].strip())

    def _caveats(self, before: str, wanted: str) -> tuple[Offer, ...]:
        """The caveats that match what is typed behind the last slash, each behind what stands there."""
        return tuple(
            Offer(
                _row(one.short, labelled(one.name, one.rule, languages.spoken()), one.note),
                f"{before}{one.short}",
            )
            for one in self._vocabulary.caveats
            if wanted in folded(f"{one.short} {one.name}")
        )

    def read(self, typed: str) -> Marking | None:
        if folded(typed) == folded(self._none):
            return None
        return self._vocabulary.allowed_marking(typed)

    def wants_reason(self, found: object) -> str:
        marking = found if isinstance(found, Marking) else None
        asked = translate("MarkingAsker", "Why is the marking lowered? It is kept with your name.")
        return asked if self._lowers(marking) else ""


def _row(code: str, words: str, note: str) -> str:
    return f"{code}  {words} ({note})" if note else f"{code}  {words}"
