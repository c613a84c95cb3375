"""The pieces of which the groups of commands build the grammar."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from briefing_app.cli import arguments
from briefing_app.cli.output import harmless
from briefing_app.services.languages import codes

if TYPE_CHECKING:
    from briefing_app.cli.call import Call

Perform = Callable[["Call"], int | None]
"""Does a command; what it returns is the exit code, None for 0."""


class Parser(argparse.ArgumentParser):
    """A parser in which an option has one spelling, and whose complaints cannot command a terminal."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # argparse's own settings
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with 2."""
        super().error(harmless(message))


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands at one level of the grammar; ``path`` are the words before them."""

    level: argparse._SubParsersAction[Parser]
    path: tuple[str, ...] = ()

    def add(self, name: str, perform: Perform, summary: str, more: str = "") -> Parser:
        """A command that *perform* does; ``summary`` is its line in lists, ``more`` for its own help."""
        parser = self._added(name, summary, more)
        parser.set_defaults(perform=perform)
        return parser

    def group(self, name: str, summary: str) -> Commands:
        """A word followed by commands of its own."""
        parser = self._added(name, summary, "")
        level = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
        return Commands(level, (*self.path, name))

    def _added(self, name: str, summary: str, more: str) -> Parser:
        parser = self.level.add_parser(
            name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}. {more}".strip()
        )
        # given here it wins over one given before the command; not given here it leaves that one alone
        add_library(parser, default=argparse.SUPPRESS)
        return parser


def add_library(parser: Parser, default: str | None = None) -> None:
    """The option that names the library file."""
    parser.add_argument(
        "--library",
        metavar="FILE",
        type=arguments.file,
        default=default,
        help="the library file; else $BRIEFING_LIBRARY, else the one in your data folder",
    )


def add_json(parser: Parser | argparse._MutuallyExclusiveGroup) -> None:
    """The option that asks for one JSON object in place of lines for people."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def add_language(parser: Parser, summary: str) -> None:
    """The option that names one of the languages."""
    parser.add_argument("--language", choices=codes(), help=summary)
