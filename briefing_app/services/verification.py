"""Looking through a file that others saved: what a note withholds, and what no page shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError, UnreadableError

if TYPE_CHECKING:
    from briefing_app.services.editions import EditionService


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in a file: places, and kinds of things; never words.

    Attributes:
        needles: How many stretches of withheld words were searched for.
        withheld: The places where some of them are.
        hidden: What the file holds that its pages do not show.
    """

    needles: int
    withheld: tuple[str, ...]
    hidden: tuple[str, ...]


class VerificationService:
    """Looks through files for what the notes of an open library withhold."""

    def __init__(self, editions: EditionService, templates: Path) -> None:
        self._editions = editions
        self._templates = templates

    def verify(self, path: Path, number: str) -> Verified:
        """What of a note's withheld words, and what hidden data, is in a file.

        Raises:
            UnknownNameError: there is no such note.
            UnreadableError: the file is missing, of another format, too large, or damaged.
            ExportError: a part of it cannot be read.
        """
        from briefing_app.documents.foreign_files import format_of_file
        from briefing_app.documents.gate import check
        from briefing_app.documents.gate_scan import SCAN_RULES

        needles = self._editions.needles_of_note(number)
        data = _read(path)
        format_ = format_of_file(path.name, data)
        findings = check(format_, data, path.name, needles, rules=SCAN_RULES)
        withheld = tuple(dict.fromkeys(one.place for one in findings))
        return Verified(len(needles), withheld, self._hidden(format_, data, number))

    def _hidden(self, format_: str, data: bytes, number: str) -> tuple[str, ...]:
        """What is in the file unseen; nothing where it holds but what our own writer puts there."""
        from briefing_app.documents.gate import check
        from briefing_app.documents.gate_allowed import ALLOW_RULES
        from briefing_app.documents.gate_allowed.known import load_allowed
        from briefing_app.documents.hidden_data import hidden_data

        try:
            prepared = self._editions.of_note(number, EditionKind.PUBLIC)
        except EditionRefusedError:
            return hidden_data(format_, data)
        edition = prepared.edition
        known = load_allowed(self._templates, format_, edition, prepared.pictures)
        if not check(format_, data, "", (), known=known, rules=ALLOW_RULES):
            return ()
        return hidden_data(format_, data, {edition.title, edition.institution})


def _read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: it is missing, no file, too large, or cannot be read.
    """
    from briefing_app.documents.foreign_files import LARGEST_FILE

    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise UnreadableError(f"{path} is not a document: name the file to look through.")
        if path.stat().st_size > LARGEST_FILE:
            limit = LARGEST_FILE // 1_000_000
            raise UnreadableError(f"{path.name} is larger than {limit} MB and is not looked through.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableError(f"{path} cannot be read ({reason}): check the name and try again.") from error
