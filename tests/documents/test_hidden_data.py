"""What a file that others saved holds unseen is listed and never quoted; what its pages show is not."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from briefing_app.documents.foreign_files import format_of_file
from briefing_app.documents.gate import check
from briefing_app.documents.gate_scan import SCAN_RULES
from briefing_app.documents.hidden_data import hidden_data
from briefing_app.domain.errors import UnreadableError
from tests.documents.vectors.planting import (
    LANGUAGES,
    SECRETS,
    WRITERS,
    Finished,
    clean,
    parts_of,
    put,
    with_xml,
)
from tests.documents.vectors.registry import Case
from tests.documents.vectors.test_vectors import CASES

SHOWN = {
    "hidden on the web",  # every page has it
    "tool tip of a link",  # the search reads these: they are what a file says by itself
    "anchor",
    "id made from a heading",
    "address that is no link",
    "unknown namespace",
    "unknown tag",
    "characters as numbers",
    "time of a part",  # every other program states it
    "the whole of a picture",  # a picture is looked at by a person
    "language of a phrase",
    "black ground",  # by what words on it are hidden is told by their own colour alone
}
"""Ways that are nothing to list in a file of another program, each with the reason."""

SEARCHED = ("stretches", "words", "runs", "numbers", "days", "percent", "entities", "base64", "hexadecimal")
HIDDEN = [case for case in CASES if case.vector.rule not in SEARCHED and case.vector.what not in SHOWN]
STATED = {"Department of Northern Affairs", "Meeting with the Northern Migration Forum"}


def listed(finished: Finished) -> tuple[str, ...]:
    return hidden_data(finished.format, finished.data, STATED)


@pytest.mark.parametrize("case", HIDDEN, ids=str)
def test_what_a_page_does_not_show_is_listed(case: Case) -> None:
    found = " ".join(listed(case.planted))
    assert found
    assert case.secret.riddle not in found
    assert case.secret.word not in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", WRITERS)
def test_a_document_of_ours_has_nothing_to_list(format_: str, language: str) -> None:
    assert listed(clean(language, format_)) == ()


def test_bytes_that_other_programs_fill_up_with_are_not_listed() -> None:
    """They state sizes behind their parts, as a stream has to be written."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, content: object) -> int:
            self.written += content  # type: ignore[arg-type]  # bytes
            return len(content)  # type: ignore[arg-type]  # bytes

    original = clean("en", "docx")
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(original.data).items():
            package.writestr(name, content)
    assert listed(put(original, bytes(stream.written))) == ()


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ('<p style="color: white">x</p>', "hidden text"),
        ('<input type="hidden" value="x">', "a hidden field"),
        ('<img src="https://example.org/x.png">', "a link to another file"),
        ("<style>.x { visibility: hidden }</style>", "a style sheet that hides something"),
        ("<style>/* said here */ .x { color: red }</style>", "a comment or an instruction"),
        ('<p style="color: red /* said here */">x</p>', "a comment or an instruction"),
        ('<meta name="author" content="Jane Roy">', "an author"),
    ],
)
def test_what_other_programs_write_into_pages_is_listed(more: str, line: str) -> None:
    data = clean("en", "html").data.replace(b"</main>", f"{more}</main>".encode())
    assert hidden_data("html", data, STATED) == (line,)


CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
STYLE = '<w:style w:type="paragraph" w:styleId="x1"><w:name w:val="{}"/></w:style>'


@pytest.mark.parametrize(
    ("part", "before", "xml", "line"),
    [
        ("document", "<w:sectPr", CONTROL.format('<w:alias w:val="x"/>'), "a name of a content control"),
        ("document", "<w:sectPr", CONTROL.format('<w:tag w:val="x"/>'), "a name of a content control"),
        ("styles", "</w:styles>", STYLE.format("Harbour"), "a style or a list with a name of its own"),
        ("styles", "</w:styles>", STYLE.format("Normal 1 654"), "a style or a list with a name of its own"),
    ],
)
def test_names_that_somebody_gave_in_a_word_file_are_listed(
    part: str, before: str, xml: str, line: str
) -> None:
    planted = with_xml(clean("en", "docx"), f"word/{part}.xml", before, xml)
    assert f"{line}, found at word/{part}.xml" in listed(planted)


@pytest.mark.parametrize("name", ["Heading 1", "Medium Grid 3 Accent 6", "List Bullet 2", "Body Text Char"])
def test_names_that_every_program_gives_are_not_listed(name: str) -> None:
    planted = with_xml(clean("en", "docx"), "word/styles.xml", "</w:styles>", STYLE.format(name))
    assert listed(planted) == ()


CHOSEN = [STYLE, *(CONTROL.format(f'<w:{tag} w:val="{{}}"/>') for tag in ("alias", "tag"))]


@pytest.mark.parametrize("hidden", ["{word}", "Fee {number} paid"])
@pytest.mark.parametrize("form", CHOSEN)
def test_single_words_and_numbers_in_such_names_are_found(form: str, hidden: str) -> None:
    part, before = ("styles", "</w:styles>") if form is STYLE else ("document", "<w:sectPr")
    xml = form.format(hidden.format(word="Kangerlussuaq", number="1 654 321"))
    planted = with_xml(clean("en", "docx"), f"word/{part}.xml", before, xml)
    wanted = ("Kangerlussuaq", "1,654,321 euros")
    found = check("docx", planted.data, "", wanted, rules=SCAN_RULES)
    assert {one.place for one in found} == {f"word/{part}.xml, attributes"}


@pytest.mark.parametrize(
    "more",
    [
        "<style>/* Kangerlussuaq */</style>",
        '<p data-x="Kangerlussuaq">x</p>',
        '<p style="/*Kangerlussuaq">x</p>',
    ],
)
def test_single_words_behind_a_page_are_found(more: str) -> None:
    data = clean("en", "html").data.replace(b"</main>", f"{more}</main>".encode())
    assert check("html", data, "", ("Kangerlussuaq",), rules=SCAN_RULES)


@pytest.mark.parametrize(
    "more", ["An open *line* more.", "A [link](<https://example.org/a>).", "<https://a.example>", "a < b"]
)
def test_what_is_written_openly_into_markdown_is_not_listed(more: str) -> None:
    assert hidden_data("md", clean("en", "md").data + f"{more}\n".encode()) == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.timeout(180)
def test_a_file_that_libreoffice_saved_lists_what_it_counted_alone(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(clean("en", "docx").data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "docx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    data = (tmp_path / "saved" / "a.docx").read_bytes()
    counted = "a count of its words or of the time spent on it, found at docProps/app.xml"
    assert hidden_data("docx", data, STATED) == (counted,)
    found = Finished("docx", data, clean("en", "docx").edition).findings(SECRETS["en"], SCAN_RULES)
    assert found == ()


# ---- what is not opened


def package(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word__document_dot_xml": b"<a/>", "x": bytes(17_000_000)}, "too large"),
        ({"word__document_dot_xml": b"<a/>", "x": bytes(2_000_000)}, "too large"),
        ({"word__document_dot_xml": b"<a/>", **{f"x{n}": b"" for n in range(2_001)}}, "too large"),
        ({"word__document_dot_xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}, "DOCTYPE"),
        ({"content_dot_xml": b"<a/>"}, "without a Word document"),
    ],
    ids=["one part", "swollen", "many parts", "own words", "another package"],
)
def test_a_package_made_to_harm_is_not_opened(parts: dict[str, bytes], said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        format_of_file("a.docx", package(**parts))


def test_a_stated_size_that_lies_is_not_believed() -> None:
    data = bytearray(package(word__document_dot_xml=b"<a/>", x=bytes(20_000_000)))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        format_of_file("a.docx", bytes(data))


@pytest.mark.parametrize(("name", "format_"), [("A.DOCX", "docx"), ("a.docm", "docx")])
def test_the_ending_and_the_bytes_say_the_format(name: str, format_: str) -> None:
    assert format_of_file(name, package(word__document_dot_xml=b"<a/>")) == format_


@pytest.mark.parametrize(
    ("name", "format_"), [("a.htm", "html"), ("a.html", "html"), ("a.markdown", "md"), ("a.txt", "txt")]
)
def test_the_ending_of_a_text_says_its_format(name: str, format_: str) -> None:
    assert format_of_file(name, b"words") == format_
