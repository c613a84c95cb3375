"""Finding by a few letters among very many names, at every keystroke: folded once, compared as plain text.

A key is the folded text of a row (``domain.names.folded``); it is made off the window's thread. A keystroke
is then a comparison of letters and nothing else, some milliseconds for 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.domain.names import folded


def rows_holding(keys: Sequence[str], typed: str, among: Sequence[int] | None = None) -> Sequence[int]:
    """The rows whose key holds every word typed, in order; *among* limits them to rows known already."""
    words = sorted(folded(typed).split(), key=len, reverse=True)  # the longest is the rarest
    found: Sequence[int] = range(len(keys)) if among is None else among
    for number, word in enumerate(words):
        if number == 0 and among is None:
            found = [row for row, key in enumerate(keys) if word in key]
        else:
            found = [row for row in found if word in keys[row]]
    return found
