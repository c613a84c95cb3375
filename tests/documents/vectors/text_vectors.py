"""Leaks into web pages, Markdown and plain text."""

from __future__ import annotations

from base64 import b64encode

from tests.documents.example_editions import heading, png, table
from tests.documents.vectors.planting import (
    ENCODINGS,
    Finished,
    Plant,
    Secret,
    as_blocks,
    as_words,
    in_text,
    put,
)
from tests.documents.vectors.registry import Vector


def _in_each(number: int, what: str, plant: Plant, rule: str = "stretches") -> tuple[Vector, ...]:
    return tuple(Vector(number, what, format_, plant, rule) for format_ in ("html", "md", "txt"))


def _page(number: int, what: str, text: str, before: str = "</main>", rule: str = "page") -> Vector:
    return Vector(number, what, "html", in_text(text, before), rule)


def _markdown(number: int, what: str, text: str) -> Vector:
    return Vector(number, what, "md", in_text(text, ""), "markdown")


def _other_picture(finished: Finished, secret: Secret) -> Finished:
    """The picture of a page with a comment in its file."""
    begin = finished.data.index(b"base64,") + len(b"base64,")
    end = finished.data.index(b'"', begin)
    other = b64encode(png(640, 240, secret.riddle.encode()))
    return put(finished, finished.data[:begin] + other + finished.data[end:])


def _sixteen_bits(finished: Finished, secret: Secret) -> Finished:
    return put(finished, finished.data + secret.phrase.encode("utf-16-le"))


def _old_letters(finished: Finished, secret: Secret) -> Finished:
    return put(finished, finished.data + f"{secret.riddle}\n".encode("latin-1"))


TEXT_VECTORS: tuple[Vector, ...] = (
    *_in_each(1, "plain text", as_words(lambda secret: f"It is {secret.phrase}.")),
    *_in_each(3, "soft hyphens", as_words(lambda secret: "\u00ad".join(secret.phrase))),
    *_in_each(4, "capitals", as_words(lambda secret: secret.phrase.upper())),
    _page(5, "white text", '<span style="color:#fff">{riddle}</span>'),
    _page(5, "white text by the style sheet", "p { color: #fff }\n", "</style>"),
    _page(6, "black ground", '<span style="background:#000;color:#000">{riddle}</span>'),
    _page(7, "hidden text", "<p hidden>{riddle}</p>"),
    _page(7, "text that is not displayed", '<p style="display:none">{riddle}</p>'),
    _page(8, "text off the page", '<p style="position:absolute;left:-99em">{riddle}</p>'),
    _page(8, "text without size", '<p style="font-size:0">{riddle}</p>'),
    _page(9, "deleted text", "<del>{riddle}</del>"),
    _page(10, "comment", "<!-- {riddle} -->"),
    _markdown(10, "comment", "<!-- {riddle} -->\n"),
    _markdown(10, "definition that is not shown", "[//]: # ({riddle})\n"),
    _page(11, "keywords", '<meta name="keywords" content="{riddle}">\n', "</head>"),
    _page(14, "data of an element", '<p data-x="{riddle}">x</p>'),
    _page(14, "script", "<script>'{riddle}'</script>"),
    _page(14, "template", "<template>{riddle}</template>"),
    _page(17, "title of a picture", '<img src="data:image/png;base64," alt="" title="{riddle}">'),
    _page(18, "id made from a heading", '<h2 id="{riddle}">x</h2>'),
    _page(19, "address that is no link", '<a href="file:///{riddle}">x</a>'),
    *_in_each(20, "contents list", as_blocks(lambda secret: (heading("x", 1, secret.phrase),))),
    _markdown(21, "tag", "<details>{riddle}</details>\n"),
    _page(28, "instruction", "<?note {riddle}?>"),
    _page(28, "unknown tag", "<x-note>{riddle}</x-note>"),
    _page(29, "words behind the end", "{riddle}\n", ""),
    Vector(31, "metadata of a picture", "html", _other_picture, "pictures"),
    _page(33, "characters as numbers", "<p>&#82;&#105;&#100;&#100;&#108;&#101;</p>"),
    *(
        Vector(33, what, format_, plant, rule)
        for format_ in ("md", "txt")
        for what, plant, rule in (
            ("UTF-16", _sixteen_bits, "utf-16"),
            ("letters of another code", _old_letters, "letters"),
        )
    ),
    *_in_each(
        35,
        "number in a table",
        as_blocks(lambda secret: (table("t", [["A", "B"], ["2025", secret.in_table]]),)),
        "numbers",
    ),
    *_in_each(36, "word in a heading", as_blocks(lambda secret: (heading("x", 1, secret.word),)), "words"),
    *_in_each(
        38,
        "name of the file",
        lambda finished, secret: Finished(
            finished.format, finished.data, finished.edition, f"note-{secret.word}"
        ),
        "words",
    ),
    *(
        one
        for what, encode in ENCODINGS.items()
        for one in _in_each(33, what, as_words(lambda secret, encode=encode: encode(secret.phrase)), what)
    ),
    *_in_each(36, "four words of many", as_words(lambda secret: f"So {secret.run} it is."), "runs"),
    *_in_each(35, "a day written otherwise", as_words(lambda secret: f"On {secret.day}."), "days"),
)
"""Every leak into another format that is planted."""
