"""Severed words are found in whatever form they were hidden, and by the rule that is there for it."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.documents import gate_decoders
from briefing_app.documents.gate import RULES, Finding, KnownParts, check
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_scan import SCAN_RULES
from briefing_app.domain.errors import ExportError
from briefing_app.domain.text import Run

from .test_gate import changed, document, with_in

PHRASES = {
    "en": "the Élan programme of Minister Halvorsen moves to Sudland on March 12, 2031",
    "fr": "le programme Élan de la ministre Halvorsen part pour le Sudland le 12 mars 2031",
}
OPEN = "The members met. Les membres se sont réunis."
LANGUAGES = tuple(PHRASES)


def found(data: bytes, phrase: str, *, format_: str = "docx", name: str = "n", rules=RULES, beside=OPEN):
    return check(format_, data, name, Needles.of([phrase], beside=beside), rules=rules)


def rules_of(data: bytes, phrase: str, **how: object) -> set[str]:
    return {finding.rule for finding in found(data, phrase, **how)}


# ---- ways of writing


def in_digits(said: bytes) -> bytes:
    return said.hex(" ").encode()


def in_entities(said: bytes) -> bytes:
    return "".join(f"&#x{ord(letter):X};" for letter in said.decode("latin-1")).encode()


def in_percent(said: bytes) -> bytes:
    return "".join(f"%{byte:02X}" for byte in said).encode()


def in_package(said: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", said)
    return made.getvalue()


def little(said: bytes) -> bytes:
    return said.decode().encode("utf-16-le")


def big(said: bytes) -> bytes:
    return said.decode().encode("utf-16-be")


@cache
def clean() -> bytes:
    """A file in which nothing is hidden yet."""
    return document("Words.")


TEXTUAL: dict[str, Callable[[bytes], bytes]] = {
    "base64": base64.b64encode,
    "base64 for addresses": base64.urlsafe_b64encode,
    "base64 in lines": lambda said: base64.encodebytes(said).replace(b"\n", b"\r\n"),
    "hexadecimal": binascii.hexlify,
    "hexadecimal, apart": in_digits,
    "percent": in_percent,
}
BINARY: dict[str, Callable[[bytes], bytes]] = {
    "zlib": zlib.compress,
    "gzip": gzip.compress,
    "package": in_package,
}
WIDE: dict[str, Callable[[bytes], bytes]] = {"utf-16, little": little, "utf-16, big": big}
EVERY = {**TEXTUAL, **BINARY, **WIDE}
PAIRS = [(o, i) for o in EVERY for i in EVERY if o in BINARY or o in TEXTUAL or i in TEXTUAL]
"""Two ways of writing, the outer one first; only text is written in two bytes a letter."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outer", TEXTUAL)
@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_what_is_written_in_another_way_is_found(language, outer, format_):
    phrase = PHRASES[language]
    for inner in EVERY:
        hidden = TEXTUAL[outer](EVERY[inner](phrase.encode())).decode()
        assert found(document(f"Before {hidden} after.", format_=format_), phrase, format_=format_), inner


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", EVERY)
@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
def test_what_is_written_in_one_other_way_is_found_in_a_part_of_its_own(language, way, format_):
    hidden = EVERY[way](PHRASES[language].encode())
    for before in (b"", b"x", b"xyz "):
        data = changed(clean(), word__left_dot_bin=before + hidden + b"\0") if format_ == "docx" else hidden
        assert found(data, PHRASES[language], format_=format_)


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_what_is_written_in_two_other_ways_is_found_in_a_part_of_its_own(outer, inner):
    hidden = EVERY[outer](EVERY[inner](PHRASES["fr"].encode()))
    for before in (b"", b"x", b"xyz "):
        data = changed(clean(), word__left_dot_bin=before + hidden + b"\0")
        assert found(data, PHRASES["fr"])


def test_the_bare_form_of_deflate_is_found_where_a_part_begins_with_it():
    squeezed = zlib.compressobj(wbits=-15)
    hidden = squeezed.compress(PHRASES["en"].encode()) + squeezed.flush()
    assert rules_of(changed(clean(), word__left_dot_bin=hidden), PHRASES["en"]) == {"deflated"}
    inside = base64.b64encode(hidden)
    assert rules_of(changed(clean(), word__left_dot_bin=inside), PHRASES["en"]) == {"base64"}


words = st.lists(
    st.text(st.sampled_from("abdefgilmnoprstuvéèàç"), min_size=3, max_size=9), min_size=4, max_size=7
)


@given(
    words.map(" ".join),
    st.sampled_from(PAIRS),
    st.binary(max_size=30),
    st.sampled_from(["part", "picture", "comment", "between", "extra"]),
)
@settings(max_examples=60, deadline=None)
def test_any_words_in_any_two_ways_of_writing_are_found_anywhere(phrase, ways, before, where):
    outer, inner = ways
    hidden = EVERY[outer](EVERY[inner](phrase.encode()))
    data = clean()
    match where:
        case "part":
            data = changed(data, word__left_dot_bin=before + b"\0" + hidden)
        case "picture":
            data = changed(
                data, word__media__a_dot_png=b"\x89PNG\r\n\x1a\n" + chunk(b"tEXt", before + b"\0" + hidden)
            )
        case "comment":
            data = with_comment(data, before.replace(b"PK", b"")[:9] + b"\0" + hidden)
        case "between":
            data = before.replace(b"PK", b"") + b"\0" + hidden + data
        case "extra":
            data = with_extra(data, hidden)
    assert found(data, phrase)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def with_comment(data: bytes, comment: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.comment = comment
    return made.getvalue()


def with_extra(data: bytes, extra: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if entry.filename == "word/document.xml":
                fresh = zipfile.ZipInfo(entry.filename)
                fresh.extra = struct.pack("<HH", 0x9999, len(extra)) + extra
                new.writestr(fresh, old.read(entry))
            else:
                new.writestr(entry.filename, old.read(entry))
    return made.getvalue()


# ---- in a package, but in none of its parts


def in_front(data: bytes, said: bytes) -> bytes:
    return said + data


def at_the_end(data: bytes, said: bytes) -> bytes:
    return data + said


def between_entries(data: bytes, said: bytes) -> bytes:
    """In front of the second entry, every place stated behind it moved."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        places = [one.header_offset for one in package.infolist()]
        directory = package.start_dir
    made = bytearray(data[: places[1]] + said + data[places[1] :])
    place = directory + len(said)
    for offset in places:
        new = offset + (len(said) if offset else 0)
        made[place + 42 : place + 46] = struct.pack("<I", new)
        name, extra, comment = struct.unpack_from("<HHH", made, place + 28)
        place += 46 + name + extra + comment
    made[place + 16 : place + 20] = struct.pack("<I", directory + len(said))
    return bytes(made)


def behind_a_part(data: bytes, said: bytes) -> bytes:
    """Compressed with a part, and longer than the part is said to be."""
    longer = changed_packed(data, b"x" * 40 + said)
    return longer.replace(struct.pack("<I", 40 + len(said)), struct.pack("<I", 40))


def changed_packed(data: bytes, content: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/left.bin", content)
    crc, short = zlib.crc32(content), zlib.crc32(content[:40])
    return made.getvalue().replace(struct.pack("<I", crc), struct.pack("<I", short))


def twice(data: bytes, said: bytes) -> bytes:
    """In the first of two parts of one name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if entry.filename == "word/document.xml":
                inside = old.read(entry).replace(b"Words.", said)
                new.writestr(entry.filename, inside)
            new.writestr(entry.filename, old.read(entry))
    return made.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "hide",
    [
        in_front,
        at_the_end,
        between_entries,
        with_extra,
        with_comment,
        behind_a_part,
        twice,
    ],
)
def test_words_in_a_package_beside_its_parts_are_found(hide, language):
    assert found(clean(), PHRASES[language]) == ()
    assert found(hide(clean(), PHRASES[language].encode()), PHRASES[language])


def test_a_part_that_is_called_otherwise_where_it_stands_is_refused():
    data = changed(clean(), nnnnnnnnn=b"x")
    with pytest.raises(ExportError, match="cannot be read again"):
        found(data.replace(b"nnnnnnnnn", b"Halvorsen", 1), PHRASES["en"])


def test_a_package_of_ours_has_nothing_beside_its_parts():
    from briefing_app.documents.gate_package import beside_parts

    assert beside_parts(clean()) == ()


# ---- parts of what was severed


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Halvorsen wrote.", "words"),
        ("HALVOR\u00adSEN wrote.", "words"),
        ("the minister’s ÉLAN", "words"),
        ("programme of Minister Halvorsen", "runs"),
        ("in 2031", "days"),
        ("2031-03-12", "days"),
        ("12/03/2031", "days"),
        ("12 mars 2031", "days"),
        ("the 12th of March, 2031", "days"),
    ],
)
@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_a_part_of_what_was_severed_is_found(said, rule, format_):
    data = document(f"So {said}.", format_=format_)
    alone = tuple(one for one in RULES if one.name == rule)
    assert found(data, PHRASES["en"], format_=format_, rules=alone)


@pytest.mark.parametrize(
    "said", ["Minister of Finance", "in March", "12", "to the members", "on 12 April 1999"]
)
def test_what_the_document_says_openly_tells_nothing(said):
    data = document(f"So {said}.")
    assert found(data, PHRASES["en"], beside=f"{OPEN} Minister of Finance. March, April 1999.") == ()


@pytest.mark.parametrize("said", ["Halvorsen", "On March 12, 2031", "in 2031", "of Minister Halvorsen moves"])
def test_words_a_year_and_a_day_that_stand_open_elsewhere_are_no_findings(said):
    data = document(f"So {said}.")
    assert found(data, PHRASES["en"])
    assert found(data, PHRASES["en"], beside=f"{OPEN} {said}") == ()


def test_a_stretch_of_words_and_a_number_are_found_though_they_stand_open_elsewhere():
    said = "Ana Roy, 4 500 people"
    assert found(document(f"So {said}."), "Ana Roy", beside=said)
    assert found(document(f"So {said}."), "some 4,500", beside=said)


def test_nothing_more_is_searched_for_where_nobody_knows_what_stands_open():
    assert check("docx", document("Halvorsen, 2031."), "n", [PHRASES["en"]]) == ()


# ---- the rules


def split(said: str) -> bytes:
    """Words over runs, in which they stand whole nowhere in the bytes."""
    return document(*(Run(letter, bold=bool(place % 2)) for place, letter in enumerate(said)))


FOUR = "programme of Minister Halvorsen"
ONLY = {
    "stretches": (split("go to it"), "go to it"),
    "runs": (split("so one two six ten"), "one two six ten are"),
    "words": (split("Halvorsen"), PHRASES["en"]),
    "numbers": (split("4 500"), "some 4,500 people"),
    "days": (split("in 2031"), PHRASES["en"]),
    "bytes": (
        with_in(clean(), "word/document.xml", b"</w:document>", f"</w:document><!--{FOUR}-->".encode()),
        PHRASES["en"],
    ),
    "beside-parts": (FOUR.encode() + clean(), PHRASES["en"]),
    "percent": (document(f"So {in_percent(FOUR.encode()).decode()}."), PHRASES["en"]),
    "entities": (document(f"So {in_entities(FOUR.encode()).decode()}."), PHRASES["en"]),
    "utf-16": (changed(clean(), a="nœud sœur bœuf cœur".encode("utf-16-le")), "le nœud sœur bœuf cœur"),
    "base64": (document(f"So {base64.b64encode(FOUR.encode()).decode()}."), PHRASES["en"]),
    "hexadecimal": (document(f"So {FOUR.encode().hex()}."), PHRASES["en"]),
    "deflated": (changed(clean(), a=b"xyz" + zlib.compress(FOUR.encode())), PHRASES["en"]),
    "zipped": (changed(clean(), a=b"xyz" + in_package(FOUR.encode())), PHRASES["en"]),
}


def test_every_rule_has_something_that_it_alone_finds():
    assert list(ONLY) == [rule.name for rule in SCAN_RULES]


@pytest.mark.parametrize("name", ONLY)
def test_without_a_rule_what_it_is_there_for_passes_unnoticed(name):
    data, phrase = ONLY[name]
    without = tuple(rule for rule in SCAN_RULES if rule.name != name)
    assert {one.rule for one in found(data, phrase)} == {name}
    assert found(data, phrase, rules=without) == ()


def test_what_is_found_in_a_part_is_not_told_again_of_its_bytes():
    told = found(document(f"So {PHRASES['en']}."), PHRASES["en"])
    assert {one.place for one in told} == {"word/document.xml, paragraph 4"}


def test_a_finding_says_in_which_part_and_how_it_is_written_and_never_what():
    (told,) = found(document(f"So {FOUR.encode().hex()}."), PHRASES["en"])
    assert told == Finding("word/document.xml, decoded (hexadecimal)", 0, "hexadecimal")


def test_parts_that_are_known_are_not_looked_into_again():
    data = changed(clean(), word__left_dot_xml=f"<a>{FOUR}</a>".encode())
    known = KnownParts({"word/left.xml": frozenset({f"<a>{FOUR}</a>".encode()})})
    wanted = Needles.of([PHRASES["en"]], beside=OPEN)
    assert check("docx", data, "n", wanted)
    assert check("docx", data, "n", wanted, known=known) == ()
    other = KnownParts(
        {"word/left.xml": frozenset({b"<a/>"}), "word/right.xml": known.parts["word/left.xml"]}
    )
    assert check("docx", data, "n", wanted, known=other)


def test_a_part_out_of_which_too_much_comes_is_a_finding(monkeypatch):
    monkeypatch.setattr(gate_decoders, "MOST", 1 << 16)
    data = changed(clean(), a=b"".join(zlib.compress(bytes((one,)) * (1 << 14)) for one in range(6)))
    (told,) = found(data, PHRASES["en"])
    last = len(zipfile.ZipFile(io.BytesIO(data)).namelist())
    assert told == Finding(f"part {last} of the package, decoded (deflated)", None, "deflated")
