"""No hint about a library made by chance holds anything withheld, however much of it stands free as well."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Desk, Program
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import NoteSection
from briefing_app.domain.profile import Name, Profile, ProfileKind
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Block, BlockId, Heading, ListItem, Paragraph, Run, SeveranceId, Text
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown
from tests.services.random_libraries import PROVISIONS, RandomLibrary, fresh

from .tables import a_table, cells_held

BY_CHANCE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.bdl"
    program.libraries.create(path)
    return path


class Told:
    """Adds to a note what hints are made of: severed words that stand free, sums, numbers beside lists."""

    def __init__(self, desk: Desk, number: str, random: Random) -> None:
        self._desk = desk
        self._random = random
        self._number = number
        self.severance = SeveranceId(new_id())
        record = Severance(
            id=self.severance, exemptions=frozenset(PROVISIONS[:1]), state=SeveranceState.APPROVED,
            by=desk.actor.name, at=desk.actor.now(), reason="harm",
        )  # fmt: skip
        needles, _ = desk.exports._editions.searched_of_note(number)
        self.words = [word for needle in needles for word in needle.split()] or ["nothing"]
        with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
            unit.severances.save(record)
            note = unit.notes.by_number(number)
            sections = tuple(map(self._with_more, note.sections))
            unit.notes.save(replace(note, sections=sections))

    def _with_more(self, section: NoteSection) -> NoteSection:
        if section.severances:
            return section
        more = (self._names, self._table, self._list, self._sum, self._heading, self._again)
        added: Text = tuple(
            block for make in self._random.sample(more, self._random.randint(1, 4)) for block in make()
        )
        return replace(section, blocks=(*section.blocks, *added))

    def _said(self, *parts: str | tuple[str]) -> Paragraph:
        held = frozenset({self.severance})
        runs = [Run(one) if isinstance(one, str) else Run(one[0], severances=held) for one in parts]
        return Paragraph(id=BlockId(new_id()), content=tuple(runs))

    def _names(self) -> Sequence[Block]:
        """A word of what is withheld by itself, and free; and a person's name, and a part of it."""
        one, other = (self._random.choice(self.words).strip(".,") for _ in range(2))
        return (
            self._said("Here ", (one,), " is held."),
            self._said("There ", one, " is free, and ", other),
            self._said("With ", (f"Mr. {one.title()} {other.title()}",), " it goes."),
            self._said("By ", other.title(), "."),
        )

    def _table(self) -> Sequence[Block]:
        a, b = self._random.randint(100, 999), self._random.randint(1000, 99999)
        table = a_table([["Who", "What"], ["x", str(a)], ["y", str(b)], ["Total", str(a + b)]])
        return (cells_held(table, [(2, 2)], self.severance),)

    def _list(self) -> Sequence[Block]:
        held = frozenset({self.severance})
        items = [
            ListItem(id=BlockId(new_id()), level=1, content=(Run(f"{self._random.choice(self.words)} z"),))
            for _ in range(5)
        ]
        items[1] = replace(items[1], severances=held)
        return (self._said("Five people came."), *items)

    def _sum(self) -> Sequence[Block]:
        a, b = self._random.randint(100, 999), self._random.randint(1000, 99999)
        return (self._said(f"Of {a + b} dollars {a} went, and ", (str(b),), " stayed."),)

    def _again(self) -> Sequence[Block]:
        """An amount in another scale, and a sentence with one word changed."""
        tenths = self._random.randint(11, 99)
        amount = f"{tenths // 10}.{tenths % 10} million"
        run = " ".join(self._random.choice(self.words) for _ in range(8))
        return (
            self._said((f"They give ${amount}",), " at once."),
            self._said(f"It is {tenths}00,000 dollars."),
            self._said((f"{run} zuq",), " it is."),
            self._said(f"{run} zoq."),
        )

    def _heading(self) -> Sequence[Block]:
        said = self._random.choice(self.words)
        return (Heading(id=BlockId(new_id()), level=2, content=(Run(said),)), self._said("So it is."))


def published_beside(desk: Desk, number: str, folder: Path) -> None:
    """Another note about the same profiles, published where nothing in it stops that; and one more name."""
    profiles = desk.notes.get(number).profiles
    other = desk.notes.create(kind="meeting-note", title=fresh(2), profiles=profiles)
    views = desk.severances.of_note(other.number)
    desk.severances.approve([one.severance.id for one in views], "harm")
    with suppress(EditionRefusedError):
        desk.exports.export(other.number, EditionKind.PUBLIC, out=folder / f"{new_id()}.txt")


def add_names(desk: Desk, words: Sequence[str], random: Random) -> None:
    """Organizations whose names are made of withheld words."""
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        for _ in range(3):
            names = tuple(Name(text=random.choice(words).strip(".,").title()) for _ in range(2))
            unit.profiles.add(Profile(id=ProfileId(new_id()), kind=ProfileKind.ORGANIZATION, names=names))


def hints_about(desk: Desk, number: str) -> tuple[tuple[str, ...], tuple[Hint, ...]]:
    needles, _ = desk.exports._editions.searched_of_note(number)
    return needles, desk.hints.of_note(number)


def of_a_library(program: Program, path: Path, seed: int) -> tuple[tuple[str, ...], tuple[Hint, ...]]:
    """What the note of a library by chance withholds, and the hints about it."""
    with program.open(path) as desk:
        number = RandomLibrary(desk, Random(seed)).number
        told = Told(desk, number, Random(seed))
        add_names(desk, told.words, Random(seed))
        published_beside(desk, number, path.parent)
        return hints_about(desk, number)


@pytest.mark.timeout(900)
@BY_CHANCE
@given(st.integers(0, 2**32))
def test_no_hint_holds_anything_that_is_withheld(
    tmp_path: Path, empty: Path, program: Program, seed: int
) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / f"{seed}.bdl"))
    needles, hints = of_a_library(program, path, seed)
    wanted = Needles.of(needles)
    for hint in hints:
        for sentence in (str(hint), shown(str(hint), "fr")):
            assert wanted.in_words(sentence) == set()


def test_among_them_are_hints_of_several_kinds(tmp_path: Path, empty: Path, program: Program) -> None:
    seen: set[HintKind] = set()
    for seed in range(6):
        path = Path(shutil.copyfile(empty, tmp_path / f"{seed}.bdl"))
        _, hints = of_a_library(program, path, seed)
        seen.update(one.kind for one in hints)
    assert seen >= {HintKind.NAME, HintKind.NUMBER, HintKind.COUNT, HintKind.WORDS}
