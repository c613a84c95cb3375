"""Editions: what a document may contain for whom.

The internal edition holds everything, flagged. The public edition is built from blocks in which nothing
withheld is left: severing happens here, before a document exists, so no writer can leak what it was never
given. Source of the rules: ``docs/architecture.md``, "Editions"; Access to Information Act, s. 25.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from typing import Any

from briefing_app.domain.audience import Audience as Audience
from briefing_app.domain.audience import CopyNumber as CopyNumber
from briefing_app.domain.audience import EditionKind as EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.foreign import Schemes
from briefing_app.domain.marking import AS_USUAL, Marking, PageRules
from briefing_app.domain.named_places import NamedPlaces
from briefing_app.domain.obstacle import Obstacle as Obstacle
from briefing_app.domain.release import (
    Release,
    is_released,
    places_of,
    release_of,
    row_says_something,
    rows_kept,
    says_something,
)
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Run,
    SeveranceId,
    Table,
    Text,
    holds,
    portions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledNote:
    """A note with its profiles' facts as one run of blocks, before an edition is made of it.

    ``front`` stands before the contents list, ``blocks`` after it; ``marking`` is the floor of the parts or
    its uplift; ``uplifted`` says that it was raised by a person; ``contents_depth`` is how many heading
    levels the contents list shows, 0 for none; ``copy`` is which copy of how many it will be, if known.
    """

    title: str
    subtitle: str
    number: str
    language: str
    date: str
    institution: str
    blocks: Text
    marking: Marking
    front: Text = ()
    uplifted: bool = False
    contents_depth: int = 0
    copy: CopyNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document as writers print it; make one with :func:`internal_edition` or :func:`public_edition`.

    ``marking`` is that of the document, ``banner`` its line on top and bottom of each page, ``banner_colour``
    the colour of that as "#RRGGBB", ``page`` where it stands; ``copy`` is which copy this is, None where
    copies are not counted.
    ``front`` is printed between the title and the contents list, ``blocks`` after it.
    """

    title: str
    subtitle: str
    number: str
    language: str
    date: str
    institution: str
    marking: Marking
    banner: str
    banner_colour: str
    blocks: Text
    front: Text = ()
    contents_depth: int = 0
    page: PageRules = AS_USUAL
    copy: CopyNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalEdition(Edition):
    """Everything, with portion marks and flags.

    ``portion_marks`` gives the printed form of each marking ("(PB)"), ``flags`` the provisions under which
    each severance withholds ("s. 15(1)"), with its state. ``trace`` are the names by which a copy that was
    edited in Word is known again.
    """

    portion_marks: Mapping[Marking, str] = field(default_factory=dict)
    flags: Mapping[SeveranceId, str] = field(default_factory=dict)
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdition(Edition):
    """A document in which nothing withheld is left: no severance, no portion mark, no origin, no own id.

    ``provisions`` gives the printed form of each set of exemptions that a marker of ours stands for.

    Raises:
        ValueError: a block still holds one of them; such a value cannot exist.
    """

    provisions: Mapping[frozenset[ExemptionId], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what still holds something withheld."""
        if not all(map(is_released, (*self.front, *self.blocks))):
            raise ValueError("a public edition was given a block that is not released")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEdition(Edition):
    """A document in which nothing withheld is left, and whose portion marks say what partners may do with it.

    ``may_have`` says of a marking whether all of them may have what bears it, ``portion_marks`` gives the
    printed form of each marking, ``provisions`` that of each set of exemptions that a marker of ours stands
    for.

    Raises:
        ValueError: a block still holds something withheld, or something in it, the banner too, bears a
            marking that they may not have; such a value cannot exist.
    """

    may_have: Callable[[Marking], bool] = field(compare=False, repr=False)
    portion_marks: Mapping[Marking, str] = field(default_factory=dict)
    provisions: Mapping[frozenset[ExemptionId], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what still holds something withheld, and what is not for them."""
        blocks = (*self.front, *self.blocks)
        if not all(is_released(block, marked=True) for block in blocks):
            raise ValueError("an edition for partners was given a block that is not released")
        if not all(map(self.may_have, {self.marking, *portions(blocks)})):
            raise ValueError("an edition for partners bears a marking that they may not have")


def obstacles(
    note: AssembledNote,
    severances: Severances,
    scheme: Schemes,
    places: NamedPlaces | None = None,
    audience: Audience | None = None,
) -> tuple[Obstacle, ...]:
    """What stops the public edition of a note, a sentence each in the order of the document.

    A severance that is not approved is told of once, with the first place that holds it.

    *places* says what each is called; without it by headings as they stand, whose words nobody looked into.
    With an *audience* it is that for these partners.
    """

    def may_go(marking: Marking) -> bool:
        return scheme.is_public(marking) if audience is None else audience.may_have(marking, scheme)

    found: list[Obstacle] = []
    if note.uplifted and not may_go(note.marking):
        level = scheme.banner(note.marking, "en")
        found.append(Obstacle(f"The note as a whole was raised to {level}: end that first."))
    places = places or NamedPlaces(note.title, (*note.front, *note.blocks))
    told: Holds = FREE
    for block in (*note.front, *note.blocks):
        held = holds(block) - told
        undecided = severances.undecided(held) if held else ()
        if undecided or block.portion is not None or isinstance(block, Table):
            too_high = tuple(_levels_too_high(block, severances, scheme, may_go))
            if not (undecided or too_high):
                continue  # places are named only where one is told of: it takes a look at every block
            place = places.of(block.id).name
            for one in undecided:
                found.append(Obstacle(_undecided(one, place, places.cited({one}, severances)), block.id))
            told |= frozenset(undecided)
            found += (Obstacle(_marked_too_high(block, place, level), block.id) for level in too_high)
    return tuple(found)


def _undecided(severance: SeveranceId, place: str, cited: str) -> str:
    """The sentence about one that is not approved: where it stands and under what, never its words."""
    if not cited:
        return f"“{place}”: a severance that names no provision ({severance}) is not approved."
    return f"“{place}”: the severance under {cited} ({severance}) is not approved."


def _levels_too_high(
    block: Block, severances: Severances, scheme: Schemes, may_go: Callable[[Marking], bool]
) -> Iterator[str]:
    for marking in _released_markings(block, severances):
        if not may_go(marking):
            yield scheme.banner(marking, "en")


def _marked_too_high(block: Block, place: str, level: str) -> str:
    return f"“{place}”: {_what(block)} marked {level} would be released; sever or lower it."


def _released_markings(block: Block, severances: Severances) -> Iterator[Marking]:
    """The markings of what would be released of a block, its cells included."""
    if next(portions((block,)), None) is None:
        return
    released = Release(severances, repeat(BlockId(""))).block(block)
    if released is None or not says_something(released):
        return
    if block.portion is not None:
        yield block.portion
    if not isinstance(block, Table) or not isinstance(released, Table):
        return
    for before, after in zip(rows_kept(block), released.rows, strict=True):
        of_row = block.derived and row_says_something(after)  # one cell bears the marking of the whole row
        for cell, left in zip(before.cells, after.cells, strict=True):
            says = any(map(says_something, left.blocks))
            if cell.portion is not None and (says or of_row):
                yield cell.portion
            for inner in cell.blocks if says else ():
                yield from _released_markings(inner, severances)


def _what(block: Block) -> str:
    match block:
        case Heading():
            return "a heading"
        case Table():
            return "a table or one of its cells"
        case Picture():
            return "a picture"
        case ListItem():
            return "a list item"
        case _:
            return "a paragraph"


def public_edition(
    note: AssembledNote,
    severances: Severances,
    scheme: Schemes,
    cite: Callable[[frozenset[ExemptionId]], str],
    places: NamedPlaces | None = None,
    notice: Callable[[frozenset[ExemptionId]], str] | None = None,
    *,
    earlier: tuple[Obstacle, ...] = (),
    later: tuple[Obstacle, ...] = (),
) -> PublicEdition:
    """The public edition: nothing withheld is left in it, no portion marks, the banner at the lowest level.

    *cite* gives the printed form of a set of provisions, "" where they are not to be named, *places* what
    :func:`obstacles` calls them, *notice* what a document that withholds something under the given
    provisions says of it before everything else. *earlier* and *later* are what else stops it, told before
    and behind what the blocks themselves tell.

    Raises:
        EditionRefusedError: a severance in it is not approved, something marked above the lowest level would
            be released, or there is another obstacle; every case is listed.
    """
    if found := (*earlier, *obstacles(note, severances, scheme, places), *later):
        raise EditionRefusedError("The public edition cannot be made yet:", found)
    return unchecked_public_edition(note, severances, scheme, cite, notice)


def unchecked_public_edition(
    note: AssembledNote,
    severances: Severances,
    scheme: Schemes,
    cite: Callable[[frozenset[ExemptionId]], str],
    notice: Callable[[frozenset[ExemptionId]], str] | None = None,
) -> PublicEdition:
    """What :func:`public_edition` makes, whatever stops it: for twins, which nobody gets."""
    front, before = release_of(note.front, severances, "f")
    blocks, after = release_of(note.blocks, severances, "p")
    return PublicEdition(
        **_printed(note, scheme.lowest, scheme, EditionKind.PUBLIC),
        front=_with_notice(front, before | after, notice),
        blocks=blocks,
        provisions={exemptions: cite(exemptions) for exemptions in before | after if exemptions},
    )


def released_places(note: AssembledNote, severances: Severances) -> dict[BlockId, BlockId]:
    """Which block of :func:`public_edition` stands where each block of the note stood."""
    return {**places_of(note.front, severances, "f"), **places_of(note.blocks, severances, "p")}


def partner_edition(
    note: AssembledNote,
    severances: Severances,
    scheme: Schemes,
    audience: Audience,
    cite: Callable[[frozenset[ExemptionId]], str],
    places: NamedPlaces | None = None,
    notice: Callable[[frozenset[ExemptionId]], str] | None = None,
    *,
    earlier: tuple[Obstacle, ...] = (),
    later: tuple[Obstacle, ...] = (),
) -> PartnerEdition:
    """The edition for partners: nothing withheld is left, portion marks stay, and the banner joins them.

    The other arguments are those of :func:`public_edition`.

    Raises:
        EditionRefusedError: a severance in it is not approved, something marked above the ceiling or for
            others than all of the audience would be released, or there is another obstacle; every case is
            listed.
    """
    if found := (*earlier, *obstacles(note, severances, scheme, places, audience), *later):
        raise EditionRefusedError("The edition for partners cannot be made yet:", found)
    return unchecked_partner_edition(note, severances, scheme, audience, cite, notice)


def unchecked_partner_edition(
    note: AssembledNote,
    severances: Severances,
    scheme: Schemes,
    audience: Audience,
    cite: Callable[[frozenset[ExemptionId]], str],
    notice: Callable[[frozenset[ExemptionId]], str] | None = None,
) -> PartnerEdition:
    """What :func:`partner_edition` makes, whatever stops it: for twins, which nobody gets."""
    front, before = release_of(note.front, severances, "f", marked=True)
    blocks, after = release_of(note.blocks, severances, "p", marked=True)
    left = set(portions((*front, *blocks)))
    floor = scheme.join(scheme.floor(left), note.marking if note.uplifted else scheme.lowest)
    return PartnerEdition(
        **_printed(note, floor, scheme, EditionKind.PARTNER),
        front=_with_notice(front, before | after, notice),
        blocks=blocks,
        may_have=partial(audience.may_have, scheme=scheme),
        portion_marks={mark: scheme.portion(mark, note.language) for mark in left},
        provisions={exemptions: cite(exemptions) for exemptions in before | after if exemptions},
    )


def _with_notice(
    front: Text,
    withheld: set[frozenset[ExemptionId]],
    notice: Callable[[frozenset[ExemptionId]], str] | None,
) -> Text:
    """The front, behind what a document that withholds something says of it."""
    if notice is None or not withheld:
        return front
    words = notice(frozenset().union(*withheld))
    return (Paragraph(id=BlockId("n1"), content=(Run(words, italic=True),)), *front)


def internal_edition(
    note: AssembledNote, scheme: Schemes, flags: Mapping[SeveranceId, str]
) -> InternalEdition:
    """The internal edition: everything, portion marks and flags, the banner at the floor or its uplift."""
    marks = set(portions((*note.front, *note.blocks)))
    return InternalEdition(
        **_printed(note, note.marking, scheme, EditionKind.INTERNAL),
        front=note.front,
        blocks=note.blocks,
        portion_marks={mark: scheme.portion(mark, note.language) for mark in marks},
        flags=flags,
    )


def _printed(note: AssembledNote, marking: Marking, scheme: Schemes, kind: EditionKind) -> dict[str, Any]:
    page = scheme.page_of(marking)
    copy = note.copy or (CopyNumber() if scheme.counts_copies(marking) else None)
    return {
        "title": note.title,
        "subtitle": note.subtitle,
        "number": note.number,
        "language": note.language,
        "date": note.date,
        "institution": note.institution,
        "contents_depth": note.contents_depth,
        "marking": marking,
        "banner": scheme.printed_banner(marking, note.language, in_all=kind.value in page.bilingual),
        "banner_colour": scheme.colour(marking),
        "page": page,
        "copy": None if kind is EditionKind.PUBLIC else copy,
    }
