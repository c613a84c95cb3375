"""The NSIS that makes setups: that of the system where it is new enough, else the one pinned in ``nsis.txt``.

Of the latter the compiler is built here, once, and kept in the cache: the one Debian built wants a newer
C library than Debian 12 has. What goes into setups, stubs and plug-ins, is as Debian built it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import system
from by_address import fetched, pinned_files
from downloads import DownloadError, cache, digest

SOUND = (3, 12)
"""The first NSIS whose setups no other user can turn against an administrator (see docs/releasing.md)."""

_PINNED = (3, 12)
_VERSION = f"{_PINNED[0]}.{_PINNED[1]:02}"
_BUILDERS = {"scons": "scons", "g++": "g++", "dpkg-deb": "dpkg", "xz": "xz-utils"}
_WORDS = (
    *("SKIPSTUBS=all", "SKIPPLUGINS=all", "SKIPUTILS=all", "SKIPDOC=all", "SKIPMISC=all"),
    *(f"VERSION={_VERSION}", f"VER_MAJOR={_PINNED[0]}", f"VER_MINOR={_PINNED[1]}"),
    *("VER_REVISION=0", "VER_BUILD=0"),
)
"""What scons is told: the compiler alone, and the numbers it goes by, as Debian's own build gives them."""

_SUMS = "SHA256SUMS"


class NsisError(Exception):
    """There is no NSIS, or it could not be built; one sentence."""


@dataclass(frozen=True, slots=True)
class Nsis:
    """An NSIS to make setups with."""

    program: Path
    version: tuple[int, int]
    data: Path | None = None
    """Its stubs, plug-ins and headers, where it does not find them by itself: those of the one built here."""

    @property
    def account(self) -> str:
        """What it is, for whoever looks at what was made with it."""
        of = "of the system" if self.data is None else "as pinned, its compiler built here"
        return f"NSIS {_number(self.version)} {of}"

    @property
    def why_not_to_hand_out(self) -> str:
        """Why a setup that it makes must not be given to anybody; "" where it may."""
        if self.version >= SOUND:
            return ""
        return (
            f"NSIS {_number(self.version)} makes setups with known holes (CVE-2025-43715, CVE-2026-42171): "
            f"they are for trials alone. One to hand out needs NSIS {_number(SOUND)} or later."
        )

    def makes(self, script: Path, values: Mapping[str, object]) -> bool:
        """Whether a script was made into a program without a warning; nobody's own settings are read."""
        words: list[str | Path] = [self.program, "-NOCONFIG", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        words += [f"-D{name}={value}" for name, value in values.items()]
        variables = _variables(self.data)
        done = subprocess.run([*words, script], env=variables, stdin=subprocess.DEVNULL, check=False)
        return done.returncode == 0


def find_nsis() -> Nsis:
    """The best NSIS that can be had; which packages that takes is said, and they are installed where allowed.

    Where the pinned one cannot be had, the system's older one is given, and why is said.

    Raises:
        NsisError: there is none at all.
    """
    of_system = system_nsis()
    if of_system and not of_system.why_not_to_hand_out:
        return of_system
    try:
        return pinned_nsis()
    except (NsisError, DownloadError) as error:
        print(f"Briefing Desk: NSIS {_VERSION} could NOT be had: {error}", file=sys.stderr, flush=True)
    if of_system is None:
        system.install_or_name(["nsis"], "the Windows installer")
        of_system = system_nsis()
    if of_system is None:
        raise NsisError("The Windows installer was NOT built and NOT tested: no NSIS.")
    return of_system


def system_nsis() -> Nsis | None:
    """The NSIS of the system, or None."""
    program = shutil.which("makensis")
    return Nsis(Path(program), _version(Path(program))) if program else None


def pinned_nsis() -> Nsis:
    """The NSIS that is pinned, built where it is not yet; what was built is looked at again before each use.

    Raises:
        NsisError: it could not be built.
        DownloadError: it could not be fetched.
    """
    pins = pinned_files("nsis.txt")
    made_of = "\n".join((*(pin.line for pin in pins), *_WORDS))
    folder = cache() / f"nsis-{hashlib.sha256(made_of.encode()).hexdigest()}"
    if not _is_whole(folder):
        _need_builders()
        source, common = (fetched(pin) for pin in pins)
        _build(source, common, folder)
    program = folder / "makensis"
    return Nsis(program, _version(program, folder), folder)


def _number(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]:02}"


def _variables(data: Path | None) -> dict[str, str]:
    return dict(os.environ) if data is None else {**os.environ, "NSISDIR": str(data)}


def _version(program: Path, data: Path | None = None) -> tuple[int, int]:
    """The version a compiler says it has; (0, 0) where it says none or does not run."""
    try:
        done = subprocess.run(
            [program, "-VERSION"], env=_variables(data), capture_output=True, text=True, check=False
        )
    except OSError:
        return (0, 0)
    said = re.match(r"v(\d+)\.(\d+)", done.stdout)
    return (int(said[1]), int(said[2])) if said else (0, 0)


def _is_whole(folder: Path) -> bool:
    """Whether every file is as it was built, no other is there, and the compiler still runs here."""
    sums = folder / _SUMS
    if not sums.is_file() or sums.read_text(encoding="utf-8") != _sums(folder):
        return False
    return _number(_version(folder / "makensis", folder)) == _VERSION


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / _SUMS)
    return "".join(f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def _need_builders() -> None:
    system.install_or_name(_lacking(), f"building NSIS {_VERSION}")
    if missing := _lacking():
        raise NsisError(f"{' '.join(missing)} missing, to build it with.")


def _lacking() -> list[str]:
    """The packages of the system that are missing for building."""
    packages = {package for name, package in _BUILDERS.items() if not shutil.which(name)}
    return sorted(packages if _has_zlib() else {*packages, "zlib1g-dev"})


def _has_zlib() -> bool:
    if not shutil.which("g++"):
        return False
    words = ["g++", "-x", "c++", "-include", "zlib.h", "-fsyntax-only", os.devnull]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _build(source: Path, common: Path, target: Path) -> None:
    """Build the compiler beside, put Debian's files for Windows to it, and only then move it to its place."""
    print(f"Briefing Desk: building the compiler of NSIS {_VERSION}", flush=True)
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        work, unpacked = Path(folder, "source"), Path(folder, "common")
        _run(["dpkg-deb", "-x", common, unpacked])
        made = unpacked / "usr" / "share" / "nsis"
        work.mkdir()
        _run(["tar", "--no-same-owner", "-xf", source, "-C", work])
        words = ["scons", f"-j{os.cpu_count() or 1}", f"PREFIX={folder}/none", f"PREFIX_BIN={made}"]
        _run([*words, *_WORDS, "install-compiler"], inside=next(work.iterdir()))
        said = _number(_version(made / "makensis", made))
        if said != _VERSION:
            raise NsisError(f"The compiler that was built says that it is NSIS {said}.")
        (made / _SUMS).write_text(_sums(made), encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        made.replace(target)


def _run(words: list[str | Path], inside: Path | None = None) -> None:
    """Run a program; what it had to say is shown only when it failed."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words,
        cwd=inside,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise NsisError(f"{words[0]} failed; see the lines above.")
