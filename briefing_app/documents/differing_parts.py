"""Where two finished files of one format are not the same, as a person would look for it; never the words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import zip_longest

_END_OF_PARAGRAPH = b"</w:p>"
_END_OF_LINE = b"\n"
_WHOLE = "the file as a whole"


def differing_parts(format_: str, one: bytes, other: bytes) -> tuple[str, ...]:
    """The parts and paragraphs, or the first line, in which two files differ; nothing if they are the same.

    *format_* is the ending of both ("docx", "html", "md", "txt").
    """
    if one == other:
        return ()
    if format_ != "docx":
        return (f"line {_first(one, other, _END_OF_LINE)}",)
    return tuple(dict.fromkeys(_of_packages(one, other))) or (_WHOLE,)


def _of_packages(one: bytes, other: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(other)) as second:
        names = (first.namelist(), second.namelist())
        if names[0] != names[1]:
            yield _WHOLE  # the name of a part that one of them lacks could tell something
        for name in names[0]:
            if name not in names[1]:
                continue
            here, there = first.read(name), second.read(name)
            if here != there:
                is_text = _END_OF_PARAGRAPH in here
                yield f"{name}, paragraph {_first(here, there, _END_OF_PARAGRAPH)}" if is_text else name


def _first(one: bytes, other: bytes, separator: bytes) -> int:
    """The number of the first piece that is not the same."""
    pieces = zip_longest(one.split(separator), other.split(separator))
    return next(number for number, (here, there) in enumerate(pieces, 1) if here != there)
