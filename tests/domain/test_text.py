"""The text model: what walking, mapping and counting see, held against the text's own JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    contents,
    holds,
    map_content,
    portions,
    received_redactions,
    walk,
    words,
)
from briefing_app.domain.text_json import text_to_json
from tests.strategies import PROVED, texts


def objects_in(data: Any) -> list[dict[str, Any]]:
    """Every JSON object anywhere in the value, outer before inner."""
    if isinstance(data, list):
        return [found for value in data for found in objects_in(value)]
    if not isinstance(data, dict):
        return []
    return [data, *(found for value in data.values() for found in objects_in(value))]


def held_in(data: Any) -> frozenset[str]:
    """Every severance id named anywhere in the JSON of a text."""
    named = [one for found in objects_in(data) for one in found.get("severances", [])]
    return frozenset(
        named + [one for found in objects_in(data) for column in found.get("columns", []) for one in column]
    )


@PROVED
@given(texts)
def test_holds_names_every_severance_anywhere_in_a_block(text: Text) -> None:
    for block in text:
        assert holds(block) == held_in(text_to_json((block,)))


@PROVED
@given(texts)
def test_received_redactions_are_all_counted_once(text: Text) -> None:
    for block in text:
        found = objects_in(text_to_json((block,)))
        assert received_redactions(block) == sum(one.get("type") == "withheld" for one in found)


@given(texts)
def test_walking_meets_every_block_once_and_portions_every_marking(text: Text) -> None:
    found = objects_in(text_to_json(text))
    assert [block.id for block in walk(text)] == [one["id"] for one in found if "id" in one]
    assert len(list(portions(text))) == sum("portion" in one for one in found)


@given(texts)
def test_contents_hold_every_run_in_reading_order(text: Text) -> None:
    for block in text:
        seen = [part.text for piece in contents(block) for part in piece if isinstance(part, Run)]
        found = objects_in(text_to_json((block,)))
        assert sorted(seen) == sorted(one["text"] for one in found if one.get("type") == "run")


def _shouted(content: Content) -> Content:
    return tuple(replace(part, text=part.text + "!") if isinstance(part, Run) else part for part in content)


@given(texts)
def test_mapping_content_reaches_every_run_once_and_nothing_else(text: Text) -> None:
    for block in text:
        changed = map_content(block, _shouted)
        assert map_content(block, lambda content: content) == block
        before = [part for piece in contents(block) for part in piece]
        after = [part for piece in contents(changed) for part in piece]
        assert len(after) == len(before)
        for old, new in zip(before, after, strict=True):
            assert not isinstance(old, Run) or new == replace(old, text=old.text + "!")
            assert not isinstance(old, Withheld | HardBreak) or new == old


def test_words_leave_out_footnotes_and_say_redactions_as_nothing() -> None:
    content: tuple[Inline, ...] = (
        Run("Paid "),
        Withheld(),
        HardBreak(),
        FootnoteReference((Run("a note"),)),
        Run("late"),
    )
    assert words(content) == "Paid \nlate"


def test_the_words_of_a_table_are_its_caption_its_cells_and_their_footnotes() -> None:
    cell = Cell(
        blocks=(Paragraph(id=BlockId("c"), content=(Run("cell"), FootnoteReference((Run("note"),)))),)
    )
    table = Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(FREE,), caption=(Run("caption"),))
    assert block_words(table) == "caption\ncell\nnote"


def test_the_words_of_a_picture_begin_with_its_alternate_text() -> None:
    picture = Picture(
        id=BlockId("p"), digest="00", media_type="image/png", alternate="a map", caption=(Run("Map"),)
    )
    assert block_words(picture) == "a map\nMap"


def test_a_footnote_inside_a_footnote_does_not_exist() -> None:
    with pytest.raises(ValueError, match="footnote inside a footnote"):
        FootnoteReference((FootnoteReference(()),))


def test_a_received_redaction_has_no_place_for_words() -> None:
    fields = set(Withheld.__dataclass_fields__)
    assert fields == {"exemptions", "scope", "marker"}
    block = WithheldBlock(id=BlockId("w"), withheld=Withheld(scope=Scope.LINE))
    assert block_words(block) == ""
    assert received_redactions(block) == 1


def test_a_severed_column_row_and_cell_are_among_the_holds_of_a_table() -> None:
    column, row, cell = (frozenset({SeveranceId(one)}) for one in ("column", "row", "cell"))
    table = Table(id=BlockId("t"), rows=(Row((Cell(severances=cell),), row),), columns=(column,))
    everything: Holds = column | row | cell
    assert holds(table) == everything
