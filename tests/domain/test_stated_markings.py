"""Marks that a text from elsewhere states about itself become markings, never words; other brackets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import BlockId, Cell, Paragraph, Row, Run, Table, block_words
from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue

SCHEME = load_catalogue(resources_folder()).scheme
PA = Marking(frozenset({MarkingId("ca:PA")}))
PB = Marking(frozenset({MarkingId("ca:PB")}))
SECRET = Marking(frozenset({MarkingId("ca:S")}))
CEO = Marking(frozenset({MarkingId("ca:S")}), frozenset({MarkingId("ca:CEO")}))
TOP = Marking(frozenset({MarkingId("ca:TS")}))


def said(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(id=BlockId(str(n)), content=(Run(text),)) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "marking", "left"),
    [
        ("(PB) Canada will answer.", PB, "Canada will answer."),
        ("(PA)\u00a0La réponse suivra.", PA, "La réponse suivra."),
        ("(S) Even more.", SECRET, "Even more."),
        ("1.2 (PB) Threats", PB, "1.2 Threats"),
        ("iv. (PB) Threats", PB, "iv. Threats"),
        ("Annex A (PB) Threats", None, "Annex A (PB) Threats"),
        ("PROTECTED B", PB, "PROTECTED B"),
        ("PROTECTED B / PROTÉGÉ B", PB, "PROTECTED B / PROTÉGÉ B"),
    ],
)
def test_a_mark_marks_its_block(text, marking, left) -> None:
    (block,) = with_stated_markings(said(text), SCHEME)
    assert block.portion == marking
    assert block_words(block) == left


@pytest.mark.parametrize(
    ("text", "marking", "left"),
    [
        ("(PROTECTED B) Personal words.", PB, "Personal words."),
        ("(PROTÉGÉ B) Des mots.", PB, "Des mots."),
        ("(PROTECTED A) words", PA, "words"),
        ("(Secret) words", SECRET, "words"),
        ("[SECRET] words", SECRET, "words"),
        ("(P-B) words", PB, "words"),
        ("(P/B) words", PB, "words"),
        ("(PROT B) words", PB, "words"),
        ("(PROTECTED B / PROTÉGÉ B) words", PB, "words"),
        ("(SECRET – Canadian Eyes Only) words", CEO, "words"),
        ("(S - CEO) words", CEO, "words"),
        ("(S//CEO) words", CEO, "words"),
        ("(S) words in small letters", SECRET, "words in small letters"),
        ("• (S) words", SECRET, "• words"),
        ("SECRET: words", SECRET, "SECRET: words"),
        ("Secret : des mots", SECRET, "Secret : des mots"),
        ("PROTECTED B - words", PB, "PROTECTED B - words"),
        ("PROTÉGÉ B – des mots", PB, "PROTÉGÉ B – des mots"),
        ("SECRET – Canadian Eyes Only: words", CEO, "SECRET – Canadian Eyes Only: words"),
        ("SECRET // CEO: words", CEO, "SECRET // CEO: words"),
        ("NATO SECRET", SECRET, "NATO SECRET"),
        ("(NATO SECRET) words", SECRET, "(NATO SECRET) words"),
        ("NATO SECRET: words", SECRET, "NATO SECRET: words"),
        ("PROTECTED B when completed", PB, "PROTECTED B when completed"),
        ("SECRET until released: words", SECRET, "SECRET until released: words"),
        ("T O P  S E C R E T", TOP, "T O P  S E C R E T"),
        ("Protected B", PB, "Protected B"),
    ],
)
def test_a_long_mark_marks_its_block_and_leaves_what_reads_as_words(text, marking, left) -> None:
    (block,) = with_stated_markings(said(text), SCHEME)
    assert block.portion == marking
    assert block_words(block) == left


def test_letters_in_small_letters_elsewhere_take_no_mark_away() -> None:
    blocks = with_stated_markings(said("(c) copyright", "(s) plural", "(S) words", "(C) words"), SCHEME)
    assert [block.portion for block in blocks[:2]] == [None, None]
    assert all(block.portion is not None for block in blocks[2:])


@pytest.mark.parametrize(
    "text",
    [
        "(c) copyright",
        "(s) plural",
        "(S)ecret",
        "(Secret)ary of the forum",
        "[S]everal words",
        "(Secret ballots) were held",
        "Secret talks were held",
        "Secret talks: words",
        "Top secret talks were not held.",
        "Protected areas: words",
        "UNITED STATES SECRET SERVICE",
        "SECRET BALLOTS",
        "The talks - SECRET",
        "(C/O) Jane",
        "(U) words that are public perhaps",
    ],
)
def test_words_that_only_look_like_long_marks_stay_words(text) -> None:
    assert with_stated_markings(said(text), SCHEME) == said(text)


@pytest.mark.parametrize(
    "text",
    [
        "(pb) as in lead",
        "(UNHCR) met",
        "(PBX) line",
        "The secret of success",
        "Secret",
        "(2) Second",
        "()",
        "(C) is a mark, or is not",
    ],
)
def test_other_words_are_no_marks(text) -> None:
    assert with_stated_markings(said(text), SCHEME) == said(text)


def test_letters_that_count_passages_are_no_marks() -> None:
    counted = said("(A) First", "(B) Second", "(C) Third")
    assert with_stated_markings(counted, SCHEME) == counted


def test_a_mark_split_over_runs_is_found() -> None:
    split = Paragraph(id=BlockId("p"), content=(Run("(P", bold=True), Run("B) ", bold=True), Run("Words.")))
    (block,) = with_stated_markings((split,), SCHEME)
    assert block.portion == PB
    assert block.content == (Run("Words."),)


def test_a_marking_that_is_there_is_never_lowered() -> None:
    marked = Paragraph(id=BlockId("p"), content=(Run("(PA) Words."),), portion=PB)
    (block,) = with_stated_markings((marked,), SCHEME)
    assert block.portion == PB


def test_a_cell_is_marked_too() -> None:
    table = Table(id=BlockId("t"), rows=(Row((Cell(blocks=said("(PB) 165,000")),)),), columns=(frozenset(),))
    (marked,) = with_stated_markings((table,), SCHEME)
    assert marked.rows[0].cells[0].blocks[0].portion == PB


MARKED = st.builds(
    "{} (PB) {}".format, st.sampled_from(["", "1.", "2.3", "iv)", "Annex"]), st.text(max_size=9)
)


@given(st.lists(st.text(max_size=30) | MARKED, max_size=5))
def test_no_other_word_is_lost(texts) -> None:
    before = said(*texts)
    after = with_stated_markings(before, SCHEME)
    assert [one.id for one in after] == [one.id for one in before]
    for was, now in zip(before, after, strict=True):
        stood, stands = block_words(was), block_words(now)
        gone = len(stood) - len(stands)
        places = (
            place for place in range(len(stands) + 1) if stood[:place] + stood[place + gone :] == stands
        )
        assert not gone or any(stood[place] == "(" for place in places)


# ---- marks from abroad

EVERY = load_catalogue(resources_folder()).every_scheme


def stated(*texts: str) -> list[str]:
    """What blocks of a received text are marked with, each as its own country writes it."""
    marks = (block.portion for block in with_stated_markings(said(*texts), EVERY))
    return ["" if one is None else "+".join(sorted((*one.levels, *one.caveats))) for one in marks]


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("(S//NF) They will not come.", "us:NF+us:S"),
        ("(S//REL TO USA, FVEY) They will.", "us:REL=AUS+CAN+GBR+NZL+USA+us:S"),
        ("(S//REL TO USA, GBR) They will.", "us:REL=GBR+USA+us:S"),
        ("(S//REL TO CAN, USA) We will.", "ca:REL=CAN+USA+ca:S"),
        ("(U//FOUO) Perhaps.", "us:FOUO+us:U"),
        ("(CUI) Perhaps.", "us:CUI"),
        ("SECRET//NOFORN", "us:NF+us:S"),
        ("CONTROLLED", "us:CUI"),
        ("(C//NOFORN) words", "us:C+us:NF"),
        ("(S//REL TO USA, GBR) words", "us:REL=GBR+USA+us:S"),
        ("SECRET//NOFORN: words", "us:NF+us:S"),
        ("(TS//SI//NF) words", "us:NF+us:TS"),
        ("PROTECTED B / USA: SECRET//NOFORN", "ca:PB+us:NF+us:S"),
        ("(S) Ours.", "ca:S"),
        ("TOP SECRET", "ca:TS"),
        ("(PR) Permanent residents.", ""),
        ("(ND) North Dakota.", ""),
    ],
)
def test_a_mark_from_abroad_stays_one(text, marking) -> None:
    assert stated(text) == [marking]


def test_what_two_countries_write_alike_is_of_the_one_that_wrote_the_rest() -> None:
    assert stated("(S//NF) One.", "(TS//OC/NF) Two.", "(S) Three.")[2] == "us:S"
    assert stated("(PB) One.", "(S//NF) Two.", "(S) Three.")[2] == "ca:S"


def test_a_foreign_mark_beside_one_of_ours_is_joined_to_it() -> None:
    block = Paragraph(id=BlockId("1"), content=(Run("(S//NF) They come."),), portion=PB)
    (done,) = with_stated_markings((block,), EVERY)
    assert done.portion == EVERY.parse("PB / us:S//NF")
    assert block_words(done) == "They come."
