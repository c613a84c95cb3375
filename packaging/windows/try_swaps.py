"""Tries what becomes of a copy when one version cannot take the place of another, or was cut short at it.

With setups that hold next to nothing. Whatever is in the way, and at whichever step: a whole copy is there
afterwards, or everything of which the next start makes one.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from installed import CONSOLE, UNINSTALL_KEY, UNINSTALLER, WINDOW, Computer, unquoted
from wine import WineError

if TYPE_CHECKING:
    from try_folders import Small
    from try_setup import Results

ELSEWHERE = r"C:\Autre dossier"
NOT_WRITTEN, IN_PARTS = 14, 20
INSIDE, NEW, OLD, GONE = "_internal", "_internal.new", "_internal.old", "_internal.gone"
PARTS = (INSIDE, WINDOW, CONSOLE)
STATES: dict[str, tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]] = {
    "all had come": ("newer", (("", "newer", PARTS), (NEW, "", ()), (OLD, "older", PARTS))),
    "a rest of the older one was left": ("newer", (("", "newer", PARTS), (OLD, "older", (INSIDE,)))),
    "the older one was being deleted": ("newer", (("", "newer", PARTS), (GONE, "older", (INSIDE,)))),
    "one part had gone": (
        "older",
        (("", "older", (WINDOW, CONSOLE)), (OLD, "older", (INSIDE,)), (NEW, "newer", PARTS)),
    ),
    "one part had come": (
        "older",
        (("", "newer", (INSIDE,)), (OLD, "older", PARTS), (NEW, "newer", (WINDOW, CONSOLE))),
    ),
    "one part was put back": (
        "older",
        (
            ("", "older", (INSIDE,)),
            ("", "newer", (CONSOLE,)),
            (OLD, "older", (WINDOW, CONSOLE)),
            (NEW, "newer", (INSIDE, WINDOW)),
        ),
    ),
    "a removal had taken two parts": ("older", (("", "older", (CONSOLE,)), (OLD, "older", (INSIDE, WINDOW)))),
    "a virus scanner then took the newer program": (
        "older",
        (("", "newer", (INSIDE, CONSOLE)), (OLD, "older", PARTS)),
    ),
}
"""Whose copy is there afterwards, and what lay where: below which folder, of which version, which parts."""


def try_all(computer: Computer, given: Small, results: Results) -> None:
    """Every check, on a computer that has nothing of the program, and has nothing of it afterwards."""
    install_without_room(computer, given, results)
    upgrade_without_room(computer, given, results)
    go_on_from_anywhere(computer, given, results)
    go_back_from_each_step(computer, given, results)
    miss_a_part(computer, given, results)
    fail_to_go_back(computer, given, results)
    fail_to_remove(computer, given, results)
    remove_the_rest(computer, given, results)


def install_without_room(computer: Computer, given: Small, results: Results) -> None:
    """A first installation on a full disk, and after one that was cut short."""
    code = without_room(computer, given, given.older)
    results.check("a first installation on a full disk ends with 14", code == NOT_WRITTEN)
    results.check("and leaves nothing of itself there", not computer.path(computer.usual).exists())
    results.check("nor an entry for it", not computer.values(UNINSTALL_KEY))
    folder = computer.path(ELSEWHERE)
    lay(folder / OLD, "", [f"{part}.none" for part in PARTS])
    lay(folder, "newer", [INSIDE])
    lay(folder / NEW, "newer", [WINDOW, CONSOLE])
    without_room(computer, given, given.older, *unquoted(f"/D={ELSEWHERE}"))
    results.check("what a first installation cut short left goes again", not folder.exists())
    drop(folder)


def upgrade_without_room(computer: Computer, given: Small, results: Results) -> None:
    """An upgrade on a full disk."""
    folder = computer.path(computer.usual)
    computer.run(given.older, "/S")
    before = contents(folder)
    code = without_room(computer, given, given.newer)
    results.check("an upgrade on a full disk ends with 14", code == NOT_WRITTEN)
    results.check("it leaves the copy that was there and nothing else", contents(folder) == before)


def go_on_from_anywhere(computer: Computer, given: Small, results: Results) -> None:
    """The power failed at some step of a swap: a setup that then does no more than tidy up."""
    folder = computer.path(computer.usual)
    for name, (whose, laid) in STATES.items():
        for part in (*PARTS, NEW, OLD, GONE):
            drop(folder / part)
        for below, word, parts in laid:
            lay(folder / below, word, parts)
        without_room(computer, given, given.newer)
        wanted = dict.fromkeys((f"{INSIDE}/nothing.txt", WINDOW, CONSOLE), whose.encode())
        there = contents(folder, but=UNINSTALLER) == wanted
        results.check(f"cut short where {name}, the {whose} copy is there", there)
    computer.run(given.older, "/S")


def go_back_from_each_step(computer: Computer, given: Small, results: Results) -> None:
    """What is held cannot be moved, so that the swap fails at its step."""
    folder = computer.path(computer.usual)
    before = contents(folder)
    for name in (INSIDE, CONSOLE, UNINSTALLER):
        with held(computer, given, rf"{computer.usual}\{name}"):
            code = computer.run(given.newer, "/S")
        results.check(f"an upgrade that cannot move {name} ends with 14", code == NOT_WRITTEN)
        results.check(f"with {name} all else is back in its place", contents(folder) == before)


def miss_a_part(computer: Computer, given: Small, results: Results) -> None:
    """A virus scanner takes a program before it has come, from a whole copy's upgrade and from another's."""
    folder = computer.path(computer.usual)
    for copy, lacks in (("a whole copy", "nothing"), (f"a copy without {INSIDE}", INSIDE)):
        drop(folder / lacks)
        before = contents(folder)
        with upgrading(computer, given, until=folder / OLD / WINDOW) as (setup, let_go):
            (folder / NEW / WINDOW).unlink()
            let_go()
            code = setup.wait()
        results.check(f"{copy}: an upgrade from which a program is taken ends with 14", code == NOT_WRITTEN)
        results.check(f"{copy}: all of it is there then, and nothing else", contents(folder) == before)
    computer.run(given.older, "/S")


def fail_to_go_back(computer: Computer, given: Small, results: Results) -> None:
    """A part that came is held when the next cannot come: neither version can be put in place."""
    folder = computer.path(computer.usual)
    before = contents(folder)
    with (
        upgrading(computer, given, until=folder / OLD / WINDOW) as (setup, let_go),
        held(computer, given, rf"{computer.usual}\{NEW}\{CONSOLE}"),
    ):
        let_go()
        computer.wait_while_running(setup, (folder / WINDOW).is_file, "a part has come")
        with held(computer, given, rf"{computer.usual}\{INSIDE}"):
            code = setup.wait()
    results.check("an upgrade that cannot be taken back ends with 20", code == IN_PARTS)
    kept = {**contents(folder / OLD), UNINSTALLER: before[UNINSTALLER]}
    results.check("and keeps every file of the older version", kept == before)
    results.check("and its entry", bool(computer.values(UNINSTALL_KEY)))
    without_room(computer, given, given.newer)
    results.check("the next start puts it back", contents(folder) == before)


def fail_to_remove(computer: Computer, given: Small, results: Results) -> None:
    """Parts that cannot be moved away, or not back, or not deleted."""
    folder = computer.path(computer.usual)
    before = contents(folder)
    with held(computer, given, rf"{computer.usual}\{CONSOLE}"):
        code = computer.remove_in_place(computer.usual)
    results.check("a removal that cannot move a part ends with 14", code == NOT_WRITTEN)
    results.check("it leaves every part in its place", contents(folder) == before)
    with held(computer, given, rf"{computer.usual}\{CONSOLE}"):
        words = ("/S", *unquoted(f"_?={computer.usual}"))
        removal = computer.start(rf"{computer.usual}\{UNINSTALLER}", *words)
        computer.wait_while_running(removal, (folder / OLD / INSIDE).is_dir, "a part has gone")
        with held(computer, given, rf"{computer.usual}\{OLD}\{INSIDE}"):
            code = removal.wait()
    results.check("a removal that cannot be taken back ends with 20", code == IN_PARTS)
    without_room(computer, given, given.newer)
    results.check("a setup then puts back what was there", contents(folder) == before)
    with held(computer, given, rf"{computer.usual}\{INSIDE}\nothing.txt"):
        code = computer.remove_as_copy(computer.usual)  # which could delete the uninstaller
        results.check("a removal that cannot delete a file ends with 14", code == NOT_WRITTEN)
        results.check("it keeps the uninstaller", (folder / UNINSTALLER).is_file())
        results.check("and the entry that names it", bool(computer.values(UNINSTALL_KEY)))
    computer.remove(computer.usual)
    results.check("started again, it removes the rest and itself", not folder.exists())
    results.check("and the entry at last", not computer.values(UNINSTALL_KEY))


def remove_the_rest(computer: Computer, given: Small, results: Results) -> None:
    """A removal after an upgrade that left something of the older version."""
    folder = computer.path(computer.usual)
    computer.run(given.newer, "/S")
    before = contents(folder)
    lay(folder / OLD, "older", [INSIDE])
    with held(computer, given, rf"{computer.usual}\{OLD}"):
        code = computer.remove_in_place(computer.usual)
    results.check("a removal beside a rest that is held ends with 14", code == NOT_WRITTEN)
    results.check("it takes no rest for the program", contents(folder, but=OLD) == before)
    code = computer.remove_as_copy(computer.usual)
    results.check("a removal beside a rest ends with 0", code == 0)
    results.check("the rest goes with it", not folder.exists())


def lay(folder: Path, word: str, parts: tuple[str, ...] | list[str]) -> None:
    """Parts of a copy in a folder, each with one word in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts:
        path = folder / part / "nothing.txt" if part == INSIDE else folder / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(word, encoding="utf-8")


def drop(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def contents(folder: Path, *, but: str = "") -> dict[str, bytes]:
    """Every file below a folder, by its name there; those below a folder called *but* left out."""
    found = (path for path in folder.rglob("*") if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if name.partition("/")[0] != but}


def without_room(computer: Computer, given: Small, setup: Path, *words: str) -> int:
    """The exit code of a setup that cannot write its largest file to the end."""
    with held(
        computer, given, r"C:\windows\win.ini"
    ):  # so that the server of Wine runs already, and has room
        return computer.run_without_room(setup, "/CurrentUser", "/S", *words)


@contextmanager
def upgrading(
    computer: Computer, given: Small, until: Path
) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], None]]]:
    """While an upgrade waits for the last part to move, once *until* is there; and what lets it go on."""
    holder = hold(computer, given, rf"{computer.usual}\{CONSOLE}")
    try:
        setup = computer.start(str(given.newer), "/CurrentUser", "/S")
        computer.wait_while_running(setup, until.exists, f"{until.name} was moved away")
        yield setup, lambda: release(holder)
    finally:
        release(holder)
        computer.prefix.wait()


@contextmanager
def held(computer: Computer, given: Small, name: str) -> Iterator[None]:
    """While another program has a file or a folder open."""
    holder = hold(computer, given, name)
    try:
        yield
    finally:
        release(holder)


def hold(computer: Computer, given: Small, name: str) -> subprocess.Popen[bytes]:
    """The program that has it open.

    Raises:
        WineError: it cannot be opened.
    """
    told = computer.path(r"C:\held.txt")
    told.unlink(missing_ok=True)
    holder = computer.start(str(given.holder), *unquoted(name))
    computer.wait_while_running(holder, told.is_file, f"{name} is held")
    return holder


def release(holder: subprocess.Popen[bytes]) -> None:
    """End it.

    Raises:
        WineError: it does not end.
    """
    holder.kill()
    try:
        holder.wait(timeout=60)
    except subprocess.TimeoutExpired:
        raise WineError("A program that kept a file open did not end.") from None
