"""Tries what the setup and its uninstaller do to folders, with setups that hold next to nothing.

Of most of it an officer would only notice that something is gone: what is refused, what must be there still.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import by_hand
import try_swaps
from installed import CONSOLE, EVERYBODYS, UNINSTALL_KEY, UNINSTALLER, WINDOW, Computer, unquoted
from try_swaps import ELSEWHERE, contents, held

if TYPE_CHECKING:
    from try_setup import Results

BESIDE = rf"{ELSEWHERE}\Briefing Desk"
INSIDE = r"C:\Program Files\Un autre dossier"
AROUND = r"C:\Program Files\..\Autre dossier"
CANCELLED, RUNNING, HALF, OTHER_COPY = 1, 11, 14, 15
OTHER_FOLDER, OUTSIDE, FOR_WHOM, DATA_KEPT = 16, 17, 18, 19
COPIES = r"Software\Classes\BriefingDesk.Library\shell\open\command"


@dataclass(frozen=True, slots=True)
class Small:
    """Two setups that hold next to nothing, one newer, and a program that keeps a file open."""

    pictures: Path
    """The folder for what stood on the screen."""

    older: Path
    newer: Path
    newer_version: str
    before: Path
    """A pre-release of the newer one."""

    holder: Path
    once: Path
    """The newer one, to which nobody is an administrator until asked for the rights."""


def try_all(computer: Computer, given: Small, results: Results) -> None:
    """Every check, on a computer that has nothing of the program."""
    say_for_whom(computer, given, results)
    leave_other_programs_alone(computer, given, results)
    try_swaps.try_all(computer, given, results)
    stay_in_one_folder(computer, given, results)
    leave_another_copy_alone(computer, given, results)
    swap_or_change_nothing(computer, given, results)
    remove_all_or_say_so(computer, given, results)
    delete_own_data(computer, given, results)
    keep_inside_program_files(computer, given, results)


def say_for_whom(computer: Computer, given: Small, results: Results) -> None:
    """Started with the rights of an administrator, as Wine always does."""
    code = computer.as_given(given.older, "/S")
    results.check("with an administrator's rights, silent, it has to be said for whom", code == FOR_WHOM)
    there = computer.path(computer.usual) / WINDOW
    results.check("and nothing is there unsaid", not there.exists())


def leave_other_programs_alone(computer: Computer, given: Small, results: Results) -> None:
    """A folder in which there is something else, whatever it is called."""
    folder = computer.path(ELSEWHERE)
    for there in ("_internal/another.dll", "_internal.old/another.dll", "Uninstall.exe", "letter.docx"):
        (folder / there).parent.mkdir(parents=True)
        (folder / there).write_text("words", encoding="utf-8")
        code = computer.run(given.older, "/S", *unquoted(f"/D={ELSEWHERE}"))
        results.check(f"a folder in which there is {there} is refused", code == HALF)
        kept = contents(folder)
        results.check(f"{there} is there as before", kept == {there: b"words"})
        if there != "letter.docx":
            shutil.rmtree(folder)
    words = ("/CurrentUser", *unquoted(f"/D={ELSEWHERE}"))
    code = by_hand.go_through(computer, "beside", given.pictures, given.older, *words)
    results.check("on the page, the program gets a folder of its own inside", code == 0)
    results.check("that one is noted", computer.values(UNINSTALL_KEY).get("InstallLocation") == BESIDE)
    computer.remove(BESIDE)
    results.check("the other folder is as before", contents(folder) == {"letter.docx": b"words"})
    shutil.rmtree(folder)


def stay_in_one_folder(computer: Computer, given: Small, results: Results) -> None:
    """An upgrade never leaves an older copy behind."""
    computer.run(given.older, "/S")
    code = computer.run(given.newer, "/S", *unquoted(f"/D={ELSEWHERE}"))
    results.check("an upgrade into another folder is refused", code == OTHER_FOLDER)
    results.check("and that folder is not made", not computer.path(ELSEWHERE).exists())
    code = computer.run(given.newer, "/S", *unquoted(f"/D={computer.usual}\\"))
    results.check("the same folder with a backslash at its end is the same", code == 0)
    entry = computer.values(UNINSTALL_KEY)
    noted = entry.get("InstallLocation"), entry.get("DisplayVersion")
    results.check("it is noted by its one name", noted == (computer.usual, given.newer_version))
    repair(computer, given, results)
    count_versions_that_are_there(computer, given, results)


def repair(computer: Computer, given: Small, results: Results) -> None:
    """A virus scanner took the programs, or one of them: the same setup puts them back, where they were."""
    folder = computer.path(computer.usual)
    whole = contents(folder)
    for taken in ((WINDOW,), (WINDOW, CONSOLE)):
        for name in taken:
            (folder / name).unlink()
        code = computer.run(given.newer, "/S", *unquoted(f"/D={ELSEWHERE}"))
        results.check(f"without {' and '.join(taken)} it is still the copy there is", code == OTHER_FOLDER)
        code = computer.run(given.newer, "/S")
        results.check(f"a copy without {' and '.join(taken)} is repaired", code == 0)
        results.check(f"{' and '.join(taken)} and all else are there", contents(folder) == whole)


def count_versions_that_are_there(computer: Computer, given: Small, results: Results) -> None:
    """A pre-release is the version it comes before; a folder that was deleted by hand is of none."""
    for setup, name in ((given.before, "a pre-release is taken"), (given.newer, "its release, too")):
        results.check(f"over one of the same number {name}", computer.run(setup, "/S") == 0)
    shutil.rmtree(computer.path(computer.usual))
    code = computer.run(given.older, "/S")
    results.check("an older version is taken where the newer one was deleted by hand", code == 0)
    computer.run(given.newer, "/S")


def leave_another_copy_alone(computer: Computer, given: Small, results: Results) -> None:
    """The uninstaller of a folder that the registry does not speak of."""
    orphan = computer.path(ELSEWHERE)
    (orphan / "_internal").mkdir(parents=True)
    for name in (WINDOW, CONSOLE, UNINSTALLER):
        (orphan / name).write_bytes((computer.path(computer.usual) / name).read_bytes())
    (computer.data / "library.bdl").parent.mkdir(parents=True, exist_ok=True)
    (computer.data / "library.bdl").write_text("words", encoding="utf-8")
    results.check("a stray copy deletes no data", computer.remove_purging(ELSEWHERE) == DATA_KEPT)
    results.check("the library is still there then", (computer.data / "library.bdl").is_file())
    results.check("removing a stray copy ends with 0", computer.remove_as_copy(ELSEWHERE) == 0)
    results.check("its folder goes", not orphan.exists())
    results.check("the entry of the other copy stays", bool(computer.values(UNINSTALL_KEY)))
    results.check("its link stays", (computer.menu / "Briefing Desk.lnk").is_file())
    results.check("its kind of file stays", bool(computer.values(COPIES)))


def swap_or_change_nothing(computer: Computer, given: Small, results: Results) -> None:
    """An upgrade that cannot be written, and one that was cut short."""
    folder = computer.path(computer.usual)
    half = folder / "_internal.new" / "_internal" / "nothing.txt"
    half.parent.mkdir(parents=True)
    half.write_text("half", encoding="utf-8")
    before = contents(folder, but="_internal.new")
    with held(computer, given, computer.usual + r"\_internal.new\_internal\nothing.txt"):
        code = computer.run(given.newer, "/S")
        results.check("an upgrade that cannot be written ends with 14", code == HALF)
        results.check("the copy that was there is whole", contents(folder, but="_internal.new") == before)
    _cut_short(folder)
    results.check("after an upgrade cut short the next ends with 0", computer.run(given.newer, "/S") == 0)
    results.check("and leaves one whole copy", contents(folder) == before)


def remove_all_or_say_so(computer: Computer, given: Small, results: Results) -> None:
    """A removal that meets a file in use: the entry stays, to try again with."""
    folder = computer.path(computer.usual)
    with held(computer, given, computer.usual + r"\_internal\nothing.txt"):
        code = computer.remove_in_place(computer.usual)
        results.check("a removal that meets a file in use ends with 14", code == HALF)
        results.check("the entry is kept", bool(computer.values(UNINSTALL_KEY)))
        results.check("so is the uninstaller", (folder / UNINSTALLER).is_file())
    results.check("the same removal ends with 0 afterwards", computer.remove_in_place(computer.usual) == 0)
    results.check("it leaves itself alone", [one.name for one in folder.iterdir()] == [UNINSTALLER])
    results.check("the entry is gone with it", not computer.values(UNINSTALL_KEY))
    (folder / UNINSTALLER).unlink()


def delete_own_data(computer: Computer, given: Small, results: Results) -> None:
    """The data of the person, and nothing that they only link to; not while a library is open."""
    outside = computer.path(r"C:\Ailleurs")
    outside.mkdir()
    for path in (outside / "kept.txt", computer.data / "library.bdl", computer.data / "library.bdl-lock"):
        path.write_text("words", encoding="utf-8")
    (computer.data / "logs" / "old").mkdir(parents=True)
    (computer.data / "logs" / "link").symlink_to(outside)  # shown as a junction
    computer.run(given.newer, "/S")
    ask_again(computer, given, results)
    (computer.data / "library.bdl-lock").write_text("words", encoding="utf-8")  # one that nobody held went
    data = rf"C:\users\{computer.user}\AppData\Local\Briefing Desk"
    with held(computer, given, rf"{data}\library.bdl-lock"):
        code = computer.remove_purging(computer.usual)
        results.check("no data are deleted while a library is open", code == RUNNING)
        results.check("the library is there", (computer.data / "library.bdl").is_file())
        results.check("so is the program", (computer.path(computer.usual) / WINDOW).is_file())
    # Windows deletes the link itself; Wine 8 cannot, so that here something is left of the data.
    code = computer.remove_purging(computer.usual)
    results.check("data that cannot be deleted are told with 14", code == HALF)
    left = [path.name for path in computer.data.rglob("*") if not path.is_dir() or path.is_symlink()]
    results.check("all but a link is deleted", left == ["link"])
    results.check("what the link leads to is kept", (outside / "kept.txt").is_file())
    results.check("the program is kept to try again with", bool(computer.values(UNINSTALL_KEY)))
    (computer.data / "logs" / "link").unlink()
    results.check("data are deleted afterwards", computer.remove_purging(computer.usual) == 0)
    results.check("nothing of them is left", not computer.data.exists())
    (computer.path(computer.usual) / UNINSTALLER).unlink()


def ask_again(computer: Computer, given: Small, results: Results) -> None:
    """The tick for data set, and the Return key pressed at whatever comes; then given up."""
    words = ("/PurgeData", "/LANG=3084", *unquoted(f"_?={computer.usual}"))
    keys = ("Return", "Return", "Escape")
    uninstaller = rf"{computer.usual}\{UNINSTALLER}"
    code = by_hand.press_each(computer, "ask-again", given.pictures, keys, uninstaller, *words)
    results.check("asked again about data, the Return key says no", code == CANCELLED)
    results.check("no data go without a yes", (computer.data / "library.bdl").is_file())
    results.check("nor the program", (computer.path(computer.usual) / WINDOW).is_file())


def keep_inside_program_files(computer: Computer, given: Small, results: Results) -> None:
    """A copy for everybody is where only administrators write; nobody's data go with it."""
    for place in (ELSEWHERE, AROUND):
        code = computer.run(given.newer, "/S", "/AllUsers", *unquoted(f"/D={place}"))
        results.check(f"for everybody, {place} is refused", code == OUTSIDE)
    results.check("and is not made", not computer.path(ELSEWHERE).exists())
    computer.data.mkdir(parents=True)
    (computer.data / "library.bdl").write_text("words", encoding="utf-8")
    code = computer.run(given.older, "/S", "/AllUsers", *unquoted(f"/D={INSIDE}"))
    results.check("for everybody, another folder in Program Files is taken", code == 0)
    code = computer.run(given.newer, "/S", "/AllUsers", *unquoted(f"/D={EVERYBODYS}"))
    results.check("another one for everybody is refused", code == OTHER_FOLDER)
    results.check("one for oneself, too", computer.run(given.newer, "/S") == OTHER_COPY)
    upgrade_for_everybody(computer, given, results)
    results.check("with a copy for everybody no data go", computer.remove_purging(INSIDE) == DATA_KEPT)
    results.check("nor the copy", (computer.path(INSIDE) / WINDOW).is_file())
    results.check("without data it is removed", computer.remove_as_copy(INSIDE) == 0)
    results.check("its folder in Program Files is gone", not computer.path(INSIDE).exists())
    results.check("the library of the account is kept", (computer.data / "library.bdl").is_file())
    (computer.data / "library.bdl").unlink()
    computer.data.rmdir()


def upgrade_for_everybody(computer: Computer, given: Small, results: Results) -> None:
    """Somebody starts the setup with no word at all, where a copy for everybody is."""
    code = by_hand.go_through(computer, "upgrade-for-all", given.pictures, given.once)
    results.check("the copy for everybody is upgraded by whoever says yes to that", code == 0)
    entry = computer.values(UNINSTALL_KEY, "HKLM")
    noted = entry.get("InstallLocation"), entry.get("DisplayVersion")
    results.check("it is in the folder it was in", noted == (INSIDE, given.newer_version))
    results.check("there is none for oneself beside it", not computer.values(UNINSTALL_KEY))
    code = computer.run(given.newer, "/S", "/AllUsers")  # whose uninstaller pretends nothing
    results.check("the same version again ends with 0", code == 0)


def _cut_short(folder: Path) -> None:
    """As if the power had failed between the old version that went and the new one that came."""
    (folder / "_internal.old").mkdir()
    for name in ("_internal", WINDOW):
        (folder / name).rename(folder / "_internal.old" / name)
    (folder / "_internal").mkdir()
    (folder / "_internal" / "half.txt").write_text("half", encoding="utf-8")
