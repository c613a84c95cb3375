"""Words written in Markdown for places that show plain words: emphasis and escapes are read, not shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PIECES = re.compile(r"\\([!-/:-@\[-`{-~])|(\*+|_+)|([^\\*_]+|\\)")
_BULLET = re.compile(r"^[ \t]*[*+-][ \t]+", re.MULTILINE)


def plain_words(markdown: str) -> str:
    """The words on one line, without marks of emphasis and bullets; stars that are neither stay."""
    text = _BULLET.sub("", markdown)
    pieces: list[str | _Run] = []
    for match in _PIECES.finditer(text):
        literal, signs, words = match.groups()
        pieces.append(_run(text, match) if signs else literal or words)
    _pair([one for one in pieces if isinstance(one, _Run)])
    said = (one if isinstance(one, str) else one.sign * one.left for one in pieces)
    return " ".join("".join(said).split())


@dataclass(slots=True)
class _Run:
    """Stars or low lines in a row: how many mark nothing yet, and whether they may begin or end emphasis."""

    sign: str
    length: int
    left: int
    opens: bool
    closes: bool


def _run(text: str, match: re.Match[str]) -> _Run:
    before, after = text[: match.start()][-1:] or " ", text[match.end() :][:1] or " "
    opens = not after.isspace() and (_is_word(after) or not _is_word(before))
    closes = not before.isspace() and (_is_word(before) or not _is_word(after))
    if match[0][0] == "_":  # within a word they are part of it
        opens, closes = opens and not _is_word(before), closes and not _is_word(after)
    return _Run(match[0][0], len(match[0]), len(match[0]), opens, closes)


def _pair(runs: list[_Run]) -> None:
    """Take away the signs that emphasise: each end goes with the nearest beginning of its sign."""
    open_: list[_Run] = []
    for run in runs:
        while run.closes and run.left:
            at = next((at for at in reversed(range(len(open_))) if _go_together(open_[at], run)), None)
            if at is None:
                break
            taken = min(open_[at].left, run.left, 2)
            open_[at].left -= taken
            run.left -= taken
            del open_[at + bool(open_[at].left) :]  # what was begun inside ends nowhere
        if run.opens and run.left:
            open_.append(run)


def _go_together(first: _Run, last: _Run) -> bool:
    """Whether one begins what the other ends, as CommonMark has it: "**one*two**" is strong as a whole."""
    if first.sign != last.sign:
        return False
    unsure = first.closes or last.opens
    lengths = first.length, last.length
    return not unsure or sum(lengths) % 3 != 0 or all(one % 3 == 0 for one in lengths)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.combining(sign) > 0
