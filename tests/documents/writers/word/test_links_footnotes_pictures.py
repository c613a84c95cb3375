"""Links, footnotes and pictures are real ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.text import (
    BlockId,
    Picture,
    Run,
)
from tests.documents.docx_reading import (
    R,
    W,
    part,
    parts,
    words,
)
from tests.documents.example_editions import (
    PICTURE_DIGEST,
    body,
    internal,
    paragraph,
    png,
)
from tests.documents.writers.word.test_writer import body_paragraphs, of, written

# ---- links, footnotes, pictures


def test_only_the_web_and_mail_are_links():
    addresses = [
        "https://example.org/a",
        "mailto:a@example.org",
        "file:///etc/passwd",
        "javascript:x()",
        "\\\\share\\x",
        "ftp://x.org",
    ]
    data = of(*(paragraph(f"p{n}", Run("there", link=address)) for n, address in enumerate(addresses)))
    rels = part(data, "word/_rels/document.xml.rels")
    assert [one.get("Target") for one in rels if one.get("TargetMode")] == addresses[:2]
    assert len(list(part(data).iter(f"{W}hyperlink"))) == 2


def test_an_address_used_twice_is_one_relationship_and_runs_of_one_link_are_one_link():
    same = "https://example.org/a?b=1&c=2"
    data = of(
        paragraph(
            "p", Run("one ", link=same), Run("link", bold=True, link=same), " and ", Run("again", link=same)
        )
    )
    rels = part(data, "word/_rels/document.xml.rels")
    assert [one.get("Target") for one in rels if one.get("TargetMode")] == [same]
    assert [words(one) for one in part(data).iter(f"{W}hyperlink")] == ["one link", "again"]


def test_every_relationship_id_that_is_used_is_there():
    data = written(internal())
    for name, source in (
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ):
        known = {one.get("Id") for one in part(data, source)}
        used = {
            value for one in part(data, name).iter() for key, value in one.attrib.items() if key.startswith(R)
        }
        assert used <= known
        assert used


def test_a_footnote_is_a_real_one_and_its_link_is_its_own():
    data = written(internal())
    notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
    assert [one.get(f"{W}id") for one in notes] == ["-1", "0", "1"]
    assert words(notes[2]) == " Five staff, two of them seconded; see the charter."
    reference = next(part(data).iter(f"{W}footnoteReference"))
    assert reference.get(f"{W}id") == "1"
    assert b"charter" not in parts(data)["word/_rels/document.xml.rels"]


def test_a_picture_is_inline_with_its_alternate_text_and_without_metadata():
    data = written(internal())
    root = part(data)
    described = next(one for one in root.iter() if str(one.tag).endswith("}docPr"))
    assert described.get("descr").startswith("Map of the twelve member states")
    assert not [one for one in root.iter() if str(one.tag).endswith("}anchor")]
    assert b"Somebody" not in parts(data)["word/media/picture1.png"]


def test_a_picture_used_twice_is_stored_once():
    shown = next(block for block in body() if isinstance(block, Picture))
    data = of(shown, replace(shown, id=BlockId("again")))
    assert [name for name in parts(data) if "media" in name] == ["word/media/picture1.png"]
    numbers = [one.get("id") for one in part(data).iter() if str(one.tag).endswith("}docPr")]
    assert numbers == ["1", "2"]


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", png()[:40], b"\xff\xd8\xff\xe0"])
def test_a_picture_that_cannot_be_printed_gives_its_alternate_text(content):
    shown = next(block for block in body() if isinstance(block, Picture))
    data = written(internal(blocks=(shown,)), **{PICTURE_DIGEST: content, "other": b"x"})
    assert body_paragraphs(data) == [
        ("Caption", "Members of the forum, March 2026"),
        ("", "[Map of the twelve member states around the northern Atlantic]"),
    ]
