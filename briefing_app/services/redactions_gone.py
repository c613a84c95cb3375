"""What is recorded and said where received redactions went with the blocks they were in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.text import Text, received_redactions

if TYPE_CHECKING:
    from briefing_app.services.texts import TextPlace
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.records import SectionOwner


def redactions_gone(
    unit: UnitOfWork, owner: SectionOwner, place: TextPlace, before: Text, text: Text
) -> tuple[str, ...]:
    """Record that received redactions went with the blocks they were in, and say so."""
    gone = sum(map(received_redactions, before)) - sum(map(received_redactions, text))
    if gone <= 0:
        return ()
    counted = "1 received redaction" if gone == 1 else f"{gone} received redactions"
    kind = "profile" if owner.profile is not None else "note"
    unit.audit.note_event(
        "delete-received-redactions",
        kind,
        str(owner.profile or owner.note),
        (f"text ({place.language})",),
        f"{counted} deleted",
    )
    return (f"{counted} went away with the words around; an earlier revision still has what was received.",)
