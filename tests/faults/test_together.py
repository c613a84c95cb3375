"""Two programs at once, and a clock that goes backwards."""

from __future__ import annotations

from pathlib import Path

from tests.faults import binders
from tests.faults.program import Program, Table, chance_of, times

DAY = 24 * 60 * 60


def new(title: str) -> tuple[object, ...]:
    return ("note", "new", "--kind", "meeting-note", "--title", title, "--with", binders.name(0, 0))


def titles(program: Program, library: Path) -> set[str]:
    return {one["title"] for one in program.call(library, "note", "list", "--json").json["notes"]}


def test_of_programs_at_once_one_works_and_the_others_are_told(program: Program, library: Path, table: Table):
    chance, runs, told, refused, lost = chance_of("together"), times(3, 20), 0, 0, 0
    for number in range(runs):
        running = []
        for one in range(3):
            running.append((f"Unit {number} {one}", program.start(library, *new(f"Unit {number} {one}"))))
            running[-1][1].ends_within(chance.uniform(0, 0.05))
        known = set()
        for title, one in running:
            answer = one.wait()
            if answer.code == 0:
                known.add(title)
                told += 1
            else:
                refused += 1
                said = answer.refused()
                assert "is open" in said, said
        lost += len(known - titles(program, library))
        assert program.call(library, "check").code == 0
    table.add("programs at once", runs=runs, acknowledged=told, refused=refused, lost=lost)
    assert lost == 0
    assert told >= runs


def test_a_killed_holder_leaves_no_lock(program: Program, library: Path, table: Table):
    chance, runs, hit, refused = chance_of("holder"), times(3, 20), 0, 0
    for number in range(runs):
        running = program.start(library, *new(f"Unit {number}"))
        hit += running.kill(after=chance.uniform(0, 0.1)).is_killed
        refused += program.call(library, "profiles").code != 0
    table.add("lock of a killed program", runs=runs, hit=hit, refused=refused)
    assert refused == 0
    assert hit


def test_a_clock_that_goes_backwards_costs_nothing(program: Program, library: Path, table: Table):
    chance, runs, lost = chance_of("clock"), times(3, 20), 0
    known = titles(program, library)
    for number in range(runs):
        seconds = chance.uniform(-4000, 400) * DAY
        made = program.call(library, "backup", seconds=seconds)
        assert made.code == 0, made.err
        assert program.call(library, *new(f"Unit {number}"), seconds=seconds - DAY).code == 0
        known.add(f"Unit {number}")
        lost += len(known - titles(program, library))
        assert Path(made.out.strip()).exists(), "the backup just made was thinned"
        listed = program.call(library, "backups", "--check", "--json").json["backups"]
        assert all(one["sound"] for one in listed)
        assert max(one["notes"] for one in listed) == len(known), "no backup has all there is"
    table.add("clock going backwards", runs=runs, acknowledged=runs, lost=lost)
    assert lost == 0
