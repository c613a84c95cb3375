"""Commands that list what the data files offer: kinds of note, schemes of markings, exemptions of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add kinds, schemes and exemptions."""
    add_json(commands.add("kinds", do_kinds, "list the kinds of note", "Needs no library."))
    add_json(commands.add("schemes", do_schemes, "list the schemes of markings", "Needs no library."))
    exemptions = commands.add(
        "exemptions", do_exemptions, "list the exemptions of the acts", "Needs no library."
    )
    exemptions.add_argument(
        "--act", metavar="A", type=arguments.words, help="only this act, by its id, such as atia"
    )
    add_json(exemptions)


def do_kinds(call: Call) -> None:
    """Print the kinds of note."""
    from briefing_app.cli.views import catalogue

    kinds = tuple(call.program.catalogue.kinds.values())
    if call.options.json:
        output.show_json({"kinds": [catalogue.kind_to_json(one) for one in kinds]})
    else:
        output.show_all(catalogue.kind_lines(kinds))


def do_schemes(call: Call) -> None:
    """Print the schemes of markings with their levels and caveats."""
    from briefing_app.cli.views import catalogue

    schemes = tuple(call.program.catalogue.schemes.values())
    if call.options.json:
        output.show_json({"schemes": [catalogue.scheme_to_json(one) for one in schemes]})
    else:
        output.show_all(catalogue.scheme_lines(schemes))


def do_exemptions(call: Call) -> None:
    """Print the exemptions of every act, or of the one that is named.

    Raises:
        UnknownNameError: there is no such act.
    """
    from briefing_app.cli.views import catalogue

    known, named = call.program.catalogue, call.options.act
    acts = tuple(known.acts.values()) if named is None else (known.act_of(named),)
    if call.options.json:
        output.show_json({"acts": [catalogue.act_to_json(one) for one in acts]})
    else:
        output.show_all(catalogue.act_lines(acts))
