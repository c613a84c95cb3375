"""Puts a Python for Windows together: python.org's own files, and the wheels; nothing of it is run here."""

from __future__ import annotations

import hashlib
import io
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import downloads

_STAMP = "made-from.txt"
_TOP = {"LICENSE.txt", "python.exe", "pythonw.exe", "python3.dll", "python312.dll"}
_RUNTIME = {"vcruntime140.dll", "vcruntime140_1.dll"}
_TCL = {"_tkinter.pyd", "tcl86t.dll", "tk86t.dll", "zlib1.dll"}
_UNUSED = {"_wmi.pyd"}  # aborts under Wine; Python knows its version without
_NOT_NEEDED = {"__pycache__", "idlelib", "site-packages", "test", "tkinter", "turtledemo"}


def ready(folder: Path) -> Path:
    """The ``python.exe`` of a complete Python in *folder*, which is made anew when its inputs changed."""
    with _made_anew(folder, "python.txt", "wheels.txt") as is_wanted:
        if is_wanted:
            _unpack_python(downloads.windows_python(), folder)
            for wheel in downloads.wheels():
                _unpack_wheel(wheel, folder / "Lib" / "site-packages")
    return folder / "python.exe"


def test_packages(folder: Path) -> None:
    """Put what tests need into a folder apart from that Python, which bundles are built by."""
    with _made_anew(folder, "wheels-for-tests.txt") as is_wanted:
        for wheel in downloads.test_wheels() if is_wanted else ():
            _unpack_wheel(wheel, folder)


@contextmanager
def _made_anew(folder: Path, *names: str) -> Iterator[bool]:
    """Whether a folder is to be made from the pins of these files; empty then, stamped when done."""
    made_from = "\n".join(pin.line for name in names for pin in downloads.pins(name))
    wanted = hashlib.sha256((made_from + Path(__file__).read_text(encoding="utf-8")).encode()).hexdigest()
    stamp = folder / _STAMP
    is_wanted = not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted
    if is_wanted:
        shutil.rmtree(folder, ignore_errors=True)
    yield is_wanted
    stamp.write_text(wanted, encoding="utf-8")


def _unpack_python(source: Path, folder: Path) -> None:
    with tarfile.open(source) as outer:
        name = next(name for name in outer.getnames() if name.endswith("/data.zip"))
        inner = outer.extractfile(name)
        if inner is None:
            raise downloads.DownloadError(f"{source.name} holds no Python.")
        with zipfile.ZipFile(io.BytesIO(inner.read())) as files:
            for name in files.namelist():
                place = PurePosixPath(name).relative_to("cp312")
                if not name.endswith("/") and _wanted(place):
                    _write(folder / place, files.read(name))


def _wanted(place: PurePosixPath) -> bool:
    """Whether python.org ships the file and something here needs it; WinPython adds others."""
    if len(place.parts) == 1:
        return place.name in _TOP | _RUNTIME
    if place.parts[0] == "DLLs":
        return place.suffix in {".pyd", ".dll"} and place.name not in _TCL | _UNUSED
    return place.parts[0] == "Lib" and not _NOT_NEEDED & set(place.parts)


def _unpack_wheel(wheel: Path, site: Path) -> None:
    """Its files as an installer puts them; the programs a wheel may bring along are not needed."""
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            place = PurePosixPath(name)
            if name.endswith("/") or ".." in place.parts:
                continue
            if place.parts[0].endswith(".data"):
                if place.parts[1] not in {"purelib", "platlib"}:
                    continue
                place = PurePosixPath(*place.parts[2:])
            _write(site / place, files.read(name))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
