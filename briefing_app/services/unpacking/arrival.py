"""What a package brings, thing by thing and passage by passage, and what is to be done about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.arriving import DEFAULTS, Choice, State
from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import Block, SeveranceId

Chosen = Mapping[str, Choice]
"""What somebody chose, by the keys of the items."""


class ItemKind(StrEnum):
    """What an item is of."""

    BLOCK = "block"
    HEADING = "heading"
    FACT = "fact"
    NAME = "name"
    PROPERTY = "property"


class ThingKind(StrEnum):
    """What a package brings."""

    NOTE = "note"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A passage, heading, fact or property: how it stands to ours, and both sides of it.

    ``place`` is the heading of its section or the name of the property; a block is in ``mine`` and
    ``theirs``, anything else in words.
    """

    key: str
    kind: ItemKind
    state: State
    place: str
    language: str = ""
    mine: Block | None = None
    theirs: Block | None = None
    mine_words: str = ""
    theirs_words: str = ""
    choices: tuple[Choice, ...] = (Choice.KEEP, Choice.TAKE)

    @property
    def default(self) -> Choice:
        """What is done where nobody chooses."""
        return DEFAULTS[self.state]

    def chosen(self, chosen: Chosen) -> Choice:
        """What is done, as far as it may be chosen."""
        wanted = chosen.get(self.key, self.default)
        return wanted if wanted in self.choices else Choice.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """The note, or a profile: whether it is here already, and all that differs or is new in it.

    ``name`` is what it is called here, ``found_by`` "id" or "name" where it is here, else "".
    """

    kind: ThingKind
    id: str
    name: str
    number: str = ""
    found_by: str = ""
    items: tuple[Item, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it is not in this library yet."""
        return not self.found_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """All that a package brings; ``things`` are its profiles, the note first.

    ``severances`` counts those that are not here yet, ``approvals`` those of them that were approved in the
    other library, which counts as a recommendation here; ``tags`` say what is printed above severed words.
    ``markings`` are those of everything on either side.
    """

    name: str
    sha256: str
    things: tuple[Thing, ...] = ()
    severances: int = 0
    approvals: int = 0
    counts: Mapping[State, int] = field(default_factory=dict)
    tags: Mapping[SeveranceId, SeveranceTag] = field(default_factory=dict, compare=False)
    markings: frozenset[Marking] = field(default=frozenset(), compare=False)

    @property
    def items(self) -> Iterator[Item]:
        """The items of all things."""
        return (item for thing in self.things for item in thing.items)

    @property
    def conflicts(self) -> tuple[Item, ...]:
        """What was changed on both sides."""
        return tuple(item for item in self.items if item.state is State.CONFLICT)

    @property
    def has_the_note_here(self) -> bool:
        """Whether its note is in this library already."""
        return any(thing.kind is ThingKind.NOTE and not thing.is_new for thing in self.things)

    @property
    def is_nothing_new(self) -> bool:
        """Whether storing it would change nothing."""
        same = (State.UNCHANGED, State.CHANGED_HERE, State.REMOVED_HERE)
        known = all(not thing.is_new for thing in self.things)
        return known and not self.severances and all(item.state in same for item in self.items)

    def changes_nothing(self, chosen: Chosen) -> bool:
        """Whether storing it as was chosen would change nothing."""
        return self.is_nothing_new and all(item.chosen(chosen) is Choice.KEEP for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What reading a package in did: the import it is undone by, None where there was nothing new.

    ``withheld`` counts the passages it brought in which words are withheld because they are withheld here.
    """

    arrival: Arrival
    import_number: int | None
    note: str
    chosen: Mapping[str, Choice] = field(default_factory=dict)
    withheld: int = 0
