"""Builds the bundle for this system with PyInstaller and lets it do all it is for; on Linux it is only tried.

What a frozen program lacks shows when it runs, not before: so this is part of every check. The tools are not
in ``.venv``, for the program and its tests need none of them. pip takes none whose
digest is not written down.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import environment

FOLDER = environment.ROOT / "build" / "linux"
PYTHON = FOLDER / "python"
PROGRAM = FOLDER / "dist" / "Briefing Desk" / "briefing-app"
PINS = environment.ROOT / "packaging" / "linux-wheels.txt"


def main() -> int:
    """0 when the bundle was built and did all it is for."""
    for what, command in steps():
        done = subprocess.run(command, cwd=environment.ROOT, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            print(f"Briefing Desk: the bundle fails: {what}; see the lines above.", file=sys.stderr)
            return 1
    files = [path for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"The bundle works; it has {size / 1e6:.0f} MB.")
    return 0


def steps() -> list[tuple[str, list[str | Path]]]:
    """What is to be run, each step with its name; the tools are installed where they are not there yet."""
    python, wanted = PYTHON / "bin" / "python", PINS.read_text(encoding="utf-8")
    stamp = PYTHON / hashlib.sha256(f"{sys.version}{PYTHON}{wanted}".encode()).hexdigest()
    found: list[tuple[str, list[str | Path]]] = []
    if not stamp.is_file():
        shutil.rmtree(PYTHON, ignore_errors=True)
        venv.create(PYTHON, with_pip=True)
        quiet = (
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary=:all:",
            "--no-deps",
            "--require-hashes",
        )
        found.append(("its tools", [python, "-m", "pip", "install", *quiet, "--requirement", PINS]))
        found.append(("its tools", [python, "-c", f"open({str(stamp)!r}, 'w').close()"]))
    places = ("--distpath", PROGRAM.parent.parent, "--workpath", FOLDER / "work")
    options = ("--noconfirm", "--log-level", "WARN", *places)
    found.append(("PyInstaller", [python, "-m", "PyInstaller", *options, "briefing.spec"]))
    smoke = FOLDER / "smoke"
    shutil.rmtree(smoke, ignore_errors=True)
    found.append(("its proof", [PROGRAM, "--offscreen", "--smoke", smoke]))
    return found


if __name__ == "__main__":
    sys.exit(main())
