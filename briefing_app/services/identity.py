"""New ids: UUID version 7 (RFC 9562), which sort by the time they were made."""

from __future__ import annotations

import uuid6


def new_id() -> str:
    """A new id as text."""
    return str(uuid6.uuid7())
