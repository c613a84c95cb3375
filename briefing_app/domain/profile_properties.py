"""What a profile is by itself, apart from its sections and facts, as an officer types it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing_app.domain.fact_fields import check_order
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind
from briefing_app.domain.typed_values import Problem, Reader, TypedError, line, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedName:
    """A name as typed; *language* is "" for any, the dates are in words."""

    text: str
    role: NameRole = NameRole.NAME
    language: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedProperties:
    """The properties of a profile as typed; *parent* is a name, *tags* stand between semicolons."""

    kind: ProfileKind
    names: tuple[TypedName, ...]
    parent: str = ""
    founded: str = ""
    nature: str = ""
    tags: str = ""
    reviewed_on: date | None = None


def typed_properties(profile: Profile, parent: str) -> TypedProperties:
    """What stands in the form of a profile whose parent has this name."""
    return TypedProperties(
        kind=profile.kind,
        names=tuple(_typed(name) for name in profile.names),
        parent=parent,
        founded=profile.founded.wording if profile.founded else "",
        nature=profile.nature,
        tags="; ".join(profile.tags),
        reviewed_on=profile.reviewed_on,
    )


def with_properties(
    profile: Profile, given: TypedProperties, parent: ProfileId | None, reader: Reader
) -> Profile:
    """The profile with the properties typed; what was not touched stays to the letter.

    Raises:
        TypedError: there is no name, or a date says none.
    """
    return replace(
        profile,
        kind=given.kind,
        names=_names(profile.names, given.names, reader),
        parent=parent,
        founded=_date("founded", given.founded, profile.founded, reader),
        nature=line("nature", given.nature),
        tags=tuple(dict.fromkeys(listed(given.tags))),
        reviewed_on=given.reviewed_on,
    )


def same_properties(one: Profile, other: Profile) -> bool:
    """Whether two readings of a profile agree on everything but its sections and facts."""
    bare = replace(other, sections=one.sections, facts=one.facts, updated_at=one.updated_at)
    return one == bare


def _typed(name: Name) -> TypedName:
    return TypedName(
        text=name.text,
        role=name.role,
        language=name.language or "",
        valid_from=name.valid_from.wording if name.valid_from else "",
        valid_to=name.valid_to.wording if name.valid_to else "",
    )


def _names(before: Sequence[Name], given: Sequence[TypedName], reader: Reader) -> tuple[Name, ...]:
    known = {_typed(name): name for name in before}
    found: dict[tuple[str, NameRole, str], Name] = {}
    for one in given:
        name = known.get(one) or _name(one, reader)
        if name is not None:
            found.setdefault((folded(name.text), name.role, name.language or ""), name)
    if not any(name.role is NameRole.NAME for name in found.values()):
        raise TypedError(Problem.MISSING, "name")
    return tuple(found.values())


def _name(given: TypedName, reader: Reader) -> Name | None:
    """The name typed, or None for an empty line."""
    text = line("name", given.text)
    if not text:
        return None
    since = reader.date("valid_from", given.valid_from)
    until = reader.date("valid_to", given.valid_to)
    if since is not None and until is not None:
        check_order("valid_to", since, until)
    return Name(
        text=text,
        role=given.role,
        language=given.language or None,
        valid_from=since,
        valid_to=until,
    )


def _date(field: str, typed: str, before: FuzzyDate | None, reader: Reader) -> FuzzyDate | None:
    return before if before is not None and typed == before.wording else reader.date(field, typed)
