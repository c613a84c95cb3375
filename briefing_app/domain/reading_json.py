"""A reading as ``read --json`` prints it: plain values, keys in a fixed order."""

from __future__ import annotations

from briefing_app.domain.facts import Payer
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.reading import (
    ProposedContribution,
    ProposedEvent,
    ProposedPerson,
    ProposedProfile,
    ProposedProject,
    ProposedSection,
    Reading,
    ReadingWarning,
    Source,
    SourceBlock,
    WithheldField,
)

Plain = dict[str, object]


def to_json(reading: Reading) -> Plain:
    """The shape documented in docs/command-line.md; a withheld field is ``{"withheld": true}``."""
    return {
        "source": _source(reading.source),
        "language": reading.language,
        "title": reading.title,
        "edition": reading.edition,
        "notice": reading.notice,
        "blocks": [_block(block) for block in reading.blocks],
        "profiles": [_profile(profile) for profile in reading.profiles],
        "people": [_person(person) for person in reading.people],
        "events": [_event(event) for event in reading.events],
        "projects": [_project(project) for project in reading.projects],
        "contributions": [_contribution(contribution) for contribution in reading.contributions],
        "warnings": [_warning(warning) for warning in reading.warnings],
    }


def _source(source: Source) -> Plain:
    return {
        "name": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "lines": len(source.lines),
    }


def _block(block: SourceBlock) -> Plain:
    return {
        "span": [block.first, block.last],
        "kind": block.kind.value,
        "level": block.level,
        "parent": block.parent,
        "marker": block.marker,
        "text": block.text,
        "raw": block.raw,
        "withheld": block.withheld,
        "wholly": block.wholly,
        "rule": block.rule,
    }


def _profile(profile: ProposedProfile) -> Plain:
    return {
        "name": profile.name,
        "acronym": profile.acronym,
        "kind": profile.kind.value,
        "sections": [_section(section) for section in profile.sections],
    }


def _section(section: ProposedSection) -> Plain:
    return {"key": section.key, "heading": section.heading, "lines": list(section.lines)}


def _person(person: ProposedPerson) -> Plain:
    return {
        "name": _field(person.name),
        "post": person.post,
        "acting": person.acting,
        "lines": list(person.lines),
    }


def _event(event: ProposedEvent) -> Plain:
    return {
        "name": _field(event.name),
        "when": _date(event.when),
        "place": _field(event.place),
        "lines": list(event.lines),
    }


def _date(when: FuzzyDate | WithheldField) -> Plain:
    if isinstance(when, WithheldField):
        return _withheld()
    return {"wording": when.wording, "kind": when.kind.value, "edtf": when.edtf}


def _project(project: ProposedProject) -> Plain:
    countries = project.countries
    return {
        "title": _field(project.title),
        "countries": _withheld() if isinstance(countries, WithheldField) else list(countries),
        "implementer": _field(project.implementer),
        "lines": list(project.lines),
    }


def _contribution(contribution: ProposedContribution) -> Plain:
    return {
        "amount": _field(contribution.amount),
        "currency": contribution.currency,
        "approximate": contribution.approximate,
        "period": contribution.period,
        "payers": [_payer(payer) for payer in contribution.payers],
        "lines": list(contribution.lines),
    }


def _payer(payer: Payer) -> Plain:
    return {"name": payer.name, "share": None if payer.share is None else str(payer.share)}


def _warning(warning: ReadingWarning) -> Plain:
    return {"line": warning.line, "code": warning.code, "text": warning.text}


def _field(value: str | WithheldField | None) -> object:
    return _withheld() if isinstance(value, WithheldField) else value


def _withheld() -> Plain:
    return {"withheld": True}
