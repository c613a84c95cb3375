"""A scheme of markings read from its data file, and the view of it that ``schemes --json`` prints."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing_app.domain.audience import EditionKind
from briefing_app.domain.caveat_data import caveats_from_data, check_lists, releasability_from_data
from briefing_app.domain.data_file import DataFile
from briefing_app.domain.entry import Entry
from briefing_app.domain.marking import (
    Aggregation,
    BannerGrammar,
    Caveat,
    Family,
    Level,
    MarkingId,
    PageRules,
    Releasability,
    Scheme,
    SchemeId,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.names import Names

_ALIGNMENTS = ("left", "center", "right")
_EDITIONS = tuple(kind.value for kind in EditionKind)
_LEAST_CONTRAST = 4.5  # of white words on the colour of a banner, as for any text (WCAG 1.4.3)


def scheme_from_data(data: Mapping[str, object], origin: str | DataFile = "The scheme file") -> Scheme:
    """The scheme a data file describes, checked from end to end.

    Args:
        data: The file's tables, as ``tomllib`` reads them.
        origin: What the file is called in errors.

    Raises:
        BriefingError: a key is missing, unknown or wrong; the sentence names the file, its line and the key.
    """
    entry = Entry(data, origin)
    identifier = SchemeId(entry.text("id"))
    languages = entry.languages()
    families = tuple(_family(one, languages) for one in entry.tables("families"))
    keys = tuple(family.key for family in families)
    if len(set(keys)) != len(keys):
        raise entry.fault("families", "names a family twice")
    stated = entry.tables("levels")
    levels = tuple(_level(one, identifier, languages, keys) for one in stated)
    _check_levels(entry, stated, levels)
    grammar = _banner(entry.table("banner"), keys)
    stated = entry.tables("caveats", optional=True)
    caveats = caveats_from_data(stated, identifier, languages, keys, grammar.categories)
    releasability = releasability_from_data(entry.table("releasability"), languages)
    check_lists(stated, caveats, releasability.home)
    _check_keys(stated, levels, caveats)
    scheme = Scheme(
        id=identifier,
        version=entry.text("version"),
        name=entry.names("name", languages),
        source=entry.names("source", languages),
        verified_on=entry.day("verified_on"),
        languages=languages,
        families=families,
        levels=levels,
        caveats=caveats,
        releasability=releasability,
        banner_grammar=grammar,
        page=_page(entry.table("page")),
        aggregation=_aggregation(entry.table("aggregation"), languages),
    )
    entry.done()
    return scheme


def scheme_to_json(scheme: Scheme) -> dict[str, object]:
    """The scheme with its levels and caveats, keys in English."""
    return {
        "id": scheme.id,
        "version": scheme.version,
        "name": scheme.name.to_json(),
        "source": scheme.source.to_json(),
        "verified_on": scheme.verified_on.isoformat(),
        "languages": list(scheme.languages),
        "families": [{"key": one.key, "name": one.name.to_json()} for one in scheme.families],
        "levels": [_level_to_json(level) for level in scheme.levels],
        "caveats": [_caveat_to_json(caveat) for caveat in scheme.caveats],
        "releasability": _releasability_to_json(scheme.releasability),
        "banner": _plain(asdict(scheme.banner_grammar)),
        "page": _plain(asdict(scheme.page)),
        "aggregation": {
            "raises": scheme.aggregation.raises,
            "rule": scheme.aggregation.rule.to_json(),
            "reference": scheme.aggregation.reference,
            "unverified": list(scheme.aggregation.unverified),
        },
    }


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _releasability_to_json(releasability: Releasability) -> dict[str, object]:
    return {
        "home": releasability.home,
        "groups": [
            {"code": name, "countries": sorted(countries)} for name, countries in releasability.groups
        ],
        "organizations": [
            {"code": code, "name": name.to_json()} for code, name in releasability.organizations
        ],
        "writes_groups": releasability.writes_groups,
        "unverified": list(releasability.unverified),
    }


def _level_to_json(level: Level) -> dict[str, object]:
    return {
        "id": level.id,
        "family": level.family,
        "rank": level.rank,
        "name": level.name.to_json(),
        "portion": level.portion.to_json(),
        "colour": level.colour,
        "public": level.public,
        "copy_number": level.copy_number,
        "injury": level.injury.to_json(),
        "reference": level.reference,
        "unverified": list(level.unverified),
    }


def _caveat_to_json(caveat: Caveat) -> dict[str, object]:
    return {
        "id": caveat.id,
        "kind": caveat.kind.value,
        "name": caveat.name.to_json(),
        "portion": caveat.portion.to_json(),
        "rule": caveat.rule.to_json(),
        "families": list(caveat.families),
        "category": caveat.category,
        "excludes": list(caveat.excludes),
        "unverified": list(caveat.unverified),
    }


def _family(entry: Entry, languages: Sequence[str]) -> Family:
    family = Family(
        key=entry.text("key"),
        name=entry.names("name", languages),
        description=entry.optional_names("description", languages),
    )
    entry.done()
    return family


def _level(entry: Entry, scheme: SchemeId, languages: Sequence[str], families: Sequence[str]) -> Level:
    key = entry.key("key")
    level = Level(
        id=MarkingId(f"{scheme}:{key}"),
        key=key,
        family=entry.choice("family", families),
        rank=entry.number("rank"),
        name=entry.names("name", languages),
        portion=entry.names("portion", languages),
        colour=_colour(entry),
        injury=entry.names("injury", languages),
        public=entry.flag("public"),
        reference=entry.optional_text("reference"),
        also=entry.texts("also"),
        copy_number=entry.flag("copy_number"),
        unverified=entry.texts("unverified"),
    )
    entry.done()
    return level


def _colour(entry: Entry) -> str:
    colour = entry.text("colour")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise entry.fault("colour", f"is “{colour}”; write it as #RRGGBB")
    contrast = _contrast_with_white(colour)
    if contrast < _LEAST_CONTRAST:
        raise entry.fault(
            "colour", f"gives white words a contrast of {contrast:.1f}; {_LEAST_CONTRAST} is the least"
        )
    return colour.upper()


def _contrast_with_white(colour: str) -> float:
    """The contrast ratio of white on a colour, by the formula of WCAG 2.1."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _banner(entry: Entry, families: Sequence[str]) -> BannerGrammar:
    grammar = BannerGrammar(
        precedence=entry.texts("precedence"),
        caveat_separator=entry.text("caveat_separator"),
        language_separator=entry.text("language_separator"),
        portion_form=entry.text("portion_form"),
        categories=entry.texts("categories"),
        within_category=entry.text_or("within_category", "/"),
        portion_separator=entry.text_or("portion_separator", "//"),
        unverified=entry.texts("unverified"),
    )
    if sorted(grammar.precedence) != sorted(families):
        raise entry.fault("precedence", f"must name each family once: {', '.join(families)}")
    if "{mark}" not in grammar.portion_form:
        raise entry.fault("portion_form", "must hold {mark}, where the short form goes")
    entry.done()
    return grammar


def _page(entry: Entry) -> PageRules:
    page = PageRules(
        alignment=entry.choice("alignment", _ALIGNMENTS),
        header=entry.flag("header"),
        footer=entry.flag("footer"),
        body=entry.flag("body"),
        bilingual=entry.texts("bilingual"),
        unverified=entry.texts("unverified"),
    )
    if not (page.header or page.footer):
        raise entry.fault("header", "and “footer” are both false: a page would be without its marking")
    for edition in page.bilingual:
        if edition not in _EDITIONS:
            raise entry.fault("bilingual", f"names “{edition}”: use {', '.join(_EDITIONS)}")
    entry.done()
    return page


def _aggregation(entry: Entry, languages: Sequence[str]) -> Aggregation:
    aggregation = Aggregation(
        raises=entry.flag("raises"),
        rule=entry.names("rule", languages),
        reference=entry.optional_text("reference"),
        unverified=entry.texts("unverified"),
    )
    entry.done()
    return aggregation


def _check_levels(entry: Entry, stated: Sequence[Entry], levels: Sequence[Level]) -> None:
    """Exactly one public level, below all others; ranks and names that no other level has."""
    public = [level for level in levels if level.public]
    if len(public) != 1:
        raise entry.fault("levels", f"has {len(public)} levels with public = true; there must be exactly one")
    ranks: dict[tuple[str, int], Level] = {}
    for one, level in zip(stated, levels, strict=True):
        other = ranks.setdefault((level.family, level.rank), level)
        if other is not level:
            raise one.fault("rank", f"gives {other.key} and {level.key} the same rank in “{level.family}”")
        if level.public and level.copy_number:
            raise one.fault("copy_number", "is true for the public level, whose copies nobody counts")
        if (level.rank == 0) != level.public:
            raise one.fault("rank", f"is {level.rank} for {level.key}; 0 is for the public level alone")
    for what, names in (("key", [one.key for one in levels]), *_named(levels)):
        for place, name in enumerate(names):
            if name in names[:place]:
                raise stated[place].fault(
                    what.partition(" ")[0], f"is that of two levels with the same {what}"
                )


def _check_keys(stated: Sequence[Entry], levels: Sequence[Level], caveats: Sequence[Caveat]) -> None:
    """No caveat has the key of a level or of another caveat."""
    taken = {level.key for level in levels}
    for one, caveat in zip(stated, caveats, strict=True):
        if caveat.key in taken:
            raise one.fault("key", f"is “{caveat.key}”: it uses a key twice, or one that a level has")
        taken.add(caveat.key)


def _named(levels: Sequence[Level]) -> list[tuple[str, list[str]]]:
    """What levels are called, by language, to see that each is called otherwise."""
    found: list[tuple[str, list[str]]] = []
    for what, names in (("name", [one.name for one in levels]), ("portion", [one.portion for one in levels])):
        found += [(f"{what} in {language}", _texts(names, language)) for language in names[0].languages]
    return found


def _texts(names: Sequence[Names], language: str) -> list[str]:
    return [one.text(language) for one in names]
