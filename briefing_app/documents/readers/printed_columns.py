"""A table that was printed as text: its cells stand in columns, padded with blanks.

The blanks between two columns are no words that somebody took out. A line of dashes under the headings shows
where columns begin; without one they show where every line begins anew behind two blanks, one of them exactly
so, as the longest cell does not leave more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping, Sequence
from typing import NamedTuple

_RULE = re.compile(r"-+(?: {2}-+)+")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_MOST_HEADINGS = 3
_FEWEST_ROWS = 3
"""Two lines in which words were taken out at the same place are no table."""
_LONGEST_LINE = 400
_ENDS_A_SENTENCE = (".", "!", "?", ":", "…")
_NUMBER = re.compile(r"[~(]?[$€£]? ?\d[\d.,\u00a0\u202f]*(?: ?[$€£%])?\)?")


class PrintedTable(NamedTuple):
    """The rows, each with the words of its cells, and the number of the line behind the table.

    ``is_ruled`` says that a line of dashes showed the columns; else nothing but the words themselves did.
    """

    rows: list[list[str]]
    end: int
    is_ruled: bool = False


def table_at(lines: Sequence[str], at: int, tried: MutableMapping[int, int]) -> PrintedTable | None:
    """The printed table that begins at a line; None where none does.

    *tried* remembers from call to call which columns came to nothing, and up to which line.
    """
    if "  " not in lines[at] or not _may_be_row(lines[at]):
        return None
    return _ruled(lines, at) or _unruled(lines, at, tried) or _numbers(lines, at)


def _may_be_row(line: str) -> bool:
    return "\t" not in line and len(line) <= _LONGEST_LINE and bool(line.strip())


def _ruled(lines: Sequence[str], at: int) -> PrintedTable | None:
    last = min(at + 1 + _MOST_HEADINGS, len(lines))
    rule = next((n for n in range(at + 1, last) if _RULE.fullmatch(lines[n].rstrip())), None)
    if rule is None:
        return None
    columns = [one.span() for one in re.finditer("-+", lines[rule])]
    if not all(_fits(line, columns) for line in lines[at:rule]):
        return None
    end = rule + 1
    while end < len(lines) and _fits(lines[end], columns):
        end += 1
    rows = [*lines[at:rule], *lines[rule + 1 : end]]
    starts = [first for first, _ in columns]
    return PrintedTable([_cut(line, starts) for line in rows], end, is_ruled=True)


def _fits(line: str, columns: Sequence[tuple[int, int]]) -> bool:
    """Whether a line says something and nothing between the columns or behind the last one."""
    if not _may_be_row(line):
        return False
    edges = [*columns[1:], (len(line), 0)]
    return not any(line[end:first].strip() for (_, end), (first, _) in zip(columns, edges, strict=True))


def _unruled(lines: Sequence[str], at: int, tried: MutableMapping[int, int]) -> PrintedTable | None:
    for start in _starts(lines[at]):
        if at < tried.get(start, 0):
            continue
        end = at + 1
        while end < len(lines) and _begins_anew(lines[end], start):
            end += 1
        if end - at >= _FEWEST_ROWS and _is_tight(lines[at:end], start):
            starts = [0, *(one for one in _starts(lines[at]) if _is_column(lines[at:end], one))]
            return PrintedTable([_cut(line, starts) for line in lines[at:end]], end)
        tried[start] = end
    return None


def _begins_anew(line: str, start: int) -> bool:
    """Whether a line has words up to two blanks, and others from a place on."""
    return (
        len(line) > start
        and _may_be_row(line)
        and not line[start].isspace()
        and line[start - 2 : start] == "  "
        and bool(line[:start].strip())
    )


def _starts(line: str) -> Iterable[int]:
    return (gap.end() for gap in _GAP.finditer(line))


def _is_column(lines: Sequence[str], start: int) -> bool:
    return all(_begins_anew(line, start) for line in lines) and _is_tight(lines, start)


def _is_tight(lines: Sequence[str], start: int) -> bool:
    """Whether a line has two blanks before a place and no more, and no sentence ends there."""
    before = [line[: start - 2] for line in lines]
    return any(one and not one[-1].isspace() and not one.endswith(_ENDS_A_SENTENCE) for one in before)


def _numbers(lines: Sequence[str], at: int) -> PrintedTable | None:
    """Rows of a word and a number, which ends where those above and below do."""
    length = len(lines[at].rstrip())
    rows: list[list[str]] = []
    while at + len(rows) < len(lines):
        line = lines[at + len(rows)].rstrip()
        gap = next(iter(_GAP.finditer(line)), None)
        if len(line) != length or gap is None or not _NUMBER.fullmatch(line[gap.end() :]):
            break
        rows.append([line[: gap.start()].strip(), line[gap.end() :]])
    return PrintedTable(rows, at + len(rows)) if len(rows) >= _FEWEST_ROWS else None


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    return [line[first:last].strip() for first, last in zip(starts, [*starts[1:], None], strict=True)]
