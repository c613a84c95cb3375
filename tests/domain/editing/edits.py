"""Edits drawn by chance, as plain values: what is done, and where."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.domain.editing.tracked import skeletons

places = st.integers(0, 40)

edits = st.one_of(
    st.tuples(st.just("stand"), places, st.none()),
    st.tuples(st.just("choose"), places, places),
    st.tuples(st.just("choose"), places, places),
    st.tuples(st.just("type"), st.integers(1, 3)),
    st.tuples(st.just("type"), st.integers(1, 3)),
    st.sampled_from(
        [
            ("backspace",),
            ("backspace",),
            ("delete",),
            ("word back",),
            ("word on",),
            ("split",),
            ("split",),
            ("break",),
            ("leave",),
            ("sever",),
            ("free",),
            ("bold",),
            ("deeper",),
            ("less deep",),
            ("bullets",),
            ("numbers",),
            ("heading",),
            ("paragraph",),
            ("undo",),
            ("undo",),
            ("redo",),
            ("cut",),
            ("move",),
        ]
    ),
    st.tuples(st.just("mark"), st.integers(0, 3)),
    st.tuples(st.just("paste"), skeletons),
    st.tuples(st.just("lines"), st.integers(1, 2)),
)
some_edits = st.lists(edits, min_size=1, max_size=14)

SEVERING = {"sever", "free", "undo", "redo"}
MARKING = {"mark", "undo", "redo"}
