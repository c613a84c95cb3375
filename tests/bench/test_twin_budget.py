"""What the twin test of a public file costs, against making the file once: three files of redrawn notes."""

from __future__ import annotations

import time
from statistics import median

import pytest

from briefing_app.documents.collector import collector_paused
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.services.editions import EditionService
from briefing_app.services.note_reading import NoteReading
from briefing_app.services.twins import differing
from tests.bench.binder import Binder
from tests.bench.test_export_budget import SEVERANCES, a_note
from tests.documents.example_editions import catalogue, template, wording

SIZES = {10: 6.0, 100: 6.0, 1000: 7.0}
"""Profiles, and how many times the cost of one file the twins may cost."""

ROUNDS = {10: 7, 100: 5, 1000: 3}

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


@pytest.mark.parametrize("profiles", SIZES)
def test_the_twins_keep_to_their_budget(profiles, capsys):
    service = EditionService(None, catalogue())
    reading = NoteReading(a_note(Binder().text(profiles)), {}, SEVERANCES)

    def written(given: NoteReading) -> bytes:
        return write_word(service.of_twin(given), template(), wording(), {})

    written(reading)  # the template is compiled once
    once, twins = [], []
    for _ in range(ROUNDS[profiles]):
        with collector_paused():  # as the export service does
            start = time.process_time()
            data = written(reading)
            between = time.process_time()
            assert differing(reading, written, "docx", data) == ()
            twins.append(time.process_time() - between)
            once.append(between - start)
    share = median(twins) / median(once)
    with capsys.disabled():
        print(
            f"\ntwins, {profiles} profiles: {median(twins):.2f} s CPU, {share:.1f} times one file "
            f"(at most {SIZES[profiles]})"
        )
    assert share <= SIZES[profiles]
