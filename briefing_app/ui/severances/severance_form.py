"""What is decided about the severances chosen: which decision, why, and what else has to be typed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.exemption import short, sort_key
from briefing_app.services.reasons import reason_warnings
from briefing_app.services.severance_views import look_again_on
from briefing_app.ui import languages, look
from briefing_app.ui.descriptions import day
from briefing_app.ui.failures import sentence
from briefing_app.ui.flow_layout import flowing
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.severances.severance_decisions import (
    Decision,
    Wish,
    button_words,
    decision_name,
    nothing_words,
)

if TYPE_CHECKING:
    from briefing_app.services.severances import SeveranceView


class SeveranceForm(QWidget):
    """Asks for a decision about what is chosen; ``wished`` says that it is to be done."""

    wished = Signal()

    def __init__(self, session: LibrarySession, beside: QWidget, parent: QWidget | None = None) -> None:
        """*beside* stands beside the button that decides."""
        super().__init__(parent)
        self._session = session
        self._beside = beside
        self._language = languages.of(self)
        self._chosen: tuple[SeveranceView, ...] = ()
        self._busy = False
        self._build_fields()
        self._build_layout()
        self._connect()
        self.decision.setCurrentIndex(self.decision.findData(Decision.APPROVE))
        self.choose((), busy=False)

    # ---- what is wished

    @property
    def wish(self) -> Wish:
        """What is wished now."""
        at = self.day.date()
        dated = self._decision is Decision.LOOK_AGAIN and self.dated.isChecked()
        return Wish(
            decision=self._decision,
            reason=self.reason.text().strip(),
            provisions=self._typed(),
            on=date(at.year(), at.month(), at.day()) if dated else None,
        )

    @property
    def can_be_done(self) -> bool:
        """Whether the wish is whole, and concerns anything that is chosen."""
        return self.button.isEnabled()

    def concerned(self) -> tuple[SeveranceView, ...]:
        """Those of the severances chosen that the decision is about."""
        return tuple(filter(self._decision.concerns, self._chosen))

    def choose(self, chosen: Sequence[SeveranceView], *, busy: bool) -> None:
        """Decide about these from now on; nothing can be decided while it is *busy*."""
        before, self._chosen, self._busy = self._chosen, tuple(chosen), busy
        if [one.severance for one in before] != [one.severance for one in self._chosen]:
            self._propose()
        self._allow()

    def clear(self) -> None:
        """Forget what was typed: it is done."""
        self.reason.clear()
        self._propose()

    # ---- building

    def _build_fields(self) -> None:
        self.decision = QComboBox()
        self.decision.setAccessibleName(self.tr("Decision about what is chosen"))
        self.decision.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.decision.setMinimumContentsLength(4)
        for one in Decision:
            self.decision.addItem(decision_name(one), one)
        self.provisions = QLineEdit()
        self.provisions.setAccessibleName(self.tr("Provisions"))
        self.provisions.setPlaceholderText(self.tr("15(1), 19(1): several with commas"))
        self.understood = PlainLabel(muted=True, wrap=True)
        self.dated = QCheckBox(self.tr("On a da&y"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day to look again"))
        self.limit = PlainLabel(muted=True, wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason for the decision"))
        self.warning = PlainLabel(wrap=True)
        self.nothing = PlainLabel(muted=True, wrap=True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        said = self.tr(
            "Your account’s name, {name}, and the reason are kept with the decision, so that it can be "
            "explained later. The name is recorded, not verified."
        )
        name = self._session.program.actor.name
        self._recorded = PlainLabel(said.format(name=name), muted=True, wrap=True)

    def _build_layout(self) -> None:
        self._labels: dict[QWidget, PlainLabel] = {
            field: PlainLabel(words)
            for field, words in (
                (self.decision, self.tr("&Decision")),
                (self.provisions, self.tr("Prov&isions")),
                (self.reason, self.tr("Reas&on")),
            )
        }
        for field, label in self._labels.items():
            label.setBuddy(field)
        self._between = self._build_between()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._labels[self.decision], 0, 0)
        grid.addWidget(self.decision, 0, 1)
        grid.addWidget(self._labels[self.provisions], 1, 0, top)
        grid.addWidget(self._between, 1, 1)
        grid.addWidget(self._labels[self.reason], 2, 0)
        grid.addWidget(self.reason, 2, 1)
        grid.addWidget(self.warning, 3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addLayout(grid)
        column.addWidget(flowing(self.button, self._beside, gap=2 * look.GRID))
        column.addWidget(self.nothing)
        column.addWidget(self._recorded)

    def _build_between(self) -> QWidget:
        """What some decisions ask for, between their name and the reason."""
        self._days = flowing(self.dated, self.day, gap=2 * look.GRID)
        between = QWidget()
        column = QVBoxLayout(between)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        for part in (self.provisions, self.understood, self._days, self.limit):
            column.addWidget(part)
        return between

    def _connect(self) -> None:
        self.decision.currentIndexChanged.connect(self._turn)
        self.provisions.textChanged.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.dated.toggled.connect(self._allow)
        for line in (self.provisions, self.reason):
            line.returnPressed.connect(self._wish)
        self.button.clicked.connect(self._wish)

    # ---- what happens

    @property
    def _decision(self) -> Decision:
        return Decision(self.decision.currentData())

    @Slot()
    def _turn(self) -> None:
        self._propose()
        self._allow()

    def _propose(self) -> None:
        """Begin with what holds for the first one chosen: its provisions and its day."""
        view = self._chosen[0] if self._chosen else None
        self.provisions.setText(", ".join(self._codes(view)))
        today = self._session.program.actor.now().astimezone().date()
        again = (view.look_again if view else None) or today
        self.day.setDate(QDate(again.year, again.month, again.day))
        self.dated.setChecked(view is not None and view.severance.review_on is not None)
        ends = None if view is None else self._limit(view)
        said = self.tr("Without a day of its own, a time limit of the act says when: {day}.")
        nothing = self.tr("Without a day of its own it is on no list: the act sets no time limit here.")
        self.limit.setText(nothing if ends is None else said.format(day=day(ends)))

    @Slot()
    def _allow(self) -> None:
        decision = self._decision
        shown: dict[QWidget, Decision] = {
            self._labels[self.provisions]: Decision.PROVISIONS,
            self.provisions: Decision.PROVISIONS,
            self._days: Decision.LOOK_AGAIN,
            self.limit: Decision.LOOK_AGAIN,
        }
        for part, asked in shown.items():
            part.setVisible(decision is asked)
        self._between.setVisible(decision in shown.values())
        concerned = bool(self.concerned())
        for field in (self.provisions, self.dated, self.reason):
            field.setEnabled(concerned)
        self.day.setEnabled(concerned and self.dated.isChecked())
        self.button.setText(button_words(decision))
        self.button.setEnabled(concerned and not self._busy and self._is_whole() and self._cites())
        needed, spare = self.tr("Why, in a sentence"), self.tr("Why, where there is something to say")
        self.reason.setPlaceholderText(needed if decision.wants_reason else spare)
        warnings = all_shown(reason_warnings(self._session.catalogue, self.reason.text()))
        self._say(self.warning, "\n".join(warnings))
        none = self._chosen and not self.concerned()
        self._say(self.nothing, nothing_words(decision) if none else "")

    def _is_whole(self) -> bool:
        return bool(self.reason.text().strip()) or not self._decision.wants_reason

    def _cites(self) -> bool:
        """Whether the provisions typed can be meant, where they are asked for; says what they are."""
        if self._decision is not Decision.PROVISIONS:
            self._say(self.understood, "")
            return True
        try:
            found = [self._session.catalogue.exemption(one) for one in self._typed()]
        except BriefingError as refused:
            self._say(self.understood, sentence(refused))
            return False
        self._say(self.understood, self._session.catalogue.label(found, self._language))
        return bool(found)

    @Slot()
    def _wish(self) -> None:
        if self.can_be_done:
            self.wished.emit()

    # ---- inside

    def _typed(self) -> tuple[str, ...]:
        return tuple(filter(None, (one.strip() for one in self.provisions.text().split(","))))

    def _codes(self, view: SeveranceView | None) -> list[str]:
        """The provisions as one types them."""
        return list(map(short, sorted(view.severance.exemptions, key=sort_key))) if view else []

    def _limit(self, view: SeveranceView) -> date | None:
        """When a time limit of the act ends, whatever day the severance was given."""
        undated = replace(view.severance, review_on=None)
        return look_again_on(undated, view.history, self._session.catalogue)

    @staticmethod
    def _say(label: PlainLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
