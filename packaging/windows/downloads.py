"""Fetches what a build needs and keeps it by digest, so that it is fetched once and is always the same."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON_VERSION = "3.12"
_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<digest>[0-9a-f]{64})")
_FOR_WINDOWS = (
    "--only-binary=:all:",
    "--platform=win_amd64",
    f"--python-version={PYTHON_VERSION}",
    "--implementation=cp",
)
_SOURCE = ("--no-binary=:all:", "--no-build-isolation")
"""pip asks a source distribution for its name by way of setuptools, and would fetch the newest for that."""


class DownloadError(Exception):
    """Something could not be fetched, or is not what it was; one sentence."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One file to be fetched, by name, version and digest."""

    name: str
    version: str
    digest: str

    @property
    def line(self) -> str:
        """The line of a requirements file that takes this file alone."""
        return f"{self.name}=={self.version} --hash=sha256:{self.digest}"


def pins(name: str) -> tuple[Pin, ...]:
    """The pins of a file in this folder.

    Raises:
        DownloadError: a line of it is no exact pin with a digest.
    """
    lines = [line.strip() for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    found = [(line, _PIN.fullmatch(line)) for line in lines if line and not line.startswith("#")]
    if wrong := [line for line, match in found if match is None]:
        raise DownloadError(f"{name} has a line that is no exact pin: {wrong[0]}")
    return tuple(Pin(**match.groupdict()) for _, match in found if match is not None)


def cache() -> Path:
    """The folder for what is fetched and made once, beside those of other programs."""
    named = os.environ.get("XDG_CACHE_HOME", "").strip()
    return Path(named or Path.home() / ".cache") / "briefing-desk"


def wheels() -> tuple[Path, ...]:
    """Every wheel for Windows the bundle is built from."""
    return _all(pins("wheels.txt"), _FOR_WINDOWS)


def test_wheels() -> tuple[Path, ...]:
    """Every wheel for Windows that tests need beside those."""
    return _all(pins("wheels-for-tests.txt"), _FOR_WINDOWS)


def windows_python() -> Path:
    """The source distribution that holds the Python for Windows."""
    return _all(pins("python.txt"), _SOURCE)[0]


def _all(wanted: tuple[Pin, ...], options: tuple[str, ...]) -> tuple[Path, ...]:
    if missing := [pin for pin in wanted if _kept(pin) is None]:
        _fetch(missing, options)
    found = {pin: _kept(pin) for pin in wanted}
    if lost := [pin.name for pin, path in found.items() if path is None]:
        raise DownloadError(f"{', '.join(lost)} could not be fetched with the digest that is written down.")
    return tuple(path for path in found.values() if path is not None)


def _kept(pin: Pin) -> Path | None:
    """The file where it is kept, looked at again: a cache may be damaged."""
    files = list((cache() / "downloads" / pin.digest).glob("*"))
    return files[0] if len(files) == 1 and digest(files[0]) == pin.digest else None


def _fetch(missing: list[Pin], options: tuple[str, ...]) -> None:
    print(f"Briefing Desk: fetching {', '.join(pin.name for pin in missing)}", flush=True)
    (cache() / "downloads").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        requirements = Path(folder, "pins.txt")
        requirements.write_text("".join(f"{pin.line}\n" for pin in missing), encoding="utf-8")
        target = Path(folder, "files")
        command = [str(_python_with_pip()), "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--require-hashes", f"--dest={target}", f"--requirement={requirements}"]
        variables = {**os.environ, "PYTHONPATH": _setuptools(Path(folder)) if options == _SOURCE else ""}
        done = subprocess.run([*command, *options], stdin=subprocess.DEVNULL, env=variables, check=False)
        if done.returncode:
            raise DownloadError("pip could not fetch what is pinned; see the lines above.")
        for path in target.iterdir():
            kept = cache() / "downloads" / digest(path)
            kept.mkdir(exist_ok=True)
            path.replace(kept / path.name)


def _python_with_pip() -> Path:
    """A Python that has pip, which that of the system need not have; made once."""
    folder = cache() / f"pip-{sys.version_info.major}.{sys.version_info.minor}"
    python = folder / "bin" / "python"
    asked = (python, "-m", "pip", "--version")
    if not python.exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        venv.create(folder, clear=True, with_pip=True)
    return python


def _setuptools(folder: Path) -> str:
    """A folder with the setuptools that is pinned for the build, for pip to ask."""
    pin = next(pin for pin in pins("wheels.txt") if pin.name == "setuptools")
    target = folder / "setuptools"
    with zipfile.ZipFile(_all((pin,), _FOR_WINDOWS)[0]) as wheel:
        wheel.extractall(target)
    return str(target)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
