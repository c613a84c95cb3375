"""Two libraries: that of a colleague, who packs, and an empty or older one, which receives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import Profile
from briefing_app.domain.text import Block, Text, block_words
from briefing_app.storage.records import ActKind

MakeDesk = Callable[[str], Desk]


@pytest.fixture
def another(tmp_path: Path, program: Program) -> Iterator[MakeDesk]:
    """Makes an empty library of a name and opens it."""
    with ExitStack() as stack:

        def make(name: str) -> Desk:
            path = tmp_path / f"{name}.bdl"
            program.libraries.create(path)
            return stack.enter_context(program.open(path))

        yield make


@pytest.fixture
def mine(another: MakeDesk) -> Desk:
    """The library of whoever receives."""
    return another("mine")


@pytest.fixture
def number(desk: Desk) -> str:
    """A note of the colleague about the forum and the agency."""
    ids = [one.id for one in desk.profiles.list()]
    return desk.notes.create(
        kind="meeting-note", title="Spring visit", profiles=ids, on=date(2030, 4, 2), language="en"
    ).number


def profile_called(desk: Desk, name: str) -> Profile:
    with desk.library.database.read() as unit:
        (found,) = unit.profiles.find(name)
        return unit.profiles.get(found.id)


def text_of(desk: Desk, name: str, key: str, language: str = "en") -> Text:
    section = profile_called(desk, name).section(key)
    assert section is not None
    return section.texts.get(language, ())


def said(blocks: Text) -> list[str]:
    return [block_words(block) for block in blocks]


def rewrite(desk: Desk, name: str, key: str, change: Callable[[Text], Text], language: str = "en") -> None:
    """Save a section's text anew, as an officer who types in it does."""
    from briefing_app.services.texts import TextPlace

    section = profile_called(desk, name).section(key)
    assert section is not None
    place = TextPlace(section.id, language)
    opened = desk.texts.open(place)
    desk.texts.save(place, change(opened.blocks), opened.revision)


def with_words(words: str, number: int = 0) -> Callable[[Text], Text]:
    """A change that gives the block of a number other words."""
    from briefing_app.domain.text import Run

    def change(text: Text) -> Text:
        return tuple(
            replace(block, content=(Run(words),)) if at == number else block for at, block in enumerate(text)
        )

    return change


def add(desk: Desk, profile: Profile) -> ProfileId:
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        return unit.profiles.add(profile).id


def words_of(block: Block | None) -> str:
    return "" if block is None else block_words(block)
