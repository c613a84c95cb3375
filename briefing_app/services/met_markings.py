"""Which markings the words of a source carry, as far as words can tell.

A source under review has no markings of its own yet, but what it was marked before stands in its lines. It
fails closed: the name of a marking in capitals counts wherever it stands, a portion mark at the beginning of
a line or cell, a line that is nothing but a marking however it is written. The same words in prose do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Marking
from briefing_app.domain.marking_spellings import Spellings, key, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.levels import MarkingId
    from briefing_app.domain.marking import Scheme

_CELLS = re.compile(r"[|\t]")
_BEFORE = re.compile(r"^(?:[\s>#+~•·*_\-\u2013\u2014]|\d+[.)](?=\s))*")
_LABEL = re.compile(r"^[^:]{1,40}:\s*(?=[A-Z])")
_GAP = r"[\s_\-\u2013\u2014]+"
_SHORTEST_CUT = 4
_CODES = r"(?:[\s:,]+[A-Z]{3,4}(?![^\W_]))*"


def markings_met(lines: Iterable[str], schemes: Schemes) -> tuple[Marking, ...]:
    """The join of the markings met in the lines, one for each scheme with any; at least the lowest."""
    lines_met = [plain(line) for line in lines]
    home = _Words(schemes.home)
    found = [(schemes.home, _join(home, map(home.met, lines_met)))]
    for scheme in schemes.nearest_first[1:]:
        words = _Words(scheme)
        found.append((scheme, _join(words, (words.met_abroad(line, home) for line in lines_met))))
    above = [marking for scheme, marking in found if not scheme.is_public(marking)]
    return tuple(above) or (schemes.lowest,)


def marking_met(lines: Iterable[str], scheme: Scheme) -> Marking:
    """The join of the markings of one scheme met in the lines; its lowest where there is none."""
    words = _Words(scheme)
    return _join(words, (words.met(plain(line)) for line in lines))


def _join(words: _Words, met: Iterable[Iterable[Marking]]) -> Marking:
    return words.scheme.floor(marking for line in met for marking in line)


class _Words:
    """How the markings of a scheme are written, in every language it speaks."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._spellings = Spellings(scheme)
        named = [((*level.name.texts, *level.also), level.id) for level in scheme.levels]
        named += [(caveat.name.texts, caveat.id) for caveat in scheme.caveats]
        self._names = {key(text): one for texts, one in named for text in texts}
        self._listing = {caveat.id for caveat in scheme.caveats if caveat.takes_list}
        self._families = {
            key(text): max(
                (level for level in scheme.levels if level.family == family.key), key=lambda level: level.rank
            ).id
            for family in scheme.families
            for text in family.name.texts
        }
        self._level_ids = {level.id for level in scheme.levels}
        marks = [(level.id, (level.key, *level.portion.texts)) for level in scheme.levels]
        marks += [(caveat.id, (caveat.key, *caveat.portion.texts)) for caveat in scheme.caveats]
        self._level_marks = {key(text) for _, texts in marks[: len(scheme.levels)] for text in texts}
        self.marks = {key(text): one for one, texts in marks for text in texts} | self._names
        opening, _, closing = scheme.banner_grammar.portion_form.partition("{mark}")
        self._portion = re.compile(
            rf"(?:{re.escape(opening.strip() or '(')}|\()([^()]{{1,120}})"
            rf"(?:{re.escape(closing.strip() or ')')}|\))"
        )
        longest = sorted(self._names, key=len, reverse=True)
        spelt = "|".join(_GAP.join(map(re.escape, name.split())) for name in longest)
        cut = [_cut_short(key(text)) for level in scheme.levels for text in (*level.name.texts, *level.also)]
        any_of = "|".join((spelt, *filter(None, dict.fromkeys(cut))))
        self._capitals = re.compile(
            rf"(?<![^\W_])(?:{any_of})(?=$|[\W_]|[A-Z][a-z])"
        )  # "SECRETPage 1" as well
        shorts = sorted({text for one in scheme.caveats for text in (one.key, *one.portion.texts)}, key=len)
        names = sorted({key(text) for one in scheme.caveats for text in one.name.texts}, key=len)
        beside = "|".join(
            (
                *(re.escape(one) for one in reversed(shorts)),
                *(rf"(?i:{_GAP.join(map(re.escape, one.split()))})" for one in reversed(names)),
            )
        )
        self._behind = re.compile(rf"\s*[/(,\u2013\u2014-]*\s*({beside})(?![^\W_])")

    def met_abroad(self, line: str, home: _Words) -> tuple[Marking, ...]:
        """The markings of a line that is a banner, or opens with a portion mark, of this foreign scheme.

        A line whose words the scheme at home has all is one of home: "SECRET" is, "SECRET//NOFORN" is not.
        Nor is a caveat by itself a mark, as its letters are those of many other things: "(PR)".
        """
        found: list[Marking] = []
        for cell in _CELLS.split(line):
            rest = cell[_BEFORE.match(cell).end() :].strip()  # type: ignore[union-attr]  # it matches nothing too
            portion = self._portion.match(rest)
            if portion is not None and key(portion[1].partition("/")[0]) in self._level_marks:
                found += self._parts(portion[1])
            found += self._alone(rest)
            found += () if any(home._wholly(rest)) else self._wholly(rest)
        return tuple(found) if any(self._is_own(one, home.marks) for one in found) else ()

    def _is_own(self, met: Marking, known: Container[str]) -> bool:
        """Whether what was met is written as nothing that is known at home."""
        stated = met.caveats or met.levels
        return not any(key in known for key, one in self.marks.items() if one in stated)

    def met(self, line: str) -> Iterator[Marking]:
        """The markings a line carries, its letters made plain."""
        line = self._spellings.closed(line)
        for found in self._capitals.finditer(line):
            yield from self._meant(found.group(), line[found.end() :])
            yield from self._beside(line, found.end())
        for cell in _CELLS.split(line):
            rest = cell[_BEFORE.match(cell).end() :].strip()  # type: ignore[union-attr]  # it matches nothing too
            portion = self._portion.match(rest)
            if portion is not None and not portion[1][:1].islower():
                yield from self._parts(portion[1])
            yield from self._alone(rest)
            yield from self._wholly(rest)

    def _beside(self, line: str, place: int) -> Iterator[Marking]:
        """The caveats that follow upon a level, by name or short form: "SECRET (CEO)"."""
        while found := self._behind.match(line, place):
            one = self.marks.get(key(found[1]))
            if one is None or one in self._listing or one in self._level_ids:
                return
            yield self._of(one)
            place = found.end()

    def _wholly(self, cell: str) -> Iterator[Marking]:
        """What a line means of which every word is one of a marking, however it is parted and written."""
        for text in {cell, _LABEL.sub("", cell)} if self._spellings.may_speak(cell[:200]) else ():
            if text[:1].isupper() and len(text) < 200:
                said = self._spellings.said(text)
                if said.opens and said.levels and not said.unread and said.marking is not None:
                    yield said.marking

    def _meant(self, name: str, behind: str) -> Iterator[Marking]:
        one = self._names.get(key(name)) or self._spellings.meant_by(name)
        if one is None:
            return
        if one in self._listing:
            codes = re.match(_CODES, behind)
            yield self._listed(name, codes.group() if codes else "")
        else:
            yield self._of(one)

    def _parts(self, mark: str) -> Iterator[Marking]:
        """What the parts of a portion mark mean, between its slashes."""
        for part in filter(None, map(str.strip, mark.split("/"))):
            one = self.marks.get(key(part))
            if one is not None and one not in self._listing:
                yield self._of(one)

    def _alone(self, cell: str) -> Iterator[Marking]:
        """What a line or cell means that is nothing but a marking, or a marking after its label."""
        for said in {cell, _LABEL.sub("", cell)}:
            bare = said.strip(" .;:!()[]_-\u2013\u2014")
            if bare[:1].isupper() and len(bare) < 200:  # no banner is as long
                parts = [key(part) for part in bare.split("/") if part.strip()]
                if parts and any(part in self._names or part in self._families for part in parts):
                    known = (self._names.get(part) or self._families.get(part) for part in parts)
                    yield from (self._of(one) for one in known if one is not None)

    def _listed(self, name: str, codes: str) -> Marking:
        """Words for the countries listed; where they mean none, for one's own alone."""
        for said in (
            f"{name} {' '.join(re.findall('[A-Z]+', codes))}",
            f"{name} {self.scheme.releasability.home}",
        ):
            try:
                return self.scheme.parse(said)
            except BriefingError:
                continue
        return self.scheme.lowest

    def _of(self, one: MarkingId) -> Marking:
        if any(level.id == one for level in self.scheme.levels):
            return Marking(frozenset({one}))
        return Marking(self.scheme.lowest.levels, frozenset({one}))


def _cut_short(name: str) -> str:
    """What finds a name of several words whose first is cut short, "PROT B"; "" for one that is not cut."""
    first, _, rest = name.partition(" ")
    if not rest or len(first) <= _SHORTEST_CUT or not first.isalpha():
        return ""
    letters = "".join(f"(?:{letter}" for letter in first[_SHORTEST_CUT:])
    ends = ")?" * (len(first) - _SHORTEST_CUT)
    return rf"{first[:_SHORTEST_CUT]}{letters}{ends}\.?{_GAP}{_GAP.join(map(re.escape, rest.split()))}"
