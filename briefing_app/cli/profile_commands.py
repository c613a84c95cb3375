"""Commands that look things up: profiles, one profile, words anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add profiles, profile and search."""
    every = commands.add("profiles", do_profiles, "list the profiles")
    every.add_argument(
        "--kind",
        metavar="K",
        type=arguments.words,
        help="only this kind: forum, organization, country, department, think-tank, program or person",
    )
    add_json(every)
    one = commands.add(
        "profile", do_profile, "show a profile", "Words that are severed stand between ⟦ and ⟧."
    )
    one.add_argument(
        "name", metavar="NAME", type=arguments.words, help="its name, acronym or a variant of them"
    )
    add_json(one)
    search = commands.add(
        "search", do_search, "find words in profiles and notes", "The last word may be unfinished."
    )
    search.add_argument("words", metavar="WORDS", nargs="+", type=arguments.words, help="the words to find")
    add_json(search)


def do_profiles(call: Call) -> None:
    """Print the list of profiles."""
    from briefing_app.cli.views import profiles

    with call.desk() as desk:
        found = desk.profiles.list(call.options.kind)
    if call.options.json:
        output.show_json({"profiles": [profiles.summary_to_json(one) for one in found]})
    else:
        output.show_all(profiles.list_lines(found))


def do_profile(call: Call) -> None:
    """Print a profile with its sections and facts."""
    from briefing_app.cli.views import profiles

    with call.desk() as desk:
        profile = desk.profiles.find(call.options.name)
        marks = desk.catalogue
    if call.options.json:
        output.show_json(profiles.profile_to_json(profile))
    else:
        output.show_all(profiles.profile_lines(profile, marks))


def do_search(call: Call) -> None:
    """Print the places where the words were found, best first."""
    from briefing_app.cli.views import search

    wanted = " ".join(call.options.words)
    with call.desk() as desk:
        hits = desk.search(wanted)
    if call.options.json:
        output.show_json({"query": wanted, "hits": [search.hit_to_json(hit) for hit in hits]})
    else:
        output.show_all(search.hit_lines(hits))
