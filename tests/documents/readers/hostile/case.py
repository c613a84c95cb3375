"""What a hostile file is, how it is made, and what has to become of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentinel:
    """What hostile files point at: a file and an address that nobody may open."""

    file: str = "/nowhere/sentinel/canary"
    address: str = "http://127.0.0.1:9/canary"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file.

    It is refused with a sentence that matches ``refused``; without one it is read: then every word of
    ``shown`` is in what is read, no word of ``absent`` anywhere, and each code of ``warned`` is reported.
    """

    name: str
    file: str
    how: str
    make: Callable[[Sentinel], bytes]
    refused: str = ""
    shown: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    asks: bool = False
    """Whether it points at what nobody may open."""

    @property
    def outcome(self) -> str:
        """What has to become of it, in a few words."""
        if self.refused:
            return f"refused: {self.refused}"
        return f"read{', reporting ' + ', '.join(self.warned) if self.warned else ''}"


def refused(name: str, file: str, how: str, made: bytes | Callable[[Sentinel], bytes], said: str) -> Hostile:
    """A file that has to be refused with a sentence of these words."""
    return Hostile(name, file, how, _maker(made), refused=said, asks=callable(made))


def read(
    name: str,
    file: str,
    how: str,
    made: bytes | Callable[[Sentinel], bytes],
    shown: Iterable[str] = (),
    absent: Iterable[str] = (),
    warned: Iterable[str] = (),
) -> Hostile:
    """A file that has to be read clean."""
    return Hostile(
        name, file, how, _maker(made), "", tuple(shown), tuple(absent), tuple(warned), callable(made)
    )


def _maker(made: bytes | Callable[[Sentinel], bytes]) -> Callable[[Sentinel], bytes]:
    return made if callable(made) else lambda _sentinel: made
