"""What a command is given: the program, which library is meant, and the options as typed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli import output
from briefing_app.domain.errors import NoBackupError

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk, Program


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one command."""

    program: Program
    library: Path
    options: argparse.Namespace

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The library, opened for this command; its notices go to standard error.

        Raises:
            LibraryError: it is missing, in use, damaged, or not a library.
        """
        desk = self.program.open(self.library)
        try:
            for notice in desk.notices:
                output.complain(notice)
            yield desk
        finally:
            self._close(desk)

    def _close(self, desk: Desk) -> None:
        """Close the library; where only its backup fails, what was done is done and that is told."""
        try:
            desk.close()
        except NoBackupError as error:
            output.complain(str(error))
