"""The languages the program is used in: ``resources/i18n/languages.json`` names them, and nothing else does.

The first of the file is spoken where a system wants none of them. A further language has its entry there and
beside it its catalogues, ``briefing-desk_<code>.qm`` and ``sentences_<code>.toml``, its column in
``documents.toml``, and its pages in ``../help/<code>``. Unlike the other data files it is JSON: it is read
before the first list is shown, and what reads TOML takes its time to load.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_app import paths
from briefing_app.domain.errors import BriefingError


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code and its own name, and what the first run asks and adds in it.

    ``first_of_month`` is how it writes the number of the first day of a month, "" where that is a 1.
    """

    code: str
    name: str
    question: str
    later: str
    first_of_month: str = ""


def known() -> tuple[Language, ...]:
    """Every language there is, in the order in which they are offered.

    Raises:
        BriefingError: the file that names them is missing or damaged.
    """
    return _read(paths.resources_folder() / "i18n" / "languages.json")


def codes() -> tuple[str, ...]:
    """The codes of the languages; the first is spoken where nothing else is known."""
    return tuple(one.code for one in known())


def own_name(code: str) -> str:
    """What a language calls itself; its code where it is none of ours."""
    return next((one.name for one in known() if one.code == code), code)


def first_of_month(code: str) -> str:
    """How a language writes the number of the first day of a month: "1", and "1er" in French."""
    return next((one.first_of_month for one in known() if one.code == code), "") or "1"


@cache
def _read(file: Path) -> tuple[Language, ...]:
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))
        found = tuple(Language(**one) for one in stated)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BriefingError("The languages cannot be read: install the program again.") from error
    if not found:
        raise BriefingError("The languages cannot be read: install the program again.")
    return found
