"""What the program is made of: each library with its version and its licence."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import briefing_app
from briefing_app import paths

LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "shiboken6": "LGPL-3.0",
    "SQLAlchemy": "MIT",
    "alembic": "MIT",
    "sqlcipher3": "zlib",
    "python-docx": "MIT",
    "lxml": "BSD-3-Clause",
    "Markdown": "BSD-3-Clause",
    "platformdirs": "MIT",
    "filelock": "MIT",
    "uuid6": "MIT",
    "Babel": "BSD-3-Clause",
}
"""The libraries the program ships with, by the names they are installed under."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program, its version ("" where the installation does not say) and its licence."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """The program, what runs it, the database, and every library."""
    from briefing_app.storage.driver import engine_versions

    sqlite, cipher = engine_versions()
    return (
        Component("Briefing Desk", briefing_app.__version__, "MIT"),
        Component("Python", platform.python_version(), "PSF-2.0"),
        Component("SQLite", sqlite, "public domain"),
        Component("SQLCipher", cipher, "BSD-3-Clause"),
        *(Component(name, _installed(name), licence) for name, licence in LICENCES.items()),
    )


def licence_file() -> Path | None:
    """The file with the licences of every part, which a bundle has; None where nothing is bundled."""
    file = paths.resources_folder() / "licences.txt"
    return file if file.is_file() else None


def licences() -> str:
    """What that file says; "" where there is none, or it cannot be read."""
    file = licence_file()
    try:
        return file.read_text(encoding="utf-8", errors="replace") if file else ""
    except OSError:
        return ""


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program may come without
        return ""
