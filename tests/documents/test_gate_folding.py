"""Words are folded stretch by stretch and streams are told by their first bytes: nothing else comes out."""

from __future__ import annotations

import re
import unicodedata
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents import gate_decoders
from briefing_app.documents.gate_folding import folded_words, without_invisible

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
IDEOGRAPHS_AND_HANGUL = range(0x3400, 0xF900)
LAST = 0x323B0  # what comes after are tags, selectors and places of private use
LETTERS = [chr(number) for number in range(LAST) if number not in IDEOGRAPHS_AND_HANGUL or not number % 101]
LETTERS = [one for one in LETTERS if not 0xD800 <= ord(one) < 0xE000]
CHANGING = [one for one in LETTERS if unicodedata.normalize("NFKD", one) != one or one.casefold() != one]
MARKS = [one for one in LETTERS if unicodedata.combining(one)]
TRIED = [*CHANGING, *MARKS, *LETTERS[::29], *map(chr, range(0xE0000, 0xE01F0))]
PER_LINE = 997


def folded_as_a_whole(text: str) -> list[str]:
    """The same words by looking at every letter of the whole text, which is what takes long."""
    plain = unicodedata.normalize("NFKC", without_invisible(text)).casefold()
    letters = unicodedata.normalize("NFD", plain)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.findall(r"\d+|[^\W\d_]+", without_invisible(bare).translate(LIGATURES))


def test_every_letter_that_changes_and_some_others_come_out_as_they_do_in_the_whole_text() -> None:
    for begin in range(0, len(TRIED), PER_LINE):
        text = " ".join(f"a{letter}B {letter}" for letter in TRIED[begin : begin + PER_LINE])
        assert folded_words(text) == folded_as_a_whole(text)


def test_every_mark_on_every_letter_of_the_alphabet_leaves_the_letter() -> None:
    for mark in MARKS:
        text = " ".join(f"x{chr(number)}{mark}y" for number in range(128))
        assert folded_words(text) == folded_as_a_whole(text)


@given(st.text(st.one_of(st.sampled_from(MARKS), st.characters(codec="utf-8"), st.sampled_from("aiIsS 1_-"))))
def test_any_text_comes_out_as_it_does_as_a_whole(text: str) -> None:
    assert folded_words(text) == folded_as_a_whole(text)


@pytest.mark.parametrize("level", range(10))
@pytest.mark.parametrize("way", [zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED])
@pytest.mark.parametrize("words", [b"severed words", b"severed words " * 400, bytes(range(256)) * 20])
def test_streams_of_every_kind_are_still_taken_for_streams(level: int, way: int, words: bytes) -> None:
    packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, strategy=way)
    assert words in list(gate_decoders.deflated(packing.compress(words) + packing.flush()))


@given(st.binary(max_size=16))
def test_what_zlib_makes_something_of_is_never_passed_over(content: bytes) -> None:
    reading = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        got = reading.decompress(content)
    except zlib.error:
        got = b""
    expected = [got] if got and reading.eof else []
    assert [one for one in gate_decoders.deflated(content) if one == got and got] == expected
