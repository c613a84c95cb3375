"""Unfinished documents that a killed program left in a folder: known by their names, and taken away.

The name of an unfinished file says which process on which computer writes it. One whose process is gone is
nobody's; one that another computer writes on a shared drive is left alone.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

_UNFINISHED = re.compile(r"\..*-(\d+)-([0-9a-f]{8})-\w{8}\.\w+\.part")
_WAIT = 0x00100000  # SYNCHRONIZE, of OpenProcess
_STILL_RUNS = 0x102  # WAIT_TIMEOUT, of WaitForSingleObject
_ACCESS_DENIED = 5


def owner() -> str:
    """What the name of an unfinished file of this process holds."""
    return f"{os.getpid()}-{_computer()}"


def sweep(folder: Path) -> None:
    """Take away the unfinished files of processes on this computer that are gone."""
    with suppress(OSError):
        for path in list(folder.glob(".*.part")):
            told = _UNFINISHED.fullmatch(path.name)
            if told and told[2] == _computer() and not _runs(int(told[1])):
                path.unlink(missing_ok=True)


@cache
def _computer() -> str:
    return f"{zlib.crc32(socket.gethostname().encode()):08x}"


if sys.platform == "win32":

    def _runs(process: int) -> bool:
        """os.kill would end it. A process that ended can still be opened while another program holds it."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_WAIT, False, process)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        runs: int = kernel.WaitForSingleObject(handle, 0)
        kernel.CloseHandle(handle)
        return runs == _STILL_RUNS

else:

    def _runs(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True
        return True
