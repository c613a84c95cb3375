"""Hostile web pages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read, refused

ALWAYS = "<p>These are the words of a page that is read as it stands, with a line of text.</p>"
SHOWN = ["words of a page"]


def page(body: str, head: str = "") -> bytes:
    begin = f"<!DOCTYPE html><html><head><title>Page</title>{head}</head><body>{ALWAYS}"
    return f"{begin}{body}</body></html>".encode()


def pages() -> Iterator[Hostile]:
    for name, body in (
        ("a script", "<script>GHOST()</script><p onclick='GHOST()'>Words</p>"),
        ("a style", "<style>p::after { content: 'GHOST' }</style>"),
        ("hidden words", "<p style='display:none'>GHOST</p><p hidden>GHOST</p>"),
        ("a comment", "<!-- GHOST --><!-- GHOST"),
        ("a template", "<template><p>GHOST</p></template>"),
    ):
        yield read(f"{name} in a page", "a.html", "", page(body), SHOWN, ["GHOST"])


def pages_asking() -> Iterator[Hostile]:
    for name, body in (
        ("a frame", "<iframe src='{0.address}'></iframe><iframe src='file://{0.file}'></iframe>"),
        (
            "a picture",
            "<img src='file://{0.file}' alt='A view'><img src='{0.address}'><img srcset='{0.address} 2x'>",
        ),
        (
            "a drawing",
            "<svg><image href='{0.address}'/><use xlink:href='file://{0.file}#a'/><script>x</script></svg>",
        ),
        (
            "an object",
            "<object data='file://{0.file}'></object><embed src='{0.address}'><applet code=x></applet>",
        ),
        ("sound", "<video poster='{0.address}'><source src='{0.address}'></video>"),
        ("a table's picture", "<table background='file://{0.file}'><tr><td>x</table>"),
        ("a form", "<form action='{0.address}'><input value=x autofocus></form>"),
    ):
        yield read(
            f"{name} from elsewhere",
            "a.html",
            "",
            lambda at, body=body: page(body.format(at)),
            SHOWN,
            ["CANARY"],
        )
    for name, head in (
        ("base", "<base href='file://{0.file}'>"),
        ("refresh", "<meta http-equiv=refresh content='0;url={0.address}'>"),
        ("style sheet", "<link rel=stylesheet href='{0.address}'><style>@import '{0.address}'</style>"),
        ("preload", "<link rel=preload href='{0.address}'><link rel=dns-prefetch href='{0.address}'>"),
    ):
        yield read(
            f"{name} in the head", "a.html", "", lambda at, head=head: page("", head.format(at)), SHOWN
        )


def links_and_entities() -> Iterator[Hostile]:
    for scheme in (
        "javascript:alert(1)",
        "JaVa\tscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
    ):
        yield read(
            f"a page's link to {scheme[:11]!r}",
            "a.html",
            "",
            page(f"<a href='{scheme}'>Go</a>"),
            SHOWN,
            [f'"link": "{scheme}"'],
        )
    laughs = '<!DOCTYPE html [<!ENTITY a "GHOST"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    yield read(
        "entities of its own",
        "a.html",
        "",
        page("&b;&b;").replace(b"<!DOCTYPE html>", laughs.encode()),
        SHOWN,
    )
    yield read(
        "XHTML with a file",
        "a.xhtml",
        "XXE",
        lambda at: (
            f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{at.file}">]><html xmlns="http://www.w3.org/1999/xhtml"><body>{ALWAYS}'
            "<p>&x;</p></body></html>"
        ).encode(),
        SHOWN,
        ["CANARY"],
    )
    yield read("many entities", "a.html", "", page("&amp;" * 60_000), SHOWN)
    for name, body in (("entities", "&amp;" * 1_000_000), ("closings", "</div>" * 300_000)):
        yield refused(f"a page of endless {name}", "a.html", "", page(body), "larger than a page can be")
    yield read(
        "unknown entities", "a.html", "", page("&nonsense; &#xFFFFFFFF; &#0; &#x110000; &#xD800;"), SHOWN
    )


def deep_pages() -> Iterator[Hostile]:
    for name, body in (
        ("div", "<div>" * 60_000),
        ("tables", "<table><tr><td>" * 3_000),
        ("lists", "<ul><li>" * 3_000),
        ("quotes", "<blockquote>" * 20_000),
        ("bold", "<b>" * 50_000),
        ("spans in links", "<a href=x><span>" * 10_000),
        ("closings", "</div>" * 60_000),
        ("bad nesting", "<b><i><a><p>" * 5_000),
    ):
        yield read(f"deep {name}", "a.html", "", page(body), SHOWN)
    yield read(
        "a long attribute of a page", "a.html", "5 MB", page(f"<p title='{'x' * 5_000_000}'>Words</p>"), SHOWN
    )
    yield read(
        "many attributes of a page",
        "a.html",
        "",
        page(f"<p {' '.join(f'a{n}=x' for n in range(100_000))}>Words</p>"),
        SHOWN,
    )


def odd_pages() -> Iterator[Hostile]:
    for span in ("1000000000", "-1", "x", "0"):
        yield read(
            f"a cell over {span}",
            "a.html",
            "",
            page(f"<table><tr><td colspan={span} rowspan={span}>Words<td>x</table>"),
            SHOWN,
        )
    wide = "".join(f"<tr>{'<td rowspan=999 colspan=99>x' * 9}</tr>" for _ in range(99))
    yield read("cells over each other", "a.html", "", page(f"<table>{wide}</table>"), SHOWN)
    yield refused("NUL in a page", "a.html", "", page("<p>a\x00b<\x00script>x</p>"), "is not a text file")
    yield read(
        "a page in no encoding", "a.html", "", page("").replace(b"</body>", b"\xff\xfe\x81</body>"), SHOWN
    )
    lying = page("", "<meta charset=utf-7>").replace(
        b"</body>", b"+ADw-script+AD4-GHOST+ADw-/script+AD4-</body>"
    )
    yield read("a page in UTF-7", "a.html", "", lying, SHOWN)
    yield read("a page in UTF-16", "a.html", "", b"\xff\xfe" + page("").decode().encode("utf-16-le"), SHOWN)
    yield read("a page that never ends", "a.html", "", page("")[:-20] + b"<p class='x", SHOWN)
    yield read("an empty page", "a.html", "", b"<html></html>")
    yield refused("a page too large", "a.html", "9 MB", page("x" * 9_000_000), "larger than 8 MB")
    yield refused("a program as page", "a.html", "", b"MZ\x90\x00\x03", "a program")
    yield refused(
        "Word as page",
        "a.htm",
        "an old document",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "open it in Word",
    )
