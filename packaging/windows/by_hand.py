"""Goes through windows under Wine as a person does, with the Return key; keeps pictures of what was shown."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from building import PYTHON
from wine import WineError, windows_path

if TYPE_CHECKING:
    from installed import Computer

_FRONT = Path(__file__).resolve().parent / "wine" / "front.py"
_LOOK = 2  # seconds for a window to come; where none did, there is another look
_LONGEST = 300
_REST = 6  # a window that is being filled stands still for seconds on a busy machine
_COLOURS = 8


def go_through(computer: Computer, name: str, pictures: Path, program: str | Path, *words: str) -> int:
    """The exit code of a program at whose every window or page Return was pressed, once nothing of it runs.

    Raises:
        WineError: there was no end to it, or nothing was shown at all.
    """
    started = computer.start(str(program), *words)
    before, kept = b"", [b""]
    ends, is_over = time.monotonic() + _LONGEST, _over(computer, started)
    while not is_over():
        if time.monotonic() > ends:
            computer.prefix.end()
            raise WineError(f"{name}: there was no end to its windows.")
        if not _a_window_comes(computer):
            continue
        seen = screen(computer)
        if seen == before:  # drawn, and at rest
            if seen not in kept and is_drawn(seen):
                keep(computer, pictures / f"{name}-{len(kept)}.png")
                kept.append(seen)
            _run(computer, "xdotool", "key", "Return")
        before = seen
    if len(kept) == 1:
        raise WineError(f"{name}: nothing was shown.")
    return started.wait()


def press_each(
    computer: Computer, name: str, pictures: Path, keys: tuple[str, ...], program: str | Path, *words: str
) -> int:
    """The exit code of a program at whose windows these keys were pressed, each once all stood still.

    Raises:
        WineError: nothing more was shown, or it did not end after the last key.
    """
    started = computer.start(str(program), *words)
    for at, key in enumerate(keys, start=1):
        if not picture_at_rest(computer, pictures / f"{name}-{at}.png"):
            raise WineError(f"{name}: nothing was shown before key {at}.")
        _run(computer, "xdotool", "key", key)
    try:
        computer.prefix.waiting().wait(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        computer.prefix.end()
        raise WineError(f"{name}: it did not end after the last key.") from None
    return started.wait()


def _over(computer: Computer, started: subprocess.Popen[bytes]) -> Callable[[], bool]:
    """Tells whether a program has ended, and whatever it started."""
    waiting: list[subprocess.Popen[bytes]] = []

    def is_over() -> bool:
        if started.poll() is None:
            return False
        if not waiting:
            waiting.append(computer.prefix.waiting())
        return waiting[0].poll() is not None

    return is_over


def picture_at_rest(computer: Computer, target: Path) -> bool:
    """Whether something was drawn on the screen and stayed as it is for a while; a picture of it is kept."""
    before, ends = b"", time.monotonic() + _LONGEST
    since = time.monotonic()
    while time.monotonic() < ends:
        seen = screen(computer)
        if seen != before:
            before, since = seen, time.monotonic()
        elif time.monotonic() - since > _REST and is_drawn(seen):
            keep(computer, target)
            return True
    return False


def title_in_front(computer: Computer) -> str:
    """The title of the window that takes what is typed, as Windows has it; empty where there is none."""
    return computer.says(windows_path(PYTHON / "python.exe"), "-I", "-S", windows_path(_FRONT))[1].strip()


def screen(computer: Computer) -> bytes:
    """What is on the screen, as a portable pixmap."""
    return _picture(computer, "ppm:-")


def is_drawn(picture: bytes) -> bool:
    """Whether a picture shows more than a ground and a frame."""
    dots = memoryview(picture)[len(picture) % 3 :]
    return len({bytes(dots[at : at + 3]) for at in range(0, len(dots), 3 * 7)}) >= _COLOURS


def keep(computer: Computer, target: Path) -> None:
    """Write a picture of the screen, without what is empty around it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _picture(computer, "-trim", "+repage", str(target))


def _picture(computer: Computer, *words: str) -> bytes:
    return _run(computer, "import", "-silent", "-window", "root", "-depth", "8", *words)


def _a_window_comes(computer: Computer) -> bool:
    """Whether a window is shown, or comes soon."""
    words = ("xdotool", "search", "--sync", "--onlyvisible", "--name", ".")
    try:
        return bool(_run(computer, *words, seconds=_LOOK).strip())
    except subprocess.TimeoutExpired:
        return False


def _run(computer: Computer, *words: str, seconds: int = 60) -> bytes:
    variables = {**os.environ, "DISPLAY": computer.screen}
    return subprocess.run(words, env=variables, capture_output=True, timeout=seconds, check=False).stdout
