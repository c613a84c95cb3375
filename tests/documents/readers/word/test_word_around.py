"""What stands around the body of Word files (cases 31 and 38): notes, headers, boxes, pictures, labels."""

from __future__ import annotations

import struct
import zlib

from briefing_app.documents.readers.structured.drafts import NoteDraft, PictureDraft
from briefing_app.domain.reading import StatedMarking
from tests.documents.readers.word.making import OFFICE, codes, everything, p, r, read, said, style, table

NOTE = '<w:r><w:{}Reference w:id="{}"/></w:r>'
REFERENCE = "<w:r><w:rPr><w:vertAlign/></w:rPr><w:footnoteRef/></w:r>"
SEPARATOR = f'<w:footnote w:type="separator" w:id="-1">{p("canary")}</w:footnote>'


def footnote(number: int, words: str) -> str:
    return f'<w:footnote w:id="{number}">{p(REFERENCE, r(" " + words))}</w:footnote>'


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + chunk(b"IEND", b"")
    )


def drawing(inside: str, described: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"{described}/>'
        f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(reference: str, described: str = ' descr="A bridge"') -> str:
    return drawing(f"<pic:pic><pic:blipFill><a:blip {reference}/></pic:blipFill></pic:pic>", described)


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: a new one, and an old one for programs that know no new ones."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = drawing(f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>")[5:-6]
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


# ---- notes


def test_notes_hang_where_they_are_referred_to_and_come_after_the_body() -> None:
    body = p(r("One"), NOTE.format("footnote", 2), r(" two"), NOTE.format("endnote", 1)) + p("End")
    notes = SEPARATOR + footnote(2, "Below.") + footnote(3, "canary")
    endnotes = f'<w:endnote w:id="1">{p("<w:r><w:endnoteRef/></w:r>", r("Last."))}</w:endnote>'
    page = read(body, footnotes=notes, endnotes=endnotes)
    assert said(page) == ["One{1} two{i}", "End", "Below.", "Last."]
    marks = [part.key for part in page.drafts[0].parts if hasattr(part, "key")]
    assert marks == [draft.key for draft in page.drafts if isinstance(draft, NoteDraft)]
    assert page.lines == ["One1 twoi", "End", "Below.", "Last."]
    assert "canary" not in everything(page)


def test_a_mark_of_ones_own_is_the_mark_and_no_words() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    note = f'<w:footnote w:id="2">{p("* Said apart.")}</w:footnote>'
    page = read(p(r("Landscape"), own), footnotes=note)
    assert said(page) == ["Landscape{*}", "Said apart."]


def test_a_note_of_several_paragraphs_is_read_whole_with_its_table() -> None:
    inside = p("one") + table(["a", "b"], ["c", "d"]) + p("two")
    page = read(
        p(r("x"), NOTE.format("footnote", 2)), footnotes=f'<w:footnote w:id="2">{inside}</w:footnote>'
    )
    assert said(page)[1:] == ["one", "a", "b", "c", "d", "two"]


def test_a_note_that_is_not_there_is_reported() -> None:
    page = read(p(r("x"), NOTE.format("footnote", 7)))
    assert said(page) == ["x"]
    assert codes(page) == [(1, "lost-note")]


# ---- headers and footers

SECTION = '<w:sectPr>{}<w:pgSz w:w="1"/></w:sectPr>'


def refers(name: str, kind: str = "default") -> str:
    return f'<w:{name.rstrip("0123456789")}Reference w:type="{kind}" r:id="{name}"/>'


def test_headers_and_footers_are_apart_and_each_text_once() -> None:
    headers = {
        "header1": p("PROTECTED B"),
        "header2": p("PROTECTED B") + p("Annex"),
        "footer1": p("PROTECTED B"),
    }
    body = (
        p("One", properties=SECTION.format(refers("header1") + refers("footer1")))
        + p("Two")
        + SECTION.format(refers("header2"))
    )
    page = read(body, headers=headers)
    assert [(draft.rule, draft.boilerplate) for draft in page.drafts[2:]] == [
        ("word-header", True),
        ("word-header", True),
        ("word-footer", True),
    ]
    assert said(page) == ["One", "Two", "PROTECTED B", "Annex", "PROTECTED B"]
    assert [(one.where, one.wording) for one in page.stated] == [
        ("header", "PROTECTED B"),
        ("header", "Annex"),
        ("footer", "PROTECTED B"),
    ]
    assert all(page.lines[one.line - 1] == one.wording for one in page.stated)
    assert page.lines == said(page)


def test_a_header_that_no_page_shows_is_not_read() -> None:
    headers = {"header1": p("shown"), "header2": p("canary"), "header3": p("canary"), "header4": p("canary")}
    body = p("x") + SECTION.format(refers("header1") + refers("header2", "first") + refers("header3", "even"))
    page = read(body, headers=headers)
    assert said(page) == ["x", "shown"]
    shown = read(
        p("x") + SECTION.format(refers("header2", "first") + refers("header3", "even") + "<w:titlePg/>"),
        headers=headers,
        settings="<w:evenAndOddHeaders/>",
    )
    assert said(shown) == ["x", "canary", "canary"][:2]


def test_tables_in_headers_are_read_cell_by_cell() -> None:
    headers = {"header1": table(["SECRET", "Page 3"], ["Draft", ""])}
    assert said(read(p("x") + SECTION.format(refers("header1")), headers=headers)) == [
        "x",
        "SECRET",
        "Page 3",
        "Draft",
    ]


def test_a_picture_in_a_header_and_what_is_hidden_there_are_reported() -> None:
    header = p("x", r("canary", "<w:vanish/>")) + p(picture('r:embed="rId9"'))
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="rId9" Type="{OFFICE}relationships/image" Target="media/rId9.bin"/></Relationships>'
    )
    page = read(
        p("x") + SECTION.format(refers("header1")),
        headers={"header1": p("x") + header},
        media={"rId9": png()},
        whole={"word/_rels/header1.xml.rels": related},
    )
    assert page.lines == ["x", "x"]
    assert codes(page) == [(2, "hidden-text"), (2, "picture-left-out")]
    assert "canary" not in everything(page)


def test_a_watermark_is_told_as_one() -> None:
    drawn = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="SECRET &#10; DRAFT"/>'
        "</v:shape></w:pict></w:r>"
    )
    page = read(p("x") + SECTION.format(refers("header1")), headers={"header1": p(drawn)})
    assert said(page) == ["x", "SECRET DRAFT"]
    assert [(one.where, one.wording) for one in page.stated] == [("watermark", "SECRET DRAFT")]


# ---- boxes and pictures


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    page = read(p(r("One"), box(p("In a box"), p(r("more"))), r(" two")) + p("Three"))
    assert said(page) == ["One two", "In a box", "more", "Three"]
    assert [draft.rule for draft in page.drafts] == ["", "word-text-box", "word-text-box", ""]


def test_a_box_in_a_box_is_read_too() -> None:
    assert said(read(p(r("a"), box(p(r("b"), box(p("c"))))))) == ["a", "b", "c"]


def test_a_picture_comes_with_its_bytes_and_alternate_text() -> None:
    data = png()
    page = read(p(r("See "), picture('r:embed="rId9"')) + p(picture('r:embed="rId9"')), media={"rId9": data})
    assert said(page) == ["See", "<A bridge>", "<A bridge>"]
    first, second = (draft for draft in page.drafts if isinstance(draft, PictureDraft))
    assert (first.data, first.media_type, first.line, second.line) == (data, "image/png", 2, 3)


def test_a_picture_carries_the_bookmark_of_its_paragraph() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_bPicture"/>'
    page = read(p(start, picture('r:embed="rId9"')), media={"rId9": png()})
    assert [draft.bookmarks for draft in page.drafts] == [("_bPicture",)]


def test_a_picture_for_show_has_no_alternate_text() -> None:
    decorative = (
        ' descr="A line"><a:extLst><a:ext><adec:decorative val="1" xmlns:adec='
        '"http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst></wp:docPr'
    )
    run = picture('r:embed="rId9"', "@").replace("@/>", decorative + ">")
    assert said(read(p(run), media={"rId9": png()})) == ["<>"]


def test_a_picture_elsewhere_is_never_fetched() -> None:
    page = read(p(r("a "), picture('r:link="rId9"')))
    assert said(page) == ["a [A bridge]"]
    assert codes(page) == [(1, "linked-picture")]


def test_a_picture_that_is_too_large_or_of_another_kind_leaves_its_words() -> None:
    for data in (png(20_000, 20_000), b"\x01\0\0\0 EMF", b""):
        page = read(p(picture('r:embed="rId9"')), media={"rId9": data})
        assert said(page) == ["[A bridge]"]
        assert codes(page) == [(1, "picture-left-out")]


def test_charts_diagrams_shapes_and_objects_are_counted_and_not_opened() -> None:
    page = read(
        p(
            r("a"),
            drawing('<c:chart r:id="rId1"/>'),
            drawing('<dgm:relIds r:dm="rId2"/>'),
            drawing("<wps:wsp/>"),
            '<w:r><w:object><v:shape><v:imagedata r:id="rId9"/></v:shape><o:OLEObject r:id="rId3"/>'
            "</w:object></w:r>",
        )
        + '<w:altChunk r:id="rId4"/>'
        + p("b"),
        media={"rId9": png()},
    )
    assert said(page) == ["a", "b"]
    assert codes(page) == [
        (1, "chart"),
        (1, "diagram"),
        (1, "embedded-object"),
        (1, "shape"),
        (2, "embedded-file"),
    ]


# ---- bookmarks and labels


def test_bookmarks_are_told_of_the_block_they_begin_in_or_before() -> None:
    def start(name: str) -> str:
        return f'<w:bookmarkStart w:id="1" w:name="{name}"/>'

    body = p(start("_a"), r("a")) + start("_b") + p(r("b"), start("_c"), style="H") + p(start("_d"))
    page = read(body, styles=style("H", "heading 1"))
    assert [draft.bookmarks for draft in page.drafts] == [("_a",), ("_b", "_c")]


LABEL = "MSIP_Label_0f1e2d3c-0000-4000-8000-000000000001_"


def properties(**said: str) -> str:
    rows = "".join(
        f'<property name="{name}" fmtid="{{0}}" pid="2"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for name, value in said.items()
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    )


def test_labels_and_properties_are_told_verbatim() -> None:
    given = {
        f"{LABEL}Name": "Protected B",
        f"{LABEL}Enabled": "true",
        "Classification": "SECRET",
        "Author": "x",
    }
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        "<cp:keywords>PROTECTED A</cp:keywords></cp:coreProperties>"
    )
    page = read(p("x"), whole={"docProps/custom.xml": properties(**given), "docProps/core.xml": core})
    assert page.stated == (
        StatedMarking("label", "Protected B"),
        StatedMarking("property", "SECRET"),
        StatedMarking("property", "PROTECTED A"),
    )


def test_a_label_that_was_taken_off_is_not_told() -> None:
    given = {f"{LABEL}Name": "Protected B", f"{LABEL}Enabled": "false"}
    assert read(p("x"), whole={"docProps/custom.xml": properties(**given)}).stated == ()


def test_the_label_of_newer_files_is_told_by_its_id_where_it_has_no_name() -> None:
    part = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        '<clbl:label id="{0f1e}" enabled="1" method="Privileged" siteId="{2}" removed="0"/>'
        '<clbl:label id="{ffff}" enabled="1" removed="1"/></clbl:labelList>'
    )
    assert read(p("x"), whole={"docMetadata/LabelInfo.xml": part}).stated == (StatedMarking("label", "0f1e"),)


def test_a_footnote_that_an_endnote_refers_to_is_read() -> None:
    refers = p(REFERENCE, r(" Ends"), NOTE.format("footnote", 7))
    page = read(
        p(r("Text"), NOTE.format("endnote", 2)),
        footnotes=SEPARATOR + footnote(7, "of the end"),
        endnotes=f'<w:endnote w:id="2">{refers}</w:endnote>',
    )
    assert "of the end" in " ".join(said(page))
    assert [draft.key for draft in page.drafts if isinstance(draft, NoteDraft)] == ["endnote:2", "footnote:7"]


def test_a_picture_shown_many_times_is_held_once() -> None:
    page = read(p(picture('r:embed="rId9"')) * 3, media={"rId9": png()})
    first, *others = (draft for draft in page.drafts if isinstance(draft, PictureDraft))
    assert len(others) == 2
    assert all(one.data is first.data for one in others)
