"""Pictures leave the library with their pixels and nothing that was stored beside them."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.documents.writers.picture_files import picture_file
from tests.documents.example_editions import png


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A file of the form of a JPEG, with the given segments before its frame."""
    frame = struct.pack(">BHHB", 8, 30, 40, 1) + b"\x01\x11\x00"
    listed = (*segments, (0xC0, frame), (0xDA, b"\x01\x01\x00\x00\x3f\x00"))
    written = b"".join(struct.pack(">BBH", 0xFF, kind, len(said) + 2) + said for kind, said in listed)
    return b"\xff\xd8" + written + b"pixels\xff\xd9"


def test_words_in_a_png_are_gone_and_its_pixels_stay():
    found = picture_file(png(20, 10, b"taken by Somebody"))
    assert found is not None
    assert (found.width, found.height, found.ending, found.media_type) == (20, 10, "png", "image/png")
    assert b"Somebody" not in found.content
    assert found.content == png(20, 10)


def test_bytes_after_the_end_of_a_png_are_gone():
    found = picture_file(png() + b"hidden")
    assert found is not None
    assert found.content == png()


@pytest.mark.parametrize("kind", [0xE1, 0xE2, 0xED, 0xFE])
def test_words_in_a_jpeg_are_gone(kind):
    found = picture_file(jpeg((0xE0, b"JFIF\0"), (kind, b"taken by Somebody")) + b"hidden")
    assert found is not None
    assert (found.width, found.height, found.ending) == (40, 30, "jpeg")
    assert b"Somebody" not in found.content
    assert found.content == jpeg((0xE0, b"JFIF\0"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        png()[:-12],
        png(0, 3),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 30,
    ],
)
def test_what_cannot_be_printed_is_none(content):
    assert picture_file(content) is None


def test_padding_between_the_segments_of_a_jpeg_is_passed_over():
    plain = jpeg((0xE0, b"JFIF\0"), (0xE1, b"taken by Somebody"))
    padded = plain.replace(b"\xff\xe1", b"\xff\xff\xff\xe1").replace(b"\xff\xc0", b"\xff\xff\xc0")
    assert picture_file(padded) == picture_file(plain)


@pytest.mark.parametrize(
    ("old", "new"), [(b"\xff\xd9", b""), (b"\xff\xda", b"\x00\xda"), (b"\xff\xc0", b"\x00\xc0")]
)
def test_a_jpeg_that_breaks_off_or_goes_wild_between_its_segments_is_not_printed(old, new):
    assert picture_file(jpeg((0xE0, b"JFIF\0")).replace(old, new)) is None


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]))
@settings(max_examples=200)
def test_no_bytes_are_a_crash(content, beginning):
    found = picture_file(beginning + content)
    assert found is None or found.width > 0
