"""Pages that follow what is typed are those that would be laid out anew, to the letter and the page."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.edition import InternalEdition, internal_edition
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
)
from briefing_app.services.catalogue import Catalogue
from briefing_app.ui.page_layout import LivePages, lay_out
from briefing_app.ui.printed_pages import PrintedPages
from tests.notes import note_of
from tests.strategies import SCHEME

WORDS = ("The", "agency", "protects", "people", "who", "left", "their", "homes", "and", "looks", "on")
ONE = SeveranceId("one")


def edition(blocks: Text) -> InternalEdition:
    return internal_edition(note_of(blocks, contents_depth=2), SCHEME, {ONE: "s. 15(1)"})


def paragraph(name: str, length: int = 40, **properties: Any) -> Paragraph:
    words = " ".join(WORDS[(len(name) + n) % len(WORDS)] for n in range(length))
    return Paragraph(id=BlockId(name), content=(Run(words),), **properties)


def item(name: str, *, level: int = 1, numbered: bool = False) -> ListItem:
    return ListItem(id=BlockId(name), level=level, numbered=numbered, content=(Run(f"Item {name}"),))


def heading(name: str, level: int = 1) -> Heading:
    return Heading(id=BlockId(name), level=level, content=(Run(f"Heading {name}"),))


def table(name: str) -> Table:
    cells = tuple(Cell(blocks=(paragraph(f"{name}-{n}", 3),)) for n in range(2))
    return Table(id=BlockId(name), rows=(Row(cells), Row(cells)), columns=(FREE, FREE), caption=(Run(name),))


def a_note() -> Text:
    """Some six pages: headings, paragraphs, lists of both sorts, a table here and there."""
    found: list[Block] = []
    for n in range(14):
        found += [heading(f"h{n}"), paragraph(f"p{n}"), heading(f"g{n}", 2), paragraph(f"q{n}", 90)]
        found += [item(f"i{n}-{k}", level=1 + k % 2, numbered=bool(n % 2)) for k in range(3)]
        found += [table(f"t{n}")] if n % 5 == 2 else []
        found += [paragraph(f"r{n}", 30)]
    return tuple(found)


def seen(pages: PrintedPages) -> dict[str, Any]:
    """Everything that a person, or the view, knows of the pages."""
    block, blocks = pages.document.begin(), []
    while block.isValid():
        looks = [(i.fragment().text(), i.fragment().charFormat()) for i in block]
        blocks.append((block.text(), block.blockFormat(), looks))
        block = block.next()
    return {
        "blocks": blocks,
        "count": pages.count,
        "page_words": pages.page_words,
        "outline": pages.outline,
        "positions": dict(pages.positions),
        "words": pages.words,
    }


def assert_as_if_laid_out_anew(live: LivePages, blocks: Text, catalogue: Catalogue) -> None:
    pages = live.settled()
    assert live.is_settled
    expected, found = seen(lay_out(edition(blocks), catalogue.wording("en"))), seen(pages)
    assert found["count"] == expected["count"]
    assert [one[0] for one in found["blocks"]] == [one[0] for one in expected["blocks"]]
    for mine, theirs in zip(found["blocks"], expected["blocks"], strict=True):
        assert mine == theirs
    for name, place in expected["positions"].items():
        assert found["positions"][name] == pytest.approx(place, abs=1)  # Qt rounds otherwise on its way
    assert [(one.words, one.level) for one in found["outline"]] == [
        (one.words, one.level) for one in expected["outline"]
    ]
    assert (found["page_words"], found["words"]) == (expected["page_words"], expected["words"])


def changed(blocks: Text, number: int, **changes: Any) -> Text:
    return (*blocks[:number], replace(blocks[number], **changes), *blocks[number + 1 :])


@pytest.fixture
def live(qapp: QApplication) -> LivePages:
    return LivePages()


def test_typing_in_a_paragraph_keeps_the_document(live: LivePages, catalogue: Catalogue) -> None:
    blocks, wording = a_note(), catalogue.wording("en")
    first = live.pages(edition(blocks), wording)
    for length in (1, 20, 300, 5):
        blocks = changed(blocks, 9, content=(Run("typed " * length),))
        pages = live.pages(edition(blocks), wording)
        assert pages.document is first.document
        assert_as_if_laid_out_anew(live, blocks, catalogue)


def test_nothing_changed_is_nothing_done(live: LivePages, catalogue: Catalogue) -> None:
    blocks, wording = a_note(), catalogue.wording("en")
    first = live.pages(edition(blocks), wording)
    assert live.pages(edition(a_note()), wording).document is first.document
    live.pages(edition(blocks), wording)
    assert_as_if_laid_out_anew(live, blocks, catalogue)


@pytest.mark.parametrize(
    "change",
    [
        lambda blocks: changed(blocks, 0, content=(Run("Another heading"),)),
        lambda blocks: (heading("new"), *blocks),
        lambda blocks: changed(blocks, 1, content=(Run("x"), FootnoteReference((Run("a note"),)))),
        lambda blocks: changed(blocks, 2, level=1),
        lambda blocks: (*blocks, table("last")),
        lambda blocks: (),
    ],
)
def test_what_reaches_further_is_laid_out_anew(live: LivePages, catalogue: Catalogue, change: Any) -> None:
    blocks, wording = a_note(), catalogue.wording("en")
    first = live.pages(edition(blocks), wording)
    blocks = change(blocks)
    pages = live.pages(edition(blocks), wording)
    assert pages.document is not first.document
    assert_as_if_laid_out_anew(live, blocks, catalogue)


def test_typing_beside_footnotes_leaves_them_at_the_end(live: LivePages, catalogue: Catalogue) -> None:
    note = FootnoteReference((Run("a source"),))
    blocks, wording = changed(a_note(), 1, content=(Run("x"), note)), catalogue.wording("en")
    first = live.pages(edition(blocks), wording)
    for number in (len(blocks) - 1, 12):
        blocks = changed(blocks, number, content=(Run("Typed at last."),))
        pages = live.pages(edition(blocks), wording)
        assert pages.document is first.document
        assert_as_if_laid_out_anew(live, blocks, catalogue)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_the_pages_are_those_of_a_layout_anew(
    live: LivePages, catalogue: Catalogue, seed: int
) -> None:
    dice, blocks, wording = random.Random(seed), a_note(), catalogue.wording("en")
    live.pages(edition(blocks), wording)
    for step in range(6):
        number = dice.randrange(len(blocks))
        one = blocks[number]
        act = dice.choice(("type", "sever", "mark", "delete", "split", "item", "heading", "empty"))
        if act == "delete":
            blocks = (*blocks[:number], *blocks[number + dice.randint(1, 4) :])
        elif act == "split":
            blocks = (
                *blocks[: number + 1],
                paragraph(f"s{step}", dice.randint(1, 200)),
                *blocks[number + 1 :],
            )
        elif act == "item":
            blocks = (*blocks[: number + 1], item(f"n{step}", numbered=True), *blocks[number + 1 :])
        elif act == "heading":
            blocks = (*blocks[: number + 1], heading(f"k{step}", 3), *blocks[number + 1 :])
        elif act == "mark":
            blocks = changed(blocks, number, portion=SCHEME.parse("PA"))
        elif not isinstance(one, Table):
            run = Run(
                "typed " * dice.randint(1, 250), severances=frozenset({ONE}) if act == "sever" else FREE
            )
            blocks = changed(blocks, number, content=() if act == "empty" else (run,))
        live.pages(edition(blocks), wording)
        if dice.random() < 0.5:
            assert_as_if_laid_out_anew(live, blocks, catalogue)
    assert_as_if_laid_out_anew(live, blocks, catalogue)
