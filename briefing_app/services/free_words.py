"""Where withheld words stand free in a document: told before a file is made, each place to be gone to.

The gate looks into the finished file and knows parts and paragraphs of that; this knows title, properties,
headings and passages, as a person sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import Obstacle, cited_of
from briefing_app.domain.kind import NoteFact
from briefing_app.domain.note_lines import PLACE, TITLE, approval_lines, field_line
from briefing_app.domain.release import Release
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Heading,
    Marker,
    Run,
    block_words,
    contents,
    walk,
    words,
)

if TYPE_CHECKING:
    from briefing_app.domain.edition import AssembledNote
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.note import Note
    from briefing_app.services.needles import Withheld


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a note outside its texts, as it is called and said; no label: its title."""

    label: str
    said: str
    place: BlockId | None


def lines_of(note: Note, kind: Kind) -> tuple[Line, ...]:
    """The title and properties of a note."""

    def line(name: str, label: str, said: str) -> Line:
        return Line(label, said, BlockId(f"{note.id}-{name}"))

    places = (one.label.text(note.language) for one in kind.fields if one.fact is NoteFact.PLACE)
    labels = {one.key: one.label.text(note.language) for one in kind.fields}
    posts = {one.key: one.post.text(note.language) for one in kind.approvals}
    return (
        line(TITLE, "", note.title),
        line(PLACE, next(places, "Place"), note.place),
        *(line(field_line(key), labels.get(key, key), said) for key, said in note.fields.items()),
        *(
            line(name, posts.get(one.post, one.post), said)
            for one in note.approvals
            for name, said in zip(approval_lines(one.post), (one.name, one.at), strict=True)
        ),
    )


def standing_free(
    document: AssembledNote, lines: tuple[Line, ...], withheld: Withheld
) -> tuple[Obstacle, ...]:
    """Every place of a document, before anything is taken out of it, where withheld words would stay."""
    if not withheld.needles:
        return ()
    wanted = Needles.of(withheld.needles)
    maker = Release(withheld.severances, repeat(BlockId("")))
    blocks = [(one, _said(maker.block(one))) for one in (*document.front, *document.blocks)]
    head = "\n".join((document.title, document.subtitle, document.number, document.date))
    found = wanted.in_words("\n".join((head, *(said for _, said in blocks))))
    if not found:
        return ()
    search = _Search(wanted, withheld, found)
    in_lines = search.lines(lines, wanted.in_words("\n".join((head, *_of_lines(blocks, lines)))))
    told = (*in_lines, *search.blocks(blocks, lines))
    return told if not search.missing else (*told, _between(search.cited(search.missing)))


def places_unsaid(
    assembled: AssembledNote, lines: tuple[Line, ...], free: frozenset[BlockId | None]
) -> dict[str, str]:
    """What stands in a sentence for a title or heading in which withheld words stand *free*."""
    headings = (one for one in (*assembled.front, *assembled.blocks) if isinstance(one, Heading))
    printed = (one for one in headings if one.id.endswith("-heading"))
    places = {words(one.content): f"§ {number}" for number, one in enumerate(printed, 1) if one.id in free}
    if lines and lines[0].place in free:
        places |= dict.fromkeys((assembled.title, lines[0].said), Marker.REDACTED_CAPITALS.value)
    return places


def without(obstacle: Obstacle, places: Mapping[str, str]) -> Obstacle:
    """The obstacle, withheld words of the place it begins with left out."""
    quoted = next((one for one in places if obstacle.startswith(f"“{one}”: ")), None)
    if quoted is None:
        return obstacle
    return Obstacle(obstacle.replace(f"“{quoted}”", f"“{places[quoted]}”", 1), obstacle.block)


class _Search:
    """Looks for the places of needles that are somewhere in a document; ``missing`` are those not met yet."""

    def __init__(self, wanted: Needles, withheld: Withheld, found: set[int]) -> None:
        self._wanted = wanted
        self._withheld = withheld
        self.missing = set(found)

    def lines(self, lines: Iterable[Line], printed: set[int]) -> Iterator[Obstacle]:
        """The title and properties that hold some, as far as they are *printed*."""
        for line in lines:
            if here := self._wanted.in_words(line.said) & printed:
                self.missing -= here
                cited = self.cited(here)
                sentence = _property(line.label, cited) if line.label else _title(cited)
                yield Obstacle(sentence, line.place)

    def blocks(self, blocks: Iterable[tuple[Block, str]], lines: tuple[Line, ...]) -> Iterator[Obstacle]:
        """The headings and passages that hold some."""
        place, section, passage = "", 0, 0
        for block, said in blocks:
            begins = isinstance(block, Heading) and block.id.endswith("-heading")
            section, passage = (section + 1, 0) if begins else (section, passage + 1)
            here = self._wanted.in_words(said)
            if begins:
                same = {one for one in here if self._is_heading_alone(self._withheld.needles[one], said)}
                self.missing -= same
                here -= same
                place = f"§ {section}" if here or not said else words(next(contents(block)))
            if here and not _is_of_lines(block, lines):
                self.missing -= here
                cited = self.cited(here)
                sentence = _heading(section, cited) if begins else _passage(place, passage, cited)
                yield Obstacle(sentence, block.id)

    def _is_heading_alone(self, needle: str, heading: str) -> bool:
        """Whether a needle is the heading of a withheld section, and another section is called the same."""
        return needle == heading.strip() and needle in self._withheld.headings

    def cited(self, found: Iterable[int]) -> str:
        """The provisions under which needles are withheld."""
        severances = self._withheld.severances
        held = FREE.union(*(self._withheld.holds_of(self._withheld.needles[one]) for one in found))
        every = (one for severance in sorted(held) for one in cited_of(severance, severances).split(", "))
        return ", ".join(dict.fromkeys(filter(None, every)))


def _said(block: Block | None) -> str:
    """All that is read or followed in a released block."""
    if block is None:
        return ""
    runs = (part for piece in contents(block) for part in piece if isinstance(part, Run) and part.link)
    alternates = (getattr(inner, "alternate", "") for inner in walk((block,)))
    return "\n".join((block_words(block), *alternates, *(unquote(run.link or "") for run in runs)))


def _is_of_lines(block: Block, lines: tuple[Line, ...]) -> bool:
    """Whether a block prints lines of the note, such as a table of its fields."""
    return any(line.place and block.id.startswith(line.place.removesuffix(TITLE)) for line in lines[:1])


def _of_lines(blocks: Iterable[tuple[Block, str]], lines: tuple[Line, ...]) -> Iterator[str]:
    return (said for block, said in blocks if _is_of_lines(block, lines))


def _title(cited: str) -> str:
    if not cited:
        return "The title holds withheld words: write it otherwise."
    return f"The title holds words withheld under s. {cited}: write it otherwise."


def _property(label: str, cited: str) -> str:
    if not cited:
        return f"The property “{label}” holds withheld words: write it otherwise."
    return f"The property “{label}” holds words withheld under s. {cited}: write it otherwise."


def _heading(number: int, cited: str) -> str:
    if not cited:
        return f"The heading of section {number} holds withheld words: write it otherwise."
    return f"The heading of section {number} holds words withheld under s. {cited}: write it otherwise."


def _passage(place: str, number: int, cited: str) -> str:
    if not cited:
        return f"“{place}”, passage {number}: withheld words stand free; sever them there too."
    return f"“{place}”, passage {number}: words withheld under s. {cited} stand free; sever them there too."


def _between(cited: str) -> Obstacle:
    if not cited:
        return Obstacle("Withheld words stand free from one passage to the next: sever them there too.")
    return Obstacle(
        f"Words withheld under s. {cited} stand free from one passage to the next: sever them there too."
    )
