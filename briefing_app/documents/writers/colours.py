"""Colours that can be read: contrast after WCAG 2.1."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5
_PAPER = "FFFFFF"


def readable_colour(stated: str) -> str:
    """The colour "#RRGGBB" as RRGGBB if it can be read on white paper (4.5:1 or more), else nothing."""
    if not _COLOUR.fullmatch(stated):
        return ""
    colour = stated[1:].upper()
    return colour if contrast(colour, _PAPER) >= _LEAST_CONTRAST else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours RRGGBB, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
