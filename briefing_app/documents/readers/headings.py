"""Which lines are the title and headings, where the source has mark-up and where it has none.

Without mark-up a heading is inferred: a short line without a final stop, with text or a list under it, a
question, a known section name, or a line that comes back like a template's. A redaction on a line of its own
is never taken for one. Levels inferred here are proposals, each with the rule that made it a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.recognise import section_key
from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import Run

_MOST_CHARACTERS = 140
_MOST_WORDS = 18
_MOST_WORDS_IN_SMALL_LETTERS = 12
_MOST_IN_A_ROW = 3
_LONGEST_TITLE = 250
_MOST_TITLE_LINES = 3
_FINAL_STOPS = (".", ";", ",", "!", "…")
_NO_HEADING = re.compile(r"https?://|\S@\S|^\W*$|^[(\"“«‘']|^[a-zà-ÿ]")
_LONE_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)[^*_\n]{1,140}\1\s*:?\s*")
_CARRIES_DETAILS = re.compile(r"[0-9:\u2013\u2014]|\s-\s|^[a-zà-ÿ]")
_GOES_ON = re.compile(r"(?:[:,\u2013\u2014-]|\s(?:and|et|of|de|for|pour|the|des|on|sur))$", re.IGNORECASE)


def find_headings(drafts: list[Draft], lexicon: Lexicon, *, is_markdown: bool) -> None:
    """Decide title and headings, joining a title over two lines; *drafts* is changed in place."""
    _numbered_headings(drafts)
    looks = _Looks(drafts, lexicon, is_markdown)
    if not _markdown_title(drafts, lexicon):
        _first_line_title(drafts, looks)
    if is_markdown:
        _infer_in_markdown(drafts, lexicon)
    else:
        looks = _Looks(drafts, lexicon, is_markdown)
        _infer(drafts, looks)
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            draft.section_key = section_key(draft.text, lexicon)


def find_structured_headings(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Decide title and headings of a document that has styles; the drafts that were joined to the title.

    What it says itself goes first. Where it says nothing of any heading, lines wholly in bold are headings,
    and where it has none of these either, they are inferred as in text.
    """
    _numbered_headings(drafts)
    joined = _one_title(drafts)
    marked = [draft for draft in drafts if draft.kind is BlockKind.HEADING and draft.shown_level]
    if not any(draft.kind is BlockKind.TITLE for draft in drafts):
        joined += _title_without_style(drafts, marked, lexicon)
    bold = [draft for draft in drafts if draft.kind is None and _is_bold_line(draft)]
    if marked or bold:
        _infer_in_markdown(drafts, lexicon)
    else:
        _infer(drafts, _Looks(drafts, lexicon, is_markdown=False))
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            draft.section_key = section_key(draft.text, lexicon)
    return joined


def _one_title(drafts: list[Draft]) -> list[Draft]:
    """Join what follows the first title in its style; what has this style further down is a heading."""
    titles = [place for place, draft in enumerate(drafts) if draft.kind is BlockKind.TITLE]
    joined: list[Draft] = []
    for place in titles[1:]:
        first, draft = drafts[titles[0]], drafts[place]
        goes_on = place == titles[0] + len(joined) + 1 and draft.first == first.last + 1
        if goes_on and not draft.redactions and len(joined) + 1 < _MOST_TITLE_LINES:
            _join(first, draft)
            joined.append(draft)
        else:
            draft.decide(BlockKind.HEADING, draft.rule)
    if joined:
        del drafts[titles[0] + 1 : titles[0] + 1 + len(joined)]
    return joined


def _title_without_style(drafts: list[Draft], marked: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The one heading of level 1 is the title, else the first line, if it looks so; gives what it joined."""
    highest = [draft for draft in marked if draft.shown_level == 1]
    if len(highest) == 1 and highest[0] is marked[0] and not section_key(highest[0].text, lexicon):
        highest[0].decide(BlockKind.TITLE, "title-only-heading-of-level-1")
        return []
    before = next((draft for draft in drafts if _is_content(draft)), None)
    if before is not None and before.kind is None:
        return _first_line_title(drafts, _Looks(drafts, lexicon, is_markdown=True))
    return []


class _Looks:
    """What the lines of one document look like; texts that come back are counted once."""

    def __init__(self, drafts: list[Draft], lexicon: Lexicon, is_markdown: bool) -> None:
        self._lexicon = lexicon
        self._is_markdown = is_markdown
        short = (
            fold(draft.text) for draft in drafts if draft.kind is None and len(draft.text) <= _MOST_CHARACTERS
        )
        self._times = Counter(short)

    def is_known(self, draft: Draft) -> bool:
        """Whether its text is the name of a known section."""
        return draft.kind is None and section_key(draft.text, self._lexicon) is not None

    def comes_back(self, draft: Draft) -> bool:
        """Whether the same short line stands in the document more than once."""
        return self._times[fold(draft.text)] > 1

    def like_a_heading(self, draft: Draft) -> bool:
        """Whether the line by itself could be a heading."""
        text = draft.text
        if draft.kind is not None or draft.redactions or "\n" in text or len(text) > _MOST_CHARACTERS:
            return False
        if text.endswith(_FINAL_STOPS) or _NO_HEADING.search(text):
            return False
        count = len(text.split())
        title_case = _is_title_case(text, self._lexicon)
        if text.endswith(":"):
            return title_case and count <= 8
        return count <= (_MOST_WORDS if title_case or text.endswith("?") else _MOST_WORDS_IN_SMALL_LETTERS)


def _is_title_case(text: str, lexicon: Lexicon) -> bool:
    words = [word.strip("“”\"'’()[]:,?") for word in text.split()]
    large = [
        word for word in words if word and word[0].isalpha() and word not in lexicon.headings.small_words
    ]
    return bool(large) and sum(word[0].isupper() for word in large) * 10 >= len(large) * 7


def _numbered_headings(drafts: list[Draft]) -> None:
    """Make headings of numbered lines that have a list or text of their own under them.

    In "1. Title" over bullets at the margin, the bullets are not items of a numbered item. Two numbers with
    nothing between them make a numbered list, unless what stood there was withheld.
    """
    places = [n for n, draft in enumerate(drafts) if draft.is_item and draft.numbers and _is_digits(draft)]
    for chain in _chains(drafts, places):
        if _is_a_list(drafts, chain):
            continue
        for place in chain:
            draft = drafts[place]
            draft.decide(BlockKind.HEADING, "numbered-heading")
            draft.text = f"{draft.marker} {draft.text}"
            if draft.content is not None:
                draft.content = (Run(f"{draft.marker} "), *draft.content)
            by = len(draft.marker or "") + 1
            draft.redactions = tuple(
                replace(mark, start=mark.start + by, end=mark.end + by) for mark in draft.redactions
            )
            draft.spans = tuple(
                replace(span, start=span.start + by, end=span.end + by) for span in draft.spans
            )


def _is_digits(draft: Draft) -> bool:
    return (draft.marker or "").lstrip("(")[:1].isdigit()


def _chains(drafts: list[Draft], places: list[int]) -> list[list[int]]:
    """Numbered lines that count on from one another at the same indentation."""
    chains: list[list[int]] = []
    for place in places:
        draft = drafts[place]
        last = drafts[chains[-1][-1]] if chains else None
        if last is not None and draft.indent == last.indent and _follows(last.numbers, draft.numbers):
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if len(before) == len(after):
        return before[:-1] == after[:-1] and after[-1] == before[-1] + 1
    if len(after) == len(before) + 1:
        return after[:-1] == before and after[-1] == 1
    return len(after) < len(before) and after[-1] == before[len(after) - 1] + 1


def _is_a_list(drafts: list[Draft], chain: list[int]) -> bool:
    if any(
        drafts[place].text.endswith(_FINAL_STOPS) or len(drafts[place].text) > _MOST_CHARACTERS
        for place in chain
    ):
        return True
    touching = any(b == a + 1 and not drafts[a].wholly and len(drafts[a].numbers) == len(drafts[b].numbers)
                   for a, b in pairwise(chain))  # fmt: skip
    return touching or not all(drafts[p].wholly or _has_text_under(drafts, p) for p in chain)


def _has_text_under(drafts: list[Draft], place: int) -> bool:
    """Whether what follows is content of its own: bullets that are not indented under the number, or text."""
    if place + 1 == len(drafts):
        return False
    draft, under = drafts[place], drafts[place + 1]
    if under.is_item and not under.numbers:
        return under.indent < draft.indent + len(draft.marker or "") + 1
    return not under.is_item or len(under.numbers) > len(draft.numbers)


def _markdown_title(drafts: list[Draft], lexicon: Lexicon) -> bool:
    """The first ``#`` heading is the title, unless it is the name of a section."""
    marked = [draft for draft in drafts if draft.kind is BlockKind.HEADING and draft.shown_level]
    first = next((draft for draft in marked if draft.shown_level == 1), None)
    if first is None and marked and marked[0] is next((d for d in drafts if _is_content(d)), None):
        first = marked[0]
    if first is None or section_key(first.text, lexicon):
        return False
    first.decide(BlockKind.TITLE, "title-first-markdown-heading")
    first.level = first.shown_level
    return True


def _is_content(draft: Draft) -> bool:
    return draft.kind not in (BlockKind.NOTICE, BlockKind.BOILERPLATE)


def _first_line_title(drafts: list[Draft], looks: _Looks) -> list[Draft]:
    """The first line that is no notice, if it is short and no sentence; gives the line joined to it."""
    place = next((n for n, draft in enumerate(drafts) if _is_content(draft)), None)
    if place is None or looks.is_known(drafts[place]) or len(drafts) == 1:
        return []
    first = drafts[place]
    if first.kind is not None or first.text.endswith(_FINAL_STOPS) or len(first.text) > _LONGEST_TITLE:
        return []
    if first.redactions and first.wholly:
        return []
    first.decide(BlockKind.TITLE, "title-first-line")
    first.level = 1
    if place + 2 >= len(drafts) or not _is_title_continued(drafts, place, looks):
        return []
    wrapped = drafts.pop(place + 1)
    first.rule = "title-continues"
    _join(first, wrapped)
    return [wrapped]


def _join(first: Draft, wrapped: Draft) -> None:
    """Put a line to the end of the one that it goes on from."""
    first.last = wrapped.last
    first.text = f"{first.text} {wrapped.text}"
    if first.content is not None:  # formats that have no content of their own make it of the text
        first.content = (*first.content, Run(" "), *(wrapped.content or ()))


def _is_title_continued(drafts: list[Draft], place: int, looks: _Looks) -> bool:
    """Whether the title was wrapped: the next line would be a heading with nothing but a heading under it."""
    first, second, third = drafts[place : place + 3]
    if (
        second.after_gap
        or not looks.like_a_heading(second)
        or looks.is_known(second)
        or looks.comes_back(second)
    ):
        return False
    if _GOES_ON.search(first.text):
        return True
    return bool(_CARRIES_DETAILS.search(second.text)) and (
        looks.like_a_heading(third) or looks.is_known(third)
    )


def _infer_in_markdown(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Headings that Markdown lacks the signs for: a known section name alone, a line wholly in bold."""
    level = 1
    for place, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING and draft.shown_level:
            level = draft.shown_level
        if draft.kind is not None or draft.first != draft.last or draft.wholly:
            continue
        if section_key(draft.text, lexicon):
            draft.decide(BlockKind.HEADING, "known-section-name")
        elif (
            _is_bold_line(draft)
            and place + 1 < len(drafts)
            and drafts[place + 1].kind is not BlockKind.HEADING
        ):
            draft.decide(BlockKind.HEADING, "bold-line")
        if draft.kind is BlockKind.HEADING:
            draft.level = level + 1


def _is_bold_line(draft: Draft) -> bool:
    if draft.text.endswith(_FINAL_STOPS):
        return False
    if draft.content is None:
        return bool(_LONE_BOLD.fullmatch(draft.pieces[0]))
    runs = [part for part in draft.content if isinstance(part, Run) and not part.text.isspace()]
    is_short = len(draft.text) <= _MOST_CHARACTERS and "\n" not in draft.text
    return bool(runs) and is_short and all(part.bold for part in runs)


def _infer(drafts: list[Draft], looks: _Looks) -> None:
    """Headings of a text without mark-up, from the end backwards: what is under a line decides."""
    in_a_row = 0
    under: Draft | None = None
    for place in range(len(drafts) - 1, -1, -1):
        draft = drafts[place]
        rule = _heading_rule(draft, under, looks)
        if draft.kind is not BlockKind.NOTICE:
            under = draft
        if rule == "short-line-before-heading" and in_a_row >= _MOST_IN_A_ROW:
            rule = None
            draft.rule = "short-line-in-a-row"
        if rule:
            draft.decide(BlockKind.HEADING, rule)
        in_a_row = in_a_row + 1 if draft.kind is BlockKind.HEADING and not looks.comes_back(draft) else 0


def _heading_rule(draft: Draft, under: Draft | None, looks: _Looks) -> str | None:
    """The rule by which a line is a heading, None where it is not."""
    if draft.kind is not None or draft.first != draft.last:
        return None
    if looks.is_known(draft) and not draft.redactions:
        return "known-section-name"
    if not looks.like_a_heading(draft):
        return None
    if under is None or under.kind is BlockKind.BOILERPLATE:
        return "label-line" if draft.text.endswith(":") else None
    if draft.text.endswith("?"):
        return "question-before-text"
    if looks.comes_back(draft):
        return "line-that-comes-back"
    return _rule_by_what_is_under(draft, under, looks)


def _rule_by_what_is_under(draft: Draft, under: Draft, looks: _Looks) -> str | None:
    if draft.text.endswith(":"):
        return "label-line"
    match under.kind:
        case BlockKind.ITEM:
            return "short-line-before-list"
        case BlockKind.HEADING:
            return "short-line-before-heading"
        case BlockKind.WITHHELD | BlockKind.ATTACHMENT | BlockKind.TABLE | BlockKind.LEGEND:
            return "short-line-before-text"
        case None | BlockKind.PARAGRAPH if not looks.like_a_heading(under):
            return "short-line-before-text"
        case _:
            return None
