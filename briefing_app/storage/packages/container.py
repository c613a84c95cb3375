"""The file of a package: what it is in plain words, a digest, and its rows packed; counted while it is read.

A package comes from outside, so nothing in it is believed: the digest is compared before anything is
unpacked, and how long the file, a row and all rows together may be is counted while they are unpacked. The
same rows give the same bytes. The form is told in ``docs/library-file.md``.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefing_app.domain.errors import BriefingError, NotAllowedError, UnreadableError

FORMAT: Final = 1
"""The form of the file; a newer one is refused."""

ENDING: Final = ".bdpack"

MAGIC: Final = b"Briefing Desk package "
WARNING: Final = (
    b"INTERNAL: holds withheld words, for colleagues only. Open it with Briefing Desk.\n"
    b"INTERNE : contient des mots pr\xc3\xa9lev\xc3\xa9s, pour des coll\xc3\xa8gues seulement. "
    b"\xc3\x80 ouvrir avec Briefing Desk.\n"
)
"""What whoever opens the file with something else reads first."""

FILE: Final = 64_000_000
"""Bytes a package may have."""

WORDS: Final = 8_000_000
"""Bytes its rows may have unpacked, pictures apart."""

PICTURES: Final = 64_000_000
"""Bytes its pictures may have, as they are written in it."""

LINE: Final = 4_000_000
"""Bytes a row may have."""

MOST: Final[Mapping[str, int]] = {
    "library": 1, "note": 1, "profile": 100, "note_profile": 100, "section": 500, "section_text": 2_000,
    "revision": 3_000, "fact": 2_000, "severance": 3_000, "severance_decision": 6_000, "gone_words": 2_000,
    "carried_words": 2_000, "picture": 500, "known": 20_000,
}  # fmt: skip
"""Rows of each table a package may have: many more than any note has, and read within two seconds."""

OF_A_SECTION: Final = 1_000
"""Texts a section may have had."""

_PART: Final = 1_500_000
"""Bytes of a picture in one line."""

_BRACKETS: Final = 400_000
"""Lists and objects a row may have: each takes many times the bytes it is written in."""

_CHUNK: Final = 64 * 1024

PICTURE: Final = "picture"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A row of a library by the name of its table; JSON columns are texts as they are stored."""

    table: str
    values: Values


def refusal(name: str, why: str) -> UnreadableError:
    """The error for a package that cannot be read."""
    return UnreadableError(
        f"“{name}” cannot be read as a package: {why}. Ask your colleague for it again; nothing was stored."
    )


def packed(header: Values, rows: Iterable[PackedRow]) -> bytes:
    """The bytes of a package.

    Raises:
        NotAllowedError: there is more to pack than a program would read.
    """
    squeeze, parts = zlib.compressobj(9), list[bytes]()
    words = pictures = 0
    for line, of_picture in _lines(header, within_measure(rows, _too_large)):
        pictures, words = (pictures + len(line), words) if of_picture else (pictures, words + len(line))
        if len(line) > LINE or words > WORDS or pictures > PICTURES:
            raise _too_large()
        parts.append(squeeze.compress(line))
    body = b"".join((*parts, squeeze.flush()))
    return b"".join((_head(body), body))


def _too_large() -> NotAllowedError:
    return NotAllowedError(
        "This note and its profiles are too large for a package: make the pictures smaller, "
        "or divide the note."
    )


def within_measure(rows: Iterable[PackedRow], refuse: Callable[[], BriefingError]) -> Iterator[PackedRow]:
    """The rows one after the other, and the error where there are more of a kind than a package may have.

    A row of a few bytes costs as much to compare as one of many, and packs to nothing beside its like.
    """
    tables, texts = Counter[str](), Counter[str]()
    for row in rows:
        tables[row.table] += 1
        if row.table == "revision":
            texts[str(row.values.get("section_id"))] += 1
            if texts[str(row.values.get("section_id"))] > OF_A_SECTION:
                raise refuse()
        if tables[row.table] > MOST.get(row.table, 1):
            raise refuse()
        yield row


def _head(body: bytes) -> bytes:
    return b"".join((MAGIC, b"%d\n" % FORMAT, WARNING, sha256(body).hexdigest().encode(), b"\n"))


def _lines(header: Values, rows: Iterable[PackedRow]) -> Iterator[tuple[bytes, bool]]:
    yield _line(header), False
    count = 0
    for row in rows:
        count += 1
        if row.table == PICTURE:
            content: bytes = row.values["content"]
            for at in range(0, max(len(content), 1), _PART):
                part = base64.b64encode(content[at : at + _PART]).decode()
                yield _line([PICTURE, {"digest": row.values["digest"], "content": part}]), True
        else:
            yield _line([row.table, row.values]), False
    yield _line({"end": count}), False


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that says it is a package, and was not damaged since it was made.

    Raises:
        UnreadableError: it is missing, a folder, empty, too large, of another program, newer, or damaged.
    """
    name = path.name
    try:
        if path.is_dir():
            raise UnreadableError(f"“{name}” is a folder: choose the package in it.")
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(FILE + 1) if size <= FILE else b""
    except OSError as error:
        why = error.strerror or "it is not there"
        raise UnreadableError(f"“{name}” cannot be read ({why}): choose another file.") from error
    if size > FILE or len(data) > FILE:
        raise refusal(name, f"it is larger than {FILE // 1_000_000} MB")
    if not data:
        raise refusal(name, "it is empty")
    _refuse_foreign(name, data)
    return data


def _refuse_foreign(name: str, data: bytes) -> None:
    first, _, rest = data[:200].partition(b"\n")
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


def newer(name: str) -> UnreadableError:
    """The error for a package made by a newer program."""
    return UnreadableError(
        f"“{name}” was made by a newer version of Briefing Desk: install that version; nothing was stored."
    )


def unpacked(name: str, data: bytes) -> tuple[Values, Iterator[PackedRow]]:
    """What a package says of itself, and its rows one after the other.

    Raises:
        UnreadableError: it is damaged or larger than it may be; the rows raise it too.
    """
    head = len(data[: data.index(b"\n") + 1]) + len(WARNING)
    digest, body = data[head : head + 64], memoryview(data)[head + 65 :]  # no second copy of what may be long
    if data[head - len(WARNING) : head] != WARNING or digest != sha256(body).hexdigest().encode():
        raise refusal(name, "it is damaged")
    lines = _read_lines(name, body)
    header = next(lines, None)
    if not isinstance(header, dict):
        raise refusal(name, "it is damaged")
    return header, _rows(name, lines)


def _rows(name: str, lines: Iterator[object]) -> Iterator[PackedRow]:
    count, picture = 0, None
    for line in lines:
        match line:
            case [str(table), dict(values)] if table == PICTURE:
                digest, content = values.get("digest"), values.get("content")
                if not isinstance(digest, str) or not isinstance(content, str) or len(values) != 2:
                    raise refusal(name, "it is damaged")
                part = _decoded(name, content)
                if picture is not None and picture[0] == digest:
                    picture[1].append(part)
                    continue
                if picture is not None:
                    yield _picture(name, *picture)
                picture, count = (digest, [part]), count + 1
            case [str(table), dict(values)]:
                count += 1
                yield PackedRow(table, values)
            case {"end": int(end)} if end == count and next(lines, None) is None:
                if picture is not None:
                    yield _picture(name, *picture)
                return
            case _:
                break
    raise refusal(name, "it is damaged")


def _picture(name: str, digest: str, parts: list[bytes]) -> PackedRow:
    content = b"".join(parts)
    if sha256(content).hexdigest() != digest:
        raise refusal(name, "it is damaged")
    return PackedRow(PICTURE, {"digest": digest, "content": content})


def _decoded(name: str, content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except ValueError as error:
        raise refusal(name, "it is damaged") from error


def _read_lines(name: str, body: memoryview) -> Iterator[object]:
    """The lines unpacked one by one, as JSON values, counted as they come."""
    words = pictures = 0
    for line in _split(name, body):
        if line.startswith(b'["picture"'):
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


def _split(name: str, body: memoryview) -> Iterator[bytes]:
    unpack, waiting = zlib.decompressobj(), bytearray()
    at, looked = 0, 0
    while not unpack.eof:
        left = unpack.unconsumed_tail
        given = left or body[at : at + _CHUNK]
        at += 0 if left else len(given)
        try:
            more = unpack.decompress(given, _CHUNK)
        except zlib.error as error:
            raise refusal(name, "it is damaged") from error
        if not more and not given:
            raise refusal(name, "it is damaged")
        waiting += more
        while (end := waiting.find(b"\n", looked)) >= 0:
            yield bytes(waiting[:end])
            del waiting[: end + 1]
            looked = 0
        looked = len(waiting)
        if looked > LINE:
            raise refusal(name, "it is larger than a package may be")
    if waiting or unpack.unused_data or at < len(body):
        raise refusal(name, "it is damaged")
