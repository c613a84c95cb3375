"""What surrounds a page on a clipboard: its encoding, and the head Windows writes before it."""

from __future__ import annotations

import re

from briefing_app.documents.readers.source import decode
from briefing_app.domain.errors import UnreadableError

_HEAD = re.compile(r"\s{0,20}Version:[\d.]{1,10}\s", re.ASCII)
_LONGEST_HEAD = 4_000


def page_of(data: str | bytes) -> str:
    """The page a clipboard's data hold, without the lines of offsets before it."""
    text = _decoded(data) if isinstance(data, bytes) else data
    if not _HEAD.match(text):
        return text
    start = text.find("<", 0, _LONGEST_HEAD)
    return text[start:] if start >= 0 else text


def _decoded(data: bytes) -> str:
    try:
        return decode("clipboard", data)[0]
    except (UnreadableError, UnicodeError):
        return data.decode("utf-8", errors="replace")
