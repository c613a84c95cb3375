"""Unfinished documents that a killed program left in a folder: known by their names, and taken away.

The name of an unfinished file says which process on which computer writes it. One whose process is gone is
nobody's; one that another computer writes on a shared drive is left alone.
"""

from __future__ import annotations

import os
import re
import socket
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

_UNFINISHED = re.compile(r"\..*-(\d+)-([0-9a-f]{8})-\w{8}\.\w+\.part")
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION of OpenProcess


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


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, False, process)  # os.kill would end it
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
