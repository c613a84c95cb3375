"""Lines known by their own words wherever they stand: notices, page boilerplate, attachments, legends.

Each rule has a name, which the block keeps: a person can see why a line was taken for what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.redactions import find_redactions, is_wholly_withheld
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.fuzzy_date import DateKind, parse_date
from briefing_app.domain.reading import BlockKind

_NEAR_THE_TOP = 5
_LONGEST_NOTICE = 700
_LONGEST_LABEL = 120
_LONGEST_LINE = 160
_MOST_SPACES = 9
_SYMBOLS = "\u25cf\u25cb\u25a0\u25a1\u25b2\u25b3\u25c6\u25c7\u2605\u2606\u25ac"


def section_key(text: str, lexicon: Lexicon) -> str | None:
    """The key of the known section a heading names, None for another heading.

    "Canada's engagement:" and "**Next steps**" are known as well; a number before the name does not matter.
    """
    if len(text) > _LONGEST_LABEL or text.count(" ") > _MOST_SPACES:
        return None
    names = _section_names(lexicon)
    plain = fold(_footnote(lexicon).sub("", text).strip("*_ \t#"))
    plain = re.sub(r"^[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s", "", plain)
    if plain in names:
        return names[plain]
    for possessive in _possessives(lexicon):
        if plain.startswith(possessive):
            return names.get(plain.removeprefix(possessive))
    with_whom = _with_whom(lexicon).match(plain)
    return names[with_whom[1]] if with_whom else None


@lru_cache(maxsize=8)
def _with_whom(lexicon: Lexicon) -> re.Pattern[str]:
    """A profile's own section with its stakeholder named again: "Engagement with the council"."""
    names = [name for name, key in _section_names(lexicon).items() if key in lexicon.signature]
    joins = any_of(tuple(fold(word) for word in lexicon.headings.section_joins))
    return re.compile(rf"({any_of(tuple(names))})\s(?:{joins})\s")


@lru_cache(maxsize=8)
def _footnote(lexicon: Lexicon) -> re.Pattern[str]:
    """A footnote sign fused to the end of a line: "LandscapeFootnote *"."""
    return re.compile(
        rf"(?<=[a-zà-ÿ])(?:{any_of(lexicon.oddities.footnotes)})\s?(?:[*\u2020\u2021]|[0-9]{{1,3}})$"
    )


def has_fused_footnote(text: str, lexicon: Lexicon) -> bool:
    """Whether a footnote sign is fused to the last word."""
    return bool(_footnote(lexicon).search(text[-60:]))


@lru_cache(maxsize=8)
def _section_names(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, names in lexicon.sections:
        for name in names:
            found.setdefault(fold(name), key)
    return found


@lru_cache(maxsize=8)
def _possessives(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(fold(word) + " " for word in sorted(lexicon.headings.possessives, key=len, reverse=True))


@lru_cache(maxsize=8)
def _boilerplate(lexicon: Lexicon) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon.boilerplate
    labels = "|".join(re.escape(fold(label)) for label in words.labels)
    page, of = ("|".join(map(re.escape, map(fold, part))) for part in (words.page_number, words.page_of))
    return (
        frozenset(fold(line) for line in words.lines),
        re.compile(rf"(?:{labels})\s?(?::(?P<value>.{{0,60}}))?"),
        re.compile(
            rf"(?:{page})\s[0-9]{{1,4}}(?:\s(?:{of})\s[0-9]{{1,4}})?|[-\u2013]\s?[0-9]{{1,4}}\s?[-\u2013]"
        ),
    )


@lru_cache(maxsize=8)
def _attachment(lexicon: Lexicon) -> re.Pattern[str]:
    prefixes = "|".join(re.escape(fold(word)) for word in lexicon.attachment.prefixes)
    units = "|".join(re.escape(fold(word)) for word in lexicon.attachment.units)
    form = rf"(?:(?:{prefixes}|docx?|html|xlsx?|csv)[,;:]?\s)"
    size = rf"[0-9]{{1,5}}(?:[.,][0-9]{{1,3}})?\s?(?:{units})[^()\[\]]{{0,40}}[)\]]"
    return re.compile(rf"(?:{prefixes})\s?[:\u2013(-].*[(\[]\s?{form}?{size}|.*[(\[]\s?{form}{size}")


def stands_alone(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a block by itself even without a blank line around it."""
    if len(text) > _LONGEST_LABEL:
        return False
    if section_key(text, lexicon) or boilerplate_rule(text, lexicon) or is_attachment(text, lexicon):
        return True
    return is_wholly_withheld(text, find_redactions(text, lexicon))


def boilerplate_rule(text: str, lexicon: Lexicon) -> str | None:
    """The rule by which a line is part of a page and no content, None for content."""
    if len(text) > _LONGEST_LINE:
        return None
    lines, labels, page_number = _boilerplate(lexicon)
    plain = " ".join(text.replace("\u2019", "'").casefold().split())
    if plain.rstrip(" :.") in lines:
        return "boilerplate-page-details"
    if labels.fullmatch(plain):
        return "boilerplate-date-modified"
    return "boilerplate-page-number" if page_number.fullmatch(plain) else None


def is_attachment(text: str, lexicon: Lexicon) -> bool:
    """Whether a line stood for a link to a file: it ends with a size in parentheses."""
    plain = fold(text)
    return len(plain) <= 300 and plain[-1:] in ")]" and bool(_attachment(lexicon).fullmatch(plain))


def is_notice(text: str, lexicon: Lexicon, place: int) -> bool:
    """Whether a line explains the redaction marker; *place* is how many blocks stand before it.

    It begins with the marker, or stands near the top, names the act, and says that something was removed.
    """
    if len(text) > _LONGEST_NOTICE:
        return False
    plain = text.replace("\u2019", "'").casefold()
    words = lexicon.notice
    removed = any(phrase in plain for phrase in words.removed)
    law = any(phrase in plain for phrase in words.laws)
    if removed and law and place < _NEAR_THE_TOP:
        return True
    if not (removed or law) or not any(phrase in plain[:200] for phrase in words.subject):
        return False
    return bool(find_redactions(text[:80], lexicon))


def recognise(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Decide the drafts that are known by their words."""
    _decide_contents(drafts, lexicon)
    legend = False
    for place, draft in enumerate(drafts):
        if draft.kind in (BlockKind.BOILERPLATE, BlockKind.TABLE):
            continue
        legend = _is_legend(draft, lexicon, legend)
        before = drafts[place - 1] if place else None
        _decide(draft, before, lexicon, place, legend=legend)


def _decide_contents(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Decide the list of what is on the page, which is no content: it goes where its heading goes.

    Only what leads to a place in the page, or is said again further down, is an entry of it: no word is lost.
    """
    names = {fold(name) for name in lexicon.boilerplate.contents}
    always = {fold(line) for line in lexicon.boilerplate.lines}
    short = {place: fold(one.text) for place, one in enumerate(drafts) if len(one.text) <= _LONGEST_LABEL}
    heads = {place: name for place, name in short.items() if name in names}
    said_last = {fold(one.text): place for place, one in enumerate(drafts)} if heads else {}
    ends = [*_ends_of_lists(drafts, 0, len(drafts)), len(drafts)]
    looked_through: set[tuple[int, bool]] = set()
    for place, name in heads.items():
        end, by_words = ends[place + 1], name in always
        if drafts[place].kind is BlockKind.BOILERPLATE or {(end, by_words), (end, True)} & looked_through:
            continue  # what is left of a list that was looked through for a heading before holds no entry
        looked_through.add((end, by_words))
        free = (one for one in drafts[place + 1 : end] if not one.redactions)
        entries = [one for one in free if one.leads or (by_words and said_last[fold(one.text)] >= end)]
        if not entries:
            continue
        for entry in entries:
            entry.decide(BlockKind.BOILERPLATE, "boilerplate-contents")
        ends[place + 1 : end] = _ends_of_lists(drafts, place + 1, end)
        if not drafts[place].redactions:
            drafts[place].decide(BlockKind.BOILERPLATE, "boilerplate-page-details")


def _ends_of_lists(drafts: list[Draft], first: int, last: int) -> list[int]:
    """For each of these places the next one that is no item of a list: all are found in one pass."""
    ends: list[int] = []
    end = last
    for place in range(last - 1, first - 1, -1):
        end = end if drafts[place].is_item else place
        ends.append(end)
    return ends[::-1]


def _decide(draft: Draft, before: Draft | None, lexicon: Lexicon, place: int, *, legend: bool) -> None:
    if draft.kind is not BlockKind.HEADING and is_notice(draft.text, lexicon, place):
        draft.decide(BlockKind.NOTICE, "notice")
        draft.explained, draft.redactions, draft.wholly = draft.redactions, (), False
    elif rule := boilerplate_rule(draft.text, lexicon):
        draft.decide(BlockKind.BOILERPLATE, rule)
    elif before is not None and _is_its_value(draft, before, lexicon):
        draft.decide(BlockKind.BOILERPLATE, "boilerplate-date-value")
    elif draft.kind is not BlockKind.HEADING and is_attachment(draft.text, lexicon):
        draft.decide(BlockKind.ATTACHMENT, "attachment-size")
    elif legend:
        draft.decide(BlockKind.LEGEND, "legend-symbol")
    elif draft.kind is None and draft.wholly:
        draft.decide(BlockKind.WITHHELD, "wholly-withheld-line")


def _is_its_value(draft: Draft, before: Draft, lexicon: Lexicon) -> bool:
    """Whether the line is the date that belongs to a "Date modified:" or "Page details" above it."""
    if before.rule not in ("boilerplate-date-modified", "boilerplate-page-details"):
        return False
    return len(draft.text) < 40 and parse_date(draft.text, words=lexicon.dates).kind is DateKind.DAY


def _is_legend(draft: Draft, lexicon: Lexicon, in_legend: bool) -> bool:
    """Whether the draft begins the key of a map, or goes on with it by a symbol."""
    if draft.kind is BlockKind.HEADING:
        return False
    first = fold(draft.text.partition(":")[0]) if ":" in draft.text[:40] else ""
    if first and first in {fold(word) for word in lexicon.legend.words}:
        return True
    sign = draft.marker or draft.text[:1]
    return in_legend and sign[:1] in _SYMBOLS and bool(sign)
