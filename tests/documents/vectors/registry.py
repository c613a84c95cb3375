"""The 51 ways a release has leaked, by the numbers of the research, each planted where a program can.

A way that is planted says by which rule of the gate it is seen. The others name the test that shows them
caught elsewhere, or why no program can see them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.documents.vectors.planting import LANGUAGES, SECRETS, Finished, Plant, Secret, clean

LAST = 51


@dataclass(frozen=True)
class Vector:
    """One leak: its number, what it is, the format it is in, how it is planted, the rule that sees it."""

    number: int
    what: str
    format: str
    plant: Plant
    rule: str


@dataclass(frozen=True)
class Case:
    """A leak planted in one language."""

    vector: Vector
    secret: Secret

    def __str__(self) -> str:
        of = self.vector
        return f"{of.number}-{of.what}-{of.format}-{self.secret.language}".replace(" ", "-")

    @property
    def planted(self) -> Finished:
        """The document with the leak in it."""
        return _planted(self.vector, self.secret)


@cache
def _planted(vector: Vector, secret: Secret) -> Finished:
    return vector.plant(clean(secret.language, vector.format), secret)


@dataclass(frozen=True)
class Elsewhere:
    """A way that the gate is not asked about: the tests that show it caught, "file::test"."""

    number: int
    what: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Untestable:
    """A way that no program of ours can take or see, and why."""

    number: int
    what: str
    why: str


def in_both_languages(vectors: tuple[Vector, ...]) -> Iterator[Case]:
    """Each leak in English and in French."""
    for vector in vectors:
        for language in LANGUAGES:
            yield Case(vector, SECRETS[language])
