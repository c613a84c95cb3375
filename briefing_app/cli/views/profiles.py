"""Profiles, listed and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.fact_lines import fact_lines
from briefing_app.cli.views.facts import facts_to_json
from briefing_app.cli.views.text_json import block_to_json, blocks_text
from briefing_app.cli.views.text_lines import TextLines
from briefing_app.cli.views.values import Json, day_to_json, field_to_json
from briefing_app.domain.profile import Name, Profile, ProfileSummary, Section

if TYPE_CHECKING:
    from briefing_app.services.catalogue import Catalogue


def summary_to_json(summary: ProfileSummary) -> Json:
    """A row of ``profiles --json``."""
    return {
        "id": summary.id,
        "name": summary.name,
        "acronym": summary.acronym,
        "kind": summary.kind.value,
        "confirmed": summary.confirmed,
        "tags": list(summary.tags),
        "reviewed_on": day_to_json(summary.reviewed_on),
        "updated_at": day_to_json(summary.updated_at),
    }


def profile_to_json(profile: Profile) -> Json:
    """A profile with its names, its texts in every language, and its facts group by group."""
    return {
        "id": profile.id,
        "name": profile.name(),
        "acronym": profile.acronym(),
        "kind": profile.kind.value,
        "names": [_name_to_json(name) for name in profile.names],
        "confirmed": profile.confirmed,
        "parent": profile.parent,
        "founded": field_to_json(profile.founded),
        "nature": profile.nature,
        "tags": list(profile.tags),
        "reviewed_on": day_to_json(profile.reviewed_on),
        "updated_at": day_to_json(profile.updated_at),
        "sections": [one for section in profile.sections for one in _section_to_json(section)],
        **facts_to_json(profile.facts),
    }


def _name_to_json(name: Name) -> Json:
    return {
        "text": name.text,
        "role": name.role.value,
        "language": name.language,
        "valid_from": field_to_json(name.valid_from),
        "valid_to": field_to_json(name.valid_to),
    }


def _section_to_json(section: Section) -> Iterator[Json]:
    """The section once for each language it is in; once without a language where it is in none."""
    for language in (*dict.fromkeys((*section.texts, *section.headings)),) or (None,):
        blocks = section.texts.get(language, ()) if language else ()
        yield {
            "id": section.id,
            "key": section.key,
            "heading": section.headings.get(language) if language else None,
            "language": language,
            "severances": sorted(section.severances),
            "blocks": [block_to_json(block) for block in blocks],
            "text": blocks_text(blocks),
        }


def list_lines(summaries: Iterable[ProfileSummary]) -> tuple[str, ...]:
    """A line per profile: short form, kind, name; a question mark where nobody has confirmed it yet."""
    return aligned(
        (one.acronym or "-", one.kind.value, one.name + ("" if one.confirmed else " (?)"))
        for one in summaries
    )


def profile_lines(profile: Profile, catalogue: Catalogue) -> Iterator[str]:
    """The names, every text under its heading, and the facts."""
    acronym = profile.acronym()
    yield f"{profile.name()} ({acronym})" if acronym and acronym != profile.name() else profile.name()
    yield profile.kind.value + ("" if profile.confirmed else ", not confirmed yet")
    others = [name.text for name in profile.names if name.text not in (profile.name(), acronym)]
    if others:
        yield f"also: {', '.join(others)}"
    texts = TextLines(catalogue)
    for section in profile.sections:
        for language, blocks in section.texts.items():
            yield ""
            yield section_line(
                section.key, section.headings.get(language), "" if language == "en" else language
            )
            yield from texts.of(blocks)
    yield from fact_lines(profile.facts)


def section_line(key: str, heading: str | None, remark: str = "") -> str:
    """The line above a section: its heading, and the key that commands know it by."""
    inside = f"{key}, {remark}" if remark else key
    return f"## {heading} [{inside}]" if heading else f"## [{inside}]"
