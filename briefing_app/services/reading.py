"""Reading a file without storing anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.documents.readers import LARGEST_SOURCE, read_source
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.documents.readers.recognise import section_key
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps

if TYPE_CHECKING:
    from briefing_app.domain.reading import Reading


def read_file(
    path: Path, resources: Path, language: str | None = None, steps: Steps | None = None
) -> Reading:
    """What is found in a file.

    Raises:
        CancelledError: *steps* were stopped.
        UnreadableError: the file is missing, too large, or of a kind that is not read.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise UnreadableError(f"{path} is not a document: name the file to read.")
        if path.stat().st_size > LARGEST_SOURCE:
            limit = LARGEST_SOURCE // 1_000_000
            raise UnreadableError(f"{path.name} is larger than {limit} MB: split it and read the parts.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableError(f"{path} cannot be read ({reason}): check the name and try again.") from error
    return read_source(path.name, data, load_lexicons(resources / "lexicon"), language=language, steps=steps)


def section_keys(resources: Path, language: str) -> Callable[[str], str | None]:
    """What tells the key of the known section a heading names in a language, None for another heading."""
    return partial(section_key, lexicon=load_lexicons(resources / "lexicon").joined(language))
