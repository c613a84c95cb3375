"""A text being edited: the sheet, its history, the severances made, the ids once given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_app.domain.editing.history import Change, History, Stroke
from briefing_app.domain.editing.sheet import Means, Place, Sheet, sheet_of, standing_at
from briefing_app.domain.editing.styling import shown_levels
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import Block, BlockId, ListItem, SeveranceId, Text, holds, walk

Edit = Callable[[Sheet, Means], Sheet]
"""What makes a sheet another one."""


class EditingSession:
    """Edits a text; every change is told as the blocks it replaced."""

    def __init__(self, means: Means, text: Text = ()) -> None:
        self.means = means
        self.sheet = sheet_of(text, means)
        self.history = History()
        self._made: dict[SeveranceId, NewSeverance] = {}
        self._ids: set[BlockId] = set()
        self._normal: dict[tuple[int, int], tuple[Block, Text]] = {}
        self._remember(self.sheet.blocks)

    @property
    def own_ids(self) -> frozenset[BlockId]:
        """The ids of all blocks that were ever in this text since it was opened."""
        return frozenset(self._ids)

    def text(self) -> Text:
        """The text in normal form; a block that is the same as the last time costs nothing."""
        before, self._normal = self._normal, {}
        levels = shown_levels(self.sheet.blocks)
        for block, level in zip(self.sheet.blocks, levels, strict=True):
            key = id(block), level
            known = before.get(key)
            self._normal[key] = known if known is not None else (block, _normal(block, level))
        return tuple(block for _, kept in self._normal.values() for block in kept)

    def do(self, edit: Edit, stroke: Stroke = Stroke.ACT) -> Change:
        """Edit the sheet as one step that can be undone, or as part of the one before."""
        before = self.sheet
        self.sheet = edit(before, self.means)
        change = self.history.add(before, self.sheet, stroke)
        self._remember(change.new)
        return change

    def undo(self) -> Change:
        """Take the last step back."""
        self.sheet, change = self.history.undo(self.sheet)
        return change

    def redo(self) -> Change:
        """Do the step last taken back again."""
        self.sheet, change = self.history.redo(self.sheet)
        return change

    def stand(self, place: Place, anchor: Place | None = None) -> None:
        """Stand at another place; what is typed there is a step of its own."""
        if (self.sheet.head, self.sheet.anchor) != (place, place if anchor is None else anchor):
            self.sheet = standing_at(self.sheet, place, anchor)
            self.history.close()

    # ---- severances

    def new_severance(
        self, exemptions: Iterable[ExemptionId], source: SeveranceId | None = None
    ) -> NewSeverance:
        """A severance made here, to be stored with the text; *source* is the one it follows."""
        made = NewSeverance(SeveranceId(self.means.new_id()), frozenset(exemptions), source)
        self._made[made.id] = made
        return made

    def adopt(self, severance: NewSeverance) -> None:
        """Store a severance made elsewhere with this text."""
        self._made[severance.id] = severance

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made here and not stored yet that hold anything in the text."""
        held = {one for block in self.sheet.blocks for one in holds(block)} if self._made else set()
        return tuple(made for name, made in self._made.items() if name in held)

    def stored(self, severances: Iterable[SeveranceId]) -> None:
        """These severances are stored; they are new no longer."""
        for one in severances:
            self._made.pop(one, None)

    def _remember(self, blocks: Text) -> None:
        self._ids.update(block.id for block in walk(blocks))


def _normal(block: Block, level: int) -> Text:
    """The block in normal form, an item at its level among the others; nothing where it says nothing."""
    return tuple(
        replace(one, level=level) if isinstance(one, ListItem) and one.level != level else one
        for one in normalise((block,))
    )
