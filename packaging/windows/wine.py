"""Runs programs for Windows under Wine, in a prefix of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = Path("/usr/lib/wine/wine64")  # on no PATH; "wine" asks for the 32-bit one, which is not installed
SERVER = Path("/usr/lib/wine/wineserver64")
COMPILER = "x86_64-w64-mingw32-gcc"
_NONE_OF_WINE = "mscoree=;mshtml=;winedbg.exe=d"  # no downloads of Mono and Gecko, no dump of a hundred lines
_MADE = "made.txt"


class WineError(Exception):
    """Wine, or a program under it, did not do what it should; one sentence."""


class Prefix:
    """A Windows of one's own: its registry, its drive, and the programs running in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @property
    def drive(self) -> Path:
        """Its drive C."""
        return self.folder / "drive_c"

    def make(self) -> None:
        """Make it where it is not there yet, as Windows 10.

        Raises:
            WineError: it cannot be made.
        """
        if (self.folder / _MADE).is_file():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        for words in (("wineboot", "-i"), ("winecfg", "-v", "win10")):
            self.ask(*words, seconds=180)
        self.wait()
        self._compile_stub()
        (self.folder / _MADE).touch()

    def run(
        self,
        *words: str | Path,
        seconds: int = 120,
        screen: str = "",
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """What a program answers, both of its outputs together; *screen* is the display its windows open on.

        *variables* are given to it beside those of every program here, *folder* is where it works.

        Raises:
            WineError: it did not end in time.
        """
        # Through a pipe in and out: Python for Windows cannot use a plain file of Linux as either.
        try:
            return subprocess.run(
                [PROGRAM, *words],
                env={**self.variables(screen), **(variables or {})},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            self.end()
            raise WineError(f"{Path(str(words[0])).name} did not end within {seconds} seconds.") from late

    def variables(self, screen: str = "") -> dict[str, str]:
        """The environment of whatever runs in it."""
        variables = {**os.environ, "WINEPREFIX": str(self.folder), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        variables |= {"WINEDLLOVERRIDES": _NONE_OF_WINE, "DISPLAY": screen}
        return {**variables, "PYTHONHASHSEED": "0", "PYTHONPATH": ""}

    def ask(self, *words: str | Path, seconds: int = 120, screen: str = "") -> str:
        """What a program says that must end well.

        Raises:
            WineError: it did not; what it said is printed.
        """
        done = self.run(*words, seconds=seconds, screen=screen)
        if done.returncode:
            print(done.stdout[-6000:], flush=True)
            raise WineError(f"{Path(str(words[0])).name} ended with {done.returncode}; see the lines above.")
        return done.stdout

    def wait(self) -> None:
        """Wait until nothing runs in it any more and its registry is written."""
        self._tell_server("-w")

    def waiting(self) -> subprocess.Popen[bytes]:
        """Ends when nothing runs in it any more."""
        return subprocess.Popen([SERVER, "-w"], env={**os.environ, "WINEPREFIX": str(self.folder)})

    def end(self) -> None:
        """End whatever runs in it."""
        self._tell_server("-k")

    def _tell_server(self, word: str) -> None:
        variables = {**os.environ, "WINEPREFIX": str(self.folder)}
        subprocess.run([SERVER, word], env=variables, timeout=120, check=False)

    def _compile_stub(self) -> None:
        target = self.drive / "windows" / "system32" / "icuuc.dll"
        source = str(HERE / "wine" / "icuuc.c")
        command = [COMPILER, "-shared", "-s", "-O1", "-nostdlib", "-Wl,--entry=0", "-o", str(target), source]
        if subprocess.run(command, check=False).returncode:
            raise WineError("The stand-in for icuuc.dll could not be compiled; see the lines above.")


def windows_path(path: Path) -> str:
    """The same place as programs under Wine name it."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
