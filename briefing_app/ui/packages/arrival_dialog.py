"""What a colleague's package would bring, passage by passage beside ours: decided one by one, then stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPushButton, QWidget

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId, Text
from briefing_app.services.unpacking.arrival import ItemKind, ThingKind
from briefing_app.ui.deciding_dialog import DecidingDialog, Difference
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.packages.arrival_words import (
    choice_words,
    first_words,
    fixed_words,
    item_words,
    property_words,
)
from briefing_app.ui.rows import Part, RowWords

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.text import Block
    from briefing_app.services.unpacking.arrival import Arrival, Item, Thing
    from briefing_app.ui.mark import Mark

_SAME = (State.UNCHANGED,)
_NOBODY = frozenset({SeveranceId("unknown")})  # of words that are not in the library none is copied


@dataclass(frozen=True, slots=True)
class Arriving:
    """A package that was compared with the library, the banner over both, and how a marking is printed."""

    arrival: Arrival
    mark: Mark
    marking: Callable[[Marking], str]


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the note or profile it is of."""

    thing: Thing
    item: Item


class ArrivalDialog(DecidingDialog):
    """Shows each passage beside ours; accepted, it answers with what was chosen, by the keys of the items.

    What nobody chose for is done as it says: nothing of ours is replaced that both changed.
    """

    def __init__(self, arriving: Arriving, parent: QWidget | None = None) -> None:
        super().__init__(arriving.marking, parent)
        self._arriving = arriving
        arrival = arriving.arrival
        self._lines = tuple(
            Line(thing, item) for thing in arrival.things for item in thing.items if item.state not in _SAME
        )
        self._numbers = {line.item.key: number for number, line in enumerate(self._lines, 1)}
        self.setWindowTitle(self.tr("Package “{file}”").format(file=arrival.name))
        self.list.setAccessibleName(self.tr("What the package brings"))
        self.nothing.say(self.tr("There is nothing new in this package."))
        self._build_choices()
        with self.banners.showing(arriving.mark):
            self._fill()
        self.tell()

    def answer(self) -> dict[str, Choice]:
        """What was chosen."""
        return dict(self.decided)

    @property
    def chosen(self) -> Line | None:
        """The line that is looked at."""
        found: Line | None = self.item
        return found

    def _build_choices(self) -> None:
        self.only_conflicts = QCheckBox(self.tr("&Conflicts only"))
        self.only_conflicts.setEnabled(bool(self._arriving.arrival.conflicts))
        self.only_conflicts.toggled.connect(self._fill)
        self.beside.insertWidget(0, self.only_conflicts)
        self.deciding = {one: QPushButton(choice_words(one)) for one in Choice}
        acts = {Choice.KEEP: self.keep, Choice.TAKE: self.take, Choice.BOTH: self.take_both}
        for choice, act in acts.items():
            self.add_choice(self.deciding[choice], act, by_space=choice is Choice.TAKE)
        self.take_all = QPushButton(self.tr("Take theirs in a&ll conflicts"))
        self.take_all.setToolTip(plain_tip(self.tr("In those that are undecided; Undo takes it back")))
        self.add_choice(self.take_all, self.take_open)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.bring_in.setText(self.tr("&Bring the package in"))

    # ---- deciding

    @Slot()
    def keep(self) -> None:
        """Keep ours, and go on to the next."""
        self._choose_for_line(Choice.KEEP)

    @Slot()
    def take(self) -> None:
        """Take theirs, and go on to the next."""
        self._choose_for_line(Choice.TAKE)

    @Slot()
    def take_both(self) -> None:
        """Keep ours and put theirs behind it, and go on to the next."""
        self._choose_for_line(Choice.BOTH)

    @Slot()
    def take_open(self) -> None:
        """Take theirs in every conflict that is undecided."""
        self.decide({one.key: Choice.TAKE for one in self._open if Choice.TAKE in one.choices})

    @property
    def _open(self) -> tuple[Item, ...]:
        return tuple(one for one in self._arriving.arrival.conflicts if one.key not in self.decided)

    def _choose_for_line(self, choice: Choice) -> None:
        line = self.chosen
        if line is not None and choice in line.item.choices:
            self.decide({line.item.key: choice})
            self.go_on()

    def allow(self) -> None:
        line = self.chosen
        choices = () if line is None else line.item.choices
        for choice, button in self.deciding.items():
            button.setEnabled(len(choices) > 1 and choice in choices)
        self.take_all.setEnabled(bool(self._open))
        self.bring_in.setEnabled(not self._arriving.arrival.changes_nothing(self.decided))

    # ---- showing

    @Slot()
    def _fill(self) -> None:
        """List what the package brings, or the conflicts alone."""
        self.show_rows([one for one in self._lines if self._is_wanted(one)], self._described)

    def _is_wanted(self, line: Line) -> bool:
        return line.item.state is State.CONFLICT or not self.only_conflicts.isChecked()

    def summary(self) -> str:
        arrival = self._arriving.arrival
        parts = [
            self.tr("%n thing(s) in the package", "", len(arrival.things)),
            self.tr("%n passage(s) and facts new or changed", "", len(self._lines)),
            self._undecided(),
        ]
        lines = [" · ".join(parts)]
        if arrival.approvals:
            lines.append(
                self.tr(
                    "%n severance(s) approved in the other library are recommended here.",
                    "",
                    arrival.approvals,
                )
            )
        return "\n".join(lines)

    def _undecided(self) -> str:
        if not self._arriving.arrival.conflicts:
            return self.tr("no conflicts")
        if not self._open:
            return self.tr("every conflict decided")
        return self.tr("%n conflict(s) undecided: yours stay", "", len(self._open))

    def difference(self, item: Line) -> Difference:
        names = (self.tr("Here"), self.tr("In the package"))
        tags = self._arriving.arrival.tags
        return Difference(item_words(item.item), _sides(item.item), names, tags, _NOBODY)

    def _described(self, line: Line) -> RowWords:
        thing, item = line.thing, line.item
        name = self.tr("This note") if thing.kind is ThingKind.NOTE else thing.name
        place = item.place if item.kind in (ItemKind.BLOCK, ItemKind.HEADING) else property_words(item.place)
        title = f"{self._numbers[item.key]}. {' · '.join(filter(None, (place, name)))}"
        state = item_words(item, short=True)
        # the words are painted only: neither a copy of the row, nor what is spoken, nor a tip has them
        parts = (Part(f"{state} · "), *first_words(item))
        return RowWords(title=title, trail=self._decision(item), detail=state, parts=parts)

    def _decision(self, item: Item) -> str:
        if item.state is State.CONFLICT and item.key not in self.decided:
            return self.tr("Undecided")
        return fixed_words(item.chosen(self.decided), new=item.state is State.NEW)


def _sides(item: Item) -> tuple[Text, Text]:
    """What is compared: the passages, or what else there is in words."""
    if item.kind is ItemKind.BLOCK:
        return _alone(item.mine), _alone(item.theirs)
    before, after = (_paragraph(words) for words in (item.mine_words, item.theirs_words))
    return before, after


def _paragraph(words: str) -> Text:
    return (Paragraph(id=BlockId("said"), content=(Run(words),)),) if words else ()


def _alone(block: Block | None) -> Text:
    return () if block is None else (block,)
