"""The rule for pictures: the released ones as they are printed, bare of all that was stored beside them."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document

_INSIDE = re.compile(rb'<img src="data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]*)"')


@dataclass(frozen=True, slots=True)
class ReleasedPictures(OwnFileRule):
    """Every picture in a file is, byte for byte, one that the edition releases."""

    name: str = "pictures"
    formats: frozenset[str] = frozenset({"docx", "html"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each picture that is another one, or holds more than its pixels."""
        for number, content in enumerate(_pictures(document), 1):
            if content not in allowed.pictures:
                yield f"picture {number}", "another picture than the edition releases"


def _pictures(document: Document) -> Iterator[bytes]:
    if document.format == "docx":
        yield from (part.content for part in document.parts if part.name.startswith("word/media/"))
        return
    for found in _INSIDE.finditer(document.data):
        try:
            yield b64decode(found[1], validate=True)
        except Error:
            yield b""
