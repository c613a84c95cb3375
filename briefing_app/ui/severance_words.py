"""How a severance reads in the window: a row of a list, and all there is to say of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.severance import SeveranceState
from briefing_app.ui.descriptions import moment
from briefing_app.ui.profiles.section_words import key_words
from briefing_app.ui.rows import RowWords

if TYPE_CHECKING:
    from briefing_app.services.severances import SeveranceView

translate = QCoreApplication.translate


def severance_row(view: SeveranceView) -> RowWords:
    """A severance as a row: provisions and state, the sections, the severed words."""
    detail = " · ".join(filter(None, (_places(view), " / ".join(view.words))))
    return RowWords(title=_label(view), detail=detail.replace("\n", " "), trail=state_words(view))


def severance_text(view: SeveranceView) -> str:
    """All but the words, a line each: where they stand, who decided what and why."""
    record = view.severance
    lines = [f"{_label(view)} · {state_words(view)}", _places(view)]
    if record.reason:
        lines.append(translate("SeveranceWords", "Reason: {reason}").format(reason=record.reason))
    return "\n".join(filter(None, lines))


def state_words(view: SeveranceView) -> str:
    """How far it is decided, by whom and when."""
    said = {
        SeveranceState.PROPOSED: translate("SeveranceWords", "proposed by {name}, {when}"),
        SeveranceState.RECOMMENDED: translate("SeveranceWords", "recommended by {name}, {when}"),
        SeveranceState.APPROVED: translate("SeveranceWords", "approved by {name}, {when}"),
    }[view.severance.state]
    return said.format(name=view.severance.by, when=moment(view.severance.at))


def _label(view: SeveranceView) -> str:
    return view.label or translate("SeveranceWords", "No provision")


def _places(view: SeveranceView) -> str:
    nameless = translate("SeveranceWords", "(without a heading)")
    places = dict.fromkeys(key_words(one) or nameless for one in view.places)
    return ", ".join(places) or translate("SeveranceWords", "A fact")
