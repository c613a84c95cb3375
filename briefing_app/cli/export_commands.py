"""The commands that write an edition of a note as a document, and list what was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json

if TYPE_CHECKING:
    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands

FORMATS = ("docx", "html", "md", "txt")
EDITIONS = ("internal", "public", "partner")


def add_to(commands: Commands) -> None:
    """Add export and releases."""
    _add_export(commands)
    releases = commands.add("releases", do_releases, "list what was handed over of a note")
    releases.add_argument(
        "--note", metavar="N", required=True, type=arguments.words, help="the number of the note"
    )
    add_json(releases)


def _add_export(commands: Commands) -> None:
    export = commands.add(
        "export",
        do_export,
        "write a note as a document and print its path",
        "The public edition is refused, with the list of reasons, until nothing in it has to be decided.",
    )
    export.add_argument("number", metavar="N", type=arguments.words, help="the number of the note")
    export.add_argument("--edition", choices=EDITIONS, required=True, help="with every mark, or as released")
    export.add_argument("--format", choices=FORMATS, help="else the ending of --out says it, else docx")
    export.add_argument(
        "--out",
        metavar="FILE",
        type=arguments.file,
        help="the document to write; its ending and --format must agree; else one named after the note",
    )
    export.add_argument("--force", action="store_true", help="replace the document if it exists")
    export.add_argument(
        "--without-provisions",
        action="store_true",
        help="do not name in a public document under which provisions its passages are withheld",
    )
    export.add_argument(
        "--to",
        metavar="CODES",
        default="",
        type=arguments.words,
        help="for an edition for partners: countries, groups and organizations, such as USA,GBR or FVEY,NATO",
    )
    export.add_argument(
        "--ceiling",
        metavar="MARKING",
        type=arguments.words,
        help="for an edition for partners: the highest marking they may have",
    )
    export.add_argument(
        "--copy",
        metavar="NUMBER",
        type=arguments.count,
        help="which copy of the document this is, where copies are counted; goes with --copies",
    )
    export.add_argument(
        "--copies", metavar="NUMBER", type=arguments.count, help="how many copies of the document there are"
    )


def do_export(call: Call) -> None:
    """Write the document and print its path.

    Raises:
        EditionRefusedError: the public edition may not be made yet; every reason is listed.
    """
    from briefing_app.cli.hint_commands import hints_line
    from briefing_app.domain.edition import CopyNumber, EditionKind
    from briefing_app.domain.errors import BriefingError

    options = call.options
    kind = EditionKind(options.edition)
    counted = options.copy is not None or options.copies is not None
    with call.desk() as desk:
        if kind is EditionKind.PARTNER:
            audience = desk.exports.audience(options.to.split(","), options.ceiling or "UNCLASSIFIED")
        elif options.to or options.ceiling:
            raise BriefingError("--to and --ceiling are for --edition partner alone.")
        else:
            audience = None
        report = desk.exports.export(
            options.number,
            kind,
            format=options.format,
            out=options.out,
            force=options.force,
            with_provisions=not options.without_provisions,
            audience=audience,
            copy=CopyNumber(options.copy, options.copies) if counted else None,
        )
        hints = hints_line(desk, options.number, kind)
    for notice in filter(None, (*report.notices, hints)):
        output.complain(notice)
    output.show_path(report.path)


def do_releases(call: Call) -> None:
    """Print the records of what was handed over of a note, the first first."""
    from briefing_app.cli.views import releases

    with call.desk() as desk:
        found = desk.releases.of_note(call.options.note)
    if call.options.json:
        output.show_json({"releases": [releases.release_to_json(one) for one in found]})
    else:
        output.show_all(releases.release_lines(found))
