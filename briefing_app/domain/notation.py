r"""The readable notation of a text: for fixtures, the sample library and diffs, never for storing a library.

``parse(write(text))`` is the text again, ids apart, for every text in normal form; writing what was read is
a fixed point. Not written are ids, pairs, origins, and what a severance's record holds beside its provisions;
a severance that holds nothing here is not written at all. What cannot be understood is an error with its
place, never words: nothing malformed can set free what was to be withheld.

A block is a line; empty lines between blocks mean nothing.

=============================  ===========================================================================
``words``                      a paragraph
``## words``                   a heading; as many ``#`` as its level
``- words``, ``1. words``      a list item, two blanks before it for each level below the first; another
                               number than 1 is a start that is kept, ``01.`` is a start of 1
``{x:15(1)}``                  alone on its line: a received redaction whose kind cannot be known
``{p:digest type/sub|a|c}``    a picture: the digest of its bytes in hexadecimal, its media type, its
                               alternate text and its caption
``{t:2,1|caption}``            a table: heading rows and heading columns (``{t}`` means 1 and 0), ``,derived``
                               after them, a caption; its rows follow without an empty line
``{k} | {s:15(1)} | |``        directly below: which columns are severed
``| words | words |``          a row; a cell is empty or one paragraph
``| {+} | words |``            a row whose first cell holds other blocks: each on a line below the row, the
                               first with ``+`` and a blank before it, the others with two blanks
``{c:PB}`` and a blank         the portion marking of a block or cell, behind the block's marker, before words
``{s#a:15(1)}`` and a blank    what withholds a block or cell whole, behind the marking; before the ``|`` of a
                               row what withholds the row
=============================  ===========================================================================

Inside a block:

=============================  ===========================================================================
``{x:15(1),19(1):words}``      severed words; ``{x::words}`` where no provision is named yet
``{x#a:15(1):words}``          the same with a label; equal labels mean one severance with equal provisions
``{x#a:15(1);#b:19(1):w}``     words held by two severances
``{x:15(1)@cell=[Redacted]}``  a received redaction, its scope and marker where they are not the usual ones:
                               ``item`` alone in an item, ``cell`` alone in a cell, ``line`` alone on a
                               line, else ``inline``; ``[REDACTED]``
``**words**``, ``*words*``     bold, italic; ``***words***`` both
``[words](address)``           a link
``{l:fr:mots}``                words of another language than the section's
``{f:words}``                  a footnote; it takes no property from where it stands
``\`` at the end of a line     a hard break; the next line goes on
``{}``                         nothing: between two emphases that touch, before words that look like a marker
``\{``, ``\u{2028}``           a sign of the notation as itself; a letter by its number, as all are
                               written that no eye can see, and blanks at the edges of words
=============================  ===========================================================================

Asterisks are emphasis wherever they stand, also inside words and beside blanks. What was opened is closed in
the same braces or brackets, the inner first. Nothing is withheld inside severed words, no language stands in
a language, no link in a link and no footnote in a footnote. The marker of a redaction is one of the closed
list of :class:`~briefing_app.domain.text.Marker`. A provision or marking of another act or scheme than the
one given is unknown.
"""

from __future__ import annotations

from briefing_app.domain.notation_form import LabelledSeverance, Parsed
from briefing_app.domain.notation_parser import parse
from briefing_app.domain.notation_writer import write

__all__ = ["LabelledSeverance", "Parsed", "parse", "write"]
