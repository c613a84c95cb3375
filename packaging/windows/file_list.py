"""The list of a bundle's files, and whether another build of the same source gave the same one.

A build that depends on more than its source, such as the order in which a folder is read or what a computer
happens to have installed, gives itself away here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import downloads
import environment
from audit import PROGRAMS

SOURCES = (
    "briefing.spec",
    "briefing_app",
    "resources",
    "db",
    "LICENSE",
    "packaging/licences",
    "packaging/windows",
)
PACKED = {*PROGRAMS, "_internal/base_library.zip"}
"""Files of compiled modules: Python may write the same module in some bytes more or less."""

_MOST = 20


def file_list(bundle: Path) -> str:
    """A line for each file: its size, where that must not vary, and its path."""
    named = {path.relative_to(bundle).as_posix(): path for path in bundle.rglob("*") if path.is_file()}
    sizes = {name: "-" if name in PACKED else str(named[name].stat().st_size) for name in sorted(named)}
    return "".join(f"{size:>10}  {name}\n" for name, size in sizes.items())


def source_digest(root: Path = environment.ROOT) -> str:
    """A digest of all that a bundle is built from; downloads come in by the digests that pin them."""
    total = hashlib.sha256()
    for path in _sources(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{content}  {path.relative_to(root).as_posix()}\n".encode())
    return total.hexdigest()


def differences(bundle: Path, source: str) -> tuple[str, ...]:
    """How the files differ from those of the build of this source before; the first list is kept."""
    told, kept = file_list(bundle), kept_list(source)
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told, encoding="utf-8")
    before = kept.read_text(encoding="utf-8")
    lines = unified_diff(before.splitlines(), told.splitlines(), "before", "now", n=0, lineterm="")
    return tuple(line for line in lines if not line.startswith(("---", "+++", "@@")))[:_MOST]


def kept_list(source: str) -> Path:
    """Where the list of the first build of a source is kept."""
    return downloads.cache() / "file-lists" / f"{source}.txt"


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        place = root / name
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)
