"""Puts the licences of everything in a bundle into one file; a part without one stops the build."""

from __future__ import annotations

import re
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXTS = HERE.parent / "licences"
_RULE = "=" * 78
_FILE = re.compile(r"(licen[cs]es?|copying|notice)\b", re.IGNORECASE)
_QT = """Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3. It stands
here with the GNU General Public License it adds to. They lie beside the program as libraries of their own,
under their own names, and may be replaced by others that fit.
Their sources: https://download.qt.io/official_releases/"""
_ICONV = """The wheels of lxml for Windows hold GNU libiconv 1.17, linked into its modules, under the GNU
Lesser General Public License, version 2.1, which stands here. Its source:
https://ftp.gnu.org/pub/gnu/libiconv/libiconv-1.17.tar.gz
The sources of lxml, by which its modules can be built anew with another libiconv and take the place of these:
https://github.com/lxml/lxml and, for what is linked in, https://github.com/lxml/libxml2-win-binaries"""
_BEFORE = {"Qt, PySide6-Essentials, shiboken6": _QT, "iconv, inside lxml": _ICONV}
_SHARED = {
    "Qt, PySide6-Essentials, shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "What Qt holds of others": ("Qt-third-party.txt",),
    "iconv, inside lxml": ("LGPL-2.1.txt",),
    "SQLCipher, inside sqlcipher3": ("SQLCipher.txt",),
    "OpenSSL's cryptography, inside sqlcipher3": ("Apache-2.0.txt",),
}


class MissingLicenceError(Exception):
    """A part of the bundle has no licence that could be found; one sentence."""


def write_licences(names: tuple[str, ...], target: Path) -> Path:
    """The file with the licence of the program, of Python, of Qt, of the database, and of each library named.

    Raises:
        MissingLicenceError: one of them has none.
    """
    parts = [("Briefing Desk", _read(HERE.parents[1] / "LICENSE")), ("Python", _of_python())]
    for name, files in _SHARED.items():
        words = [_read(TEXTS / file) for file in files]
        parts.append((name, "\n\n".join([_BEFORE[name], *words] if name in _BEFORE else words)))
    parts += [(name, _of_library(name)) for name in names if name not in {"PySide6-Essentials", "shiboken6"}]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(f"{_RULE}\n{name}\n{_RULE}\n\n{words}\n" for name, words in parts), "utf-8")
    return target


def _of_library(name: str) -> str:
    """The licences an installed library brings along, under its name and version."""
    found = distribution(name)
    files = [one for one in found.files or () if ".dist-info" in one.parts[0] and _FILE.match(one.name)]
    if not files:
        raise MissingLicenceError(f"{name} {found.version} brings no licence along.")
    return "\n\n".join(
        [f"Version {found.version}", *(_read(Path(str(one.locate()))) for one in sorted(files))]
    )


def _of_python() -> str:
    folders = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")), Path("/usr/share/doc/python3"))
    for path in (folder / name for folder in folders for name in ("LICENSE.txt", "LICENSE", "copyright")):
        if path.is_file():
            return f"Version {sys.version.partition(' ')[0]}\n\n{_read(path)}"
    raise MissingLicenceError("The licence of Python was not found.")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
