"""The sentences of hints: where to look, and at what; never a withheld word, be it free elsewhere or not.

What stands in them of a document is asked for in ``NamedPlaces``, which quotes nothing that tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.named_places import begins_section

if TYPE_CHECKING:
    from briefing_app.domain.text import Block
    from briefing_app.services.free_words import Line
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.published import Published

PROFILE = "in a profile that words of the note come from"
FACT = "as a fact of a profile"
AMOUNT = "an amount"
DAY = "a day"


def spot_of(piece: Piece, start: int) -> str:
    """Which word of a passage one is that begins at a letter."""
    if piece.row:
        return f"a word in row {piece.row}, column {piece.column}"
    if piece.number:
        return "a word of a footnote or a picture"
    return spot_in(piece.text, start)


def spot_in(said: str, start: int) -> str:
    """Which word of a line one is that begins at a letter."""
    return f"word {len(said[:start].split()) + 1}"


def counted(spot: str, count: int) -> str:
    """A word that stands free in so many places, of which it is one."""
    return f"{spot} (one of {count} such words)" if count > 1 else spot


def there_of(considered: Considered, piece: Piece) -> str:
    """Where something is withheld, behind "is withheld"."""
    if begins_section(piece.top):
        return f"in the heading of section {considered.places.number(piece.top.id)}"
    place = considered.places.of(piece.top.id)
    return f"in “{place.name}”, passage {place.passage}"


def word_free(considered: Considered, block: Block, spot: str, there: str) -> str:
    """The sentence about a word of a passage."""
    if begins_section(block):
        number = considered.places.number(block.id)
        return f"The heading of section {number}: {spot} stands free and is withheld {there}."
    place = considered.places.of(block.id)
    return f"“{place.name}”, passage {place.passage}: {spot} stands free and is withheld {there}."


def word_free_in_line(line: Line, spot: str, there: str) -> str:
    """The sentence about a word of the title or a property."""
    if not line.label:
        return f"The title: {spot} stands free and is withheld {there}."
    return f"The property “{line.label}”: {spot} stands free and is withheld {there}."


def part_free(considered: Considered, block: Block, spot: str, there: str) -> str:
    """The sentence about a part of a name in a passage."""
    if begins_section(block):
        number = considered.places.number(block.id)
        return f"The heading of section {number}: {spot} stands free, part of a name withheld {there}."
    place = considered.places.of(block.id)
    return f"“{place.name}”, passage {place.passage}: {spot} stands free, part of a name withheld {there}."


def part_free_in_line(line: Line, spot: str, there: str) -> str:
    """The sentence about a part of a name in the title or a property."""
    if not line.label:
        return f"The title: {spot} stands free, part of a name withheld {there}."
    return f"The property “{line.label}”: {spot} stands free, part of a name withheld {there}."


def figure_told(considered: Considered, block: Block, row: int, column: int) -> str:
    """The sentence about a withheld figure of a table that the others tell."""
    place = considered.places.of(block.id)
    return (
        f"“{place.name}”, passage {place.passage}: what is withheld in row {row}, column {column} can be "
        "worked out from the figures left in the table."
    )


def count_told(considered: Considered, block: Block, said: str, left: int) -> str:
    """The sentence about a number beside a list, *left* being how many of that stand free."""
    place = considered.places.of(block.id)
    name, number = place.name, place.passage
    if considered.free.tells(said):
        return f"“{name}”, passage {number}: a number stands beside a list of which {left} are left."
    return f"“{name}”, passage {number}: “{said}” stands beside a list of which {left} are left."


def translation_free(considered: Considered, block: Block, language: str, profile: str) -> str:
    """The sentence about a withheld passage that is free in another language in a profile."""
    place = considered.places.of(block.id)
    name, number, spoken = place.name, place.passage, _LANGUAGES.get(language, language)
    if considered.free.tells(profile):
        return f"“{name}”, passage {number}: what is withheld here is free in the {spoken} text of a profile."
    return f"“{name}”, passage {number}: what is withheld here is free in the {spoken} text of “{profile}”."


def section_unpaired(considered: Considered, block: Block, language: str, profile: str) -> str:
    """The sentence about a section that withholds more in another language, in passages paired with none."""
    place = considered.places.of(block.id)
    name, number, spoken = place.name, place.passage, _LANGUAGES.get(language, language)
    if considered.free.tells(profile):
        return (
            f"“{name}”, passage {number}: the {spoken} text of this section in a profile withholds more than "
            "this one, in passages paired with none of these; read whether one of them says the same."
        )
    return (
        f"“{name}”, passage {number}: the {spoken} text of this section in “{profile}” withholds more than "
        "this one, in passages paired with none of these; read whether one of them says the same."
    )


_LANGUAGES = {"en": "English", "fr": "French"}


def amount_told(considered: Considered, block: Block) -> str:
    """The sentence about a withheld amount that others of its section tell."""
    place = considered.places.of(block.id)
    return (
        f"“{place.name}”, passage {place.passage}: a withheld amount can be worked out from amounts that are "
        "left in the section."
    )


def fact_told(considered: Considered, block: Block) -> str:
    """The sentence about a total that tells, with the contributions shown, the one that is not."""
    place = considered.places.of(block.id)
    return (
        f"“{place.name}”, passage {place.passage}: this total less the contributions that are left tells the "
        "one that is withheld."
    )


def words_published(considered: Considered, block: Block, other: Published) -> str:
    """The sentence about words that another note gave out, to the public or to partners."""
    number, on = other.note.number, other.on.isoformat()
    public = other.edition is EditionKind.PUBLIC
    if begins_section(block):
        here = considered.places.number(block.id)
        if public:
            return (
                f"The heading of section {here} is withheld and stands in note {number}, published on {on}."
            )
        return (
            f"The heading of section {here} is withheld and stands in note {number}, "
            f"given to partners on {on}."
        )
    place = considered.places.of(block.id)
    if public:
        return (
            f"“{place.name}”, passage {place.passage}: what is withheld here stands in note {number}, "
            f"published on {on}."
        )
    return (
        f"“{place.name}”, passage {place.passage}: what is withheld here stands in note {number}, "
        f"given to partners on {on}."
    )


def fact_published(considered: Considered, profile: str, other: Published) -> str:
    """The sentence about a fact of a profile that another note gave out, to the public or to partners."""
    number, on = other.note.number, other.on.isoformat()
    public, unnamed = other.edition is EditionKind.PUBLIC, considered.free.tells(profile)
    if public and unnamed:
        return f"A fact that is withheld here stands in note {number}, published on {on}."
    if public:
        return f"A fact of “{profile}” that is withheld here stands in note {number}, published on {on}."
    if unnamed:
        return f"A fact that is withheld here stands in note {number}, given to partners on {on}."
    return f"A fact of “{profile}” that is withheld here stands in note {number}, given to partners on {on}."


def name_begins(considered: Considered, block: Block, spot: str, there: str) -> str:
    """The sentence about another name of what is withheld, in a passage."""
    if begins_section(block):
        number = considered.places.number(block.id)
        return f"The heading of section {number}: {spot} begins another name of what is withheld {there}."
    place = considered.places.of(block.id)
    name, number = place.name, place.passage
    return f"“{name}”, passage {number}: {spot} begins another name of what is withheld {there}."


def name_begins_in_line(line: Line, spot: str, there: str) -> str:
    """The sentence about another name of what is withheld, in the title or a property."""
    if not line.label:
        return f"The title: {spot} begins another name of what is withheld {there}."
    return f"The property “{line.label}”: {spot} begins another name of what is withheld {there}."


def told_otherwise(considered: Considered, block: Block, spot: str, what: str, there: str) -> str:
    """The sentence about a withheld amount or day that a passage tells in other words or figures."""
    if begins_section(block):
        number = considered.places.number(block.id)
        return f"The heading of section {number}: {spot} tells {what} that is withheld {there}."
    place = considered.places.of(block.id)
    return f"“{place.name}”, passage {place.passage}: {spot} tells {what} that is withheld {there}."


def told_otherwise_in_line(line: Line, spot: str, what: str, there: str) -> str:
    """The same about the title or a property."""
    if not line.label:
        return f"The title: {spot} tells {what} that is withheld {there}."
    return f"The property “{line.label}”: {spot} tells {what} that is withheld {there}."


def run_free(considered: Considered, block: Block, spot: str, there: str) -> str:
    """The sentence about words in a row of a passage that are a part of what is withheld."""
    if begins_section(block):
        number = considered.places.number(block.id)
        return f"The heading of section {number}: {spot} begins a run of words withheld {there}."
    place = considered.places.of(block.id)
    return f"“{place.name}”, passage {place.passage}: {spot} begins a run of words withheld {there}."


def run_free_in_line(line: Line, spot: str, there: str) -> str:
    """The same about the title or a property."""
    if not line.label:
        return f"The title: {spot} begins a run of words withheld {there}."
    return f"The property “{line.label}”: {spot} begins a run of words withheld {there}."
