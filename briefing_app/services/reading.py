"""Reading a file without storing anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.formats import ending_of
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.documents.readers.other_files import refuse_by_first_bytes
from briefing_app.documents.readers.recognise import section_key
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.imported import largest_source
from briefing_app.domain.steps import Steps
from briefing_app.services.marking_warnings import with_markings_told

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.reading import Reading

_HEAD = 65_536
"""So many bytes of a file too large tell what it is."""


def read_file(
    path: Path,
    resources: Path,
    language: str | None = None,
    steps: Steps | None = None,
    schemes: Schemes | None = None,
) -> Reading:
    """What is found in a file; with *schemes* also what looks like a marking and cannot be read.

    Raises:
        CancelledError: *steps* were stopped.
        UnreadableError: the file is missing, too large, or of a kind that is not read.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise UnreadableError(f"{path} is not a document: name the file to read.")
        most = largest_source(ending_of(path.name))
        with path.open("rb") as file:
            if path.stat().st_size > most:
                refuse_by_first_bytes(path.name, file.read(_HEAD))  # what it is comes before how large it is
                limit = most // 1_000_000
                raise UnreadableError(f"{path.name} is larger than {limit} MB: split it and read the parts.")
            data = file.read(most + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableError(f"{path} cannot be read ({reason}): check the name and try again.") from error
    lexicons = load_lexicons(resources / "lexicon")
    reading = read_source(path.name, data, lexicons, language=language, steps=steps)
    return reading if schemes is None else with_markings_told(reading, schemes)


def section_keys(resources: Path, language: str) -> Callable[[str], str | None]:
    """What tells the key of the known section a heading names in a language, None for another heading."""
    return partial(section_key, lexicon=load_lexicons(resources / "lexicon").joined(language))
