"""Comparing two versions of a text: nothing is made up, nothing is left out, and it is told apart."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.alignment import matches, tokens
from briefing_app.domain.comparison import (
    Aspect,
    BlockDifference,
    Change,
    Part,
    PartChange,
    compare,
    is_same,
)
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.passages import map_blocks, pieces
from briefing_app.domain.text import (
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Marker,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    words,
)
from tests.strategies import SCHEME, normal_texts, texts

SEV = frozenset({SeveranceId("0-sev")})
PA = SCHEME.parse("PA")


def paragraph(*content: object, block: str = "a", **others: object) -> Paragraph:
    runs = tuple(Run(one) if isinstance(one, str) else one for one in content)
    return Paragraph(id=BlockId(block), content=runs, **others)


def told(one: BlockDifference) -> list[tuple[str, str, str]]:
    return [(part.change.value, words(part.before), words(part.after)) for part in one.parts]


def own(block: Block | None) -> Content:
    return next(iter(pieces(block)), ()) if block is not None else ()


def joined(parts: tuple[Part, ...], side: str) -> Content:
    return normal_content(one for part in parts for one in getattr(part, side))


class TestWhatIsTold:
    def test_nothing_against_nothing(self) -> None:
        assert compare((), ()) == ()
        assert is_same(())

    def test_words_that_changed(self) -> None:
        (one,) = compare((paragraph("We pay a fee today."),), (paragraph("We pay two fees today."),))
        assert (one.change, one.aspects) == (Change.CHANGED, {Aspect.WORDS})
        assert told(one) == [
            ("same", "We pay ", "We pay "),
            ("removed", "a fee", ""),
            ("added", "", "two fees"),
            ("same", " today.", " today."),
        ]

    def test_words_that_only_look_otherwise(self) -> None:
        bold = paragraph("We ", Run("pay", bold=True), ".")
        (one,) = compare((paragraph("We pay."),), (bold,))
        assert one.aspects == {Aspect.LOOKS}
        assert ("altered", "pay", "pay") in told(one)

    def test_words_that_are_withheld_now_and_a_word_cut_in_two_is_still_one(self) -> None:
        held = paragraph("We p", Run("ay", severances=SEV), ".")
        (one,) = compare((paragraph("We pay."),), (held,))
        assert one.aspects == {Aspect.SEVERANCES}
        assert told(one) == [("same", "We ", "We "), ("altered", "pay", "pay"), ("same", ".", ".")]

    def test_a_block_that_is_withheld_or_marked_now(self) -> None:
        (one,) = compare((paragraph("x"),), (paragraph("x", severances=SEV, portion=PA),))
        assert one.aspects == {Aspect.SEVERANCES, Aspect.MARKING}

    def test_another_form(self) -> None:
        heading = Heading(id=BlockId("a"), level=2, content=(Run("x"),))
        item = ListItem(id=BlockId("a"), level=1, content=(Run("x"),), numbered=True)
        for other in (heading, item):
            (one,) = compare((paragraph("x"),), (other,))
            assert (one.change, one.aspects) == (Change.CHANGED, {Aspect.LOOKS})

    def test_a_received_redaction_that_went(self) -> None:
        (one,) = compare((paragraph("x ", Withheld(), " y"),), (paragraph("x  y"),))
        assert Aspect.REDACTIONS in one.aspects

    def test_a_received_redaction_of_a_whole_line_that_is_another_one_now(self) -> None:
        before = WithheldBlock(id=BlockId("a"), withheld=Withheld(marker=Marker.REDACTED_TITLE))
        after = replace(before, withheld=Withheld(marker=Marker.REDACTED_CAPITALS))
        (one,) = compare((before,), (after,))
        assert (one.change, one.aspects) == (Change.CHANGED, {Aspect.REDACTIONS})

    def test_breaks_and_footnotes_stand_for_themselves(self) -> None:
        note = FootnoteReference((Run("source"),))
        (one,) = compare((paragraph("x", HardBreak(), "y", note),), (paragraph("x\ny", note),))
        assert one.aspects == {Aspect.WORDS}
        (held,) = compare((paragraph("x", note),), (paragraph("x", replace(note, severances=SEV)),))
        assert held.aspects == {Aspect.SEVERANCES}

    def test_blocks_that_came_went_and_moved(self) -> None:
        a, b, c, d, e = (paragraph(name, block=name) for name in "abcde")
        found = compare((a, b, c, e), (e, a, c, d))
        assert [(one.change, (one.after or one.before).id) for one in found] == [
            (Change.MOVED, "e"),
            (Change.SAME, "a"),
            (Change.REMOVED, "b"),
            (Change.SAME, "c"),
            (Change.ADDED, "d"),
        ]

    def test_a_block_with_a_new_id_that_says_the_same_is_the_same(self) -> None:
        (one,) = compare((paragraph("x", block="a"),), (paragraph("x", block="b"),))
        assert one.change is Change.SAME

    def test_a_word_in_a_cell(self) -> None:
        def table(inside: str) -> Table:
            cell = Cell(blocks=(paragraph(inside, block="in"),))
            return Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(frozenset(),))

        (one,) = compare((table("no"),), (table("yes"),))
        assert (one.change, one.aspects) == (Change.CHANGED, {Aspect.WORDS})
        (inner,) = one.cells
        assert told(inner) == [("removed", "no", ""), ("added", "", "yes")]


@st.composite
def two_versions(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text, and the same text shuffled, with blocks gone, come and exchanged."""
    before, other = draw(normal_texts), draw(normal_texts)
    kept = [block for block in before if draw(st.booleans())]
    fresh = [replace(block, id=BlockId(f"x{block.id}")) for block in other if draw(st.booleans())]
    renewed = [
        replace(new, id=old.id) for old, new in zip(before, other, strict=False) if draw(st.booleans())
    ]
    ids = {block.id for block in renewed}
    after = [*(block for block in kept if block.id not in ids), *fresh, *renewed]
    return before, tuple(draw(st.permutations(after)))


class TestProperties:
    @given(texts)
    def test_a_text_is_the_same_as_itself(self, text: Text) -> None:
        assert is_same(compare(text, text))

    @given(two_versions())
    def test_both_versions_can_be_read_off_the_differences(self, versions: tuple[Text, Text]) -> None:
        before, after = versions
        found = compare(before, after)
        assert tuple(one.after for one in found if one.after is not None) == after
        gone = [one.before for one in found if one.before is not None]
        assert sorted(map(repr, gone)) == sorted(map(repr, before))
        stayed = [one.before for one in found if one.before and one.change is not Change.MOVED]
        assert stayed == [block for block in before if block in stayed]
        for one in found:
            self.check_parts(one)
            self.check_aspects(one)

    def check_parts(self, one: BlockDifference) -> None:
        """Joined, the parts give both sides back."""
        assert joined(one.parts, "before") == normal_content(own(one.before))
        assert joined(one.parts, "after") == normal_content(own(one.after))
        for part in one.parts:
            assert (part.change is PartChange.SAME) == (part.before == part.after)

    def check_aspects(self, one: BlockDifference) -> None:
        """What is not told apart is the same."""
        if one.before is None or one.after is None:
            assert one.change in {Change.ADDED, Change.REMOVED}
        elif not one.aspects:
            assert one.change in {Change.SAME, Change.MOVED}
            assert nameless(one.before) == nameless(one.after)

    @given(st.text("ab ,"), st.text("ab ,"))
    def test_matches_are_matches(self, before: str, after: str) -> None:
        there, here = tokens(before), tokens(after)
        assert "".join(there) == before
        last_there = last_here = 0
        for one in matches(there, here):
            assert one.before >= last_there
            assert one.after >= last_here
            last_there, last_here = one.before + one.size, one.after + one.size
            assert there[one.before : last_there] == here[one.after : last_here]


def nameless(block: Block) -> Text:
    """The block without its ids and origin, which no comparison tells apart."""
    return map_blocks((block,), lambda one: replace(one, id=BlockId(""), pair=None, origin=None))


def cost(before: Text, after: Text) -> float:
    def once() -> float:
        start = time.process_time()
        compare(before, after)
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("what", ["paragraphs", "one paragraph", "nothing in common"])
def test_the_cost_stays_near_the_length(what: str) -> None:
    def versions(size: int) -> tuple[Text, Text]:
        sentence = "The {0} states of group {0} talk about number {0} and decide on nothing."
        lines = [sentence.format(number) for number in range(size)]
        other = [line if number % 7 else f"Now {line}" for number, line in enumerate(lines)]
        if what == "paragraphs":
            return tuple(
                tuple(paragraph(line, block=f"b{n}") for n, line in enumerate(some))
                for some in (lines, other)
            )
        if what == "nothing in common":
            other = [line[::-1] for line in lines]
        return (paragraph(" ".join(lines)),), (paragraph(" ".join(other)),)

    small, large = cost(*versions(40)), cost(*versions(320))
    assert large < max(small, 0.002) * 8 * 4
