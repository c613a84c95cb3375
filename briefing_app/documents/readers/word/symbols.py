"""Fonts whose letters are signs: what a letter of Symbol or Wingdings shows, in Unicode.

Only what is known is told; any other sign is U+FFFD, which the reader reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.documents.readers.word.names import TEXT, W

if TYPE_CHECKING:
    from lxml import etree

UNKNOWN = "\ufffd"
_PRIVATE = 0xF000  # where Word keeps the signs of such fonts

# ruff: noqa: RUF001  # Greek letters and primes look like others, and are what is meant
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\0" + "\0" * 32 + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\0"
)
_WINGDINGS = {
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **{0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x45: "☜", 0x46: "☞"},
    **{0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒"},
    **{0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○"},
    **{0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑"},
    **{0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒"},
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐"}
_WEBDINGS = {0x20: " ", 0x34: "▶", 0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"}

_FONTS: dict[str, dict[int, str]] = {
    "symbol": {code: sign for code, sign in enumerate(_SYMBOL, start=0x20) if sign != "\0"},
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x20: " "},
    "webdings": _WEBDINGS,
}


def is_of_signs(font: str) -> bool:
    """Whether the letters of the font are signs."""
    return font.strip().casefold() in _FONTS


def sign(font: str, code: int) -> str:
    """What a letter of a font shows; outside of the fonts of signs it is what it is."""
    known = _FONTS.get(font.strip().casefold())
    if known is None:
        return UNKNOWN if _PRIVATE <= code < _PRIVATE + 0x900 or not _is_sign(code) else chr(code)
    return known.get(code & 0xFF if code >= _PRIVATE or code < 0x100 else code, UNKNOWN)


def shown_by(element: etree._Element) -> str:
    """What a ``w:t`` or a ``w:sym`` shows."""
    if element.tag == TEXT:
        return element.text or ""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        code = 0
    return sign(element.get(W + "font", ""), code)


def signs(font: str, text: str) -> str:
    """What words set in a font of signs show."""
    return "".join(letter if ord(letter) in _AS_THEY_ARE else sign(font, ord(letter)) for letter in text)


_AS_THEY_ARE = frozenset({0x09, 0xA0, 0x202F})


def _is_sign(code: int) -> bool:
    return 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and not 0x7F <= code < 0xA0


def bullet(text: str, font: str | None) -> str:
    """A bullet as it can be shown: that of a font of signs as Unicode, one of no known font as a dot."""
    if font is not None and is_of_signs(font):
        text = signs(font, text)
    return "".join(
        "•" if letter == UNKNOWN or _PRIVATE <= ord(letter) < 0xF900 else letter for letter in text
    )
