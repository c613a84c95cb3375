"""One program at a time on a library, whichever computer it runs on.

The lock is the operating system's, on a file beside the library, so that it ends with the program that
holds it, however that program ends. Who holds it is told in a second file, which anybody who may write there
can write: it makes a sentence, and is believed in nothing else unless the lock is held. If it is old, torn,
overlong or missing, nothing depends on it.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from briefing_app.domain.errors import LibraryError

_LONGEST: Final = 4096
"""Bytes of what is told about a holder; ours are some hundred."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a library open: computer, process, user and since when (ISO 8601)."""

    host: str
    process: int
    user: str
    since: str


class LibraryLock:
    """The right to open one library; held from ``acquire`` to ``release`` or to the end of the process."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._lock_file = library.with_name(f"{library.name}-lock")
        self._holder_file = library.with_name(f"{library.name}-holder")
        self._lock = FileLock(self._lock_file, mode=0o600, thread_local=False, fallback_to_soft=False)

    def acquire(self, at: datetime, by: str | None = None) -> Self:
        """Take the lock and say that *by* (else the account's name) has it since *at*.

        Raises:
            LibraryError: another program holds it (the sentence says who and since when), or the folder
                cannot hold a lock.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise LibraryError(self._refusal()) from None
        except NotImplementedError as error:  # a file system that knows no locks
            raise LibraryError(
                f"“{self._library.name}” is on a drive that cannot lock files, so two programs could damage "
                "it: copy the library to a folder of this computer, and open the copy."
            ) from error
        except OSError as error:
            raise LibraryError(
                f"“{self._library.name}” cannot be locked in its folder ({error.strerror}): "
                "copy the library to a folder of your own where you may write, and open the copy."
            ) from error
        self._tell(at, by or _user())
        return self

    @contextmanager
    def held(self, at: datetime, by: str | None = None) -> Generator[None, None, None]:
        """Hold the lock for the length of a block; raises as ``acquire``."""
        self.acquire(at, by)
        try:
            yield
        finally:
            self.release()

    def release(self) -> None:
        """Give the lock back and leave nothing beside the library; without effect when it is not held."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):
            self._holder_file.unlink()
        if os.name != "nt":  # safe while held: whoever waits sees that its file has no name any more
            with suppress(OSError):
                self._lock_file.unlink()
        self._lock.release()

    def holder(self) -> Holder | None:
        """Who said last that they hold the library, or None where that cannot be read."""
        try:
            with self._holder_file.open("rb") as file:
                told = file.read(_LONGEST + 1)
            holder = Holder(**json.loads(told.decode("utf-8"))) if len(told) <= _LONGEST else None
        except (OSError, ValueError, TypeError, RecursionError):  # the last: a thousand brackets
            return None
        return holder if holder is not None and _is_sound(holder) else None

    def process_here(self) -> int | None:
        """The process of the holder where it runs here, is not this one, and has the lock now."""
        holder = self.holder()
        if holder is None or holder.host != socket.gethostname() or holder.process == os.getpid():
            return None
        return holder.process if self._is_held_by_another() else None

    def _is_held_by_another(self) -> bool:
        """Whether it could not be had now; nothing is left behind that was not there."""
        if not self._lock_file.is_file():
            return False
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False
        self._lock.release()
        return False

    def _tell(self, at: datetime, by: str) -> None:
        holder = Holder(socket.gethostname(), os.getpid(), by, at.isoformat(timespec="minutes"))
        with suppress(OSError):  # the lock holds without it
            handle = os.open(self._holder_file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  # opened by number for its rights
                json.dump(asdict(holder), file)

    def _refusal(self) -> str:
        holder = self.holder()
        if holder is None:
            return f"“{self._library.name}” is open in another program: close it there and try again."
        if holder.host != socket.gethostname():
            return (
                f"“{self._library.name}” is open on “{holder.host}” by {holder.user} since "
                f"{holder.since}: close it there and try again. If that computer was switched off meanwhile, "
                "the network gives the library free after some minutes."
            )
        where = "this computer"
        return (
            f"“{self._library.name}” is open on {where} by {holder.user} (process {holder.process}) "
            f"since {holder.since}: close it there and try again."
        )


def _is_sound(holder: Holder) -> bool:
    """Whether what was read has the kinds that are written; a file can hold anything."""
    words = (holder.host, holder.user, holder.since)
    return type(holder.process) is int and all(isinstance(word, str) for word in words)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"
