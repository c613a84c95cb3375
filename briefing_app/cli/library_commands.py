"""Commands on the library as a file: make it, set how high it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.stopping import told_by_ctrl_c

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add create, ceiling and sample."""
    create = commands.add("create", do_create, "make an empty library", "An existing file is never replaced.")
    create.add_argument(
        "--ceiling",
        metavar="MARKING",
        type=arguments.words,
        help="the highest marking it may hold, such as PROTECTED B; PROTECTED A when not given",
    )
    create.add_argument(
        "--accredited",
        action="store_true",
        help="state, for the record, that this device is accredited for that ceiling",
    )
    _add_ceiling(commands)
    commands.add("sample", do_sample, "make a library that holds the sample records")


def _add_ceiling(commands: Commands) -> None:
    ceiling = commands.add(
        "ceiling",
        do_ceiling,
        "print the highest marking the library may hold, or change it",
        "A family of levels that is not named keeps the one it has. A higher ceiling needs a reason. A lower "
        "one is refused while anything stands above it, older revisions and the trash included. Every change "
        "is kept with name, time and reason; another change takes it back.",
    )
    ceiling.add_argument(
        "marking",
        metavar="MARKING",
        nargs="?",
        type=arguments.words,
        help="the new ceiling, such as PROTECTED B",
    )
    ceiling.add_argument(
        "--reason",
        metavar="T",
        default="",
        type=arguments.words,
        help="why; for a higher one, by whom this device is accredited for it",
    )
    ceiling.add_argument(
        "--whole",
        action="store_true",
        help="MARKING is the whole ceiling: a family of levels that it does not name has none any more",
    )


def do_create(call: Call) -> None:
    """Make an empty library and print its path."""
    options = call.options
    accredited = f"Stated at creation: this device is accredited for {options.ceiling or 'it'}."
    call.program.libraries.create(
        call.library, ceiling=options.ceiling, statement=accredited if options.accredited else ""
    )
    output.show_path(call.library)


def do_ceiling(call: Call) -> None:
    """Print the ceiling of the library, changed first where another one is named."""
    options = call.options
    with call.desk() as desk:
        if options.marking is not None:
            with told_by_ctrl_c() as cancelled:
                desk.ceilings.change(
                    options.marking, options.reason, whole=options.whole, cancelled=cancelled
                )
        output.show(desk.ceilings.name(desk.ceilings.now()))


def do_sample(call: Call) -> None:
    """Make the sample library and print its path and the number of its meeting note."""
    number = call.program.sample(call.library)
    output.show_path(call.library)
    output.show(f"meeting note {number}")
