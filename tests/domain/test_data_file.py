"""The line of every key of a data file: a department that edits one is told where it went wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.act_data import act_from_data
from briefing_app.domain.data_file import DataFile
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.kind import kind_from_data
from briefing_app.domain.scheme_data import scheme_from_data

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = [path for path in sorted(RESOURCES.rglob("*.toml")) if "i18n" not in path.parts]

TRICKY = '''\
# a comment with [[levels]] in it
id = "a # b"  # "no string"
"quoted key" = 'x'
text = """
[[levels]]
key = "inside"
"""

many = [
  "one", # ]
  "two",
]
[a.b]
c.d = 1
when = 2026-01-05
[[levels]]
key = "U"
names = { en = "=", fr = "}" }
[levels.deep]
x = true
[[levels]]
key = "S"
[[levels.limits]]
value = 1
[[levels.limits]]
value = 2
limits = [ { value = 3 },
           { value = 4 } ]
'''


def keys_of(value: object, place: str = "") -> list[str]:
    """Every place of parsed data, as errors write it."""
    if isinstance(value, dict):
        below = [(f"{place}.{key}" if place else key, one) for key, one in value.items()]
        return [found for where, one in below for found in (where, *keys_of(one, where))]
    if isinstance(value, list):
        return [found for n, one in enumerate(value, 1) for found in keys_of(one, f"{place}[{n}]")]
    return []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_key_of_every_data_file_is_found_on_its_line(path):
    text = path.read_text(encoding="utf-8")
    lines, found = text.splitlines(), DataFile(path.name, text).lines
    keys = keys_of(tomllib.loads(text))
    assert keys
    for key in keys:
        assert key in found, key
        assert key.endswith("]") or key.rpartition(".")[2] in lines[found[key] - 1], key


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("id", 2),
        ("quoted key", 3),
        ("text", 4),
        ("many", 9),
        ("many[2]", 11),
        ("a.b", 13),
        ("a.b.c.d", 14),
        ("a.b.when", 15),
        ("levels[1]", 16),
        ("levels[1].key", 17),
        ("levels[1].names.fr", 18),
        ("levels[1].deep.x", 20),
        ("levels[2].key", 22),
        ("levels[2].limits[1].value", 24),
        ("levels[2].limits[2].value", 26),
        ("levels[2].limits[2].limits[1].value", 27),
        ("levels[2].limits[2].limits[2].value", 28),
    ],
)
def test_keys_are_found_in_comments_strings_tables_and_lists(key, line):
    assert set(keys_of(tomllib.loads(TRICKY))) <= DataFile("a.toml", TRICKY).lines.keys()
    assert DataFile("a.toml", TRICKY).called(key) == f"a.toml, line {line}"


def test_a_missing_key_has_the_line_of_the_table_it_is_missing_from():
    known = DataFile("a.toml", TRICKY)
    assert known.called("levels[2].colour") == "a.toml, line 21"
    assert known.called("levels[1].names.de") == "a.toml, line 18"
    assert known.called("version") == "a.toml"


@given(st.text(max_size=80))
def test_no_well_formed_text_breaks_the_walk(text):
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert all(isinstance(line, int) for line in DataFile("a.toml", text).lines.values()) or not data


@pytest.mark.parametrize(
    ("file", "read", "old", "new", "said"),
    [
        (
            "markings/canada",
            scheme_from_data,
            'rank = 3\nname = { en = "PROTECTED C"',
            'rank = 2\nname = { en = "PROTECTED C"',
            "gives PB and PC the same rank",
        ),
        ("markings/canada", scheme_from_data, 'colour = "#142F57"', 'colour = "#FFFFFF"', "contrast of 1.0"),
        (
            "markings/canada",
            scheme_from_data,
            'alignment = "right"',
            'alignment = "middle"',
            "“page.alignment” is “middle”",
        ),
        ("markings/united-states", scheme_from_data, 'excludes = ["XD"]', 'excludes = ["XX"]', "names “XX”"),
        (
            "markings/united-states",
            scheme_from_data,
            'within_category = "/"',
            'within_categories = "/"',
            "“banner.within_categories” is not a known key",
        ),
        (
            "exemptions/access-to-information-act",
            act_from_data,
            'id = "15(1)(a)"',
            'id = "15.(1)"',
            "is “15.(1)”",
        ),
        (
            "kinds/meeting-note",
            kind_from_data,
            'key = "meeting-note"',
            'key = "meeting-note"\nkee = 1',
            "“kee” is not a known key",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_reason(file, read, old, new, said):
    text = (RESOURCES / f"{file}.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    wrong = text.replace(old, new)
    name = f"{Path(file).name}.toml"
    with pytest.raises(BriefingError) as refused:
        read(tomllib.loads(wrong), DataFile(name, wrong))
    line = wrong[: wrong.index(new)].count("\n") + new.count("\nkee") + 1
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"{name}, line {line}: ")
