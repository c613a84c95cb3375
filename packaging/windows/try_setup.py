"""Tries a setup as an officer or an installer of many would: silently, under Wine, each check by name.

A check is a function that asserts nothing but returns whether it holds; what failed is named at the end.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import by_hand
from installed import CONSOLE, EVERYBODYS, UNINSTALL_KEY, UNINSTALLER, WINDOW, Computer, unquoted
from wine import WineError, windows_path

ACCENTED = r"C:\Été à Montréal\Briefing Desk"
ASKED_FOR = r"C:\Program Files\Demandé à l’administration\Briefing Desk"
CLASSES = r"Software\Classes"
OTHER_PROGRAM = "notepad.exe"
RUNNING, NEWER, NO_RIGHTS, OTHER_COPY = 11, 12, 13, 15
_WORD = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Handout:
    """What is tried: an older setup, signed, the setup of this version, and the portable .zip."""

    old: Path
    old_version: str
    new: Path
    version: str
    portable: Path
    authority: Path
    """Who vouches for the signatures of the older setup: its own certificate."""

    once: Path
    """A setup to which nobody is an administrator until asked for the rights."""

    always: Path
    """A setup to which nobody ever is."""

    pictures: Path
    """The folder for what stood on the screen."""


@dataclass(slots=True)
class Results:
    """The checks that were made, in order, each with whether it held."""

    held: dict[str, bool] = field(default_factory=dict)

    def check(self, what: str, holds: bool) -> None:
        """Note a check and say how it went.

        Raises:
            ValueError: there is one of that name, whose failure would be forgotten.
        """
        if what in self.held:
            raise ValueError(f"Two checks have one name: {what}")
        self.held[what] = holds
        print(f"   {'ok    ' if holds else 'FAILED'} {what}", flush=True)

    @property
    def failed(self) -> list[str]:
        """The names of those that did not hold."""
        return [what for what, holds in self.held.items() if not holds]


def try_all(computer: Computer, given: Handout, work: Path) -> Results:
    """Every check, on a computer that has nothing of the program yet."""
    results = Results()
    install_for_oneself(computer, given, results)
    use_console(computer, given, results, work)
    open_by_association(computer, given, results)
    upgrade(computer, given, results)
    refuse_older(computer, given, results)
    remove(computer, results)
    install_among_accents(computer, given, results, work)
    install_for_everybody(computer, given, results)
    ask_for_rights(computer, given, results)
    carry_about(computer, given, results, work)
    return results


def install_for_oneself(computer: Computer, given: Handout, results: Results) -> None:
    """The first installation, of the older version."""
    results.check("a silent installation ends with 0", computer.run(given.old, "/S") == 0)
    folder = computer.path(computer.usual)
    for name in (WINDOW, CONSOLE, UNINSTALLER, "_internal"):
        results.check(f"{name} is in the person's own folder", (folder / name).exists())
    entry = computer.values(UNINSTALL_KEY)
    results.check(
        "Add or remove programs names the version", entry.get("DisplayVersion") == given.old_version
    )
    results.check("it names the folder", entry.get("InstallLocation") == computer.usual)
    results.check("it says how to remove it quietly", entry.get("QuietUninstallString", "").endswith('" /S'))
    results.check("it knows the size", int(entry.get("EstimatedSize", "0x0"), 16) > 50_000)
    results.check("the setup is signed", signed(given.old, given.authority))
    results.check("the uninstaller is signed", signed(folder / UNINSTALLER, given.authority))
    results.check("the Start menu has a link", (computer.menu / "Briefing Desk.lnk").is_file())
    desktop = computer.path(rf"C:\users\{computer.user}\Desktop\Briefing Desk.lnk")
    results.check("the desktop has none unasked", not desktop.exists())
    results.check("nothing is noted for everybody", not computer.values(UNINSTALL_KEY, "HKLM"))
    results.check("nothing is in Program Files", not computer.path(EVERYBODYS).exists())
    command = computer.values(rf"{CLASSES}\BriefingDesk.Library\shell\open\command")
    wanted = f'"{computer.usual}\\{WINDOW}" --library "%1"'
    results.check("libraries open with the program", command.get("(Default)") == wanted)


def use_console(computer: Computer, given: Handout, results: Results, work: Path) -> None:
    """The console program's output and exit codes, and the whole of the window program."""
    console, window = rf"{computer.usual}\{CONSOLE}", rf"{computer.usual}\{WINDOW}"
    said = computer.says(console, "--version")
    results.check("the console program says its version", said == (0, f"Briefing Desk {given.version}\n"))
    code, words = computer.says(console, "--nonsense")
    results.check("wrong usage ends with 2 and says why", code == 2 and "--nonsense" in words)
    code, words = computer.says(console, "--library", r"C:\nothing.bdl", "profiles")
    results.check("a refusal ends with 1 and one sentence", code == 1 and words.count("\n") == 1)
    code, words = computer.says(console, "kinds", "--json")
    results.check("French letters come out as UTF-8", code == 0 and "é" in words)
    it_is = proved(computer, window, work / "Essai à part", given.version)
    results.check("the window program does all it is for", it_is)
    as_explorer_does = ("start", "/wait")  # without a console to answer on
    code = by_hand.go_through(
        computer, "wrong-words", given.pictures, *as_explorer_does, window, "--nonsense"
    )
    results.check("the window program says in a box that it was used wrongly, and ends with 2", code == 2)


def open_by_association(computer: Computer, given: Handout, results: Results) -> None:
    """The command that is noted for libraries; nothing is replaced under a program that runs.

    Wine 8 itself knows only kinds of file that are there for everybody: see :func:`install_for_everybody`.
    """
    library = computer.path(r"C:\Bibliothèque d’été.bdl")
    console = rf"{computer.usual}\{CONSOLE}"
    made = computer.run(console, "--library", windows_path(library), "sample")
    results.check("a library is made at a path with accents", made == 0 and library.is_file())
    holder = library.with_name(f"{library.name}-holder")
    words = noted_command(computer, library)
    results.check("the command that is noted for libraries is there", bool(words))
    with running(computer, *(words or ("hostname",))) as one:
        is_held = happens(computer, one, holder.is_file)
        results.check("what is noted for libraries opens one", is_held)
        raise_first_window(computer, one, library, results)
        results.check("a setup refuses while the program runs", computer.run(given.new, "/S") == RUNNING)
        results.check("so does the uninstaller", computer.remove_in_place(computer.usual) == RUNNING)
        drawn = by_hand.picture_at_rest(computer, given.pictures / "window.png")
        results.check("the first window is there all the time", drawn)
    results.check("closing the window closes the library", not holder.exists())


def raise_first_window(
    computer: Computer, one: subprocess.Popen[bytes], library: Path, results: Results
) -> None:
    """A second start on a library, while another program's window is in front of the first."""

    def is_in_front() -> bool:
        return by_hand.title_in_front(computer) == f"{library.name} – Briefing Desk"

    results.check("its window is in front", happens(computer, one, is_in_front))
    with running(computer, OTHER_PROGRAM, closes=OTHER_PROGRAM) as other:
        is_behind = happens(computer, other, lambda: not is_in_front())
        results.check("another program's window comes in front of it", is_behind)
        words = noted_command(computer, library)
        again = computer.run(*words, seconds=90) if words else None
        results.check("a second program leaves it to the first window", again == 0)
        results.check("the first window is in front again", happens(computer, one, is_in_front, seconds=20))


def upgrade(computer: Computer, given: Handout, results: Results) -> None:
    """The new version over the old one."""
    folder = computer.path(computer.usual)
    stale, foreign = folder / "_internal" / "stale.pyd", folder / "mine.txt"
    for path in (stale, foreign):
        path.write_text("words", encoding="utf-8")
    results.check("an upgrade ends with 0", computer.run(given.new, "/S", "/DesktopLink") == 0)
    results.check("what the old version had and the new has not is gone", not stale.exists())
    results.check("a file of the person's own stays", foreign.is_file())
    entry = computer.values(UNINSTALL_KEY)
    results.check("the new version is named", entry.get("DisplayVersion") == given.version)
    desktop = computer.path(rf"C:\users\{computer.user}\Desktop\Briefing Desk.lnk")
    results.check("the desktop has a link when asked", desktop.is_file())
    refused = computer.run(given.new, "/S", "/AllUsers") == OTHER_COPY
    results.check("one for everybody beside it is refused", refused)
    results.check("and nothing of it is there", not computer.path(EVERYBODYS).exists())


def refuse_older(computer: Computer, given: Handout, results: Results) -> None:
    """An older version over the new one."""
    results.check("an older version is refused", computer.run(given.old, "/S") == NEWER)
    named = computer.values(UNINSTALL_KEY).get("DisplayVersion")
    results.check("the new version is still there", named == given.version)
    results.check("an older one is taken when told so", computer.run(given.old, "/S", "/AllowDowngrade") == 0)
    named = computer.values(UNINSTALL_KEY).get("DisplayVersion")
    results.check("the older version is named then", named == given.old_version)


def remove(computer: Computer, results: Results) -> None:
    """Removing keeps what is the person's, until it is told otherwise."""
    folder, library = computer.path(computer.usual), computer.data / "library.bdl"
    computer.run(rf"{computer.usual}\{CONSOLE}", "create")
    results.check("the usual library is in the local data of the person", library.is_file())
    computer.remove(computer.usual)
    left = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    results.check("only a file of the person's own is left", left == ["mine.txt"])
    results.check("the library is kept", library.is_file())
    results.check("the entry is gone", not computer.values(UNINSTALL_KEY))
    results.check("the Start menu is as before", not (computer.menu / "Briefing Desk.lnk").exists())
    results.check("the kind of file is gone", not computer.values(rf"{CLASSES}\BriefingDesk.Library"))
    (folder / "mine.txt").unlink()


def install_among_accents(computer: Computer, given: Handout, results: Results, work: Path) -> None:
    """A folder with blanks and accents, named by the installer; then everything goes, data too."""
    code = computer.run(given.new, "/S", *unquoted(f"/D={ACCENTED}"))
    results.check("a folder with blanks and accents is taken", code == 0)
    results.check("the program is there", (computer.path(ACCENTED) / WINDOW).is_file())
    there = proved(computer, rf"{ACCENTED}\{WINDOW}", work / "là", given.version)
    results.check("the program works from there", there)
    results.check("removing with the data ends with 0", computer.remove_as_copy(ACCENTED, "/PurgeData") == 0)
    results.check("the folder is gone", not computer.path(ACCENTED).exists())
    results.check("the libraries are gone", not computer.data.exists())


def install_for_everybody(computer: Computer, given: Handout, results: Results) -> None:
    """With the rights of an administrator, which Wine always gives."""
    results.check(
        "an installation for everybody ends with 0", computer.run(given.new, "/S", "/AllUsers") == 0
    )
    results.check("it is in Program Files", (computer.path(EVERYBODYS) / WINDOW).is_file())
    entry = computer.values(UNINSTALL_KEY, "HKLM")
    results.check("it is noted for everybody", entry.get("DisplayVersion") == given.version)
    results.check("and not for the person", not computer.values(UNINSTALL_KEY))
    results.check("one for oneself beside it is refused", computer.run(given.new, "/S") == OTHER_COPY)
    results.check("and nothing of that is there", not computer.values(UNINSTALL_KEY))
    double_click(computer, results)
    results.check("removing it ends with 0", computer.remove_as_copy(EVERYBODYS) == 0)
    results.check("Program Files is as before", not computer.path(EVERYBODYS).exists())
    results.check("the entry for everybody is gone", not computer.values(UNINSTALL_KEY, "HKLM"))


def ask_for_rights(computer: Computer, given: Handout, results: Results) -> None:
    """An installation for everybody by somebody who is no administrator, page by page in French."""
    silent = computer.run(given.once, "/S", "/AllUsers")
    results.check("for everybody, silent and without the rights, is refused", silent == NO_RIGHTS)
    results.check("and nothing is there then", not computer.path(EVERYBODYS).exists())
    words = ("/AllUsers", '"/LANG=1036"', *unquoted(f"/D={ASKED_FOR}"))  # handed on as they are, marks too
    code = by_hand.go_through(computer, "setup", given.pictures, given.once, *words)
    results.check("with its pages, the rights are asked for, and used", code == 0)
    results.check("in the folder that was named before", (computer.path(ASKED_FOR) / CONSOLE).is_file())
    noted = computer.values(UNINSTALL_KEY, "HKLM").get("DisplayVersion")
    results.check("it is noted for everybody, too", noted == given.old_version)
    silent = computer.remove_in_place(ASKED_FOR)
    results.check("nobody else removes it silently", silent == NO_RIGHTS)
    # What the removal ended with is not to be had: a copy of what is started with the rights does it.
    uninstaller = rf"{ASKED_FOR}\{UNINSTALLER}"
    by_hand.go_through(computer, "uninstaller", given.pictures, uninstaller, "/LANG=1036")
    results.check("its removal asks for the rights and uses them", not computer.path(ASKED_FOR).exists())
    results.check("its entry is gone, too", not computer.values(UNINSTALL_KEY, "HKLM"))
    code = by_hand.go_through(computer, "refusal", given.pictures, given.always, "/AllUsers", "/LANG=1036")
    results.check("where they are refused, a sentence says so, and it ends with 13", code == NO_RIGHTS)
    results.check("and nothing is there afterwards", not computer.path(EVERYBODYS).exists())


def double_click(computer: Computer, results: Results) -> None:
    """A double click on a library, as Explorer understands it."""
    library = computer.path(r"C:\Bibliothèque d’été.bdl")
    holder = library.with_name(f"{library.name}-holder")
    with running(computer, "start", "/wait", windows_path(library)) as one:
        results.check("a double click opens the library", happens(computer, one, holder.is_file))


def carry_about(computer: Computer, given: Handout, results: Results, work: Path) -> None:
    """The portable .zip, unpacked wherever."""
    folder = work / "clé USB"
    with zipfile.ZipFile(given.portable) as packed:
        packed.extractall(folder)
    program = windows_path(folder / "Briefing Desk" / WINDOW)
    it_is = proved(computer, program, work / "porté", given.version)
    results.check("the portable program does all it is for", it_is)


def noted_command(computer: Computer, library: Path) -> tuple[str, ...]:
    """The words of what a double click on a library runs, as they are noted for the person; none without."""
    kind = computer.values(rf"{CLASSES}\.bdl").get("(Default)", "")
    command = computer.values(rf"{CLASSES}\{kind}\shell\open\command").get("(Default)", "") if kind else ""
    words = (quoted or plain for quoted, plain in _WORD.findall(command))
    return tuple(word.replace("%1", windows_path(library)) for word in words)


def happens(
    computer: Computer, program: subprocess.Popen[bytes], until: Callable[[], bool], seconds: int = 120
) -> bool:
    """Whether something comes true while a program runs."""
    try:
        computer.wait_while_running(program, until, "a check", seconds)
    except WineError:
        return False
    return True


def signed(program: Path, authority: Path) -> bool:
    """Whether a program carries a signature that *authority* vouches for, and is as it was signed."""
    words = ["osslsigncode", "verify", "-CAfile", str(authority), "-in", str(program)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def proved(computer: Computer, program: str, folder: Path, version: str) -> bool:
    """Whether a program of that version does all it is for, on no screen, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    place = windows_path(folder.parent) + "\\" + folder.name
    if computer.run(program, "--offscreen", "--smoke", place) != 0:
        return False
    told = json.loads((folder / "smoke.json").read_text(encoding="utf-8"))
    if (told["version"], told["platform"]) != (version, "offscreen"):
        return False
    return bool(told["files"]) and all((folder / name).is_file() for name in told["files"])


@contextmanager
def running(computer: Computer, *words: str, closes: str = WINDOW) -> Iterator[subprocess.Popen[bytes]]:
    """While a program runs; the windows of what is called *closes* are closed at the end, as by a person."""
    started = computer.start(*words)
    try:
        yield started
    finally:
        computer.run("taskkill", "/im", closes)
        try:
            started.wait(timeout=60)
        except subprocess.TimeoutExpired:
            started.kill()
