"""What stands before the text of a line: indentation, and the bullet or number of a list.

A capital letter in parentheses is never a list marker, for it may be a portion mark; a dash without a space
after it is a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACED = r"[-*+\u2010-\u2015\u00b7\u2027\u2043\u2219\u25ab\u25e6\u25cb\u25cf\u25a0\u25a1\u27a2\u2756\uf0a7]"
_FUSED = r"[\u2022\u2023\u25aa\uf0b7]"
_BULLET = re.compile(rf"(?P<marker>{_SPACED}(?=[ \t\u00a0]|$)|{_FUSED}|o(?=\t|[ \u00a0]{{2}}))[ \t\u00a0]*")
_NUMBER = re.compile(
    r"(?P<marker>\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[a-z]|[ivx]{2,5})[.)])(?P<space>[ \t\u00a0]+)(?=\S)"
)
_UNDOTTED = re.compile(
    r"(?P<marker>[0-9]{1,3}(?:\.[0-9]{1,3}){1,4})(?P<space>[ \t\u00a0]+)"
    r"(?=[A-Z\u00c0-\u00de](?:[a-z\u00df-\u00ff]|[A-Z]{2}))"
)
_ONLY_STARS = frozenset("* \t")
_ONLY_DASHES = frozenset("- \t")
_ONLY_LOW_LINES = frozenset("_ \t")
TAB = 4


@dataclass(frozen=True, slots=True)
class LineStart:
    """Columns of indentation, the list marker if there is one, and the rest.

    ``numbers`` are those of a numbered marker ("2.1" is (2, 1), "b)" is (2,)); empty for a bullet.
    """

    indent: int
    marker: str | None
    rest: str
    numbers: tuple[int, ...] = ()


def line_start(line: str) -> LineStart:
    """What the line begins with."""
    body = line.lstrip(" \t\u00a0")
    indent = _columns(line[: len(line) - len(body)])
    body = body.rstrip()
    bullet = _BULLET.match(body)
    if bullet:
        rest = body[bullet.end() :]
        return LineStart(indent, bullet["marker"], rest)
    number = _NUMBER.match(body) or _UNDOTTED.match(body)
    if number and (numbers := _numbers(number["marker"])):
        return LineStart(indent, number["marker"], body[number.end() :], numbers)
    return LineStart(indent, None, body)


def is_separator(line: str) -> bool:
    """Whether the line is a rule between parts: three or more of ``-``, ``*`` or ``_`` and nothing else."""
    body = line.strip(" \t")
    if body[:1] not in ("-", "*", "_"):
        return False
    signs = set(body)
    if not (signs <= _ONLY_STARS or signs <= _ONLY_DASHES or signs <= _ONLY_LOW_LINES):
        return False
    return body.count(body[0]) >= 3


def _columns(space: str) -> int:
    columns = 0
    for sign in space:
        columns += TAB - columns % TAB if sign == "\t" else 1
    return columns


def _numbers(marker: str) -> tuple[int, ...]:
    """The numbers a marker says; none for a lone letter that is not lettering: a marker needs ")" there."""
    core = marker.strip("().")
    if core[:1].isdigit():
        return tuple(int(part) for part in core.split("."))
    if not marker.endswith(")"):
        return ()
    return (ord(core) - ord("a") + 1,) if len(core) == 1 else (_roman(core),)


def _roman(word: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for sign, following in zip(word, [*word[1:], ""], strict=True):
        value = values[sign]
        total += -value if values.get(following, 0) > value else value
    return total
