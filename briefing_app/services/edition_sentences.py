"""What is said about editions: why one is refused, and what the officer should know."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.facts import Fact
from briefing_app.domain.text import SeveranceId

REFUSED = {
    True: "The public edition cannot be made yet:",
    False: "The edition for partners cannot be made yet:",
}
"""What is said of an edition that may not be made, by whether it is for everybody."""


def late_sentence(severance: SeveranceId, place: str, cited: str) -> str:
    """The sentence about one the note has not taken over: where and under what, never its words."""
    if not cited:
        return f"“{place}”: severed in the profile since, naming no provision ({severance}); do so here too."
    return f"“{place}”: severed in the profile since under {cited} ({severance}); do so here too."


def in_other_language(place: str, cited: str) -> str:
    """The sentence about a passage that is withheld in the other language alone."""
    if not cited:
        return f"“{place}”: this passage is severed in the other language under no provision; sever it too."
    return f"“{place}”: this passage is severed under {cited} in the other language; sever it here too."


def remarks(facts: Iterable[Fact]) -> tuple[str, ...]:
    """What is to be known of the facts of an edition."""
    unconfirmed = sum(not fact.confirmed for fact in facts)
    if not unconfirmed:
        return ()
    if unconfirmed == 1:
        return ("One fact of its profiles comes from an import and is not confirmed yet.",)
    return (f"{unconfirmed} facts of its profiles come from an import and are not confirmed yet.",)
