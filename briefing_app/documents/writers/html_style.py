"""The style sheet of web pages: the look of the Word page, a banner on each printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.documents.writers.characters import one_line
from briefing_app.documents.writers.colours import readable_colour

if TYPE_CHECKING:
    from briefing_app.domain.edition import Edition

_SHEET = """\
body { margin: 0; color: #1B1F24; background: #FFFFFF; line-height: 1.4;
  font: 11.5pt/1.4 Calibri, Carlito, "Segoe UI", Arial, sans-serif; }
main, footer { max-width: 42rem; margin: 0 auto; padding: 0 1.5rem; }
.banner { max-width: 42rem; margin: 0 auto; padding: .75rem 1.5rem; text-align: BANNER_SIDE;
  font-weight: bold; color: BANNER_COLOUR; }
footer .banner { padding: 0 0 1.5rem; }
h1 { font-size: 20pt; margin: 1rem 0 .2rem; color: #1F3A5F; line-height: 1.2; }
h2 { font-size: 15pt; margin: 1.6rem 0 .6rem; }
h3 { font-size: 13pt; margin: 1.2rem 0 .5rem; }
h4, h5, h6 { font-size: 11.5pt; margin: 1rem 0 .4rem; }
h2, h3, h4, h5, h6 { color: #1F3A5F; line-height: 1.25; break-after: avoid; }
.subtitle { font-size: 13pt; color: #5A6472; margin: 0 0 1rem; }
p { margin: 0 0 .5rem; }
ul, ol { margin: 0 0 .5rem; padding-left: 1.6rem; }
li { margin: .2rem 0; }
nav ul { list-style: none; padding: 0; }
nav .level2 { padding-left: 1.5rem; }
nav .level3, nav .level4, nav .level5, nav .level6 { padding-left: 3rem; }
.contents { font-size: 13pt; font-weight: bold; color: #1F3A5F; margin: 1.2rem 0 .4rem; }
a { color: #1F4E8C; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 1rem; font-size: 10.5pt; line-height: 1.25;
  border-top: 1px solid #B9C0CA; border-bottom: 1px solid #B9C0CA; }
caption { text-align: left; font-weight: bold; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #B9C0CA; }
thead th { background: #E9EDF3; vertical-align: bottom; }
th p, td p { margin: 0 0 .25rem; }
.number { text-align: right; }
tr, figure { break-inside: avoid; }
figure { margin: 1rem 0; }
figcaption { font-weight: bold; font-size: 10.5pt; }
img { max-width: 100%; height: auto; }
.portion { font-weight: bold; }
.withheld { background: #ECEEF1; }
.severed { background: #FFE8A3; color: #1B1F24; }
.flag { font-weight: bold; font-size: 9pt; }
.notes { margin-top: 2rem; border-top: 1px solid #B9C0CA; font-size: 9.5pt; }
.reference { color: #5A6472; font-size: 9pt; padding-top: 1.5rem; }
@media (forced-colors: active) { .severed, .withheld { outline: 1px solid; } }
@page { margin: 2.54cm; BANNER_BOXES@bottom-NUMBER_SIDE {
  content: counter(page) " / " counter(pages)COPY_WORDS; font: 9pt Calibri, Carlito, sans-serif; } }
@media print { main, footer, .banner { max-width: none; padding-left: 0; padding-right: 0; }
  .severed, .withheld, thead th { print-color-adjust: exact; } }
"""


_BOX = """\
@PLACE-BANNER_SIDE { content: BANNER_WORDS; font: bold 12pt Calibri, Carlito, sans-serif;
  color: BANNER_COLOUR; } """


def style_sheet(edition: Edition, copy: str = "") -> str:
    """The style sheet for an edition: its banner where its scheme wants it, in its colour ("#RRGGBB").

    Black where that could not be read; *copy* is which copy it is, in words, where copies are counted.
    """
    page = edition.page
    places = [place for place, stands in (("top", page.header), ("bottom", page.footer)) if stands]
    filled = {
        "BANNER_BOXES": "".join(_BOX.replace("PLACE", place) for place in places),
        "BANNER_COLOUR": f"#{readable_colour(edition.banner_colour) or '000000'}",
        "BANNER_SIDE": page.alignment,
        "NUMBER_SIDE": "right" if page.alignment == "left" else "left",
        "COPY_WORDS": f' " \\B7  " {css_string(copy)}' if copy else "",
        "BANNER_WORDS": css_string(edition.banner),
    }
    sheet = _SHEET
    for place, words in filled.items():
        sheet = sheet.replace(place, words)
    return sheet


def css_string(text: str) -> str:
    """The text as a string of a style sheet; nothing in it can end the string or the sheet."""
    kept = (
        letter if letter.isalnum() or letter == " " else f"\\{ord(letter):X} " for letter in one_line(text)
    )
    return f'"{"".join(kept)}"'
