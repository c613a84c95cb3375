"""Whether a text is an internal edition of this program, whatever it went through since.

Imported, the words withheld in one would stand free. Its signs are looked for in all of the text at once, for
mail programs and converters fold lines, quote them, put backslashes before brackets and print in capitals.

A flag that says but "[approved]", which editions once printed where no provision was named, is what documents
say of themselves too: a text with such ones and no other sign is not told from a document. Where they stand
is told, and a text that is marked as well is not imported with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from briefing_app.documents.readers.own_flags import BEGINS, ENDS, own_flags


def is_internal_edition(lines: Iterable[str]) -> bool:
    """Whether words between signs of our own, or a flag of severed words, stand in the lines."""
    text = unescape("\n".join(lines))
    if any(sign in text for sign in (BEGINS, ENDS)):
        return True
    return "[" in text and own_flags().stand_in(text)


def lines_with_states_alone(lines: Sequence[str]) -> Iterator[int]:
    """The lines, from 1, in which a bracket opens that says but how far something is decided."""
    for number, line in enumerate(lines, 1):
        text = unescape(line) if "&" in line else line
        if "[" not in text:
            continue
        if text.rfind("[") > text.rfind("]") and number < len(lines):
            text += "\n" + lines[number].partition("[")[0]
        if own_flags().state_stands_in(text):
            yield number
