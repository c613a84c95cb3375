"""The command that looks through a file that was edited or saved by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands

WITHHELD_FOUND = 3
HIDDEN_LISTED = 4


def add_to(commands: Commands) -> None:
    """Add verify."""
    verify = commands.add(
        "verify",
        do_verify,
        "look through a document for what a note withholds",
        "Exit code: 0 nothing found, 3 withheld words found (their places are listed), 4 none of them found, "
        "but data that no page shows (listed). What is found is never quoted.",
    )
    verify.add_argument(
        "file", metavar="FILE", type=arguments.file, help="a .docx, .html, .md or .txt file, whoever saved it"
    )
    verify.add_argument(
        "--note",
        metavar="N",
        required=True,
        type=arguments.words,
        help="the number of the note whose withheld words are searched for",
    )


def do_verify(call: Call) -> int:
    """Print how many withheld stretches were searched for and where something was found.

    Raises:
        BriefingError: there is no such note, or the file cannot be looked through.
    """
    from briefing_app.cli.hint_commands import hints_line
    from briefing_app.domain.edition import EditionKind

    with call.desk() as desk:
        found = desk.verification.verify(call.options.file, call.options.note)
        hints = hints_line(desk, call.options.note, EditionKind.PUBLIC)
    stretches = "1 stretch" if found.needles == 1 else f"{found.needles} stretches"
    output.show(f"Searched for {stretches} of withheld words.")
    output.show_all(f"Withheld words are in {place}." for place in found.withheld)
    output.show_all(f"Not shown on any page: {what}." for what in found.hidden)
    if hints:
        output.complain(hints)
    if found.withheld:
        return WITHHELD_FOUND
    return HIDDEN_LISTED if found.hidden else 0
