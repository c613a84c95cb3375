"""What is decided about a profile's words follows them into the notes that hold copies of them.

Severed in the profile, it is proposed in the notes; marked higher in the profile, the copies are raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing_app.domain.following import Stated, newly_withheld, raised_too, withheld_too
from briefing_app.domain.passages import Passage, withhold
from briefing_app.domain.portion_changes import raised
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Block, BlockId, SectionId, SeveranceId, Text, origins_of, walk
from briefing_app.services.between_profiles import Kin
from briefing_app.services.lineage import Lineage, MovedSince
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided in a text: the words each severance newly withholds, the blocks that were raised."""

    withheld: Mapping[SeveranceId, Sequence[Stated]] = field(default_factory=dict)
    raised: Mapping[BlockId, tuple[Marking, Sequence[str]]] = field(default_factory=dict)


class CopyOf(Protocol):
    """Which blocks of a text the words of another block are of, as far as a severance is concerned."""

    def __call__(self, block: Block, severance: SeveranceId | None) -> Sequence[BlockId]:
        """The ids of the blocks."""


FollowerOf = Callable[[SeveranceId], Severance | None]
"""The proposed severance that follows another one already, None where there is none yet."""


def _nowhere(_block: Block, _severance: SeveranceId) -> tuple[Passage, ...]:
    """All words of a block are of the blocks it was copied from."""
    return ()


def _none(_severance: SeveranceId) -> None:
    """Nothing follows a severance yet."""


class Following:
    """Carries decisions from one text into others, in the transaction they are stored in."""

    def __init__(self, actor: Actor, catalogue: Catalogue) -> None:
        self._actor = actor
        self._catalogue = catalogue

    def decided(self, before: Text, after: Text) -> Decisions:
        """What was decided between two versions of a text."""
        return Decisions(newly_withheld(before, after), raised(before, after, self.at_most))

    def into_notes(
        self,
        unit: UnitOfWork,
        section: SectionId,
        decided: Text,
        decisions: Decisions,
        follower_of: FollowerOf = _none,
        within: NoteId | None = None,
    ) -> None:
        """Propose in notes what is withheld in a profile's section, which is *decided* now.

        *follower_of* is that of :meth:`into_copies`; *within* is the one note it counts in, None for all.
        """
        if not (decisions.withheld or decisions.raised):
            return

        kin = Kin(unit, section, decided, decisions.withheld)
        blocks = frozenset(one.block for stated in decisions.withheld.values() for one in stated)
        moved = MovedSince(Lineage(unit), section, decided, blocks | decisions.raised.keys())

        def origins(block: Block, severance: SeveranceId | None) -> tuple[BlockId, ...]:
            own = tuple(one.block for one in origins_of(block) if one.section == section)
            return own if severance is not None else (*own, *moved.successors(kin.kindred(block)))

        def elsewhere(block: Block, severance: SeveranceId) -> tuple[Passage, ...]:
            moved_to = moved.passages(kin.kindred(block), severance)
            return (*moved_to, *kin.passages(block, severance))

        for summary in unit.notes.holding(*sorted(moved.sections | kin.sections), trashed=True):
            note = unit.notes.get(summary.id)
            texts = tuple(one.blocks for one in note.sections)
            follower = follower_of if within in (None, note.id) else _none
            followed = self.into_copies(unit, texts, decided, decisions, origins, follower, elsewhere)
            if followed != texts:
                parts = zip(note.sections, followed, strict=True)
                sections = tuple(replace(one, blocks=blocks) for one, blocks in parts)
                unit.notes.save(replace(note, sections=sections))

        self._into_profiles(unit, kin, decisions)

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
        schemes = self._catalogue.every_scheme
        return schemes.at_most(first, schemes.lowest if second is None else second)

    def joined(self, first: Marking | None, second: Marking) -> Marking:
        """A marking joined to what a block carries."""
        return second if first is None else self._catalogue.every_scheme.join(first, second)

    def _into_profiles(self, unit: UnitOfWork, kin: Kin, decisions: Decisions) -> None:
        """Propose in other profiles what is withheld in a section that words of theirs came from."""
        followers: dict[SeveranceId, Severance] = {}
        for section, language, text, revision, of in kin.texts():
            made = text
            for severance in decisions.withheld:
                if places := kin.places_in(made, severance, of):
                    if severance not in followers:
                        provisions = unit.severances.get(severance).exemptions
                        followers[severance] = self.proposed(provisions, source=severance)
                        unit.severances.save(followers[severance])
                    made = withhold(made, places, followers[severance].id)
            if made != text:
                unit.sections.decide_text(section, language, made, revision)

    def into_copies(
        self,
        unit: UnitOfWork,
        texts: Sequence[Text],
        decided: Text,
        decisions: Decisions,
        origins: CopyOf,
        follower_of: FollowerOf = _none,
        elsewhere: Callable[[Block, SeveranceId], Sequence[Passage]] = _nowhere,
    ) -> tuple[Text, ...]:
        """The texts with what was decided proposed in the copies they hold.

        *origins* says which blocks of *decided* the words of a block were copied from, none where a severance
        (None: a marking) is no concern of it. *follower_of* gives the proposed severance that follows one
        there already, and is to hold what it newly withholds too; a new one does where there is none.
        *elsewhere* says where a block has words that a severance withholds in blocks it was not copied from.
        """
        blocks = [block for text in texts for block in walk(text)]
        most = max((len(origins_of(block)) for block in blocks), default=0)
        made = tuple(texts)
        for severance, stated in decisions.withheld.items():
            known = follower_of(severance)
            provisions = unit.severances.get(severance).exemptions
            follower = known or self.proposed(provisions, source=severance)
            ids = (severance, follower.id)
            places = [place for block in blocks for place in elsewhere(block, severance)]
            withheld = tuple(withhold(one, places, follower.id) for one in made) if places else made
            for number in range(most):
                here = partial(_nth, origins, severance, number)
                withheld = tuple(withheld_too(one, decided, stated, ids, here) for one in withheld)
            if withheld != made and known is None:
                unit.severances.save(follower)
            made = withheld
        if decisions.raised:
            most = max((len(origins(block, None)) for block in blocks), default=0)
        for number in range(most) if decisions.raised else ():
            here = partial(_nth, origins, None, number)
            made = tuple(raised_too(one, decisions.raised, self.joined, here) for one in made)
        return made


def proposed_again(unit: UnitOfWork) -> tuple[str, ...]:
    """What to say where approved severances came to withhold further words: nobody decided on those."""
    if not unit.severances.proposed_again:
        return ()
    return ("More is withheld than was approved, so it is proposed again: approve it anew.",)


def _nth(origins: CopyOf, severance: SeveranceId | None, number: int, block: Block) -> BlockId | None:
    """The origin of a block that is number so many, counted from 0; None where it has no such."""
    found = origins(block, severance)
    return found[number] if number < len(found) else None
