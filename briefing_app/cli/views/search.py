"""What a search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.text_lines import CLOSED, OPENED
from briefing_app.cli.views.values import Json

if TYPE_CHECKING:
    from briefing_app.domain.search_hit import SearchHit


def hit_to_json(hit: SearchHit) -> Json:
    """A hit: whose words, where, the words around it, and where in them the hits are."""
    return {
        "owner": hit.owner,
        "owner_type": hit.owner_type,
        "owner_name": hit.owner_name,
        "section": hit.section,
        "heading": hit.heading,
        "block": hit.block,
        "language": hit.language,
        "column": hit.column.value,
        "severed": hit.severed,
        "text": hit.text,
        "hits": [list(pair) for pair in hit.hits],
        "parts": [{"text": part.text, "hit": part.hit, "severed": part.severed} for part in hit.parts],
    }


def hit_lines(hits: Iterable[SearchHit]) -> Iterator[str]:
    """Two lines per hit: where, and the words around it with severed ones in their brackets."""
    for hit in hits:
        where = f"{hit.owner_name} / {hit.heading}" if hit.heading else hit.owner_name
        yield f"{hit.owner_type}: {where}"
        yield "  " + _excerpt(hit)


def _excerpt(hit: SearchHit) -> str:
    words = "".join(f"{OPENED}{part.text}{CLOSED}" if part.severed else part.text for part in hit.parts)
    return words.replace(f"{CLOSED}{OPENED}", "")
