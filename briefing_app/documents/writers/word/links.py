"""Links of one part: a relationship for each distinct address."""

from __future__ import annotations

from collections.abc import Iterator


class Links:
    """Gives each address its relationship id."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_of(self, address: str) -> str:
        """The relationship id of an address, the same each time."""
        return self._ids.setdefault(address, f"link{len(self._ids) + 1}")

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Relationship id and address of each link, in the order they came."""
        return ((name, address) for address, name in self._ids.items())
