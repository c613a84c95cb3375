"""Markings that a text from elsewhere states about itself: "(PB)" before a passage, a banner on a line.

Such letters are the marking, not words: taken as words they would be published, and the passage with them. A
portion mark becomes the marking of its block; a banner keeps its line, which is then marked as it says. This
errs on the side of marking: an officer can lower what was taken too high, with a reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Scheme
from briefing_app.domain.marking_spellings import Spellings
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    Block,
    Content,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Run,
    Text,
    walk,
    words,
)

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Marking

_MARK = re.compile(r"[(\[]([^\W\d_][^()\[\]\n]{0,80})[)\]][ \u00a0]*")
_SHORT = re.compile(r"[A-Z][A-Z0-9/ ,=+-]{0,60}")
_NUMBER = re.compile(
    r"(?:(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,8}[.)]?|[ivxlcIVXLC]{1,7}[.)]"
    r"|[\u2022\u00b7\u25aa\u2023*\u2013-])[ \t\u00a0]{1,4}"
)
"""What a numbered heading begins with: the mark of its words comes behind."""

_ENUMERATION = re.compile(r"[(\[](?:A|B|D|E|F)[)\]]")
_SPEAKS_OF_IT = re.compile(r"(?:is|are|was|were|means?|stands?|denotes?|est|sont|signifie|d\u00e9signe)\b")
"""How words go on that speak of the letter before them and are not marked by it."""

_PARTS_WORDS = re.compile(
    r"[ \u00a0]?:[ \t\u00a0]|[ \t\u00a0][-\u2013\u2014][ \t\u00a0]*|[-\u2013\u2014][ \t\u00a0]"
)
"""What parts a mark that reads as words from what it marks: "SECRET: the talks", "PROTECTED B - the fee"."""

_LONGEST_BANNER = 120
_LONGEST_SHORT = 5
_OWNERS = ("OTAN", "EU", "UE", "COSMIC")
"""Who has levels named as ours are, besides the organizations of the schemes."""

_CONDITIONS = ("UNTIL", "WHEN", "ONCE", "AFTER", "PENDING", "JUSQU'A", "UNE", "LORSQUE", "QUAND", "APRES")
"""How a condition begins under which a marking holds."""

_COUNTRY = re.compile("^[A-Z]{3}: ")

Readers = Sequence[Scheme]


def with_stated_markings(blocks: Iterable[Block], schemes: Scheme | Schemes) -> Text:
    """The blocks, as many and in the same order, each marked at least as it says it is.

    A single letter in brackets is a mark only where no others count passages, as "(A)", "(B)", "(C)" do, and
    where what is behind it does not speak of it: "(C) is a mark" does. Marks from abroad stay so: what
    several schemes could have written is of that one which wrote most of the marks of the text.
    """
    given = tuple(blocks)
    counted = any(_ENUMERATION.match(_opening(block)) for block in walk(given))
    reader = _Reader(schemes, _readers(given, schemes), counted=counted)
    return map_blocks(given, reader.marked)


def _readers(blocks: Text, schemes: Scheme | Schemes) -> tuple[Scheme, ...]:
    """The schemes by which marks are read, first that which would have written most of them so itself."""
    if isinstance(schemes, Scheme):
        return (schemes,)
    stated = Counter(one for block in walk(blocks) for one in _stated(block))

    def wrote(scheme: Scheme) -> int:
        return sum(times for mark, times in stated.items() if _wrote(scheme, mark))

    return tuple(sorted(schemes.nearest_first, key=lambda one: -wrote(one)))


def _stated(block: Block) -> Iterator[str]:
    """What may be a mark in a block, as it stands there."""
    if isinstance(block, Heading | Paragraph | ListItem):
        if found := _mark(_opening(block)):
            yield f"({found[1]})"
        line = words(block.content).strip()
        if line.isupper() and len(line) <= _LONGEST_BANNER:
            yield line


def _wrote(scheme: Scheme, stated: str) -> bool:
    """Whether the scheme would write a mark as it stands, blanks apart."""
    marking = _parsed(stated, scheme)
    if marking is None:
        return False
    forms = [scheme.banner(marking)]
    for language in scheme.languages:
        forms += [scheme.banner(marking, language), scheme.portion(marking, language)]
    return "".join(stated.split()) in ("".join(form.split()) for form in forms)


class _Reader:
    """Reads the marks of the blocks of one text."""

    def __init__(self, schemes: Scheme | Schemes, readers: Readers, *, counted: bool) -> None:
        self._schemes = schemes
        self._readers = readers
        self._counted = counted
        self._spellings = [Spellings(scheme) for scheme in readers]
        self._portions: dict[str, Marking | None] = {}  # a binder has few marks, many times each

    def marked(self, block: Block) -> Block:
        """The block marked at least as it says it is, without the letters that say no more than that."""
        if not isinstance(block, Heading | Paragraph | ListItem):
            return block
        opening = _opening(block)
        found = _mark(opening)
        stated, all_read = self._bracketed(found, opening[found.end() :]) if found else (None, False)
        if found is not None and stated is not None:
            if all_read:
                block = replace(block, content=tuple(_without(block.content, *found.span())))
        else:
            stated = self._in_words(words(block.content))
        if stated is None:
            return block
        joined = stated if block.portion is None else self._schemes.join(block.portion, stated)
        return replace(block, portion=joined)

    def _bracketed(self, found: re.Match[str], rest: str) -> tuple[Marking | None, bool]:
        """What brackets at the head of words mean, and whether all in them is known."""
        inner = found[1]
        closed = not found.group().endswith((" ", "\u00a0")) and rest[:1].islower()  # "(S)ecret" is a word
        if _SHORT.fullmatch(inner):
            stated = self._short(inner, rest, closed=closed)
            if stated is not None or len(inner.strip()) == 1:
                return stated, True
        return (None, False) if closed else self._long(inner)

    def _short(self, letters: str, rest: str, *, closed: bool) -> Marking | None:
        """The marking of short forms in capitals; of a single letter where it counts nothing."""
        if letters not in self._portions:
            self._portions[letters] = _portion(letters, self._readers)
        stated = self._portions[letters]
        if stated is None or len(letters.strip()) > 1:
            return stated
        if self._counted or closed:
            return None
        if rest[:1].islower() and (_SPEAKS_OF_IT.match(rest) or self._schemes.is_public(stated)):
            return None  # where in doubt, what is around it marks it rather than that it may be public
        return stated

    def _long(self, inner: str) -> tuple[Marking | None, bool]:
        """The marking of names in brackets: "(Secret)", "[PROTECTED B]"; half read it marks too."""
        close = re.sub(r"[\s/.-]", "", inner)
        for scheme in self._readers if _SHORT.fullmatch(inner) and 1 < len(close) < _LONGEST_SHORT else ():
            stated = _parsed(f"({close})", scheme) if close in _short_forms(scheme) else None
            if stated is not None and not scheme.is_public(stated):
                return stated, True
        if not inner[:1].isupper():
            return None, False
        return self._spelt(inner, half=True)

    def _in_words(self, line: str) -> Marking | None:
        """The marking of a line that is one, or begins with one that stays there as words."""
        if stated := _banner(line, self._schemes, self._readers):
            return stated
        head = line[:_LONGEST_BANNER]
        if not any(spellings.may_speak(head) for spellings in self._spellings):
            return None
        return self._line(line.strip()) or self._before_words(line)

    def _before_words(self, line: str) -> Marking | None:
        """The marking of the words a line begins with, before a colon or a dash: as many as are all of it."""
        if not line[:1].isupper():
            return None
        for found in reversed([*_PARTS_WORDS.finditer(line[:_LONGEST_BANNER])]):
            if found.start() and line[found.end() :].strip():
                stated = line[: found.start()]
                meant, _ = self._spelt(stated, half=False)
                meant = meant or self._line(stated)
                if meant is not None:
                    return meant
        return None

    def _line(self, line: str) -> Marking | None:
        """What a line means that is nothing but a marking, or one of others, "NATO SECRET": at least ours.

        One that stands under a condition, "SECRET until released", holds: nobody here knows that it ended.
        """
        if len(line) > _LONGEST_BANNER:
            return None
        for spellings in self._spellings:
            said = spellings.said(line)
            owners = {*spellings.scheme.releasability.organization_codes, *_OWNERS}
            if (
                not said.named
                or said.family
                or said.marking is None
                or spellings.scheme.is_public(said.marking)
            ):
                continue
            alone = said.opens and (line.isupper() or said.marking.caveats or len(line.split()) > 1)
            if not said.unread and alone:
                return said.marking
            until = said.opens and said.unread and said.unread[0].upper() in _CONDITIONS
            if said.loud and (until or (said.unread and owners.issuperset(said.unread))):
                return said.marking
        return None

    def _spelt(self, text: str, *, half: bool) -> tuple[Marking | None, bool]:
        """What names of a scheme mean, and whether all was read; *half* takes what is in capitals."""
        every = [spellings.said(text, short=half) for spellings in self._spellings]
        for said in every:
            if said.opens and not said.unread and (said.loud or not said.family):
                meant = next((one for one in (self._wrote(text), said.marking) if one is not None), None)
                return (None, False) if meant is None or self._schemes.is_public(meant) else (meant, True)
        told = [one for one in every if one.loud and (one.named or (one.opens and "//" in text))]
        nearest = min(told, key=lambda one: len(one.unread), default=None)
        if not half or nearest is None or nearest.marking is None or self._schemes.is_public(nearest.marking):
            return None, False
        return nearest.marking, False

    def _wrote(self, text: str) -> Marking | None:
        return next((_parsed(text, one) for one in self._readers if _wrote(one, text)), None)


def _opening(block: Block) -> str:
    """The words a block begins with; a mark made bold is a run of its own, or begins one."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        return ""
    runs: list[str] = []
    for part in block.content:
        if not isinstance(part, Run):
            break
        runs.append(part.text)
    return "".join(runs)


def _portion(letters: str, readers: Readers) -> Marking | None:
    """The marking of a portion mark; its letters are those of a level, as the scheme writes them."""
    first = letters.partition("/")[0].strip()
    known = [scheme for scheme in readers if first in _short_forms(scheme)]
    return _meant(f"({letters})", known)


def _short_forms(scheme: Scheme) -> set[str]:
    return {text for level in scheme.levels for text in (level.key, *level.portion.texts)}


def _banner(line: str, schemes: Scheme | Schemes, readers: Readers) -> Marking | None:
    """The marking of a line that is a banner and nothing else: the names of levels, all in capitals."""
    line = line.strip()
    if not line.isupper() or len(line) > _LONGEST_BANNER:
        return None
    bare = _COUNTRY.sub("", line)
    if not any(bare.startswith(name) for scheme in readers for name in _level_names(scheme)):
        return None
    return _meant(line, readers) or _parsed(line, schemes)


def _level_names(scheme: Scheme) -> set[str]:
    return {text.upper() for level in scheme.levels for text in (*level.name.texts, *level.also)}


def _meant(stated: str, readers: Readers) -> Marking | None:
    """What a mark means: by the scheme that would write it so, else by the first that can read it."""
    wrote = [scheme for scheme in readers if _wrote(scheme, stated)]
    return next(filter(None, (_parsed(stated, scheme) for scheme in (*wrote, *readers))), None)


def _parsed(letters: str, scheme: Scheme | Schemes) -> Marking | None:
    try:
        return scheme.parse(letters)
    except BriefingError:
        return None


def _mark(opening: str) -> re.Match[str] | None:
    """What may be a portion mark at the head of words, or behind the number they begin with."""
    number = _NUMBER.match(opening)
    return _MARK.match(opening) or (_MARK.match(opening, number.end()) if number else None)


def _without(content: Content, start: int, end: int) -> Iterator[Inline]:
    """The content less its letters from one to another, all of them in runs at its beginning."""
    place = 0
    for part in content:
        if place < end and isinstance(part, Run):
            kept = part.text[: max(start - place, 0)] + part.text[max(end - place, 0) :]
            place += len(part.text)
            if kept:
                yield part if kept == part.text else replace(part, text=kept)
        else:
            yield part
