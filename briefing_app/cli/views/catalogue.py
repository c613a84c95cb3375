"""Kinds of note, schemes and exemptions: the data files' own JSON, and lines in English for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.cli.views.columns import aligned
from briefing_app.domain.act_data import act_to_json as act_to_json
from briefing_app.domain.exemption import Act, Exemption, short
from briefing_app.domain.kind import Kind
from briefing_app.domain.kind import kind_to_json as kind_to_json
from briefing_app.domain.marking import Scheme
from briefing_app.domain.names import Names
from briefing_app.domain.scheme_data import scheme_to_json as scheme_to_json


def kind_lines(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """A line per kind: its key, its name, its sections."""
    return aligned(
        (one.key, said(one.name), ", ".join(section.key for section in one.sections)) for one in kinds
    )


def scheme_lines(schemes: Iterable[Scheme]) -> Iterator[str]:
    """Each scheme with a line per level, then per caveat."""
    for scheme in schemes:
        yield f"{scheme.id}: {said(scheme.name)}"
        levels = [(one.key, said(one.name), _doubt(one.unverified)) for one in scheme.levels]
        caveats = [(one.key, said(one.name), _doubt(one.unverified)) for one in scheme.caveats]
        yield from (f"  {line}" for line in aligned((*levels, *caveats)))


def act_lines(acts: Iterable[Act]) -> Iterator[str]:
    """Each act with a line per provision: its number, its nature and test, its title."""
    for act in acts:
        yield f"{act.id}: {said(act.name)}"
        yield from (f"  {line}" for line in aligned(_provision(one) for one in act.exemptions))


def said(names: Names) -> str:
    """The text in English, else in the first language there is."""
    return names.text("en" if "en" in names.languages else names.languages[0])


def _provision(one: Exemption) -> tuple[str, ...]:
    nature = one.nature.value if one.nature else f"repealed {one.repealed}".rstrip()
    return short(one.id), nature, one.test.value, said(one.title), _doubt(one.unverified)


def _doubt(unverified: tuple[str, ...]) -> str:
    return f"(unverified: {', '.join(unverified)})" if unverified else ""
