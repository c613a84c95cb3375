"""What Windows shows about the programs under "Details", from the version of the package."""

from __future__ import annotations

import re
from typing import Any

NAME, MAKER = "Briefing Desk", "Briefing Desk contributors"
_CANADIAN_ENGLISH, _UNICODE = 0x1009, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers Windows compares: those of the version, whatever follows them left out, and 0."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if not found:
        raise ValueError(f"{version} does not begin with three numbers")
    return int(found[1]), int(found[2]), int(found[3]), 0


def version_resource(version: str, file_name: str) -> Any:  # noqa: ANN401  # PyInstaller has no types
    """The version resource of one of the programs."""
    from PyInstaller.utils.win32 import versioninfo as win

    four = numbers(version)
    words = {
        "CompanyName": MAKER,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": file_name.removesuffix(".exe"),
        "LegalCopyright": f"© {MAKER}. MIT licence.",
        "OriginalFilename": file_name,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    strings = [win.StringStruct(key, value) for key, value in words.items()]
    table = win.StringTable(f"{_CANADIAN_ENGLISH:04x}{_UNICODE:04x}", strings)
    translation = win.VarStruct("Translation", [_CANADIAN_ENGLISH, _UNICODE])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=four, prodvers=four, mask=0x3F, OS=0x40004, fileType=1),
        kids=[win.StringFileInfo([table]), win.VarFileInfo([translation])],
    )
