"""What the dialog of a package says of how things stand, and of what is chosen."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.text import OF_WORDS, Run, contents, holds
from briefing_app.ui.rows import Part

if TYPE_CHECKING:
    from briefing_app.services.unpacking.arrival import Item

translate = QCoreApplication.translate

_FIRST = 12
"""How many runs of a passage a row may show; one line holds fewer."""


def state_words(state: State, *, short: bool = False) -> str:
    """How a passage stands to ours: in a sentence, or *short* for a row of a list."""
    brief, whole = {
        State.UNCHANGED: (
            translate("ArrivalDialog", "the same"),
            translate("ArrivalDialog", "It says the same here."),
        ),
        State.WITHHELD: (
            translate("ArrivalDialog", "withheld or marked there"),
            translate("ArrivalDialog", "The same words; they are withheld or marked as there too."),
        ),
        State.NEW: (
            translate("ArrivalDialog", "new"),
            translate("ArrivalDialog", "It is new here."),
        ),
        State.CHANGED_THERE: (
            translate("ArrivalDialog", "changed there"),
            translate("ArrivalDialog", "Only your colleague changed it: it is taken unless you keep yours."),
        ),
        State.CHANGED_HERE: (
            translate("ArrivalDialog", "changed here"),
            translate("ArrivalDialog", "Only you changed it: it stays unless you take the other."),
        ),
        State.REMOVED_THERE: (
            translate("ArrivalDialog", "removed there"),
            translate("ArrivalDialog", "Your colleague removed it: it stays unless you take that over."),
        ),
        State.REMOVED_HERE: (
            translate("ArrivalDialog", "removed here"),
            translate("ArrivalDialog", "You removed it: it stays away unless you take it again."),
        ),
        State.CONFLICT: (
            translate("ArrivalDialog", "changed in both"),
            translate(
                "ArrivalDialog", "Both changed it: yours stays unless you choose. What is withheld stays so."
            ),
        ),
    }[state]  # fmt: skip
    return brief if short else whole


def absent_words(*, short: bool = False) -> str:
    """What is said of a thing that is not here any more and changed there since."""
    if short:
        return translate("ArrivalDialog", "removed here, changed there")
    return translate(
        "ArrivalDialog",
        "You removed it, your colleague changed it since: it stays away unless you take it.",
    )


def item_words(item: Item, *, short: bool = False) -> str:
    """How an item stands to ours, as :func:`state_words` says it."""
    if item.state is State.CONFLICT and item.mine is None and not item.mine_words:
        return absent_words(short=short)
    return state_words(item.state, short=short)


def first_words(item: Item) -> tuple[Part, ...]:
    """How a passage begins, or what else a row is of, for rows to be told apart: theirs, or ours without."""
    block = item.theirs or item.mine
    if block is None:
        return (Part(item.theirs_words or item.mine_words),)
    whole = bool(block.severances) or (not isinstance(block, OF_WORDS) and bool(holds(block)))
    runs = (run for content in contents(block) for run in content if isinstance(run, Run))
    return tuple(Part(run.text, severed=whole or bool(run.severances)) for run in islice(runs, _FIRST))


def choice_words(choice: Choice) -> str:
    """The button of a choice."""
    return {
        Choice.KEEP: translate("ArrivalDialog", "&Keep mine"),
        Choice.TAKE: translate("ArrivalDialog", "&Take theirs"),
        Choice.BOTH: translate("ArrivalDialog", "Take b&oth"),
    }[choice]


def fixed_words(choice: Choice, *, new: bool) -> str:
    """What is going to be done."""
    if choice is Choice.KEEP:
        return translate("ArrivalDialog", "Left out") if new else translate("ArrivalDialog", "Mine stays")
    if choice is Choice.BOTH:
        return translate("ArrivalDialog", "Both")
    return translate("ArrivalDialog", "Comes in") if new else translate("ArrivalDialog", "Theirs")


def property_words(name: str) -> str:
    """What a property or a kind of fact is called; as it stands where it is a field of a kind of note."""
    return {
        "": translate("ArrivalDialog", "Name"),
        "title": translate("ArrivalDialog", "Title"),
        "on": translate("ArrivalDialog", "Date"),
        "place": translate("ArrivalDialog", "Place"),
        "nature": translate("ArrivalDialog", "Nature"),
        "founded": translate("ArrivalDialog", "Founded"),
        "contribution": translate("ArrivalDialog", "Contribution"),
        "engagement": translate("ArrivalDialog", "Engagement"),
        "nextstep": translate("ArrivalDialog", "Next step"),
        "incumbency": translate("ArrivalDialog", "Person"),
        "membership": translate("ArrivalDialog", "Membership"),
        "tenure": translate("ArrivalDialog", "Chair"),
        "project": translate("ArrivalDialog", "Project"),
    }.get(name, name)
