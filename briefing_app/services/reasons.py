"""What to say of a reason that takes a security category for a ground to withhold, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.mixed_up import level_in_reason, provision_in_reason

if TYPE_CHECKING:
    from briefing_app.services.catalogue import Catalogue


def reason_warnings(
    catalogue: Catalogue, reason: str, *, withheld: bool = True, marked: bool = False
) -> tuple[str, ...]:
    """The sentences for the reason of somebody who withheld words, marked them, or both."""
    level = level_in_reason(reason, catalogue.schemes.values()) if withheld and not marked else None
    if level is not None:
        return (
            f"The reason names the marking {level}: a security category alone is never a ground to withhold. "
            "Say what harm the provision speaks of.",
        )
    provision = provision_in_reason(reason, catalogue.acts.values()) if marked and not withheld else None
    if provision is not None:
        return (
            f"The reason names the provision {provision}: being withheld gives no security category. "
            "Say what injury the level speaks of.",
        )
    return ()
