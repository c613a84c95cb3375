"""The file of a package: what it is in plain words, a digest, and its rows packed.

A package comes from outside, so nothing in it is believed: the digest is compared before anything is
unpacked, and how long the file, a row and all rows together may be is counted while they are unpacked, in
``package_file``. The same rows give the same bytes. The form is told in ``docs/library-file.md``.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from briefing_app.domain.errors import BriefingError, NotAllowedError, UnreadableError

FORMAT: Final = 2
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
    "carried_words": 2_000, "picture": 500, "known": 20_000, "told": 20_000,
}  # fmt: skip
"""Rows of each table a package may have: many more than any note has, and read within two seconds."""

OF_A_SECTION: Final = 1_000
"""Texts a section may have had."""

_PART: Final = 1_500_000
"""Bytes of a picture in one line."""

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


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a package in parts, one behind the other, and the digest of them all."""

    parts: tuple[bytes, ...]
    sha256: str


def packed(header: Values, rows: Iterable[PackedRow]) -> Packed:
    """The bytes of a package.

    Raises:
        NotAllowedError: there is more to pack than a program would read.
    """
    squeeze, parts, body = zlib.compressobj(9), list[bytes](), sha256()
    words = pictures = 0
    for line, of_picture in _lines(header, within_measure(rows, _too_large)):
        pictures, words = (pictures + len(line), words) if of_picture else (pictures, words + len(line))
        if len(line) > LINE or words > WORDS or pictures > PICTURES:
            raise _too_large()
        if part := squeeze.compress(line):
            parts.append(part)
    parts.append(squeeze.flush())
    for part in parts:
        body.update(part)
    head = b"".join((MAGIC, b"%d\n" % FORMAT, WARNING, body.hexdigest().encode(), b"\n"))
    whole = sha256(head)
    for part in parts:
        whole.update(part)
    return Packed((head, *parts), whole.hexdigest())


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


def newer(name: str) -> UnreadableError:
    """The error for a package made by a newer program."""
    return UnreadableError(
        f"“{name}” was made by a newer version of Briefing Desk: install that version; nothing was stored."
    )
