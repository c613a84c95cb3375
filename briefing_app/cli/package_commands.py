"""Commands for a colleague's copy: a note with the profiles it uses as one file, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands

CONFLICTS = ("refuse", "keep", "take")


def add_to(commands: Commands) -> None:
    """Add package and unpack."""
    package = commands.add(
        "package",
        do_package,
        "write a note and the profiles it uses as one INTERNAL file for a colleague",
        "The file holds the withheld words too: it is for colleagues, never for release.",
    )
    package.add_argument("number", metavar="N", type=arguments.words, help="the number of the note")
    package.add_argument(
        "--out", metavar="FILE", type=arguments.file, help="the file to write, ending in .bdpack"
    )
    package.add_argument("--force", action="store_true", help="replace the file if it exists")

    unpack = commands.add(
        "unpack",
        do_unpack,
        "read a colleague's package into the library",
        "Nothing is stored while both libraries changed the same passages and it is not said what to do.",
    )
    unpack.add_argument("file", metavar="FILE", type=arguments.file, help="the package")
    unpack.add_argument("--preview", action="store_true", help="only show what it would bring; store nothing")
    unpack.add_argument(
        "--conflicts",
        choices=CONFLICTS,
        default="refuse",
        help="passages that both libraries changed: refuse (the usual), keep yours, or take theirs",
    )
    add_json(unpack)


def do_package(call: Call) -> None:
    """Write the package and print its path."""
    options = call.options
    with call.desk() as desk:
        made = desk.packing.package(options.number, options.out, force=options.force)
    for notice in made.notices:
        output.complain(notice)
    output.show_path(made.path)


def do_unpack(call: Call) -> None:
    """Show or store what a package brings."""
    from briefing_app.cli.views import packages
    from briefing_app.services.unpacking.unpacking import Conflicts

    options = call.options
    with call.desk() as desk:
        if options.preview:
            arrival = desk.unpacking.preview(options.file)
            told, lines = packages.arrival_to_json(arrival), packages.arrival_lines(arrival)
        else:
            done = desk.unpacking.unpack(options.file, conflicts=Conflicts(options.conflicts))
            told, lines = packages.arrival_to_json(done.arrival, done), packages.unpacked_lines(done)
    if options.json:
        output.show_json(told)
    else:
        output.show_all(lines)
