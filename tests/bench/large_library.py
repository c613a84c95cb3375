"""A library of any number of profiles in invented words, written straight into the tables.

Every second profile has a name in either language. Through the repositories 100,000 profiles would take
minutes. A few of the words are in every other block and most of them rare, as in any language, so that what
is searched for is as hard to find as it is in earnest.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import accumulate, count, islice
from pathlib import Path

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind
from briefing_app.domain.text_json import text_to_json
from briefing_app.storage.engine import open_engine
from briefing_app.storage.record_json import fields_to_json, stamped
from briefing_app.storage.records import new_id
from briefing_app.storage.repositories.profiles import IN_COLUMNS
from tests.storage.examples import make_library, paragraph

SYLLABLES = (
    *("mi", "gra", "tion", "fo", "rum", "in", "ter", "na", "cio", "nal", "re", "gion", "co"),
    *("ope", "ra", "bor", "der", "se", "cu", "ri", "ty", "as", "sy", "lum", "wor", "king"),
)
KINDS = ("forum", "organization", "country", "person")
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
    for number in count():
        profile, name = new_id(), " ".join(language.words(4)).title()
        names = [name] if number % 2 else [name, " ".join(language.words(4)).title().replace("e", "é")]
        acronym = "".join(word[0] for word in name.split()) if number % 3 else None
        yield (
            "profile",
            (
                profile,
                KINDS[number % len(KINDS)],
                name,
                name.lower(),
                acronym,
                None,
                1,
                "[]",
                body_of(names, acronym),
                None,
                STAMP,
                None,
                "",
                "[]",
            ),
        )
        for position, one in enumerate(names):
            yield "name", (profile, position, folded(one))
        yield "search_block", (None, profile, None, None, None, "", "\n".join(names), "")
        for position in range(SECTIONS):
            yield from section_rows(language, profile, position)


def body_of(given: list[str], acronym: str | None) -> str:
    """What a profile keeps beside its columns, as the repository writes it."""
    names = [Name(text=one, language=spoken) for one, spoken in zip(given, ("en", "fr"), strict=False)]
    if acronym:
        names.append(Name(text=acronym, role=NameRole.ACRONYM))
    one = Profile(id=ProfileId(""), kind=ProfileKind.FORUM, names=tuple(names))
    return json.dumps(stamped(fields_to_json(one, IN_COLUMNS)))


def section_rows(language: Language, profile: str, position: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    section, revision = new_id(), new_id()
    blocks = [paragraph(" ".join(language.words(WORDS))) for _ in range(BLOCKS)]
    body = json.dumps({"format": 1, "headings": {"en": "Overview"}, "severances": []})
    yield "section", (section, profile, None, "overview", position, 1, body, "")
    yield "revision", (revision, section, "en", json.dumps(text_to_json(blocks)), STAMP, "", "edit", "")
    yield "section_text", (section, "en", revision, "")
    for block in blocks:
        yield "search_block", (None, profile, None, section, block.id, "en", block.content[0].text, "")


def fill(path: Path, profiles: int) -> Path:
    """Make a library of so many profiles."""
    make_library(path)
    of_two = 2 * (3 + SECTIONS * (3 + BLOCKS)) + 1  # one of them has a second name
    source = rows(Language())
    engine = open_engine(path)
    with engine.begin() as connection:
        for _ in range(0, profiles, 1000):
            tables: dict[str, list[tuple[object, ...]]] = {}
            for table, row in islice(source, 500 * of_two):
                tables.setdefault(table, []).append(row)
            for table, some in tables.items():
                marks = ", ".join("?" * len(some[0]))
                connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", some)
    engine.dispose()
    return path
