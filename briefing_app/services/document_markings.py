"""What a document says of its marking as a whole: a header, a watermark, a label in its properties.

It is a proposal. Taken, it marks what has no mark of its own, which errs on the side of marking; an officer
who knows better leaves it, in the review or with ``--leave-unmarked``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.services.met_markings import markings_met

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.reading import Reading
    from briefing_app.domain.text import Block


_BEHIND = re.compile(r"\s*[(\[\u2013\u2014|;]|\s-\s")
"""What begins words behind a level, of when it holds or what it is of: "Protected B (when completed)"."""


def document_marking(reading: Reading, schemes: Schemes) -> Marking | None:
    """The marking a document states as a whole, None where it states none or one that may be public."""
    stated = [line for one in reading.stated for line in one.wording.splitlines()]
    stated += [_BEHIND.split(line, maxsplit=1)[0] for line in stated]
    met = schemes.floor(markings_met(stated, schemes)) if stated else schemes.lowest
    return None if schemes.is_public(met) else met


def with_document_marking(blocks: Mapping[int, Block], marking: Marking | None) -> dict[int, Block]:
    """The blocks, those without a mark of their own marked as the document is."""
    if marking is None:
        return dict(blocks)
    return {place: _marked(block, marking) for place, block in blocks.items()}


def _marked(block: Block, marking: Marking) -> Block:
    return replace(block, portion=marking) if block.portion is None else block


def places_stated(reading: Reading) -> tuple[str, ...]:
    """Where a document says so, each once: "header", "watermark" and so on."""
    return tuple(dict.fromkeys(one.where for one in reading.stated))
