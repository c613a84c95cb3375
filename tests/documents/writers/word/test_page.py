"""The page around the text: banner, number, date, page, languages, properties."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest

from tests.documents.docx_reading import (
    W,
    paragraphs,
    part,
    parts,
    words,
)
from tests.documents.example_editions import (
    internal,
)
from tests.documents.writers.word.test_writer import written

# ---- the page around the text


@pytest.mark.parametrize(
    ("language", "banner", "page", "day"),
    [
        ("en", "PROTECTED B", "Page 1 of 1", "December 2, 2026"),
        ("fr", "PROTÉGÉ B", "Page 1 de 1", "2 décembre 2026"),
    ],
)
def test_banner_number_date_and_page_stand_on_every_kind_of_page(language, banner, page, day):
    data = written(internal(language))
    section = next(part(data).iter(f"{W}sectPr"))
    kinds = {(one.tag.removeprefix(W), one.get(f"{W}type")) for one in section if "Reference" in one.tag}
    assert kinds == {
        (f"{where}Reference", kind) for where in ("header", "footer") for kind in ("default", "first", "even")
    }
    for number in (1, 2, 3):
        assert words(part(data, f"word/header{number}.xml")) == banner
        assert words(part(data, f"word/footer{number}.xml")) == f"{banner}2026-0042 · {day}\t{page}"
    assert section.find(f"{W}titlePg") is not None
    assert "evenAndOddHeaders" in parts(data)["word/settings.xml"].decode()


def test_the_marking_is_said_first_in_the_body_too():
    assert paragraphs(written(internal("fr")))[0] == ("MarkingInBody", "Catégorie\u00a0: PROTÉGÉ B")


def test_the_language_is_stated_for_the_document_and_for_foreign_words():
    data = written(internal())
    styles = part(data, "word/styles.xml")
    assert next(styles.iter(f"{W}lang")).get(f"{W}val") == "en-CA"
    spoken = [words(one) for one in part(data).iter(f"{W}r") if one.find(f"{W}rPr/{W}lang") is not None]
    assert spoken == ["« prêt à signer »"]
    assert next(part(written(internal("fr")), "word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == "fr-CA"


def test_the_properties_name_the_institution_and_nobody():
    opened = docx.Document(io.BytesIO(written(internal()))).core_properties
    assert (opened.title, opened.author, opened.language, opened.revision) == (
        "Meeting with the Northern Migration Forum",
        "Department of Northern Affairs",
        "en-CA",
        1,
    )
    assert opened.last_modified_by == ""
    assert opened.created.isoformat() == "1980-01-01T00:00:00+00:00"
    application = parts(written(internal()))["docProps/app.xml"].decode()
    assert not re.search("Pages|Words|Characters|TotalTime|Company|Template", application)


def test_a_banner_colour_nobody_could_read_gives_black():
    pale = replace(internal(), banner_colour="#FFFF99")
    assert not list(part(written(pale), "word/header1.xml").iter(f"{W}color"))
    assert next(part(written(internal()), "word/header1.xml").iter(f"{W}color")).get(f"{W}val") == "27508A"
