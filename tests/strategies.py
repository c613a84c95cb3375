"""Hypothesis strategies for the whole text model, with words chosen to be mistaken for markup.

``PROVED`` decorates the tests that prove a rule: 200 examples each, or as many as the variable
BRIEFING_EXAMPLES says, for a run that looks for longer.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from itertools import combinations, count, product

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from briefing_app.domain.act_data import act_from_data
from briefing_app.domain.exemption import Act
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.notation import LabelledSeverance
from briefing_app.domain.scheme_data import scheme_from_data
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Origin,
    PairId,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    Scope,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.paths import resources_folder

PROVED = settings(
    max_examples=int(os.environ.get("BRIEFING_EXAMPLES", "200")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read(*place: str) -> dict[str, object]:
    return tomllib.loads(resources_folder().joinpath(*place).read_text(encoding="utf-8"))


ACT: Act = act_from_data(_read("exemptions", "access-to-information-act.toml"))
SCHEME: Scheme = scheme_from_data(_read("markings", "canada.toml"))

PROVISIONS = tuple(exemption.id for exemption in ACT.exemptions)
MARKINGS: tuple[Marking, ...] = tuple(
    map(SCHEME.parse, ("U", "PA", "PB", "PC", "C", "S", "TS", "S/PB", "S/CEO", "TS/PA/CEO", "S/REL=AUS+CAN"))
)
SEVERANCES = tuple(map(SeveranceId, ("0-sev", "1-sev", "2-sev", "3-sev")))

LETTERS = (
    "abZéÉ中 019\u00a0\u202f\u2028\u2029\u0085\u200b\u200d\ufeff\u00ad\u0301\u0327\t\n\r\x00\x1b"
    "*_{}[]()|\\#-+.,:;@=<>&~`\"'!?/█"
)
FRAGMENTS = (
    *("**", "***", "*", "{x:15(1):", "{x}", "{x:15(1)}", "{c:PB} ", "{s:15(1)} ", "{}", "{+}", "{k} ", "{t}"),
    *(
        "## ",
        "- ",
        "1. ",
        "01. ",
        "+ ",
        "| a | b |",
        "](",
        "\\{",
        "\\u{20}",
        "\\\n",
        "  - ",
        "&amp;",
        "[REDACTED]",
    ),
    *("@cell", "=gap}", "#a", ";:", ":19(1)", "atia:15(1)", "fr:", "2019. ", " a ", "word", "mots"),
)

hostile_words = st.lists(
    st.one_of(st.sampled_from((*LETTERS, *FRAGMENTS, *FRAGMENTS)), st.characters(codec="utf-8")),
    min_size=1,
    max_size=4,
).map("".join)
"""One letter or more, most of them signs of the notation, of Markdown or of HTML, or invisible."""

# Few choices a value: what is drawn is chosen from lists made beforehand, for generating is what takes time.
_SETS = tuple(frozenset(some) for size in (1, 2) for some in combinations(SEVERANCES, size))
_PROVISION_SETS = tuple(frozenset(some) for size in (0, 1, 2) for some in combinations(PROVISIONS[:6], size))
_LANGUAGES = (None, None, None, "fr", "en", "zh-Hant")
_LOOKS = tuple(product((False, True), (False, True), _LANGUAGES))

links = st.one_of(st.sampled_from((None, None, None, "https://a.example/(b)", "")), hostile_words)
held = st.sampled_from((*(FREE for _ in _SETS), *(FREE for _ in _SETS), *_SETS))
provisions = st.sampled_from(_PROVISION_SETS)
portions = st.sampled_from((*(None for _ in MARKINGS), *(None for _ in MARKINGS), *MARKINGS))
redactions = st.sampled_from(
    tuple(
        Withheld(exemptions, scope, marker)
        for exemptions in _PROVISION_SETS
        for scope in Scope
        for marker in Marker
        if marker is not Marker.OURS
    )
)


def _run(text: str, look: tuple[bool, bool, str | None], link: str | None, severances: Holds) -> Run:
    bold, italic, language = look
    return Run(text, bold, italic, link, language, severances)


runs = st.builds(_run, hostile_words, st.sampled_from(_LOOKS), links, held)
simple_runs = st.builds(
    _run, st.sampled_from(("a", "b ", " c", "Geneva", "*", "é")), st.sampled_from(_LOOKS), st.none(), held
)
breaks = st.builds(HardBreak, held)
in_footnotes = st.lists(st.one_of(runs, simple_runs, breaks, redactions), max_size=3).map(tuple)
footnotes = st.builds(FootnoteReference, in_footnotes, held)
contents: st.SearchStrategy[Content] = st.lists(
    st.one_of(runs, simple_runs, simple_runs, breaks, redactions, footnotes), max_size=5
).map(tuple)

_emphasised: st.SearchStrategy[Inline] = st.builds(
    Run,
    st.sampled_from(("a", " ", "*", "**", "b c", "\\")),
    st.booleans(),
    st.booleans(),
    st.sampled_from((None, None, None, "u", "v")),
    st.sampled_from((None, None, None, "fr")),
    st.sampled_from((FREE, FREE, frozenset(SEVERANCES[:1]), frozenset(SEVERANCES[:2]))),
)
emphases = st.lists(st.one_of(_emphasised, _emphasised, _emphasised, breaks, redactions), max_size=14).map(
    tuple
)
"""Inline content where bold, italic, links, languages and severances begin and end in any order."""

_ORIGIN = Origin(SectionId("s"), RevisionId("r"), BlockId("b"))
_OTHER_ORIGIN = Origin(SectionId("t"), RevisionId("q"), BlockId("c"))

_properties = {
    "id": st.just(BlockId("")),
    "portion": portions,
    "pair": st.sampled_from((None, None, PairId("pair"))),
    "origin": st.sampled_from((None, None, _ORIGIN, replace(_ORIGIN, others=(_OTHER_ORIGIN,)))),
    "severances": held,
}


def _leaves(content: st.SearchStrategy[Content]) -> st.SearchStrategy[Block]:
    """Blocks of every kind but tables, over the given inline content."""
    levels = st.integers(1, 4)
    starts = st.one_of(st.none(), st.integers(-3, 12), st.just(2019))
    alone = redactions.map(lambda withheld: (withheld,))
    any_content = st.one_of(content, content, content, alone)
    return st.one_of(
        st.builds(Paragraph, **_properties, content=any_content),
        st.builds(Heading, **_properties, level=st.integers(1, 9), content=any_content),
        st.builds(
            ListItem, **_properties, level=levels, content=any_content, numbered=st.booleans(), start=starts
        ),
        st.builds(WithheldBlock, **_properties, withheld=redactions),
        st.builds(
            Picture,
            **_properties,
            digest=st.sampled_from(("0", "0123456789abcdef" * 4)),
            media_type=st.sampled_from(("image/png", "image/svg+xml")),
            alternate=st.one_of(st.just(""), hostile_words),
            caption=content,
        ),
    )


@st.composite
def _tables(draw: st.DrawFn, inner: st.SearchStrategy[Block], content: st.SearchStrategy[Content]) -> Table:
    width = draw(st.integers(0, 3))
    plain = st.builds(Paragraph, id=st.just(BlockId("")), content=content).map(lambda block: (block,))
    texts = st.one_of(plain, plain, st.lists(inner, max_size=2).map(tuple))
    cell = st.builds(Cell, blocks=texts, portion=portions, severances=held)
    rows = st.lists(
        st.builds(Row, st.lists(cell, min_size=width, max_size=width).map(tuple), held), max_size=3
    )
    return draw(
        st.builds(
            Table,
            **_properties,
            rows=rows.map(tuple),
            columns=st.lists(held, min_size=width, max_size=width).map(tuple),
            header_rows=st.sampled_from((1, 1, 0, 2)),
            header_columns=st.sampled_from((0, 0, 1)),
            caption=st.one_of(st.just(()), content),
            derived=st.booleans(),
        )
    )


def numbered(blocks: Text) -> Text:
    """The text with an id of its own on every block, in reading order."""
    numbers = count(1)

    def one(block: Block) -> Block:
        block = replace(block, id=BlockId(f"b{next(numbers)}"))
        if not isinstance(block, Table):
            return block
        return replace(
            block,
            rows=tuple(
                replace(
                    row, cells=tuple(replace(cell, blocks=tuple(map(one, cell.blocks))) for cell in row.cells)
                )
                for row in block.rows
            ),
        )

    return tuple(map(one, blocks))


def _texts(content: st.SearchStrategy[Content]) -> st.SearchStrategy[Text]:
    leaves = _leaves(content)
    shallow = _tables(leaves, content)
    blocks = st.one_of(leaves, leaves, leaves, shallow, _tables(st.one_of(leaves, shallow), content))
    return st.lists(blocks, max_size=4).map(tuple).map(numbered)


_any_texts = _texts(contents)
_emphatic_texts = _texts(emphases)


# A composite keeps what Hypothesis prints of a strategy to its name.
@st.composite
def _a_text(draw: st.DrawFn) -> Text:
    return draw(_any_texts)


@st.composite
def _a_normal_text(draw: st.DrawFn) -> Text:
    return normalise(draw(_any_texts))


@st.composite
def _an_emphatic_text(draw: st.DrawFn) -> Text:
    return normalise(draw(_emphatic_texts))


texts: st.SearchStrategy[Text] = _a_text()
"""Texts of every kind of block, tables in tables included, not in normal form, each block with its own id."""

normal_texts: st.SearchStrategy[Text] = _a_normal_text()
emphatic_texts: st.SearchStrategy[Text] = _an_emphatic_text()


@st.composite
def _labelled(draw: st.DrawFn) -> tuple[LabelledSeverance, ...]:
    labels = draw(st.permutations(("", "a", "s1", "", "Budget-2", "", "_9")))
    return tuple(
        LabelledSeverance(id=one, exemptions=draw(provisions), label=label)
        for one, label in zip(SEVERANCES, labels, strict=False)
    )


labelled_severances: st.SearchStrategy[tuple[LabelledSeverance, ...]] = _labelled()
"""A record for each of SEVERANCES, some with a label."""
