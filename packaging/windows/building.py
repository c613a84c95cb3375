"""Builds the Windows bundle on Linux: Python for Windows, wheels, PyInstaller under Wine; then looks at it.

Everything is made in ``build/windows`` and in the cache of downloads. The system is left as it is, but for
its packages, which are installed when this runs as root. The modules ``environment`` and ``system`` are those
of every set-up, one folder up: the Makefile names it in ``PYTHONPATH``.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import audit
import downloads
import environment
import file_list
import python_tree
import system
from wine import COMPILER, PROGRAM, Prefix, WineError, windows_path

T = TypeVar("T")

FOLDER = environment.ROOT / "build" / "windows"
PYTHON = FOLDER / "python"
BUNDLE = FOLDER / "dist" / "Briefing Desk"
ICON = FOLDER / "work" / "briefing" / "briefing-desk.ico"  # the spec draws it, for here is no Qt
TOOLS = {
    str(PROGRAM): "wine64",
    COMPILER: "gcc-mingw-w64-x86-64",
    "Xvfb": "xvfb",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
    "xdotool": "xdotool",
    "import": "imagemagick",
}
SMOKE = FOLDER / "smoke"


class BuildError(Exception):
    """The bundle cannot be built, or is not as it should be; one sentence."""


def main(wish: str = "") -> int:
    """0 when the bundle is built, sound and at work; with "twice" also when it comes out the same again."""
    try:
        bundle()
        if wish == "twice":
            build_again()
    except (BuildError, WineError, downloads.DownloadError) as error:
        print(f"Briefing Desk: {error}", file=sys.stderr)
        return 1
    return 0


def bundle() -> Path:
    """The folder of the finished bundle, built anew, looked at and tried.

    Raises:
        BuildError: the system lacks something, or the bundle is not as it should be.
        WineError: a program under Wine failed.
        DownloadError: an input cannot be had.
    """
    need_tools()
    python = timed("Python for Windows", lambda: python_tree.ready(PYTHON))
    prefix = base_prefix()
    timed("prefix of Wine", prefix.make)
    timed("PyInstaller under Wine", lambda: freeze(prefix, python))
    timed("audit", look)
    timed("list of files", compare_files)
    for name in audit.PROGRAMS:
        timed(f"{name} --smoke", lambda name=name: smoke(prefix, BUNDLE / name))  # type: ignore[misc]  # the default binds the name of this turn
    return BUNDLE


def build_again() -> None:
    """Build the same source once more, and compare what comes out with the list of the build before.

    Raises:
        BuildError: it differs.
        WineError: PyInstaller failed.
    """
    shutil.rmtree(FOLDER / "work", ignore_errors=True)
    timed("PyInstaller under Wine, from nothing again", lambda: freeze(base_prefix(), PYTHON / "python.exe"))
    timed("list of files", compare_files)


def version() -> str:
    """The version of the package."""
    words = (environment.ROOT / "briefing_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', words)
    if not found:
        raise BuildError("The version of the package is not where it should be.")
    return found[1]


def base_prefix() -> Prefix:
    """The prefix builds run in; kept in the cache, for it is the same for every checkout."""
    return Prefix(downloads.cache() / "wine")


def need_tools() -> None:
    """Install what the system lacks where that is allowed.

    Raises:
        BuildError: something is still missing.
    """
    system.install_or_name(lacking(), "the Windows installer")
    if missing := lacking():
        raise BuildError(f"The Windows installer was NOT built and NOT tested: {' '.join(missing)} missing.")


def lacking() -> list[str]:
    """The packages of the system that are missing."""
    return sorted({package for name, package in TOOLS.items() if not shutil.which(name)})


def freeze(prefix: Prefix, python: Path) -> None:
    """Let PyInstaller build the bundle."""
    shutil.rmtree(BUNDLE.parent, ignore_errors=True)
    words = ("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN")
    places = ("--distpath", windows_path(BUNDLE.parent), "--workpath", windows_path(FOLDER / "work"))
    prefix.ask(python, *words, *places, windows_path(environment.ROOT / "briefing.spec"), seconds=1200)


def look() -> None:
    """Audit the bundle, with the pefile of the wheels.

    Raises:
        BuildError: anything is not as it should be.
    """
    sys.path.append(str(PYTHON / "Lib" / "site-packages"))
    looked_at = audit.audit(BUNDLE, version())
    sys.path.pop()
    print(f"   {audit.account(BUNDLE)}")
    for what, wrong in looked_at.items():
        print(f"   {'FAILED' if wrong else 'ok    '} {what}")
    if found := [sentence for wrong in looked_at.values() for sentence in wrong]:
        raise BuildError("\n".join(("The bundle is not as it should be:", *found)))


def compare_files() -> None:
    """Write the list of files beside the bundle, and compare it with the build of the same source before.

    Raises:
        BuildError: the same source gave other files.
    """
    source = file_list.source_digest()
    is_first = not file_list.kept_list(source).is_file()
    (FOLDER / "files.txt").write_text(file_list.file_list(BUNDLE), encoding="utf-8")
    if found := file_list.differences(BUNDLE, source):
        raise BuildError("\n".join(("The same source gave other files than the build before:", *found)))
    known = "the first build of this source, kept" if is_first else "the same as of the build before"
    print(f"   source {source[:12]}: {known}")


def smoke(prefix: Prefix, program: Path) -> None:
    """Let one of the programs do all it is for, and read its account.

    Raises:
        BuildError: it gives another version than the package has, or drew on a screen.
        WineError: it failed.
    """
    shutil.rmtree(SMOKE, ignore_errors=True)
    prefix.ask(program, "--offscreen", "--smoke", windows_path(FOLDER) + "\\smoke", seconds=300)
    told = json.loads((SMOKE / "smoke.json").read_text(encoding="utf-8"))
    if (told["version"], told["platform"]) != (version(), "offscreen"):
        raise BuildError(f"{program.name} gives a wrong account of itself: {told}")


def timed(what: str, work: Callable[[], T]) -> T:
    """What *work* gives; its name and the seconds it took are printed."""
    print(f"-- {what}", flush=True)
    begun = time.monotonic()
    result = work()
    print(f"-- {what}: {time.monotonic() - begun:.0f} s", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
