"""Commands that mark and withhold: mark words, sever and free whole things, list severances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.decision_commands import add_exemptions
from briefing_app.cli.grammar import add_json
from briefing_app.domain.facts import FactId
from briefing_app.domain.text import BlockId

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands, Parser
    from briefing_app.services.passages import MarkReport
    from briefing_app.services.things import Thing


def add_to(commands: Commands) -> None:
    """Add mark, sever, free and severances."""
    mark = commands.add(
        "mark",
        do_mark,
        "put an exemption on words, or a marking on their block",
        "An exemption withholds the words (proposed until approved), a marking goes on the whole block; "
        "neither implies the other.",
    )
    _add_owner(mark)
    _add_what(mark)
    sever = commands.add(
        "sever",
        do_sever,
        "withhold a section, block, row, column, cell or fact whole",
        "The severance is proposed until approved. Rows and columns are counted from 1.",
    )
    _add_thing(sever)
    add_exemptions(sever, required=True)
    sever.add_argument(
        "--reason", metavar="T", default="", type=arguments.words, help="why, kept with your name"
    )
    free = commands.add(
        "free",
        do_free,
        "let a section, block, row, column, cell or fact go that is withheld whole",
        "Words in it that are severed by themselves stay withheld, those in cells apart.",
    )
    _add_thing(free)
    free.add_argument(
        "--reason", metavar="T", default="", type=arguments.words, help="why, kept with your name"
    )
    listing = commands.add("severances", do_severances, "list what is withheld and how far it is decided")
    _add_owner(listing)
    add_json(listing)


def _add_owner(parser: Parser) -> None:
    owner = parser.add_mutually_exclusive_group(required=True)
    owner.add_argument(
        "--profile", metavar="NAME", type=arguments.words, help="in this profile, by name, acronym or variant"
    )
    owner.add_argument("--note", metavar="N", type=arguments.words, help="in the note of this number")


def _add_thing(parser: Parser) -> None:
    _add_owner(parser)
    thing = parser.add_mutually_exclusive_group(required=True)
    thing.add_argument("--section", metavar="KEY", type=arguments.words, help="the section of this key")
    thing.add_argument(
        "--block",
        metavar="ID",
        type=arguments.words,
        help="the block of this id: a paragraph, table, picture",
    )
    thing.add_argument(
        "--fact", metavar="ID", type=arguments.words, help="the fact of this id of the profile"
    )
    parser.add_argument("--row", metavar="K", type=arguments.count, help="only this row of the table")
    parser.add_argument("--column", metavar="K", type=arguments.count, help="only this column, or cell")


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
    output.show_all(_mark_lines(report))


def _mark_lines(report: MarkReport) -> tuple[str, ...]:
    places = "1 place" if report.places == 1 else f"{report.places} places"
    severed = (f"severance {report.severance} proposed on {places}",) if report.severance else ()
    marked = (f"marking {report.marked} set on the blocks of {places}",) if report.marked else ()
    return (*severed, *marked)


def do_sever(call: Call) -> None:
    """Withhold the thing and print the id of its severance.

    Raises:
        BriefingError: there is no such thing, or nobody here holds its words.
    """
    options = call.options
    with call.desk() as desk:
        done = desk.whole_severing.sever(_thing(call, desk), tuple(options.exemptions), options.reason)
    for notice in done.notices:
        output.complain(notice)
    output.show(f"severance {done.severance} proposed")


def do_free(call: Call) -> None:
    """Let the thing go.

    Raises:
        BriefingError: there is no such thing, or it is not withheld whole.
    """
    with call.desk() as desk:
        done = desk.whole_severing.free(_thing(call, desk), call.options.reason)
    for notice in done.notices:
        output.complain(notice)
    output.show("freed")


def _thing(call: Call, desk: Desk) -> Thing:
    """What is meant, of the profile or note that is named."""
    from briefing_app.services.things import Thing, cells_of, place_of_block, section_called

    options = call.options
    owner = desk.profiles.find(options.profile) if options.note is None else desk.notes.get(options.note)
    if options.fact is not None:
        return Thing(fact=FactId(options.fact))
    if options.section is not None:
        return Thing(section=section_called(owner, options.section))
    block = BlockId(options.block)
    if options.row is None and options.column is None:
        return Thing(place=place_of_block(owner, block), block=block)
    return cells_of(owner, block, options.row, options.column)


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
