"""Whether lines are marked as an internal edition is: by a banner or portion marks, whatever quotes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing_app.domain.text import BlockId, Paragraph, Run, Text, portions


def any_is_marked(lines: Iterable[str], stated: Callable[[Text], Text]) -> bool:
    """Whether *stated* marks any of the lines, as they were before a mail program quoted them."""
    from briefing_app.documents.readers.own_flags import own_flags

    plain = (own_flags().unquoted(line) for line in lines)
    blocks = tuple(Paragraph(id=BlockId("line"), content=(Run(line),)) for line in plain if line)
    return next(portions(stated(blocks)), None) is not None
