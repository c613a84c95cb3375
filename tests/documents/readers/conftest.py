"""Readers as tests call them: a text or a fixture in, a reading out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.lexicon import Lexicons, load_lexicons
from briefing_app.domain.reading import BlockKind, Reading

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    return load_lexicons(ROOT / "resources" / "lexicon")


@pytest.fixture(scope="session")
def read(lexicons: Lexicons) -> Callable[..., Reading]:
    """Reads text or bytes; a ``.txt`` unless another name is given."""

    def read_it(text: str | bytes, name: str = "binder.txt", language: str | None = None) -> Reading:
        data = text if isinstance(text, bytes) else text.encode()
        return read_source(name, data, lexicons, language=language)

    return read_it


@pytest.fixture(scope="session")
def binder(read) -> Callable[[str], Reading]:
    """Reads one of the own-words fixtures."""
    folder = ROOT / "tests" / "fixtures" / "binders"
    return lambda name: read((folder / name).read_bytes(), name)


@pytest.fixture(scope="session")
def at() -> Callable[[Reading, int], object]:
    """The block a line is in."""
    return lambda reading, line: next(b for b in reading.blocks if b.first <= line <= b.last)


@pytest.fixture(scope="session")
def kinds() -> Callable[[Reading], list[tuple[int, str]]]:
    """The first line and kind of every block that is neither item nor paragraph."""
    plain = (BlockKind.ITEM, BlockKind.PARAGRAPH)
    return lambda reading: [(b.first, b.kind.value) for b in reading.blocks if b.kind not in plain]


@pytest.fixture(scope="session")
def codes() -> Callable[[Reading], set[tuple[int, str]]]:
    """The line and code of every warning."""
    return lambda reading: {(warning.line, warning.code) for warning in reading.warnings}
