"""The command that reads back a copy of a note that was edited in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add read-back."""
    back = commands.add(
        "read-back",
        do_read_back,
        "show what was changed in a Word copy of a note, and bring it in",
        "The copy is an internal edition that export wrote. Without --accept nothing is stored.",
    )
    back.add_argument("number", metavar="N", type=arguments.words, help="the number of the note")
    back.add_argument("file", metavar="FILE", type=arguments.file, help="the copy, as it came back")
    back.add_argument(
        "--accept",
        metavar="ID",
        nargs="+",
        default=(),
        type=arguments.words,
        help="changes to bring into the note, as this command lists them; all for every open one",
    )
    add_json(back)


def do_read_back(call: Call) -> None:
    """Print what was changed in a copy; bring in what is accepted, all or nothing.

    Raises:
        BriefingError: it is no copy of the note, or a change cannot be accepted.
    """
    from briefing_app.cli.views import returned

    options = call.options
    with call.desk() as desk:
        seen = desk.returning.compare(options.number, options.file)
        chosen = desk.returning.chosen(seen, options.accept) if options.accept else ()
        act = desk.returning.bring_in(seen, chosen) if chosen else None
        marks = desk.catalogue
    for sentence in (*seen.told, *(act.notices if act else ())):
        output.complain(sentence)
    if options.json:
        output.show_json(returned.copy_to_json(seen, chosen))
    else:
        output.show_all(returned.copy_lines(seen, chosen, marks))
