"""The command that lists the hints before a release, and the line in which others tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands
    from briefing_app.domain.edition import EditionKind


def add_to(commands: Commands) -> None:
    """Add hints."""
    hints = commands.add(
        "hints",
        do_hints,
        "list what somebody may conclude from a note's public edition, or from one for partners",
        "Hints stop nothing: they say where to look before a release, and quote no withheld word.",
    )
    hints.add_argument(
        "--note", metavar="N", required=True, type=arguments.words, help="the number of the note"
    )
    add_json(hints)


def do_hints(call: Call) -> None:
    """Print the hints about a note in the order of its pages.

    Raises:
        UnknownNameError: there is no such note.
    """
    with call.desk() as desk:
        found = desk.hints.of_note(call.options.note)
    if not call.options.json:
        output.show_all(map(str, found))
        return
    output.show_json(
        {"hints": [{"kind": one.kind.value, "sentence": one.sentence, "block": one.block} for one in found]}
    )


def hints_line(desk: Desk, number: str, edition: EditionKind) -> str:
    """How many hints there are about an edition of a note and how they are listed, "" where there is none."""
    count = len(desk.hints.of_note(number, edition=edition))
    if not count:
        return ""
    return f"{count} {'hint' if count == 1 else 'hints'}: briefing-app hints --note {number}"
