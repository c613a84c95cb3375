"""How the words of options are understood."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from briefing_app.cli import arguments


def test_a_day_is_written_year_month_day():
    assert arguments.day("2019-12-17") == date(2019, 12, 17)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17/12/2019",
        "20191217",
        "2019-W51-2",
        "2019-12",
        "2019-13-01",
        "2019-02-30",
        "\u0662\u0660\u0661\u0669-12-17",
        " 2019-12-17",
    ],
)
def test_a_day_written_otherwise_is_refused(text: str):
    with pytest.raises(argparse.ArgumentTypeError, match=r"2019-12-17|no day"):
        arguments.day(text)


def test_a_count_begins_at_one():
    assert arguments.count("1") == 1


@pytest.mark.parametrize("text", ["0", "-1", "1.0", "1e3", "x", "", "²", "1_000", "9" * 5000])
def test_what_is_no_count_is_refused(text: str):
    with pytest.raises(argparse.ArgumentTypeError, match="not a number from 1 up"):
        arguments.count(text)


def test_words_may_be_anything_that_is_text():
    hostile = "'; DROP TABLE note; -- \n\t“quoted” مرحبا \u202e"
    assert arguments.words(hostile) == hostile


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(argparse.ArgumentTypeError, match="UTF-8"):
        arguments.words(b"caf\xe9".decode("utf-8", "surrogateescape"))


def test_a_file_may_have_a_name_of_any_bytes():
    name = b"caf\xe9.md".decode("utf-8", "surrogateescape")
    assert arguments.file(name) == Path(name)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_file_must_have_a_name(text: str):
    with pytest.raises(argparse.ArgumentTypeError, match="file name"):
        arguments.file(text)
