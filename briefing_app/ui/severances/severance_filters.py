"""The chips above a list of severances: those in some states, under some provisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from briefing_app.domain.exemption import sort_key
from briefing_app.domain.severance import SeveranceState
from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.profiles.filter_chips import Chip, Option
from briefing_app.ui.severances.severance_words import Label, no_provision, state_name

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.services.severances import SeveranceView

_NONE = "none"
"""Chosen for severances without a provision."""


class SeveranceFilters(QWidget):
    """Chips for state and provision; ``changed`` says that other severances are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Chip(self.tr("State"))
        self.provision = Chip(self.tr("Provision"))
        self.clear_all = QToolButton()
        self.clear_all.setText(self.tr("Clear"))
        self.clear_all.setToolTip(self.tr("Show all severances again"))
        self.clear_all.setAccessibleName(self.clear_all.toolTip())
        self.clear_all.setAutoRaise(True)
        self.clear_all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear_all.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(self, look.GRID)
        for one in (self.state, self.provision, self.clear_all):
            flow.addWidget(one)
        for chip in (self.state, self.provision):
            chip.ticked.connect(self._changed)
        self.clear_all.clicked.connect(self.clear)

    @property
    def is_on(self) -> bool:
        """Whether any chip narrows the list."""
        return bool(self.state.chosen or self.provision.chosen)

    @property
    def wanted(self) -> Callable[[SeveranceView], bool] | None:
        """Whether a severance is wanted; None where every one is."""
        states, provisions = self.state.chosen, self.provision.chosen
        if not self.is_on:
            return None

        def is_wanted(view: SeveranceView) -> bool:
            record = view.severance
            cited = record.exemptions or {_NONE}
            in_state = not states or record.state in states
            return in_state and (not provisions or not provisions.isdisjoint(cited))

        return is_wanted

    def offer(self, views: Sequence[SeveranceView], label: Label) -> None:
        """Offer what there is; what is ticked stays ticked where it is still there."""
        states = Counter(one.severance.state for one in views)
        self.state.offer(Option(one, state_name(one), states[one]) for one in SeveranceState if states[one])
        cited = Counter(one for view in views for one in view.severance.exemptions)
        options = [Option(one, _cited(one, label), cited[one]) for one in sorted(cited, key=sort_key)]
        without = sum(not one.severance.exemptions for one in views)
        self.provision.offer((*options, *([Option(_NONE, no_provision(), without)] if without else ())))
        self.clear_all.setVisible(self.is_on)
        self.setVisible(bool(views))
        self.updateGeometry()

    @Slot()
    def clear(self) -> None:
        """Want every severance again."""
        if self.is_on:
            for chip in (self.state, self.provision):
                chip.clear()
            self._changed()

    @Slot()
    def _changed(self) -> None:
        if not self.is_on and self.clear_all.hasFocus():
            self.state.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.clear_all.setVisible(self.is_on)
        self.updateGeometry()
        self.changed.emit()


def _cited(provision: ExemptionId, label: Label) -> str:
    return label((provision,)) or provision
