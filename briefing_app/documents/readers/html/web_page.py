"""A saved web page, as an import reads it: its text, and what is only part of the site, told apart.

Nothing a page refers to is fetched or opened; what is not read is told with the number of times, and a page
beyond the bounds is refused rather than read in part.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise

from briefing_app.documents.readers.html.left_out import left_out_of
from briefing_app.documents.readers.html.page import walked, without_definitions
from briefing_app.documents.readers.html.regions import HEAD, TEXT, Regions, has_main
from briefing_app.documents.readers.html.walk import Walk
from briefing_app.documents.readers.source import decode
from briefing_app.documents.readers.structured.drafts import Draft, WordsDraft, words_of
from briefing_app.documents.readers.structured.lines import line_of, number_lines
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.pasted import LeftOut
from briefing_app.domain.steps import Steps

MOST_LETTERS = 10_000_000
MOST_SIGNS = 120_000
MOST_WORDS = 4_000_000
MOST_BLOCKS = 30_000

_STATED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_NEAR_THE_TOP = 4_096
_BY = frozenset({"from", "by", "de", "par"})
"""What pages of governments put before the department whose page it is."""
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""WHATWG Encoding Standard: these names mean Windows-1252 on the web."""


def read_web_page(name: str, data: bytes, steps: Steps) -> StructuredPage:
    """The paragraphs of a saved page.

    Raises:
        UnreadableError: it is no text, or more than is read at once.
        CancelledError: *steps* were stopped.
    """
    text, encoding = _decoded(name, data)
    if len(text) > MOST_LETTERS or text.count("<") + text.count("&") > MOST_SIGNS:
        raise _too_large(name)
    walk = Walk(regions=Regions(has_main=has_main(data)), letters_left=MOST_WORDS, blocks_left=MOST_BLOCKS)
    steps.check()
    if not walked(walk, without_definitions(text)) or walk.left_out[LeftOut.REST]:
        raise _too_large(name)
    steps.check()
    _byline(walk.drafts)
    for draft in words_of(walk.drafts):
        draft.rule = "" if draft.rule == TEXT else draft.rule
        draft.boilerplate = bool(draft.rule)
        draft.leads = draft.leads if draft.leads in walk.places else ""
    drafts, lines = number_lines(walk.drafts)
    return StructuredPage(
        drafts=drafts, lines=lines, warnings=list(left_out_of(walk)), encoding=encoding,
        own_styles=walk.own_styles,
    )  # fmt: skip


def _byline(drafts: list[Draft]) -> None:
    """Tell "From: Some Department" under the title as part of the site, where the site names it so again."""
    names = {
        line_of(draft.parts)
        for draft in drafts
        if isinstance(draft, WordsDraft) and draft.rule not in ("", TEXT)
    }
    for title, under in pairwise(drafts):
        if isinstance(title, WordsDraft) and title.level == 1 and isinstance(under, WordsDraft):
            label, _, name = line_of(under.parts).partition(":")
            if label.strip().casefold() in _BY and name.strip() in names and not under.level:
                under.rule = HEAD


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text and its encoding: by its first bytes, else the one it states, else what fits its bytes."""
    stated = _STATED.search(data[:_NEAR_THE_TOP])
    if (
        stated
        and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
        and b"\0" not in data[:400]
    ):
        label = stated[1].decode("ascii").lower()
        encoding = _AS_BROWSERS_DO.get(label, label)
        with suppress(LookupError, UnicodeError, ValueError):
            return data.decode(encoding).replace("\0", ""), encoding
    text, encoding = decode(name, data)
    return text.replace("\0", ""), encoding


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(f"“{name}” is larger than a page can be to be read: save its text in parts.")
