"""An act's exemptions read from their data file, and the view of them that ``exemptions --json`` prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.domain.data_file import DataFile
from briefing_app.domain.entry import Entry
from briefing_app.domain.exemption import (
    Act,
    ActId,
    Exemption,
    ExemptionId,
    ExemptionTest,
    Nature,
    ProvisionGroup,
    TimeLimit,
    short,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNITS = ("day", "year")
_STARTS = ("record-created", "request", "decision")


def act_from_data(data: Mapping[str, object], origin: str | DataFile = "The exemptions file") -> Act:
    """The act a data file describes, checked from end to end.

    Args:
        data: The file's tables, as ``tomllib`` reads them.
        origin: What the file is called in errors.

    Raises:
        BriefingError: a key is missing, unknown or wrong; the sentence names the file, its line and the key.
    """
    entry = Entry(data, origin)
    identifier = ActId(entry.text("id"))
    languages = entry.languages()
    groups = tuple(_group(one, languages) for one in entry.tables("groups"))
    act = Act(
        id=identifier,
        version=entry.text("version"),
        name=entry.names("name", languages),
        source=entry.names("source", languages),
        current_to=entry.day("current_to"),
        verified_on=entry.day("verified_on"),
        languages=languages,
        citation=entry.optional_names("citation", languages),
        prefixes=entry.texts("prefixes"),
        severability=entry.text("severability"),
        groups=groups,
        exemptions=_exemptions(entry, identifier, languages, [group.key for group in groups]),
    )
    entry.done()
    return act


def act_to_json(act: Act) -> dict[str, object]:
    """The act with its provisions, keys in English."""
    return {
        "id": act.id,
        "version": act.version,
        "name": act.name.to_json(),
        "source": act.source.to_json(),
        "current_to": act.current_to.isoformat(),
        "verified_on": act.verified_on.isoformat(),
        "groups": [{"key": group.key, "heading": group.heading.to_json()} for group in act.groups],
        "exemptions": [exemption_to_json(exemption) for exemption in act.exemptions],
    }


def exemption_to_json(exemption: Exemption) -> dict[str, object]:
    """One provision, keys in English; ``nature`` is null for a repealed one."""
    return {
        "id": exemption.id,
        "short": short(exemption.id),
        "group": exemption.group,
        "title": exemption.title.to_json(),
        "inherited_title": exemption.inherited,
        "nature": exemption.nature.value if exemption.nature else None,
        "test": exemption.test.value,
        "limits": [
            {"value": limit.value, "unit": limit.unit, "from": limit.start, "rule": limit.rule.to_json()}
            for limit in exemption.limits
        ],
        "note": exemption.note.to_json() if exemption.note else None,
        "repealed": exemption.repealed or None,
        "unverified": list(exemption.unverified),
    }


def _group(entry: Entry, languages: Sequence[str]) -> ProvisionGroup:
    group = ProvisionGroup(key=entry.text("key"), heading=entry.names("heading", languages))
    entry.done()
    return group


def _exemptions(
    entry: Entry, act: ActId, languages: Sequence[str], groups: Sequence[str]
) -> tuple[Exemption, ...]:
    """The provisions in the order of the file; a paragraph without a title takes that of its section."""
    found: dict[str, Exemption] = {}
    for one in entry.tables("provisions"):
        exemption = _exemption(one, act, languages, groups, found)
        if exemption.id in found:
            raise one.fault("id", f"is “{short(exemption.id)}”, which stands in the file already")
        found[exemption.id] = exemption
    return tuple(found.values())


def _exemption(
    entry: Entry, act: ActId, languages: Sequence[str], groups: Sequence[str], known: Mapping[str, Exemption]
) -> Exemption:
    number = entry.text("id")
    if not re.fullmatch(r"\d+(\.\d+)?(\([a-z0-9.]+\))*|(\([A-Za-z0-9]+\))+", number):
        raise entry.fault("id", f"is “{number}”; write it as 15(1) or 20(1)(b.1)")
    identifier = ExemptionId(f"{act}:{number}")
    stated = entry.optional_names("title", languages)
    parent = known.get(f"{act}:{number.rpartition('(')[0]}")
    title = stated or (parent.title if parent else None)
    if title is None:
        raise entry.fault("title", "is missing, and there is no provision above it to take one from")
    repealed = entry.optional_text("repealed")
    exemption = Exemption(
        id=identifier,
        group=entry.choice("group", groups),
        title=title,
        inherited=stated is None,
        nature=None if repealed else Nature(entry.choice("nature", tuple(Nature))),
        test=ExemptionTest.NONE if repealed else ExemptionTest(entry.choice("test", tuple(ExemptionTest))),
        limits=tuple(_limit(one, languages) for one in entry.tables("limits", optional=True)),
        note=entry.optional_names("note", languages),
        repealed=repealed,
        unverified=entry.texts("unverified"),
    )
    entry.done()
    return exemption


def _limit(entry: Entry, languages: Sequence[str]) -> TimeLimit:
    limit = TimeLimit(
        value=entry.number("value"),
        unit=entry.choice("unit", _UNITS),
        start=entry.choice("from", _STARTS),
        rule=entry.names("rule", languages),
    )
    if not limit.value:
        raise entry.fault("value", "must be one or more")
    entry.done()
    return limit
