"""Copies as tests make them: labels under the shipped act, scheme and words."""

from __future__ import annotations

from itertools import count

from briefing_app.domain.excerpt import Labels
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import FREE, Holds, SeveranceId
from briefing_app.domain.wording import wordings_from_data
from tests.strategies import ACT, SCHEME
from tests.strategies import _read as read_data

WORDING = wordings_from_data(read_data("i18n", "documents.toml"))["en"]
FIFTEEN, NINETEEN = ExemptionId("atia:15(1)"), ExemptionId("atia:19(1)")


def ids():
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def labels(tags: dict[SeveranceId, SeveranceTag], section: Holds = FREE, library: str = "") -> Labels:
    return Labels(
        tags=tags,
        cite=lambda exemptions: ACT.label(exemptions, "en"),
        portion=lambda marking: SCHEME.portion(marking, "en"),
        wording=WORDING,
        section=section,
        library=library,
    )


def tag(*exemptions: ExemptionId) -> SeveranceTag:
    cited = frozenset(exemptions)
    return SeveranceTag(ACT.label(cited, "en"), SeveranceState.PROPOSED, cited)
