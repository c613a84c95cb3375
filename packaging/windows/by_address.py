"""Fetches files by address, such as pip does not know; they are kept by digest among the other downloads."""

from __future__ import annotations

import re
import tempfile
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from downloads import HERE, DownloadError, cache, digest

PATIENCE = 30  # seconds without an answer, before the next address is tried
_PIN = re.compile(r"(?P<name>[\w.+~-]+) --size=(?P<size>\d+) --hash=sha256:(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file, by name, size and digest; and where it can be fetched."""

    name: str
    size: int
    digest: str
    addresses: tuple[str, ...]

    @property
    def line(self) -> str:
        """The line that pins it."""
        return f"{self.name} --size={self.size} --hash=sha256:{self.digest}"


def pinned_files(name: str) -> tuple[PinnedFile, ...]:
    """The files that are pinned in a list in this folder: a line for each, then its addresses, indented.

    Raises:
        DownloadError: the list has a line that is neither, or a file without an address.
    """
    found: list[PinnedFile] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if match := _PIN.fullmatch(line):
            found.append(PinnedFile(match["name"], int(match["size"]), match["digest"], ()))
        elif found and line.startswith(" ") and urlsplit(line.strip()).scheme:
            one = found.pop()
            found.append(PinnedFile(one.name, one.size, one.digest, (*one.addresses, line.strip())))
        else:
            raise DownloadError(f"{name} has a line that is no exact pin and no address: {line.strip()}")
    if without := [one.name for one in found if not one.addresses]:
        raise DownloadError(f"{name} has no address for {', '.join(without)}.")
    return tuple(found)


def fetched(pin: PinnedFile) -> Path:
    """The file where it is kept, looked at again; fetched from the first address that has it.

    Raises:
        DownloadError: no address has it as it was when it was pinned.
    """
    kept = cache() / "downloads" / pin.digest / pin.name
    if kept.is_file() and digest(kept) == pin.digest:
        return kept
    print(f"Briefing Desk: fetching {pin.name}", flush=True)
    cache().mkdir(parents=True, exist_ok=True)
    wrong: list[str] = []
    for address in pin.addresses:
        with tempfile.TemporaryDirectory(dir=cache()) as folder:
            try:
                _fetch(pin, address, Path(folder, pin.name))
            except (OSError, HTTPException, DownloadError) as error:
                wrong.append(f"{address}: {error or type(error).__name__}")
            else:
                kept.parent.mkdir(parents=True, exist_ok=True)
                Path(folder, pin.name).replace(kept)
                return kept
    raise DownloadError("\n  ".join((f"{pin.name} could not be fetched.", *wrong)))


def _fetch(pin: PinnedFile, address: str, target: Path) -> None:
    """Write what an address gives, which is looked at before anything else is done with it."""
    with urllib.request.build_opener().open(address, timeout=PATIENCE) as answer:
        data = answer.read(pin.size + 1)
    target.write_bytes(data)
    if len(data) != pin.size or digest(target) != pin.digest:
        raise DownloadError("not the file whose digest is written down.")
