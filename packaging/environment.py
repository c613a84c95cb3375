"""The virtual environment of a checkout: made when missing, filled again when what it should hold changed.

Uses nothing but the standard library, for it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "installed.txt"
SCRIPTS = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
DEFINITIONS = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


class SetUpError(Exception):
    """The environment cannot be made; the message is one sentence for the person at the keyboard."""


def prepare(*, for_checks: bool = False) -> None:
    """Makes ``.venv`` ready: the program installed from this checkout, with the tools of the checks if asked.

    Raises:
        SetUpError: the environment cannot be made or filled.
    """
    if not _usable():
        _make()
    wanted = f"{_digest()} {'dev' if for_checks else 'program'}"
    held = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []
    if held == wanted.split() or held == [_digest(), "dev"]:
        return
    STAMP.unlink(missing_ok=True)  # an install that is interrupted must not look complete
    _install(".[dev]" if for_checks else ".")
    STAMP.write_text(wanted, encoding="utf-8")


def _usable() -> bool:
    """Whether the environment is whole, made for this place, and of the Python that runs this."""
    if _belongs_elsewhere():
        return False
    question = "import pip, sys; print(f'{sys.version_info.major}.{sys.version_info.minor}')"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == VERSION


def _belongs_elsewhere() -> bool:
    """Whether the checkout was moved or copied: the programs of an environment know their place by heart."""
    try:
        facts = (FOLDER / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return any(fact.startswith("command = ") and not fact.endswith(str(FOLDER)) for fact in facts)


def _make() -> None:
    print(f"Briefing Desk: making {FOLDER} with Python {VERSION}", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=False)
    if made.returncode:
        raise SetUpError(f"{FOLDER} could not be made; see the lines above.")


def _install(what: str) -> None:
    print("Briefing Desk: installing the packages named in constraints.txt", flush=True)
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--editable",
        what,
    ]
    # Named through the environment, the versions hold for the build as well; newer pips read the second name.
    # As an address, since a path with a blank would be read as two.
    constraints = (ROOT / "constraints.txt").as_uri()
    environment = {**os.environ, "PIP_CONSTRAINT": constraints, "PIP_BUILD_CONSTRAINT": constraints}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetUpError("The packages could not be installed; see the lines above, then run this again.")


def _digest() -> str:
    """Changes with what should be installed, with the place of the checkout and with the Python."""
    digest = hashlib.sha256(f"{ROOT}\n{VERSION}\n".encode())
    for definition in DEFINITIONS:
        digest.update(definition.read_bytes())
    return digest.hexdigest()
