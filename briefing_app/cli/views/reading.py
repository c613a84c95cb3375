"""What a reader found in a document, for people; ``read --json`` is the domain's own shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing_app.cli.views.columns import aligned
from briefing_app.domain.reading import ProposedEvent, ProposedProfile, Reading, WithheldField


def reading_lines(reading: Reading) -> Iterator[str]:
    """The source, what its lines were taken for, the proposals with their lines, the warnings."""
    source = reading.source
    yield f"{source.name}: {source.format}, {len(source.lines)} lines, language {reading.language}"
    if reading.title:
        yield f"title: {reading.title}"
    if reading.edition:
        yield f"edition: {reading.edition}"
    yield ""
    kinds = Counter(block.kind.value for block in reading.blocks)
    redactions = sum(block.withheld for block in reading.blocks)
    counted = [(kind, str(number)) for kind, number in kinds.items()]
    yield from aligned([*counted, ("received redactions", str(redactions))])
    yield from _proposals(reading)
    if reading.warnings:
        yield ""
        yield "warnings"
        yield from (f"  line {one.line}: {one.text} [{one.code}]" for one in reading.warnings)


def _proposals(reading: Reading) -> Iterator[str]:
    """Each group of proposals; the last cell of a row says which lines it was read from."""
    yield from _group(
        "profiles", [(_named(one), _sections(one), _lines(one.lines)) for one in reading.profiles]
    )
    yield from _group(
        "people", [(_said(one.name), one.post or "", _lines(one.lines)) for one in reading.people]
    )
    yield from _group(
        "events",
        [(_when(one), _said(one.name), _said(one.place), _lines(one.lines)) for one in reading.events],
    )
    yield from _group(
        "contributions",
        [
            (_said(one.amount), one.currency or "-", one.period or "", _lines(one.lines))
            for one in reading.contributions
        ],
    )
    yield from _group(
        "projects",
        [(_said(one.title), _said(one.implementer), _lines(one.lines)) for one in reading.projects],
    )


def _group(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield ""
        yield title
        yield from (f"  {line}" for line in aligned(rows))


def _named(profile: ProposedProfile) -> str:
    return f"{profile.name} ({profile.acronym})" if profile.acronym else profile.name


def _sections(profile: ProposedProfile) -> str:
    return ", ".join(section.key for section in profile.sections)


def _said(value: str | WithheldField | None) -> str:
    return "[withheld]" if isinstance(value, WithheldField) else value or ""


def _when(event: ProposedEvent) -> str:
    return _said(event.when if isinstance(event.when, WithheldField) else event.when.wording)


def _lines(lines: Sequence[int]) -> str:
    """The lines as people cite them: "line 53" or "lines 53-55, 60"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    cited = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"lines {cited}" if len(lines) > 1 else f"line {cited}" if lines else ""
