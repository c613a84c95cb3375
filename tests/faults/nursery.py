"""A process that has everything loaded and forks: each fork is the program, called through its command line.

So a call costs a few milliseconds instead of half a second, and a kill at a random moment hits work rather
than imports. It is told what to do, and tells, in lines of JSON: ``{"words": [...], ...}`` starts a call and
answers its process, ``{"wait": PROCESS}`` answers how it ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import struct
import sys
import tempfile
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from briefing_app.cli import app
from briefing_app.services import actor
from tests.faults import binders

CAPABILITIES_3 = 0x20080522
OVERRIDE = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: whoever has these is stopped by no mode bit


def no_window(_library: Path | None) -> int:
    raise AssertionError("the window was asked for")


def warm_up(folder: Path) -> None:
    """Do one of everything, so that all is loaded."""
    library, binder = folder / "warm.bdl", folder / "warm.md"
    binder.write_text(binders.binder(1, profiles=1), encoding="utf-8")
    made = ["--out", str(folder / "warm.docx"), "--force"]
    for words in (
        ["import", str(binder), "--json"],
        ["note", "new", "--kind", "meeting-note", "--title", "Warm", "--with", binders.name(1, 0)],
        [
            "mark",
            *("--profile", binders.name(1, 0), "--section", "overview", "--text", binders.word(1, 0, 0)),
            *("--exemption", "15(1)"),
        ],
        ["note", "list", "--json"],
        ["export", "1", "--edition", "internal", *made],
        ["export", "1", "--edition", "public", *made],
        ["backup"],
        ["backups", "--check", "--json"],
        ["check"],
        ["restore", "1"],
    ):
        app.run(["--library", str(library), *words], no_window)


def become(call: dict[str, Any]) -> NoReturn:
    """Be the program for one call, then end."""
    code = 70
    try:
        for number, file in ((1, call["out"]), (2, call["err"])):
            handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            os.dup2(handle, number)
            os.close(handle)
        if call.get("largest") is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (call["largest"], call["largest"]))
        if call.get("seconds"):
            shift_clock(call["seconds"])
        if call.get("plain"):
            give_up_rights()
        code = app.run(call["words"], no_window)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def give_up_rights() -> None:
    """Be stopped by mode bits as anybody is, also as root."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("Ii", CAPABILITIES_3, 0)
    data = ctypes.create_string_buffer(24)
    if libc.capget(header, data) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    effective, permitted, inherited, *more = struct.unpack("6I", data.raw)
    kept = struct.pack("6I", effective & ~OVERRIDE, permitted & ~OVERRIDE, inherited & ~OVERRIDE, *more)
    if libc.capset(header, kept) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def shift_clock(seconds: float) -> None:
    """Have the program believe in another time."""

    class Shifted(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(seconds=seconds)

    actor.datetime = Shifted


def serve() -> None:
    tells = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    with Path(os.devnull).open("r+b") as nothing:
        for number in (1, 2):
            os.dup2(nothing.fileno(), number)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # where the log is
        warm_up(Path(folder))
        tells.write("ready\n")
        for line in iter(sys.stdin.readline, ""):
            asked = json.loads(line)
            if "wait" in asked:
                _, status = os.waitpid(asked["wait"], 0)
                tells.write(f"{os.waitstatus_to_exitcode(status)}\n")
                continue
            process = os.fork()
            if process == 0:
                become(asked)
            tells.write(f"{process}\n")


if __name__ == "__main__":
    serve()
