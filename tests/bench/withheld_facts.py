"""A note in which as many facts are withheld as one likes, by words that stand beside their free ones."""

from __future__ import annotations

import random

from briefing_app.domain.facts import FactId, Incumbency, Statement
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.text import BlockId, Paragraph, Run
from briefing_app.services.needles import KnownFact, Withheld
from tests.bench.binder import EXEMPTION, SEVERANCE
from tests.documents.example_editions import NOW

PAGES = 20
_BLOCKS_ON_A_PAGE = 5
_WORDS_IN_A_BLOCK = 80


def withheld(facts: int) -> Withheld:
    """What a public edition of twenty pages is made without, with so many facts."""
    draw = random.Random(1)
    vocabulary = ["".join(draw.choices("abcdefghijklmnop", k=7)) for _ in range(4000)]

    def words(number: int) -> str:
        return " ".join(draw.choices(vocabulary, k=number))

    blocks = [
        Paragraph(id=BlockId(f"p{number}"), content=(Run(words(_WORDS_IN_A_BLOCK)),))
        for number in range(PAGES * _BLOCKS_ON_A_PAGE)
    ]
    stated = []
    for number in range(facts):
        name, block = words(2), BlockId(f"f{number}")
        held = Run(name, severances=frozenset({SEVERANCE}))
        blocks.append(Paragraph(id=block, content=(Run(f"{name} is in the chair of "), held)))
        statements = (Statement(block=block, words=name),)
        stated.append(
            Incumbency(
                id=FactId(f"F{number}"), profile=None, person=name, post=words(2), statements=statements
            )
        )
    text = tuple(blocks)
    places = stating_places(text, text)
    return Withheld(text, text, tuple(KnownFact(one, places) for one in stated), frozenset(), _approved())


def _approved() -> Severances:
    record = Severance(
        id=SEVERANCE, exemptions=frozenset({EXEMPTION}), state=SeveranceState.APPROVED,
        by="A. Tremblay", at=NOW,
    )  # fmt: skip
    return Severances.of([record])
