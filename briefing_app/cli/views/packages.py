"""What a colleague's package brings, or has brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.text_json import block_to_json
from briefing_app.domain.text import block_words
from briefing_app.services.unpacking.arrival import ItemKind

if TYPE_CHECKING:
    from briefing_app.cli.views.values import Json
    from briefing_app.domain.text import Block
    from briefing_app.services.unpacking.arrival import Arrival, Item, Thing, Unpacked

_LONGEST = 60
_BEFORE = 20


def arrival_to_json(arrival: Arrival, done: Unpacked | None = None) -> Json:
    """A package with all it brings; with what was *done* about each thing, where it was stored."""
    stored = done is not None and done.import_number is not None
    return {
        "name": arrival.name,
        "sha256": arrival.sha256,
        "nothing_new": arrival.is_nothing_new,
        "severances": arrival.severances,
        "approved_elsewhere": arrival.approvals,
        "counts": {state.value: arrival.counts[state] for state in sorted(arrival.counts)},
        "import": done.import_number if done is not None else None,
        "note": (done.note or None) if done is not None else None,
        "withheld_again": done.withheld if done is not None else 0,
        "things": [_thing_to_json(one, done if stored else None) for one in arrival.things],
    }


def _thing_to_json(thing: Thing, done: Unpacked | None) -> Json:
    return {
        "kind": thing.kind.value,
        "id": thing.id,
        "name": thing.name,
        "number": thing.number or None,
        "found_by": thing.found_by or None,
        "items": [_item_to_json(one, done) for one in thing.items],
    }


def _item_to_json(item: Item, done: Unpacked | None) -> Json:
    return {
        "key": item.key,
        "kind": item.kind.value,
        "state": item.state.value,
        "place": item.place,
        "language": item.language or None,
        "choices": [one.value for one in item.choices],
        "default": item.default.value,
        "choice": None if done is None else item.chosen(done.chosen).value,
        "mine": _side(item, item.mine, item.mine_words),
        "theirs": _side(item, item.theirs, item.theirs_words),
    }


def _side(item: Item, block: Block | None, words: str) -> Json | None:
    if item.kind is ItemKind.BLOCK:
        return None if block is None else block_to_json(block)
    return {"text": words} if words else None


def arrival_lines(arrival: Arrival) -> Iterator[str]:
    """Each thing with what it brings, conflicts with both sides."""
    for thing in arrival.things:
        yield f"{thing.kind.value} {thing.name}: {_how(thing)}"
        counted: dict[str, int] = {}
        for item in thing.items:
            counted[item.state.value] = counted.get(item.state.value, 0) + 1
        yield from (
            f"  {line}" for line in aligned([(state, str(counted[state])) for state in sorted(counted)])
        )
    for item in arrival.conflicts:
        yield f"conflict in {item.place}:"
        here, there = _said(item, item.mine, item.mine_words), _said(item, item.theirs, item.theirs_words)
        at = _differ_at(here, there)
        yield f"  here   {_short(here, at)}"
        yield f"  there  {_short(there, at)}"
    if arrival.severances:
        yield f"severances that are new here: {arrival.severances}"
    if arrival.approvals:
        yield f"approved in another library, so recommended here: {arrival.approvals}"
    if arrival.is_nothing_new:
        yield "nothing new"


def unpacked_lines(done: Unpacked) -> Iterator[str]:
    """What was brought, and how it is undone."""
    yield from arrival_lines(done.arrival)
    if done.withheld:
        yield f"withheld again, being withheld here: passages {done.withheld}; approve the severances anew"
    if done.import_number is not None:
        yield f"note {done.note}; undo it all with undo-import {done.import_number}"


def _how(thing: Thing) -> str:
    if thing.is_new:
        return "new"
    return "here already" if thing.found_by == "id" else "here already, by its name"


def _said(item: Item, block: Block | None, words: str) -> str:
    told = words if item.kind is not ItemKind.BLOCK else "" if block is None else block_words(block)
    return " ".join(told.split())


def _differ_at(one: str, other: str) -> int:
    """Where a line of both begins so that what differs is in it: a few words before, 0 near the beginning."""
    differ = (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    same = next(differ, min(len(one), len(other)))
    if same <= _LONGEST // 2:
        return 0
    return one.rfind(" ", 0, same - _BEFORE) + 1


def _short(line: str, at: int) -> str:
    shown = line[at : at + _LONGEST]
    told = f"{'…' if at and shown else ''}{shown}{'…' if len(line) > at + _LONGEST else ''}"
    return told or "(nothing)"
