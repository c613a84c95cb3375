"""Files of hand-written XML: what Word writes and other programs do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tests.documents.readers.word import making
from tests.documents.readers.word.compared.case import Compared
from tests.documents.readers.word.compared.known import PANDOC, PYTHON_DOCX
from tests.documents.readers.word.making import docx, p, r, style, tc, tr
from tests.documents.readers.word.test_word_around import NOTE, REFERENCE, SECTION, box, picture, png, refers
from tests.documents.readers.word.test_word_changes import WHO, gone, ins, mark
from tests.documents.readers.word.test_word_structure import definition, item, level, num
from tests.documents.readers.word.test_word_tables import BEGINS, GOES_ON, HEAD, SPAN

HAND = "by hand"


def table(*rows: Iterable[str], properties: str = "", columns: int = 2) -> str:
    """A table with the widths of its columns, without which pandoc reads none."""
    made = making.table(*rows, properties=properties or '<w:tblW w:w="0" w:type="auto"/>')
    grid = '<w:gridCol w:w="900"/>' * columns
    return made.replace("</w:tblPr>", f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>", 1)


def control(inside: str, properties: str = "") -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def sign(kind: str) -> str:
    """A sign that begins, parts or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(asked: str, result: str) -> str:
    """A field; what it asks for may hold fields of its own."""
    words = asked if asked.startswith("<") else f"<w:r><w:instrText>{asked}</w:instrText></w:r>"
    return sign("begin") + words + sign("separate") + result + sign("end")


def changed() -> bytes:
    """Insertions, deletions and moves of words, paragraphs, rows and cells."""
    move = f"<w:{{0}} {WHO}>{r('The harbour committee was moved.')}</w:{{0}}>"
    canary = tc(p("canary cell"), f"<w:cellDel {WHO}/>")
    rows = (
        tr("Port", "Tonnes", canary),
        tr(tc(p(gone("canary row"))), tc(p(gone("gone"))), properties=f"<w:del {WHO}/>"),
        tr("Halifax", tc(p(gone("41"), ins(r("42")))), canary, properties=f"<w:ins {WHO}/>"),
    )
    return docx(
        p(r("The delegation "), gone("canary "), ins(r("arrives on ") + r("Monday")), r(" at noon."))
        + p(move.format("moveFrom"), properties=mark("moveFrom"))
        + p("A paragraph between.")
        + p(
            f'<w:moveToRangeStart {WHO} w:name="m"/>',
            move.format("moveTo"),
            '<w:moveToRangeEnd w:id="1"/>',
            properties=mark("moveTo"),
        )
        + p("One that goes ", properties=mark("del"))
        + p("on in the next.")
        + p(gone("canary paragraph"), properties=mark("del"))
        + p(ins(gone("canary twice")), r("Half"), gone("canary"), r("way"), ins(r("s")), r(" there."))
        + table(*rows, columns=3)
        + p(r("Bold now", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"), r(" after it."))
        + p(ins("<w:hyperlink w:anchor='x'>" + r("An inserted link") + "</w:hyperlink>"), r(" ends."))
    )


def controls() -> bytes:
    """Content controls around blocks, rows, cells and words, one in the other."""
    placeholder = control(r("Click here canary"), "<w:showingPlcHdr/>")
    choice = control(r("Ottawa"), '<w:dropDownList><w:listItem w:value="canary"/></w:dropDownList>')
    inner = control(p("Second level.") + control(control(p("Fourth level."))))
    rows = (
        tr("Name", "Post"),
        control(tr("Amal Haddad", "Envoy") + control(tr("Jo Berg", "Clerk"))),
        tr("Ines Roy", control(tc("Counsellor"))),
        tr(tc(control(p("In a cell") + p("and again"))), "end of row"),
    )
    return docx(
        p("Before the controls.")
        + control(p("First level.") + inner + p("First level again."))
        + p(r("Capital: "), choice, r(", asked: "), placeholder, r("."))
        + p(control(r("words ") + control(r("within ") + control(r("words")))), r(" and after."))
        + table(*rows)
        + control(table(["Whole", "table"], ["in a", "control"]))
        + p("After the controls.")
    )


def fields() -> bytes:
    """Fields in one paragraph and over several, one in the other, and links."""
    nested = field(
        f"<w:r><w:instrText> IF </w:instrText></w:r>{field(' PAGE ', r('canary'))}"
        '<w:r><w:instrText> = 1 "canary" "canary" </w:instrText></w:r>',
        r("the first page"),
    )
    return docx(
        p(r("Dated "), field(' DATE \\@ "d MMMM" ', r("4 March")), r(" in Riga."))
        + p(r("This is "), nested, r(" of it."))
        + p(r("See "), field(' HYPERLINK "https://example.org/a" ', r("the ") + r("register")), r("."))
        + p(r("By "), f'<w:fldSimple w:instr=" AUTHOR ">{r("Lee Ann")}</w:fldSimple>', r(", clerk."))
        + p(
            r("As in "),
            field(" REF _Ref1 \\h ", r("section 3")),
            r(", no result"),
            sign("begin"),
            "<w:r><w:instrText> XE canary </w:instrText></w:r>",
            sign("end"),
            r(" here."),
        )
        + p(
            r("Over "),
            sign("begin"),
            "<w:r><w:instrText> QUOTE </w:instrText></w:r>",
            sign("separate"),
            r("two"),
        )
        + p(r("paragraphs"), sign("end"), r(" it goes."))
        + p('<w:hyperlink r:id="web">' + r("Linked words") + "</w:hyperlink>", r(" and plain ones.")),
        links={"web": "https://example.org/b"},
    )


def notes() -> bytes:
    """Footnotes and endnotes: long ones, with a mark of one's own, in a table, not referred to."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>'
    foot = (
        f'<w:footnote w:type="separator" w:id="-1">{p("canary")}</w:footnote>'
        f'<w:footnote w:id="2">{p(REFERENCE, r(" Treaty of 1907."))}{p("Second paragraph.")}</w:footnote>'
        f'<w:footnote w:id="3">{p(REFERENCE, r(" Hangs in a cell."))}</w:footnote>'
        f'<w:footnote w:id="4">{p("Has its own mark.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("canary never shown")}</w:footnote>'
    )
    end = f'<w:endnote w:id="2">{p("<w:r><w:endnoteRef/></w:r>", r(" At the very end."))}</w:endnote>'
    return docx(
        p(r("The strait"), NOTE.format("footnote", 2), r(" is open"), NOTE.format("endnote", 2), r("."))
        + table(["Depth", "Width"], [tc(p(r("40 m"), NOTE.format("footnote", 3))), "9 km"])
        + p(r("Ferries"), own, r(" cross it.")),
        footnotes=foot,
        endnotes=end,
    )


def boxes() -> bytes:
    """Text boxes as Word writes them twice, alternate content, a picture with its description."""
    unheard = (
        f'<mc:AlternateContent><mc:Choice Requires="x">{r("canary")}</mc:Choice>'
        f"<mc:Fallback>{r('for older programs')}</mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('An old box.')}</w:txbxContent>"
    return docx(
        p(r("Words "), box(p("A box of"), p("two paragraphs.")), r("around it."))
        + p(r("Said "), unheard, r("."))
        + p(r("A picture: "), picture('r:embed="i"'), r(" ends."))
        + p(r("Old "), old + "</v:textbox></v:shape></w:pict></w:r>", r("times."))
        + p(box(table(["In a", "table"], ["in a", "box"])))
        + p("The end."),
        media={"i": png()},
    )


def hidden() -> bytes:
    """Hidden words by run, character style and paragraph style, and signs of fonts of signs."""
    wing = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    styles = style("Ghost", "Ghost", "<w:rPr><w:vanish/></w:rPr>", "character") + style(
        "Spectre", "Spectre", "<w:rPr><w:vanish/></w:rPr>"
    )
    symbol = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    return docx(
        p(r("Plain "), r("canary ", "<w:vanish/>"), r("words "), r("seen", '<w:vanish w:val="0"/>'), r("."))
        + p(r("By style "), r("canary ", '<w:rStyle w:val="Ghost"/>'), r("too."))
        + p("canary paragraph", style="Spectre")
        + p(r("but not all", '<w:vanish w:val="0"/>'), style="Spectre")
        + p(
            r("Web "),
            r("shown in print", "<w:webHidden/>"),
            r(", white "),
            r("words", '<w:color w:val="FFFFFF"/>'),
        )
        + p(r("Alpha "), symbol.format("Symbol", "F061"), r(" check "), symbol.format("Wingdings", "F0FC"))
        + p(r("ü", wing), r(" done in a font")),
        styles=styles,
    )


def lists() -> bytes:
    """Lists of many levels, one begun anew, and headings that are numbered."""
    levels = (level(0), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "(%3)"))
    heads = (
        level(0, text="%1", rest='<w:pStyle w:val="H1"/>'),
        level(1, text="%1.%2", rest='<w:pStyle w:val="H2"/>'),
    )
    numbering = definition(0, *levels) + definition(1, *heads) + definition(2, level(0, "bullet", "•"))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering += num(1, 0) + num(2, 0, anew) + num(3, 1) + num(4, 2)
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    styles = style("H1", "heading 1", numbered.format(0)) + style("H2", "heading 2", numbered.format(1))
    return docx(
        p("Aims", style="H1")
        + item("First aim", 1)
        + item("a part of it", 1, 1)
        + item("deeper still", 1, 2)
        + item("another deep one", 1, 2)
        + item("Second aim", 1)
        + p("Near ones", style="H2")
        + item("Counted anew", 2)
        + item("and on", 2)
        + p("Far ones", style="H2")
        + item("A bullet", 4)
        + p("A paragraph between.")
        + item("One more", 4)
        + p("Means", style="H1")
        + p("Plain words."),
        numbering=numbering,
        styles=styles,
    )


def tables() -> bytes:
    """Tables with cells over columns and rows, one in the other, with gaps, and a caption."""
    inner = table(["inner one", "inner two"], ["inner three", "inner four"])
    return docx(
        p("Table 1: Contributions", style="Caption")
        + table(
            tr(tc(p("Donor and year"), SPAN), tc(p("Sum"), BEGINS), properties=HEAD),
            tr("Norway", "2024", tc("", GOES_ON)),
            tr(tc(p("Chile"), BEGINS), "2023", "7 million"),
            tr(tc("", GOES_ON), "2024", "8 million"),
            columns=3,
        )
        + p("Between tables.")
        + table(tr(tc(p("outer") + inner + p("after inner")), "beside"), tr("below", ""))
        + p("And last:")
        + table(
            tr("a", "b", "c"),
            tr("shifted", "on", properties='<w:gridBefore w:val="1"/>'),
            tr(tc(p("wide") + p("cell of two"), '<w:gridSpan w:val="3"/>')),
            columns=3,
        ),
        styles=style("Caption", "caption"),
    )


def french() -> bytes:
    """A French document with styles named in French, guillemets, hard spaces, hyphens and tabs."""
    styles = "".join(
        (
            style("Titre", "Titre"),
            style("Titre1", "Titre 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
            style("Paragraphedeliste", "Paragraphe de liste"),
            style("Citation", "Citation"),
        )
    )
    hyphen = "<w:r><w:noBreakHyphen/></w:r>"
    return docx(
        p("Note d’information\u00a0: l’œuvre du comité", style="Titre")
        + p("Objet", style="Titre1")
        + p("La ministre a dit\u00a0: «\u00a0Où en est\u2011on\u202f?\u00a0» — puis s’est tue.")
        + p(
            r("Vice"),
            hyphen,
            r("présidente"),
            "<w:r><w:tab/></w:r>",
            r("Îles"),
            "<w:r><w:softHyphen/></w:r>",
            r("\u2011du\u2011Prince"),
        )
        + p("Élargir l’accès à 12\u202f500 foyers, 3,5\u00a0%.", style="Paragraphedeliste")
        + p(
            r("Première ligne"),
            "<w:r><w:br/></w:r>",
            r("deuxième ligne"),
            "<w:r><w:cr/></w:r>",
            r("troisième"),
        )
        + p(r("NAÏVE", "<w:caps/>"), r(" et m"), r("me", '<w:vertAlign w:val="superscript"/>'), r(" Noël"))
        + p("Cité ailleurs.", style="Citation"),
        styles=styles,
    )


def right_to_left() -> bytes:
    """Words from right to left, those that turn within, and words with their reading above them."""
    rtl = "<w:rtl/>"
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    return docx(
        p(r("وزارة الشؤون ", rtl), r("الخارجية", rtl), properties="<w:bidi/>")
        + p(r("They said "), f'<w:dir w:val="rtl">{r("שלום עולם", rtl)}</w:dir>', r(" and left."))
        + p(r("Turned "), f'<w:bdo w:val="rtl">{r("about")}</w:bdo>', r(" words."))
        + p(r("In "), ruby, r(" today."))
        + table(["العمود", "القيمة"], ["عشرة", "\u0661\u0660"], properties="<w:bidiVisual/>")
    )


def around() -> bytes:
    """Smart tags, custom XML, comments, proofing, equations and page breaks between words."""
    smart = f'<w:smartTag w:element="City">{r("Bergen")}</w:smartTag>'
    custom = f'<w:customXml w:element="x">{r("tagged")}</w:customXml>'
    comment = (
        '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    math = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    return docx(
        p(r("From "), smart, r(" by "), custom, r(" mail."))
        + f'<w:customXml w:element="y">{p("A tagged paragraph.")}</w:customXml>'
        + p(
            '<w:proofErr w:type="spellStart"/>',
            r("Mis"),
            r("spelt"),
            '<w:proofErr w:type="spellEnd"/>',
            r(" word."),
        )
        + p(r("What is "), comment.format(r("commented")), r(" stays."))
        + p(r("Let "), math, r(" be one."))
        + p(r("Before the page"), '<w:r><w:br w:type="page"/></w:r>', r("after it."))
        + p("<w:permStart w:id='1'/>", r("Allowed words", "<w:smallCaps/>"), "<w:permEnd w:id='1'/>"),
    )


def margins() -> bytes:
    """Sections with headers and footers of their own, one for the first page alone, one that none shows."""
    first = SECTION.format(
        refers("header1") + refers("footer1") + refers("header2", "first") + "<w:titlePg/>"
    )
    return docx(
        p("First section.") + p("Ends here.", properties=first) + p("Second section.") + SECTION.format(""),
        headers={"header1": p("PROTECTED"), "header2": p("Cover"), "footer1": table(["Desk", "2026"])},
    )


MADE: dict[str, Callable[[], bytes]] = {
    "changed": changed,
    "controls": controls,
    "fields": fields,
    "notes": notes,
    "boxes": boxes,
    "hidden": hidden,
    "lists": lists,
    "tables": tables,
    "french": french,
    "right-to-left": right_to_left,
    "around": around,
    "margins": margins,
}


def by_hand() -> Iterator[Compared]:
    """Every file of hand-written XML."""
    for name, make in MADE.items():
        yield Compared(name, HAND, make, None, PANDOC.get(name, ()), PYTHON_DOCX.get(name, ()))
