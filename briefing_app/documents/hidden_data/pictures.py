"""What a picture holds beside its pixels."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.writers.picture_files import picture_file


def hidden_in_picture(content: bytes) -> Iterator[str]:
    """A line where a picture holds more than is drawn of it, or is of a kind that cannot be looked into."""
    file = picture_file(content)
    if file is None:
        yield "a picture of a kind that cannot be looked into"
    elif file.content != content:
        yield "a picture that holds more than its pixels"
