"""What the program for the window is asked that only a console can answer; a box says so in its place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from briefing_app import __version__
from briefing_app.cli import app

WRONG_USAGE = 2


@dataclass(frozen=True, slots=True)
class Unheard:
    """Words that are no way to the window, and the exit code they have."""

    code: int
    complaint: str = ""
    """What is wrong with the words; "" where they are a command."""

    answer: str = ""
    """What can be answered in one line."""


def unheard(words: Sequence[str]) -> Unheard | None:
    """What a program without a console cannot do or answer of these words; None where a window is wanted."""
    if not words or (words[0] == "--library" and len(words) == 2 and app.names_a_library(words[1])):
        return None  # the usual ways, on which nothing is loaded before the first paint
    from briefing_app.cli.parser import make_parser

    said = io.StringIO()
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(said):
            options = make_parser().parse_args(words)
    except SystemExit as ended:
        if ended.code:
            return Unheard(WRONG_USAGE, complaint=_complaint(said.getvalue()))
        return Unheard(0, answer=f"Briefing Desk {__version__}" if "--version" in words else "")
    return None if options.perform is None else Unheard(WRONG_USAGE)


def _complaint(said: str) -> str:
    """The last line of what the grammar says, without the name of the program before it."""
    last = said.strip().rpartition("\n")[2]
    return last.partition("error: ")[2] or last
