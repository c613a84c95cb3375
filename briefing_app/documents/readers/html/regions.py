"""The parts of a saved page that are no text of it: menus, breadcrumbs, the head and the foot of the site.

HTML has elements and roles for them (HTML Living Standard, sections and ARIA landmarks); where a page has a
``main`` part, all outside of it is the site's. The names are those of the templates of Canada.ca (GCWeb and
WET) and of what other governments' sites call the same things; only whole names count, so that a part of the
text whose name begins alike stays text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing_app.documents.readers.html.elements import HEADINGS

OUTSIDE = "page-outside-main"
MENU, HEAD, FOOT = "page-menu", "page-header", "page-footer"
NOTES = "page-footnotes"
"""The heading over footnotes, which hang elsewhere."""
TEXT = "text"
"""A part of the text; a header or a footer inside it is its own."""

_MAIN = re.compile(rb"<main\b|\brole\s*=\s*[\"']?main\b", re.IGNORECASE)
_ROLES = {
    "navigation": MENU,
    "menu": MENU,
    "menubar": MENU,
    "search": MENU,
    "banner": HEAD,
    "contentinfo": FOOT,
}
_PARTS = frozenset({"article", "section", "blockquote", "td", "th", "figure", "dialog", "details"})
_NAMES = {
    MENU: "breadcrumb breadcrumbs menu main-menu mainmenu navbar nav navigation site-nav sitenav skip-link"
    " skip-links skiplinks skip-nav wb-bc wb-sm wb-sl wb-tphp wb-skip wb-srch wb-lng wb-lang gcweb-menu"
    " gc-subway gc-subway-nav pagination pager share-links sharebuttons share-this social-links social-media"
    " language-selector lang-switch toc-nav gc-toc wb-share shr-pg shr-dlg gc-followus followus",
    HEAD: "wb-bnr gc-byline archived-bnr site-header siteheader masthead global-header gcweb-header"
    " govuk-header usa-header usa-banner",
    FOOT: "pagedetails wb-info wb-dtmd site-footer sitefooter gc-main-footer gc-sub-footer gc-pft"
    " cookie-banner cookie-notice cookies govuk-footer usa-footer page-footer gc-pg-hlpfl gc-drmt"
    " gc-rprt-prblm datemod",
}
_BY_NAME = {name: region for region, names in _NAMES.items() for name in names.split()}


def has_main(page: bytes) -> bool:
    """Whether a page says which part of it is the text."""
    return bool(_MAIN.search(page))


class Regions:
    """Tells in which region of a page an element stands, from its beginning tag and what is around it."""

    def __init__(self, *, has_main: bool) -> None:
        self._has_main = has_main

    def region(self, tag: str, attributes: Mapping[str, str], around: str, *, notes: bool = False) -> str:
        """The region of an element inside the region *around*; "" and :data:`TEXT` are the text.

        With *notes* it stands where there are footnotes alone.
        """
        role = attributes.get("role", "").strip().lower()
        if tag == "main" or role == "main":
            return TEXT
        if tag == "body" and self._has_main:
            return OUTSIDE
        if around not in ("", OUTSIDE, TEXT):
            return around
        found = _ROLES.get(role) or _by_name(attributes)
        if found:
            return found
        if tag == "nav":
            return MENU
        if notes and tag in HEADINGS:
            return NOTES
        if around != TEXT and tag in ("header", "footer"):
            return HEAD if tag == "header" else FOOT
        return TEXT if tag in _PARTS and around == "" else around


def _by_name(attributes: Mapping[str, str]) -> str | None:
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}".lower()[:400].split()
    return next((_BY_NAME[name] for name in names if name in _BY_NAME), None)
