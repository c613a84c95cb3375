"""The gate finds severed words wherever they are and however they are written, and says where, never what."""

from __future__ import annotations

import base64
import io
import re
import unicodedata
import zipfile
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing_app.documents.gate import Finding, check
from briefing_app.documents.gate_needles import Needles, folded_words
from briefing_app.documents.gate_places import PLACES
from briefing_app.documents.writers import load_writers
from briefing_app.domain.edition import InternalEdition, PublicEdition
from briefing_app.domain.errors import ExportError
from briefing_app.domain.text import HardBreak, Picture, Run
from briefing_app.domain.withheld_places import severed_phrases
from tests.documents.example_editions import (
    RESOURCES,
    body,
    front,
    internal,
    item,
    paragraph,
    pictures,
    public,
    table,
    wording,
)

FORMATS = tuple(PLACES)
WRITERS = load_writers(RESOURCES / "templates")
PHRASE = "the Élan programme of Minister Halvorsen"
NEEDLES = severed_phrases((*front(), *body()))


def written(format_: str, edition: InternalEdition | PublicEdition) -> bytes:
    return WRITERS[format_](edition, wording(edition.language), pictures())


def places(format_: str, data: bytes, *needles: str, name: str = "note.docx") -> list[str]:
    return [finding.place for finding in check(format_, data, name, needles)]


def document(*content: object, format_: str = "docx") -> bytes:
    """A finished document of one paragraph."""
    return written(format_, public(blocks=(paragraph("p", *content),), contents_depth=0))


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The Word file with parts replaced or added; names have "__" for "/" and "_dot_" for "."."""
    names = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, names.pop(name, None) or old.read(name))
        for name, content in names.items():
            new.writestr(name, content or b"")
    return out.getvalue()


def with_in(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The Word file with something put into one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read(part)
    assert old in content
    return changed(data, **{part.replace("/", "__").replace(".", "_dot_"): content.replace(old, new, 1)})


# ---- clean


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_public_document_is_clean(format_, language):
    assert len(NEEDLES) == 5
    assert check(format_, written(format_, public(language)), f"2026-0042-public.{format_}", NEEDLES) == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_severed_phrase_is_found_in_the_internal_document(format_):
    found = check(format_, written(format_, internal()), "note", NEEDLES)
    assert {finding.needle for finding in found} == set(range(len(NEEDLES)))


@pytest.mark.parametrize("format_", FORMATS)
def test_words_of_the_format_itself_are_no_findings(format_):
    vocabulary = ("header", "footer", "Normal", "720", "9360", "color", "span", "style", "word", "Default")
    blocks = (table("t", [["A", "B"], ["1", "2"]]),)
    data = written(format_, public(blocks=blocks, title="Letter", subtitle=""))
    assert check(format_, data, "letter", vocabulary) == ()


def test_part_of_a_longer_word_is_no_finding():
    assert places("docx", document("The contractor signed."), "contract", "act") == []


def test_a_year_alone_is_no_finding_but_a_phrase_with_it_is():
    data = document("It began in 2019 in Geneva.")
    assert places("docx", data, "by 2019 at the latest") == []
    assert places("docx", data, "in 2019 in Geneva")


def test_a_number_that_is_released_elsewhere_is_no_finding():
    data = document("The fund holds $165,000 today.")
    assert check("docx", data, "n", ("a share of 165 000 dollars",), released="holds $165,000") == ()
    assert check("docx", data, "n", ("a share of 165 000 dollars",), released="holds $1,165,000") != ()


def test_signs_without_words_are_no_needles():
    assert places("docx", document("a – b ... c"), "–", "...", "", " ", "a") == []


# ---- however it is written


@pytest.mark.parametrize(
    "written_as",
    [
        PHRASE,
        PHRASE.upper(),
        "the elan programme of minister halvorsen",
        unicodedata.normalize("NFD", PHRASE),
        "the Élan pro\u00adgramme of Min\u200bister Hal\u2060vorsen",
        "the Élan\u00a0programme of\u202fMinister  Halvorsen",
        "the Élan-programme, of (Minister) “Halvorsen”",
        "t h e É l a n p r o g r a m m e of Minister Halvorsen",
        "".join(chr(ord(letter) + 0xFEE0) for letter in "the") + PHRASE[3:],
        "theÉlanprogrammeofMinisterHalvorsen",
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_another_spelling_is_found(format_, written_as):
    assert places(format_, document(f"Before {written_as} after.", format_=format_), PHRASE)


@pytest.mark.parametrize("format_", FORMATS)
def test_words_split_over_runs_are_found(format_):
    data = document(
        "the É",
        Run("lan prog", bold=True),
        Run("ramme of Min", italic=True),
        "ister Halvor",
        Run("sen", bold=True),
        format_=format_,
    )
    assert places(format_, data, PHRASE)


@pytest.mark.parametrize("format_", FORMATS)
def test_words_over_a_line_break_and_over_paragraphs_are_found(format_):
    data = document("the Élan programme", HardBreak(), "of Minister Halvorsen", format_=format_)
    assert places(format_, data, PHRASE)
    blocks = (item("a", 1, "the Élan programme"), item("b", 1, "of Minister Halvorsen"))
    assert places(
        format_, written(format_, public(blocks=blocks, contents_depth=0)), "programme of Minister Halvorsen"
    )


@pytest.mark.parametrize(
    "number", ["1,240,000", "1 240 000", "1\u00a0240\u202f000 $", "1.240.000", "1240000", "$1’240’000"]
)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_severed_number_is_found_in_a_table_with_any_separators(format_, number):
    money = table("t", [["Year", "Amount"], ["2025", number]])
    data = written(format_, public(blocks=(money,), contents_depth=0))
    assert places(format_, data, "Norland gave 1 240 000 dollars")


def test_a_number_beside_another_is_found():
    assert places("txt", b"In 2025 900 000 people came", "about 900,000 of them")


@pytest.mark.parametrize("letters", ["œuvre secrète", "OEUVRE SECRETE", "Straße nach Łódź"])
def test_ligatures_and_letters_of_other_tongues_are_found(letters):
    assert places("docx", document(f"one {letters} two"), letters.swapcase())
    assert folded_words("Œuvre") == folded_words("oeuvre")


def test_words_of_a_script_without_spaces_are_found_inside_a_line():
    assert places("txt", "前文秘密協議後文".encode(), "秘密協議")


# ---- wherever it is


def test_the_name_of_the_file_is_searched():
    assert places(
        "docx", document("Words."), PHRASE, name="2026-the-elan-programme-of-minister-halvorsen.docx"
    ) == ["the name of the file"]


def _paragraph(inner: bytes) -> bytes:
    return b"<w:p>" + inner + b"</w:p>"


_WORDS = _paragraph(b"<w:r><w:t>%s</w:t></w:r>")
WORD_PLACES = {
    "text": ("word/document.xml", b"</w:body>", _WORDS),
    "tracked deletion": (
        "word/document.xml",
        b"</w:body>",
        _paragraph(b"<w:del><w:r><w:delText>%s</w:delText></w:r></w:del>"),
    ),
    "field code": (
        "word/document.xml",
        b"</w:body>",
        _paragraph(b"<w:r><w:instrText>QUOTE %s</w:instrText></w:r>"),
    ),
    "bookmark": ("word/document.xml", b"</w:body>", _paragraph(b'<w:bookmarkStart w:id="99" w:name="%s"/>')),
    "comment": ("word/document.xml", b"</w:body>", b"<!-- %s -->"),
    "instruction": ("word/document.xml", b"</w:body>", b"<?note %s?>"),
    "behind a comment": (
        "word/document.xml",
        b"</w:body>",
        _paragraph(b"<w:r><w:t><!-- x -->%s</w:t></w:r>"),
    ),
    "style name": (
        "word/styles.xml",
        b"</w:styles>",
        b'<w:style w:styleId="x"><w:name w:val="%s"/></w:style>',
    ),
    "header": ("word/header1.xml", b"</w:hdr>", _WORDS),
    "even footer": ("word/footer3.xml", b"</w:ftr>", _WORDS),
    "footnote": ("word/footnotes.xml", b"</w:footnotes>", b"<w:footnote>" + _WORDS + b"</w:footnote>"),
    "title": ("docProps/core.xml", b"</cp:coreProperties>", b"<cp:keywords>%s</cp:keywords>"),
    "statistics": ("docProps/app.xml", b"</Properties>", b"<Company>%s</Company>"),
    "address": (
        "word/_rels/document.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="x" TargetMode="External" Target="https://x.org/%s"/>',
    ),
    "variable": ("word/settings.xml", b"</w:settings>", b'<w:docVars><w:docVar w:val="%s"/></w:docVars>'),
    "alternate text": ("word/document.xml", b"</w:body>", b'<x:docPr xmlns:x="x" descr="%s"/>'),
}


@pytest.mark.parametrize("place", WORD_PLACES)
def test_a_leak_into_any_part_of_a_word_file_is_found(place):
    part, old, new = WORD_PLACES[place]
    clean = document("Words.")
    assert places("docx", clean, PHRASE) == []
    leaked = with_in(clean, part, old, new.replace(b"%s", PHRASE.encode()) + old)
    found = places("docx", leaked, PHRASE)
    assert found
    assert all(one.startswith(part) for one in found)


def test_a_percent_encoded_address_is_found():
    data = document(Run("there", link="https://example.org/the%20%C3%89lan%20programme"))
    assert any("attributes" in one for one in places("docx", data, "the Élan programme"))


def test_a_part_nothing_refers_to_is_searched_and_so_is_its_name():
    clean = document("Words.")
    (place,) = places("docx", changed(clean, word__left_dot_xml=f"<a>{PHRASE}</a>".encode()), PHRASE)
    assert re.fullmatch(r"part \d+ of the package", place)  # the names of foreign parts may be words
    assert places("docx", changed(clean, **{f"word__{PHRASE}_dot_bin": b"x"}), PHRASE) == [
        "the name of a part"
    ]
    (place,) = places("docx", changed(clean, word__media__x_dot_png=f"tEXt\0{PHRASE}".encode()), PHRASE)
    assert re.fullmatch(r"part \d+ of the package", place)


def test_the_comment_of_the_package_is_searched():
    data = io.BytesIO(document("Words."))
    with zipfile.ZipFile(data, "a") as package:
        package.comment = PHRASE.encode()
    assert places("docx", data.getvalue(), PHRASE) == ["the comment of the package"]


@pytest.mark.parametrize(
    "leak",
    [
        "<p>%s</p>",
        "<!-- %s -->",
        '<img alt="%s">',
        '<a href="https://x.org/%s">x</a>',
        "<script>'%s'</script>",
        "<style>/* %s */</style>",
        '<p data-x="%s">x</p>',
        "<td>the Élan</td><td>programme of Minister Halvorsen",
        "<p>the &Eacute;lan programme of Minister Halvorsen</p>",
    ],
)
def test_a_leak_into_a_page_is_found(leak):
    clean = document("Words.", format_="html").decode()
    assert places("html", clean.encode(), PHRASE) == []
    leaked = clean.replace("</main>", leak.replace("%s", PHRASE) + "</main>")
    assert places("html", leaked.encode(), PHRASE)


def test_an_escaped_leak_in_markdown_is_found():
    assert places("md", "the \\É\\lan **pro**gramme of<br>Minister _Halvor_sen".encode(), PHRASE) == [
        "line 1"
    ]


# ---- what is said


def test_a_finding_says_where_and_which_and_never_what():
    data = written("docx", internal())
    found = check("docx", data, "note.docx", NEEDLES)
    assert all(isinstance(finding, Finding) for finding in found)
    said = " ".join(finding.place for finding in found).lower()
    assert "halvorsen" not in said
    assert "word/document.xml, paragraph" in said


def test_the_exact_place_is_said_and_not_the_whole_part_beside_it():
    blocks = (paragraph("a", "Clean."), paragraph("b", f"It is {PHRASE}."))
    found = places("docx", written("docx", public(blocks=blocks, contents_depth=0)), PHRASE)
    assert found == ["word/document.xml, paragraph 5"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", document("Words.")[:-40]])
def test_a_file_that_cannot_be_read_again_is_refused(data):
    with pytest.raises(ExportError, match="cannot be read again"):
        check("docx", data, "note.docx", (PHRASE,))


def test_a_damaged_part_is_refused():
    with pytest.raises(ExportError, match="cannot be read again"):
        check("docx", changed(document("Words."), word__document_dot_xml=b"<w:p>"), "note.docx", (PHRASE,))


def test_an_unknown_format_is_refused():
    with pytest.raises(ExportError, match="cannot be checked"):
        check("pdf", b"", "note.pdf", (PHRASE,))


letters = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéèàç"), min_size=2, max_size=9)


@given(st.lists(letters, min_size=2, max_size=6).map(" ".join), st.sampled_from(FORMATS), st.integers(0, 3))
@settings(max_examples=80)
def test_a_leaked_phrase_is_always_found(phrase, format_, where):
    assume(len("".join(folded_words(phrase))) >= 4)
    middle = len(phrase) // 2
    shown = next(block for block in body() if isinstance(block, Picture))
    blocks = (
        (paragraph("p", f"Words {phrase} words."),),
        (paragraph("p", Run(phrase[:middle], bold=True), Run(phrase[middle:])),),
        (table("t", [["A"], [phrase]]),),
        (replace(shown, alternate=phrase),),
    )[where]
    assert check(format_, written(format_, public(blocks=blocks)), "note", (phrase,))


@given(st.lists(letters, min_size=3, max_size=6).map(" ".join))
@settings(max_examples=40)
def test_a_document_without_the_phrase_is_clean(phrase):
    data = document("Only figures stand here: 1, 2 and 3.")
    assert check("docx", data, "note.docx", (f"qzx {phrase} qzx",)) == ()


def test_encoded_pictures_do_not_slow_the_gate_down():
    data = (
        b"<html><body><p>x</p><img src='data:image/png;base64,"
        + base64.b64encode(bytes(3_000_000))
        + b"'></body></html>"
    )
    assert check("html", data, "note.html", NEEDLES) == ()


def test_needles_without_the_parts_of_phrases_are_not_taken_for_those_of_a_document() -> None:
    with pytest.raises(ValueError, match="without the parts"):
        Needles.of([PHRASE]).beside("open words")
    assert Needles.of([PHRASE], beside="").beside("open words").in_words("of Halvorsen")
    assert Needles().beside("open words").in_words(PHRASE) == set()
