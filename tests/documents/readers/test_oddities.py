"""What is odd is flagged at its line with a code, and never repaired."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.consistency import is_one_slip


def test_the_oddities_of_a_binder_are_all_flagged(binder, codes):
    assert codes(binder("rivers.txt")) == {
        (8, "orphan-item"),
        (25, "sentence-cut-off"),
        (27, "lost-link-target"),
        (35, "acronym-misspelled"),
        (37, "duplicate-content"),
        (39, "duplicate-content"),
        (39, "name-variant"),
        (46, "no-space-after-dash"),
        (48, "unclosed-parenthesis"),
    }


def test_nothing_is_repaired(binder, at):
    reading = binder("rivers.txt")
    assert at(reading, 46).text.startswith("Peru / Ecuador/ Colombia –Coordination")
    assert at(reading, 48).text.endswith("(Boats Without Borders")
    assert "GSLI" in at(reading, 35).text


def test_an_acronym_that_is_not_its_initials_is_flagged(binder, codes):
    assert codes(binder("wrapped_title.txt")) == {(4, "acronym-misspelled"), (5, "missing-word")}


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("GSLI", "GLSI", True),
        ("GLSI", "GLSI", False),
        ("GLS", "GLSI", True),
        ("GLXI", "GLSI", True),
        ("GLSIA", "GLSI", True),
        ("ILSG", "GLSI", False),
        ("", "A", True),
    ],
)
def test_one_slip_is_one_change_or_one_swap(word, other, slip):
    assert is_one_slip(word, other) is slip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("He said “no and went home.", "unclosed-quotation"),
        ("Il dit « non et rentre.", "unclosed-quotation"),
        ("The boat [a small one left.", "unclosed-bracket"),
        ("A paragraph of many words that goes on and on and then it stops without any", "sentence-cut-off"),
        ("The boats were kept by the", "sentence-cut-off"),
        ("A line with a\u200bhidden sign.", "zero-width-character"),
        ("LandscapeFootnote *", "fused-footnote"),
        ("De\u0301cembre est froid.", "decomposed-letter"),
        ("A page ends\x0chere.", "form-feed"),
        ("<html><body>no text</body></html>", "html-markup"),
        ("This line is long enough and its last word is par-", "hyphenated-line-end"),
    ],
)
def test_an_odd_line_is_flagged_where_it_is(line, code, read, codes):
    assert (3, code) in codes(read(f"A Title Here\nAn ordinary sentence stands here.\n{line}\n"))


def test_mixed_line_ends_are_flagged_where_they_change(read, codes):
    assert (2, "mixed-line-ends") in codes(read("one.\r\ntwo.\nthree.\r\n"))
    assert not codes(read("one.\r\ntwo.\r\n"))


def test_a_header_repeated_on_every_page_is_flagged(read, codes):
    page = "\x0cBoat Office 2019\nWords of this page which are many, and all of them are about boats.\n"
    assert {(n, "running-head") for n in (1, 3, 5)} <= codes(read(page * 3))


def test_a_number_written_as_a_digit_is_a_variant(read, codes):
    about = "River Five (R5) is a forum of rivers."
    text = f"River Binder 2019\nPartners\nRiver Five\n{about}\nNext Steps\n- River 5 will meet.\n"
    assert (6, "name-variant") in codes(read(text))


def test_the_same_words_twice_are_flagged_the_second_time(read, codes):
    words = "The boats of the north are painted red in every spring."
    assert (4, "duplicate-content") in codes(read(f"A Title Here\n{words}\nOther words.\n{words}\n"))


def test_an_empty_document_is_flagged(read, codes):
    assert codes(read("")) == {(1, "empty-document")}
    assert codes(read("\n \n")) == {(1, "empty-document")}
