"""People named in a block, by the post or honorific beside the name.

Words that are posts, portfolios or parts of organizations are no names; what stands in parentheses after a
name is a portfolio unless it is a post. A name that was redacted beside a post is withheld, not absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.places import country_code
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.reading import WITHHELD_FIELD, ProposedPerson, WithheldField

_PART = r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:['\u2019-]?[A-ZÀ-Þ][a-zà-ÿ]+)*|[A-ZÀ-Þ]['\u2019][A-ZÀ-Þ][a-zà-ÿ]+|[A-Z]\.)"
_PARTICLE = r"(?:de la|de|da|dos|van der|van den|van|von|bin|bint|al|el|del|di|du|ter)"
_NAME = rf"{_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PART}){{0,3}}"
_FULL_NAME = rf"{_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_PART}){{1,3}}"
_GAP = r"[ \u00a0]"
_POSSESSIVE = re.compile(r"['\u2019]s$")
_AFTER_NAME = r"(?=['\u2019]s\b|[,.;:)\"”»]|\s|$)"
_NAME_BETWEEN_COMMAS = re.compile(rf",{_GAP}(?P<name>{_FULL_NAME})(?=[,.;)]|$)")
_NAME_AFTER_A_SPACE = re.compile(rf"{_GAP}(?P<name>{_NAME}){_AFTER_NAME}")
_AND = re.compile(r",?[ \u00a0](?:and|et)[ \u00a0]")
_IN_PARENTHESES = re.compile(r"[ \u00a0]\(([^()]{2,80})\)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    worth_looking: re.Pattern[str]
    post: re.Pattern[str]
    honorific: re.Pattern[str]
    named_then_post: re.Pattern[str]
    became: re.Pattern[str]
    only_post: re.Pattern[str]
    no_name: frozenset[str]
    portfolio: frozenset[str]


def find_people(drafts: Iterable[Draft], lexicon: Lexicon) -> tuple[ProposedPerson, ...]:
    """Everyone named in the blocks, once each, in the order of first mention."""
    patterns = _patterns(lexicon)
    found: list[ProposedPerson] = []
    for draft in drafts:
        if patterns.worth_looking.search(draft.text):
            found += (replace(person, lines=(draft.first,)) for person in _in_text(draft, lexicon, patterns))
    return _once_each(found)


def _in_text(draft: Draft, lexicon: Lexicon, patterns: _Patterns) -> Iterator[ProposedPerson]:
    """The people of one block in reading order; a stretch of text names one person at most."""
    found: list[tuple[int, int, ProposedPerson]] = []
    for finder in (_after_posts, _after_honorifics, _before_posts):
        found += finder(draft, lexicon, patterns)
    end = 0
    for start, stop, person in sorted(found, key=lambda entry: (entry[0], -entry[1])):
        if start >= end:
            yield person
            end = stop


Found = list[tuple[int, int, ProposedPerson]]


def _after_posts(draft: Draft, lexicon: Lexicon, patterns: _Patterns) -> Found:
    """People after a post: "Minister Roy", "Secretary of Operations Ana Roy", "President, Ana Roy,"."""
    found: Found = []
    text = draft.text
    for match in patterns.post.finditer(text):
        post = _post_of(match)
        name_start = match.end()
        mark = next((m for m in draft.redactions if name_start <= m.start <= name_start + 2), None)
        if mark is not None and not text[name_start : mark.start].strip(" \u00a0"):
            found.append((match.start(), mark.end, _person(WITHHELD_FIELD, post, match)))
        elif (name := _name_at(text, name_start, lexicon, patterns)) is not None:
            found += _and_others(text, match, name, post, lexicon, patterns)
    return found


def _and_others(
    text: str, match: re.Match[str], name: tuple[str, int], post: str, lexicon: Lexicon, patterns: _Patterns
) -> Found:
    """The person found, and after a plural ("Ministers X and Y") the next one too."""
    words, end = name
    found = [(match.start(), end, _person(words, post, match, _portfolio(text, end, patterns)))]
    joined = _AND.match(text, end)
    if match["post"].casefold().endswith("s") and joined:
        other = _name_at(text, joined.end() - 1, lexicon, patterns)
        if other is not None:
            found.append((joined.end(), other[1], _person(other[0], post, match)))
    return found


def _after_honorifics(draft: Draft, lexicon: Lexicon, patterns: _Patterns) -> Found:
    found: Found = []
    for match in patterns.honorific.finditer(draft.text):
        mark = next((m for m in draft.redactions if 0 <= m.start - match.end() <= 1), None)
        if mark is not None:
            found.append((match.start(), mark.end, _honoured(WITHHELD_FIELD, None, match)))
            continue
        name = _name_at(draft.text, match.end(), lexicon, patterns)
        if name is None:
            continue
        became = patterns.became.match(draft.text, name[1])
        post = became["post"].strip() if became else _parenthesised_post(draft.text, name[1], patterns)
        found.append((match.start(), name[1], _honoured(name[0], post, match)))
    return found


def _before_posts(draft: Draft, lexicon: Lexicon, patterns: _Patterns) -> Found:
    """People before their post: "Amy Pope, Director General of the IOM" and "Amy Pope (Director General)"."""
    found: Found = []
    for match in patterns.named_then_post.finditer(draft.text):
        words = list(dropwhile(patterns.no_name.__contains__, match["name"].split()))
        name = " ".join(words)
        if len(words) >= 2 and _is_name(name, lexicon, patterns):
            person = ProposedPerson(
                name=name, post=match["post"].strip(), acting=bool(match["acting"]), lines=()
            )
            found.append((match.start(), match.end(), person))
    return found


def _post_of(match: re.Match[str]) -> str:
    """The post with what it is of, as it stands, without "acting"; "former" stays, for it says who is not."""
    words = f"{match['former'] or ''}{match['post']}{match['of'] or ''}"
    return " ".join(words.split()).rstrip(",")


def _person(
    name: str | WithheldField, post: str, match: re.Match[str], portfolio: str | None = None
) -> ProposedPerson:
    return ProposedPerson(name=name, post=post, acting=bool(match["acting"]), lines=(), portfolio=portfolio)


def _honoured(name: str | WithheldField, post: str | None, match: re.Match[str]) -> ProposedPerson:
    return ProposedPerson(name=name, post=post, acting=False, lines=(), honorific=match["honorific"])


def _portfolio(text: str, end: int, patterns: _Patterns) -> str | None:
    inside = _IN_PARENTHESES.match(text, end)
    return inside[1] if inside and not patterns.only_post.match(inside[1]) else None


def _parenthesised_post(text: str, end: int, patterns: _Patterns) -> str | None:
    inside = _IN_PARENTHESES.match(text, end)
    return inside[1] if inside and patterns.only_post.match(inside[1]) else None


def _name_at(text: str, start: int, lexicon: Lexicon, patterns: _Patterns) -> tuple[str, int] | None:
    """The name at *start*, after a space or, for a full name between commas, a comma; with its end."""
    after_comma = _NAME_BETWEEN_COMMAS.match(text, start)
    match = after_comma or _NAME_AFTER_A_SPACE.match(text, start)
    if match is None:
        return None
    name = _POSSESSIVE.sub("", match["name"])
    words = name.split()
    while words and not _could_be_name(words[-1], patterns):
        words.pop()
    name = " ".join(words)
    if not words or (after_comma and len(words) < 2) or not _is_name(name, lexicon, patterns):
        return None
    return name, match.start("name") + len(name)


def _could_be_name(word: str, patterns: _Patterns) -> bool:
    return word not in patterns.no_name and word not in patterns.portfolio


def _is_name(name: str, lexicon: Lexicon, patterns: _Patterns) -> bool:
    words = name.split()
    if not all(_could_be_name(word, patterns) for word in words) or country_code(name, lexicon):
        return False
    return any(len(word.rstrip(".")) > 1 for word in words)


def _once_each(people: list[ProposedPerson]) -> tuple[ProposedPerson, ...]:
    """The people with later mentions joined: the same name, or the surname of one named in full before."""
    mentions: list[list[ProposedPerson]] = []
    known: dict[str, int] = {}
    for person in people:
        full = None if isinstance(person.name, WithheldField) else fold(person.name)
        if full is not None and full in known:
            mentions[known[full]].append(person)
            continue
        if full is not None:
            known[full] = len(mentions)
            known.setdefault(full.rpartition(" ")[2], len(mentions))
        mentions.append([person])
    return tuple(_joined(same) for same in mentions)


def _joined(mentions: list[ProposedPerson]) -> ProposedPerson:
    """One person of all mentions: the first name, and the first of everything else that is given."""
    return replace(
        mentions[0],
        lines=tuple(sorted({line for person in mentions for line in person.lines})),
        post=next((person.post for person in mentions if person.post), None),
        honorific=next((person.honorific for person in mentions if person.honorific), None),
        portfolio=next((person.portfolio for person in mentions if person.portfolio), None),
    )


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    words = lexicon.people
    posts = (*words.posts, *(word[:1].upper() + word[1:] for word in words.posts))
    post = any_of(tuple(posts))
    acting, former = any_of(words.acting), any_of(words.former)
    portfolio_word = any_of(words.portfolio_words)
    unit = rf"(?:{portfolio_word}|[A-Z]{{2,8}}(?![a-z]))"
    unit_join = (
        rf"(?:,{_GAP}|{_GAP}(?:and|et|&){_GAP}|{_GAP}(?:of the|of|for the|for|de la|de|des|du){_GAP}|{_GAP})"
    )
    of = rf"{_GAP}(?:{any_of(words.of)}){_GAP}{unit}(?!\w)(?:{unit_join}{unit}(?!\w)){{0,8}}"
    lead = rf"(?:(?P<former>(?:{former}){_GAP})|(?P<acting>(?:{acting}){_GAP}))?"
    whole = rf"(?:{acting}{_GAP})?(?:{post})(?!\w)[^,.;()]{{0,80}}"
    return _Patterns(
        worth_looking=re.compile(rf"{post}|{any_of(words.honorifics)}"),
        post=re.compile(rf"(?<![\w-]){lead}(?P<post>{post})(?!\w)(?P<of>{of})?"),
        honorific=re.compile(rf"(?<![\w-])(?P<honorific>{any_of(words.honorifics)})(?!\w)"),
        named_then_post=re.compile(
            rf"(?<![\w-])(?P<name>{_FULL_NAME})(?:,{_GAP}|{_GAP}\()(?:the{_GAP})?"
            rf"(?P<acting>(?:{acting}){_GAP})?(?P<post>(?:{post})(?!\w)[^,.;()]{{0,80}})"
        ),
        became=re.compile(
            rf"{_GAP}(?:{any_of(words.became)}){_GAP}(?:the{_GAP}|a{_GAP}|le{_GAP}|la{_GAP})?(?P<post>(?:{post})(?!\w)(?:{of})?)"
        ),
        only_post=re.compile(whole),
        no_name=frozenset((*words.not_names, *(w for p in posts for w in p.split()), *words.honorifics)),
        portfolio=frozenset(words.portfolio_words),
    )
