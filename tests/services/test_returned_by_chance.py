"""Copies by chance: one nobody touched has no change; whatever a reviewer does, nothing protected is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.documents.returned_file import CameFile, read_returned
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.note import Note
from briefing_app.domain.returned.accepting import accepted, against
from briefing_app.domain.returned.changes import Standing
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.same_letters import held_flat
from briefing_app.domain.text import BlockId, Run, block_words, holds, received_redactions, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.editions import EditionService
from briefing_app.services.returning import SENT, ReturningService

from .random_libraries import RandomLibrary, fresh

SEEDS = range(8)


def a_copy(program: Program, folder: Path, seed: int) -> tuple[Desk, str, Path]:
    path = folder / f"{seed}.bdl"
    program.libraries.create(path)
    desk = program.open(path)
    number = RandomLibrary(desk, Random(seed)).number
    copy = desk.exports.export(number, EditionKind.INTERNAL, out=folder / f"{seed}.docx").path
    return desk, number, copy


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_nobody_touched_has_no_change(seed: int, program: Program, tmp_path: Path) -> None:
    desk, number, copy = a_copy(program, tmp_path, seed)
    with desk:
        seen = desk.returning.compare(number, copy)
    assert (seen.changes, seen.told, seen.exported) == ((), (), True)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_protected_is_lost_whatever_is_done_to_a_copy(
    seed: int, program: Program, tmp_path: Path
) -> None:
    desk, number, copy = a_copy(program, tmp_path, seed)
    random = Random(seed)
    with desk:
        for _ in range(6):
            check(desk, program, number, copy, random)


def check(desk: Desk, program: Program, number: str, copy: Path, random: Random) -> None:
    """Damage the copy by chance, and accept first what is open, then everything that can be."""

    def read(name: str, data: bytes) -> CameFile:
        file = read_returned(name, data)
        return file if name == SENT else replace(file, shown=damaged(file.shown, random))

    editions = EditionService(desk.library, desk.catalogue)
    folder = program.resources / "templates"
    returning = ReturningService(desk.library, desk.actor, desk.catalogue, editions, folder, read)
    seen = returning.compare(number, copy)
    join = desk.catalogue.every_scheme.floor
    before = seen.note
    opened = accepted([one for one in seen.changes if one.standing is Standing.OPEN], before, join)
    every = accepted([one for one in seen.changes if one.standing is not Standing.KEPT], before, join)
    assert not words(before, held=True) & words(opened, held=False)
    joined = {one for change in seen.changes if change.standing is Standing.OPEN for one in change.gone}
    assert saying(before) - joined <= saying(opened)
    for after in (opened, every):
        assert withheld(before) <= withheld(after)
        assert received(before) <= received(after)
        assert marked(before, after)
    left = against(seen.changes, every, join)
    assert not [one for one in left if one.standing is not Standing.KEPT and not one.remarks]


def withheld(note: Note) -> set[object]:
    return {one for part in note.sections for one in part.severances.union(*map(holds, part.blocks))}


def saying(note: Note) -> set[BlockId]:
    """The passages that say something."""
    blocks = (block for part in note.sections for block in walk(part.blocks))
    return {block.id for block in blocks if block_words(block).strip()}


def received(note: Note) -> int:
    return sum(received_redactions(block) for part in note.sections for block in part.blocks)


def marked(before: Note, after: Note) -> bool:
    """Whether every block that was marked and is there still is."""
    now = {block.id: block.portion for part in after.sections for block in walk(part.blocks)}
    return all(
        now.get(block.id, block.portion) is not None
        for part in before.sections
        for block in walk(part.blocks)
        if block.portion is not None
    )


def words(note: Note, *, held: bool) -> set[str]:
    """The words that are withheld letter by letter, or those no letter of which is."""
    found = set()
    for part in note.sections:
        above = holds_from_above(part.blocks, part.severances)
        for block in walk(part.blocks):
            letters = list(held_flat(block, above[block.id]))
            for word in re.finditer(r"\w{3,}", "".join(letter for letter, _ in letters)):
                each = [bool(hold) for _, hold in letters[word.start() : word.end()]]
                if (all(each) and held) or not (any(each) or held):
                    found.add(word.group())
    return found


# ---- what is done to a copy


def damaged(shown: tuple[Shown, ...], random: Random) -> tuple[Shown, ...]:
    found = list(shown)
    for _ in range(random.choice((1, 2, 5, 12))):
        places = [number for number, one in enumerate(found) if one.names]
        if places:
            random.choice(DAMAGES)(found, random.choice(places), random)
    return tuple(found)


def _words(found: list[Shown], at: int, random: Random) -> None:
    """Some letters of a run deleted, others typed in their place, or either."""
    content = list(found[at].content)
    runs = [number for number, one in enumerate(content) if isinstance(one, Run)]
    if not runs:
        return
    number = random.choice(runs)
    run = content[number]
    first = random.randint(0, len(run.text))
    last = random.choice((first, random.randint(first, len(run.text))))
    typed = random.choice(("", f" {fresh(2)} "))
    content[number] = replace(run, text=run.text[:first] + typed + run.text[last:])
    left = tuple(one for one in content if not isinstance(one, Run) or one.text)
    found[at] = replace(found[at], content=left)


def _object(found: list[Shown], at: int, random: Random) -> None:
    content = list(found[at].content)
    if content:
        content.pop(random.randrange(len(content)))
        found[at] = replace(found[at], content=tuple(content))


def _delete(found: list[Shown], at: int, _random: Random) -> None:
    if not found[at].place:
        found.pop(at)


def _empty(found: list[Shown], at: int, _random: Random) -> None:
    found[at] = replace(found[at], content=())


def _cut(found: list[Shown], at: int, random: Random) -> None:
    one = found[at]
    middle = random.randint(0, len(one.content))
    first, rest = one.content[:middle], one.content[middle:]
    found[at : at + 1] = [replace(one, content=first), replace(one, content=rest, names=())]


def _join(found: list[Shown], at: int, _random: Random) -> None:
    if at + 1 < len(found) and found[at + 1].place == found[at].place:
        one, other = found[at], found[at + 1]
        joined = replace(one, content=one.content + other.content, names=one.names + other.names)
        found[at : at + 2] = [joined]


def _move(found: list[Shown], at: int, random: Random) -> None:
    if not found[at].place:
        found.insert(random.randint(0, len(found) - 1), found.pop(at))


def _forget(found: list[Shown], at: int, _random: Random) -> None:
    found[at] = replace(found[at], names=())


def _add(found: list[Shown], at: int, _random: Random) -> None:
    found.insert(at, replace(found[at], content=(Run(fresh(4)),), names=()))


def _form(found: list[Shown], at: int, random: Random) -> None:
    found[at] = replace(found[at], level=random.choice((0, 2)), item=random.choice((0, 1)))


DAMAGES: tuple[Callable[[list[Shown], int, Random], None], ...] = (
    _words, _words, _words, _object, _delete, _empty, _cut, _join, _move, _forget, _add, _form,
)  # fmt: skip
