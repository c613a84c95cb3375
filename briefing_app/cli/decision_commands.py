"""Commands that decide about severances: recommend, approve, withdraw, and so on, and list what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands, Parser
    from briefing_app.services.severances import Decided


def add_to(commands: Commands) -> None:
    """Add recommend, approve, withdraw, provisions, look-again and due."""
    recommend = commands.add("recommend", do_recommend, "recommend severances for approval")
    _add_ids(recommend)
    _add_reason(recommend, "why they are recommended", required=True)
    approve = commands.add("approve", do_approve, "approve severances")
    _add_ids(approve)
    _add_reason(approve, "why they are approved", required=True)
    withdraw = commands.add(
        "withdraw",
        do_withdraw,
        "withdraw what was decided about severances",
        "They are only proposed again; the words stay withheld.",
    )
    _add_ids(withdraw)
    _add_reason(withdraw, "why it is withdrawn", required=True)
    provisions = commands.add(
        "provisions", do_provisions, "put severances under other provisions", "They are proposed again."
    )
    _add_ids(provisions)
    add_exemptions(provisions, required=True)
    _add_reason(provisions, "why, kept with your name", required=False)
    look = commands.add("look-again", do_look_again, "say when severances are to be looked at again")
    _add_ids(look)
    look.add_argument(
        "--on",
        metavar="DATE",
        type=arguments.day,
        help="the day, such as 2029-12-17; without it the time limits of the act say when",
    )
    _add_reason(look, "why, kept with your name", required=False)
    due = commands.add("due", do_due, "list the severances that are to be looked at again")
    due.add_argument("--until", metavar="DATE", type=arguments.day, help="by this day; else by today")
    add_json(due)


def add_exemptions(parser: Parser, *, required: bool) -> None:
    """The option that names provisions, once or several times."""
    parser.add_argument(
        "--exemption",
        metavar="PROVISION",
        dest="exemptions",
        action="append",
        default=None if required else [],
        required=required,
        type=arguments.words,
        help="the provision they are withheld under, such as 15(1); may be repeated",
    )


def _add_ids(parser: Parser) -> None:
    parser.add_argument(
        "ids",
        metavar="ID",
        nargs="+",
        type=arguments.words,
        help="the id of a severance, as severances lists it",
    )


def _add_reason(parser: Parser, summary: str, *, required: bool) -> None:
    parser.add_argument(
        "--reason", metavar="T", required=required, default="", type=arguments.words, help=summary
    )


def do_recommend(call: Call) -> None:
    """Recommend the severances, all or none, and print the id of each.

    Raises:
        BriefingError: one of them cannot be recommended.
    """
    with call.desk() as desk:
        decided = desk.severances.recommend(tuple(call.options.ids), call.options.reason)
    _tell(decided, "recommended")


def do_approve(call: Call) -> None:
    """Approve the severances, all or none, and print the id of each.

    Raises:
        BriefingError: one of them cannot be approved.
    """
    with call.desk() as desk:
        decided = desk.severances.approve(tuple(call.options.ids), call.options.reason)
    _tell(decided, "approved")


def do_withdraw(call: Call) -> None:
    """Withdraw what was decided about the severances, all or none, and print the id of each.

    Raises:
        BriefingError: nothing was decided about one of them.
    """
    with call.desk() as desk:
        decided = desk.severances.withdraw(tuple(call.options.ids), call.options.reason)
    _tell(decided, "proposed again")


def do_provisions(call: Call) -> None:
    """Put the severances under other provisions and print the id of each.

    Raises:
        BriefingError: one of them is closed, or there is no such provision.
    """
    options = call.options
    with call.desk() as desk:
        decided = desk.severances.change_provisions(
            tuple(options.ids), tuple(options.exemptions), options.reason
        )
        label = desk.catalogue.label(decided.severances[0].exemptions, "en")
    _tell(decided, f"under {label}")


def do_look_again(call: Call) -> None:
    """Keep when the severances are to be looked at again and print the id of each.

    Raises:
        BriefingError: one of them is closed.
    """
    options = call.options
    with call.desk() as desk:
        decided = desk.severances.look_again(tuple(options.ids), options.on, options.reason)
    _tell(decided, f"to be looked at again on {options.on}" if options.on else "without a day of its own")


def do_due(call: Call) -> None:
    """Print what is to be looked at again, the earliest first."""
    from briefing_app.cli.views import severances

    with call.desk() as desk:
        found = desk.severances.due(call.options.until)
    if call.options.json:
        output.show_json({"due": [severances.due_to_json(one) for one in found]})
    else:
        output.show_all(severances.due_lines(found))


def _tell(decided: Decided, how: str) -> None:
    for notice in decided.notices:
        output.complain(notice)
    for one in decided.severances:
        output.show(f"severance {one.id} {how}")
