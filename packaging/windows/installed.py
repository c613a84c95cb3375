"""A copy of the program that is installed under Wine, as tests of the setup look at it."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from wine import PROGRAM, Prefix, WineError

USUAL = r"C:\users\{user}\AppData\Local\Programs\Briefing Desk"
EVERYBODYS = r"C:\Program Files\Briefing Desk"
WINDOW, CONSOLE, UNINSTALLER = "Briefing Desk.exe", "briefing-app.exe", "Uninstall.exe"
SETUP = "-setup.exe"
_ROOM = 1_000_000
UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\BriefingDesk"
_VALUE = re.compile(r"^\s+(?P<name>.+?)\s+REG_\w+\s*(?P<value>.*?)\s*$", re.MULTILINE)


def unquoted(words: str) -> list[str]:
    """Words that must reach a program without quotation marks, which Wine puts around any blank."""
    return words.split(" ")


class Computer:
    """A Windows of Wine's with a screen, on which setups are run."""

    def __init__(self, prefix: Prefix, screen: str) -> None:
        self.prefix = prefix
        self.screen = screen
        self.user = next(one.name for one in (prefix.drive / "users").iterdir() if one.name != "Public")

    @property
    def usual(self) -> str:
        """Where a person's own copy goes, as Windows names it."""
        return USUAL.format(user=self.user)

    @property
    def data(self) -> Path:
        """Where the libraries of the person are."""
        return self.path(rf"C:\users\{self.user}\AppData\Local\Briefing Desk")

    @property
    def menu(self) -> Path:
        """The Start menu of the person."""
        return self.path(rf"C:\users\{self.user}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs")

    def path(self, name: str) -> Path:
        """The place on Linux of one on drive C."""
        return self.prefix.drive.joinpath(*name.split("\\")[1:])

    def run(self, program: str | Path, *words: str, seconds: int = 240) -> int:
        """The exit code of a program; it is waited for until nothing it left behind runs any more.

        Under Wine whoever runs a setup has the rights of an administrator, and has to say for whom.
        """
        if str(program).endswith(SETUP) and "/AllUsers" not in words:
            words = ("/CurrentUser", *words)
        return self.as_given(program, *words, seconds=seconds)

    def as_given(self, program: str | Path, *words: str, seconds: int = 240) -> int:
        """The exit code of a program that is given these words and no others."""
        return self.prefix.run(program, *words, seconds=seconds, screen=self.screen).returncode

    def says(self, program: str | Path, *words: str) -> tuple[int, str]:
        """The exit code and the words of a program."""
        done = self.prefix.run(program, *words, screen=self.screen)
        return done.returncode, done.stdout.replace("\r\n", "\n")

    def run_without_room(self, program: Path, *words: str) -> int:
        """The exit code of a program that can write no file to its end which has more than 1 MB."""
        done = subprocess.run(
            [PROGRAM, program, *words],
            env=self.prefix.variables(self.screen),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, _ROOM)),
            restore_signals=False,  # Python ignores the signal that comes with that limit, and so must Wine
            timeout=240,
            check=False,
        )
        return done.returncode

    def remove(self, folder: str) -> None:
        """Start the uninstaller in a folder as Windows does, until the copy of itself it starts has ended.

        What that copy ended with is not to be had; the one started ends with 0 in any case.
        """
        self.run(rf"{folder}\{UNINSTALLER}", "/S")
        self.prefix.wait()

    def remove_as_copy(self, folder: str, *words: str) -> int:
        """The exit code of a copy of the uninstaller that does what the one it starts itself would do."""
        copy = self.path(r"C:\copy-of-uninstaller.exe")
        shutil.copyfile(self.path(folder) / UNINSTALLER, copy)
        return self.run(rf"C:\{copy.name}", "/S", *words, *unquoted(f"_?={folder}"))

    def remove_in_place(self, folder: str) -> int:
        """The exit code of the uninstaller that does its work where it stands, and so cannot go itself."""
        return self.run(rf"{folder}\{UNINSTALLER}", "/S", *unquoted(f"_?={folder}"))

    def remove_purging(self, folder: str) -> int:
        """The same, told to delete the data of the person too."""
        return self.run(rf"{folder}\{UNINSTALLER}", "/S", "/PurgeData", *unquoted(f"_?={folder}"))

    def values(self, key: str, root: str = "HKCU") -> dict[str, str]:
        """The values of a key of the registry; none where there is no such key."""
        said = self.prefix.run("reg", "query", rf"{root}\{key}", "/reg:64").stdout
        return {found["name"]: found["value"] for found in _VALUE.finditer(said)}

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """A program that goes on running."""
        return subprocess.Popen(
            [PROGRAM, *words],
            env=self.prefix.variables(self.screen),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_while_running(
        self, program: subprocess.Popen[bytes], until: Callable[[], bool], what: str, seconds: int = 120
    ) -> None:
        """Wait for what a program that was started does.

        Raises:
            WineError: it does not come, or the program ends before.
        """
        ends = time.monotonic() + seconds
        while not until():
            try:
                program.wait(timeout=0.3)
            except subprocess.TimeoutExpired:
                if time.monotonic() < ends:
                    continue
                raise WineError(f"{what}: not within {seconds} seconds.") from None
            if not until():
                raise WineError(f"{what}: the program ended before.")
