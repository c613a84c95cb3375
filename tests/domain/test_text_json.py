"""Texts as JSON: exact both ways, and anything damaged or newer refused with a sentence."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.text import BlockId, Paragraph, Run, Text
from briefing_app.domain.text_json import FORMAT, text_from_json, text_to_json
from tests.strategies import PROVED, emphatic_texts, texts


@PROVED
@given(texts)
def test_every_text_comes_back_from_json_exactly(text: Text) -> None:
    assert text_from_json(text_to_json(text)) == text


@PROVED
@given(st.one_of(texts, emphatic_texts), st.booleans())
def test_every_text_comes_back_from_the_letters_of_a_file_exactly(text: Text, ascii_only: bool) -> None:
    letters = json.dumps(text_to_json(text), ensure_ascii=ascii_only).encode("utf-8")
    assert text_from_json(json.loads(letters)) == text


@given(texts)
def test_equal_texts_are_equal_letters(text: Text) -> None:
    again = text_from_json(text_to_json(text))
    assert json.dumps(text_to_json(again)) == json.dumps(text_to_json(text))


def test_an_empty_address_is_an_address() -> None:
    text = (Paragraph(id=BlockId("a"), content=(Run("a", link="", language=""),)),)
    assert text_from_json(text_to_json(text)) == text


def test_only_what_differs_from_the_usual_is_written() -> None:
    text = (Paragraph(id=BlockId("a"), content=(Run("words"),)),)
    assert text_to_json(text) == {
        "format": FORMAT,
        "blocks": [{"type": "paragraph", "id": "a", "content": [{"type": "run", "text": "words"}]}],
    }


def places_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside the data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in inner for found in ((*path, key), *places_in(value, (*path, key)))]


def attempt(data: Any) -> Text | UnreadableError:
    try:
        return text_from_json(data)
    except UnreadableError as error:
        return error


@PROVED
@given(texts, st.data(), st.sampled_from((None, 7, [], {}, "other", [[]], {"type": "run"})))
def test_any_one_value_damaged_is_a_sentence_or_another_text_never_a_fault(
    text: Text, data: st.DataObject, damage: Any
) -> None:
    stored = copy.deepcopy(text_to_json(text))
    *path, last = data.draw(st.sampled_from(places_in(stored)))
    holder: Any = stored
    for key in path:
        holder = holder[key]
    holder[last] = damage
    found = attempt(stored)
    assert isinstance(found, tuple | UnreadableError)
    assert not isinstance(found, UnreadableError) or "\n" not in str(found)


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"format": 1},
        {"format": "1", "blocks": []},
        {"format": -1, "blocks": []},
        {"format": 1, "blocks": None},
        {"format": 1, "blocks": [{}]},
        {"format": 1, "blocks": [{"type": "poem", "id": "a"}]},
        {"format": 1, "blocks": [{"type": "paragraph", "id": "a", "content": [{"type": "image"}]}]},
        {"format": 1, "blocks": [{"type": "paragraph", "id": "a", "content": [{"type": "run"}]}]},
        {
            "format": 1,
            "blocks": [{"type": "paragraph", "id": "a", "content": [], "origin": ["only", "two"]}],
        },
    ],
)
def test_a_damaged_object_is_refused_with_what_to_do(damaged: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError, match=r"(restore a backup|newer version)"):
        text_from_json(damaged)


def test_a_newer_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="newer version"):
        text_from_json({"format": FORMAT + 1, "blocks": []})


def test_a_row_of_another_length_and_a_footnote_in_a_footnote_are_damage() -> None:
    table = {
        "type": "table",
        "id": "t",
        "header_rows": 1,
        "caption": [],
        "columns": [[]],
        "rows": [{"cells": []}],
        "derived": False,
    }
    nested = {"type": "footnote", "content": [{"type": "footnote", "content": []}]}
    for block in (table, {"type": "paragraph", "id": "a", "content": [nested]}):
        with pytest.raises(UnreadableError, match="damaged"):
            text_from_json({"format": 1, "blocks": [block]})
