"""The languages the program is used in: a file of the resources names them, and nothing else does."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_app import paths
from briefing_app.domain.errors import BriefingError


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code and its own name, and what the first run asks and adds in it."""

    code: str
    name: str
    question: str
    later: str


def known() -> tuple[Language, ...]:
    """Every language there is, in the order in which they are offered.

    Raises:
        BriefingError: the file that names them is missing or damaged.
    """
    return _read(paths.resources_folder() / "i18n" / "languages.toml")


def codes() -> tuple[str, ...]:
    """The codes of the languages; the first is spoken where nothing else is known."""
    return tuple(one.code for one in known())


def own_name(code: str) -> str:
    """What a language calls itself; its code where it is none of ours."""
    return next((one.name for one in known() if one.code == code), code)


@cache
def _read(file: Path) -> tuple[Language, ...]:
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8"))["languages"]
        found = tuple(Language(**one) for one in stated)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BriefingError("The languages cannot be read: install the program again.") from error
    if not found:
        raise BriefingError("The languages cannot be read: install the program again.")
    return found
