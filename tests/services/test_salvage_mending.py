"""What is held, numbered and tried again where rows of a damaged library are lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing_app.domain.steps import Steps
from briefing_app.storage.records import Act, ActKind, new_id
from briefing_app.storage.salvage.gathering import TABLES, Gathered
from briefing_app.storage.salvage.mending import mend
from briefing_app.storage.salvage.walking import Walker

# ---- what may be an older text


NOW = datetime(2026, 3, 2, tzinfo=UTC)


def gathered_of(rows: dict[str, list[dict[str, object]]], **lost: int | None) -> Gathered:
    empty = {table: [] for table in TABLES}
    return Gathered(7, {**empty, **rows}, {**dict.fromkeys(TABLES, 0), **lost})


def section_with(*revisions: str, shown: str | None) -> dict[str, list[dict[str, object]]]:
    body = json.dumps({"format": 1, "headings": {}, "severances": []})
    blocks = json.dumps({"format": 1, "blocks": []})
    places = [{"section_id": "s", "language": "en", "revision_id": shown, "act_id": "a"}] if shown else []
    return {
        "profile": [{"id": "p", "parent_id": None}],
        "section": [{"id": "s", "profile_id": "p", "note_id": None, "body": body}],
        "section_text": places,
        "revision": [
            {"id": one, "section_id": "s", "language": "en", "blocks": blocks, "at": one, "act_kind": "edit"}
            for one in revisions
        ],
    }


@pytest.mark.parametrize("shown", ["2", None], ids=["its last text is lost", "which one was last is lost"])
def test_a_text_that_may_be_older_is_shown_and_withheld_whole(shown):
    gathered = gathered_of(section_with("0", "1", shown=shown), revision=1, section_text=0 if shown else 1)
    mended = mend(gathered, Act(kind=ActKind.CREATE, by="clerk", at=NOW, id=new_id()))
    assert mended.unsure == {"s"}
    assert [row["revision_id"] for row in gathered.rows["section_text"]] == ["1"]
    (held,) = json.loads(gathered.rows["section"][0]["body"])["severances"]
    (record,) = gathered.rows["severance"]
    assert (record["id"], record["state"], record["exemptions"]) == (held, "proposed", "[]")


def test_a_text_that_is_the_last_one_is_not_withheld():
    gathered = gathered_of(section_with("0", "1", shown="1"), revision=1)
    mended = mend(gathered, Act(kind=ActKind.CREATE, by="clerk", at=NOW, id=new_id()))
    assert mended.unsure == set()
    assert gathered.rows["severance"] == []


def test_a_note_that_lost_its_row_takes_a_number_that_no_other_salvage_gave():
    rows = section_with("0", shown="0")
    rows["section"].append({**rows["section"][0], "id": "t", "profile_id": None, "note_id": "m"})
    rows["note"] = [{"id": "n", "number": "lost-1", "serial": 1, "kind": "meeting-note"}]
    gathered = gathered_of(rows, note=1)
    mend(gathered, Act(kind=ActKind.CREATE, by="clerk", at=NOW, id=new_id()))
    assert [row["number"] for row in gathered.rows["note"]] == ["lost-1", "lost-2"]


class Torn(Walker):
    """Reads a table of which rows 1 and 11 are left, and no index."""

    def __init__(self) -> None:
        super().__init__(Path("none"), Steps())
        self.tried: list[int] = []

    def _is_there(self, table: str, number: int) -> bool:
        self.tried.append(number)
        return number == 11

    def _run_from(self, table: str, number: int | None, found: dict[int, tuple[object, ...]]) -> bool:
        found[11] = ()
        return False


def test_behind_a_row_where_nothing_could_be_read_each_number_is_tried_once():
    walker, found = Torn(), {1: ()}
    walker._feel_on("note", found)
    assert set(found) == {1, 11}
    assert len(walker.tried) == len(set(walker.tried))
