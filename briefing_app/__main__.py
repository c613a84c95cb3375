"""``python -m briefing_app`` and the installed program: the window, or one command of the command line."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_app.cli import app, output, screen
from briefing_app.cli.unheard import Unheard, unheard
from briefing_app.domain.errors import BriefingError

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

log = logging.getLogger(__name__)

OF_OPENSSL: Final = ("OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_ENGINES", "OPENSSL_MODULES")
_FUNCTION: Final = re.compile(r"\w+(?:::~?\w+)+")


def main() -> int:
    """The exit code: 0 done, 1 refused or not possible, 2 wrong usage."""
    os.umask(0o077)  # whatever is written belongs to this person alone
    if getattr(sys, "frozen", False):
        keep_openssl_at_home()
    words = sys.argv[1:]
    if sys.stderr is None and (told := unheard(words)):
        show_unheard(told, words)
        return told.code
    return app.run(words, open_window, prove)


def keep_openssl_at_home() -> None:
    """Let the database's OpenSSL find no settings and no modules; a bundle is to load its own files alone.

    Left to itself it looks into folders named when it was built, one of them at the top of whatever drive is
    the present one: there anybody may make a folder, and what lies in it runs as this person.
    """
    nowhere = str(Path(sys.executable).parent / "_internal" / "nowhere")
    os.environ.update(dict.fromkeys(OF_OPENSSL, nowhere))  # empty is the same as unset on Windows


def open_window(library: Path | None) -> int:
    """The exit code of the window on a library, once it is closed; the window finds one where none is named.

    Where there is no console, a box says why there is no window; it has been closed when the error comes.

    Raises:
        BriefingError: there is no screen, or a library of the system that windows need is missing.
    """
    from briefing_app import bootstrap

    try:
        make_qt_ready()
        from briefing_app.ui.app import run

        return run(bootstrap.start(), library)
    except Exception as error:
        show_where_no_console_is(error)
        raise


def show_where_no_console_is(error: Exception) -> None:
    """Say in a box why there is no window, in a program without a console; nobody would know otherwise."""
    if sys.stderr is not None or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return
    with suppress(ImportError):  # of Qt itself: nothing of it can be shown then
        from briefing_app.ui import refusal

        refusal.show(error)


def show_unheard(told: Unheard, words: Sequence[str]) -> None:
    """Say in a box what is to be said to words that only a console can answer, where somebody sees it."""
    if "--offscreen" in words or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return
    with suppress(ImportError):
        from briefing_app.ui import refusal

        refusal.show_unheard(told.complaint, told.answer, is_refused=told.code != app.DONE)


def prove(folder: Path) -> int:
    """0 once everything the program is for was done in a folder, its window included; says the folder.

    Raises:
        BriefingError: something of it could not be done, or no window can be opened.
    """
    from briefing_app import bootstrap

    make_qt_ready()
    from briefing_app.ui.smoke import run

    run(bootstrap.start(), folder)
    output.show_path(folder)
    return app.DONE


def make_qt_ready() -> None:
    """Load what windows need, and listen to what Qt has to say.

    Raises:
        BriefingError: there is no screen, or a library of the system that windows need is missing.
    """
    if why := screen.why_there_is_none(os.environ):
        raise BriefingError(f"The window cannot be opened: {why}. The commands need no screen: see --help.")
    try:
        from PySide6.QtCore import qInstallMessageHandler

        import briefing_app.ui.app  # noqa: F401  # loads all of Qt that is used
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "briefing_app":
            raise  # a module of our own: a bug, or a broken installation
        raise BriefingError(
            f"The window cannot be opened: {error}. Install what is missing; the commands need no screen."
        ) from error
    qInstallMessageHandler(hear_qt)


def hear_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log where Qt says something; where it is about to abort the program, end it with a sentence first.

    Its words are left out: files are named in them, and their names can say what no log is to say.
    """
    function = _FUNCTION.match(message)
    category = getattr(context, "category", None) or "default"
    log.warning("Qt: %s, %s, %s", kind.name, category, function[0] if function else "no function named")
    if kind.name == "QtFatalMsg":
        told = message.splitlines()[0] if message else "Qt gives no reason"
        output.complain(f"The window cannot be opened: {told} The commands need no screen: see --help.")
        os._exit(app.REFUSED)  # an abort would leave a core dump and exit code 134


if __name__ == "__main__":
    sys.exit(main())
