"""A disk of its own that is small, can be filled, emptied and made read-only: seen by the program alone.

It is mounted in a mount namespace that the nursery lives in, so nothing of it outlives that process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.faults.program import Program

SIZE = 40_000_000
SEPARATE = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]


def why_not() -> str:
    """Why there can be no such disk here; "" where there can."""
    if shutil.which("unshare") is None or shutil.which("nsenter") is None:
        return "unshare and nsenter of util-linux are not here"
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(
            [*SEPARATE, "mount", "-t", "tmpfs", "faults", folder], capture_output=True, text=True, check=False
        )
    return tried.stderr.strip() if tried.returncode else ""


class SmallDisk:
    """The disk, and the program that works on it."""

    def __init__(self) -> None:
        self._point = tempfile.mkdtemp(prefix="faults-")
        script = f'mount -t tmpfs -o size={SIZE},mode=0777 faults "{self._point}" && exec "$@"'
        self.program = Program(*SEPARATE, "sh", "-c", script, "sh")

    @property
    def folder(self) -> Path:
        """Where the program sees it."""
        return Path(self._point)

    @property
    def seen(self) -> Path:
        """Where we see it."""
        return Path(f"/proc/{self.program.process}/root{self._point}")

    def fill(self, leaving: int) -> None:
        """Leave so many bytes."""
        free = shutil.disk_usage(self.seen).free
        with (self.seen / "filler").open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free - leaving))

    def free(self) -> None:
        (self.seen / "filler").unlink(missing_ok=True)

    def clear(self) -> None:
        for one in self.seen.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()

    def make(self, state: str) -> None:
        """Mount it again as "ro" or "rw"."""
        namespaces = ["-m"] if os.geteuid() == 0 else ["-m", "-U", "--preserve-credentials"]
        enter = ["nsenter", "-t", str(self.program.process), *namespaces]
        subprocess.run([*enter, "mount", "-o", f"remount,{state}", self._point], check=True)

    def close(self) -> None:
        self.program.close()
        Path(self._point).rmdir()
