"""The severances a package brings: who decided what comes along, and no approval counts in two libraries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.labelled import labelled
from briefing_app.domain.severance import Severance, SeveranceState

if TYPE_CHECKING:
    from briefing_app.domain.text import SeveranceId
    from briefing_app.storage.database import UnitOfWork

_ELSEWHERE = {
    "en": "Approved in another library",
    "fr": "Approuvé dans une autre bibliothèque",
}


def arriving_severances(here: UnitOfWork, there: UnitOfWork) -> tuple[Severance, ...]:
    """Those that this library does not have, as they are in the other one."""
    theirs = there.severances.all().by_id
    known = {one.id for one in here.severances.among(theirs)}
    return tuple(one for one in theirs.values() if one.id not in known)


def as_arrived(severance: Severance, language: str) -> Severance:
    """A severance as it is here: what was approved elsewhere is recommended, by whoever approved it."""
    if severance.state is not SeveranceState.APPROVED:
        return severance
    told = _ELSEWHERE.get(language, _ELSEWHERE["en"])
    reason = labelled(told, severance.reason, language) if severance.reason else told
    return replace(severance, state=SeveranceState.RECOMMENDED, reason=reason)


def keep_severances(
    here: UnitOfWork, new: tuple[Severance, ...], decisions: list[dict[str, Any]], language: str
) -> None:
    """Keep them with what was decided about each, before the words that hold them are stored."""
    histories: dict[SeveranceId, list[dict[str, Any]]] = {}
    for row in decisions:
        histories.setdefault(row["severance_id"], []).append(row)
    waiting = {one.id: one for one in new}
    while waiting:
        _, one = waiting.popitem()
        known = sorted(histories.get(one.id, []), key=lambda row: row["seq"])
        approved = one.state is SeveranceState.APPROVED
        here.packages.bring_decisions(one.id, known if approved else known[:-1])
        here.severances.save(as_arrived(one, language))
