"""The list of profiles as the file keeps it, and how its values read: one way for SQLAlchemy and the driver.

The values are those the driver gives, texts where the file has texts. Many of them are the same in row after
row, so each is read once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefing_app.domain.names import sought
from briefing_app.domain.profile_summary import OWN, ProfileKind, ProfileSummary, in_language

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking

_Name = Mapping[str, Any]
"""A name as it is stored."""

_LIGATURE: Final = re.compile("[œæ\u01e3\u01fd]", re.IGNORECASE)

_BEFORE_NAMES: Final = json.dumps({"format": 1, "names": []}).removesuffix("[]}")
_read_at: Final = json.JSONDecoder().raw_decode

COLUMNS: Final = (
    "id",
    "kind",
    "name",
    "acronym",
    "confirmed",
    "tags",
    "reviewed_on",
    "updated_at",
    "markings",
    "body",
)
"""The columns of a profile a list shows; the body holds its names, and is read where it has several."""

EVERY_PROFILE: Final = (
    f"SELECT {', '.join(COLUMNS)} FROM profile WHERE deleted_at IS NULL ORDER BY name_key, id"  # noqa: S608  # the columns are constants
)
"""All profiles but those in the trash, by name, as ``ProfileRepository.list`` gives them."""


def summaries(rows: Iterable[Any], language: str = OWN) -> tuple[ProfileSummary, ...]:
    """The profiles of rows that hold the values of ``COLUMNS``, each by its name in *language*.

    Raises:
        ValueError: a value is none the program writes.
    """
    kinds = {kind.value: kind for kind in ProfileKind}
    texts, day, moment, marked = cache(_texts), cache(date.fromisoformat), cache(_moment), cache(_markings)
    found = []
    also: tuple[str, ...]
    for profile, kind, own, short, confirmed, tags, reviewed_on, updated_at, markings, body in rows:
        name, acronym, also = own, short, ()
        if has_several(body):
            names = _names(body)
            if language == OWN:  # the columns say what it is called
                also = _besides(names, own, short)
            else:
                name, acronym, also = _called(own, names, language)
        found.append(
            ProfileSummary(
                id=profile,
                kind=kinds.get(kind) or ProfileKind(kind),
                name=name,
                acronym=acronym,
                confirmed=bool(confirmed),
                tags=texts(tags),
                reviewed_on=None if reviewed_on is None else day(reviewed_on),
                updated_at=moment(updated_at),
                markings=marked(markings),
                also=also,
            )
        )
    return tuple(found)


def by_name(profiles: tuple[ProfileSummary, ...], language: str) -> tuple[ProfileSummary, ...]:
    """The profiles in the order of the names they were read by, given in that of the file.

    That is the order of their own names, but for ligatures, which stand in it behind the last letter.
    """
    if language == OWN and not any(map(_LIGATURE.search, [one.name for one in profiles])):
        return profiles
    return tuple(sorted(profiles, key=_place))


def called(own: str, body: Mapping[str, Any], language: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Name and short form in *language* of the profile with this body, and what else it is called.

    The same as of the profile itself: ``Profile.name`` and ``Profile.acronym``.
    """
    return _called(own, body["names"], language)


def name_in(own: str, body: Mapping[str, Any], language: str) -> str:
    """The name in *language* of the profile with this body."""
    return called(own, body, language)[0]


def has_several(body: str) -> bool:
    """Whether a stored body may have several names or several short forms; most have one of each.

    Told by the text: reading each body for it would take ten times as long.
    """
    texts = body.count('"text":')
    return texts > 1 and (texts - body.count('"role":') > 1 or body.count('"acronym"') > 1)


def _called(own: str, given: Sequence[_Name], language: str) -> tuple[str, str | None, tuple[str, ...]]:
    """As :func:`called`, of the stored names."""
    names, acronyms = [], []
    for one in given:
        role = one.get("role")  # what is at its default is not stored
        if role is None:
            names.append((one["text"], one.get("language")))
        elif role == "acronym":
            acronyms.append((one["text"], one.get("language")))
    acronym = in_language(acronyms, language)
    name = in_language(names, language) or acronym or own
    return name, acronym, _besides(given, name, acronym)


def _besides(given: Sequence[_Name], name: str, acronym: str | None) -> tuple[str, ...]:
    """The other names and short forms; variants are neither."""
    texts = [
        text
        for one in given
        if (text := one["text"]) != name and text != acronym and one.get("role") != "variant"
    ]
    return tuple(texts) if len(texts) < 2 else tuple(dict.fromkeys(texts))


def _names(body: str) -> Sequence[_Name]:
    """The names in a stored body; of one as the program writes it nothing else is read."""
    if body.startswith(_BEFORE_NAMES):
        names: Sequence[_Name] = _read_at(body, len(_BEFORE_NAMES))[0]
    else:
        names = json.loads(body)["names"]
    return names


def _place(one: ProfileSummary) -> tuple[str, str]:
    return sought(one.name), one.id


def _texts(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _markings(stored: str) -> tuple[Marking, ...]:
    from briefing_app.domain.marking import marking_from_json

    return tuple(map(marking_from_json, json.loads(stored)))
