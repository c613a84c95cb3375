"""The zip writer: what goes in comes out, and nothing else is in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.documents.writers.word import writer
from briefing_app.documents.writers.word.package import Package, binary_member, member
from briefing_app.documents.writers.word.writer import write_word
from tests.documents.example_editions import pictures, public, template, wording

names = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\\x00", exclude_categories=["Cs"]),
    min_size=1,
    max_size=20,
)


@given(st.dictionaries(names, st.binary(max_size=2000), max_size=6))
@settings(max_examples=60)
def test_what_is_added_is_read_back(given_parts):
    package = Package()
    for name, content in given_parts.items():
        package.add(binary_member(name, content))
    with zipfile.ZipFile(io.BytesIO(package.finished())) as found:
        assert found.namelist() == list(given_parts)
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == given_parts


def test_a_long_part_written_in_pieces_is_one_part():
    pieces = [f"piece {number} é " * 50 for number in range(2000)]
    package = Package()
    package.add(member("long.xml", iter(pieces)))
    with zipfile.ZipFile(io.BytesIO(package.finished())) as found:
        assert found.read("long.xml").decode() == "".join(pieces)


def test_an_empty_package_is_one():
    with zipfile.ZipFile(io.BytesIO(Package().finished())) as found:
        assert found.namelist() == []


def test_what_reads_the_same_is_deflated_once_and_stands_wherever_it_belongs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = public()
    before = write_word(edition, template(), wording(), pictures())
    made: list[str] = []

    def noted(name, content):
        made.append(name)
        return member(name, content)

    monkeypatch.setattr(writer, "member", noted)
    after = write_word(edition, template(), wording(), pictures())
    assert after == before
    assert "[Content_Types].xml" not in made
    assert [name for name in made if "header" in name or "footer" in name] == [
        "word/header1.xml",
        "word/footer1.xml",
    ]
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        assert package.read("word/header1.xml") == package.read("word/header3.xml")
        assert len(set(package.namelist())) == len(package.namelist())
