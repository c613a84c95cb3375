"""What our own writers write passes every closed list; a look of a department brings its own styles."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.documents.gate import check
from briefing_app.documents.gate_allowed import ALLOW_RULES, Allowed
from briefing_app.documents.gate_allowed.known import allowed_word, load_allowed
from briefing_app.documents.writers import load_writers
from briefing_app.documents.writers.colours import contrast
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import PublicEdition, public_edition
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import Text
from tests.documents.example_editions import RESOURCES, internal, pictures, public, template, wording
from tests.notes import approved_records, cite, note_of
from tests.retelling import without_marks
from tests.strategies import SCHEME, hostile_words, normal_texts

WRITERS = load_writers(RESOURCES / "templates")
FORMATS = tuple(WRITERS)


def found(format_: str, data: bytes, known: Allowed) -> list[str]:
    return [one.place for one in check(format_, data, "note", (), known=known, rules=ALLOW_RULES)]


@given(normal_texts, normal_texts, approved_records, st.sampled_from(FORMATS), st.sampled_from(["en", "fr"]))
@settings(max_examples=60, deadline=None)
def test_any_text_of_a_note_passes(
    front: Text, blocks: Text, severances: Severances, format_: str, language: str
) -> None:
    assembled = replace(note_of(without_marks(blocks), without_marks(front)), language=language)
    edition = public_edition(assembled, severances, SCHEME, cite)
    data = WRITERS[format_](edition, wording(language), pictures())
    assert found(format_, data, load_allowed(RESOURCES / "templates", format_, edition, pictures())) == []


@given(hostile_words, hostile_words, st.sampled_from(FORMATS))
@settings(max_examples=60, deadline=None)
def test_any_title_and_institution_pass(title: str, institution: str, format_: str) -> None:
    edition = public(title=title, subtitle=title, institution=institution, number=title)
    data = WRITERS[format_](edition, wording(), pictures())
    assert found(format_, data, load_allowed(RESOURCES / "templates", format_, edition, pictures())) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_internal_document_is_not_taken_for_a_public_one(language: str) -> None:
    """Its bookmarks carry the ids of the library."""
    data = WRITERS["docx"](internal(language), wording(language), pictures())
    known = load_allowed(RESOURCES / "templates", "docx", public(language), pictures())
    assert any("value that is not ours" in place for place in found("docx", data, known))


def test_a_file_that_no_list_is_given_for_is_searched_for_words_alone() -> None:
    assert (
        check("docx", WRITERS["docx"](internal(), wording(), pictures()), "note", (), rules=ALLOW_RULES) == ()
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_the_names_our_writers_give_to_places_are_no_findings(format_: str) -> None:
    data = WRITERS[format_](public("fr"), wording("fr"), pictures())
    words = ("part", "mark", "Toc", "Title", "RowTitle")
    assert check(format_, data, "x", words) == ()


# ---- a department's own look


def department(change: str = "") -> bytes:
    """A department's file whose headings are its own; *change* is how the look of captions hides words."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0)
    caption = document.styles["Caption"].font
    match change:
        case "colour":
            caption.color.rgb = RGBColor(0xFD, 0xFD, 0xFD)
        case "hidden":
            caption.hidden = True
        case "size":
            caption.size = Pt(1)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def written(source: bytes) -> tuple[bytes, PublicEdition, Allowed]:
    edition = public()
    look = replace(template(), source=source)
    return write_word(edition, look, wording(), pictures()), edition, allowed_word(look, edition, pictures())


def test_a_document_in_the_look_of_a_department_passes() -> None:
    data, _, known = written(department())
    assert "word/theme/theme1.xml" in known.parts
    assert found("docx", data, known) == []


@pytest.mark.parametrize("change", ["colour", "hidden", "size"])
def test_a_look_that_hides_words_is_found_where_it_is_used(change: str) -> None:
    data, _, known = written(department(change))
    assert any("value that is not ours" in place for place in found("docx", data, known))


def test_a_document_in_one_look_does_not_pass_for_one_in_another() -> None:
    data, edition, _ = written(department())
    known = allowed_word(template(), edition, pictures())
    assert any(place.endswith("found at word/styles.xml") for place in found("docx", data, known))


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("000000", "FFFFFF", 21), ("FFFFFF", "FFFFFF", 1), ("FFFFFF", "767676", 4.54)]
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)
