"""What can be decided about severances in the window: each act with its words and whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.severance import SeveranceState
from briefing_app.ui.showing import Subject, everything_in

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.services.severances import Decided, SeveranceView

translate = QCoreApplication.translate


class Decision(StrEnum):
    """What may be decided, in the order in which it is offered."""

    RECOMMEND = "recommend"
    APPROVE = "approve"
    WITHDRAW = "withdraw"
    PROVISIONS = "provisions"
    LOOK_AGAIN = "look-again"

    @property
    def wants_reason(self) -> bool:
        """Whether nothing is decided without a reason."""
        return self in (Decision.RECOMMEND, Decision.APPROVE, Decision.WITHDRAW)

    def concerns(self, view: SeveranceView) -> bool:
        """Whether there is anything to decide in this way about a severance."""
        state = view.severance.state
        match self:
            case Decision.RECOMMEND | Decision.APPROVE:
                return state is not SeveranceState.APPROVED
            case Decision.WITHDRAW:
                return state is not SeveranceState.PROPOSED
            case Decision.PROVISIONS | Decision.LOOK_AGAIN:
                return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an officer wants decided, why, and what is typed for it."""

    decision: Decision
    reason: str = ""
    provisions: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Severed:
    """The severances of a note or profile as they are, and every marking in it and in facts it withholds.

    ``decided`` is what was decided just before; ``overtaken`` says that nothing was, for they are no longer
    what was shown.
    """

    views: tuple[SeveranceView, ...]
    markings: frozenset[Marking]
    decided: Decided | None = None
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was decided, in words, and what takes it back."""

    words: str
    decided: Decided


def decision_name(decision: Decision) -> str:
    """What a decision is called where it is chosen."""
    return {
        Decision.RECOMMEND: translate("SeveranceDecisions", "Recommend"),
        Decision.APPROVE: translate("SeveranceDecisions", "Approve"),
        Decision.WITHDRAW: translate("SeveranceDecisions", "Withdraw the decision"),
        Decision.PROVISIONS: translate("SeveranceDecisions", "Change the provisions"),
        Decision.LOOK_AGAIN: translate("SeveranceDecisions", "Look again on a day"),
    }[decision]


def button_words(decision: Decision) -> str:
    """What stands on the button that decides."""
    return {
        Decision.RECOMMEND: translate("SeveranceDecisions", "Reco&mmend"),
        Decision.APPROVE: translate("SeveranceDecisions", "&Approve"),
        Decision.WITHDRAW: translate("SeveranceDecisions", "&Withdraw"),
        Decision.PROVISIONS: translate("SeveranceDecisions", "&Change"),
        Decision.LOOK_AGAIN: translate("SeveranceDecisions", "Se&t"),
    }[decision]


def nothing_words(decision: Decision) -> str:
    """Why there is nothing to decide about what is chosen."""
    if decision is Decision.WITHDRAW:
        return translate(
            "SeveranceDecisions", "What is chosen is only proposed: there is nothing to withdraw."
        )
    return translate("SeveranceDecisions", "What is chosen is approved already.")


# ---- on the worker


def severed_in(subject: Subject, language: str, desk: Desk) -> Severed:
    """The severances of a note or profile."""
    markings = everything_in(subject, desk)
    if subject.is_note:
        views = desk.severances.of_note(subject.key, language)
        return Severed(views, markings.union(*(one.markings for one in views)))
    return Severed(desk.severances.in_profile(ProfileId(subject.key), language), markings)


def decide(
    shown: Sequence[SeveranceView], wish: Wish, subject: Subject, language: str, desk: Desk
) -> Severed:
    """Do what is wished about the severances shown, all or none, unless they changed meanwhile."""
    now = severed_in(subject, language, desk)
    if not all(_seen(one) in map(_seen, now.views) for one in shown):
        return Severed(now.views, now.markings, overtaken=True)
    decided = _done(wish, _ids(shown), desk)
    after = severed_in(subject, language, desk)
    return Severed(after.views, after.markings, decided)


def take_back(decided: Decided, subject: Subject, language: str, desk: Desk) -> Severed:
    """Take back what was decided."""
    desk.severances.undo(decided)
    return severed_in(subject, language, desk)


def _ids(shown: Sequence[SeveranceView]) -> tuple[str, ...]:
    return tuple(one.severance.id for one in shown)


def _seen(view: SeveranceView) -> object:
    """What an officer decides about: how far it is decided, and the very words."""
    return view.severance, view.places, view.words


def _done(wish: Wish, ids: Sequence[str], desk: Desk) -> Decided:
    service = desk.severances
    acts: dict[Decision, Callable[[], Decided]] = {
        Decision.RECOMMEND: lambda: service.recommend(ids, wish.reason),
        Decision.APPROVE: lambda: service.approve(ids, wish.reason),
        Decision.WITHDRAW: lambda: service.withdraw(ids, wish.reason),
        Decision.PROVISIONS: lambda: service.change_provisions(ids, wish.provisions, wish.reason),
        Decision.LOOK_AGAIN: lambda: service.look_again(ids, wish.on, wish.reason),
    }
    return acts[wish.decision]()
