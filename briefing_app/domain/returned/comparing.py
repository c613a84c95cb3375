"""A file that came back compared with the file as it was sent: every change, in the order of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing_app.domain.returned.additions import added, rows
from briefing_app.domain.returned.changes import ReturnedChange
from briefing_app.domain.returned.elsewhere import SeveredWords, Telling
from briefing_app.domain.returned.layout import Layout, SentNote
from briefing_app.domain.returned.losses import deleted, moved, outline
from briefing_app.domain.returned.passages import Came, NewId, passage_changes
from briefing_app.domain.returned.places import displaced
from briefing_app.domain.returned.printed import printed, printed_gone
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.text import (
    block_words,
)
from briefing_app.domain.three_way import Join


def returned_changes(
    sent: SentNote, came: Sequence[Shown], new_id: NewId, join: Join, telling: Telling
) -> tuple[ReturnedChange, ...]:
    """Every change that was made in a file since it was sent, in the order of the file, with its id.

    *telling* says what is told by words that may not be said free.
    """
    layout = Layout(sent, came, new_id, join)
    for look in (_passages, deleted, moved, outline, added, rows, printed, printed_gone, displaced):
        look(layout)
    severed = SeveredWords(sent.sections, telling)
    made = []
    for _, change, typed in sorted(layout.behind_others(), key=lambda one: one[0]):
        if severed.come_free(change, typed):
            change = replace(change, remarks=change.remarks | {Remark.SEVERED_ELSEWHERE})
        made.append(change)
    return tuple(_numbered(made))


def _passages(layout: Layout) -> None:
    for number, some in layout.pairs.of.items():
        parts = (number, *layout.pairs.rest.get(number, ()))
        came = Came(
            tuple(layout.sent.shown[one] for one in some),
            tuple(layout.place(one) for one in some),
            tuple(layout.came[one] for one in parts),
            layout.sent.marks,
        )
        for change, typed in passage_changes(came, layout.new_id, layout.join):
            layout.add(number, change, typed)
            said = [one for one in parts if layout.came[one].says]
            layout.new |= dict(zip(said[1:], (one.id for one in change.after[1:]), strict=False))


def _numbered(changes: Iterable[ReturnedChange]) -> Iterator[ReturnedChange]:
    """The changes with ids that stay while the file stays."""
    seen: set[str] = set()
    for one in changes:
        what = repr((one.kind, one.section, one.block, one.heading, one.said, one.cell, one.caption))
        words = "\n".join(map(block_words, one.after))
        number, named = 0, ""
        while not named or named in seen:
            named = hashlib.sha256(f"{what}\n{words}\n{number}".encode()).hexdigest()[:6]
            number += 1
        seen.add(named)
        yield replace(one, id=named)
