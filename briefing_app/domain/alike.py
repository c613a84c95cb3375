"""Signs that look alike to whoever types what they look for: white space, quotation marks, dashes."""

from __future__ import annotations

ALIKE = {ord(sign): typed for sign, typed in zip("\u00a0\u202f\n\t‘’“”«»–—", '    \'\'""""--', strict=True)}
"""What each of them counts as, a letter for a letter: a table for ``str.translate``."""
