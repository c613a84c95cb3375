"""What looks like a marking and cannot be read is told with its line; ordinary words are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Program
from briefing_app.domain.reading import Reading, StatedMarking
from briefing_app.services.document_markings import document_marking
from briefing_app.services.marking_warnings import CODE, with_markings_told

TEXT = "Binder 2021\n\nLakes Forum (LF)\n\nThe Lakes Forum (LF) is a forum of lake states.\n\n"


def read(tmp_path: Path, program: Program, text: str) -> Reading:
    path = tmp_path / "binder.txt"
    path.write_text(text, encoding="utf-8")
    return program.read(path)


def told(reading: Reading) -> list[int]:
    return [one.line for one in reading.warnings if one.code == CODE]


def told_of(header: str, where: str, tmp_path: Path, program: Program) -> list[int]:
    reading = replace(read(tmp_path, program, TEXT), stated=(StatedMarking(where, header, 3),))
    return told(with_markings_told(reading, program.catalogue.every_scheme))


@pytest.mark.parametrize("where", ["header", "footer", "watermark", "label"])
@pytest.mark.parametrize(
    "header",
    [
        "CABINET CONFIDENCE",
        "CONFIDENTIAL//DELIBERATIVE",
        "SECRET until released",
        "PROTECTED B when completed",
        "NATO SECRET",
        "Nato Secret",
        "Secret of our office",
        "GAC: Protected Bravo",
        "TS//SI",
        "RESTRICTED",
    ],
)
def test_a_header_that_is_not_wholly_understood_is_told(
    header: str, where: str, tmp_path: Path, program: Program
) -> None:
    assert told_of(header, where, tmp_path, program) == [3]


@pytest.mark.parametrize(
    "header",
    [
        "SECRET",
        "Secret – Canadian Eyes Only / Secret – Réservé aux Canadiens",
        "SECRET (CEO) Page 2 of 9",
        "SECRET//NOFORN",
        "DRAFT – SECRET – 2019-03-01",
        "UNCLASSIFIED / NON CLASSIFIÉ",
        "SECRETARIAT",
        "Lakes Forum, page 3",
        "",
    ],
)
def test_a_header_that_is_read_or_is_none_is_not_told(header: str, tmp_path: Path, program: Program) -> None:
    assert told_of(header, "header", tmp_path, program) == []


@pytest.mark.parametrize(
    "line",
    [
        "(NATO SECRET) The talks failed.",
        "(Secret ballots) The talks failed.",
        "(PROTECTED B when completed) The form is long.",
        "(TS//SI//NF) The talks failed.",
        "(Protected) The talks failed.",
        "SECRET talks failed.",
        "NATO SECRET: the talks failed.",
    ],
)
def test_a_passage_that_begins_like_a_marking_is_told(line: str, tmp_path: Path, program: Program) -> None:
    assert told(read(tmp_path, program, TEXT + line + "\n")) == [7]


@pytest.mark.parametrize(
    "line",
    [
        "(PROTECTED B) The talks failed.",
        "(S//CEO) The talks failed.",
        "SECRET: the talks failed.",
        "(c) copyright by the Forum.",
        "(s) plural",
        "(S)ecret words.",
        "Secret talks were held.",
        "Protected areas: they are large.",
        "(Canada) The talks failed.",
        "The talks were secret (S).",
    ],
)
def test_a_passage_that_is_read_or_is_prose_is_not_told(line: str, tmp_path: Path, program: Program) -> None:
    assert told(read(tmp_path, program, TEXT + line + "\n")) == []


def test_a_letter_not_read_among_others_that_count_is_told(tmp_path: Path, program: Program) -> None:
    assert told(read(tmp_path, program, TEXT + "(A) First of all.\n\n(C) Third of all.\n")) == [9]


def test_a_first_line_that_is_nothing_but_a_marking_states_it_of_the_whole(
    tmp_path: Path, program: Program
) -> None:
    reading = read(tmp_path, program, "SECRET // CEO\n\n" + TEXT)
    marking = document_marking(reading, program.catalogue.every_scheme)
    assert marking == program.catalogue.scheme.parse("SECRET // CEO")
    assert [(one.where, one.line) for one in reading.stated] == [("first lines", 1)]
    assert told(read(tmp_path, program, "CABINET CONFIDENCE\n\n" + TEXT)) == [1]
