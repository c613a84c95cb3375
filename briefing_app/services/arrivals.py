"""Words that come into a note by the clipboard: where they are from, and what was decided there since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.following import newly_withheld, says_the_same
from briefing_app.domain.passages import Passage, map_blocks
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.standing_free import stands_free
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Origin,
    RevisionId,
    SeveranceId,
    Text,
    holds,
    origins_of,
    walk,
)
from briefing_app.services.following import Decisions
from briefing_app.services.lineage import Lineage, withheld_of

if TYPE_CHECKING:
    from briefing_app.services.following import Following
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.records import Revision


def sourceless(text: Text) -> Text:
    """The text of a profile: it is a source itself, whatever its words were copied from."""
    return map_blocks(text, lambda block: replace(block, origin=None) if block.origin else block)


@dataclass(frozen=True, slots=True)
class _Source:
    """What a section said in the revision copied, and says now; ``present`` is the revision of now."""

    before: Text
    now: Text
    present: RevisionId


class Arrivals:
    """The blocks of a note's text that were not in it, or were copies of something else, *before*."""

    def __init__(self, unit: UnitOfWork, following: Following, before: Text, text: Text) -> None:
        self._unit = unit
        self._following = following
        self._text = text
        self._sources: dict[Origin, _Source | None] = {}
        self._lineage = Lineage(unit)
        there = {block.id: origins_of(block) for block in walk(before)}
        self._known: dict[BlockId, tuple[Origin, ...]] = {}
        self._arrived: dict[BlockId, tuple[Origin, ...]] = {}
        for block in walk(text):
            was = there.get(block.id, ())
            new = [one for one in origins_of(block) if not any(map(one.is_place_of, was))]
            if new:
                self._arrived[block.id] = tuple(new)
            if was:
                self._known[block.id] = was

    def settled(self) -> Text:
        """The text, each arrival being of the revision that has its words, where that is not the one copied.

        What is copied while it is typed is in no revision yet: the profile's text is saved when it is left.
        What was settled once stays so.
        """
        if not self._arrived and not self._known:
            return self._text

        def one(block: Block) -> Block:
            if block.origin is None:
                return block
            first, *others = (one for origin in block.origin.all for one in self._revised(block, origin))
            return replace(block, origin=replace(first, others=tuple(others)))

        return map_blocks(self._text, one)

    def followed(self, settled: Text) -> Text:
        """The *settled* text with what was decided about the arrivals since they were copied.

        One that was copied of no revision is held by all that holds its source now.
        """
        for origin in dict.fromkeys(one for some in self._arrived.values() for one in some):
            source = self._source(origin)
            if source is not None:
                settled = self._with_decisions(settled, origin, source)
        return settled

    # ---- inside

    def _revised(self, block: Block, origin: Origin) -> tuple[Origin, ...]:
        """The origin of the revision that has the words, and whatever else of that has some of them."""
        for known in self._known.get(block.id, ()):
            if known.is_place_of(origin):
                return (known,)
        source = self._source(origin)
        now = None if source is None else _block(source.now, origin.block)
        if source is None or now is None:
            return (origin,)
        if says_the_same(now, block):
            return (replace(origin, revision=source.present),)
        if _block(source.before, origin.block) is None:
            heirs = self._lineage.heirs(block, origin, source.present)
            return (replace(origin, revision=source.present), *heirs)
        return (origin,)

    def _with_decisions(self, text: Text, origin: Origin, source: _Source) -> Text:
        if _block(source.before, origin.block) is not None:
            decisions = self._following.decided(source.before, source.now)
        else:
            now = _block(source.now, origin.block)
            raised = {now.id: (now.portion, ())} if now is not None and now.portion is not None else {}
            decisions = Decisions(newly_withheld((), source.now), raised)
        here = {block for block, some in self._arrived.items() if origin in some}
        known = {one: self._followed_by(frozenset({one})) for block in walk(text) for one in holds(block)}

        def following(block: Block, severance: SeveranceId) -> Holds:
            return frozenset(one for one in holds(block) if severance in known.get(one, FREE))

        def origins(block: Block, severance: SeveranceId | None) -> tuple[BlockId, ...]:
            if block.id not in here:
                return ()
            if severance is None or not (mine := following(block, severance)):
                return (origin.block,)
            now = _block(source.now, origin.block)
            then = _block(source.before, origin.block)
            done = now is not None and not stands_free(severance, mine, block, now, then)
            return () if done else (origin.block,)

        def follower(severance: SeveranceId) -> Severance | None:
            arrived = (one for block in walk(text) if block.id in here for one in following(block, severance))
            records = self._unit.severances.among(frozenset(arrived) - {severance})
            return next((one for one in records if one.state is SeveranceState.PROPOSED), None)

        def elsewhere(block: Block, severance: SeveranceId) -> tuple[Passage, ...]:
            return places[block.id].get(severance, ()) if block.id in here else ()

        texts = self._lineage.texts(origin)
        places = {one.id: withheld_of(one, origin, texts) for one in walk(text) if one.id in here}
        moved = dict.fromkeys(sorted({severance for some in places.values() for severance in some}), ())
        decisions = replace(decisions, withheld={**moved, **decisions.withheld})
        (made,) = self._following.into_copies(
            self._unit, (text,), source.now, decisions, origins, follower, elsewhere
        )
        return made

    def _followed_by(self, held: Holds) -> Holds:
        """The severances, and those they follow."""
        known, new = held, held
        while new:
            sources = (one.source for one in self._unit.severances.among(new))
            new = frozenset(one for one in sources if one is not None) - known
            known |= new
        return known

    def _source(self, origin: Origin) -> _Source | None:
        if origin not in self._sources:
            self._sources[origin] = self._read(origin)
        return self._sources[origin]

    def _read(self, origin: Origin) -> _Source | None:
        """What the section of a profile said and says; None where it is gone."""
        read = self._revision(origin)
        try:
            owner = self._unit.sections.owner(origin.section)
        except UnknownNameError:
            return None
        if owner.profile is None:
            return None
        sections = self._unit.profiles.get(owner.profile).sections
        section = next(one for one in sections if one.id == origin.section)
        for language, text in section.texts.items():
            of_it = _block(text, origin.block) is not None if read is None else read.language == language
            if of_it:
                return _Source(read.blocks if read else (), text, section.revisions[language])
        return None

    def _revision(self, origin: Origin) -> Revision | None:
        try:
            read = self._unit.sections.revision(origin.revision)
        except UnknownNameError:
            return None
        return read if read.section == origin.section else None


def _block(text: Text, wanted: BlockId) -> Block | None:
    return next((block for block in walk(text) if block.id == wanted), None)
