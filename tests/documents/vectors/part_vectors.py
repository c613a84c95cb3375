"""Leaks into the parts, the packing and the pictures of Word documents, and words in places of their own."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from briefing_app.documents.writers.word.package import Package, binary_member
from briefing_app.domain.text import Run
from tests.documents.example_editions import heading, paragraph, png, table
from tests.documents.vectors.planting import (
    ENCODINGS,
    Finished,
    Plant,
    Secret,
    as_blocks,
    as_part,
    as_words,
    in_body,
    in_part,
    in_run,
    parts_of,
    put,
    with_part,
    with_xml,
)
from tests.documents.vectors.registry import Vector

_TEXT = "word/document.xml"


def _word(number: int, what: str, plant: Plant, rule: str) -> Vector:
    return Vector(number, what, "docx", plant, rule)


def _bytes(change: Callable[[bytes, bytes], bytes]) -> Plant:
    """Changes the bytes of the package; they are given with the riddle."""
    return lambda finished, secret: put(finished, change(finished.data, secret.riddle.encode()))


def _commented(data: bytes, said: bytes) -> bytes:
    return data[:-2] + struct.pack("<H", len(said)) + said


def _packed_with(change: Callable[[Package, bytes], None]) -> Plant:
    """Packs the parts anew, and changes the package after the first of them."""

    def plant(finished: Finished, secret: Secret) -> Finished:
        package = Package()
        for number, (name, content) in enumerate(parts_of(finished.data).items()):
            package.add(binary_member(name, content))
            if number == 0:
                change(package, secret.riddle.encode())
        return put(finished, package.finished())

    return plant


def _extra_field(package: Package, said: bytes) -> None:
    extra = struct.pack("<HH", 0xCAFE, len(said)) + said
    package._parts[1] = package._parts[1][:-2] + struct.pack("<H", len(extra))
    package._parts.insert(3, extra)
    package._offset += len(extra)


def _between(package: Package, said: bytes) -> None:
    package._parts.append(said)
    package._offset += len(said)


def _twice(package: Package, said: bytes) -> None:
    package.add(binary_member(_TEXT, b"<a>" + said + b"</a>"))


def _dated(data: bytes, said: bytes) -> bytes:
    return data[:10] + said[:2] + data[12:]


def _picture_part(change: Callable[[bytes, bytes], bytes], *, riddle: bool = True) -> Plant:
    """Changes the bytes of the picture; they are given with what is withheld, plain or as a riddle."""

    def plant(finished: Finished, secret: Secret) -> Finished:
        name = next(one for one in parts_of(finished.data) if one.startswith("word/media/"))
        said = secret.riddle if riddle else secret.phrase
        content = change(parts_of(finished.data)[name], said.encode())
        return with_part(finished, name, content)

    return plant


def _zipped(said: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", said)
    return packed.getvalue()


def _cropped(finished: Finished, secret: Secret) -> Finished:
    del secret
    return with_xml(finished, _TEXT, "<a:stretch>", '<a:srcRect b="50000"/>')


def _orphan(finished: Finished, secret: Secret) -> Finished:
    return with_part(finished, "word/media/picture9.png", png(comment=secret.riddle.encode()))


PART_VECTORS: tuple[Vector, ...] = (
    _word(25, "revision id", in_body('<w:p w:rsidR="00A11CE5"/>'), "elements"),
    _word(
        25,
        "paragraph id",
        in_body('<w:p xmlns:v="http://schemas.microsoft.com/office/word/2010/wordml" v:paraId="1A2B3C4D"/>'),
        "elements",
    ),
    _word(
        26,
        "document variable",
        in_part("word/settings.xml", "</w:settings>", '<w:docVars><w:docVar w:val="{riddle}"/></w:docVars>'),
        "equal-parts",
    ),
    _word(
        26,
        "attached template",
        in_part("word/settings.xml", "</w:settings>", '<w:attachedTemplate r:id="rId1"/>'),
        "equal-parts",
    ),
    _word(
        27,
        "style name",
        in_part(
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:styleId="x" w:type="paragraph"><w:name w:val="{riddle}"/></w:style>',
        ),
        "equal-parts",
    ),
    _word(
        27,
        "list name",
        in_part(
            "word/numbering.xml",
            "</w:numbering>",
            '<w:abstractNum><w:name w:val="{riddle}"/></w:abstractNum>',
        ),
        "equal-parts",
    ),
    _word(27, "theme", as_part("word/theme/theme1.xml", '<a name="{riddle}"/>'), "parts"),
    _word(28, "comment in XML", in_body("<!-- {riddle} -->"), "elements"),
    _word(28, "instruction", in_body("<?note {riddle}?>"), "elements"),
    _word(28, "unknown namespace", in_body('<w:p xmlns:x="urn:a-note"/>'), "elements"),
    _word(28, "text between elements", in_body("<w:p>{riddle}</w:p>"), "elements"),
    _word(
        28,
        "words where none are shown",
        in_body("<w:sdt><w:sdtPr><w:r><w:t>{riddle}</w:t></w:r></w:sdtPr></w:sdt>"),
        "elements",
    ),
    _word(29, "comment of the package", _bytes(_commented), "package"),
    _word(29, "extra field", _packed_with(_extra_field), "package"),
    _word(29, "time of a part", _bytes(_dated), "package"),
    _word(29, "bytes before", _bytes(lambda data, said: said + data), "package"),
    _word(29, "bytes behind", _bytes(lambda data, said: data + said), "package"),
    _word(29, "bytes between", _packed_with(_between), "package"),
    _word(29, "two parts of one name", _packed_with(_twice), "package"),
    _word(29, "part without a tie", _orphan, "parts"),
    _word(30, "name of a part", as_part("word/media/{riddle}.png", "x"), "parts"),
    _word(
        31,
        "metadata of a picture",
        _picture_part(lambda content, said: png(8, 4, said)),
        "pictures",
    ),
    _word(31, "bytes behind a picture", _picture_part(lambda content, said: content + said), "pictures"),
    _word(32, "cropped picture", _cropped, "elements"),
    _word(32, "the whole of a picture", _picture_part(lambda content, said: png(640, 480)), "pictures"),
    *(
        _word(33, what, as_words(lambda secret, encode=encode: encode(secret.phrase)), what)
        for what, encode in ENCODINGS.items()
    ),
    *(
        _word(33, what, _picture_part(change, riddle=False), what)
        for what, change in (
            ("bytes", lambda content, said: content + said.decode().encode("utf-16-be")),
            ("deflated", lambda content, said: content + zlib.compress(said)),
            ("zipped", lambda content, said: content + _zipped(said)),
        )
    ),
    _word(
        34,
        "mark of the spelling check",
        in_body('<w:p><w:proofErr w:type="spellStart"/></w:p>'),
        "elements",
    ),
    _word(34, "language of a phrase", in_run('<w:lang w:val="en-CA" w:bidi="{riddle}"/>'), "elements"),
    _word(
        35,
        "number in a table",
        as_blocks(lambda secret: (table("t", [["A", "B"], ["2025", secret.in_table]]),)),
        "numbers",
    ),
    _word(35, "a day written otherwise", as_words(lambda secret: f"On {secret.day}."), "days"),
    _word(36, "four words of many", as_words(lambda secret: f"So {secret.run} it is."), "runs"),
    _word(36, "word in a heading", as_blocks(lambda secret: (heading("x", 1, secret.word),)), "words"),
    _word(
        36,
        "word in a caption",
        as_blocks(lambda secret: (table("t", [["A"], ["b"]], caption=(Run(secret.word),)),)),
        "words",
    ),
    _word(
        38,
        "name of the file",
        lambda finished, secret: Finished("docx", finished.data, finished.edition, f"note-{secret.word}"),
        "words",
    ),
    _word(
        42,
        "a person free elsewhere",
        as_blocks(lambda secret: (paragraph("x", f"Call {secret.word.upper()}, tomorrow."),)),
        "words",
    ),
)
"""The leaks into Word documents from the 25th on."""
