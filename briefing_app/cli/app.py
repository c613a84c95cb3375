"""From the words typed to the exit code; every way a command can fail ends in a sentence.

The way to the window imports next to nothing: what it loads is waited for before the first paint.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli import log_file, output
from briefing_app.domain.errors import BriefingError
from briefing_app.paths import default_library

if TYPE_CHECKING:
    import argparse

log = logging.getLogger(__name__)

OpenWindow = Callable[[Path | None], int]
Prove = Callable[[Path], int]

DONE = 0
REFUSED = 1


def run(words: Sequence[str], open_window: OpenWindow, prove: Prove | None = None) -> int:
    """The exit code of one call of the program: 0 done, 1 refused or not possible, 2 wrong usage.

    A command may say more by a code of its own above these.

    *open_window* is what is done without a command: it is given the library that was named, or None.
    *prove* is what ``--smoke`` does in the folder it names; None where there is no window to prove.
    """
    output.speak_utf8()
    log_file.start()
    return guarded(lambda: _answer(words, open_window, prove))


def guarded(work: Callable[[], int]) -> int:
    """The exit code of *work*; whatever it raises becomes a sentence on standard error, never a traceback."""
    try:
        code = work()
        output.flush()
    except output.OutputError as error:
        output.abandon()
        output.complain(str(error))
    except BriefingError as error:
        output.complain(str(error))
    except BrokenPipeError:
        output.abandon()  # as "head" does: whoever read us has enough
    except KeyboardInterrupt:
        pass  # the person who pressed Ctrl+C knows why
    except Exception as fault:  # a bug of ours: said once, kept in the log
        log.exception("a command failed")
        output.complain(
            f"Something went wrong inside the program ({type(fault).__name__}), so this may not be done; "
            f"tell whoever looks after the program, with {log_file.place()}, which holds no words of yours."
        )
    else:
        return code
    return REFUSED


def names_a_library(word: str) -> bool:
    """Whether a word after ``--library`` can be a file, so that the grammar need not be asked."""
    return bool(word.strip()) and not word.startswith("-")


def _answer(words: Sequence[str], open_window: OpenWindow, prove: Prove | None) -> int:
    match words:
        case []:
            return open_window(None)
        case ["--library", name] if names_a_library(name):
            return open_window(Path(name))
    from briefing_app.cli.parser import make_parser

    try:
        with output.somewhere():
            options = make_parser().parse_args(words)
    except SystemExit as ended:  # argparse has printed the help, or what is wrong with the words
        return ended.code if isinstance(ended.code, int) else REFUSED
    if options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # here, for Wine keeps such variables from programs
    if options.perform is None and options.smoke is not None and prove is not None:
        return prove(options.smoke)
    if options.perform is None:
        return open_window(options.library)
    return _perform(options)


def _perform(options: argparse.Namespace) -> int:
    """The exit code of a command; one that says none is done."""
    from briefing_app import bootstrap
    from briefing_app.cli.call import Call

    log.info("command %s", options.perform.__name__.removeprefix("do_"))
    code = options.perform(Call(bootstrap.start(), options.library or default_library(), options))
    return code if code is not None else DONE
