"""The grammar of the command line, put together from the groups of commands."""

from __future__ import annotations

from functools import cache

from briefing_app import __version__
from briefing_app.cli import (
    arguments,
    backup_commands,
    catalogue_commands,
    decision_commands,
    export_commands,
    hint_commands,
    import_commands,
    library_commands,
    name_command,
    note_commands,
    package_commands,
    profile_commands,
    read_back_command,
    severing_commands,
    verify_command,
)
from briefing_app.cli.grammar import Commands, Parser, add_library

PROGRAM = "briefing-app"

GROUPS = (
    library_commands,
    backup_commands,
    import_commands,
    profile_commands,
    catalogue_commands,
    note_commands,
    severing_commands,
    name_command,
    decision_commands,
    hint_commands,
    export_commands,
    package_commands,
    read_back_command,
    verify_command,
)
"""Every group of commands, in the order ``--help`` lists them; a new group finds its place here."""


@cache
def make_parser() -> Parser:
    """The whole grammar, made once; it returns ``perform``, None where no command is given (the window)."""
    parser = Parser(
        prog=PROGRAM,
        description="Stakeholder profiles, briefing notes, editions. Without a command the window opens.",
        epilog="Exit code: 0 done, 1 refused or not possible (a sentence says why), 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"Briefing Desk {__version__}")
    add_library(parser)
    _add_proofs(parser)
    parser.set_defaults(perform=None)
    commands = Commands(parser.add_subparsers(title="commands", metavar="COMMAND"))
    for group in GROUPS:
        group.add_to(commands)
    return parser


def _add_proofs(parser: Parser) -> None:
    """The options that show whether an installation works, also where there is no screen."""
    parser.add_argument("--offscreen", action="store_true", help="draw the window in memory, on no screen")
    parser.add_argument(
        "--smoke",
        metavar="FOLDER",
        type=arguments.file,
        help="try the whole program in this folder: window, library, import, note, both editions; then end",
    )
