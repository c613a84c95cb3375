"""Commands that mark and withhold: mark words, list severances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.decision_commands import add_exemptions
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands, Parser
    from briefing_app.services.passages import MarkReport


def add_to(commands: Commands) -> None:
    """Add mark and severances."""
    mark = commands.add(
        "mark",
        do_mark,
        "put an exemption on words, or a marking on their block",
        "An exemption withholds the words (proposed until approved), a marking goes on the whole block; "
        "neither implies the other.",
    )
    _add_owner(mark)
    _add_what(mark)
    listing = commands.add("severances", do_severances, "list what is withheld and how far it is decided")
    _add_owner(listing)
    add_json(listing)


def _add_owner(parser: Parser) -> None:
    owner = parser.add_mutually_exclusive_group(required=True)
    owner.add_argument(
        "--profile", metavar="NAME", type=arguments.words, help="in this profile, by name, acronym or variant"
    )
    owner.add_argument("--note", metavar="N", type=arguments.words, help="in the note of this number")


def _add_what(mark: Parser) -> None:
    mark.add_argument(
        "--section",
        metavar="KEY",
        required=True,
        type=arguments.words,
        help="the key of the section they stand in",
    )
    mark.add_argument(
        "--text", metavar="WORDS", required=True, type=arguments.words, help="the words, as they stand"
    )
    which = mark.add_mutually_exclusive_group()
    which.add_argument("--nth", metavar="K", type=arguments.count, help="only the K-th place, from 1")
    which.add_argument("--all", action="store_true", help="every place where they stand")
    add_exemptions(mark, required=False)
    mark.add_argument(
        "--marking",
        metavar="MARKING",
        type=arguments.words,
        help='the marking of their block, such as "PROTECTED A"',
    )
    mark.add_argument(
        "--reason", metavar="T", default="", type=arguments.words, help="why, kept with your name"
    )


def do_mark(call: Call) -> None:
    """Mark the words and print what was done."""
    options = call.options
    with call.desk() as desk:
        report = desk.passages.mark(
            profile=options.profile,
            note=options.note,
            section=options.section,
            words=options.text,
            nth=options.nth,
            every=options.all,
            exemptions=tuple(options.exemptions),
            marking=options.marking,
            reason=options.reason,
        )
    for notice in report.notices:
        output.complain(notice)
    output.show_all(_mark_lines(report, options.marking))


def _mark_lines(report: MarkReport, marking: str | None) -> tuple[str, ...]:
    places = "1 place" if report.places == 1 else f"{report.places} places"
    severed = (f"severance {report.severance} proposed on {places}",) if report.severance else ()
    marked = (f"marking {marking} set on the blocks of {places}",) if marking is not None else ()
    return (*severed, *marked)


def do_severances(call: Call) -> None:
    """Print the severances of a profile or note."""
    from briefing_app.cli.views import severances

    options = call.options
    with call.desk() as desk:
        if options.note is not None:
            found = desk.severances.of_note(options.note)
        else:
            found = desk.severances.of_profile(options.profile)
    if options.json:
        output.show_json({"severances": [severances.severance_to_json(one) for one in found]})
    else:
        output.show_all(severances.severance_lines(found))
