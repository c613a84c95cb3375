"""Commands on briefing notes: begin one, list them, show one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json, add_language

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands, Parser


def add_to(commands: Commands) -> None:
    """Add note new, note list and note show."""
    note = commands.group("note", "begin, list or show briefing notes")
    _add_new(
        note.add(
            "new", do_new, "begin a note and print its number", "Its outline is filled from the profiles."
        )
    )
    add_json(note.add("list", do_list, "list the notes"))
    show = note.add("show", do_show, "show a note", "Words that are severed stand between ⟦ and ⟧.")
    show.add_argument("number", metavar="N", type=arguments.words, help="the number of the note")
    add_json(show)


def _add_new(new: Parser) -> None:
    new.add_argument(
        "--kind", metavar="KEY", required=True, type=arguments.words, help="a key that kinds lists"
    )
    new.add_argument(
        "--title", metavar="T", required=True, type=arguments.words, help="the title of the note"
    )
    new.add_argument(
        "--with",
        metavar="NAME",
        dest="names",
        action="append",
        default=[],
        type=arguments.words,
        help="a profile the note is about, by name, acronym or variant; may be repeated, in order",
    )
    new.add_argument(
        "--on", metavar="DATE", type=arguments.day, help="the day of the meeting, such as 2019-12-17"
    )
    new.add_argument(
        "--place", metavar="P", default="", type=arguments.words, help="the place of the meeting"
    )
    add_language(new, "the language of the note; en when not given")


def do_new(call: Call) -> None:
    """Begin a note and print its number, nothing else."""
    options = call.options
    with call.desk() as desk:
        note = desk.notes.create(
            kind=options.kind,
            title=options.title,
            names=tuple(options.names),
            on=options.on,
            place=options.place,
            language=options.language or "en",
        )
    output.show(note.number)


def do_list(call: Call) -> None:
    """Print the list of notes."""
    from briefing_app.cli.views import notes

    with call.desk() as desk:
        found = desk.notes.list()
    if call.options.json:
        output.show_json({"notes": [notes.summary_to_json(one) for one in found]})
    else:
        output.show_all(notes.list_lines(found))


def do_show(call: Call) -> None:
    """Print a note with its sections, and what has changed in the profiles since they were filled."""
    from briefing_app.cli.views import notes

    with call.desk() as desk:
        note = desk.notes.get(call.options.number)
        changes = desk.notes.changes(note)
        marks = desk.catalogue
    if call.options.json:
        output.show_json(notes.note_to_json(note, changes))
    else:
        output.show_all(notes.note_lines(note, changes, marks))
