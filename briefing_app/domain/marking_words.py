"""How markings of a scheme are written and read: banner lines, portion marks, and every spelling of them.

Reading is lenient about case, accents, order and spaces; writing follows the banner grammar of the scheme.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.levels import Caveat, Level, MarkingId
    from briefing_app.domain.marking import Marking, Scheme


def banner_line(scheme: Scheme, marking: Marking, language: str, levels: Iterable[Level]) -> str:
    """The line of a banner in a language: the levels given, then the caveats by category."""
    grammar = scheme.banner_grammar
    words = [level.name.text(language) for level in levels]
    return grammar.caveat_separator.join((*words, *_caveats(scheme, marking, language)))


def portion_mark(scheme: Scheme, marking: Marking, language: str) -> str:
    """The mark before a block, "(PB)", in a language."""
    grammar = scheme.banner_grammar
    level = scheme.governing(marking).portion.text(language)
    parts = grammar.portion_separator.join((level, *_caveats(scheme, marking, language, short=True)))
    return grammar.portion_form.replace("{mark}", parts)


def stated_parts(scheme: Scheme, text: str) -> frozenset[MarkingId]:
    """The levels and caveats that a text names, each as it stands there.

    Raises:
        UnknownNameError: a part of it is neither; the choices are named.
    """
    found: set[MarkingId] = set()
    for part in filter(None, re.split(r"\s*/{1,2}\s*", folded(text).strip("() "))):
        named = _named(scheme, part)
        if named is None:
            raise UnknownNameError(f"“{text.strip()}” is not a marking: use {choices(scheme)}.")
        found.add(named)
    return frozenset(found)


def choices(scheme: Scheme) -> str:
    """The levels as a sentence offers them: "PROTECTED A (PA), PROTECTED B (PB)"."""
    return ", ".join(f"{level.name.text(scheme.languages[0])} ({level.key})" for level in scheme.levels)


def _caveats(scheme: Scheme, marking: Marking, language: str, *, short: bool = False) -> tuple[str, ...]:
    """The caveats of a marking, those of one category in one text."""
    ordered = sorted(marking.caveats, key=lambda one: scheme.place_of(scheme.caveat_of(one)))
    within = scheme.banner_grammar.within_category
    return tuple(
        within.join(caveat_words(scheme, one, language, short=short) for one in together)
        for _, together in groupby(ordered, key=lambda one: scheme.place_of(scheme.caveat_of(one))[0])
    )


def caveat_words(scheme: Scheme, caveat: MarkingId, language: str, *, short: bool = False) -> str:
    """A caveat as a banner or, *short*, a portion mark has it: "REL TO CAN, USA"."""
    stated = scheme.caveat_of(caveat)
    words = (stated.portion if short else stated.name).text(language)
    if not stated.takes_list:
        return words
    return f"{words} {', '.join(scheme.releasability.listed(scheme.countries_of(caveat)))}"


def _named(scheme: Scheme, part: str) -> MarkingId | None:
    """The level or caveat a folded word means, or None."""
    word = part
    for prefix in (scheme.id, scheme.releasability.home):
        word = word.removeprefix(f"{prefix.casefold()}:").strip()
    for level in scheme.levels:
        if word in _spellings(level) or word in map(folded, level.also):
            return level.id
    for caveat in scheme.caveats:
        if not caveat.takes_list and word in _spellings(caveat):
            return caveat.id
        if caveat.takes_list and (found := _named_list(scheme, caveat, word)):
            return found
    return None


def _named_list(scheme: Scheme, caveat: Caveat, word: str) -> MarkingId | None:
    """The releasability caveat that a folded "rel to aus, gbr" or "rel=aus+gbr" means, or None."""
    for spelling in _spellings(caveat):
        rest = word.removeprefix(spelling)
        codes = re.findall(r"[a-z]+", rest)
        if rest == word or not re.fullmatch(r"(?:[\s,+=]+[a-z]+)+", rest):
            continue
        partners = scheme.releasability.meant(one.upper() for one in codes)
        if all(map(scheme.releasability.is_partner, partners)):
            return scheme.release_caveat(partners)
    return None


def _spellings(one: Level | Caveat) -> frozenset[str]:
    return frozenset(folded(text) for text in (one.key, *one.name.texts, *one.portion.texts))
