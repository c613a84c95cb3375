"""Looking through a file that others saved: what a note withholds, and what no page shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError, UnreadableError

if TYPE_CHECKING:
    from briefing_app.services.editions import EditionService, Prepared
    from briefing_app.services.exports import ExportService


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

    def __init__(self, editions: EditionService, exports: ExportService) -> None:
        self._editions = editions
        self._exports = exports

    def verify(self, path: Path, number: str) -> Verified:
        """What of a note's withheld words, and what hidden data, is in a file.

        Raises:
            UnknownNameError: there is no such note.
            UnreadableError: the file is missing, of another format, too large, or damaged.
            ExportError: a part of it cannot be read.
        """
        from briefing_app.documents.foreign_files import format_of_file
        from briefing_app.documents.gate import check
        from briefing_app.documents.gate_allowed import ALLOW_RULES
        from briefing_app.documents.gate_scan import SCAN_RULES
        from briefing_app.documents.hidden_data import hidden_data

        needles, wanted = self._editions.searched_of_note(number)
        data = _read(path)
        format_ = format_of_file(path.name, data)
        prepared = self._public(number)
        if prepared is not None:
            wanted = self._exports.searched_for(prepared, format_)
        findings = check(format_, data, path.name, wanted, rules=SCAN_RULES)
        withheld = tuple(dict.fromkeys(one.place for one in findings if one.needle is not None))
        unread = tuple(
            f"more than can be looked through is in {one.place}" for one in findings if one.needle is None
        )
        if prepared is None:
            return Verified(len(needles), withheld, (*unread, *hidden_data(format_, data)))
        known = self._exports.allowed_in(format_, prepared)
        if not unread and not check(format_, data, "", (), known=known, rules=ALLOW_RULES):
            return Verified(len(needles), withheld, ())  # nothing but what our own writer puts there
        stated = {prepared.edition.title, prepared.edition.institution}
        return Verified(len(needles), withheld, (*unread, *hidden_data(format_, data, stated)))

    def _public(self, number: str) -> Prepared | None:
        """The note's public edition, None where it may not be made yet."""
        try:
            return self._editions.of_note(number, EditionKind.PUBLIC)
        except EditionRefusedError:
            return None


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
