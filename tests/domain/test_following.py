"""A decision follows its words into copies, and fails closed where a copy has been rewritten."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.following import newly_withheld, raised_too, withheld_too
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.portion_changes import lowered, raised
from briefing_app.domain.text import (
    Block,
    BlockId,
    Cell,
    Origin,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    holds,
    map_content,
    words,
)
from briefing_app.domain.withheld_places import held_words, severed_phrases
from tests.strategies import SCHEME, texts

MADE, FOLLOWS = SeveranceId("made"), SeveranceId("follows")


def paragraph(text: str, block: str = "a") -> Paragraph:
    return Paragraph(id=BlockId(block), content=(Run(text),))


def copied(text: Text) -> Text:
    """The text as a note holds it: its own ids, and where each block came from."""

    def copy(block: Block) -> Block:
        if isinstance(block, Table):
            rows = tuple(
                replace(row, cells=tuple(replace(c, blocks=copied(c.blocks)) for c in row.cells))
                for row in block.rows
            )
            block = replace(block, rows=rows)
        origin = Origin(SectionId("s"), RevisionId("r"), block.id)
        return replace(block, id=BlockId(f"n-{block.id}"), origin=origin)

    return tuple(map(copy, text))


def origin_of(block: Block) -> BlockId | None:
    return block.origin.block if block.origin else None


def followed(copies: Text, before: Text, after: Text) -> Text:
    for severance, stated in newly_withheld(before, after).items():
        copies = withheld_too(copies, after, stated, (severance, FOLLOWS), origin_of)
    return copies


def phrases(text: Text) -> tuple[str, ...]:
    return held_words(text).get(FOLLOWS, ())


@given(texts, st.data())
def test_a_copy_that_says_the_same_is_withheld_in_the_same_places(text: Text, data: st.DataObject) -> None:
    before = tuple(map_content(block, without_severances) for block in text)
    chosen = data.draw(st.sampled_from(before)) if before else None
    after = tuple(
        replace(block, severances=block.severances | {MADE}) if block is chosen else block for block in before
    )
    copies = followed(copied(before), before, after)
    withheld = {block.id for block in copies if FOLLOWS in holds(block)}
    assert withheld == ({f"n-{chosen.id}"} if chosen is not None else set())
    if chosen is not None:
        assert set(severed_phrases((chosen,))) <= set(severed_phrases(copies))


def without_severances(content):
    return tuple(
        replace(part, severances=frozenset()) if hasattr(part, "severances") else part for part in content
    )


@given(st.lists(st.sampled_from(("vote ", "no ", "we ", "know ")), min_size=1, max_size=8), st.data())
def test_no_word_withheld_in_the_one_is_free_in_a_copy(parts: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(parts) - 1))
    end = data.draw(st.integers(start + 1, len(parts)))
    before = (paragraph("".join(parts)),)
    content = (
        Run("".join(parts[:start])),
        Run("".join(parts[start:end]), severances=frozenset({MADE})),
        Run("".join(parts[end:])),
    )
    after = (replace(before[0], content=tuple(run for run in content if run.text)),)
    (copy,) = followed(copied(before), before, after)
    assert isinstance(copy, Paragraph)
    assert [words((run,)) for run in copy.content] == [run.text for run in content if run.text]
    assert next(run for run in copy.content if run.severances).text == content[1].text


def test_what_was_withheld_before_is_not_stated_again() -> None:
    text = withhold((paragraph("We vote no."),), find((paragraph("We vote no."),), "vote no"), MADE)
    assert newly_withheld(text, text) == {}
    longer = (replace(text[0], content=(Run("Now we "), *text[0].content[1:])),)
    assert newly_withheld(text, longer) == {}


def test_a_copy_of_an_older_edition_is_found_by_its_words() -> None:
    older = copied((paragraph("We vote no. They vote yes.", "old"),))
    before = (paragraph("They vote yes.", "new"),)
    after = withhold(before, find(before, "vote yes"), MADE)
    assert phrases(followed(older, before, after)) == ("vote yes",)


def test_a_rewritten_copy_is_withheld_whole() -> None:
    before = (paragraph("We vote no."),)
    after = withhold(before, find(before, "vote no"), MADE)
    rewritten = (replace(copied(before)[0], content=(Run("We are against."),)),)
    assert phrases(followed(rewritten, before, after)) == ("We are against.",)


def test_words_that_took_the_place_of_others_withhold_the_others() -> None:
    before = (paragraph("We vote no, they say."),)
    after = withhold((paragraph("We shall abstain, they say."),), [], MADE)
    after = withhold(after, find(after, "shall abstain"), MADE)
    assert phrases(followed(copied(before), before, after)) == ("vote no",)


def test_words_typed_and_withheld_at_once_withhold_nothing_in_a_copy_without_them() -> None:
    before = (paragraph("We vote no."),)
    after = withhold((paragraph("We vote no. In May."),), [], MADE)
    after = withhold(after, find(after, " In May."), MADE)
    assert phrases(followed(copied(before), before, after)) == ()


def test_a_picture_is_withheld_with_its_copy() -> None:
    before = (Picture(id=BlockId("p"), digest="0", media_type="image/png", alternate="A chart of votes"),)
    after = (replace(before[0], severances=frozenset({MADE})),)
    (copy,) = followed(copied(before), before, after)
    assert FOLLOWS in copy.severances


def test_a_row_is_withheld_in_the_copy() -> None:
    cells = tuple(Cell(blocks=(paragraph(text, text),)) for text in ("Chile", "against"))
    table = Table(id=BlockId("t"), rows=(Row(cells),), columns=(frozenset(),) * 2)
    after = replace(table, rows=(replace(table.rows[0], severances=frozenset({MADE})),))
    copies = followed(copied((table,)), (table,), (after,))
    assert phrases(copies) == ("Chile", "against")


class TestMarkings:
    PA, PB = SCHEME.parse("PA"), SCHEME.parse("PB")

    @staticmethod
    def at_most(first, second) -> bool:
        return first is None or SCHEME.at_most(first, second or SCHEME.lowest)

    @staticmethod
    def join(first, second):
        return SCHEME.floor([one for one in (first, second) if one is not None])

    def test_raised_copies_are_never_lowered(self) -> None:
        before = (paragraph("x", "a"), paragraph("y", "b"))
        after = (replace(before[0], portion=self.PA), before[1])
        copies = copied(before)
        higher = (replace(copies[0], portion=self.PB), copies[1])
        found = raised(before, after, self.at_most)
        assert set(found) == {"a"}
        assert [block.portion for block in raised_too(copies, found, self.join, origin_of)] == [self.PA, None]
        assert raised_too(higher, found, self.join, origin_of)[0].portion == self.PB

    def test_a_marking_taken_away_is_lowered(self) -> None:
        marked = (replace(paragraph("x"), portion=self.PB),)
        assert lowered(marked, (paragraph("x"),), self.at_most) == ((self.PB, None),)
        assert lowered(marked, (), self.at_most) == ()
        assert raised(marked, (paragraph("x"),), self.at_most) == {}

    def test_a_cell_raises_its_table(self) -> None:
        def table(*portions) -> Text:
            cells = tuple(Cell(portion=one) for one in portions)
            return (Table(id=BlockId("t"), rows=(Row(cells),), columns=(frozenset(),) * len(cells)),)

        found = raised(table(None, None), table(self.PA, None), self.at_most)
        assert raised_too(copied(table(None, None)), found, self.join, origin_of)[0].portion == self.PA
        assert raised(table(self.PA), table(None, self.PA), self.at_most) == {}
        assert lowered(table(self.PB, None), table(self.PA, None), self.at_most) == ((self.PB, self.PA),)


def test_nothing_is_held_where_nothing_was_decided() -> None:
    before = (paragraph("We vote no."),)
    assert not any(map(holds, followed(copied(before), before, before)))
