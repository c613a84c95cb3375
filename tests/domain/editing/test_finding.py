"""Find and replace: nothing withheld is set free by it, and no received redaction is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.editing.finding import Wanted, find_all, replaced
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.text import (
    BlockId,
    FootnoteReference,
    HardBreak,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    Withheld,
    block_words,
    received_redactions,
    walk,
)
from tests.notated import parse, write
from tests.retelling import things_in, told_apart
from tests.strategies import PROVED, normal_texts

S1, S2 = frozenset({SeveranceId("s1")}), frozenset({SeveranceId("s2")})


def paragraph(*parts) -> Paragraph:
    return Paragraph(id=BlockId("p"), content=parts)


def places(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in find_all((paragraph(Run(text)),), wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Côté and cote", Wanted("cote"), [(0, 4), (9, 13)]),
        ("Co\u0302te\u0301!", Wanted("cote"), [(0, 6)]),
        ("cote", Wanted("CÔTÉ"), [(0, 4)]),
        ("Côté and cote", Wanted("cote", exact=True), [(9, 13)]),
        ("Straße strasse", Wanted("strasse"), [(0, 6), (7, 14)]),
        ("a\u00a0b a b", Wanted("a b"), [(0, 3), (4, 7)]),
        ("l’eau l'eau", Wanted("l'eau"), [(0, 5), (6, 11)]),
        ("port ports", Wanted("port", whole=True), [(0, 4)]),
        ("portport port", Wanted("port", whole=True), [(9, 13)]),
        ("aaaa", Wanted("aa"), [(0, 2), (2, 4)]),
        ("a", Wanted(""), []),
        ("a b", Wanted("   "), []),
        ("a\ufffcb", Wanted("\ufffc"), []),
    ],
)
def test_words_are_found_as_the_search_folds_them(text, wanted, expected) -> None:
    assert places(text, wanted) == expected


def test_words_are_found_across_looks_severances_and_line_ends() -> None:
    block = paragraph(Run("early "), Run("vo", bold=True), Run("te", severances=S1), HardBreak(), Run("now"))
    (found,) = find_all((block,), Wanted("vote now"))
    assert (found.start, found.end) == (6, 14)


def test_a_received_redaction_is_a_wall() -> None:
    block = paragraph(Run("vo"), Withheld(), Run("te"))
    assert not find_all((block,), Wanted("vote"))


def test_words_in_cells_captions_and_footnotes_choose_the_thing_they_are_in() -> None:
    text = parse("a{f:port}\n\n{t|port}\n| x | port |\n| y | z |").blocks
    found = find_all(text, Wanted("port"))
    assert [(one.start, one.end, one.piece) for one in found] == [(1, 2, 1), (0, 1, 0), (0, 1, 0)]
    assert found[0].block == text[0].id
    assert {one.block for one in found[1:]} == {text[1].id}
    assert write(replaced(text, found, "quay")[0]) == write(
        parse("a{f:quay}\n\n{t|quay}\n| x | quay |\n| y | z |").blocks
    )


def test_tables_drawn_from_facts_are_found_and_not_replaced() -> None:
    text = parse("{t:1,0,derived}\n| port |\n| port |").blocks
    found = find_all(text, Wanted("port"))
    assert len(found) == 2
    assert replaced(text, found, "quay") == (text, 0)


def test_what_takes_the_place_of_partly_severed_words_is_severed_whole() -> None:
    block = paragraph(Run("an "), Run("early ", severances=S1), Run("vo", severances=S2), Run("te"))
    text, count = replaced((block,), find_all((block,), Wanted("early vote")), "late one")
    assert count == 1
    assert text[0].content == (Run("an "), Run("late one", severances=S1 | S2))


def test_the_look_of_the_first_letter_is_kept_and_a_link_only_where_it_was_all_one() -> None:
    block = paragraph(Run("po", bold=True, link="https://a.example"), Run("rt"), Run(" x"))
    text, _ = replaced((block,), find_all((block,), Wanted("port")), "quay")
    assert text[0].content == (Run("quay", bold=True), Run(" x"))


def test_nothing_in_the_place_of_words_takes_them_away() -> None:
    block = paragraph(Run("a port b"))
    text, _ = replaced((block,), find_all((block,), Wanted("port ")), "")
    assert text[0].content == (Run("a  b"),)


FEWER = settings(PROVED, max_examples=max(PROVED.max_examples // 4, 20))
WORDS = ("canary", "free", "0", "y0", "0 c", "e000", "1 f", "000")


@FEWER
@given(normal_texts, st.sampled_from(WORDS), st.booleans())
def test_replacing_sets_no_severed_letter_free_and_loses_no_redaction(
    blocks: Text, words: str, exact: bool
) -> None:
    blocks = told_apart(blocks)  # "free0003 " where free, "canary0005 " where withheld
    found = find_all(blocks, Wanted(words, exact=exact))
    after, _ = replaced(blocks, found, "\u2603")
    assert sum(map(received_redactions, after)) == sum(map(received_redactions, blocks))
    assert [block.id for block in walk(after)] == [block.id for block in walk(blocks)]
    free = "".join(one.text for one, held in things_in(after) if not held and isinstance(one, Run))
    assert not set("cany") & set(free)
    if words == "canary":
        assert "\u2603" not in free


@FEWER
@given(normal_texts, st.sampled_from(("a", "word", "é")))
def test_replacing_words_by_themselves_changes_no_word(blocks: Text, words: str) -> None:
    exact = Wanted(words, exact=True)
    after, _ = replaced(blocks, find_all(blocks, exact), words)
    assert [block_words(block) for block in normalise(after)] == [block_words(b) for b in normalise(blocks)]


@FEWER
@given(normal_texts)
def test_every_place_can_be_chosen_and_holds_the_words(blocks: Text) -> None:
    from briefing_app.domain.editing.spans import size_of

    sizes = {block.id: size_of(block) for block in blocks}
    for one in find_all(blocks, Wanted("a")):
        assert 0 <= one.start < one.end <= sizes[one.block]
        assert one.first < one.last


def test_footnotes_of_their_own_severance_keep_it() -> None:
    note = FootnoteReference((Run("port"),), S1)
    block = replace(paragraph(Run("a"), note), severances=S2)
    text, _ = replaced((block,), find_all((block,), Wanted("port")), "quay")
    assert text[0].content[1] == FootnoteReference((Run("quay"),), S1)
    assert text[0].severances == S2
