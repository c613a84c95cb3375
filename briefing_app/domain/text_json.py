"""A text as JSON values, and back: what the library stores.

The outer object carries a ``format`` number; an older format is upgraded on reading, a newer one refused
with a sentence. Only what differs from the default is written, so that two equal texts are equal JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking, marking_from_json, marking_to_json
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Origin,
    PairId,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    Scope,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)

FORMAT = 1
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""How a stored text of format n becomes one of format n + 1."""

Json = dict[str, Any]


def text_to_json(text: Iterable[Block]) -> Json:
    """The text as ``{"format": 1, "blocks": [...]}``."""
    return {"format": FORMAT, "blocks": [_block_out(block) for block in text]}


def text_from_json(data: Mapping[str, Any]) -> Text:
    """The text of a stored object.

    Raises:
        UnreadableError: the format is newer than this program, or the object is damaged.
    """
    try:
        return tuple(_block_in(block) for block in upgraded(dict(data))["blocks"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError("A stored text is damaged; restore a backup of the library.") from error


def texts_from_json(stored: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    """The texts of stored objects; a block that two of them have in a row is read once, and is one object.

    Raises:
        UnreadableError: the format of one is newer than this program, or the object is damaged.
    """
    known: dict[str, tuple[Json, Block]] = {}
    for data in stored:
        try:
            blocks = []
            for one in upgraded(dict(data))["blocks"]:
                if one["id"] not in known or known[one["id"]][0] != one:
                    known[one["id"]] = one, _block_in(one)
                blocks.append(known[one["id"]][1])
            yield tuple(blocks)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableError("A stored text is damaged; restore a backup of the library.") from error


def upgraded(data: Json) -> Json:
    """The stored object in the present format."""
    found = data["format"]
    if not isinstance(found, int) or found > FORMAT:
        raise UnreadableError("A text was saved by a newer version of the program; install that version.")
    for step in range(found, FORMAT):
        data = UPGRADES[step](data)
    return data


def _holds_out(held: Holds) -> Json:
    return {"severances": sorted(held)} if held else {}


def _holds_in(data: Mapping[str, Any]) -> Holds:
    held = data.get("severances")
    return frozenset(SeveranceId(one) for one in held) if held else FREE


def _portion_out(portion: Marking | None) -> Json:
    return {} if portion is None else {"portion": marking_to_json(portion)}


def _portion_in(data: Mapping[str, Any]) -> Marking | None:
    return marking_from_json(data["portion"]) if "portion" in data else None


def withheld_to_json(withheld: Withheld) -> Json:
    """A received redaction as JSON values; there are no words to write."""
    return {
        "type": "withheld",
        "exemptions": sorted(withheld.exemptions),
        "scope": withheld.scope.value,
        "marker": withheld.marker.value,
    }


def withheld_from_json(data: Mapping[str, Any]) -> Withheld:
    """The received redaction of a stored object."""
    exemptions = frozenset(ExemptionId(one) for one in data["exemptions"])
    return Withheld(exemptions, Scope(data["scope"]), Marker(data["marker"]))


def _inline_out(part: Inline) -> Json:
    match part:
        case Run():
            optional = {
                "bold": part.bold,
                "italic": part.italic,
                "link": part.link,
                "language": part.language,
            }
            given = {key: value for key, value in optional.items() if value not in (False, None)}
            return {"type": "run", "text": part.text, **given, **_holds_out(part.severances)}
        case HardBreak():
            return {"type": "break", **_holds_out(part.severances)}
        case FootnoteReference():
            content = [_inline_out(inner) for inner in part.content]
            return {"type": "footnote", "content": content, **_holds_out(part.severances)}
        case Withheld():
            return withheld_to_json(part)


def _inline_in(data: Mapping[str, Any]) -> Inline:
    match data["type"]:
        case "run":
            return _run_in(data)
        case "break":
            return HardBreak(_holds_in(data))
        case "footnote":
            return FootnoteReference(_content_in(data["content"]), _holds_in(data))
        case "withheld":
            return withheld_from_json(data)
        case other:
            raise ValueError(other)


def _run_in(data: Mapping[str, Any]) -> Run:
    return Run(
        data["text"],
        data.get("bold", False),
        data.get("italic", False),
        data.get("link"),
        data.get("language"),
        _holds_in(data),
    )


def _content_out(content: Content) -> list[Json]:
    return [_inline_out(part) for part in content]


def _content_in(data: Iterable[Mapping[str, Any]]) -> Content:
    return tuple(_inline_in(part) for part in data)


def _block_out(block: Block) -> Json:
    common: Json = {"id": block.id, **_portion_out(block.portion), **_holds_out(block.severances)}
    if block.pair is not None:
        common["pair"] = block.pair
    if block.origin is not None:
        common["origin"] = _origin_out(block.origin)
    match block:
        case Heading():
            return {"type": "heading", **common, "level": block.level, "content": _content_out(block.content)}
        case Paragraph():
            return {"type": "paragraph", **common, "content": _content_out(block.content)}
        case ListItem():
            item = {"level": block.level, "numbered": block.numbered, "start": block.start}
            return {"type": "item", **common, **item, "content": _content_out(block.content)}
        case WithheldBlock():
            return {"type": "withheld-line", **common, "withheld": withheld_to_json(block.withheld)}
        case Table():
            return {"type": "table", **common, **_table_out(block)}
        case Picture():
            picture = {"digest": block.digest, "media_type": block.media_type, "alternate": block.alternate}
            return {"type": "picture", **common, **picture, "caption": _content_out(block.caption)}


def _table_out(table: Table) -> Json:
    return {
        "header_rows": table.header_rows,
        "header_columns": table.header_columns,
        "caption": _content_out(table.caption),
        "columns": [sorted(column) for column in table.columns],
        "rows": [
            {"cells": [_cell_out(c) for c in row.cells], **_holds_out(row.severances)} for row in table.rows
        ],
        "derived": table.derived,
    }


def _cell_out(cell: Cell) -> Json:
    blocks = [_block_out(block) for block in cell.blocks]
    return {"blocks": blocks, **_portion_out(cell.portion), **_holds_out(cell.severances)}


def _block_in(data: Mapping[str, Any]) -> Block:
    common: Json = {
        "id": BlockId(data["id"]),
        "portion": _portion_in(data),
        "pair": PairId(data["pair"]) if "pair" in data else None,
        "origin": _origin_in(data),
        "severances": _holds_in(data),
    }
    match data["type"]:
        case "heading":
            return Heading(**common, level=int(data["level"]), content=_content_in(data["content"]))
        case "paragraph":
            return Paragraph(**common, content=_content_in(data["content"]))
        case "item":
            item = {"level": int(data["level"]), "numbered": data["numbered"], "start": data["start"]}
            return ListItem(**common, **item, content=_content_in(data["content"]))
        case "withheld-line":
            return WithheldBlock(**common, withheld=withheld_from_json(data["withheld"]))
        case "table":
            return Table(**common, **_table_in(data))
        case "picture":
            picture = {
                "digest": data["digest"],
                "media_type": data["media_type"],
                "alternate": data["alternate"],
            }
            return Picture(**common, **picture, caption=_content_in(data["caption"]))
        case other:
            raise ValueError(other)


def _table_in(data: Mapping[str, Any]) -> Json:
    rows = tuple(Row(tuple(_cell_in(cell) for cell in row["cells"]), _holds_in(row)) for row in data["rows"])
    columns = tuple(frozenset(SeveranceId(one) for one in column) for column in data["columns"])
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError("a row of another length")
    return {
        "rows": rows,
        "columns": columns,
        "header_rows": int(data["header_rows"]),
        "header_columns": int(data.get("header_columns", 0)),
        "caption": _content_in(data["caption"]),
        "derived": bool(data["derived"]),
    }


def _cell_in(data: Mapping[str, Any]) -> Cell:
    blocks = tuple(_block_in(block) for block in data["blocks"])
    return Cell(blocks=blocks, portion=_portion_in(data), severances=_holds_in(data))


def _origin_out(origin: Origin) -> list[Any]:
    """Section, revision and block; a fourth element holds the other origins, where there are any."""
    own = [origin.section, origin.revision, origin.block]
    return [*own, [_origin_out(other) for other in origin.others]] if origin.others else own


def _origin_in(data: Mapping[str, Any]) -> Origin | None:
    if "origin" not in data:
        return None
    section, revision, block, *others = data["origin"]
    if len(others) > 1 or any(len(other) != 3 for other in (others[0] if others else ())):
        raise ValueError("an origin that is none")
    found = tuple(
        Origin(SectionId(s), RevisionId(r), BlockId(b)) for s, r, b in (others[0] if others else ())
    )
    return Origin(SectionId(section), RevisionId(revision), BlockId(block), found)
