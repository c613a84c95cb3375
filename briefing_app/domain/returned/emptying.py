"""Whether a change would leave a passage, a row or a heading without words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.text import Block, Picture, block_words, walk


def empties(change: ReturnedChange) -> bool:
    """Whether something that says something, or shows a picture, would say nothing or be gone.

    Words that were joined to other ones went nowhere; that is told where they were compared.
    """
    match change.kind:
        case ReturnedKind.DELETED | ReturnedKind.ROW_DELETED:
            return _says(change.before)
        case ReturnedKind.HEADING:
            return bool(change.heading[0].strip()) and not change.heading[1].strip()
        case ReturnedKind.CHANGED if change.caption:
            was, now = (_caption(some) for some in (change.before, change.after))
            return bool(was) and not now
        case ReturnedKind.CHANGED | ReturnedKind.SPLIT | ReturnedKind.JOINED:
            return _says(change.before) and not _says(change.after)
        case _:
            return False


def _says(blocks: Iterable[Block]) -> bool:
    return any(isinstance(one, Picture) or block_words(one).strip() for one in walk(tuple(blocks)))


def _caption(blocks: Iterable[Block]) -> str:
    parts = (part for one in blocks for part in getattr(one, "caption", ()))
    return "".join(getattr(part, "text", "*") for part in parts).strip()
