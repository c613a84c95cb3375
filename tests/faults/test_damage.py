"""A damaged file is noticed, told in a sentence, left as it is, and gives way to a backup."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.faults.program import Program, Table, chance_of, times

PAGE = 4096

Harm = Callable[[bytearray, Random], bytes]


def flip_a_bit(content: bytearray, chance: Random) -> bytes:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def flip_many_bits(content: bytearray, chance: Random) -> bytes:
    for _ in range(20):
        flip_a_bit(content, chance)
    return bytes(content)


def zero_a_page(content: bytearray, chance: Random) -> bytes:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)
    return bytes(content)


def cut_off_pages(content: bytearray, chance: Random) -> bytes:
    return bytes(content[: chance.randrange(1, len(content) // PAGE) * PAGE])


def cut_anywhere(content: bytearray, chance: Random) -> bytes:
    return bytes(content[: chance.randrange(1, len(content))])


def swap_two_pages(content: bytearray, chance: Random) -> bytes:
    one, other = (number * PAGE for number in chance.sample(range(1, len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = second, first
    return bytes(content)


def write_over_the_beginning(content: bytearray, chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 600)) + bytes(content[600:])


def empty(_content: bytearray, _chance: Random) -> bytes:
    return b""


def another_kind_of_file(_content: bytearray, chance: Random) -> bytes:
    return b"%PDF-1.7\n" + chance.randbytes(20_000)


TIMES: dict[Harm, int] = {
    flip_a_bit: times(8, 60),
    flip_many_bits: times(1, 20),
    zero_a_page: times(2, 20),
    cut_off_pages: times(2, 20),
    cut_anywhere: times(2, 20),
    swap_two_pages: times(1, 20),
    write_over_the_beginning: times(1, 20),
    empty: times(1, 20),
    another_kind_of_file: times(1, 20),
}


@pytest.mark.parametrize("harm", TIMES, ids=lambda harm: harm.__name__)
def test_damage_is_noticed_told_and_mended_from_a_backup(
    program: Program, library: Path, table: Table, harm: Harm, tmp_path: Path
):
    sound, chance = library.read_bytes(), chance_of(harm.__name__)
    backup = Path(program.call(library, "backup", tmp_path / "kept.bdl").out.strip())
    wanted = program.call(library, "profiles", "--json").json
    unnoticed = opened = 0
    for _ in range(TIMES[harm]):
        damaged = harm(bytearray(sound), chance)
        library.write_bytes(damaged)
        checked = program.call(library, "check")
        unnoticed += checked.code == 0
        checked.refused()
        assert library.read_bytes() == damaged, "a check changed what it looked at"
        listed = program.call(library, "profiles", "--json")
        if listed.code == 0:  # a page that no table uses
            opened += 1
            assert listed.json == wanted
        else:
            listed.refused()
            assert library.read_bytes() == damaged, "a refused library was changed"
        restored = program.call(library, "restore", backup)
        assert restored.code == 0, restored.err
        aside = Path(restored.out.splitlines()[-1].partition("is kept as ")[2])
        assert aside.read_bytes() == damaged, "what was damaged is not what is kept"
        assert program.call(library, "profiles", "--json").json == wanted
        aside.unlink()
        assert {one.name for one in library.parent.iterdir()} <= {"desk.bdl", "desk backups"}
    table.add(f"damage: {harm.__name__}", runs=TIMES[harm], unnoticed=unnoticed, opened=opened)


def test_a_damaged_backup_is_told_and_not_put_back(program: Program, library: Path, table: Table):
    chance, runs, unnoticed = chance_of("backup"), times(2, 20), 0
    backup = Path(program.call(library, "backup").out.strip())
    sound, before = backup.read_bytes(), library.read_bytes()
    for _ in range(runs):
        backup.write_bytes(flip_a_bit(bytearray(sound), chance))
        (one,) = program.call(library, "backups", "--check", "--json").json["backups"]
        unnoticed += one["sound"] is not False
        program.call(library, "restore", "1").refused()
        assert library.read_bytes() == before
    table.add("damage: flip_a_bit of a backup", runs=runs, unnoticed=unnoticed)
    assert unnoticed == 0


def test_a_damaged_library_without_a_backup_says_what_is_left_to_do(program: Program, library: Path):
    content = zero_a_page(bytearray(library.read_bytes()), chance_of("alone"))
    library.write_bytes(content)
    shutil.rmtree(library.parent / "desk backups", ignore_errors=True)
    assert "no sound backup" in program.call(library, "check").refused()
    assert "There is no backup" in program.call(library, "restore", "1").refused()
    assert library.read_bytes() == content
