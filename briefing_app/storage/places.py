"""Whether a folder is synchronised or on a network: where a library can be lost, told before it is."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

NETWORK_FILE_SYSTEMS: Final = (
    *("nfs", "cifs", "smb", "fuse.sshfs", "fuse.gvfs", "fuse.rclone", "afs", "9p"),
    *("davfs", "fuse.davfs", "ceph", "fuse.gluster", "fuse.onedriver", "fuse.google-drive"),
)
SYNCED_FOLDERS: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "sharepoint": "SharePoint",
    "box-": "Box",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
}
"""How the folders of synchronising programs begin, in small letters, and what the program is called."""

SYNCED_NAMES: Final = {"box": "Box", "seafile": "Seafile", "syncthing": "Syncthing", "mega": "MEGA"}
"""Names of such folders that many others begin with."""

LITTLE_SPACE: Final = 50_000_000
"""Bytes left on a disk below which that is told, and an input/output error is told as a full disk."""

ROOM_TO_OPEN: Final = 40_960
"""Bytes that opening a library for writing takes beside it: the index of its journal, a page of the disk."""

MOUNTS: Final = Path("/proc/mounts")


def notices(library: Path, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What is to be known of the place in which *library* is; empty where there is nothing."""
    found = list(hazards(library, environment))
    if library.is_file() and not os.access(library, os.W_OK):
        found.append(
            f"“{library.name}” can be read here and not be changed: to work in it, copy it to a folder of "
            "your own."
        )
    return (*found, *room_notices(library))


def hazards(library: Path, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """A sentence for each way in which *library*, which need not be there yet, can be lost in its place."""
    folder = library.absolute().parent
    found = [
        f"“{library.name}” is in a folder that {program} synchronises, which can damage a library: "
        "close the program before the folder is synchronised, or move the library to a local folder."
        for program in dict.fromkeys(_synchronising(folder, environment))
    ]
    if is_on_network(library):
        found.append(
            f"“{library.name}” is on a network drive: it works more slowly there, and only one person "
            "can have it open. A local folder is safer."
        )
    return tuple(found)


def room_notices(library: Path) -> tuple[str, ...]:
    """A sentence where the disk of *library* is nearly full."""
    try:
        free = shutil.disk_usage(library.absolute().parent).free
    except OSError:
        return ()
    if free >= LITTLE_SPACE:
        return ()
    if free < ROOM_TO_OPEN:
        return (
            f"The disk of “{library.name}” is full: it can be read, and nothing can be saved. Free some "
            "space, and open it again.",
        )
    return (
        f"Only {free // 1_000_000} MB are free on the disk where “{library.name}” is: free some space, or "
        "work may not be saved any more. What is saved stays saved.",
    )


def has_room_to_open(library: Path) -> bool:
    """Whether there is as much room beside the library as opening it for writing takes."""
    try:
        return shutil.disk_usage(library.absolute().parent).free >= ROOM_TO_OPEN
    except OSError:
        return True


def is_on_network(library: Path, mounts: Path = MOUNTS) -> bool:
    """Whether the file lies on a network file system, as far as this computer says."""
    if sys.platform == "win32":
        return _is_windows_network(library)
    try:
        lines = mounts.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return _file_system(library.absolute(), lines).startswith(NETWORK_FILE_SYSTEMS)


def _file_system(path: Path, mounts: list[str]) -> str:
    """The type of the file system with the longest mount point above *path*; "" when none is known."""
    best, kind = Path("/"), ""
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, fields[2]
    return kind


def _is_windows_network(library: Path) -> bool:
    drive = library.absolute().drive
    if drive.startswith("\\\\"):
        return True
    import ctypes

    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    windows = getattr(ctypes, "windll", None)
    return bool(windows and windows.kernel32.GetDriveTypeW(f"{drive}\\") == remote)


def _synchronising(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    for variable, value in environment.items():
        if variable.upper().startswith("ONEDRIVE") and value and folder.is_relative_to(Path(value)):
            yield "OneDrive"
    for chosen in _folders_of_dropbox(environment):
        if folder.is_relative_to(chosen):
            yield "Dropbox"
    for part in map(str.lower, folder.parts):
        for beginning, program in SYNCED_FOLDERS.items():
            if part.startswith(beginning):
                yield program
        if part in SYNCED_NAMES:
            yield SYNCED_NAMES[part]


def _folders_of_dropbox(environment: Mapping[str, str]) -> Iterator[Path]:
    """The folders that Dropbox says it synchronises, whatever they are called."""
    for variable, folder in (("APPDATA", "Dropbox"), ("LOCALAPPDATA", "Dropbox"), ("HOME", ".dropbox")):
        told = Path(environment.get(variable) or "/nowhere") / folder / "info.json"
        with suppress(OSError, ValueError, AttributeError):
            for account in json.loads(told.read_text("utf-8")).values():
                if isinstance(account.get("path"), str):
                    yield Path(account["path"])
