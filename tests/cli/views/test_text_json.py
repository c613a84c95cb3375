"""Blocks as JSON."""

from __future__ import annotations

import pytest

from briefing_app.cli.views.text_json import block_text, block_to_json, blocks_text
from briefing_app.domain.text import (
    BlockId,
    ListItem,
    Marker,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    Withheld,
    WithheldBlock,
)


def json_of(blocks: Text, block: str) -> dict:
    return block_to_json(next(one for one in blocks if one.id == block))


def test_the_words_of_a_text_are_all_there_in_order(blocks: Text):
    assert blocks_text(blocks).splitlines() == [
        "Fleet",
        "We sent twelve boats and [REDACTED]",
        "more.",
        "First",
        "Second",
        "[REDACTED].",
        "[REDACTED]",
        "Port | Boats",
        "Halifax | 12",
        "A chart of boats",
    ]


def test_severed_words_are_pointed_at_in_the_text(blocks: Text):
    paragraph = json_of(blocks, "p")
    (severed,) = paragraph["severed"]
    assert paragraph["text"][severed["start"] : severed["end"]] == "twelve boats"
    assert severed["severances"] == ["s1"]


def test_neighbouring_runs_under_one_severance_are_one_stretch():
    held = frozenset({SeveranceId("s1")})
    other = frozenset({SeveranceId("s2")})
    runs = (Run("a", severances=held), Run("b", bold=True, severances=held), Run("c", severances=other))
    severed = block_to_json(Paragraph(id=BlockId("p"), content=runs))["severed"]
    assert [(one["start"], one["end"], one["severances"]) for one in severed] == [
        (0, 2, ["s1"]),
        (2, 3, ["s2"]),
    ]


def test_received_redactions_are_counted_and_never_merged():
    block = Paragraph(id=BlockId("p"), content=(Withheld(), Withheld(), Run(" and "), Withheld()))
    found = block_to_json(block)
    assert (found["text"], found["withheld"], found["wholly"]) == (
        "[REDACTED][REDACTED] and [REDACTED]",
        3,
        False,
    )


@pytest.mark.parametrize("rest", ["", ".", " . ", "\u00a0"])
def test_an_item_of_which_nothing_is_left_is_wholly_withheld(rest: str):
    item = ListItem(id=BlockId("i"), level=1, content=(Withheld(), Run(rest)))
    assert block_to_json(item)["wholly"] is True


def test_an_item_without_redaction_is_not_withheld():
    assert block_to_json(ListItem(id=BlockId("i"), level=1, content=(Run("."),)))["wholly"] is False


@pytest.mark.parametrize("marker", list(Marker))
def test_every_marker_is_spelled_as_a_redaction_people_know(marker: Marker):
    spelling = block_text(WithheldBlock(id=BlockId("w"), withheld=Withheld(marker=marker)))
    assert spelling
    assert spelling not in {"severance", "stamp", "gap"}


def test_a_line_withheld_whole_is_of_no_other_kind(blocks: Text):
    found = json_of(blocks, "w")
    assert (found["kind"], found["level"], found["withheld"], found["wholly"]) == ("withheld", None, 1, True)


def test_a_table_says_what_holds_its_columns_rows_and_cells(blocks: Text):
    found = json_of(blocks, "t")
    assert found["columns"] == [[], ["s1"]]
    assert [row["severances"] for row in found["rows"]] == [[], ["s1"]]
    assert found["rows"][1]["cells"][1]["severances"] == ["s1"]
    assert found["rows"][1]["cells"][0]["portion"] == {"levels": ["ca:PB"], "caveats": []}


def test_a_portion_marking_and_an_origin_are_said(blocks: Text):
    found = json_of(blocks, "p")
    assert found["portion"] == {"levels": ["ca:PB"], "caveats": []}
    assert found["origin"] == {"section": "sec", "revision": "rev", "block": "b0"}


def test_a_footnote_stands_apart_with_its_severance(blocks: Text):
    assert json_of(blocks, "p")["footnotes"] == [{"text": "Counted in May.", "severances": ["s1"]}]


def test_a_numbered_list_says_where_it_starts(blocks: Text):
    found = json_of(blocks, "i")
    assert (found["numbered"], found["start"], found["level"]) == (True, 3, 1)
