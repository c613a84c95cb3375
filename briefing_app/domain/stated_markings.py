"""Markings that a text from elsewhere states about itself: "(PB)" before a passage, a banner on a line.

Such letters are the marking, not words: taken as words they would be published, and the passage with them. A
portion mark becomes the marking of its block; a banner keeps its line, which is then marked as it says. This
errs on the side of marking: an officer can lower what was taken too high, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Scheme
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

_MARK = re.compile(r"\(([A-Z][A-Z0-9/ ,=+-]{0,60})\)[ \u00a0]*")
_NUMBER = re.compile(r"(?:(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,8}[.)]?|[ivxlcIVXLC]{1,7}[.)])[ \t\u00a0]{1,4}")
"""What a numbered heading begins with: the mark of its words comes behind."""

_ENUMERATION = re.compile(r"\((?:A|B|D|E|F)\)")
_LONGEST_BANNER = 120
_COUNTRY = re.compile("^[A-Z]{3}: ")

Readers = Sequence[Scheme]


def with_stated_markings(blocks: Iterable[Block], schemes: Scheme | Schemes) -> Text:
    """The blocks, as many and in the same order, each marked at least as it says it is.

    A single letter in brackets is a mark only where no others count passages, as "(A)", "(B)", "(C)" do, and
    where a sentence begins behind it: "(C) is a mark" speaks of one. Marks from abroad stay so: what several
    schemes could have written is of that one which wrote most of the marks of the text.
    """
    given = tuple(blocks)
    counted = any(_ENUMERATION.match(_opening(block)) for block in walk(given))
    readers = _readers(given, schemes)
    return map_blocks(given, lambda block: _marked(block, schemes, readers, single=not counted))


def _readers(blocks: Text, schemes: Scheme | Schemes) -> tuple[Scheme, ...]:
    """The schemes by which marks are read, first that which would have written most of them so itself."""
    if isinstance(schemes, Scheme):
        return (schemes,)
    stated = [one for block in walk(blocks) for one in _stated(block)]
    return tuple(sorted(schemes.nearest_first, key=lambda one: -sum(_wrote(one, mark) for mark in stated)))


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


def _marked(block: Block, schemes: Scheme | Schemes, readers: Readers, *, single: bool) -> Block:
    if not isinstance(block, Heading | Paragraph | ListItem):
        return block
    found = _mark(_opening(block))
    rest = _opening(block)[found.end() :] if found else ""
    stated = _portion(found[1], readers, single=single and not rest[:1].islower()) if found else None
    if found is not None and stated is not None:
        block = replace(block, content=tuple(_without(block.content, *found.span())))
    else:
        stated = _banner(words(block.content), schemes, readers)
    if stated is None:
        return block
    return replace(block, portion=stated if block.portion is None else schemes.join(block.portion, stated))


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


def _portion(letters: str, readers: Readers, *, single: bool) -> Marking | None:
    """The marking of a portion mark; its letters are those of a level, as the scheme writes them."""
    first = letters.partition("/")[0].strip()
    if len(first) == 1 and not single:
        return None
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
