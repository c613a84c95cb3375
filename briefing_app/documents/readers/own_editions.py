"""Whether a text is an internal edition of this program, whatever it went through since.

Imported, the words withheld in one would stand free. Its signs are looked for in all of the text at once, for
mail programs and converters fold lines, quote them, put backslashes before brackets and print in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

_SIGNS = "\u27e6\u27e7"
_STATES = "proposed|recommended|approved|(?:propos|recommand|approuv)(?:\u00e9|e\u0301)"
_FLAG = re.compile(
    rf"\[(?:(?:ss?|arts?|par|al)\. ?[0-9]|\([a-z]\) ?\([0-9])[^\[\]]{{0,4000}}?(?:{_STATES}) ?\]"
)
"""What stands behind severed words in every format (``documents.toml``): provisions, and how far decided."""

_MARKUP = re.compile(r"[\\*_`~]+")
_LINE_END = re.compile(r"[ \t]*[\n\v\f\r\u2028\u2029]+[ \t]*(?:[>|+#][ \t|+#>-]*)?")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f]+")


def is_internal_edition(lines: Iterable[str]) -> bool:
    """Whether words between signs of our own, or a flag of severed words, stand in the lines."""
    text = unescape("\n".join(lines))
    if any(sign in text for sign in _SIGNS):
        return True
    if "[" not in text:
        return False
    plain = _LINE_END.sub(" ", _MARKUP.sub("", text.casefold()))
    return bool(_FLAG.search(_BLANKS.sub(" ", plain)))
