"""Goes through windows under Wine as a person does, with the Return key; keeps pictures of what was shown."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from wine import WineError

if TYPE_CHECKING:
    from installed import Computer

_COMES_WITHIN = 8  # seconds; a program that starts another may show nothing in between
_MOST = 400  # looks at the screen, three in a second or so
_COLOURS = 8


def go_through(computer: Computer, name: str, pictures: Path, program: str | Path, *words: str) -> int:
    """The exit code of a program at whose every window or page Return was pressed, until none came any more.

    Raises:
        WineError: there was no end to it, or nothing was shown at all.
    """
    started = computer.start(str(program), *words)
    before, kept = b"", [b""]
    for _ in range(_MOST):
        if not _a_window_comes(computer):
            break
        seen = screen(computer)
        if seen == before:  # drawn, and at rest
            if seen not in kept and is_drawn(seen):
                keep(seen, pictures / f"{name}-{len(kept)}.png")
                kept.append(seen)
            _tell(computer, "key", "Return")
        before = seen
    else:
        raise WineError(f"{name}: there was no end to its windows.")
    if len(kept) == 1:
        raise WineError(f"{name}: nothing was shown.")
    return started.wait(timeout=60)


def picture_at_rest(computer: Computer, target: Path) -> bool:
    """Whether something was drawn on the screen and came to rest; a picture of it is kept."""
    before = b""
    for _ in range(_MOST):
        seen = screen(computer)
        if seen == before and is_drawn(seen):
            keep(seen, target)
            return True
        before = seen
    return False


def screen(computer: Computer) -> bytes:
    """What is on the screen, as a portable pixmap."""
    words = ("import", "-silent", "-display", computer.screen, "-window", "root", "ppm:-")
    return subprocess.run(words, capture_output=True, check=False).stdout


def is_drawn(picture: bytes) -> bool:
    """Whether a picture shows more than a ground and a frame."""
    rows = memoryview(picture)[-3 * 1600 * 1000 :]
    return len({bytes(rows[at : at + 3]) for at in range(0, len(rows) - 2, 3 * 7)}) >= _COLOURS


def keep(picture: bytes, target: Path) -> None:
    """Write a picture without the empty screen around it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    words = ("convert", "ppm:-", "-trim", "+repage", str(target))
    subprocess.run(words, input=picture, check=False)


def _a_window_comes(computer: Computer) -> bool:
    """Whether a window is shown, or comes soon."""
    try:
        return bool(_tell(computer, "search", "--sync", "--onlyvisible", "--name", ".").strip())
    except subprocess.TimeoutExpired:
        return False


def _tell(computer: Computer, *words: str) -> bytes:
    variables = computer.prefix.variables(computer.screen)
    return subprocess.run(
        ("xdotool", *words), env=variables, capture_output=True, timeout=_COMES_WITHIN, check=False
    ).stdout
