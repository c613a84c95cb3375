"""Finding by a few letters among very many names, at every keystroke: folded once, compared as plain text.

A key is the folded text of a row (``domain.names.sought``); it is made off the window's thread. A keystroke
is then a comparison of letters and nothing else, some milliseconds for 100,000 rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

from briefing_app.domain.names import sought
from briefing_app.services.packed_lines import PackedLines, SortedRows, WordRows

if TYPE_CHECKING:
    from briefing_app.domain.profile_summary import ProfileSummary


def profile_key(profile: ProfileSummary) -> str:
    """What a profile is found by in a list: its name and its short form, then those in others, folded."""
    return sought(" ".join((profile.name, profile.acronym or "", *profile.also)))


def rows_holding(keys: Sequence[str], typed: str, among: Sequence[int] | None = None) -> Sequence[int]:
    """The rows whose key holds every word typed, in order; *among* limits them to rows known already."""
    words = sorted(sought(typed).split(), key=len, reverse=True)  # the longest is the rarest
    found: Sequence[int] = range(len(keys)) if among is None else among
    for number, word in enumerate(words):
        if number == 0 and among is None:
            found = [row for row, key in enumerate(keys) if word in key]
        else:
            found = [row for row in found if word in keys[row]]
    return found


class NameIndex:
    """Finds things by their names and short forms as one types: short forms first, then how names begin.

    What is rare is found by the words it stands in; what is frequent is found soon wherever one looks, and
    the first hits are enough.
    """

    def __init__(self, keys: Sequence[str], shorts: Sequence[str | None]) -> None:
        """*keys* are the folded "name short" of each thing in the order of names, *shorts* its short form."""
        self._keys = keys
        self._shorts, self._short_rows = _packed(shorts)
        self._lines = PackedLines(keys)
        self._sorted = SortedRows(keys)
        self._words = WordRows(keys)
        self._last: tuple[str, Sequence[int] | None] = ("", None)

    def find(self, typed: str, limit: int) -> list[int]:
        """The things meant, the likeliest first, at most *limit*; none where nothing is typed.

        One letter finds what begins with it; more are looked for anywhere, every word by itself.
        """
        wanted = sought(typed)
        found: dict[int, None] = {}
        for rows in self._ways(wanted, 2 * limit) if wanted else ():
            new = (row for row in rows if row not in found)
            found |= dict.fromkeys(islice(new, limit - len(found)))
            if len(found) == limit:
                break
        return list(found)

    def _ways(self, wanted: str, enough: int) -> Iterator[Iterable[int]]:
        """The rows found in each of the ways there are, the likeliest way first; *enough* of each will do."""
        keys = self._keys
        yield (self._short_rows[line] for line in self._shorts.beginning(wanted))
        if len(wanted) == 1:
            yield nsmallest(enough, self._sorted.beginning(wanted))
        elif (rows := self._all_holding(wanted)) is not None:
            yield (row for row in rows if keys[row].startswith(wanted))
            yield (row for row in rows if f" {wanted}" in keys[row])
            yield rows
        else:  # so many that the first ones are found soon, in each way
            yield nsmallest(enough, self._sorted.beginning(wanted))
            few = self._words.beginning(wanted) if " " not in wanted else None
            yield self._lines.holding(f" {wanted}") if few is None else nsmallest(enough, few)
            yield self._holding_each(wanted.split())

    def _holding_each(self, words: Sequence[str]) -> Iterator[int]:
        """The rows that hold every word, looked for where the longest stands, which is the rarest."""
        keys = self._keys
        found = self._lines.holding(max(words, key=len))
        return (row for row in found if all(word in keys[row] for word in words))

    def _all_holding(self, wanted: str) -> Sequence[int] | None:
        """Every row that holds each word, or None where too many hold even the rarest.

        They are remembered: where a letter is added, the rows are among them.
        """
        before, rows = self._last
        if rows is not None and wanted.startswith(before):
            rows = rows_holding(self._keys, wanted, rows)
        else:
            some = [few for word in wanted.split() if (few := self._words.holding(word)) is not None]
            rows = rows_holding(self._keys, wanted, min(some, key=len)) if some else None
        self._last = (wanted, rows)
        return rows


def _packed(shorts: Sequence[str | None]) -> tuple[PackedLines, array[int]]:
    """The short forms there are, folded and in order, and whose each is."""
    given = ((sought(short), row) for row, short in enumerate(shorts) if short)
    held = sorted(one for one in given if one[0])
    return PackedLines([short for short, _ in held]), array("I", [row for _, row in held])
