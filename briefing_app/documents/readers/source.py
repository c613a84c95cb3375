r"""Bytes to source lines, verbatim: which encoding, and lines that end only at \n, \r\n or \r.

A form feed, a line separator or a next-line character ends no line here, so that line numbers are those of
an editor and nothing is lost when the lines are written back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from itertools import zip_longest

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.imported import LARGEST_SOURCE
from briefing_app.domain.reading import Source

MOST_TEXT_LINES = 20_000

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x9f]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What typewritten French and English use beyond ASCII; the old encoding that gives more of these is the one.
_EXPECTED = frozenset("éèêëàâäùûüîïôöçœæÉÈÊËÀÂÙÛÎÏÔÇŒ’‘“”–—…•«»\u00a0")


def read_lines(name: str, data: bytes, format_of: Callable[[str, str], str]) -> Source:
    """The source document *data* holds; *format_of* tells the format from its name and text.

    Raises:
        UnreadableError: the bytes are no text, or more than the program reads at once.
    """
    if len(data) > LARGEST_SOURCE:
        raise UnreadableError(
            f"“{name}” is larger than {LARGEST_SOURCE // 1_000_000} MB: split it and read the parts."
        )
    text, encoding = decode(name, data)
    lines, ends = split_lines(text)
    if sum(1 for line in lines if line.strip()) > MOST_TEXT_LINES:
        raise UnreadableError(
            f"“{name}” has more than {MOST_TEXT_LINES} lines of text: split it and read the parts."
        )
    return Source(
        name=name,
        format=format_of(name, text),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        lines=lines,
        ends=ends,
    )


def split_lines(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines without their ends, and what ended each; a last line that was not ended has the end ""."""
    parts = _LINE_END.split(text)
    if parts[-1] == "":
        parts.pop()
    pairs = list(zip_longest(parts[::2], parts[1::2], fillvalue=""))
    return tuple(line for line, _ in pairs), tuple(end for _, end in pairs)


def decode(name: str, data: bytes) -> tuple[str, str]:
    """The text and the encoding it was read in.

    Raises:
        UnreadableError: the bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    encoding = encoding or _sixteen_bits(data) or _eight_bits(name, data)
    text = data.decode(encoding, errors="replace")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 20 > len(text):
        raise _no_text(name)
    return text, encoding


def _sixteen_bits(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every other byte of western text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 7 and even * 10 <= half:
        return "utf-16-le"
    if even * 10 >= half * 7 and odd * 10 <= half:
        return "utf-16-be"
    return None


def _eight_bits(name: str, data: bytes) -> str:
    if b"\x00" in data:
        raise _no_text(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        scores = {encoding: _expected(data, encoding) for encoding in ("cp1252", "mac-roman")}
        return max(scores, key=lambda encoding: scores[encoding])
    return "utf-8"


def _expected(data: bytes, encoding: str) -> int:
    counts = {byte: data.count(byte) for byte in range(0x80, 0x100)}
    wanted = (bytes([byte]).decode(encoding, errors="replace") for byte in counts)
    return sum(n if sign in _EXPECTED else -n for n, sign in zip(counts.values(), wanted, strict=True))


def _no_text(name: str) -> UnreadableError:
    return UnreadableError(
        f"“{name}” is not a text file: save it as plain text or Markdown (.txt, .md) and read that."
    )
