"""What came over is made a whole: what names something that is lost is held, kept apart, or left out.

The one rule: nothing comes out freer than it was. What a text withholds stands in the text itself; where the
record of the decision is lost, a new one says that nothing is decided. Where it is not sure that a text is
the last one of its section, the section is withheld whole until somebody has looked; where what was saved
last is lost, that is so of every section and every fact.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final

from briefing_app.domain.text import holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.record_json import stamped
from briefing_app.storage.records import Act, ActKind, new_id
from briefing_app.storage.salvage.gathering import Gathered, ids, json_of
from briefing_app.storage.salvage.walking import Row

NEVER_PRESENT: Final = frozenset({ActKind.DRAFT.value, ActKind.RECEIVED.value})
"""Acts whose revisions were not the text of their section."""

UNDECIDED: Final = "The record of this decision was lost when the library was damaged: decide anew."
UNSURE: Final = "The library was damaged, and this may not be the last text of the section: look at it."
UNSURE_FACT: Final = (
    "The library was damaged, and this may not be what was last said of the fact: look at it."
)


@dataclass(slots=True)
class Mended:
    """What was done, by ids.

    ``undecided`` are severances whose decisions are lost, ``unsure`` sections and ``facts`` facts that are
    withheld whole, ``profiles`` and ``notes`` those of which only parts came over.
    """

    undecided: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def mend(gathered: Gathered, act: Act, *, last: bool = True) -> Mended:
    """Make the rows a whole in which every link leads somewhere; *act* is who does so and when.

    Without *last* no row is surely as it was saved last.
    """
    mended = Mended()
    _owners(gathered, act, mended)
    _texts(gathered, act, mended)
    _imports(gathered)
    _drafts(gathered)
    if not last:
        mended.unsure |= ids(gathered.rows["section"])
        mended.facts |= ids(parts_of(gathered.rows["fact"], "profile_id"))
    _severances(gathered, act, mended)
    return mended


# ---- profiles and notes


def _owners(gathered: Gathered, act: Act, mended: Mended) -> None:
    """A profile or note of which only parts came over gets a name that says so."""
    known = {table: ids(gathered.rows[table]) for table in ("profile", "note")}
    parts = [*gathered.rows["section"], *gathered.rows["fact"]]
    for one in sorted(ids(parts_of(parts, "profile_id"), "profile_id") - known["profile"]):
        mended.profiles.add(one)
        gathered.rows["profile"].append(_lost_profile(gathered, one, len(mended.profiles), act))
    for one in sorted(ids(parts_of(gathered.rows["section"], "note_id"), "note_id") - known["note"]):
        mended.notes.add(one)
        gathered.rows["note"].append(_lost_note(gathered, one, len(mended.notes), act))
    profiles, notes = ids(gathered.rows["profile"]), ids(gathered.rows["note"])
    for row in gathered.rows["profile"]:
        if row["parent_id"] not in profiles:
            row["parent_id"] = None
    gathered.keep("note_profile", lambda row: row["note_id"] in notes)
    gathered.keep(
        "line_draft",
        lambda row: row["profile_id"] in profiles if row["note_id"] is None else row["note_id"] in notes,
    )


def parts_of(rows: list[Row], column: str) -> list[Row]:
    """The rows that say whose they are in that column."""
    return [row for row in rows if row.get(column) is not None]


def _lost_profile(gathered: Gathered, one: str, number: int, act: Act) -> Row:
    name = f"Name lost {number}"
    row = {
        "id": one,
        "kind": "organization",
        "name": name,
        "name_key": name.casefold(),
        "acronym": None,
        "parent_id": None,
        "confirmed": 0,
        "tags": "[]",
        "body": json.dumps(stamped({"names": [{"text": name}]})),
        "markings": "[]",
        "reviewed_on": None,
        "updated_at": _stored(act.at),
        "deleted_at": None,
        "act_id": act.id,
    }
    return row if gathered.version > 1 else {key: row[key] for key in row if key != "markings"}


def _lost_note(gathered: Gathered, one: str, number: int, act: Act) -> Row:
    taken = ids(gathered.rows["note"], "number")  # a library that was salvaged before has such numbers
    serial = max((row["serial"] for row in gathered.rows["note"]), default=0) + 1
    return {
        "id": one,
        "serial": serial,
        "number": next(one for n in count(number) if (one := f"lost-{n}") not in taken),
        "kind": next((row["kind"] for row in gathered.rows["note"]), "meeting-note"),
        "title": f"Title lost {number}",
        "language": "en",
        "held_on": None,
        "place": "",
        "body": json.dumps(stamped({})),
        "created_at": _stored(act.at),
        "updated_at": _stored(act.at),
        "deleted_at": None,
        "act_id": act.id,
    }


# ---- texts


def _texts(gathered: Gathered, act: Act, mended: Mended) -> None:
    """Every text has its section, every section a text; where that may be an older one, it is withheld."""
    sections = gathered.by_id("section")
    for table in ("revision", "section_text", "draft"):
        gathered.keep(table, lambda row: row["section_id"] in sections)
    revisions = gathered.by_id("revision")
    lost_places = gathered.lost["section_text"] != 0
    shown = {(row["section_id"], row["language"]): row for row in gathered.rows["section_text"]}
    latest = _latest(gathered)
    for place, row in shown.items():
        if row["revision_id"] not in revisions:
            _show_older(gathered, place, latest.get(place), act, mended)
    gathered.keep("section_text", lambda row: row["revision_id"] in revisions, told=False)
    if lost_places:
        of_notes = {one for one, row in sections.items() if row["note_id"] is not None}
        there = {section for section, _ in shown}
        for (section, language), revision in reversed(latest.items()):  # of a note's texts the last one alone
            if (section, language) not in shown and not (section in of_notes and section in there):
                _show_older(gathered, (section, language), revision, act, mended)
                there.add(section)


def _latest(gathered: Gathered) -> dict[tuple[str, str], Row]:
    """The last revision of each text that was one, by section and language, in the order of their times."""
    latest: dict[tuple[str, str], Row] = {}
    for row in sorted(gathered.rows["revision"], key=lambda row: (row["at"], row["id"])):
        if row["act_kind"] not in NEVER_PRESENT:
            place = (row["section_id"], row["language"])
            latest.pop(place, None)
            latest[place] = row
    return latest


def _show_older(
    gathered: Gathered, place: tuple[str, str], revision: Row | None, act: Act, mended: Mended
) -> None:
    """Have the latest text that is left be that of its section, which is withheld whole."""
    if revision is None:
        gathered.lose("section_text")
        return
    section, language = place
    mended.unsure.add(section)
    gathered.rows["section_text"].append(
        {"section_id": section, "language": language, "revision_id": revision["id"], "act_id": act.id}
    )


# ---- what hangs on imports, and what was being typed


def _imports(gathered: Gathered) -> None:
    known = ids(gathered.rows["import"])
    gathered.keep("import_line", lambda row: row["import_id"] in known)
    gathered.keep("import_change", lambda row: row["import_id"] in known)
    for row in gathered.rows["fact"]:
        if row["import_id"] not in known:
            row["import_id"] = None
    gathered.keep("fact", lambda row: row["profile_id"] is not None or row["import_id"] is not None)


def _drafts(gathered: Gathered) -> None:
    """What is typed over a text that is lost is kept as it is: it is no text yet."""
    known = ids(gathered.rows["revision"])
    for row in gathered.rows["draft"]:
        body = json_of(row, "blocks")
        if body.get("read") not in known:
            row["blocks"] = json.dumps({**body, "read": None}, ensure_ascii=False)


# ---- severances


def _severances(gathered: Gathered, act: Act, mended: Mended) -> None:
    """Every severance that anything names has a record; a new one says that nothing is decided."""
    known = gathered.by_id("severance")
    named = {*_held(gathered), *ids(gathered.rows["gone_words"], "severance_id")}
    named |= ids(gathered.rows["severance_decision"], "severance_id") if gathered.version > 3 else set()
    named |= {row["source_id"] for row in known.values() if row["source_id"] is not None}
    for one in sorted(named - known.keys()):
        mended.undecided.add(one)
        gathered.rows["severance"].append(_undecided(one, _provisions(gathered, one), act, UNDECIDED))
    for table, unsure, why in (("section", mended.unsure, UNSURE), ("fact", mended.facts, UNSURE_FACT)):
        for row in gathered.rows[table]:
            if row["id"] in unsure:
                fresh = new_id()
                gathered.rows["severance"].append(_undecided(fresh, "[]", act, why))
                body = json_of(row, "body")
                body["severances"] = sorted({*body.get("severances", ()), fresh})
                row["body"] = json.dumps(body, ensure_ascii=False)


def _undecided(one: str, provisions: str, act: Act, reason: str) -> Row:
    return {
        "id": one,
        "exemptions": provisions,
        "state": "proposed",
        "by": act.by,
        "at": _stored(act.at),
        "reason": reason,
        "review_on": None,
        "source_id": None,
        "closed_at": _stored(act.at),  # until what holds it is made anew
        "act_id": act.id,
    }


def _provisions(gathered: Gathered, one: str) -> str:
    """Those of the last decision that is left: under these the words were withheld, if not by these alone."""
    decided = [row for row in gathered.rows["severance_decision"] if row["severance_id"] == one]
    return str(max(decided, key=lambda row: row["seq"])["exemptions"]) if decided else "[]"


def _held(gathered: Gathered) -> Iterator[str]:
    """Every severance that a text of any time, a section or a fact names."""
    for table, column in (("revision", "blocks"), ("draft", "blocks"), ("gone_words", "block")):
        for row in gathered.rows[table]:
            for block in text_from_json({k: v for k, v in json_of(row, column).items() if k != "read"}):
                yield from holds(block)
    for table in ("section", "fact"):
        for row in gathered.rows[table]:
            yield from _named_in(json_of(row, "body"))


def _named_in(body: Any) -> Iterator[str]:  # noqa: ANN401  # JSON has no narrower type
    if isinstance(body, dict):
        for name, value in body.items():
            if name == "severances" and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            else:
                yield from _named_in(value)
    elif isinstance(body, list):
        for value in body:
            yield from _named_in(value)


def _stored(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
