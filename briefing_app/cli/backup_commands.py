"""Commands that keep a library from harm: check it, back it up, list its backups, put one back."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from briefing_app.cli import arguments, output
from briefing_app.cli.grammar import add_json
from briefing_app.cli.stopping import told_by_ctrl_c
from briefing_app.domain.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.cli.call import Call
    from briefing_app.cli.grammar import Commands
    from briefing_app.services.libraries import Verdict


def add_to(commands: Commands) -> None:
    """Add check, backup, backups, restore and salvage."""
    check = commands.add("check", do_check, "test every page and record of the library")
    check.add_argument(
        "--rebuild-index", action="store_true", help="make the search index anew first, from the texts"
    )
    add_json(check)
    backup = commands.add("backup", do_backup, "copy the library into a verified backup")
    backup.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=arguments.file,
        help="the copy to make; else one among the backups",
    )
    backup.add_argument("--force", action="store_true", help="replace FILE if it exists")
    backups = commands.add(
        "backups",
        do_backups,
        "list the backups of the library",
        "The library itself is not opened, so it may be damaged or missing.",
    )
    backups.add_argument(
        "--check", action="store_true", help="read every page of each, and say if it is sound"
    )
    add_json(backups)
    restore = commands.add(
        "restore",
        do_restore,
        "put a backup in the library's place",
        "The library of before is kept beside it.",
    )
    restore.add_argument(
        "file",
        metavar="FILE|NUMBER",
        type=arguments.file,
        help="the backup, or its number in the list of backups",
    )
    _add_salvage(commands)


def _add_salvage(commands: Commands) -> None:
    salvage = commands.add(
        "salvage",
        do_salvage,
        "make a new library of what can be read of a damaged one",
        "For where no backup helps. FILE is only read. What was withheld stays withheld, nothing counts as "
        "approved that was not, and what could not be read is counted.",
    )
    salvage.add_argument("file", metavar="FILE", type=arguments.file, help="the damaged library")
    salvage.add_argument(
        "--to", metavar="NEW", type=arguments.file, required=True, help="the library to make; never replaced"
    )
    add_json(salvage)


def do_check(call: Call) -> None:
    """Print what is wrong with the library.

    Raises:
        LibraryError: anything is; it says what helps.
    """
    from briefing_app.cli.views.backups import verdict_to_json

    with told_by_ctrl_c() as cancelled:
        if call.options.rebuild_index:
            call.program.libraries.rebuild_index(call.library)
        verdict = call.program.libraries.check(call.library, cancelled)
    if call.options.json:
        output.show_json(verdict_to_json(call.library, verdict))
    else:
        output.show_all(_found(verdict))
    if not verdict.is_sound:
        raise LibraryError(_what_helps(call.library, verdict))


def _found(verdict: Verdict) -> tuple[str, ...]:
    if verdict.is_sound:
        return ("The library is sound.",)
    if verdict.is_damaged:
        return ("The library is damaged. This was found:", *verdict.findings)
    return verdict.findings


def _what_helps(library: Path, verdict: Verdict) -> str:
    asked = f"briefing-app --library {shlex.quote(str(library))}"
    if verdict.only_index:
        return (
            "Every text is whole, but the search index is not what it should be: make it anew with "
            f"{asked} check --rebuild-index"
        )
    if verdict.only_pictures:
        return (
            "Every text is whole, but pictures are lost: insert them again where they are shown, from their "
            f"own files or from a backup that has them ({asked} backups)"
        )
    if verdict.only_journal:
        return (
            "Open the library to go on with what is whole: the journal is kept beside it. Then look whether "
            "what you did last is there."
        )
    backup = verdict.backup
    if backup is None:
        return (
            "The library is damaged, and there is no sound backup beside it: keep the file as it is, look "
            f"for a backup that is kept elsewhere, and put it back with {asked} restore FILE\n"
            "Where there is none, make a new library of what can be read: briefing-app salvage "
            f"{shlex.quote(str(library))} --to NEW"
        )
    return (
        f"The library is damaged. The newest sound backup is that of {backup.at:%Y-%m-%d %H:%M} UTC "
        f"({_held(backup.profiles, backup.notes)}): put it back with {asked} restore {backup.number}\n"
        "What was done since is not in it; the damaged file is kept beside the library."
    )


def _held(profiles: int | None, notes: int | None) -> str:
    return f"profiles: {profiles}, notes: {notes}"


def do_backup(call: Call) -> None:
    """Make a backup and print its path."""
    options = call.options
    with told_by_ctrl_c() as cancelled:
        made = call.program.libraries.backup(
            call.library, options.file, force=options.force, cancelled=cancelled
        )
    output.show_path(made)


def do_backups(call: Call) -> None:
    """List the backups, the newest first."""
    from briefing_app.cli.views.backups import backup_lines, backups_to_json

    backups = call.program.libraries.backups
    with told_by_ctrl_c() as cancelled:
        found = backups.list(call.library, check=call.options.check, cancelled=cancelled)
    if call.options.json:
        output.show_json(backups_to_json(call.library, backups.folder(call.library), found))
    else:
        output.show_all(backup_lines(found))


def do_restore(call: Call) -> None:
    """Put a backup in the library's place and print where the library of before is now."""
    backup = call.program.libraries.backups.find(call.library, str(call.options.file))
    with told_by_ctrl_c() as cancelled:
        kept = call.program.libraries.restore(backup, call.library, cancelled)
    output.show_path(call.library)
    if backup != call.options.file:
        output.show(f"It is the backup {backup.name}")
    if kept is not None:
        output.show(f"The library of before is kept as {kept}")


def do_salvage(call: Call) -> None:
    """Make a new library of what can be read of a damaged one, and print what came over."""
    from briefing_app.cli.views.salvaged import salvaged_lines, salvaged_remarks, salvaged_to_json

    options = call.options
    with told_by_ctrl_c() as cancelled:
        salvaged = call.program.libraries.salvage(options.file, options.to, cancelled)
    if options.json:
        output.show_json(salvaged_to_json(options.to, salvaged))
        return
    output.show_path(options.to)
    output.show_all(salvaged_lines(salvaged))
    for remark in salvaged_remarks(salvaged):
        output.complain(remark)
