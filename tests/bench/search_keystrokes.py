"""How long a keystroke in the search box takes in a large library.

``python -m tests.bench.search_keystrokes [PROFILES]``. A library of invented words is written straight into
the tables (through the repositories it would take minutes), opened as the program opens it, and searched
with every beginning of sixty queries. Prints the median, the 95th percentile and the worst, in milliseconds
of wall and of CPU time; the budget is 16 ms at the 95th percentile over 100,000 profiles.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

from briefing_app.domain.text_json import text_to_json
from briefing_app.storage.engine import open_engine
from briefing_app.storage.records import new_id
from tests.storage.examples import make_library, opened, paragraph

SYLLABLES = (
    *("mi", "gra", "tion", "fo", "rum", "in", "ter", "na", "cio", "nal", "re", "gion", "co"),
    *("ope", "ra", "bor", "der", "se", "cu", "ri", "ty", "as", "sy", "lum", "wor", "king"),
)
SECTIONS, BLOCKS, WORDS = 2, 2, 25
STAMP = "2026-03-02 09:30:00.000000"


class Language:
    """Invented words, a few of them in every other block and most of them rare, as in any language."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        some = {"".join(self._chance.choices(SYLLABLES, k=self._chance.randint(1, 5))) for _ in range(30_000)}
        self._words = sorted(sorted(some), key=len)[:20_000]  # in every language the frequent words are short
        self._often = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def words(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._often, k=count)

    def queries(self, count: int) -> Iterator[str]:
        for _ in range(count):
            typed = " ".join(self.words(self._chance.randint(1, 3)))
            yield from (typed[:end] for end in range(1, len(typed) + 1))


def rows(language: Language) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The rows of one profile after another, each with its table."""
    while True:
        profile, name = new_id(), " ".join(language.words(4)).title()
        yield (
            "profile",
            (
                profile,
                "forum",
                name,
                name.lower(),
                None,
                None,
                1,
                "[]",
                '{"format": 1}',
                None,
                STAMP,
                None,
                "",
            ),
        )
        yield "name", (profile, 0, name.lower())
        yield "search_block", (None, profile, None, None, None, "", name, "")
        for position in range(SECTIONS):
            yield from section_rows(language, profile, position)


def section_rows(language: Language, profile: str, position: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    section, revision = new_id(), new_id()
    blocks = [paragraph(" ".join(language.words(WORDS))) for _ in range(BLOCKS)]
    body = json.dumps({"format": 1, "headings": {"en": "Overview"}, "severances": []})
    yield "section", (section, profile, None, "overview", position, 1, body, "")
    yield "revision", (revision, section, "en", json.dumps(text_to_json(blocks)), STAMP, "", "edit", "")
    yield "section_text", (section, "en", revision, "")
    for block in blocks:
        yield "search_block", (None, profile, None, section, block.id, "en", block.content[0].text, "")


def fill(path: Path, profiles: int) -> None:
    """Write so many profiles into an empty library."""
    of_one = 3 + SECTIONS * (3 + BLOCKS)
    source = rows(Language())
    engine = open_engine(path)
    with engine.begin() as connection:
        for _ in range(0, profiles, 1000):
            tables: dict[str, list[tuple[object, ...]]] = {}
            for table, row in islice(source, 1000 * of_one):
                tables.setdefault(table, []).append(row)
            for table, some in tables.items():
                marks = ", ".join("?" * len(some[0]))
                connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", some)
    engine.dispose()


def report(name: str, seconds: Sequence[float]) -> None:
    ordered = sorted(1000 * one for one in seconds)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{name}: median {middle:.1f} ms, p95 {high:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}")


def yardstick() -> float:
    """CPU seconds of a fixed piece of work, by which figures of two machines or moments are compared."""
    used, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - used


def main(profiles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_library(Path(folder, "large.bdl"))
        fill(path, profiles)
        print(f"{profiles} profiles, {path.stat().st_size // 1_000_000} MB")
        print(
            f"this machine now: {yardstick():.2f} s for ten million additions (0.5 s on an idle core of 2023)"
        )
        began = time.perf_counter()
        with opened(path) as library:
            print(f"opened and checked in {time.perf_counter() - began:.1f} s")
            wall, cpu = [], []
            for typed in Language().queries(60):
                before, used = time.perf_counter(), time.process_time()
                library.search(typed)
                wall.append(time.perf_counter() - before)
                cpu.append(time.process_time() - used)
        report("wall", wall)
        report("cpu", cpu)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
