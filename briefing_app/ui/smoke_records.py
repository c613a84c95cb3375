"""What a proof of the program makes: an import, a severance, a note, its editions in each format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk

EDITIONS = (EditionKind.INTERNAL, EditionKind.PUBLIC)
NAME, SECTION, WITHHELD = "Lakeside Assembly", "engagement", "sluice"
SOURCE = f"""# Partners of the Harbour Programme

## {NAME} (LA)

Chair: Zoé Example

### Mandate

The assembly keeps the **harbours** of the lake open, écluses included.

### Engagements

- It meets twice a year.
- It wants a second {WITHHELD}.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """The number of the note, and the names of the documents that were written."""

    number: str
    files: tuple[str, ...]


def make_records(desk: Desk, folder: Path) -> Made:
    """Make everything in an open library and in a folder.

    Raises:
        BriefingError: something was refused, or the withheld word is where it should not be, or nowhere.
    """
    source = folder / "partners.md"
    source.write_text(SOURCE, encoding="utf-8")
    desk.imports.import_file(source)
    report = desk.passages.mark(profile=NAME, section=SECTION, words=WITHHELD, exemptions=("15(1)",))
    desk.severances.approve([str(report.severance)], "to try the program")
    note = desk.notes.create(kind="meeting-note", title="Trial", names=(NAME,))
    files = tuple(_export(desk, folder, note.number, edition) for edition in EDITIONS)
    if not desk.search("ecluses"):
        raise BriefingError("The search does not find what was imported.")
    return Made(note.number, tuple(name for names in files for name in names))


def _export(desk: Desk, folder: Path, number: str, edition: EditionKind) -> tuple[str, ...]:
    for format in desk.exports.formats():
        desk.exports.export(number, edition, out=folder / f"{edition.value}.{format}")
    if (WITHHELD in _reads(folder / f"{edition.value}.txt")) is (edition is EditionKind.PUBLIC):
        raise BriefingError(f"The withheld word is not where it belongs in the {edition.value} edition.")
    return tuple(f"{edition.value}.{format}" for format in desk.exports.formats())


def _reads(file: Path) -> str:
    return file.read_text(encoding="utf-8")
