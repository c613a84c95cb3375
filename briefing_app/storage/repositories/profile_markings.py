"""The markings a profile holds, kept in its row so that lists show them without reading texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefing_app.domain.marking import Marking, marking_to_json
from briefing_app.domain.profile import Profile
from briefing_app.domain.text import portions
from briefing_app.storage.ceiling import markings_in
from briefing_app.storage.rows import FactRow, ProfileRow, RevisionRow, SectionRow, SectionTextRow

Json = dict[str, Any]


def held_markings(profile: Profile) -> list[Json]:
    """The different markings in the texts and facts of a profile, as its row holds them."""
    return _listed(_of_profile(profile))


def read_markings_again(session: Session, row: ProfileRow) -> None:
    """Bring the row up to date after one of its texts or facts was written by itself."""
    texts = (
        select(RevisionRow.blocks)
        .join(SectionTextRow, SectionTextRow.revision_id == RevisionRow.id)
        .join(SectionRow, SectionRow.id == SectionTextRow.section_id)
        .where(SectionRow.profile_id == row.id)
    )
    facts = select(FactRow.body).where(FactRow.profile_id == row.id)
    stored = [one for query in (texts, facts) for one in session.scalars(query)]
    row.markings = _listed(markings_in(stored))


def _of_profile(profile: Profile) -> Iterator[Marking]:
    for section in profile.sections:
        for text in section.texts.values():
            yield from portions(text)
    yield from (fact.portion for fact in profile.facts if fact.portion is not None)


def _listed(markings: Iterable[Marking]) -> list[Json]:
    return sorted((marking_to_json(one) for one in set(markings)), key=json.dumps)
