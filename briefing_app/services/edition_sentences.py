"""What is said about editions: why one is refused, and what the officer should know."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.facts import Fact
from briefing_app.domain.text import SeveranceId

NO_AUDIENCE = "An edition for partners is for somebody: name the countries or organizations it goes to."
OF_NOTES_ALONE = "Editions for partners are made of notes, not of profiles: make a note about this one."


def late_sentence(severance: SeveranceId, place: str, cited: str) -> str:
    """The sentence about one the note has not taken over: where and under what, never its words."""
    if not cited:
        return f"“{place}”: severed in the profile since, naming no provision ({severance}); do so here too."
    return f"“{place}”: severed in the profile since under {cited} ({severance}); do so here too."


def fact_sentence(severance: SeveranceId, place: str, cited: str) -> str:
    """The sentence about a fact that is severed and not decided: in which table, never what it says."""
    if not cited:
        return f"“{place}”: the severance of a fact, naming no provision ({severance}), is not approved."
    return f"“{place}”: the severance of a fact under {cited} ({severance}) is not approved."


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
