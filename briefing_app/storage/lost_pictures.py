"""Which pictures the texts of a library show and the library has no bytes of: what a check tells of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection

from briefing_app.storage.records import Finding

LOST: Final = "picture"
"""The code of such a finding: every text is whole, and the file is sound."""

_MOST: Final = 10
"""Findings that are told."""

_NAMED: Final = """
SELECT DISTINCT held.section, held.now FROM (
  SELECT section_id AS section, blocks AS said,
    EXISTS (SELECT 1 FROM section_text WHERE section_text.revision_id = revision.id) AS now FROM revision
  UNION ALL SELECT section_id, blocks, 1 FROM draft
  UNION ALL SELECT section_id, block, 0 FROM gone_words
) AS held, json_tree(
  CASE WHEN instr(held.said, '"digest"') AND json_valid(held.said) THEN held.said ELSE '[]' END
) AS part
WHERE part.key = 'digest' AND part.value NOT IN (SELECT digest FROM picture)
ORDER BY held.now DESC, held.section
"""
"""The sections that show such a picture, and whether they do so now; texts without a picture cost a look."""

_OWNER: Final = """
SELECT section.key, section.body, profile.name, note.number FROM section
LEFT JOIN profile ON profile.id = section.profile_id LEFT JOIN note ON note.id = section.note_id
WHERE section.id = ?
"""


def lost_pictures(connection: Connection) -> list[Finding]:
    """A sentence for each place whose picture is lost, those that show it now first."""
    places = connection.exec_driver_sql(_NAMED).all()
    told = dict.fromkeys(_told(connection, ((section, bool(now)) for section, now in places)))
    return [Finding(LOST, sentence) for sentence in list(told)[:_MOST]]


def _told(connection: Connection, places: Iterable[tuple[str, bool]]) -> Iterator[str]:
    for section, now in places:
        found = connection.exec_driver_sql(_OWNER, (section,)).first()
        if found is None:
            yield "A picture in a text of a section that was deleted is lost."
            continue
        owner = f"note {found.number}" if found.name is None else f"“{found.name}”"
        if now:
            heading = _heading(json.loads(found.body)) or found.key
            yield f"A picture in the section “{heading}” of {owner} is lost: insert it there again."
        else:
            yield f"A picture in an older text of {owner} is lost."


def _heading(body: dict[str, Any]) -> str:
    """The heading of a section of a note, or the first one of a profile's."""
    told = (body.get("heading"), *(body.get("headings") or {}).values())
    return next((one for one in told if isinstance(one, str) and one), "")
