"""Packages from outside: damaged, foreign, newer or made to harm; each is refused in a sentence at once."""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnreadableError
from briefing_app.domain.text_json import text_to_json
from briefing_app.storage.packages.container import FORMAT, LINE, MAGIC, WARNING
from briefing_app.storage.packages.package_file import package_file
from briefing_app.storage.schema import VERSION
from tests.effort import most_bytes, seconds
from tests.services.conftest import paragraph

SECONDS = 2.0
BYTES = 200_000_000
FORM = MAGIC + b"%d" % FORMAT
Change = Callable[[bytes], bytes]
PLAIN = text_to_json((paragraph("Words."),))["blocks"][0]


@pytest.fixture
def package(desk: Desk, number: str, tmp_path: Path) -> Path:
    return desk.packing.package(number, tmp_path / "a.bdpack").path


def lines_of(data: bytes) -> list[object]:
    body = data.split(WARNING, 1)[1][65:]
    return [json.loads(line) for line in zlib.decompress(body).splitlines()]


def packed(lines: list[object], *, form: int = FORMAT) -> bytes:
    body = zlib.compress(b"".join(json.dumps(one).encode() + b"\n" for one in lines))
    return sealed(body, form)


def sealed(body: bytes, form: int = FORMAT) -> bytes:
    return MAGIC + b"%d\n" % form + WARNING + sha256(body).hexdigest().encode() + b"\n" + body


def with_header(**values: object) -> Change:
    return lambda data: packed([{**lines_of(data)[0], **values}, *lines_of(data)[1:]])  # type: ignore[dict-item]  # lines of JSON have no narrower type


def with_rows(change: Callable[[str, dict], None], *, add: tuple[object, ...] = ()) -> Change:
    """The package with its rows changed in place, sealed as a program of ours would."""

    def made(data: bytes) -> bytes:
        header, *rows, _ = lines_of(data)
        for table, values in rows:  # type: ignore[misc]  # lines of JSON have no narrower type
            change(table, values)
        rows += add
        return packed([header, *rows, {"end": len(rows)}])

    return made


def only(table: str, **values: object) -> Change:
    def change(one: str, row: dict) -> None:
        if one == table:
            row.update(values)

    return with_rows(change)


def nothing(_table: str, _row: dict) -> None:
    pass


def deep(levels: int) -> dict:
    inner = json.loads(json.dumps(PLAIN))
    for _ in range(levels):
        cell = {"blocks": [inner]}
        inner = {
            "type": "table", "id": "t", "rows": [{"cells": [cell]}], "columns": [[]],
            "header_rows": 0, "caption": [], "derived": False,
        }  # fmt: skip
    return inner


def with_text(*blocks: object) -> Change:
    body = {**text_to_json(()), "blocks": list(blocks)}
    return only("revision", blocks=json.dumps(body))


HOSTILE: dict[str, Change] = {
    "nothing at all": lambda _: b"",
    "one byte": lambda _: b"B",
    "only its first line": lambda data: data[:24],
    "cut after its warning": lambda data: data[: data.index(WARNING) + len(WARNING)],
    "cut in its digest": lambda data: data[: data.index(WARNING) + len(WARNING) + 20],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "without its last byte": lambda data: data[:-1],
    "with a byte more": lambda data: data + b"x",
    "sealed with bytes behind it": lambda data: sealed(data.split(WARNING, 1)[1][65:] + b"more"),
    "another program's zip": lambda _: b"PK\x03\x04" + bytes(2000),
    "a Word file by name": lambda _: b"PK\x03\x04[Content_Types].xml" + bytes(500),
    "plain text": lambda _: b"Briefing notes are kept elsewhere.\n" * 20,
    "a plain SQLite database": lambda _: b"SQLite format 3\x00" + bytes(4080),
    "no number of its form": lambda data: data.replace(FORM, MAGIC + b"x", 1),
    "a form with very many digits": lambda data: data.replace(FORM, MAGIC + b"9" * 5000, 1),
    "a newer form": lambda data: packed(lines_of(data), form=FORMAT + 1),
    "a newer library": with_header(library=VERSION + 1),
    "a library of no version": with_header(library="seven"),
    "a library of version nought": with_header(library=0),
    "a version that is true": with_header(library=True),
    "no header": lambda data: packed(lines_of(data)[1:]),
    "no end": lambda data: packed(lines_of(data)[:-1]),
    "a wrong count": lambda data: packed([*lines_of(data)[:-1], {"end": 3}]),
    "two ends": lambda data: packed([*lines_of(data), lines_of(data)[-1]]),
    "not JSON": lambda data: sealed(zlib.compress(b"{]\n")),
    "not UTF-8": lambda data: sealed(zlib.compress(b'{"library": "\xff\xfe"}\n')),
    "NaN": lambda data: sealed(zlib.compress(b'{"library": NaN}\n')),
    "nested beyond measure": lambda data: sealed(zlib.compress(b"[" * 100_000 + b"\n")),
    "a number beyond measure": lambda data: sealed(zlib.compress(b"[" + b"9" * 100_000 + b"]\n")),
    "very many empty lists": lambda data: sealed(zlib.compress(b"[" + b"[]," * 1_300_000 + b"[]]\n")),
    "one line without an end": lambda data: sealed(zlib.compress(b"x" * (LINE + 100_000))),
    "a bomb of one line": lambda data: sealed(zlib.compress(bytes(300_000_000))),
    "a bomb of many lines": lambda data: sealed(
        zlib.compress(b'{"library": 7}\n' + (b'["known",{"a":"' + b"x" * 3_000_000 + b'"}]\n') * 40)
    ),
    "a table that is in no package": with_rows(nothing, add=(["audit", {"seq": 1}],)),
    "SQL in the name of a table": with_rows(nothing, add=(["note; DROP TABLE note", {"id": "x"}],)),
    "SQL in the name of a column": with_rows(nothing, add=(["note", {'id" = 1; --': "x"}],)),
    "a column that is in no library": with_rows(nothing, add=(["note", {"colour": "x"}],)),
    "a list in a column": only("profile", name=["x"]),
    "a row without values": with_rows(nothing, add=(["note", {}],)),
    "two notes": with_rows(nothing, add=(["note", {}],)),
    "a section of nobody": only("section", profile_id="gone", note_id=None),
    "a text of no section": only("section_text", section_id="gone"),
    "a fact of a kind nobody knows": only("fact", kind="rumour"),
    "a profile of a kind nobody knows": only("profile", kind="spy"),
    "a profile without a name": only("profile", body='{"format": 1, "names": []}'),
    "a body that is no JSON": only("profile", body="{"),
    "a body of a newer form": only("note", body='{"format": 99}'),
    "blocks that are no text": only("revision", blocks='{"format": 1, "blocks": 5}'),
    "blocks of no kind": with_text({"type": "script", "id": "x"}),
    "a run that is a number": with_text({**PLAIN, "content": [{"type": "run", "text": 5}]}),
    "tables deep in tables": with_text(deep(30)),
    "tables beyond all depth": with_text(deep(150)),
    "a day that is none": only("revision", at="yesterday"),
    "an act nobody knows": only("revision", act_kind="burn"),
    "a language that is a path": only("revision", language="../../etc"),
    "a picture that is another": with_rows(
        nothing, add=(["picture", {"digest": "0" * 64, "content": "AAAA"}],)
    ),
    "a picture that is not encoded": with_rows(
        nothing, add=(["picture", {"digest": "0" * 64, "content": "*"}],)
    ),
    "a severance in no state": with_rows(
        nothing,
        add=(
            [
                "severance",
                {
                    "id": "s", "exemptions": "[]", "state": "burnt", "by": "x", "at": "2030-01-01 00:00:00",
                    "reason": "", "act_id": "a",
                },
            ],
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_package_is_refused_in_a_sentence_at_once(mine: Desk, package: Path, name: str):
    package.write_bytes(HOSTILE[name](package.read_bytes()))
    before = mine.path.read_bytes()

    def refused() -> None:
        with pytest.raises(UnreadableError, match=re.escape("a.bdpack")):
            mine.unpacking.preview(package)

    assert most_bytes(refused) < BYTES
    assert seconds(refused, SECONDS) < SECONDS
    assert not mine.profiles.list()
    assert mine.path.read_bytes() == before


def test_a_package_of_a_former_form_is_read(mine: Desk, package: Path):
    package.write_bytes(packed(lines_of(package.read_bytes()), form=FORMAT - 1))
    assert mine.unpacking.preview(package).things


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_is_always_noticed(mine: Desk, package: Path, seed: int):
    chance, data = random.Random(seed), bytearray(package.read_bytes())
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)
    package.write_bytes(data)
    with pytest.raises(UnreadableError):
        mine.unpacking.preview(package)


@pytest.mark.parametrize("part", ["rows", "pictures"])
def test_a_file_that_changes_while_it_is_open_is_refused(package: Path, part: str):
    with package_file(package) as file:
        package.write_bytes(package.read_bytes()[:-40] + bytes(40))
        with pytest.raises(UnreadableError, match="damaged"):
            tuple(file.rows()[1] if part == "rows" else file.pictures(()))


def test_a_library_is_no_package(mine: Desk, desk: Desk):
    with pytest.raises(UnreadableError, match="no package"):
        mine.unpacking.preview(desk.path)


def test_a_package_is_no_library(program, package: Path):
    with pytest.raises(BriefingError):
        program.libraries.open(package)


def test_another_programs_database_is_no_package(mine: Desk, tmp_path: Path):
    path = tmp_path / "a.bdpack"
    with dbapi2.connect(str(path)) as other:
        other.execute("CREATE TABLE note (id TEXT)")
    with pytest.raises(UnreadableError, match="no package"):
        mine.unpacking.preview(path)


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_no_file_is_told(mine: Desk, tmp_path: Path, kind: str):
    path = tmp_path / "a.bdpack"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(UnreadableError):
        mine.unpacking.preview(path)


def test_a_file_beyond_measure_is_refused_unread(mine: Desk, tmp_path: Path):
    path = tmp_path / "a.bdpack"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(UnreadableError, match="larger"):
        mine.unpacking.preview(path)


def test_ids_of_other_things_are_not_taken_over(desk: Desk, mine: Desk, package: Path):
    """A package that says its section is one of ours changes nothing of ours."""
    mine.unpacking.unpack(package)
    ours = mine.profiles.get(mine.profiles.list()[0].id)
    stolen = ours.sections[0].id
    lines = lines_of(package.read_bytes())
    text = json.dumps(lines)
    note = next(row for row in lines[1:-1] if row[0] == "note")[1]["id"]  # type: ignore[index]  # lines of JSON have no narrower type
    section = next(
        row[1]["id"]
        for row in lines[1:-1]
        if row[0] == "section" and row[1]["note_id"] == note  # type: ignore[index]  # lines of JSON have no narrower type
    )
    fresh = "0" * 8 + note[8:]
    package.write_bytes(packed(json.loads(text.replace(section, stolen).replace(note, fresh))))
    with suppress(UnreadableError, NotAllowedError):
        mine.unpacking.unpack(package)
    assert mine.profiles.get(ours.id).sections == ours.sections
