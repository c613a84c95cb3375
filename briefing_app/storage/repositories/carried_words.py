"""Which blocks of profiles got words of other profiles."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select

from briefing_app.domain.between_profiles import Carried
from briefing_app.domain.text import BlockId, Origin, RevisionId, SectionId
from briefing_app.storage.severance_rows import CarriedWordsRow
from briefing_app.storage.transaction import Transaction

_AT_ONCE = 400
"""So many sections are asked for in one query, twice: SQLite takes a limited number of values."""


class CarriedWordsRepository:
    """Keeps where words of a profile went to in another one."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def keep(self, carried: Iterable[Carried]) -> None:
        """Remember them; what is known stays, and no undoing of an earlier act takes it from this one."""
        act = self._transaction.act
        for one in carried:
            key = {
                "section_id": one.place.section, "block_id": one.place.block,
                "source_section_id": one.source.section, "source_block_id": one.source.block,
            }  # fmt: skip
            known = self._session.get(CarriedWordsRow, tuple(key.values()))
            if known is not None:
                known.act_id = act.id
                continue
            kept = {"revision_id": one.place.revision, "source_revision_id": one.source.revision}
            self._session.add(CarriedWordsRow(**key, **kept, at=act.at, act_id=act.id))
        self._session.flush()

    def around(self, sections: Iterable[SectionId]) -> tuple[Carried, ...]:
        """All that went into these sections or out of them, and on from there."""
        found: dict[Carried, None] = {}
        known: set[SectionId] = set()
        waiting = set(sections)
        while waiting:
            known |= waiting
            new = self._touching(sorted(waiting))
            found |= dict.fromkeys(new)
            waiting = {place.section for one in new for place in (one.place, one.source)} - known
        return tuple(found)

    def _touching(self, sections: list[SectionId]) -> list[Carried]:
        found = []
        for number in range(0, len(sections), _AT_ONCE):
            some = sections[number : number + _AT_ONCE]
            either = or_(CarriedWordsRow.section_id.in_(some), CarriedWordsRow.source_section_id.in_(some))
            found += [_carried(row) for row in self._session.scalars(select(CarriedWordsRow).where(either))]
        return found


def _carried(row: CarriedWordsRow) -> Carried:
    place = Origin(SectionId(row.section_id), RevisionId(row.revision_id), BlockId(row.block_id))
    source = Origin(
        SectionId(row.source_section_id), RevisionId(row.source_revision_id), BlockId(row.source_block_id)
    )
    return Carried(place, source)
