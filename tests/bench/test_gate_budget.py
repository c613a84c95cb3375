"""What it costs to search a finished document: seconds and memory, with as many needles as anybody has."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from briefing_app.documents.gate import check
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import PublicEdition
from briefing_app.domain.text import block_words
from tests.bench.binder import Binder
from tests.bench.test_export_budget import a_note, assembled, public
from tests.documents.example_editions import template, wording

WORDS_ON_A_PAGE = 350
BUDGETS = {20: 1.0, 180: 10.0}
"""Pages, and the CPU seconds the gate may cost."""

MOST_MEMORY = 500 << 20
NEEDLES = 1000

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def edition(pages: int) -> tuple[PublicEdition, str]:
    """A public edition of so many pages, and its words."""
    made = public(assembled(a_note(Binder().text(pages * WORDS_ON_A_PAGE // 420))))
    return made, "\n".join(block_words(block) for block in made.blocks)


def needles(beside: str) -> Needles:
    """Severed stretches of three to thirty words in the words of the document."""
    draw, binder = random.Random(1), Binder(7)
    return Needles.of([binder._said(draw.randint(3, 30)) for _ in range(NEEDLES)], beside=beside)


@pytest.mark.parametrize("format_", ["docx", "html"])
@pytest.mark.parametrize("pages", BUDGETS)
def test_the_gate_keeps_to_its_budget(pages, format_, capsys):
    made, words = edition(pages)
    if format_ == "docx":
        data = write_word(made, template(), wording(), {})
    else:
        data = write_html(made, wording(), {})
    check(format_, data, "n", needles(words))  # warm
    start = time.process_time()
    wanted = needles(words)
    check(format_, data, "n", wanted)
    cost = time.process_time() - start
    tracemalloc.start()
    check(format_, data, "n", needles(words))
    _, memory = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with capsys.disabled():
        print(
            f"\n{format_}, {pages} pages, {len(words.split())} words, {NEEDLES} needles: {cost:.2f} s "
            f"(at most {BUDGETS[pages]}), {memory >> 20} MB (at most {MOST_MEMORY >> 20})"
        )
    assert cost <= BUDGETS[pages]
    assert memory <= MOST_MEMORY
