"""Things with words typed in an earlier session and never stored, as lines of the home room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.ui.descriptions import moment
from briefing_app.ui.rows import RowWords

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.line_drafts import LeftLines
    from briefing_app.services.texts import LeftDraft


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A profile ("profile" and its id) or note ("note" and its number) with a draft from a time."""

    kind: str
    key: str
    name: str
    at: datetime


def drafts_of(desk: Desk) -> tuple[DraftLine, ...]:
    """Each thing with drafts once, the latest first; runs on the worker."""
    found: dict[tuple[str, str], DraftLine] = {}
    every: list[LeftDraft | LeftLines] = [*desk.texts.drafts(), *desk.line_drafts.left()]
    for draft in sorted(every, key=lambda one: one.at, reverse=True):
        owner = draft.owner
        kind, key = ("note", owner.number or "") if owner.profile is None else ("profile", str(owner.profile))
        found.setdefault((kind, key), DraftLine(kind, key, owner.name, draft.at))
    return tuple(found.values())


def draft_row(line: DraftLine) -> RowWords:
    """A thing that waits to be finished."""
    typed = QCoreApplication.translate("HomeRoom", "typed {moment}").format(moment=moment(line.at))
    return RowWords(title=line.name, trail=typed, icon="notes" if line.kind == "note" else "profiles")
