"""Who chairs and who hosts on a day: a date field, and the answer in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from briefing_app.domain.chairs import InOffice, in_office
from briefing_app.domain.text import Withheld
from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.profiles import fact_words

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact


class ChairStrip(QWidget):
    """Answers for the day in its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Sequence[Fact] = ()
        label = PlainLabel(self.tr("On"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Who chairs on this day"))
        label.setBuddy(self.day)
        self.answer = PlainLabel(wrap=True)
        self.answer.setAccessibleName(self.tr("Who chairs and hosts on that day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.GRID)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addWidget(self.answer, 1)
        self.day.dateChanged.connect(self._show)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Answer from these facts."""
        self._facts = facts
        self._show()

    @Slot()
    def _show(self) -> None:
        shown = self.day.date()
        on = date(shown.year(), shown.month(), shown.day())
        said = [self._said("chair", in_office(self._facts, on, "chair"))]
        if hosts := in_office(self._facts, on, "host"):
            said.append(self._said("host", hosts))
        self.answer.setText("\n".join(said))

    def _said(self, office: str, found: Sequence[InOffice]) -> str:
        certain = ", ".join(_holder(one) for one in found if one.certain)
        perhaps = ", ".join(_holder(one) for one in found if not one.certain)
        if certain:
            words = self.tr("{names} chairs.") if office == "chair" else self.tr("{names} hosts.")
            if perhaps:
                words += " " + self.tr("Perhaps also {others}.")
            return words.format(names=certain, others=perhaps)
        if perhaps:
            words = (
                self.tr("Perhaps {names} chairs: the dates known leave it open.")
                if office == "chair"
                else self.tr("Perhaps {names} hosts: the dates known leave it open.")
            )
            return words.format(names=perhaps)
        return self.tr("Nobody is known to chair on that day.")


def _holder(one: InOffice) -> str:
    holder = one.tenure.holder
    return fact_words.redacted_words() if isinstance(holder, Withheld) else holder
