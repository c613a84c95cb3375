"""Names found by a few letters are those a naive search finds, the likeliest first, however one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.names import folded
from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary
from briefing_app.services import packed_lines
from briefing_app.services.quick_find import NameIndex, profile_key, rows_holding

names = st.lists(st.text("abcé -'", max_size=9), max_size=14)
typings = st.lists(st.sampled_from("abcÉ "), min_size=1, max_size=7).map("".join)


def index_of(given: list[str], shorts: list[str | None] | None = None) -> NameIndex:
    shorts = shorts or [None] * len(given)
    return NameIndex(
        [folded(f"{name} {short or ''}") for name, short in zip(given, shorts, strict=True)], shorts
    )


def naive(given: list[str], typed: str) -> list[int]:
    words = folded(typed).split()
    if len(folded(typed)) == 1:
        return [row for row, name in enumerate(given) if folded(name).startswith(words[0])]
    return [row for row, name in enumerate(given) if words and all(word in folded(name) for word in words)]


@pytest.mark.parametrize("few", [0, 2, 2000])
@given(names, typings)
def test_what_is_found_is_what_a_naive_search_finds(few: int, given: list[str], typed: str) -> None:
    before, packed_lines.FEW = packed_lines.FEW, few  # type: ignore[misc]  # Final, but for tests
    try:
        index = index_of(given)
        for end in range(1, len(typed) + 1):
            assert sorted(index.find(typed[:end], 100)) == naive(given, typed[:end])
        assert sorted(index.find(typed[1:], 100)) == naive(given, typed[1:])
        assert len(index.find(typed, 3)) == min(3, len(naive(given, typed)))
    finally:
        packed_lines.FEW = before  # type: ignore[misc]  # as above


def ranked(given: list[str], shorts: list[str | None], typed: str) -> list[int]:
    """What is meant, the likeliest first, by looking at every one in every way."""
    wanted = folded(typed)
    keys = [folded(f"{name} {short or ''}") for name, short in zip(given, shorts, strict=True)]
    by_short = sorted((folded(short), row) for row, short in enumerate(shorts) if short and folded(short))
    ways = [row for short, row in by_short if short.startswith(wanted)]
    ways += [row for row, key in enumerate(keys) if key.startswith(wanted)]
    if len(wanted) > 1:
        ways += [row for row, key in enumerate(keys) if f" {wanted}" in key]
        ways += [row for row, key in enumerate(keys) if all(word in key for word in wanted.split())]
    return list(dict.fromkeys(ways)) if wanted else []


@pytest.mark.parametrize(("few", "few_words"), [(0, 0), (1, 250), (4, 1), (2000, 250)])
@given(st.lists(st.tuples(st.text("abcé -'", max_size=9), st.none() | st.text("aBé ", max_size=3))), typings)
def test_what_is_found_is_in_the_order_of_likelihood_however_many_there_are(
    few: int, few_words: int, given: list[tuple[str, str | None]], typed: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_lines, "FEW", few)
        patch.setattr(packed_lines, "FEW_WORDS", few_words)
        listed, shorts = [name for name, _ in given], [short for _, short in given]
        index = index_of(listed, shorts)
        for end in range(1, len(typed) + 1):
            found = ranked(listed, shorts, typed[:end])
            assert index.find(typed[:end], 3) == found[:3]
            assert index.find(typed[:end], 99) == found[:99]


@given(names, st.text("abé ", max_size=5), st.sets(st.integers(0, 13)))
def test_rows_holding_words_are_those_a_naive_search_finds(
    given: list[str], typed: str, among: set[int]
) -> None:
    keys = [folded(name) for name in given]
    every = [row for row, key in enumerate(keys) if all(word in key for word in folded(typed).split())]
    known = sorted(row for row in among if row < len(keys))
    assert list(rows_holding(keys, typed)) == every
    assert list(rows_holding(keys, typed, known)) == [row for row in every if row in among]


def test_short_forms_come_first_then_beginnings_of_names_then_of_words_then_the_rest() -> None:
    given = ["Emigration Board", "Migration Five", "Port Migration", "Zonal Office"]
    index = index_of(given, [None, "M5", None, "MIG"])
    assert [given[row] for row in index.find("mig", 9)] == [
        "Zonal Office",
        "Migration Five",
        "Port Migration",
        "Emigration Board",
    ]
    assert [given[row] for row in index.find("m", 9)] == ["Migration Five", "Zonal Office"]
    assert [given[row] for row in index.find("mig", 2)] == ["Zonal Office", "Migration Five"]


def test_words_may_be_in_any_order_and_without_accents() -> None:
    index = index_of(["Côte d'Ivoire", "Ivory Coast Forum"])
    assert index.find("ivoire cote", 9) == [0]
    assert index.find("COTE", 9) == [0]
    assert index.find("", 9) == index.find("   ", 9) == []


def test_an_empty_index_finds_nothing() -> None:
    assert index_of([]).find("a", 9) == index_of([]).find("ab", 9) == index_of([]).find("ab c", 9) == []


def test_a_profile_is_found_by_its_name_and_its_short_form() -> None:
    one = ProfileSummary(id="1", kind=ProfileKind.FORUM, name="Forum Évian", acronym="FE", confirmed=True)  # type: ignore[arg-type]  # a plain text does for an id
    assert profile_key(one) == "forum evian fe"
