"""A hit says under which marking its words stand."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.marking import Marking, MarkingId
from tests.storage.examples import paragraph, profile, section
from tests.storage.test_search import keep


def test_a_hit_carries_the_marking_of_its_block(library):
    marking = Marking(frozenset({MarkingId("ca:PA")}))
    keep(
        library,
        profile("Quiet Forum", section(replace(paragraph("It pays for Tagus lights."), portion=marking))),
    )
    (hit,) = library.search("tagus")
    assert hit.markings == {marking}
