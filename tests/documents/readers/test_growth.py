"""Work that is done for each sign or heading of a text looks at what is near it, not at all of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest

from briefing_app import paths
from briefing_app.documents.readers import own_signs, read_source, recognise
from briefing_app.documents.readers.lexicon import fold, load_lexicons
from briefing_app.documents.readers.own_flags import BEGINS, ENDS
from briefing_app.documents.readers.own_signs import Lines, withhold_again
from briefing_app.documents.readers.structured.parts import PLAIN, Said

FEW, MANY = 30, 300
TIMES = 12
"""How many times the work ten times the text may be."""

HELD = f"{BEGINS}held{ENDS}"
SIGNS: dict[str, Callable[[int], str]] = {
    "brackets behind one sign": lambda many: (
        f"{HELD} [s. 15(1); proposed] " + "see [12] and [13] there. " * many
    ),
    "blanks before brackets": lambda many: HELD + " " * 20 * many + "see [12] and [13] there. " * many,
    "signs, each with its flag": lambda many: f"Some {HELD} [s. 15(1); proposed] words. " * many,
}
PAGES: dict[str, Callable[[int], str]] = {
    "a list of what is on the page before each part": lambda many: "".join(
        f"On this page\n\n- Part {one}\n\n## Part {one}\n\nWords of it.\n\n" for one in range(many)
    ),
    "headings of such lists alone": lambda many: "On this page\n\n" * many,
    "headings of such lists as items of one": lambda many: "Contents\n\n" + "- On this page\n" * many,
}


class Looking:
    """A pattern that counts the places it looks at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self.places = 0

    def match(self, text: str, at: int) -> re.Match[str] | None:
        found = self._pattern.match(text, at)
        self.places += 1 if found is None else 1 + found.end() - at
        return found


@pytest.mark.parametrize("text", SIGNS.values(), ids=SIGNS)
def test_what_is_between_words_and_flags_is_looked_at_once(
    text: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def places(many: int) -> int:
        looking, number = Looking(re.compile(own_signs._SILENT.pattern)), count()
        with monkeypatch.context() as patched:
            patched.setattr(own_signs, "_SILENT", looking)
            withhold_again([Lines([Said(text(many), PLAIN)], 0)], lambda: f"s{next(number)}")
        return looking.places

    few = places(FEW)
    assert few
    assert places(MANY) <= TIMES * few


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_lists_of_what_is_on_a_page_are_found_in_one_pass(
    text: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicons = load_lexicons(paths.resources_folder() / "lexicon")

    def folded(many: int) -> int:
        done: list[str] = []
        with monkeypatch.context() as patched:
            patched.setattr(recognise, "fold", lambda words: (done.append(words), fold(words))[1])
            read_source("page.md", text(many).encode(), lexicons, language="en")
        return len(done)

    folded(FEW)  # what is made of the lexicon once
    few = folded(FEW)
    assert few
    assert folded(MANY) <= TIMES * few
