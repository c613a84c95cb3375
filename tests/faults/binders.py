"""Binders with as many profiles as asked for, in which each profile, paragraph and word can be told apart."""

from __future__ import annotations

WORDS = 6


def name(binder: int, profile: int) -> str:
    return f"Harbour Council {binder:03} of District {profile:03}"


def word(binder: int, profile: int, number: int) -> str:
    return f"berth-{binder:03}-{profile:03}-{number:03}"


def binder(number: int, *, profiles: int = 3, words: int = WORDS) -> str:
    """The text of a binder; every profile has an overview with words of its own, engagements and steps."""
    parts = [f"# Partners of the Harbour Programme {number:03}\n"]
    for profile in range(profiles):
        berths = "\n\n".join(
            f"The council looks after {word(number, profile, one)} and the quays beside it, and asks "
            "every partner for a report on the state of its moorings once in the year."
            for one in range(words)
        )
        parts.append(
            f"## {name(number, profile)}\n\n{berths}\n\n### Engagement\n\n"
            "- The deputy minister met the council in Halifax on March 3, 2021.\n\n"
            "### Next Steps\n\n- Attend the autumn session in Oslo, October 2022.\n"
        )
    return "\n".join(parts)
