"""Bytes to lines: encodings, line ends, and files that are no text."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.readers import LARGEST_SOURCE
from briefing_app.documents.readers.source import MOST_TEXT_LINES, split_lines
from briefing_app.domain.errors import BriefingError, UnknownNameError, UnreadableError

FRENCH = "Réunion d’été\nL’Église dit « oui » – peut-être…\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_the_encoding_is_found_and_the_words_are_the_same(encoding, named, read):
    text = FRENCH * 3
    source = read(text.encode(encoding)).source
    assert (source.as_text(), source.encoding) == (text, named)


def test_a_guessed_encoding_is_flagged(read, codes):
    assert (1, "encoding-guessed") in codes(read("Voilà l’été.\n".encode("cp1252")))


def test_a_byte_windows_never_assigned_is_read_and_flagged(read, codes):
    assert (1, "undecodable-character") in codes(read(b"Voil\xe0 l\x92\xe9t\xe9 \x81.\n"))


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_line_feeds_and_carriage_returns_end_lines(sign, read):
    source = read(f"one {sign}two\nthree\n").source
    assert source.lines == (f"one {sign}two", "three")


def test_every_line_keeps_its_own_end():
    assert split_lines("a\r\nb\rc\nd") == (("a", "b", "c", "d"), ("\r\n", "\r", "\n", ""))
    assert split_lines("") == ((), ())
    assert split_lines("\n\r") == (("", ""), ("\n", "\r"))


@given(st.text())
def test_lines_and_ends_joined_are_the_text(text):
    lines, ends = split_lines(text)
    assert "".join(line + end for line, end in zip(lines, ends, strict=True)) == text
    assert not any("\n" in line or "\r" in line for line in lines)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "ZIP"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"rest", "old Office"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "Rich Text"),
        (b"abc\x00def\x00\x01", "not a text file"),
        (bytes(range(1, 32)) * 20, "not a text file"),
    ],
)
def test_another_kind_of_file_is_named_even_when_called_txt(data, said, read):
    with pytest.raises(UnreadableError, match=said):
        read(data, "binder.txt")


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.odt", "a.pdf", "a.mht", "a.docm", "a.xyz", "noending"])
def test_an_ending_not_accepted_is_refused_saying_which_are(name, read):
    with pytest.raises(UnreadableError, match=r"\.docx, \.txt, \.text, \.md, \.markdown, \.html"):
        read(b"text", name)


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.text", "a.md", "a.markdown", "folder.d/a.txt"])
def test_the_accepted_endings_are_read(name, read):
    assert read("# Title\n\ntext\n", name).title == "Title"


def test_a_file_too_large_is_refused_in_a_sentence(read):
    with pytest.raises(UnreadableError, match="8 MB"):
        read(b"a" * (LARGEST_SOURCE + 1))
    with pytest.raises(UnreadableError, match=str(MOST_TEXT_LINES)):
        read(b"a\n" * (MOST_TEXT_LINES + 1))


def test_the_hash_is_of_the_bytes(read):
    assert read(b"abc").source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_language_without_a_lexicon_is_refused(read):
    with pytest.raises(UnknownNameError, match="en, fr"):
        read("text", language="de")


def test_the_language_is_found_and_can_be_said(read):
    assert read("La réunion est dans la ville et les ministres y sont.").language == "fr"
    assert read("The meeting is in the city and the ministers are there.").language == "en"
    assert read("The meeting is in the city.", language="fr").language == "fr"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(read, data):
    with suppress(BriefingError):
        assert len(read(data).source.lines) == len(read(data).source.ends)
