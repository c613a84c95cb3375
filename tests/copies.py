"""Copies as tests make them: labels under the shipped act, scheme and words."""

from __future__ import annotations

from itertools import count

from briefing_app.domain.excerpt import Labels
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import FREE, Holds, SeveranceId, Text
from briefing_app.domain.wording import wordings_from_data
from briefing_app.services.clipboard import EVERY_SEVERANCE, paste_own
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


def own_copy(data: bytes) -> Text | None:
    """The blocks of a copy of our own, their severances under the names they had."""
    found = paste_own(data, ids(), EVERY_SEVERANCE)
    return None if found is None else found.blocks


def tag(*exemptions: ExemptionId) -> SeveranceTag:
    cited = frozenset(exemptions)
    return SeveranceTag(ACT.label(cited, "en"), SeveranceState.PROPOSED, cited)
