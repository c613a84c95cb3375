"""What is compared where a library was made of what could be read of another: nothing new, nothing freer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing_app.domain.text import holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.driver import Mode
from briefing_app.storage.engine import open_engine
from briefing_app.storage.salvage.gathering import TABLES

Rows = dict[str, dict[Any, dict[str, Any]]]

KEYS = {
    "note_profile": ("note_id", "position"),
    "section_text": ("section_id", "language"),
    "draft": ("section_id", "language"),
    "line_draft": ("owner_id", "place"),
    "severance_decision": ("seq",),
    "gone_words": ("section_id", "block_id", "severance_id"),
    "carried_words": ("section_id", "block_id", "source_section_id", "source_block_id"),
    "picture": ("digest",),
    "import_line": ("import_id", "number"),
    "audit": ("seq",),
}
MAY_DIFFER = {
    "library": {"changes", "backed_up"},
    "profile": {"parent_id", "markings", "act_id"},  # a link that is lost; what is made anew
    "section": {"body"},  # looked at by itself
    "section_text": {"revision_id", "act_id"},  # looked at with its section
    "fact": {"import_id"},
    "draft": {"blocks"},
    "severance": {"closed_at"},
}


def rows_of(library: Path) -> Rows:
    """Every row of a library that nobody has open, by table and key."""
    engine = open_engine(library, mode=Mode.AT_REST)
    found: Rows = {}
    with engine.connect() as connection:
        for table in TABLES:
            rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings().all()
            keys = KEYS.get(table, ("id",))
            found[table] = {tuple(row[one] for one in keys): dict(row) for row in rows}
    engine.dispose()
    return found


def refuse_differences(before: Rows, after: Rows, *, approvals: bool = True) -> None:
    """Everything that came over is what it was; what did not exist before says that nothing is decided."""
    for table in TABLES:
        for key, row in after[table].items():
            was = before[table].get(key)
            if was is None or is_of_the_salvage(table, row) or is_nameless(table, row):
                refuse_invented(table, row)
                continue
            free = MAY_DIFFER.get(table, set())
            if table == "severance" and (row["reason"].startswith("The record of") or not approvals):
                assert row["state"] == "proposed"
                continue
            if was != row:
                assert {k: v for k, v in row.items() if k not in free} == {
                    k: v for k, v in was.items() if k not in free
                }, table


def is_of_the_salvage(table: str, row: dict[str, Any]) -> bool:
    """Whether a line of the record says what was done when the new library was made."""
    return table == "audit" and row["reason"].startswith("Made of what could be read")


def is_nameless(table: str, row: dict[str, Any]) -> bool:
    """Whether it stands for a profile or note of which only parts came over."""
    return str(row.get({"profile": "name", "note": "title"}.get(table, ""), "")).startswith(
        ("Name lost", "Title lost")
    )


def refuse_invented(table: str, row: dict[str, Any]) -> None:
    """What the damaged library did not have: names that say that one is lost, and undecided severances."""
    match table:
        case "profile":
            assert is_nameless(table, row)
        case "note":
            assert is_nameless(table, row)
        case "severance":
            assert row["state"] == "proposed"
        case "audit":
            assert is_of_the_salvage(table, row)
        case "section_text":
            return  # an older text: its section is withheld whole
        case "library":
            assert row["statement"] == ""
        case _:
            raise AssertionError(f"a row of {table} that was not there: {row}")


def refuse_freed(before: Rows, after: Rows) -> None:
    """Nothing is free that was withheld: a text that is not the one it was is withheld whole."""
    for section in after["section"].values():
        held = set(json.loads(section["body"]).get("severances", ()))
        was = json.loads(before["section"][section["id"],]["body"])
        assert held >= set(was.get("severances", ()))
        for (one, language), text in after["section_text"].items():
            if one != section["id"]:
                continue
            former = before["section_text"].get((one, language))
            if former != text:
                assert held - set(was.get("severances", ())), "what may be an older text is not withheld"
            refuse_unknown(after, text["revision_id"])
        refuse_unrecorded(after, held)
    for fact in after["fact"].values():
        refuse_unrecorded(after, set(json.loads(fact["body"]).get("severances", ())))


def refuse_unknown(after: Rows, revision: str) -> None:
    blocks = text_from_json(json.loads(after["revision"][revision,]["blocks"]))
    refuse_unrecorded(after, {one for block in blocks for one in holds(block)})


def refuse_unrecorded(after: Rows, held: set[str]) -> None:
    """Every severance that holds something has a record, which is open."""
    for one in held:
        assert after["severance"][one,]["closed_at"] is None
