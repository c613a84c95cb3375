"""The command that severs every occurrence of a name, or only shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.decision_commands import add_exemptions
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands
    from briefing_app.services.occurrences import Occurrences

SCOPES = ("library", "profiles", "notes")


def add_to(commands: Commands) -> None:
    """Add sever-name."""
    sever = commands.add(
        "sever-name",
        do_sever_name,
        "withhold every occurrence of a name",
        "Case, accents and a plural make no difference; the name of a profile stands for all its names. "
        "Headings and titles are listed, for these are not severed here.",
    )
    sever.add_argument("names", metavar="NAME", nargs="+", type=arguments.words, help="the name, or several")
    where = sever.add_mutually_exclusive_group()
    where.add_argument("--in", dest="scope", choices=SCOPES, default=SCOPES[0], help="where; else everywhere")
    where.add_argument("--profile", metavar="NAME", type=arguments.words, help="only in this profile")
    where.add_argument("--note", metavar="N", type=arguments.words, help="only in the note of this number")
    add_exemptions(sever, required=False)
    sever.add_argument("--dry-run", action="store_true", help="only list the places; change nothing")
    sever.add_argument(
        "--reason", metavar="T", default="", type=arguments.words, help="why, kept with your name"
    )
    add_json(sever)


def do_sever_name(call: Call) -> None:
    """List the places and, unless they are only to be listed, sever them and print the id.

    Raises:
        BriefingError: there is no such name or provision, or nothing to sever.
    """
    from briefing_app.cli.views import occurrences

    options = call.options
    with call.desk() as desk:
        found = _found(call, desk)
        done = None
        if not options.dry_run:
            done = desk.occurrences.sever(found, tuple(options.exemptions), options.reason)
    for notice in done.notices if done else ():
        output.complain(notice)
    if options.json:
        severance = done.severance if done else None
        output.show_json(occurrences.occurrences_to_json(found, severance))
        return
    output.show_all(occurrences.occurrence_lines(found.places))
    if done is not None:
        places = "1 place" if done.places == 1 else f"{done.places} places"
        output.show(f"severance {done.severance} proposed on {places}")


def _found(call: Call, desk: Desk) -> Occurrences:
    from briefing_app.services.occurrences import SearchedIn

    options = call.options
    profile = None if options.profile is None else desk.profiles.find(options.profile).id
    return desk.occurrences.preview(
        tuple(options.names), SearchedIn(options.scope), profile=profile, number=options.note
    )
