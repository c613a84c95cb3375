"""Commands that read binders: look at one, store it, take it out again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json, add_language
from briefing_app.domain.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add read, import and undo-import."""
    read = commands.add(
        "read", do_read, "show what an import would find", "Stores nothing and needs no library."
    )
    read.add_argument("file", metavar="FILE", type=arguments.file, help="the document")
    form = read.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--as-text", action="store_true", help="write the source lines back as they were read")

    taken = commands.add(
        "import",
        do_import,
        "store documents as profiles and facts",
        "Every proposal is taken as unconfirmed. The library is made if there is none.",
    )
    taken.add_argument("files", metavar="FILE", nargs="+", type=arguments.file, help="the documents")
    add_language(taken, "the language of the documents; else it is recognised")
    taken.add_argument(
        "--leave-unmarked",
        action="store_true",
        help="take no marking from headers, footers, watermarks, labels, properties and first lines",
    )
    taken.add_argument(
        "--json", action="store_true", help="print one JSON object per document, each on a line"
    )

    undo = commands.add("undo-import", do_undo_import, "take out everything one import brought")
    undo.add_argument("id", metavar="ID", type=arguments.words, help="the number or id that import printed")


def do_read(call: Call) -> None:
    """Print what is found in a document."""
    options = call.options
    reading = call.program.read(options.file)
    if options.as_text:
        output.show_exactly(reading.source.as_text())
    elif options.json:
        from briefing_app.domain.reading_json import to_json

        output.show_json(to_json(reading))
    else:
        from briefing_app.cli.views.reading import reading_lines

        output.show_all(reading_lines(reading))


def do_import(call: Call) -> None:
    """Store each document and print what became of it; one that is refused does not stop the others.

    Raises:
        BriefingError: any was refused; the sentence of each.
    """
    from briefing_app.cli.views.imports import import_lines, import_to_json

    refused: list[str] = []
    if not call.library.exists():
        _refuse_if_none_is_taken(call)
        call.program.libraries.create(call.library)
    with call.desk() as desk:
        for number, file in enumerate(call.options.files):
            try:
                report = desk.imports.import_file(
                    file,
                    call.options.language,
                    backup=number == 0,
                    leave_unmarked=call.options.leave_unmarked,
                )
            except BriefingError as error:
                refused.append(str(error))
                continue
            if call.options.json:
                output.show_json(import_to_json(report))
            else:
                output.show_all(import_lines(report))
            output.flush()
    if refused:
        raise BriefingError("\n".join(refused))


def do_undo_import(call: Call) -> None:
    """Take an import out and print which it was."""
    with call.desk() as desk:
        gone = desk.imports.undo(call.options.id)
    output.show(f"Import {gone.number} of {gone.name} is undone.")


def _refuse_if_none_is_taken(call: Call) -> None:
    """Leave no empty library behind a mistyped name, or a document that a new library does not hold.

    Raises:
        BriefingError: none of the documents is taken; the sentence of each.
    """
    sentences = []
    for file in call.options.files:
        if not (sentence := _why_not_taken(call, file)):
            return
        sentences.append(sentence)
    raise BriefingError("\n".join(sentences))


def _why_not_taken(call: Call, file: Path) -> str:
    from briefing_app.services.refused_imports import refusal_of_a_new_library

    try:
        reading = call.program.read(file, call.options.language)
    except BriefingError as error:
        return str(error)
    if call.options.leave_unmarked:
        reading = replace(reading, stated=())
    return refusal_of_a_new_library(reading, call.program.catalogue)
