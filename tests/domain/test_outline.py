"""The outline of a note: sections move with what is below them, and levels never jump."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain import outline
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import NoteSection
from briefing_app.domain.text import SectionId


def made(*levels: int) -> outline.Outline:
    return tuple(
        NoteSection(id=SectionId(str(n)), key="k", heading=str(n), level=level)
        for n, level in enumerate(levels)
    )


def shown(sections: outline.Outline) -> str:
    return " ".join("." * (one.level - 1) + one.id for one in sections)


TREE = made(1, 2, 2, 1, 2)


@pytest.mark.parametrize(
    ("section", "up", "down"),
    [
        ("0", None, "3 .4 0 .1 .2"),
        ("1", "1 0 .2 3 .4", "0 .2 .1 3 .4"),
        ("2", "0 .2 .1 3 .4", "0 .1 3 .2 .4"),
        ("3", "3 .4 0 .1 .2", None),
        ("4", "0 .1 .2 .4 3", None),
    ],
)
def test_sections_go_up_and_down(section: str, up: str | None, down: str | None) -> None:
    for move, expected in ((outline.raised, up), (outline.lowered, down)):
        if expected is None:
            with pytest.raises(NotAllowedError):
                move(TREE, SectionId(section))
        else:
            assert shown(move(TREE, SectionId(section))) == expected


def test_a_section_gets_deeper_with_what_is_below_it() -> None:
    assert shown(outline.shifted(TREE, SectionId("3"), 1)) == "0 .1 .2 .3 ..4"


@pytest.mark.parametrize(("section", "step"), [("0", 1), ("0", -1), ("3", 3), ("1", 1)])
def test_a_level_that_would_jump_is_refused(section: str, step: int) -> None:
    with pytest.raises(NotAllowedError):
        outline.shifted(TREE, SectionId(section), step)


def test_an_outline_is_four_levels_deep_at_most() -> None:
    deep = made(1, 2, 3, 4, 4)
    with pytest.raises(NotAllowedError, match="4 levels"):
        outline.shifted(deep, SectionId("4"), 1)


def test_what_stood_below_a_deleted_section_goes_with_it() -> None:
    assert shown(outline.without(TREE, SectionId("0"))) == "3 .4"


ACTS = {
    "up": lambda now, section, _: outline.raised(now, section),
    "down": lambda now, section, _: outline.lowered(now, section),
    "deeper": lambda now, section, _: outline.shifted(now, section, 1),
    "higher": lambda now, section, _: outline.shifted(now, section, -1),
    "move": outline.moved,
}

outlines = st.lists(st.integers(1, 6), min_size=1, max_size=8).map(
    lambda levels: outline.levelled(made(*levels))
)


@given(outlines, st.data())
def test_whatever_is_done_nothing_is_lost_and_no_level_jumps(
    start: outline.Outline, data: st.DataObject
) -> None:
    now = start
    for _ in range(4):
        section = data.draw(st.sampled_from(now)).id
        before = data.draw(st.sampled_from((None, *(one.id for one in now))))
        act = data.draw(st.sampled_from(tuple(ACTS)))
        below = [one.id for one in outline.branch(now, section)]
        try:
            now = ACTS[act](now, section, before)
        except NotAllowedError:
            continue
        ids = [one.id for one in now]
        assert sorted(ids) == sorted(one.id for one in start)
        place = ids.index(section)
        assert ids[place : place + len(below)] == below
        assert now == outline.levelled(now)
