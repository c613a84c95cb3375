"""Levels of list items, and the item each belongs to: shown by indentation, or inferred where that is lost.

Inferred parents are proposals. They change no level: that stays as the source shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon, fold
from briefing_app.documents.readers.places import begins_with_a_place, is_only_a_place
from briefing_app.domain.reading import BlockKind

_LABEL = re.compile(r"[A-ZÀ-Ý0-9][^:.;]{0,40}:\s")
_CLOSING = re.compile(r"\([^()]{2,200}\)?\s*[.;]?$")
_LONGEST_LEAD = 120

Items = list[Draft]


def set_levels_and_parents(drafts: list[Draft], lexicon: Lexicon) -> None:
    """Give every item its level and its parent; a paragraph under an item gets that item as parent."""
    _shown(drafts)
    for run in _runs(drafts):
        for part in _between_spacers(run):
            _under_a_colon(part)
            _under_a_lead(part, lexicon)
            _under_a_place(part, lexicon)


def _shown(drafts: list[Draft]) -> None:
    """Levels and parents by indentation; a heading or a paragraph at the margin begins a new list."""
    stack: list[Draft] = []
    for draft in drafts:
        if not draft.is_item:
            if draft.kind in (None, BlockKind.PARAGRAPH) and stack and draft.indent > stack[0].indent + 1:
                draft.parent = next((d.first for d in reversed(stack) if d.indent < draft.indent), None)
                draft.rule = "paragraph-in-item" if draft.rule == "paragraph" else draft.rule
            else:
                stack.clear()
            continue
        while stack and draft.indent <= stack[-1].indent:
            stack.pop()
        draft.parent = stack[-1].first if stack else None
        draft.level = len(stack) + 1
        stack.append(draft)


def _runs(drafts: list[Draft]) -> Iterator[Items]:
    """Items with nothing but items between them."""
    run: Items = []
    for draft in drafts:
        if draft.is_item:
            run.append(draft)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _between_spacers(run: Items) -> Iterator[Items]:
    """The parts of a list between blank lines; a list with one between all items has no spacers."""
    if all(draft.after_gap for draft in run[1:]):
        yield run
        return
    part: Items = []
    for draft in run:
        if draft.after_gap and part:
            yield part
            part = []
        part.append(draft)
    yield part


def _under_a_colon(part: Items) -> None:
    """An item ending in a colon heads what follows, where indentation was lost.

    Two shapes: none of them is indented, or the first alone is and its siblings lie at the margin.
    """
    head: Draft | None = None
    followers: Items = []
    for draft in part:
        if draft.level == 1 and draft.text.rstrip().endswith(":") and draft.parent is None:
            _adopt(head, followers)
            head, followers = draft, []
        elif head is not None:
            followers.append(draft)
    _adopt(head, followers)


def _adopt(head: Draft | None, followers: Items) -> None:
    if head is None or not followers:
        return
    shown = [draft for draft in followers if draft.level != 1]
    at_margin = [draft for draft in followers if draft.level == 1]
    if not shown:
        _set_parent(head, _parallel(at_margin), "item-under-colon")
    elif len(shown) == 1 and shown[0] is followers[0] and not followers[0].after_gap:
        _set_parent(head, at_margin, "item-after-one-indented")


def _parallel(followers: Items) -> Items:
    """Those that open like the first ("October 2019: ..."); all where the first has no such opening."""
    if not _LABEL.match(followers[0].text):
        return followers
    return _while(followers, lambda draft: bool(_LABEL.match(draft.text)))


def _while(followers: Items, fits: Callable[[Draft], bool]) -> Items:
    found: Items = []
    for draft in followers:
        if not fits(draft):
            break
        found.append(draft)
    return found


def _set_parent(head: Draft, followers: Items, rule: str) -> None:
    for draft in followers:
        if draft.parent is None and draft is not head:
            draft.parent, draft.rule = head.first, rule


def leads_projects(text: str, lexicon: Lexicon) -> bool:
    """Whether a line announces a list of funded projects: it ends with a word for them."""
    return len(text) <= _LONGEST_LEAD and fold(text).endswith(_cues(lexicon))


@lru_cache(maxsize=8)
def _cues(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(fold(cue) for cue in lexicon.projects.cues)


def _under_a_lead(part: Items, lexicon: Lexicon) -> None:
    """Projects under the line that announces them, or under a short line that names no one in parentheses."""
    head: Draft | None = None
    in_projects = False
    for draft in part:
        if draft.parent is not None or draft.level != 1:
            continue
        closed = bool(_CLOSING.search(draft.text[-240:]))
        if leads_projects(draft.text, lexicon):
            head, in_projects = draft, True
        elif in_projects and not closed and _is_bare_lead(draft, lexicon):
            head = draft
        elif head is not None and in_projects and closed:
            _set_parent(head, [draft], "item-under-project-lead")


def _is_bare_lead(draft: Draft, lexicon: Lexicon) -> bool:
    text = draft.text
    return (
        len(text) <= 40
        and not draft.redactions
        and "(" not in text
        and not text.endswith(".")
        and not begins_with_a_place(text, lexicon)
    )


def _under_a_place(part: Items, lexicon: Lexicon) -> None:
    """An item that is nothing but a place heads what follows, until another place begins an item."""
    if any(is_only_a_place(a.text, lexicon) and is_only_a_place(b.text, lexicon) for a, b in pairwise(part)):
        return  # a plain list of places
    head: Draft | None = None
    for draft in part:
        if draft.parent is not None or draft.level != 1:
            continue
        if is_only_a_place(draft.text, lexicon):
            head = draft
        elif head is not None and begins_with_a_place(draft.text, lexicon):
            head = None
        elif head is not None:
            _set_parent(head, [draft], "item-under-place")
