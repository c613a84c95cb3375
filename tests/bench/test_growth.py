"""What ten times the text costs to be read, against the text itself: about ten times, and no square of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

import pytest

from briefing_app import paths
from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.documents.readers.own_signs import Lines, withhold_again
from briefing_app.documents.readers.structured.parts import PLAIN, Said
from tests.documents.readers.test_growth import PAGES, SIGNS

FEW, MANY = 300, 3000
MOST = 20.0
ROUNDS = 5

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def _pasted(text: str) -> None:
    number = count()
    withhold_again([Lines([Said(text, PLAIN)], 0)], lambda: f"s{next(number)}")


def _read(text: str) -> None:
    lexicons = load_lexicons(paths.resources_folder() / "lexicon")
    read_source("page.md", text.encode(), lexicons, language="en")


CASES = {name: (_pasted, text) for name, text in SIGNS.items()} | {
    name: (_read, text) for name, text in PAGES.items()
}


@pytest.mark.parametrize("name", CASES)
def test_ten_times_the_text_costs_ten_times_as_much(name, capsys):
    work, text = CASES[name]
    few, many = (_least(work, text(size)) for size in (FEW, MANY))
    with capsys.disabled():
        print(f"\n{name}: {many / few:.1f} times the CPU for ten times the text (at most {MOST})")
    assert many / few <= MOST


def _least(work: Callable[[str], None], text: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)
