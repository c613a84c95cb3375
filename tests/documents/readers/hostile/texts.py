"""Hostile texts and Markdown: long, deep, badly written, and made to keep a reader busy."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read, refused

LONG = 200_000
"""Signs of one line that is made to keep a reader busy; 847 in a line are normal."""

NO_TEXT = "is not a text file"


def texts() -> Iterator[Hostile]:
    yield refused("NUL in a text", "a.txt", "", b"Words\x00and\x00\x01", NO_TEXT)
    yield refused("noise as text", "a.txt", "", bytes(range(1, 32)) * 200, NO_TEXT)
    yield refused("a text too large", "a.txt", "9 MB", b"a" * 9_000_000, "larger than 8 MB")
    yield refused("a text of too many lines", "a.md", "", b"a\n" * 30_000, "more than 20000 lines")
    yield read(
        "bytes of no encoding",
        "a.txt",
        "",
        b"Voil\xe0 l\x92\xe9t\xe9 \x81 Words.\n",
        ["Words"],
        warned=["undecodable-character"],
    )
    yield read("only a mark", "a.txt", "a byte order mark", b"\xef\xbb\xbf")
    yield read(
        "signs that turn a text",
        "a.txt",
        "",
        "Words \u202egpj.exe\u202c \u200b\ufeff end.\n".encode(),
        ["Words"],
    )
    yield read("control signs", "a.md", "", b"Words \x1b[31m\x07 and more words here.\n", ["Words"])
    yield read("a page in Markdown", "a.md", "script and picture", _page_like, ["Words"])


def lines_of_signs() -> Iterator[Hostile]:
    for name, sign in (
        ("[", "["),
        ("![](", "![]("),
        ("`", "` "),
        ("*", "*a "),
        ("_", "_a"),
        ("<", "<a "),
        ("(", "("),
        ("#", "#"),
        (">", "> "),
        ("|", "|"),
        ("\\", "\\"),
        ("&", "&amp;"),
        ("spaces", " "),
        ("black circles", "\u2022 "),
        ("dashes", "\u2013 "),
        ("dots", "."),
        ("letters", "A"),
        ("capitals", "A "),
        ("[redacted", "[redacted "),
        ("black bars", "\u2588"),
        ("money", "$1,000,"),
        ("years", "2019-"),
        ("days", "May 1, "),
        ("numbers", "1"),
        ("ministers", "Minister "),
        ("names", "Anna B. "),
        ("doubled", "a, and "),
        ("brackets", "A (B "),
        ("acronyms", "Aa Bb (AB) "),
        ("places", "Paris, France, "),
        ("quotes", "\u201ca "),
        ("addresses", "a@"),
        ("links", "http://a.b/"),
        ("accents", "e\u0301"),
    ):
        line = (sign * (LONG // len(sign))).encode()
        yield read(
            f"a line of {name}", "a.md", "one line of 0.2 MB", line + b"\n\nWords at the end.\n", ["Words"]
        )


def long_texts() -> Iterator[Hostile]:
    yield read(
        "a deep list",
        "a.md",
        "1500 levels",
        "".join(f"{'  ' * n}- item {n}\n" for n in range(1500)).encode(),
        ["item 7"],
    )
    yield read("deep quotes in a text", "a.md", "", b"> " * 20_000 + b"Words\n", ["Words"])
    yield read("a wide table", "a.md", "5000 columns", _wide(5000), ["Words"])
    yield read(
        "a long table", "a.md", "9000 rows", b"| a | b |\n| - | - |\n" + b"| Words | x |\n" * 9_000, ["Words"]
    )
    yield read("many headings", "a.md", "9000", b"# Words\n\n" * 9_000, ["Words"])
    yield read(
        "many profiles",
        "a.md",
        "the same 3000 times",
        b"## Lakeside Assembly (LA)\n\nWords of it.\n\n" * 3_000,
        ["Words"],
    )
    yield read("deep JSON", "a.txt", "200 000 brackets", b"[" * 200_000 + b"\n", [])
    yield read("formulas", "a.txt", "of a spreadsheet", b'=cmd|"/c calc"!A1\n@SUM(1)\n+1\nWords\n', ["Words"])


def _page_like(at: object) -> bytes:
    return f"Words\n\n<script src='{at.address}'></script>\n\n![x](file://{at.file})\n\n[a](javascript:alert(1))\n".encode()


def _wide(columns: int) -> bytes:
    return b"|" + b" Words |" * columns + b"\n|" + b" - |" * columns + b"\n|" + b" x |" * columns + b"\n"
