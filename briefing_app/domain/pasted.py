"""What a clipboard brings: a text, the severances made for it here, and what was left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import SeveranceId, Text


class LeftOut(StrEnum):
    """What of a page is not read, and is said so."""

    PICTURES = "pictures"
    HIDDEN = "hidden"
    DELETED = "deleted"
    COMMENTS = "comments"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text in normal form, severances it holds that are new here, how often something was left out.

    ``exemptions`` says what each severance it holds is for, where the clipboard told.
    """

    blocks: Text
    severances: tuple[NewSeverance, ...] = ()
    exemptions: Mapping[SeveranceId, frozenset[ExemptionId]] = field(default_factory=dict)
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
