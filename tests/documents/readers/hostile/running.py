"""Runs the program on hostile files in processes of their own, each with a limit, all watched.

``python -m tests.documents.readers.hostile.running MANIFEST`` reads a list of calls and prints a line
of JSON for each. One interpreter has the program loaded and is copied for each call, so that what a call
costs is told from what loading costs. The system counts the processor time and memory of the copy. What every
first reading prepares, such as patterns and lists of words, is prepared once and counted with each call.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.documents.readers.hostile import packages

_STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "pty.")
_CALLS = ("socket.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")
_HARMLESS = ("socket.gethostname",)
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main(manifest: Path) -> None:
    """Make each call of the list."""
    from briefing_app import bootstrap  # noqa: F401  # the program is loaded once
    from briefing_app.cli import import_commands, parser  # noqa: F401  # loaded once, for all the calls
    from briefing_app.cli.views import imports, reading  # noqa: F401  # loaded once, for all the calls
    from briefing_app.documents.readers.html import clipboard  # noqa: F401  # loaded once, for all the calls
    from briefing_app.documents.readers.lexicon import load_lexicons
    from briefing_app.documents.readers.word import container  # noqa: F401  # loaded once, for all the calls
    from briefing_app.domain import reading_json  # noqa: F401  # loaded once, for all the calls
    from briefing_app.paths import resources_folder

    load_lexicons(resources_folder() / "lexicon")
    begun, resident = time.process_time(), _resident()
    _read_good_ones(manifest.parent)
    prepared = time.process_time() - begun

    for call in json.loads(manifest.read_text(encoding="utf-8")):
        child = os.fork()
        if child == 0:
            _called(**call)
        _, status, used = os.wait4(child, 0)
        cost = {
            "code": os.waitstatus_to_exitcode(status),
            "seconds": round(prepared + used.ru_utime + used.ru_stime, 3),
            "megabytes": max(0, used.ru_maxrss - resident) // 1024,
        }
        print(json.dumps(cost), flush=True)


def _read_good_ones(folder: Path) -> None:
    """Read a good file of each kind, so that all is prepared that a reading prepares when it is the first."""
    from briefing_app.cli import app

    words = b"# Lakes\n\n## Lakeside Assembly (LA)\n\nWords of it.\n"
    page = b"<html><body><h1>Lakes</h1><p>Words of it.</p></body></html>"
    for ending, data in {"md": words, "txt": words, "html": page, "docx": packages.word()}.items():
        file = folder / f"good.{ending}"
        file.write_bytes(data)
        with redirect_stdout(io.StringIO()):
            assert app.run(["read", str(file), "--json"], lambda _library: 3) == 0


def _called(words: list[str], into: str, may_write: list[str], seconds: int) -> None:
    """Make one call; what it printed and what was seen goes to the file *into*, which is there."""
    from briefing_app.cli import app

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    out, err = io.StringIO(), io.StringIO()
    seen: list[str] = []
    _watch(seen, tuple(may_write))
    with redirect_stdout(out), redirect_stderr(err):
        code = app.run(words, lambda _library: 3)
    held = json.dumps({"out": out.getvalue(), "err": err.getvalue(), "seen": seen}).encode()
    file = os.open(into, os.O_WRONLY)
    while held:
        held = held[os.write(file, held) :]
    os._exit(code)


def _watch(seen: list[str], may_write: tuple[str, ...]) -> None:
    """Note what is started, asked of the net, or changed outside the places that may be."""

    def heard(event: str, told: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = told
            if isinstance(flags, int) and flags & _WRITES and not _is_among(path, may_write):
                seen.append(f"written: {path!r}")
            elif "sentinel" in str(path):
                seen.append(f"read: {path!r}")
        elif event.startswith(_STARTS + _CALLS):
            if event not in _HARMLESS:
                seen.append(f"{event}: {told}"[:300])
        elif event.startswith(_CHANGES) and not _is_among(told[0], may_write):
            seen.append(f"{event}: {told}"[:300])

    sys.addaudithook(heard)


def _is_among(path: object, folders: tuple[str, ...]) -> bool:
    if isinstance(path, int):  # what it belongs to was opened by its name before
        return True
    return isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(folders)


def _resident() -> int:
    """What this interpreter holds now, in kilobytes: what a copy of it begins with."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
