"""Cases that random edits found, kept as they were found."""

from __future__ import annotations

from briefing_app.domain.editing.erasing import erase
from briefing_app.domain.editing.pasting import chosen_blocks, insert
from briefing_app.domain.editing.session import EditingSession
from briefing_app.domain.editing.sheet import Means, Place
from briefing_app.domain.editing.writing import write
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId, Withheld, WithheldBlock
from tests.domain.editing.tracked import Letters
from tests.strategies import SCHEME

HELD = frozenset({SeveranceId("s")})


def session(*blocks):
    return EditingSession(Means(Letters().new_id, SCHEME.floor), blocks)


def line(name):
    return WithheldBlock(id=BlockId(name), withheld=Withheld(), severances=HELD)


def test_words_in_the_place_of_a_severed_line_are_severed_though_another_line_follows():
    made = session(line("a"), line("b"))
    made.stand(Place(1, 0), Place(0, 0))
    made.do(lambda sheet, means: write(sheet, "x", means))
    first, second = made.text()
    assert first.content == (Run("x", severances=HELD),)
    assert second == line("b")


def test_words_moved_to_where_a_severed_block_went_are_severed_with_it():
    made = session(line("a"), Paragraph(id=BlockId("p"), content=(Run("x"),)))
    made.stand(Place(1, 1), Place(0, 0))
    carried = chosen_blocks(made.sheet)
    made.do(erase)
    made.do(lambda sheet, means: insert(sheet, carried[1:], means, made.own_ids))
    (block,) = made.text()
    assert block.severances.union(*(part.severances for part in block.content)) == HELD
