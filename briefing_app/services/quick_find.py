"""Finding by a few letters among very many names, at every keystroke: folded once, compared as plain text.

A key is the folded text of a row (``domain.names.folded``); it is made off the window's thread. A keystroke
is then a comparison of letters and nothing else, some milliseconds for 100,000 rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from briefing_app.domain.names import folded

if TYPE_CHECKING:
    from briefing_app.domain.profile_summary import ProfileSummary


def profile_key(profile: ProfileSummary) -> str:
    """What a profile is found by in a list: its name and its short form, then those in others, folded."""
    return folded(" ".join((profile.name, profile.acronym or "", *profile.also)))


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


FEW: Final = 2000
"""How many rows are worth being looked at one by one."""


class NameIndex:
    """Finds things by their names and short forms as one types: short forms first, then how names begin.

    All keys are also one text, a line each: looking for a few letters in it takes a millisecond or two, and
    the first hits are enough.
    """

    def __init__(self, keys: Sequence[str], shorts: Sequence[str | None]) -> None:
        """*keys* are the folded "name short" of each thing in the order of names, *shorts* its short form."""
        self._keys = keys
        held = ((folded(short), row) for row, short in enumerate(shorts) if short)
        self._shorts = sorted(one for one in held if one[0])
        self._text = "\n" + "\n".join(keys) + "\n"
        self._counts: dict[str, int] = {}
        self._last: tuple[str, Sequence[int] | None] = ("", None)
        self._starts = list(accumulate((len(key) + 1 for key in keys), initial=0))

    def find(self, typed: str, limit: int) -> list[int]:
        """The things meant, the likeliest first, at most *limit*; none where nothing is typed.

        One letter finds what begins with it; more are looked for anywhere, every word by itself.
        """
        wanted = folded(typed)
        found: dict[int, None] = {}
        for rows in self._ways(wanted) if wanted else ():
            new = (row for row in rows if row not in found)
            found |= dict.fromkeys(islice(new, limit - len(found)))
            if len(found) == limit:
                break
        return list(found)

    def _ways(self, wanted: str) -> Iterator[Iterable[int]]:
        """The rows found in each of the ways there are, the likeliest way first."""
        keys = self._keys
        yield self._shortened(wanted)
        if len(wanted) == 1:
            yield self._holding(f"\n{wanted}")
        elif (rows := self._all_holding(wanted)) is not None:
            yield (row for row in rows if keys[row].startswith(wanted))
            yield (row for row in rows if f" {wanted}" in keys[row])
            yield rows
        else:  # so many that the first ones are found soon, in each way
            yield self._holding(f"\n{wanted}")
            yield self._holding(f" {wanted}")
            yield self._holding_each(wanted.split())

    def _shortened(self, wanted: str) -> Iterator[int]:
        """What has a short form beginning so, the shortest first."""
        for short, row in islice(self._shorts, bisect_left(self._shorts, (wanted, 0)), None):
            if not short.startswith(wanted):
                return
            yield row

    def _holding(self, letters: str) -> Iterator[int]:
        at = self._text.find(letters)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            yield row
            at = self._text.find(letters, self._starts[row + 1])

    def _holding_each(self, words: Sequence[str]) -> Iterator[int]:
        """The rows that hold every word, looked for where the rarest of them stands."""
        keys = self._keys
        rarest = self._rarest(words)
        return (row for row in self._holding(rarest) if all(word in keys[row] for word in words))

    def _all_holding(self, wanted: str) -> Sequence[int] | None:
        """Every row that holds each word, or None where too many hold even the rarest.

        They are remembered: where a letter is added, the rows are among them.
        """
        before, rows = self._last
        if rows is not None and wanted.startswith(before):
            rows = rows_holding(self._keys, wanted, rows)
        else:
            found = list(islice(self._holding(self._rarest(wanted.split())), FEW + 1))
            rows = None if len(found) > FEW else rows_holding(self._keys, wanted, found)
        self._last = (wanted, rows)
        return rows

    def _rarest(self, words: Sequence[str]) -> str:
        """The word that stands in the keys least often; two letters stand everywhere."""
        if len(words) == 1:
            return words[0]
        return min(words, key=lambda word: self._count(word) if len(word) > 2 else len(self._text))

    def _count(self, word: str) -> int:
        """How often a word stands in the keys."""
        if word not in self._counts:
            self._counts[word] = self._text.count(word)
        return self._counts[word]
