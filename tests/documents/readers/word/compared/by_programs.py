"""Files that LibreOffice, pandoc, python-docx and our own writer make."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator

import docx
from docx.document import Document

from briefing_app.documents.writers.word.writer import write_word
from tests.documents.example_editions import internal, pictures, public, template, wording
from tests.documents.readers.word.compared.case import Compared, Defect, loses

OFFICE = "LibreOffice"

REPORT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>canary</title></head><body>
<h1>Harbour report</h1><p>The <b>harbour</b> of <i>Saint John</i> &amp; its piers.</p>
<h2>Numbers</h2>
<table border="1"><tr><th>Pier</th><th colspan="2">Ships and cargo</th></tr>
<tr><td rowspan="2">North</td><td>12</td><td>grain</td></tr><tr><td>9</td><td>potash</td></tr>
<tr><td>South</td><td>4</td><td><table><tr><td>cod</td><td>hake</td></tr></table></td></tr></table>
<ol><li>First of all<ul><li>below it</li><li>and beside<ol><li>third level</li></ol></li></ul></li>
<li>Second of all</li></ol>
<blockquote>Quoted words stand apart.</blockquote>
<pre>kept   as
it is</pre>
<dl><dt>Berth</dt><dd>A place to moor.</dd></dl>
<p>Go to <a href="https://example.org/port">the register</a>.<br>A line below.</p>
<p>H<sub>2</sub>O, 4<sup>th</sup>, <s>struck</s>, <u>under</u>.</p>
</body></html>"""

FRENCH_PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"></head><body>
<h1>Compte rendu</h1><p>Le sous-comité s’est réuni à Iqaluit<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a>&nbsp;; l’été y est court.</p>
<p>«&nbsp;Rien n’est décidé&nbsp;», dit-elle&nbsp;: 12&#8239;000&nbsp;$.</p>
<ul><li>Première étape</li><li>Deuxième étape</li></ul>
<p dir="rtl" lang="ar">أهلا وسهلا</p>
<h2>Suites</h2><p>À suivre en février.</p>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>
Au Nunavut.</p></div>
</body></html>"""

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)
_BY = (
    "<office:change-info><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"
    "</office:change-info>"
)
REVISED = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:insertion>{_BY}</text:insertion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:deletion>{_BY}<text:p>canary </text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Revised text</text:h>
<text:p>The envoy <text:change-start text:change-id="c1"/>from Peru <text:change-end text:change-id="c1"/>came
<text:change text:change-id="c2"/>by train<text:note text:id="n1" text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Through the pass.</text:p></text:note-body>
</text:note>.</text:p>
<text:list><text:list-item><text:p>Item one</text:p><text:list><text:list-item><text:p>Item below</text:p>
</text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Left</text:p></table:table-cell><table:table-cell>
<text:p>Right</text:p></table:table-cell></table:table-row></table:table>
<text:p>The end<text:line-break/>of it.</text:p>
</office:text></office:body></office:document>"""

MARKDOWN = """% A memo
% R. Okafor
% 4 March 2026

# Purpose

To inform the *minister* of **three** matters[^1], and of `code` too.

1. One
    a. below one
    b. and again

        A paragraph in it.
2. Two

- [ ] open
- [x] done

> Quoted by *someone*.

| Line one
|    indented line two

Term
:   What it means.

```
code  block
second line
```

Table: Counts of ships.

| Port  | Ships |
|:------|------:|
| Lagos |    12 |
| Accra |     9 |

H~2~O and x^2^, ~~struck~~, [small]{.smallcaps}; see <https://example.org>.

[^1]: A note of

    two paragraphs.
"""

MARKDOWN_FRENCH = """---
title: Aide-mémoire
lang: fr
abstract: En bref.
---

# Contexte {-}

La cheffe d’état-major — dite «\u00a0la générale\u00a0» — arrive jeudi[^n].

+----------------+--------------------+
| Pays           | Sujets             |
+================+====================+
| Sénégal        | - pêche            |
|                | - visas            |
+----------------+--------------------+
| Bénin          | coton              |
+----------------+--------------------+

## Suites

(@) Premier exemple
(@) Second exemple

\\newpage

Fin\\
de la note.

[^n]: Sous réserve.
"""


def by_pandoc(text: str) -> bytes:
    """The Word file that pandoc makes of Markdown."""
    command = ["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"]
    return subprocess.run(command, input=text.encode(), check=True, capture_output=True, timeout=60).stdout


def _saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def agenda() -> bytes:
    """Headings, lists, a table with merged cells, headers and footers."""
    document = docx.Document()
    document.add_heading("Agenda", 0)
    document.add_heading("Morning", 1)
    for words in ("Welcome", "Introductions"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Coffee", style="List Bullet 2")
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            cell.text = f"row {row._index} column {at}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    paragraph = document.add_paragraph("Then ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run("\ttab\nline")
    document.add_page_break()
    document.add_paragraph("After the page", style="Intense Quote")
    document.sections[0].header.paragraphs[0].text = "Left\tMiddle\tRight"
    document.sections[0].footer.paragraphs[0].text = "Held by the desk"
    return _saved(document)


def sections() -> bytes:
    """Two sections, the first page of the second apart, and a table in a cell."""
    document = docx.Document()
    document.core_properties.title = "canary"
    document.add_paragraph("A subtitle", style="Subtitle")
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "around"
    cell.add_table(rows=1, cols=2).cell(0, 0).text = "within"
    document.add_paragraph("Caption of nothing", style="Caption")
    document.sections[0].header.paragraphs[0].text = "Header of the first"
    section = document.add_section()
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "On one page alone"
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Header of the second"
    document.add_paragraph("In the second")
    return _saved(document)


NO_INSERTIONS = loses("it loses tracked insertions", "from Peru")
NO_DESCRIPTION = loses(
    "it looks for descriptions of pictures under the names that the root declares, and finds none of our own",
    "Atlantic Map around member northern of states the the twelve",
    part="pictures",
)


def _no_contents(overview: str) -> Defect:
    listed = f"Contents {overview} What stands between us Points to make Contributions Where the members are"
    return loses("it loses the list of contents, which is a content control", listed)


def by_programs() -> Iterator[Compared]:
    """Every file that a program makes."""
    yield Compared("office-report", OFFICE, source=("report.html", REPORT))
    yield Compared("office-french", OFFICE, source=("french.html", FRENCH_PAGE))
    yield Compared("office-revised", OFFICE, source=("revised.fodt", REVISED), python_docx=(NO_INSERTIONS,))
    yield Compared("pandoc-memo", "pandoc", lambda: by_pandoc(MARKDOWN))
    yield Compared("pandoc-french", "pandoc", lambda: by_pandoc(MARKDOWN_FRENCH))
    yield Compared("agenda", "python-docx", agenda)
    yield Compared("sections", "python-docx", sections)
    yield Compared(
        "our-internal",
        "ours",
        lambda: write_word(internal(), template(), wording(), pictures()),
        pandoc=(NO_DESCRIPTION,),
        python_docx=(_no_contents("(U) Overview (U)"),),
    )
    yield Compared(
        "our-public",
        "ours",
        lambda: write_word(public(), template(), wording(), pictures()),
        pandoc=(NO_DESCRIPTION,),
        python_docx=(_no_contents("Overview"),),
    )
