"""Two notes that differ in nothing but severed words give the same public file, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.documents.writers import load_writers
from briefing_app.domain.text import Block, Content, Run, SeveranceId, Table, Text, map_content
from tests.documents.example_editions import RESOURCES, body, heading, pictures, public, table, wording

WRITERS = load_writers(RESOURCES / "templates")
redrawn = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
HELD = frozenset({SeveranceId("s-amount")})


def with_other_words(text: Text, words: str) -> Text:
    """The text with everything severed in it said in other words."""

    def changed(content: Content, *, whole: bool) -> Content:
        return tuple(
            replace(part, text=words) if isinstance(part, Run) and (whole or part.severances) else part
            for part in content
        )

    def one(block: Block) -> Block:
        whole = bool(block.severances)
        if isinstance(block, Table):
            return replace(
                block,
                rows=tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(
                                cell,
                                blocks=tuple(
                                    map_content(inner, lambda found: changed(found, whole=True))
                                    for inner in cell.blocks
                                ),
                            )
                            if cell.severances or row.severances or column
                            else cell
                            for cell, column in zip(row.cells, block.columns, strict=True)
                        ),
                    )
                    for row in block.rows
                ),
            )
        return map_content(block, lambda content: changed(content, whole=whole))

    return tuple(map(one, text))


def example() -> Text:
    """The example with a severed heading and a severed column besides."""
    money = table("m", [["Year", "Sum"], ["2025", "$1"], ["2026", "$22"]])
    return (
        *body(),
        heading("hs", 1, "A severed heading", severances=HELD),
        replace(money, columns=(frozenset(), HELD)),
    )


@pytest.mark.parametrize("format_", WRITERS)
@given(words=redrawn)
@settings(max_examples=12)
def test_nothing_of_the_severed_words_shows_in_the_public_file(format_, words):
    def written(text: Text) -> bytes:
        return WRITERS[format_](public(blocks=text), wording(), pictures())

    twin = with_other_words(example(), words)
    assert twin != example()
    assert written(twin) == written(example())
