"""Whether values from outside make a text: types and bounds that reading JSON does not ask about."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    Block,
    BlockProperties,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
)

_DEEPEST_TABLE = 4
_LONGEST_ID = 200
_LARGEST_NUMBER = 1_000_000


def is_sound(blocks: Iterable[Block], depth: int = 0) -> bool:
    """Whether every value in the blocks is of its type and within reason."""
    return all(_is_block(block, depth) for block in blocks)


def _is_block(block: Block, depth: int) -> bool:
    if not _has_sound_properties(block):
        return False
    match block:
        case Heading():
            return _is_number(block.level, 1, 9) and _is_content(block.content)
        case ListItem():
            started = block.start is None or _is_number(block.start, -_LARGEST_NUMBER, _LARGEST_NUMBER)
            level = _is_number(block.level, 1, 99) and isinstance(block.numbered, bool)
            return level and started and _is_content(block.content)
        case Paragraph():
            return _is_content(block.content)
        case Table():
            return depth < _DEEPEST_TABLE and _is_table(block, depth)
        case Picture():
            named = all(map(_is_words, (block.digest, block.media_type, block.alternate)))
            return named and _is_content(block.caption)
        case _:
            return _is_redaction(block.withheld)


def _has_sound_properties(block: BlockProperties) -> bool:
    named = (block.id, *(filter(None, (block.pair,))))
    origin = block.origin
    if origin is not None:
        named = (*named, *(name for one in origin.all for name in (one.section, one.revision, one.block)))
    return all(map(_is_id, named)) and _are_holds(block.severances) and _is_portion(block.portion)


def _is_table(table: Table, depth: int) -> bool:
    counts = (table.header_rows, table.header_columns)
    if not all(_is_number(one, 0, _LARGEST_NUMBER) for one in counts) or not _is_content(table.caption):
        return False
    cells = [cell for row in table.rows for cell in row.cells]
    held = (*table.columns, *(row.severances for row in table.rows), *(cell.severances for cell in cells))
    marked = all(_is_portion(cell.portion) for cell in cells)
    return marked and all(map(_are_holds, held)) and all(is_sound(cell.blocks, depth + 1) for cell in cells)


def _is_content(content: Content) -> bool:
    return all(map(_is_inline, content))


def _is_inline(part: Inline) -> bool:
    match part:
        case Run():
            looks = isinstance(part.bold, bool) and isinstance(part.italic, bool)
            stated = all(one is None or _is_words(one) for one in (part.link, part.language))
            return _is_words(part.text) and looks and stated and _are_holds(part.severances)
        case HardBreak():
            return _are_holds(part.severances)
        case FootnoteReference():
            return _is_content(part.content) and _are_holds(part.severances)
        case Withheld():
            return _is_redaction(part)


def _is_redaction(withheld: Withheld) -> bool:
    return all(map(_is_id, withheld.exemptions))


def _is_words(value: object) -> bool:
    """A string that can be written: no half of a surrogate pair."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID and _is_words(value)


def _are_holds(held: Holds) -> bool:
    return all(map(_is_id, held))


def _is_portion(portion: Marking | None) -> bool:
    return portion is None or all(map(_is_id, (*portion.levels, *portion.caveats)))


def _is_number(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
