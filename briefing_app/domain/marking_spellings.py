"""How lines from elsewhere spell markings: short forms, letters set apart, names cut short, words between.

What is no word of a scheme is handed back, so that nobody takes a line for understood that was half read:
"NATO SECRET" names a level of ours and says more.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_app.domain.levels import MarkingId
    from briefing_app.domain.marking import Scheme

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SET_APART = re.compile(r"(?<![^\W_])[A-Z](?:[ \u00a0]{1,4}[A-Z]){2,40}(?![^\W_])")
_CODE = re.compile(r"[A-Z]{2,8}")
_SHORTEST_CUT = 4
"""How many letters of a name's first word tell it: "PROT B", while "PRO B" may be anything."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says in one scheme: its marking, and the words that are none of that scheme.

    ``opens`` says that it begins with a level, ``levels`` that it names any, ``loud`` that all of its words
    that mean something are in capitals. ``named`` says that a level is named by its name and not by letters,
    ``family`` that a family is, without its level.
    """

    marking: Marking | None
    unread: tuple[str, ...]
    opens: bool
    levels: bool
    loud: bool
    named: bool
    family: bool


class Spellings:
    """The words of a scheme in every language it speaks, as they are looked up."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._levels = {key(text): one.id for one in scheme.levels for text in (*one.name.texts, *one.also)}
        self._caveats = {key(text): one.id for one in scheme.caveats for text in one.name.texts}
        self._names = {**self._levels, **self._caveats}
        self._short_levels = {key(text): one.id for one in scheme.levels for text in one.portion.texts}
        self._short_levels |= {key(one.key): one.id for one in scheme.levels}
        self._short_caveats = {key(text): one.id for one in scheme.caveats for text in one.portion.texts}
        self._short_caveats |= {key(one.key): one.id for one in scheme.caveats}
        self._listing = {caveat.id for caveat in scheme.caveats if caveat.takes_list}
        self._families = _families(scheme)
        self._close = {name.replace(" ", ""): name for name in self._names}
        tables = (self._names, self._short_levels, self._short_caveats, self._families)
        self._firsts = {name.split()[0] for table in tables for name in table}
        self._cuttable = {name.split()[0] for name in self._levels if " " in name}
        above = [one for one in scheme.levels if not one.public]
        self._beginnings = {
            text.upper()[:_SHORTEST_CUT] for one in above for text in (*one.name.texts, *one.also)
        } | {
            name[:_SHORTEST_CUT]
            for name in (*(key(text) for one in above for text in one.name.texts), *self._families)
        }
        self._longest = max(len(name.split()) for name in self._names)

    def meant_by(self, name: str) -> MarkingId | None:
        """The level or caveat of a name, its first word cut short or not; None for any other."""
        stated = key(re.sub(r"[.\u2014]", " ", name))
        return self._names.get(stated) or self._cut_short(stated)

    def may_speak(self, line: str) -> bool:
        """Whether a line may name a level above the public ones: a quick look that lets most lines go by."""
        return any(one in line.upper() for one in self._beginnings) or bool(_SET_APART.search(line))

    def closed(self, line: str) -> str:
        """The line with letters that are set apart drawn together where they spell a name: S E C R E T."""
        return _SET_APART.sub(lambda found: self._drawn_together(found.group()), line)

    def said(self, line: str, *, short: bool = False) -> Said:
        """What a line says; *short* for what stands in brackets, where levels have their short forms too."""
        words = [found.group() for found in _WORD.finditer(self.closed(plain(line)))]
        met: list[MarkingId] = []
        unread: list[str] = []
        opens = named = family = False
        loud, place = True, 0
        while place < len(words):
            one, length = self._at(words, place, short=short, behind=bool(met))
            if one is None:
                unread.append(words[place])
            else:
                opens = opens or (place == 0 and self._is_level(one))
                stated = " ".join(words[place : place + length]).upper()
                named = named or self._levels.get(stated) == one or self._cut_short(stated) == one
                family = family or (length == 1 and stated in self._families)
                loud = loud and all(word.isupper() for word in words[place : place + length])
                met.append(one)
            place += length
        levels = any(self._is_level(one) for one in met)
        return Said(self._together(met), tuple(unread), opens, levels, loud and bool(met), named, family)

    def _at(self, words: list[str], place: int, *, short: bool, behind: bool) -> tuple[MarkingId | None, int]:
        """The level or caveat that the words at a place name, and how many of them do."""
        first = words[place].upper()
        if first not in self._firsts and not any(one.startswith(first) for one in self._cuttable):
            return None, 1  # as most words are
        for length in range(min(self._longest, len(words) - place), 0, -1):
            stated = " ".join(words[place : place + length]).upper()
            one = self._names.get(stated) or self._cut_short(stated)
            if one is None and (short or behind):  # a short form is one in capitals alone
                capitals = " ".join(words[place : place + length])
                one = self._short_caveats.get(stated) if capitals.isupper() else None
                one = one or (self._short_levels.get(stated) if short and capitals.isupper() else None)
            if one in self._listing:
                return self._listed(words, place, place + length)
            if one is not None:
                return one, length
        return self._families.get(first), 1

    def _listed(self, words: list[str], place: int, start: int) -> tuple[MarkingId, int]:
        """Released to the countries named behind; to those at home alone where none is."""
        rules, end = self.scheme.releasability, start
        while end < len(words) and _CODE.fullmatch(words[end]):
            if not all(map(rules.is_partner, rules.meant((words[end],)))):
                break
            end += 1
        partners = rules.meant(words[start:end]) if end > start else frozenset({rules.home})
        return self.scheme.release_caveat(frozenset(partners)), end - place

    def _cut_short(self, stated: str) -> MarkingId | None:
        """The one level whose name has its first word cut short: "PROT B"."""
        first, _, rest = stated.partition(" ")
        if not rest or len(first) < _SHORTEST_CUT:
            return None
        found = {
            one
            for name, one in self._levels.items()
            if name.partition(" ")[2] == rest and name.startswith(first)
        }
        return found.pop() if len(found) == 1 else None

    def _drawn_together(self, apart: str) -> str:
        close = "".join(apart.split())
        if close in self._close:
            return self._close[close]
        words = ["".join(word.split()) for word in re.split(r"[ \u00a0]{2,}", apart)]
        return " ".join(words) if any(word in self._names for word in words) else apart

    def _is_level(self, one: MarkingId) -> bool:
        return any(level.id == one for level in self.scheme.levels)

    def _together(self, met: Iterable[MarkingId]) -> Marking | None:
        """The least marking that holds all that was met."""
        lowest = self.scheme.lowest.levels
        each = [
            Marking(frozenset({one})) if self._is_level(one) else Marking(lowest, frozenset({one}))
            for one in met
        ]
        try:
            return self.scheme.floor(each) if each else None
        except BriefingError:
            return None


def _families(scheme: Scheme) -> dict[str, MarkingId]:
    """The highest level of each family above the public ones, by the words that name the family."""
    found: dict[str, MarkingId] = {}
    for family in scheme.families:
        levels = [level for level in scheme.levels if level.family == family.key and not level.public]
        if levels:
            highest = max(levels, key=lambda level: level.rank).id
            found.update((key(text), highest) for text in family.name.texts)
    return found


def words_like_markings(schemes: Iterable[Scheme]) -> Iterator[str]:
    """The words, in capitals, that tell a marking: of the levels above the public ones and their families."""
    for scheme in schemes:
        yield from (word for word in _families(scheme) if " " not in word)
        for level in scheme.levels:
            for text in () if level.public else (*level.name.texts, *level.also):
                yield from [word for word in key(text).split() if len(word) > _SHORTEST_CUT][:1]


def key(name: str) -> str:
    """A name as it is looked up: in capitals, single spaces, no accents, no dashes."""
    return " ".join(re.split(r"[\s_\-\u2013\u2014]+", plain(name).upper().strip()))


def plain(line: str) -> str:
    """The line without accents, emphasis and what has no width; its capitals are kept."""
    if line.isascii():
        return line.replace("*", "").replace("`", "").replace("\\", "")
    letters = unicodedata.normalize("NFKD", line.replace("\u2019", "'"))
    seen = (one for one in letters if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return "".join(seen).translate({ord("*"): None, ord("`"): None, ord("\\"): None})
