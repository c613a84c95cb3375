"""Markings that a text from elsewhere states about itself: "(PB)" before a passage, a banner on a line.

Such letters are the marking, not words: taken as words they would be published, and the passage with them. A
portion mark becomes the marking of its block; a banner keeps its line, which is then marked as it says. This
errs on the side of marking: an officer can lower what was taken too high, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError
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
    from briefing_app.domain.marking import Marking, Scheme

_MARK = re.compile(r"\(([A-Z][A-Z0-9/ ,=+-]{0,60})\)[ \u00a0]*")
_ENUMERATION = re.compile(r"\((?:A|B|D|E|F)\)")
_LONGEST_BANNER = 120


def with_stated_markings(blocks: Iterable[Block], scheme: Scheme) -> Text:
    """The blocks, as many and in the same order, each marked at least as it says it is.

    A single letter in brackets is a mark only where no others count passages, as "(A)", "(B)", "(C)" do, and
    where a sentence begins behind it: "(C) is a mark" speaks of one.
    """
    given = tuple(blocks)
    counted = any(_ENUMERATION.match(_opening(block)) for block in walk(given))
    return map_blocks(given, lambda block: _marked(block, scheme, single=not counted))


def _marked(block: Block, scheme: Scheme, *, single: bool) -> Block:
    if not isinstance(block, Heading | Paragraph | ListItem):
        return block
    found = _MARK.match(_opening(block))
    rest = _opening(block)[found.end() :] if found else ""
    stated = _portion(found[1], scheme, single=single and not rest[:1].islower()) if found else None
    if found is not None and stated is not None:
        block = replace(block, content=tuple(_without(block.content, found.end())))
    else:
        stated = _banner(words(block.content), scheme)
    if stated is None:
        return block
    return replace(block, portion=scheme.floor(filter(None, (block.portion, stated))))


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


def _portion(letters: str, scheme: Scheme, *, single: bool) -> Marking | None:
    """The marking of a portion mark; its letters are those of a level, as the scheme writes them."""
    first = letters.partition("/")[0].strip()
    known = {text for level in scheme.levels for text in (level.key, *level.portion.texts)}
    if first not in known or (len(first) == 1 and not single):
        return None
    return _parsed(letters, scheme)


def _banner(line: str, scheme: Scheme) -> Marking | None:
    """The marking of a line that is a banner and nothing else: the names of levels, all in capitals."""
    line = line.strip()
    if not line.isupper() or len(line) > _LONGEST_BANNER:
        return None
    names = {text.upper() for level in scheme.levels for text in level.name.texts}
    if not any(line.startswith(name) for name in names):
        return None
    return _parsed(line, scheme)


def _parsed(letters: str, scheme: Scheme) -> Marking | None:
    try:
        return scheme.parse(letters)
    except BriefingError:
        return None


def _without(content: Content, letters: int) -> Iterator[Inline]:
    """The content less so many letters at its beginning, all of them in runs."""
    for part in content:
        if letters and isinstance(part, Run):
            cut = min(letters, len(part.text))
            letters -= cut
            if part.text[cut:]:
                yield replace(part, text=part.text[cut:])
        else:
            yield part
