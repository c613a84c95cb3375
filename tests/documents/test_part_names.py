"""What another program called the parts of a package may be words: none is told, but those it is known by."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable

import pytest

from briefing_app.documents.gate_package import places_of
from briefing_app.documents.gate_scan import SCAN_RULES
from briefing_app.documents.hidden_data import hidden_data
from tests.documents.test_gate_scan import between_entries
from tests.documents.vectors.planting import SECRETS, clean, parts_of, put

SECRET = SECRETS["en"]
TIE = b'<Relationships><Relationship Id="x" TargetMode="External" Type="a/image" Target="b"/></Relationships>'

NAMES = (
    f"customXml/According to {SECRET.word}.xml",
    f"word/{SECRET.word}/document.xml",
    f"word/_rels/{SECRET.word}.xml.rels",
    f"word/media/{SECRET.word}.png",
    f"docProps/{SECRET.word}.xml",
    f"{SECRET.word}.bin",
)
CONTENTS: tuple[Callable[[str], bytes], ...] = (
    lambda said: f"<a>{said}</a>".encode(),
    lambda said: f"<a><!-- {said} --><b c='{said}'/></a>".encode(),
    lambda said: b"<a>" + b64encode(said.encode()) + b"</a>",
    lambda said: TIE + f"<!-- {said} -->".encode(),
)


def with_entry(name: str, content: bytes, comment: bytes = b"", extra: bytes = b"") -> bytes:
    """The document with a part more, as another program would add it."""
    made = io.BytesIO(clean("en", "docx").data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        entry = zipfile.ZipInfo(name)
        entry.comment, entry.extra, entry.compress_type = comment, extra, zipfile.ZIP_DEFLATED
        package.writestr(entry, content)
    return made.getvalue()


def behind_a_part(name: str, said: bytes) -> bytes:
    """Compressed with a part, and longer than the part is said to be."""
    short = b"<a/>".ljust(40)
    data = bytearray(with_entry(name, short + said))
    for mark, crc in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = data.rindex(mark) + crc
        data[place : place + 4] = struct.pack("<I", zlib.crc32(short))
        data[place + 8 : place + 12] = struct.pack("<I", len(short))
    return bytes(data)


def told(data: bytes) -> str:
    """All that is said of a file: where something is found, and what is hidden in it."""
    finished = put(clean("en", "docx"), data)
    places = [one.place for one in finished.findings(SECRET, SCAN_RULES)]
    assert any(f"part {len(parts_of(data))} of the package" in one for one in places)
    return "\n".join((*places, *hidden_data("docx", data)))


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_part_that_is_called_after_withheld_words_is_told_by_its_number(
    name: str, content: Callable[[str], bytes]
) -> None:
    assert SECRET.word not in told(with_entry(name, content(SECRET.phrase)))


@pytest.mark.parametrize("name", NAMES[:1] + NAMES[-1:])
@pytest.mark.parametrize("where", ["comment", "extra", "behind"])
def test_so_is_what_stands_beside_it(name: str, where: str) -> None:
    said = SECRET.phrase.encode()
    if where == "extra":
        data = with_entry(name, b"<a/>", extra=struct.pack("<HH", 0x9999, len(said)) + said)
    elif where == "comment":
        data = with_entry(name, b"<a/>", comment=said)
    else:
        data = behind_a_part(name, said)
    assert SECRET.word not in told(data)


def test_the_names_of_our_own_parts_are_told() -> None:
    names = tuple(parts_of(clean("en", "docx").data))
    assert places_of(names) == names


@pytest.mark.parametrize(
    "name",
    ["customXml/item1.xml", "word/comments.xml", "word/media/image12.jpeg", "word/header2.xml",
     "word/theme/theme1.xml", "docProps/custom.xml", "customXml/_rels/item1.xml.rels"],
)  # fmt: skip
def test_names_that_every_word_processor_gives_are_told(name: str) -> None:
    assert places_of([name]) == (name,)


@pytest.mark.parametrize("name", ["word/header2031.xml", "word/media/image40000.png", "word/comments.xml\n"])
def test_a_number_that_says_more_than_which_it_is_is_not(name: str) -> None:
    assert places_of(["x", name]) == ("part 1 of the package", "part 2 of the package")


# ---- sizes behind parts


@pytest.mark.parametrize("size", [12, 16, 20, 24])
def test_as_many_bytes_as_sizes_take_are_hidden_data_where_they_are_none(size: int) -> None:
    data = between_entries(clean("en", "docx").data, b"abcdefghijklmnopqrstuvwx"[:size])
    assert "bytes of the package that belong to no part" in hidden_data("docx", data)


@pytest.mark.parametrize("said", [b"PK\x07\x08 Ask her.", b"PK\x07\x08" + b"abcdefghijkl", b"PK\x07\x08"])
def test_so_are_bytes_that_only_begin_as_sizes_do(said: bytes) -> None:
    data = between_entries(clean("en", "docx").data, said + b"x")
    assert "bytes of the package that belong to no part" in hidden_data("docx", data)
