"""Everything that can be refused or go wrong in a way a person can act on.

Each error is one sentence (sometimes two) saying what happened and what to do; the window shows it as it
is, the command line prints it and exits 1. Anything else that is raised is a bug.
"""

from __future__ import annotations


class BriefingError(Exception):
    """The root of every expected failure; ``str(error)`` is the sentence for the user."""


class UnknownNameError(BriefingError):
    """A profile, note, kind, section, exemption or marking that does not exist was named."""


class NotAllowedError(BriefingError):
    """What was asked breaks a rule (a ceiling, a floor, an approval that is missing)."""


class StaleTextError(NotAllowedError):
    """A text was saved by someone else since it was opened; what was typed over it was not."""


class UnreadableError(BriefingError):
    """A file or text cannot be read: too large, of a kind not accepted, damaged, or malformed."""


class NotationError(UnreadableError):
    """The readable notation is malformed.

    Attributes:
        line: The line of the fault, from 1.
        column: The column of the fault, from 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{message} (line {line}, column {column})")
        self.line = line
        self.column = column


class LibraryError(BriefingError):
    """The library file cannot be opened, is in use, damaged, newer than the program, or not a library."""


class DamagedError(LibraryError):
    """The library file is damaged, empty or no library: a backup is what helps."""


class NoSoundBackupError(DamagedError):
    """The library file is damaged, and no backup beside it is sound: what can be read of it may be all."""


class NoBackupError(LibraryError):
    """Everything is saved and the library is closed, but the backup that belongs to that was not made."""


class StaleError(NotAllowedError):
    """Somebody changed the same thing since it was read, so nothing was saved."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} was changed by someone else since it was opened, so nothing was saved: "
            "look at what it says now, then bring your changes in again."
        )
        self.what = what


class CancelledError(BriefingError):
    """The person at the window stopped it; nothing was written."""


class EditionRefusedError(NotAllowedError):
    """A public edition may not be made yet.

    Attributes:
        obstacles: One sentence each, in the order of the document; never holds withheld words.
    """

    def __init__(self, message: str, obstacles: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((message, *obstacles)))
        self.obstacles = obstacles


class ExportError(BriefingError):
    """A document could not be written, or was written and refused by the check on the finished file."""


class UncheckedError(ExportError):
    """A finished document could not be searched for what it must not hold, so it is not handed over."""
