"""The facts of a profile as JSON, group by group, in the words of ``read --json``."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.cli.views.values import Json, field_to_json, number_in_words, portion_to_json
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    Incumbency,
    Membership,
    NextStep,
    Project,
    Tenure,
)

GROUPS: dict[type[Fact], str] = {
    Incumbency: "people",
    Engagement: "events",
    Contribution: "contributions",
    Project: "projects",
    NextStep: "next_steps",
    Tenure: "tenures",
    Membership: "memberships",
}
"""The key of each sort of fact, in the order they are printed."""


def facts_to_json(facts: Iterable[Fact]) -> dict[str, list[Json]]:
    """The facts under the keys of ``GROUPS``; every key is there, also where nothing is under it."""
    groups: dict[str, list[Json]] = {key: [] for key in GROUPS.values()}
    for fact in facts:
        groups[GROUPS[type(fact)]].append({**_stated(fact), **_shared(fact)})
    return groups


def _stated(fact: Fact) -> Json:  # one arm per sort of fact
    match fact:
        case Incumbency():
            return {
                "name": field_to_json(fact.person),
                "post": fact.post,
                "acting": fact.acting,
                "honorific": fact.honorific,
                "organization": fact.organization,
                "role": fact.role,
                "since": field_to_json(fact.since),
                "until": field_to_json(fact.until),
            }
        case Contribution():
            return {
                "amount": field_to_json(fact.amount),
                "currency": fact.currency,
                "approximate": fact.approximate,
                "period": fact.period,
                "payers": [
                    {"name": one.name, "share": None if one.share is None else number_in_words(one.share)}
                    for one in fact.payers
                ],
                "purpose": fact.purpose,
            }
        case Project():
            return {
                "title": field_to_json(fact.title),
                "countries": list(fact.countries),
                "implementer": field_to_json(fact.implementer),
                "period": fact.period,
            }
        case _:
            return _stated_in_time(fact)


def _stated_in_time(fact: Engagement | NextStep | Tenure | Membership) -> Json:
    match fact:
        case Engagement():
            return {
                "name": field_to_json(fact.name),
                "when": field_to_json(fact.when),
                "place": field_to_json(fact.place),
                "place_certain": fact.place_certain,
                "theme": fact.theme,
                "level": fact.level,
            }
        case NextStep():
            return {
                "action": field_to_json(fact.action),
                "due": field_to_json(fact.due),
                "owner": fact.owner,
                "state": fact.state,
            }
        case Tenure():
            return {
                "holder": field_to_json(fact.holder),
                "office": fact.office,
                "when": field_to_json(fact.when),
            }
        case Membership():
            return {"standing": fact.standing, "member": field_to_json(fact.member), "count": fact.count}


def _shared(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "statements": [{"block": one.block, "words": one.words} for one in fact.statements],
        "portion": portion_to_json(fact.portion),
        "severances": sorted(fact.severances),
        "confirmed": fact.confirmed,
        "imported": fact.imported,
        "lines": list(fact.lines),
    }
