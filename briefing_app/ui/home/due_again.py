"""Severances that are to be looked at again, as lines of the home room: under what, where, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.services.overview import SOON
from briefing_app.ui.descriptions import day
from briefing_app.ui.rows import RowWords
from briefing_app.ui.severances.severance_words import no_provision, state_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefing_app.bootstrap import Desk
    from briefing_app.services.severances import DueSeverance

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DueAgain:
    """A severance that is due, and the thing it is to be looked at in: "profile" or "note", and its key."""

    due: DueSeverance
    kind: str
    key: str

    @property
    def severance(self) -> str:
        """The id of the severance."""
        return self.due.severance.id


@dataclass(frozen=True, slots=True)
class LateAgain:
    """All that should have been looked at again by now, in one line that leads to what waits longest."""

    first: DueAgain
    count: int


def late_again(again: Sequence[DueAgain], today: date) -> tuple[LateAgain, ...]:
    """The line about those whose day is past; none where there are none."""
    late = [one for one in again if one.due.on < today]
    return (LateAgain(late[0], len(late)),) if late else ()


def due_again(desk: Desk, language: str) -> tuple[DueAgain, ...]:
    """What is due by now or in the next two months, the earliest first; runs on the worker."""
    found = []
    for one in desk.severances.due(desk.overview.today() + SOON, language):
        first = one.places[0]
        in_note = first.profile is None
        found.append(
            DueAgain(one, "note" if in_note else "profile", str(first.number if in_note else first.profile))
        )
    return tuple(found)


class DueRows:
    """Describes them as of a day: where, under which provisions, since or on which day."""

    def __init__(self, today: date) -> None:
        self._today = today

    def __call__(self, one: DueAgain) -> RowWords:
        due = one.due
        late = due.on <= self._today
        when = translate("HomeRoom", "since {day}") if late else translate("HomeRoom", "on {day}")
        when = when.format(day=day(due.on))
        detail = f"{due.label or no_provision()} \u00b7 {state_name(due.severance.state)}"
        where = ", ".join(dict.fromkeys(place.name for place in due.places))
        icon = "notes" if one.kind == "note" else "profiles"
        return RowWords(title=where, detail=detail, trail=when, icon=icon)
