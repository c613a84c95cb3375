"""The grammar: what is understood, and what is wrong usage."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from briefing_app.cli.parser import make_parser

COMMANDS = {
    "ceiling",
    "create",
    "sample",
    "check",
    "backup",
    "backups",
    "restore",
    "salvage",
    "read",
    "import",
    "undo-import",
    "package",
    "unpack",
    "profiles",
    "profile",
    "search",
    "kinds",
    "schemes",
    "exemptions",
    "note new",
    "note list",
    "note show",
    "mark",
    "sever",
    "free",
    "sever-name",
    "severances",
    "recommend",
    "approve",
    "withdraw",
    "provisions",
    "look-again",
    "due",
    "hints",
    "export",
    "releases",
    "read-back",
    "verify",
}


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> dict[str, argparse.ArgumentParser]:
    """Every command that does something, by its words."""
    levels = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not levels:
        return {" ".join(path): parser}
    found: dict[str, argparse.ArgumentParser] = {}
    for name, inner in levels[0].choices.items():
        found |= leaves(inner, (*path, name))
    return found


def test_the_commands_are_those_of_the_design_and_no_other():
    assert set(leaves(make_parser())) == COMMANDS


def test_no_command_means_the_window():
    assert make_parser().parse_args([]).perform is None


@pytest.mark.parametrize("words", [["--library", "a.bdl", "profiles"], ["profiles", "--library", "a.bdl"]])
def test_the_library_may_be_named_before_or_after_the_command(words: list[str]):
    assert make_parser().parse_args(words).library == Path("a.bdl")


def test_the_library_named_after_the_command_wins():
    options = make_parser().parse_args(["--library", "a.bdl", "note", "list", "--library", "b.bdl"])
    assert options.library == Path("b.bdl")


def test_profiles_are_named_in_order_as_often_as_needed():
    words = "note new --kind meeting-note --title T --with M5 --with UNHCR --on 2019-12-17 --place Geneva"
    options = make_parser().parse_args(words.split())
    assert (options.names, options.place, options.on.isoformat()) == (["M5", "UNHCR"], "Geneva", "2019-12-17")


@pytest.mark.parametrize(
    "words",
    [
        "frobnicate",
        "verify a.docx",
        "note",
        "note burn 1",
        "profile",
        "profiles extra",
        "profiles --js",
        "search",
        "restore",
        "import",
        "import a.md --language de",
        "read a.md --json --as-text",
        "undo-import",
        "note new --kind meeting-note",
        "note new --title T",
        "note new --kind k --title T --on yesterday",
        "note new --kind k --title T --language de",
        "note show",
        "mark --section overview --text x --exemption 15(1)",
        "mark --note 1 --profile M5 --section overview --text x",
        "mark --note 1 --text x --exemption 15(1)",
        "mark --note 1 --section overview --exemption 15(1)",
        "mark --note 1 --section overview --text x --exemption 15(1) --nth 1 --all",
        "mark --note 1 --section overview --text x --exemption 15(1) --nth 0",
        "severances",
        "severances --note 1 --profile M5",
        "approve --reason T",
        "approve 1",
        "hints",
        "hints 1",
        "export 1",
        "export 1 --edition secret",
        "export 1 --edition public --format pdf",
        "export --edition public",
        "kinds --act atia",
        "--library",
    ],
)
def test_wrong_usage_exits_with_two_and_shows_the_usage(words: str, ask):
    answer = ask(*words.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: briefing-app")


def test_an_empty_file_name_is_wrong_usage(ask):
    assert ask("--library", "", "profiles").code == 2
    assert ask("read", " ").code == 2


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_explains_itself(command: str, ask):
    answer = ask(*command.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: briefing-app {command}")


def test_the_help_names_every_command(ask):
    answer = ask("--help")
    assert answer.code == 0
    assert all(f"    {command.split()[0]} " in answer.out for command in COMMANDS)


def test_the_version_is_said(ask):
    from briefing_app import __version__

    assert ask("--version").out == f"Briefing Desk {__version__}\n"


def test_a_complaint_about_usage_cannot_command_the_terminal(ask):
    answer = ask("profiles", "--\x1b[2Jx")
    assert answer.code == 2
    assert "\x1b" not in answer.err


def test_options_of_every_command_have_help():
    for command, parser in leaves(make_parser()).items():
        assert all(action.help for action in parser._actions), command
