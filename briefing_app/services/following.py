"""What is decided about a profile's words follows them into the notes that hold copies of them.

Severed in the profile, it is proposed in the notes; marked higher in the profile, the copies are raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.domain.following import Stated, newly_withheld, raised_too, withheld_too
from briefing_app.domain.portion_changes import raised
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Block, BlockId, SectionId, SeveranceId, Text
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import Note, NoteSection
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided in a text: the words each severance newly withholds, the blocks that were raised."""

    withheld: Mapping[SeveranceId, Sequence[Stated]] = field(default_factory=dict)
    raised: Mapping[BlockId, tuple[Marking, Sequence[str]]] = field(default_factory=dict)


class Following:
    """Carries decisions from one text into others, in the transaction they are stored in."""

    def __init__(self, actor: Actor, catalogue: Catalogue) -> None:
        self._actor = actor
        self._catalogue = catalogue

    def decided(self, before: Text, after: Text) -> Decisions:
        """What was decided between two versions of a text."""
        return Decisions(newly_withheld(before, after), raised(before, after, self.at_most))

    def into_notes(self, unit: UnitOfWork, section: SectionId, decided: Text, decisions: Decisions) -> None:
        """Propose in notes what is withheld in a profile's section, which is *decided* now."""
        if not (decisions.withheld or decisions.raised):
            return
        for summary in unit.notes.holding(section, trashed=True):
            note = unit.notes.get(summary.id)
            followed = self._followed(unit, note, section, decided, decisions)
            if followed != note.sections:
                unit.notes.save(replace(note, sections=followed))

    def proposed(self, provisions: frozenset[ExemptionId], source: SeveranceId | None = None) -> Severance:
        """A new severance, proposed by the person at this computer."""
        return Severance(
            id=SeveranceId(new_id()),
            exemptions=provisions,
            state=SeveranceState.PROPOSED,
            by=self._actor.name,
            at=self._actor.now(),
            source=source,
        )

    def at_most(self, first: Marking | None, second: Marking | None) -> bool:
        """Whether a marking is at most another; none is the lowest."""
        if first is None:
            return True
        scheme = self._catalogue.scheme_of(first)
        return scheme.at_most(first, scheme.lowest if second is None else second)

    def joined(self, first: Marking | None, second: Marking) -> Marking:
        """A marking joined to what a block carries."""
        return self._catalogue.scheme_of(second).floor(filter(None, (first, second)))

    def _followed(
        self, unit: UnitOfWork, note: Note, section: SectionId, decided: Text, decisions: Decisions
    ) -> tuple[NoteSection, ...]:
        def origin_of(block: Block) -> BlockId | None:
            return block.origin.block if block.origin and block.origin.section == section else None

        sections = note.sections
        for severance, stated in decisions.withheld.items():
            follower = self.proposed(unit.severances.get(severance).exemptions, source=severance)
            ids = (severance, follower.id)
            withheld = tuple(
                replace(one, blocks=withheld_too(one.blocks, decided, stated, ids, origin_of))
                for one in sections
            )
            if withheld != sections:
                unit.severances.save(follower)
            sections = withheld
        return tuple(
            replace(one, blocks=raised_too(one.blocks, decisions.raised, self.joined, origin_of))
            for one in sections
        )
