"""The bytes of pictures, each kept once."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select

from briefing_app.domain.errors import UnknownNameError
from briefing_app.storage.rows import PictureRow
from briefing_app.storage.transaction import Transaction


class PictureRepository:
    """Keeps the bytes of pictures under their SHA-256."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, content: bytes) -> str:
        """Keep the bytes; the digest under which a picture block finds them (hexadecimal)."""
        _ = self._transaction.act
        digest = sha256(content).hexdigest()
        session = self._transaction.session
        if session.get(PictureRow, digest) is None:
            session.add(PictureRow(digest=digest, content=content))
            session.flush()
        return digest

    def lacking(self, digests: Iterable[str]) -> frozenset[str]:
        """Those of these digests whose pictures the library does not have."""
        wanted = frozenset(digests)
        known = self._transaction.session.scalars(
            select(PictureRow.digest).where(PictureRow.digest.in_(wanted))
        )
        return wanted - frozenset(known)

    def get(self, digest: str) -> bytes:
        """The bytes of a picture.

        Raises:
            UnknownNameError: the library has no such picture.
        """
        row = self._transaction.session.get(PictureRow, digest)
        if row is None:
            raise UnknownNameError(f"The library has no picture {digest[:12]}…: insert the picture again.")
        return row.content
