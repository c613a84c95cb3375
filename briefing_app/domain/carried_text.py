"""A text as it is carried between editors: everything, with the provisions of what is severed in it.

Only a clipboard's type of our own holds it. What comes back may come from anywhere: it is checked from end to
end, and nothing that is not a text of ours is taken. Words severed there stay severed here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from typing import Any

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.links import safe_address
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.pasted import Pasted
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import (
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Marker,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    holds,
    map_content,
)
from briefing_app.domain.text_checks import is_sound
from briefing_app.domain.text_json import text_from_json, text_to_json

_LARGEST = 20_000_000
_KEYS = {"format", "blocks", "provisions", "library"}


def carried(blocks: Text, exemptions: Mapping[SeveranceId, frozenset[ExemptionId]], library: str) -> bytes:
    """The text as bytes for the type of our own."""
    held = sorted(frozenset().union(*map(holds, blocks)))
    provisions = {one: sorted(exemptions.get(one, ())) for one in held}
    data = {**text_to_json(blocks), "provisions": provisions, "library": library}
    return json.dumps(data, ensure_ascii=False).encode("utf-8", errors="replace")


def uncarried(
    data: bytes, known: Container[SeveranceId], new_id: Callable[[], str], library: str
) -> Pasted | None:
    """The text such bytes hold, None where they hold none.

    A severance that is not *known* where the text is put becomes a new one under the same provisions, so that
    what was withheld there is withheld here until someone decides. Within the same library alone a block
    remembers where it was pulled from, and a severance which one it follows.
    """
    try:
        loaded = _loaded(data)
        blocks = text_from_json({"format": loaded["format"], "blocks": loaded["blocks"]})
        provisions = loaded["provisions"]
    except (ValueError, RecursionError, KeyError, TypeError, BriefingError):
        return None
    if not is_sound(blocks) or not _are_provisions(provisions):
        return None
    cited: dict[SeveranceId, frozenset[ExemptionId]] = {}
    names: dict[SeveranceId, SeveranceId] = {}
    for one in sorted(frozenset().union(*map(holds, blocks))):
        names[one] = one if one in known else SeveranceId(new_id())
        cited[names[one]] = frozenset(map(ExemptionId, provisions.get(one, ())))
    same = bool(library) and loaded["library"] == library
    new = tuple(
        NewSeverance(name, cited[name], one if same else None) for one, name in names.items() if one != name
    )
    put = _Put(names, keeps_origins=same)
    return Pasted(normalise(map_blocks(blocks, put.block)), new, cited, same_library=same)


def _loaded(data: bytes) -> dict[str, Any]:
    if len(data) > _LARGEST:
        raise ValueError("too large")
    loaded = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
    if not isinstance(loaded, dict) or set(loaded) != _KEYS or not isinstance(loaded["library"], str):
        raise ValueError("no text of ours")
    return loaded


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _refused(constant: str) -> Any:  # noqa: ANN401  # nothing is ever given back
    raise ValueError(constant)


def _are_provisions(provisions: object) -> bool:
    return isinstance(provisions, dict) and all(
        isinstance(cited, list) and all(isinstance(one, str) and len(one) < 100 for one in cited)
        for cited in provisions.values()
    )


class _Put:
    """Blocks as they are put into another text."""

    def __init__(self, renamed: Mapping[SeveranceId, SeveranceId], *, keeps_origins: bool) -> None:
        self._renamed = renamed
        self._keeps_origins = keeps_origins

    def block(self, block: Block) -> Block:
        """The block, its cells already put, held by severances that are known here."""
        block = map_content(block, self._content)
        if isinstance(block, Table):
            block = self._table(block)
        origin = block.origin if self._keeps_origins else None
        return replace(block, severances=self._held(block.severances), origin=origin, pair=None)

    def _table(self, table: Table) -> Table:
        rows = tuple(
            replace(
                row,
                severances=self._held(row.severances),
                cells=tuple(replace(cell, severances=self._held(cell.severances)) for cell in row.cells),
            )
            for row in table.rows
        )
        return replace(table, rows=rows, columns=tuple(map(self._held, table.columns)))

    def _content(self, content: Content) -> Content:
        return tuple(map(self._inline, content))

    def _inline(self, part: Inline) -> Inline:
        match part:
            case Withheld():
                return replace(part, marker=Marker.REDACTED_CAPITALS) if part.marker is Marker.OURS else part
            case Run():
                link = part.link if part.link and safe_address(part.link) else None
                return replace(part, link=link, severances=self._held(part.severances))
            case HardBreak() | FootnoteReference():
                return replace(part, severances=self._held(part.severances))

    def _held(self, held: Holds) -> Holds:
        return frozenset(self._renamed.get(one, one) for one in held) if held else held
