"""The grammar of the command line, put together from the groups of commands."""

from __future__ import annotations

from briefing_app import __version__
from briefing_app.cli import (
    catalogue_commands,
    decision_commands,
    export_commands,
    import_commands,
    library_commands,
    name_command,
    note_commands,
    profile_commands,
    severing_commands,
    verify_command,
)
from briefing_app.cli.grammar import Commands, Parser, add_library

PROGRAM = "briefing-app"

GROUPS = (
    library_commands,
    import_commands,
    profile_commands,
    catalogue_commands,
    note_commands,
    severing_commands,
    name_command,
    decision_commands,
    export_commands,
    verify_command,
)
"""Every group of commands, in the order ``--help`` lists them; a new group finds its place here."""


def make_parser() -> Parser:
    """The whole grammar; what it returns holds ``perform``, None where no command is given (the window)."""
    parser = Parser(
        prog=PROGRAM,
        description="Stakeholder profiles, briefing notes, editions. Without a command the window opens.",
        epilog="Exit code: 0 done, 1 refused or not possible (a sentence says why), 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"Briefing Desk {__version__}")
    add_library(parser)
    parser.set_defaults(perform=None)
    commands = Commands(parser.add_subparsers(title="commands", metavar="COMMAND"))
    for group in GROUPS:
        group.add_to(commands)
    return parser
