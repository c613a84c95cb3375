"""Why a document may not be imported: all that stands in its way, said before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.openings import first_words, headings_above
from briefing_app.domain.reading import GROUND_OF_WITHHELD, STATE_ALONE, BlockKind
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import portions
from briefing_app.services.ceiling import CeilingByScheme
from briefing_app.services.document_markings import document_marking, places_stated, with_document_marking
from briefing_app.services.marked_lines import any_is_marked
from briefing_app.storage.ceiling import Ceiling
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.reading import Reading
    from briefing_app.domain.text import Block
    from briefing_app.services.catalogue import Catalogue

NOT_STORED = (BlockKind.TITLE, BlockKind.NOTICE, BlockKind.BOILERPLATE)
"""What is in no section."""

_LINES_NAMED = 5
"""How many lines a refusal names at most."""


def marked_blocks(reading: Reading, schemes: Schemes) -> dict[int, Block]:
    """The blocks of a reading by their places in it, marked as the source says they are."""
    from briefing_app.documents.readers.blocks import to_blocks

    blocks = to_blocks(reading, new_id)
    marked = dict(zip(blocks, with_stated_markings(blocks.values(), schemes), strict=True))
    return with_document_marking(marked, document_marking(reading, schemes))


def refusal(reading: Reading, ceiling: Ceiling, schemes: Schemes) -> str:
    """Why a library with this ceiling does not take a document, "" where it does."""
    if reading.is_own_copy:
        return (
            f"“{reading.source.name}” is an internal edition that Briefing Desk made: imported, the "
            "words withheld in it would stand free. Read it back into its note, or unpack the package "
            "of the note."
        )
    if flags := _flags_of_before(reading, schemes):
        places = _places(flags, _heading(reading, flags[0], ceiling, schemes))
        return (
            f"“{reading.source.name}” is marked as internal editions are, and words such as “[proposed]” "
            f"stand alone between brackets ({places}), as these once flagged withheld words, which "
            "would stand free: read it back into its note if it is one; if they are the author’s words, put "
            "them between round brackets and import it again."
        )
    stated = document_marking(reading, schemes)
    if stated is None or ceiling.holds(stated):
        return _of_passages(reading, ceiling, schemes)
    where, banner = ", ".join(places_stated(reading)), schemes.banner(stated, "en")
    told = (
        f"“{reading.source.name}” says of itself ({where}) that it is {banner}, above the ceiling of "
        f"this library, {ceiling.name}: import it into a library with a higher ceiling, on a device "
        "that is accredited for it; or, if that holds no longer, import it without that marking "
        "(--leave-unmarked)."
    )
    bare = replace(reading, stated=())
    lines = _above(bare, marked_blocks(bare, schemes), ceiling)
    if not lines:
        return told
    places = _places(lines, _heading(bare, min(lines), ceiling, schemes))
    return f"{told} Without it, passages are still marked above the ceiling ({places}): take them out too."


def refusal_of_a_new_library(reading: Reading, catalogue: Catalogue) -> str:
    """Why a library that is not made yet, with the usual ceiling, would not take a document, "" else."""
    ceiling = Ceiling(catalogue.ceiling, CeilingByScheme(catalogue))
    return refusal(reading, ceiling, catalogue.every_scheme)


def _flags_of_before(reading: Reading, schemes: Schemes) -> list[int]:
    """The lines of what may be flags without provisions, in a document that has other signs of an edition.

    It is marked somewhere, or words have the look of withheld ones: without any, such words are only told.
    """
    codes = {warning.code for warning in reading.warnings}
    if STATE_ALONE not in codes:
        return []
    signs = (
        GROUND_OF_WITHHELD in codes
        or bool(reading.stated)
        or next(portions(marked_blocks(reading, schemes).values()), None) is not None
        or any_is_marked(reading.source.lines, partial(with_stated_markings, schemes=schemes))
    )
    return [one.line for one in reading.warnings if one.code == STATE_ALONE] if signs else []


def _of_passages(reading: Reading, ceiling: Ceiling, schemes: Schemes) -> str:
    """What is to be done about passages that the library may not hold, with all the lines it is about."""
    lines = _above(reading, marked_blocks(reading, schemes), ceiling)
    if not lines:
        return ""
    places = _places(lines, _heading(reading, min(lines), ceiling, schemes))
    highest = ceiling.highest({one for found in lines.values() for one in found})
    return (
        f"{highest} is above the ceiling of this library, {ceiling.name}: "
        f"take what is marked so high out of the file ({places}), "
        "or import it into a library with a higher ceiling, "
        "on a device that is accredited for it."
    )


def _above(reading: Reading, blocks: Mapping[int, Block], ceiling: Ceiling) -> dict[int, set[Marking]]:
    """The markings above a ceiling, by the line they stand at."""
    lines: dict[int, set[Marking]] = {}
    for place, block in blocks.items():
        found = {one for one in portions((block,)) if not ceiling.holds(one)}
        if found and reading.blocks[place].kind not in NOT_STORED:
            lines.setdefault(reading.blocks[place].first, set()).update(found)
    return lines


def _heading(reading: Reading, line: int, ceiling: Ceiling, schemes: Schemes) -> str:
    """What the passage at a line stands under, as far as the window may say it; "" where nothing tells.

    Programs show no number of a line: a heading is looked for. One marked above the ceiling, or in which
    brackets may flag what is withheld, is not said, nor are words of the passage itself.
    """
    blocks = marked_blocks(reading, schemes)
    above = next(headings_above(reading, line), None)
    if above is None or "[" in above[1].text or not above[1].text.strip():
        return ""
    marked = blocks.get(above[0])
    held = marked is not None and any(not ceiling.holds(one) for one in portions((marked,)))
    return "" if held else first_words(above[1].text)


def _places(lines: Iterable[int], heading: str) -> str:
    """How many passages there are, the first of their lines, and the heading over the first."""
    ordered = sorted(lines)
    if len(ordered) == 1:
        line = ordered[0]
        if heading:
            return f"passages: 1, at line {line}, under “{heading}”"
        return f"passages: 1, at line {line}"
    named = ", ".join(map(str, ordered[:_LINES_NAMED])) + ("…" if len(ordered) > _LINES_NAMED else "")
    if heading:
        return f"passages: {len(ordered)}, at lines {named}, the first under “{heading}”"
    return f"passages: {len(ordered)}, at lines {named}"
