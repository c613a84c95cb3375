"""The file of a package as it is read: its digest first, then its rows, then its pictures one by one.

It is held open and gone through twice, so that of all its pictures one at a time is in memory. Each time what
is read is held against the digest again: it may lie where somebody else writes.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Container, Generator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from briefing_app.domain.errors import UnreadableError
from briefing_app.storage.packages.container import (
    ENDING,
    FILE,
    FORMAT,
    LINE,
    MAGIC,
    PICTURE,
    PICTURES,
    WARNING,
    WORDS,
    PackedRow,
    Values,
    newer,
    refusal,
)

_BRACKETS: Final = 400_000
"""Lists and objects a row may have: each takes many times the bytes it is written in."""

_CHUNK: Final = 64 * 1024
_BEGINNING: Final = 200
_OF_PICTURE: Final = b'["picture"'


class PackageFile:
    """An open file that says it is a package and was not damaged since it was made.

    ``sha256`` is that of all its bytes.
    """

    def __init__(self, name: str, file: BinaryIO, start: int, digest: str, whole: str) -> None:
        self.name = name
        self.sha256 = whole
        self._file = file
        self._start = start
        self._digest = digest

    def rows(self) -> tuple[Values, Iterator[PackedRow]]:
        """What a package says of itself, and its rows one after the other; those of pictures without bytes.

        Raises:
            UnreadableError: it is damaged or larger than it may be; the rows raise it too.
        """
        lines = _values(self.name, self._lines())
        header = next(lines, None)
        if not isinstance(header, dict):
            raise self._damaged()
        return header, self._rows(lines)

    def pictures(self, wanted: Container[str]) -> Iterator[bytes]:
        """The bytes of those pictures that are wanted by their digests, one after the other.

        Raises:
            UnreadableError: the file was changed since it was opened.
        """
        picture = None
        for line in _values(self.name, (one for one in self._lines() if one.startswith(_OF_PICTURE))):
            match line:
                case [_, {"digest": str(digest), "content": str(content)}]:
                    if picture is None or picture.digest != digest:
                        if picture is not None and picture.is_kept:
                            yield picture.finished()
                        picture = _Picture(self.name, digest, is_kept=digest in wanted)
                    picture.add(content)
                case _:
                    raise self._damaged()
        if picture is not None and picture.is_kept:
            yield picture.finished()

    # ---- inside

    def _rows(self, lines: Iterator[object]) -> Iterator[PackedRow]:
        count, picture = 0, None
        for line in lines:
            match line:
                case [str(table), {"digest": str(digest), "content": str(content), **more}] if (
                    table == PICTURE and not more
                ):
                    if picture is None or picture.digest != digest:
                        if picture is not None:
                            yield picture.row()
                        picture, count = _Picture(self.name, digest), count + 1
                    picture.add(content)
                case [str(table), dict(values)] if table != PICTURE:
                    count += 1
                    yield PackedRow(table, values)
                case {"end": int(end)} if end == count and next(lines, None) is None:
                    if picture is not None:
                        yield picture.row()
                    return
                case _:
                    break
        raise self._damaged()

    def _lines(self) -> Iterator[bytes]:
        unpack, waiting = zlib.decompressobj(), bytearray()
        chunks, looked = self._chunks(), 0
        while not unpack.eof:
            given = unpack.unconsumed_tail or next(chunks, b"")
            try:
                more = unpack.decompress(given, _CHUNK)
            except zlib.error as error:
                raise self._damaged() from error
            if not more and not given:
                raise self._damaged()
            waiting += more
            while (end := waiting.find(b"\n", looked)) >= 0:
                yield bytes(waiting[:end])
                del waiting[: end + 1]
                looked = 0
            looked = len(waiting)
            if looked > LINE:
                raise refusal(self.name, "it is larger than a package may be")
        if waiting or unpack.unused_data or next(chunks, b""):
            raise self._damaged()

    def _chunks(self) -> Iterator[bytes]:
        """The bytes behind the digest, which they are held against once more."""
        read = sha256()
        try:
            self._file.seek(self._start)
            while chunk := self._file.read(_CHUNK):
                read.update(chunk)
                yield chunk
        except OSError as error:
            raise _unread(self.name, error) from error
        if read.hexdigest() != self._digest:
            raise self._damaged()

    def _damaged(self) -> UnreadableError:
        return refusal(self.name, "it is damaged")


class _Picture:
    """A picture whose parts come one after the other; its bytes are kept where somebody wants them."""

    def __init__(self, name: str, digest: str, *, is_kept: bool = False) -> None:
        self.digest = digest
        self.is_kept = is_kept
        self._name = name
        self._content = bytearray()
        self._read = sha256()

    def add(self, content: str) -> None:
        """The next part, as it is written in the package."""
        try:
            part = base64.b64decode(content, validate=True)
        except ValueError as error:
            raise refusal(self._name, "it is damaged") from error
        self._read.update(part)
        if self.is_kept:
            self._content += part

    def row(self) -> PackedRow:
        """The row of the whole picture, without its bytes."""
        if self._read.hexdigest() != self.digest:
            raise refusal(self._name, "it is damaged")
        return PackedRow(PICTURE, {"digest": self.digest, "content": b""})

    def finished(self) -> bytes:
        """The bytes of the whole picture."""
        self.row()
        return bytes(self._content)


@contextmanager
def package_file(path: Path) -> Generator[PackageFile, None, None]:
    """A file that says it is a package, and was not damaged since it was made.

    Raises:
        UnreadableError: it is missing, a folder, empty, too large, of another program, newer, or damaged.
    """
    if path.is_dir():
        raise UnreadableError(f"“{path.name}” is a folder: choose the package in it.")
    try:
        file = path.open("rb")
    except OSError as error:
        raise _unread(path.name, error) from error
    with file:
        try:
            one = _looked_at(path.name, file)
        except OSError as error:
            raise _unread(path.name, error) from error
        yield one


def _unread(name: str, error: OSError) -> UnreadableError:
    why = error.strerror or "it is not there"
    return UnreadableError(f"“{name}” cannot be read ({why}): choose another file.")


def _looked_at(name: str, file: BinaryIO) -> PackageFile:
    """The file gone through once, before anything of it is unpacked."""
    beginning = file.read(_BEGINNING)
    if not beginning:
        raise refusal(name, "it is empty")
    if file.seek(0, 2) > FILE:
        raise refusal(name, f"it is larger than {FILE // 1_000_000} MB")
    start = _refuse_foreign(name, beginning) + len(WARNING) + 65
    file.seek(0)
    head = file.read(start)
    whole, body, length = sha256(head), sha256(), start
    while (chunk := file.read(_CHUNK)) and length <= FILE:
        whole.update(chunk)
        body.update(chunk)
        length += len(chunk)
    digest = head[-65:-1].decode("ascii", "replace")
    is_whole = head[-65 - len(WARNING) : -65] == WARNING and head.endswith(b"\n")
    if length > FILE or not is_whole or digest != body.hexdigest():
        raise refusal(name, "it is damaged")
    return PackageFile(name, file, start, digest, whole.hexdigest())


def _refuse_foreign(name: str, beginning: bytes) -> int:
    """How long the first line is, which says that it is a package of a form that is known."""
    first, _, rest = beginning.partition(b"\n")
    if not first.startswith(MAGIC):
        raise UnreadableError(
            f"“{name}” is no package of Briefing Desk: choose one that ends in {ENDING}; nothing was stored."
        )
    version = first.removeprefix(MAGIC)
    if not version.isdigit() or len(version) > 6:
        raise refusal(name, "it is damaged")
    if int(version) > FORMAT:
        raise newer(name)
    if not rest:
        raise refusal(name, "it is damaged")
    return len(first) + 1


def _values(name: str, lines: Iterator[bytes]) -> Iterator[object]:
    """The lines as JSON values, counted as they come."""
    words = pictures = 0
    for line in lines:
        if line.startswith(_OF_PICTURE):
            pictures += len(line)
        else:
            words += len(line)
        if words > WORDS or pictures > PICTURES:
            raise refusal(name, "it is larger than a package may be")
        if line.count(b"[") + line.count(b"{") > _BRACKETS:
            raise refusal(name, "it is larger than a package may be")
        try:
            yield json.loads(line.decode("utf-8"), parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise refusal(name, "it is damaged") from error


def _no_number(found: str) -> None:
    raise ValueError(found)
