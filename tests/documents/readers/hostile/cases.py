"""All hostile files, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType

from briefing_app.domain.imported import READ_ENDINGS
from tests.documents.readers.hostile import archives, circles, contents, kinds, markup, pages, texts
from tests.documents.readers.hostile.case import Hostile

MODULES = (archives, markup, contents, circles, kinds, pages, texts)
"""What makes the files: each public function of theirs that takes nothing gives some."""


@cache
def hostile_files() -> tuple[Hostile, ...]:
    """Every case of a kind of file that is read."""
    found = tuple(one for module in MODULES for group in _groups(module) for one in group() if _is_read(one))
    assert len({one.name for one in found}) == len(found)
    return found


def _groups(module: ModuleType) -> Iterator[Callable[[], Iterator[Hostile]]]:
    for name, made in vars(module).items():
        gives = getattr(made, "__annotations__", None) == {"return": "Iterator[Hostile]"}
        if gives and made.__module__ == module.__name__ and not name.startswith("_"):
            yield made


def _is_read(case: Hostile) -> bool:
    ending = case.file[case.file.rindex(".") :]
    return ending not in (".docx", ".html", ".htm", ".xhtml") or ending in READ_ENDINGS
