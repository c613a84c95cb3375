"""The notation as tests use it: under the shipped act and scheme, and texts compared apart from their ids."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any

from briefing_app.domain import notation
from briefing_app.domain.errors import NotationError
from briefing_app.domain.notation import LabelledSeverance, Parsed
from briefing_app.domain.text import SeveranceId, Text
from briefing_app.domain.text_json import text_to_json
from tests.strategies import ACT, SCHEME


def parse(text: str) -> Parsed:
    numbers = count(1)
    return notation.parse(text, act=ACT, scheme=SCHEME, new_id=lambda: f"n{next(numbers)}")


def attempt(text: str) -> Parsed | NotationError:
    """What the notation says, or the refusal to read it."""
    try:
        return parse(text)
    except NotationError as error:
        return error


def write(blocks: Text, severances: tuple[LabelledSeverance, ...] = ()) -> str:
    return notation.write(blocks, severances, act=ACT, scheme=SCHEME)


def only(text: str) -> Any:
    """The one block that the notation says."""
    (block,) = parse(text).blocks
    return block


def apart_from_ids(blocks: Text, severances: tuple[LabelledSeverance, ...]) -> object:
    """The text as JSON without ids, pairs and origins, a severance known by its provisions and its places."""
    provisions = {one.id: sorted(one.exemptions) for one in severances}
    places: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    data = text_to_json(blocks)["blocks"]
    _collect(data, (), places)
    known = {one: repr((where, provisions.get(SeveranceId(one), []))) for one, where in places.items()}
    return _renamed(data, known)


def _held_lists(key: object) -> bool:
    return key in ("severances", "columns")


def _collect(data: Any, path: tuple[object, ...], places: defaultdict[str, list[tuple[object, ...]]]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "severances":
                for one in value:
                    places[one].append(path)
            elif key == "columns":
                for number, column in enumerate(value):
                    for one in column:
                        places[one].append((*path, "column", number))
            else:
                _collect(value, (*path, key), places)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            _collect(value, (*path, number), places)


def _renamed(data: Any, known: dict[str, str]) -> Any:
    if isinstance(data, list):
        return [_renamed(value, known) for value in data]
    if not isinstance(data, dict):
        return data
    kept = {key: value for key, value in data.items() if key not in ("id", "pair", "origin")}
    if "severances" in kept:
        kept["severances"] = sorted(known[one] for one in kept["severances"])
    if "columns" in kept:
        kept["columns"] = [sorted(known[one] for one in column) for column in kept["columns"]]
    return {key: value if _held_lists(key) else _renamed(value, known) for key, value in kept.items()}
