"""Undo and redo: the changes made to a sheet, each with the blocks before and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile

from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.text import Text

_MOST = 1000
"""How many steps are kept."""

_LONGEST = 60
"""How many strokes of one kind are one step."""


class Stroke(Enum):
    """What kind of act a step is; strokes of typing and of erasing that follow each other are one step."""

    TYPING = "typing"
    ERASING = "erasing"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Change:
    """Which blocks were replaced by which, counted from ``first``."""

    first: int
    old: Text
    new: Text

    def undone(self) -> Change:
        """The change the other way round."""
        return Change(self.first, self.new, self.old)

    def applied(self, blocks: Text) -> Text:
        """The blocks after the change."""
        return (*blocks[: self.first], *self.new, *blocks[self.first + len(self.old) :])


def change_between(before: Text, after: Text) -> Change:
    """The smallest stretch of blocks that is another one in *after*."""
    if before is after:
        return Change(0, (), ())
    most = min(len(before), len(after))
    same = sum(1 for _ in takewhile(lambda one: before[one] is after[one], range(most)))
    rest = most - same
    tail = sum(1 for _ in takewhile(lambda one: before[-one - 1] is after[-one - 1], range(rest)))
    return Change(same, before[same : len(before) - tail], after[same : len(after) - tail])


@dataclass(frozen=True, slots=True)
class _Step:
    change: Change
    before: tuple[Place, Place]
    after: tuple[Place, Place]
    stroke: Stroke
    strokes: int = 1


class History:
    """The steps that can be undone, and those undone that can be done again."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._open = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def add(self, before: Sheet, after: Sheet, stroke: Stroke) -> Change:
        """Remember how *before* became *after*; returns what changed."""
        change = change_between(before.blocks, after.blocks)
        if not change.old and not change.new:
            return change
        places = ((before.anchor, before.head), (after.anchor, after.head))
        step = _Step(change, *places, stroke)
        self._undone.clear()
        if not self._goes_on(step):
            self._done.append(step)
            del self._done[:-_MOST]
        self._open = stroke is not Stroke.ACT
        return change

    def close(self) -> None:
        """Whatever comes next is a step of its own."""
        self._open = False

    def undo(self, sheet: Sheet) -> tuple[Sheet, Change]:
        """The sheet before the last step, and what changed."""
        if not self._done:
            return sheet, Change(0, (), ())
        step = self._done.pop()
        self._undone.append(step)
        self._open = False
        change = step.change.undone()
        return Sheet(change.applied(sheet.blocks), *step.before), change

    def redo(self, sheet: Sheet) -> tuple[Sheet, Change]:
        """The sheet after the step last undone, and what changed."""
        if not self._undone:
            return sheet, Change(0, (), ())
        step = self._undone.pop()
        self._done.append(step)
        self._open = False
        return Sheet(step.change.applied(sheet.blocks), *step.after), step.change

    def _goes_on(self, step: _Step) -> bool:
        """Join the step with the last one where both are strokes in one block; whether that was done."""
        last = self._done[-1] if self._done and self._open else None
        alike = last is not None and last.stroke is step.stroke is not Stroke.ACT
        if last is None or not alike or last.strokes >= _LONGEST or last.after != step.before:
            return False
        if last.change.first != step.change.first or last.change.new != step.change.old:
            return False
        if len(step.change.new) != 1:
            return False
        change = Change(last.change.first, last.change.old, step.change.new)
        self._done[-1] = replace(last, change=change, after=step.after, strokes=last.strokes + 1)
        return True
