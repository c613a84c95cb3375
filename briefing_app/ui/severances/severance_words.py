"""How a severance reads in the window: a row of a list, and all there is to say of one but its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.severance_history import Step
from briefing_app.ui.descriptions import day, moment
from briefing_app.ui.profiles.section_words import key_words
from briefing_app.ui.rows import Part, RowWords

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.severance_history import SeveranceDecision
    from briefing_app.services.severances import SeveranceView

translate = QCoreApplication.translate
Label = Callable[[Iterable["ExemptionId"]], str]
"""Cites provisions as they are printed."""


def severance_row(view: SeveranceView) -> RowWords:
    """A severance as a row: provisions and state, the sections, the severed words.

    The words are painted and no more: neither the tip of the row nor its spoken name has them.
    """
    places, state = _places(view), state_words(view)
    words = " / ".join(guarded_words(view)).replace("\n", " ")
    parts = [Part(f"{places} · " if words else places)]
    if words:
        parts.append(Part(words, severed=True))
    spoken = ", ".join((_label(view), state, places))
    return RowWords(title=_label(view), parts=tuple(parts), trail=state, spoken=spoken)


def severance_text(view: SeveranceView) -> str:
    """What stands above the words: the provisions, how far decided, where the words stand."""
    return f"{_label(view)} · {state_words(view)}\n{_places(view)}"


def decision_text(view: SeveranceView) -> str:
    """How it stands, a line each: who had a hand in it, why, and when it is to be looked at again."""
    record, lines = view.severance, []
    if record.state is SeveranceState.APPROVED and view.recommended_by is not None:
        recommended = translate("SeveranceWords", "Recommended by {name}")
        lines.append(recommended.format(name=view.recommended_by))
    if view.approved_alone:
        lines.append(
            translate(
                "SeveranceWords",
                "The same person proposed and approved: have a second person look before the release.",
            )
        )
    if record.reason:
        lines.append(translate("SeveranceWords", "Reason: {reason}").format(reason=record.reason))
    if view.look_again is not None:
        lines.append(_again_words(view))
    return "\n".join(lines)


def guarded_words(view: SeveranceView) -> tuple[str, ...]:
    """What no copy may have: the headings that are withheld with their sections, then the words."""
    held = dict.fromkeys(one for one in view.places if one and one in view.held_places)
    return (*map(key_words, held), *view.words)


def history_text(view: SeveranceView, label: Label) -> str:
    """Every decision about a severance, the latest first; nothing where there is but the first."""
    if len(view.history) < 2:
        return ""
    heading = translate("SeveranceWords", "What was decided, the latest first:")
    return "\n".join((heading, *(_decision(one, label) for one in reversed(view.history))))


def state_words(view: SeveranceView) -> str:
    """How far it is decided, by whom and when."""
    said = {
        SeveranceState.PROPOSED: translate("SeveranceWords", "proposed by {name}, {when}"),
        SeveranceState.RECOMMENDED: translate("SeveranceWords", "recommended by {name}, {when}"),
        SeveranceState.APPROVED: translate("SeveranceWords", "approved by {name}, {when}"),
    }[view.severance.state]
    return said.format(name=view.severance.by, when=moment(view.severance.at))


def state_name(state: SeveranceState) -> str:
    """A state by itself, as something to choose."""
    return {
        SeveranceState.PROPOSED: translate("SeveranceWords", "proposed"),
        SeveranceState.RECOMMENDED: translate("SeveranceWords", "recommended"),
        SeveranceState.APPROVED: translate("SeveranceWords", "approved"),
    }[state]


def no_provision() -> str:
    """What stands in the place of provisions that are not named."""
    return translate("SeveranceWords", "No provision")


def whole_section() -> str:
    """What stands in the place of the heading of a section that is withheld with it."""
    return translate("SeveranceWords", "A section that is withheld whole")


def _again_words(view: SeveranceView) -> str:
    limited = view.severance.review_on is None
    if view.look_again is not None and view.look_again < date.today():
        said = translate("SeveranceWords", "Overdue: to be looked at again since {day}")
        if limited:
            said = translate(
                "SeveranceWords", "Overdue: to be looked at again since {day}, by a time limit of the act"
            )
    else:
        said = translate("SeveranceWords", "To be looked at again on {day}")
        if limited:
            said = translate("SeveranceWords", "To be looked at again on {day}, by a time limit of the act")
    return said.format(day=day(view.look_again)) if view.look_again else ""


def _decision(one: SeveranceDecision, label: Label) -> str:
    provisions = label(one.exemptions) or no_provision()
    again = day(one.review_on) if one.review_on else translate("SeveranceWords", "no day")
    said = _step(one.step).format(name=one.by, provisions=provisions, day=again)
    return " · ".join(filter(None, (moment(one.at), said, one.reason)))


def _step(step: Step) -> str:
    return {
        Step.PROPOSED: translate("SeveranceWords", "proposed by {name} under {provisions}"),
        Step.RECOMMENDED: translate("SeveranceWords", "recommended by {name}"),
        Step.APPROVED: translate("SeveranceWords", "approved by {name}"),
        Step.WITHDRAWN: translate("SeveranceWords", "the decision withdrawn by {name}"),
        Step.PROVISIONS: translate("SeveranceWords", "put under {provisions} by {name}"),
        Step.LOOK_AGAIN: translate("SeveranceWords", "to be looked at again on: {day}, said {name}"),
        Step.ENDED: translate("SeveranceWords", "the decision ended, for other words came to be withheld"),
        Step.UNDONE: translate("SeveranceWords", "taken back by {name}"),
    }[step]


def _label(view: SeveranceView) -> str:
    return view.label or no_provision()


def _places(view: SeveranceView) -> str:
    """Where its words stand; a heading that is withheld too is not named."""
    nameless = translate("SeveranceWords", "(without a heading)")
    places = dict.fromkeys(
        whole_section() if one in view.held_places else key_words(one) or nameless for one in view.places
    )
    return ", ".join(places) or translate("SeveranceWords", "A fact")
