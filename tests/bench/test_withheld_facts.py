"""What it costs to know what must not be found, many facts against few: twice the facts, twice the cost."""

from __future__ import annotations

import time

import pytest

from tests.bench.withheld_facts import withheld

FEW, MANY = 100, 400
AT_MOST = 8.0
"""How many times what the few cost the many may: 4 would be in step with their number, 16 with its square."""

ROUNDS = 3

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def cost(facts: int) -> float:
    """CPU seconds of the best of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        made = withheld(facts)
        start = time.process_time()
        assert len(made.needles) == facts
        for one in made.needles:
            made.holds_of(one)
        taken.append(time.process_time() - start)
    return min(taken)


def test_four_times_the_withheld_facts_cost_no_multiple_of_that(capsys) -> None:
    few, many = cost(FEW), cost(MANY)
    with capsys.disabled():
        told = f"{many / few:.1f} times (at most {AT_MOST})"
        print(f"\n{FEW} withheld facts {few:.2f} s, {MANY} {many:.2f} s: {told}")
    assert many / few <= AT_MOST
