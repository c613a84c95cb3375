"""Addresses a document may link to: the web and mail, nothing that reaches into a machine or a share."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"[\w.-]+(:\d{1,5})?", re.ASCII)
_MAIL = re.compile(r"[^@\s?]+@[\w-]+(\.[\w-]+)+(\?\S*)?", re.ASCII)
_KEPT = "%/:=&?~#+!$,;'@()*-._"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?(/\S*)?", re.ASCII)
_LONGEST = 2000  # Word cuts longer ones


def completed(typed: str) -> str:
    """The address a person means who types "www.port.example" or "ana@port.example"."""
    stated = typed.strip()
    if ":" not in stated and _MAIL.fullmatch(stated):
        return f"mailto:{stated}"
    return f"https://{stated}" if _BARE_HOST.fullmatch(stated) else stated


@lru_cache(maxsize=4096)
def safe_address(address: str) -> str | None:
    """The address as it may stand in a document, percent-encoded, or None if it may not be a link.

    Only http, https and mailto are links; everything else is printed as plain words.
    """
    try:
        parts = urlsplit(address.strip())
        encoded = _STRAY_PERCENT.sub("%25", quote(address.strip(), safe=_KEPT))
    except (ValueError, UnicodeEncodeError):
        return None
    if len(encoded) > _LONGEST:
        return None
    if parts.scheme in ("http", "https"):
        return encoded if _HOST.fullmatch(parts.netloc.rpartition("@")[2]) else None
    if parts.scheme == "mailto" and _MAIL.fullmatch(address.strip()[len("mailto:") :]):
        return encoded
    return None
