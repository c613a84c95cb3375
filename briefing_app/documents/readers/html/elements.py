"""The elements of HTML a page is read by: which begin a block, which are words, which are nothing to read."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "caption", *CELLS})
_PARTS = {
    "article",
    "aside",
    "body",
    "footer",
    "header",
    "hgroup",
    "html",
    "main",
    "nav",
    "search",
    "section",
}
_GROUPS = {"address", "blockquote", "center", "details", "dialog", "div", "dl", "fieldset", "figure", "form"}
_PIECES = {"dd", "dt", "figcaption", "hr", "legend", "li", "p", "pre", "summary"}

BLOCKS = frozenset({*HEADINGS, *LISTS, *TABLES, *_PARTS, *_GROUPS, *_PIECES})
"""What begins and ends a block of words; every other element stands inside one."""

_CODE = {"head", "noscript", "script", "style", "template", "title", "xml"}
_CONTROLS = {"button", "datalist", "input", "meter", "progress", "select", "textarea"}
EMBEDDED = frozenset({"applet", "audio", "canvas", "embed", "iframe", "map", "object", "svg", "video"})
_OLD = {"frame", "frameset", "noembed", "noframes", "rp"}

DROPPED = frozenset({*_CODE, *_CONTROLS, *EMBEDDED, *_OLD})
"""What is no text of the page: programs, looks, controls and pictures drawn in place, with all they hold."""

HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
"""What stands in the head of a page; anything else there means that its body has begun."""

DELETED = frozenset({"del"})
"""Words that someone has deleted while changes were tracked."""

BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"cite", "dfn", "em", "i", "var"})
QUOTES = {"q": ("\u201c", "\u201d")}
