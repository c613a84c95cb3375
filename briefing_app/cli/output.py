"""Standard output is the result alone, standard error is sentences; both UTF-8 in any locale."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, TextIO

from briefing_app.domain.errors import BriefingError

_LINE_ENDS = frozenset("\n\x0b\x0c\r\x85\u2028\u2029")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows, the words of the terminal itself included."""

_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON lets stand and a terminal, a reader of lines or UTF-8 does not."""


class OutputError(BriefingError):
    """The result cannot be written where standard output leads, such as a full disk."""


def speak_utf8() -> None:
    """Make both streams UTF-8 with plain line feeds; a name that is no UTF-8 comes out as its own bytes."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


@contextmanager
def somewhere() -> Iterator[None]:
    """Give what writes without looking a place to write to, where a program without a console has none.

    The grammar of Python 3.11.2, which Debian 12 has, does so.
    """
    with ExitStack() as places:
        if sys.stdout is None:
            places.enter_context(redirect_stdout(io.StringIO()))
        if sys.stderr is None:
            places.enter_context(redirect_stderr(io.StringIO()))
        yield


def show(line: str = "") -> None:
    """One line of a result meant for people: what could command a terminal is made visible, the rest kept."""
    _write(sys.stdout, f"{harmless(line)}\n")


def show_all(lines: Iterable[str]) -> None:
    """Several lines of a result meant for people."""
    for line in lines:
        show(line)


def show_path(path: Path) -> None:
    """The path of a file that was made: its own bytes, so that it can be handed to the next command."""
    _write(sys.stdout, f"{path}\n")


def show_exactly(text: str) -> None:
    """A text character for character, its own line ends included."""
    _write(sys.stdout, text)


def show_json(value: Mapping[str, Any]) -> None:
    """One object on one line; keys stay in their order, letters are not escaped."""
    _write(sys.stdout, f"{json_line(value)}\n")


def json_line(value: Mapping[str, Any]) -> str:
    """The object as one line of JSON; only control signs and bytes that are no UTF-8 are escaped."""
    import json

    words = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def complain(sentence: str) -> None:
    """A sentence on standard error; a list of obstacles keeps its lines."""
    if sys.stderr is not None:
        with suppress(OSError):  # nobody is left to complain to
            sys.stderr.write("\n".join(map(harmless, sentence.split("\n"))) + "\n")
            sys.stderr.flush()


def flush() -> None:
    """Have everything arrive now, while a failure can still be told.

    Raises:
        OutputError: it cannot be written where standard output leads.
        BrokenPipeError: whoever read it has gone.
    """
    if sys.stdout is not None:
        with _failures_told():
            sys.stdout.flush()


def abandon() -> None:
    """Let go of what could not be written, or Python complains of it once more at its own end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def harmless(line: str) -> str:
    """The line with line ends as blanks and control signs, which could command a terminal, as pictures."""
    if line.isprintable():
        return line
    return "".join(map(_visible, line))


def _visible(letter: str) -> str:
    if letter in _LINE_ENDS:
        return " "
    if letter == "\t" or letter.isprintable():
        return letter
    code = ord(letter)
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode picture of that control sign
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if code < 0xA0 or letter in _TURNS else letter


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # a windowed program has no console at all
        with _failures_told():
            stream.write(text)


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise OutputError(f"The result could not be written to standard output ({reason}).") from error
