"""The caveats of a scheme read from its data file, and the checks on how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.marking import Caveat, CaveatKind, MarkingId, Releasability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.entry import Entry
    from briefing_app.domain.marking import SchemeId


def caveats_from_data(
    entries: Sequence[Entry],
    scheme: SchemeId,
    languages: Sequence[str],
    families: Sequence[str],
    categories: Sequence[str],
) -> tuple[Caveat, ...]:
    """The caveats of a scheme, each checked by itself and against the others.

    Raises:
        BriefingError: a key is missing, unknown or wrong; the sentence names the file and the key.
    """
    caveats = tuple(_caveat(one, scheme, languages, families, categories) for one in entries)
    for entry, caveat in zip(entries, caveats, strict=True):
        if caveat.excludes and caveat.kind is CaveatKind.PERMISSION:
            raise entry.fault("excludes", "is not for a permission, which a join may take away")
    by_key = {caveat.key: caveat for caveat in caveats}
    for entry, caveat in zip(entries, caveats, strict=True):
        _check_excluded(entry, caveat, by_key)
    return caveats


def releasability_from_data(entry: Entry, languages: Sequence[str]) -> Releasability:
    """The home country, the groups of countries, each with the home country in it, and the organizations.

    Raises:
        BriefingError: a key is missing, unknown or wrong; the sentence names the file and the key.
    """
    listed = entry.table("groups")
    joint = entry.table("organizations") if entry.has("organizations") else None
    found = Releasability(
        home=entry.text("home"),
        groups=tuple((name, frozenset(listed.texts(name))) for name in listed.stated()),
        organizations=tuple((code, joint.names(code, languages)) for code in joint.stated()) if joint else (),
        writes_groups=entry.flag("writes_groups"),
        unverified=entry.texts("unverified"),
    )
    for name, countries in found.groups:
        if found.home not in countries:
            raise entry.fault("home", f"is “{found.home}”, which a list of countries leaves out ({name})")
    for code in sorted(found.organization_codes):
        countries = frozenset({found.home}).union(*(members for _, members in found.groups))
        if not (code.isascii() and code.isalpha() and code.isupper()):
            raise entry.fault(
                "organizations", f"names “{code}”: a code is written in capital letters from A to Z"
            )
        if code in countries or code in dict(found.groups):
            raise entry.fault("organizations", f"names “{code}”, which is a country or a group of countries")
    entry.done()
    return found


def check_lists(entries: Sequence[Entry], caveats: Sequence[Caveat], home: str) -> None:
    """Lists of countries hold the home country, and one caveat takes whatever two lists share.

    Raises:
        BriefingError: one of them does not, or there is no such caveat, or a second one.
    """
    lists = [
        (entry, one)
        for entry, one in zip(entries, caveats, strict=True)
        if one.kind is CaveatKind.RELEASABILITY
    ]
    for entry, one in lists:
        if not one.takes_list and home not in one.releasable_to:
            raise entry.fault(
                "releasable_to",
                f"is without “{home}”: the home country, which a list of countries leaves out",
            )
    if len(lists) > 1 and sum(one.takes_list for _, one in lists) != 1:
        raise lists[-1][0].fault(
            "takes_list",
            "must be true for one caveat with takes_list, to say what two lists of countries share",
        )
    for entry, one in lists:
        # a longer list may shrink to a shorter one by a join, and what it excluded would come back
        if one.excludes and one.releasable_to != {home}:
            raise entry.fault("excludes", "is only for a caveat that releases to the home country alone")


def _caveat(
    entry: Entry,
    scheme: SchemeId,
    languages: Sequence[str],
    families: Sequence[str],
    categories: Sequence[str],
) -> Caveat:
    key = entry.key("key")
    caveat = Caveat(
        id=MarkingId(f"{scheme}:{key}"),
        key=key,
        kind=CaveatKind(entry.choice("kind", tuple(CaveatKind))),
        name=entry.names("name", languages),
        portion=entry.names("portion", languages),
        rule=entry.names("rule", languages),
        families=entry.texts("families"),
        releasable_to=frozenset(entry.texts("releasable_to")),
        takes_list=entry.flag("takes_list"),
        category=entry.choice("category", categories) if categories else "",
        excludes=entry.texts("excludes"),
        unverified=entry.texts("unverified"),
    )
    for family in caveat.families:
        if family not in families:
            raise entry.fault("families", f"names “{family}”, which is no family of this scheme")
    listed = bool(caveat.releasable_to)
    if caveat.kind is not CaveatKind.RELEASABILITY and (listed or caveat.takes_list):
        raise entry.fault("kind", f"is “{caveat.kind}”, which has no countries")
    if caveat.kind is CaveatKind.RELEASABILITY and listed == caveat.takes_list:
        raise entry.fault("releasable_to", "must list the countries, unless takes_list is true")
    entry.done()
    return caveat


def _check_excluded(entry: Entry, caveat: Caveat, known: Mapping[str, Caveat]) -> None:
    """What is excluded exists and stays excluded, however parts are joined."""
    for key in caveat.excludes:
        other = known.get(key)
        if other is None or other is caveat:
            raise entry.fault("excludes", f"names “{key}”, which is no other caveat of this scheme")
        both_lists = caveat.kind is other.kind is CaveatKind.RELEASABILITY
        if other.kind is CaveatKind.RELEASABILITY and not both_lists:
            raise entry.fault("excludes", f"names “{key}”, whose countries a join would lose")
        if missing := set(other.excludes) - set(caveat.excludes):
            raise entry.fault(
                "excludes", f"names “{key}” and so must name what that excludes: {', '.join(sorted(missing))}"
            )
