"""The program is killed at random moments of everything it does; nothing it had said was done is lost.

What is said is what the command line prints. After each kill the next command is asked, as a person would,
and must work; what was told before must all be there, what was not may be there whole or not at all; and
nothing may lie about that was only meant for a moment.
"""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from briefing_app.storage import schema
from briefing_app.storage.driver import Mode
from briefing_app.storage.engine import fold_journal, new_file, open_engine
from tests.faults import binders
from tests.faults.program import Answer, Program, Table, chance_of, times

SHORT = {"save": 4, "import": 2, "export": 2, "release": 2, "upgrade": 2, "backup": 2, "restore": 2}
MOST_MISSES = 12
KILLS = {kind: times(number, 20) for kind, number in SHORT.items()}


@dataclass
class Tally:
    """What was asked of the program, and what it said."""

    told: int = 0
    lost: int = 0
    half: int = 0
    killed: int = 0


@dataclass
class Bench:
    """A library that is worked on, and killed over, again and again."""

    program: Program
    library: Path
    chance: Random
    longest: float = 0.05
    tally: Tally = field(default_factory=Tally)

    def ask(self, *words: object, library: Path | None = None) -> Answer:
        answer = self.program.call(library or self.library, *words)
        assert answer.code == 0, f"{words}: {answer.err}"
        return answer

    def unhurt(self, *words: object) -> Answer:
        """A call that nobody kills, which says how long one takes."""
        begun = time.monotonic()
        answer = self.ask(*words)
        self.longest = max(self.longest, time.monotonic() - begun)
        return answer

    def killed(self, *words: object, library: Path | None = None) -> Answer:
        """A call that is killed at a random moment, which may be after its end."""
        running = self.program.start(library or self.library, *words)
        answer = running.kill(after=self.chance.uniform(0, 1.3 * self.longest))
        self.tally.killed += answer.is_killed
        assert answer.is_killed or answer.code == 0, answer.err
        return answer

    def is_tidy(self, *beside: Path) -> None:
        """Nothing lies beside the library that was meant for a moment."""
        folder = self.library.parent
        known = {self.library, folder / "desk backups", *beside}
        left = {one for one in folder.iterdir() if one not in known and "before 2" not in one.name}
        assert left == set()
        workplace = folder / "desk backups" / "tmp"
        assert not workplace.is_dir() or not list(workplace.iterdir())

    def is_sound(self) -> None:
        assert self.ask("check").out == "The library is sound.\n"


@pytest.fixture
def bench(program: Program, library: Path, request: pytest.FixtureRequest) -> Bench:
    return Bench(program, library, chance_of(request.node.name))


def titles(bench: Bench) -> set[str]:
    return {one["title"] for one in bench.ask("note", "list", "--json").json["notes"]}


def kills(bench: Bench, table: Table, kind: str, once: Callable[[int], None]) -> None:
    """Do it as often as asked for, and note what came of it."""
    tally, runs = bench.tally, 0
    while runs < KILLS[kind] or (not tally.killed and runs < MOST_MISSES):
        once(runs)
        runs += 1
    table.add(
        f"killed: {kind}",
        runs=runs,
        hit=tally.killed,
        acknowledged=tally.told,
        lost=tally.lost,
        half=tally.half,
    )
    assert (tally.lost, tally.half) == (0, 0)
    assert tally.killed, "the program ended before it could be killed: nothing was shown"


def test_notes_and_marks_that_were_told_of_outlive_a_kill(bench: Bench, table: Table):
    told: set[str] = set()
    severed: set[str] = set()
    before = titles(bench)

    def note(title: str) -> tuple[object, ...]:
        return ("note", "new", "--kind", "meeting-note", "--title", title, "--with", binders.name(0, 0))

    def mark(number: int) -> tuple[object, ...]:
        profile, word = divmod(number % (6 * binders.WORDS), binders.WORDS)
        place = ("--profile", binders.name(0, profile), "--section", "overview")
        return ("mark", *place, "--text", binders.word(0, profile, word), "--exemption", "15(1)")

    bench.unhurt(*note("Unhurt"))
    told.add("Unhurt")

    def once(number: int) -> None:
        title = f"Unit {number}"
        bench.ask(*note(f"{title}, whole"))
        told.add(f"{title}, whole")
        bench.tally.told += 1
        if number % 2:
            said = bench.killed(*mark(number)).out
            if "\n" in said:
                severed.add(binders.word(0, *divmod(number % (6 * binders.WORDS), binders.WORDS)))
                bench.tally.told += 1
        elif bench.killed(*note(title)).out.endswith("\n"):
            told.add(title)
            bench.tally.told += 1
        there = titles(bench)
        bench.is_tidy()
        bench.is_sound()
        bench.tally.lost += len(told - there)
        assert there - before - told <= {title}, "something nobody asked for"
        told.update(there - before)
        listed = json.dumps(
            [bench.ask("severances", "--profile", binders.name(0, one), "--json").json for one in range(6)]
        )
        bench.tally.lost += sum(word not in listed for word in severed)

    kills(bench, table, "save", once)


def test_an_import_is_there_whole_or_not_at_all(bench: Bench, table: Table, tmp_path: Path):
    def file(number: int) -> Path:
        path = tmp_path / f"binder-{number}.md"
        path.write_text(binders.binder(number, profiles=8), encoding="utf-8")
        return path

    bench.unhurt("import", file(999), "--json")

    def once(number: int) -> None:
        said = bench.killed("import", file(number + 1), "--json").out
        wanted = {binders.name(number + 1, one) for one in range(8)}
        there = {one["name"] for one in bench.ask("profiles", "--json").json["profiles"]} & wanted
        bench.is_tidy()
        bench.is_sound()
        if said.endswith("\n"):
            bench.tally.told += 1
            bench.tally.lost += there != wanted
        bench.tally.half += there not in (wanted, set())
        if there:
            shown = json.dumps(bench.ask("profile", binders.name(number + 1, 7), "--json").json)
            bench.tally.half += not all(binders.word(number + 1, 7, one) in shown for one in range(6))

    kills(bench, table, "import", once)


@pytest.mark.parametrize("kind", ["export", "release"])
def test_an_exported_file_is_the_new_one_or_the_old_one(
    bench: Bench, table: Table, tmp_path: Path, kind: str
):
    out = tmp_path / "out"
    out.mkdir()
    target = out / "note.docx"
    edition = {"export": "internal", "release": "public"}[kind]

    def note(title: str) -> str:
        made = bench.ask(
            "note", "new", "--kind", "meeting-note", "--title", title, "--with", binders.name(0, 1)
        )
        return made.out.strip()

    def export(number: str) -> tuple[object, ...]:
        return ("export", number, "--edition", edition, "--out", target, "--force")

    notes = [note("First"), note("Second")]  # one after the other goes into the same file
    finished: dict[str, bytes] = {}
    for number in notes:
        bench.unhurt(*export(number))
        finished[number] = target.read_bytes()
    assert finished[notes[0]] != finished[notes[1]]

    def once(time: int) -> None:
        before = {one.name for one in out.iterdir()}
        wanted = notes[time % 2]
        told = bench.killed(*export(wanted)).out.endswith("\n")
        there = target.read_bytes()
        bench.tally.told += told
        bench.tally.half += there not in finished.values()
        bench.tally.lost += told and there != finished[wanted]
        bench.ask(*export(wanted))
        bench.is_tidy()
        assert {one.name for one in out.iterdir()} == before, "something lies about"
        assert target.read_bytes() == finished[wanted]
        if kind == "release":
            bench.tally.half += not is_recorded(bench, wanted, target)

    kills(bench, table, kind, once)
    bench.is_sound()


def is_whole(document: Path) -> bool:
    with zipfile.ZipFile(document) as package:
        return package.testzip() is None and "word/document.xml" in package.namelist()


def is_recorded(bench: Bench, number: str, document: Path) -> bool:
    """Whether the record beside a released document and the one in the library are of these very bytes."""
    from hashlib import sha256

    digest = sha256(document.read_bytes()).hexdigest()
    beside = [one.read_text("utf-8") for one in document.parent.glob("*.json")]
    kept = bench.ask("releases", "--note", number, "--json").out
    return digest in kept and len(beside) == 1 and digest in beside[0]


def test_an_upgrade_is_done_whole_or_not_at_all_and_after_a_backup(
    bench: Bench, table: Table, tmp_path: Path
):
    older = make_older(bench.library, tmp_path / "older.bdl", "2")
    wanted = bench.ask("profiles", "--json").json["profiles"]
    folder = tmp_path / "upgraded"

    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return Path(shutil.copy(older, folder / "desk.bdl"))

    bench.library = fresh()
    bench.unhurt("profiles", "--json")

    def once(_number: int) -> None:
        fresh()
        bench.killed("profiles", "--json")
        version = version_of(bench.library)
        assert version in (2, schema.VERSION)
        if version == schema.VERSION:
            listed = bench.ask("backups", "--check", "--json").json["backups"]
            assert [(one["reason"], one["sound"]) for one in listed] == [("upgrade", True)]
        bench.tally.told += 1
        found = bench.ask("profiles", "--json").json["profiles"]
        bench.tally.lost += [one["name"] for one in found] != [one["name"] for one in wanted]
        bench.is_sound()
        bench.is_tidy()

    kills(bench, table, "upgrade", once)


def version_of(path: Path) -> int:
    """The version of the tables, read from a copy, so that whatever a kill left beside stays as it is."""
    copy = path.with_name("looked-at.bdl")
    for ending in ("", "-wal"):
        beside = path.with_name(f"{path.name}{ending}")
        if beside.exists():
            shutil.copy(beside, copy.with_name(f"{copy.name}{ending}"))
    engine = open_engine(copy)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    engine.dispose()
    for one in path.parent.glob("looked-at*"):
        one.unlink()
    return int(version)


def make_older(library: Path, older: Path, version: str) -> Path:
    """A library of an older version that holds what this one does, as far as it had a place for that."""
    new_file(older)
    schema.upgrade(older, version)
    source, target = open_engine(library, mode=Mode.AT_REST), open_engine(older, foreign_keys=False)
    with source.connect() as here, target.begin() as there:
        tables = there.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' "
            "AND name NOT GLOB 'block_search*' AND name <> 'alembic_version'"
        ).scalars()
        for table in tables.all():
            columns = [row[1] for row in there.exec_driver_sql(f"PRAGMA table_info('{table}')")]
            known = {row[1] for row in here.exec_driver_sql(f"PRAGMA table_info('{table}')")}
            both = [f'"{one}"' for one in columns if one in known]
            rows = here.exec_driver_sql(f'SELECT {", ".join(both)} FROM "{table}"').all()
            places = ", ".join("?" * len(both))
            for row in rows:
                there.exec_driver_sql(
                    f'INSERT INTO "{table}" ({", ".join(both)}) VALUES ({places})', tuple(row)
                )
    fold_journal(target)
    source.dispose()
    target.dispose()
    return older


def test_backups_are_whole_or_not_there(bench: Bench, table: Table):
    bench.unhurt("backup")

    def once(_number: int) -> None:
        said = bench.killed("backup").out
        listed = bench.ask("backups", "--check", "--json").json["backups"]
        bench.tally.half += sum(not one["sound"] for one in listed)
        if said.endswith("\n"):
            bench.tally.told += 1
            bench.tally.lost += Path(said.strip()).name not in {Path(one["file"]).name for one in listed}
        bench.ask("backup")
        bench.is_tidy()

    kills(bench, table, "backup", once)
    bench.is_sound()


def test_a_library_is_restored_whole_or_not_at_all(bench: Bench, table: Table, tmp_path: Path):
    backup = tmp_path / "kept.bdl"
    bench.ask("backup", backup)
    bench.ask("note", "new", "--kind", "meeting-note", "--title", "Since")
    bench.unhurt("restore", backup)

    def once(number: int) -> None:
        title = f"Since {number}"
        bench.ask("note", "new", "--kind", "meeting-note", "--title", title)
        before = titles(bench)
        told = bench.killed("restore", backup).out.count("\n") >= 1
        bench.tally.told += told
        there = titles(bench)
        bench.is_tidy()
        bench.is_sound()
        if told:
            bench.tally.lost += title in there
        bench.tally.half += there not in (before, before - {title})
        if title not in there:
            kept = [one for one in bench.library.parent.glob("desk before*.bdl") if one.stat().st_nlink == 1]
            assert any(title in bench.ask("note", "list", library=one).out for one in kept), (
                "what was is gone"
            )
        bench.ask("restore", backup)
        for one in bench.library.parent.glob("desk before*"):
            shutil.rmtree(one) if one.is_dir() else one.unlink()

    kills(bench, table, "restore", once)
