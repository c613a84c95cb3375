"""The properties of a profile as they are being typed, as JSON: a draft may be half typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from briefing_app.domain.profile import NameRole, ProfileKind
from briefing_app.domain.profile_properties import TypedName, TypedProperties


def properties_to_json(typed: TypedProperties) -> dict[str, Any]:
    """The properties as JSON values."""
    day = typed.reviewed_on.isoformat() if typed.reviewed_on else None
    names = [{**asdict(name), "role": name.role.value} for name in typed.names]
    return {**asdict(typed), "kind": typed.kind.value, "names": names, "reviewed_on": day}


def properties_from_json(value: Mapping[str, Any]) -> TypedProperties | None:
    """The properties typed; None where the draft is of a program that knew others."""
    try:
        names = (TypedName(**{**name, "role": NameRole(name["role"])}) for name in value["names"])
        day = date.fromisoformat(value["reviewed_on"]) if value["reviewed_on"] else None
        kind = ProfileKind(value["kind"])
        return TypedProperties(**{**value, "kind": kind, "names": tuple(names), "reviewed_on": day})
    except (KeyError, TypeError, ValueError):
        return None
