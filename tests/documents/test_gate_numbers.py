"""Long numbers are found in a finished file however they are written."""

from __future__ import annotations

import pytest

from .test_gate import FORMATS, document, places


@pytest.mark.parametrize("severed", ["613-555-0142", "Ana, mobile (613) 555-0142", "+1 613 555 0142"])
@pytest.mark.parametrize(
    "free",
    [
        "6135550142",
        "613-5550142",
        "+16135550142",
        "+1 (613) 555-0142",
        "001 613 555.0142",
        "613\u2011555\u20110142",
        "(613) 555 – 0142",
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_telephone_number_is_found_however_it_is_written(format_, severed, free):
    data = document(f"Call {free} at noon.", format_=format_)
    assert places(format_, data, severed)


@pytest.mark.parametrize("free", ["1250000", "1 250 000", "1'250'000", "1250 000", "12,50,000"])
def test_a_sum_is_found_however_it_is_grouped(free):
    assert places("docx", document(f"It costs {free} dollars."), "CAD 1,250,000")


@pytest.mark.parametrize(
    ("severed", "free"),
    [
        ("on 12.11.2019", "on 12.11.2019"),
        ("in 2019–2020", "2019, 2020"),
        ("CAD 1,250,000", "12500001"),
        ("613-555-0142", "613-566-0143"),
    ],
)
def test_dates_and_other_long_numbers_are_no_findings(severed, free):
    assert places("docx", document(f"It was {free} then."), f"x {severed} y") == []


@pytest.mark.parametrize(
    "severed",
    [
        "CAD 2000",
        "$2000",
        "2000 $",
        "2000\u00a0dollars",
        "2000 CAD",
        "C$ 2000",
        "2000 Canadian dollars",
        "US$2000",
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_reads_as_a_year_is_an_amount_beside_a_currency(format_, severed):
    assert places(format_, document("It costs 2,000 dollars.", format_=format_), f"x {severed} y")


@pytest.mark.parametrize(
    "severed", ["in 2000", "ABC 2000", "2000 delegates", "in 2000 the dollar", "NEW 2000"]
)
def test_a_year_beside_other_words_is_none(severed):
    assert places("docx", document("It costs 2,000 dollars."), f"x {severed} y") == []
