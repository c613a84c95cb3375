"""The chips above the list of profiles: kind, marking, tag, not reviewed; several narrow it together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Marking
from briefing_app.domain.names import folded
from briefing_app.domain.profile_filter import Facets, ProfileFilter, Wanted
from briefing_app.domain.profile_summary import ProfileKind
from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.showing import together

if TYPE_CHECKING:
    from briefing_app.domain.profile_filter import Markings
    from briefing_app.services.catalogue import Catalogue

_MOST_TAGS = 40
"""How many tags are offered: those that are used most."""

_LONGEST = 24
"""Characters of what is chosen that a chip shows."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose in a chip, and how many profiles there are of it."""

    key: Hashable
    words: str
    count: int


class Chip(QToolButton):
    """A button with a menu of things to tick; says what is ticked."""

    ticked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._options: tuple[Option, ...] = ()
        self._chosen: set[Hashable] = set()
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)
        self._say()

    @property
    def chosen(self) -> frozenset[Hashable]:
        """The keys of what is ticked."""
        return frozenset(self._chosen)

    def offer(self, options: Iterable[Option]) -> None:
        """Offer other things; what is ticked stays ticked where it is still there."""
        self._options = tuple(options)
        self._chosen &= {one.key for one in self._options}
        self._menu.clear()
        for one in self._options:
            action = QAction(f"{one.words.replace('&', '&&')}\u2002{one.count}", self._menu)
            action.setCheckable(True)
            action.setChecked(one.key in self._chosen)
            action.toggled.connect(partial(self._tick, one.key))
            self._menu.addAction(action)
        self._say()

    def clear(self) -> None:
        """Tick nothing, without saying so."""
        self._chosen.clear()
        for action in self._menu.actions():
            action.blockSignals(True)
            action.setChecked(False)
            action.blockSignals(False)
        self._say()

    def _tick(self, key: Hashable, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(key)
        self._say()
        self.ticked.emit()

    def nextCheckState(self) -> None:
        """Pressing the chip opens its menu; whether it is ticked follows from what is ticked in there."""

    def _say(self) -> None:
        words = [one.words for one in self._options if one.key in self._chosen]
        whole = self.tr("{name}: {chosen}").format(name=self._name, chosen=", ".join(words))
        short = whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "\u2026"
        self.setChecked(bool(words))
        self.setText((short if words else self._name).replace("&", "&&"))
        self.setToolTip(plain_tip(whole if words else self._name))
        spoken = whole if words else self.tr("{name}: any").format(name=self._name)
        self.setAccessibleName(spoken)
        self.setVisible(bool(self._options))


class FilterChips(QWidget):
    """Chips for what the profiles of the list differ in; ``changed`` says that others are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Chip(self.tr("Kind"))
        self.marking = Chip(self.tr("Marking"))
        self.tag = Chip(self.tr("Tag"))
        self.stale = QToolButton()
        self.stale.setText(self.tr("Not reviewed"))
        self.stale.setToolTip(self.tr("Not reviewed for a year or more, or never"))
        self.stale.setAccessibleName(self.stale.toolTip())
        self.stale.setCheckable(True)
        self.stale.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear_all = QToolButton()
        self.clear_all.setText(self.tr("Clear"))
        self.clear_all.setToolTip(self.tr("Show all profiles again"))
        self.clear_all.setAccessibleName(self.clear_all.toolTip())
        self.clear_all.setAutoRaise(True)
        self.clear_all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(self, look.GRID)
        self.stops = (self.kind, self.marking, self.tag, self.stale, self.clear_all)
        for one in self.stops:
            flow.addWidget(one)
        for chip in (self.kind, self.marking, self.tag):
            chip.ticked.connect(self._changed)
        self.stale.toggled.connect(self._changed)
        self.clear_all.clicked.connect(self.clear)
        self.clear_all.hide()

    @property
    def filter(self) -> ProfileFilter:
        """What is wanted now."""
        markings = {one for group in self.marking.chosen for one in group}  # type: ignore[attr-defined]  # what the chip was filled with
        return ProfileFilter(
            kinds=self.kind.chosen,  # type: ignore[arg-type]  # the keys that were offered
            markings=frozenset(markings),
            tags=self.tag.chosen,  # type: ignore[arg-type]  # what the chip was filled with
            stale_on=_today() if self.stale.isChecked() else None,
        )

    @property
    def wanted(self) -> Wanted | None:
        """Whether a profile is wanted, or None where every one is."""
        return self.filter.wanted()

    @property
    def is_on(self) -> bool:
        """Whether any chip narrows the list."""
        chips = (self.kind, self.marking, self.tag)
        return self.stale.isChecked() or any(chip.chosen for chip in chips)

    def offer(self, facets: Facets, catalogue: Catalogue | None, language: str, *, kinds: bool) -> None:
        """Offer what there is; *kinds* says whether to offer those; markings need the catalogue."""
        some = [kind for kind in ProfileKind if kind in facets.kinds] if kinds else []
        self.kind.offer(Option(kind, kind_words(kind.value, many=True), facets.kinds[kind]) for kind in some)
        used = sorted(facets.tags.items(), key=lambda one: (-one[1], one[0]))[:_MOST_TAGS]
        self.tag.offer(Option(tag, tag, count) for tag, count in sorted(used, key=lambda one: folded(one[0])))
        self.marking.offer(self._markings(facets, catalogue, language) if catalogue else ())
        self.clear_all.setVisible(self.is_on)
        self.updateGeometry()

    @Slot()
    def clear(self) -> None:
        """Want every profile again."""
        if self.is_on:
            self._clear_chips()
            self._changed()

    def _clear_chips(self) -> None:
        for chip in (self.kind, self.marking, self.tag):
            chip.clear()
        self.stale.blockSignals(True)
        self.stale.setChecked(False)
        self.stale.blockSignals(False)

    @Slot()
    def _changed(self) -> None:
        if not self.is_on and self.clear_all.hasFocus():
            self.stale.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.clear_all.setVisible(self.is_on)
        self.updateGeometry()
        self.changed.emit()

    def _markings(self, facets: Facets, catalogue: Catalogue, language: str) -> list[Option]:
        """What the markings of profiles come to, the lowest first; those that come to the same are one."""
        come_to: dict[Marking | None, list[tuple[Markings, int]]] = {}
        for markings, count in facets.markings.items():
            come_to.setdefault(together(markings, catalogue), []).append((markings, count))
        order = sorted((one for one in come_to if one is not None), key=_in_order(catalogue, come_to))
        found = [one for one in (None, *order) if one in come_to]
        return [
            Option(
                frozenset(markings for markings, _ in come_to[one]),
                self.tr("no marking") if one is None else catalogue.scheme_of(one).banner(one, language),
                sum(count for _, count in come_to[one]),
            )
            for one in found
        ]


def _in_order(catalogue: Catalogue, every: Iterable[Marking | None]) -> Callable[[Marking], tuple[int, str]]:
    """Lower markings before higher ones: by how many of the others each is above."""
    known = [one for one in every if one is not None]

    def key(marking: Marking) -> tuple[int, str]:
        scheme = catalogue.scheme_of(marking)
        below = sum(_at_most(scheme.at_most, one, marking) for one in known)
        return below, scheme.banner(marking)

    return key


def _at_most(compare: Callable[[Marking, Marking], bool], one: Marking, other: Marking) -> bool:
    try:
        return compare(one, other)
    except BriefingError:  # of another scheme
        return False


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
