"""Search as one types, over a real library; what is typed is never a query language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.note import NoteId
from briefing_app.domain.search_hit import HitColumn
from briefing_app.domain.text import (
    Cell,
    FootnoteReference,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Withheld,
)
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind
from tests.storage.examples import (
    act,
    note,
    note_section,
    paragraph,
    profile,
    run,
    section,
    severance,
)
from tests.strategies import hostile_words


def keep(library: Library, *profiles, severances=()):
    with library.database.begin(act()) as work:
        for one in severances:
            work.severances.save(one)
        return [work.profiles.add(one) for one in profiles]


def texts(hits) -> list[str]:
    return [hit.text for hit in hits]


def hit_words(hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.hits]


@pytest.fixture
def lisbon(library):
    return keep(library, profile("Harbour Forum", section(paragraph("It met in Lisbon on the Tagus."))))[0]


def test_nothing_typed_finds_nothing(library, lisbon):
    for typed in ("", "   ", "\t\n", "*", '"', '""', "(", "AND -", "\x00", "…", "——"):
        assert library.search(typed) == ()


def test_a_hit_says_whose_it_is_and_where(library, lisbon):
    (hit,) = library.search("lisbon")
    assert (hit.owner, hit.owner_type, hit.owner_name) == (lisbon.id, "profile", "Harbour Forum")
    assert hit.section == lisbon.sections[0].id
    assert hit.block == lisbon.sections[0].texts["en"][0].id
    assert (hit.heading, hit.language, hit.column) == ("Overview", "en", HitColumn.FREE)
    assert hit.text == "It met in Lisbon on the Tagus."
    assert hit_words(hit) == ["Lisbon"]


@pytest.mark.parametrize("typed", ["l", "li", "lis", "lisb", "lisbo", "lisbon", "LISBON", " lisbon "])
def test_each_keystroke_finds_it(library, typed):
    keep(library, profile("Lisbon Group", section(paragraph("Lisbon"))))
    assert library.search(typed)


def test_one_letter_finds_names_by_name(library):
    keep(library, *(profile(name) for name in ("Cape", "Canal", "Delta")), profile("Zone", acronym="CZ"))
    assert [hit.owner_name for hit in library.search("c")] == ["Canal", "Cape", "Zone"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cote", "la Côte d'Azur"),
        ("Côté", "the cote road"),
        ("CÔTE", "côte"),
        ("cafe", "cafe\u0301 noir"),
        ("naive", "naïve"),
        ("garcon", "garçon"),
    ],
)
def test_accents_and_case_do_not_matter(library, typed, words):
    keep(library, profile("Forum", section(paragraph(words))))
    (hit,) = library.search(typed)
    assert hit.text == words
    assert hit_words(hit)


def test_all_words_must_stand_in_one_block(library):
    keep(library, profile("Forum", section(paragraph("red ports"), paragraph("blue ships"))))
    assert library.search("red port")
    assert library.search("port red")
    assert library.search("red ships") == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("15(1)", "withheld under s. 15(1) of it"),
        ("o'neil", "Ms. O’Neil spoke"),
        ("165,000", "gave $165,000 then"),
        ("2019-20", "in 2019-2020"),
        ("a.b", "see a.b.example"),
    ],
)
def test_signs_between_letters_are_passed_over(library, typed, words):
    keep(library, profile("Forum", section(paragraph(words))))
    assert len(library.search(typed)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "lisbon NEAR tagus",
        "NEAR(lisbon tagus)",
        "lisbon OR nothing",
        "lisbon AND",
        "NOT lisbon",
        "free : lisbon",
        "severed:lisbon",
        "{free severed} : lisbon",
        "rowid:1",
    ],
)
def test_the_words_of_query_languages_are_words(library, lisbon, typed):
    assert library.search(typed) == ()


@pytest.mark.parametrize(
    "typed",
    ['lisbon"', '"lisbon', "lisbon*", "^lisbon", "lisbon)", "(lisbon", "'lisbon", "-lisbon", "lisbon;--"],
)
def test_signs_around_a_word_are_no_syntax(library, lisbon, typed):
    assert hit_words(library.search(typed)[0]) == ["Lisbon"]


@settings(max_examples=150)
@given(
    typed=st.one_of(
        hostile_words, st.text(max_size=40), st.text("\"*()^:+-{}^ ANDORNEAR\x00'\\;", max_size=20)
    )
)
def test_whatever_is_typed_never_fails(hostile_library, typed):
    for hit in hostile_library.search(typed):
        assert hit.hits


@pytest.fixture(scope="module")
def hostile_library(empty_library, tmp_path_factory):
    import shutil

    from tests.storage.examples import opened

    path = shutil.copy(empty_library, tmp_path_factory.mktemp("hostile") / "desk.bdl")
    with opened(path) as library:
        words = (
            "**bold** [x](y) \\ {x:15(1):a} NEAR AND OR NOT",
            "a b Z é É 中 019 ﬁ ß İ \ud83d\ude00 \U0001f600",
        )
        words = tuple(one.encode("utf-8", "ignore").decode() for one in words)
        keep(library, profile("a Z", section(*(paragraph(one) for one in words))))
        yield library


# ---- severed words


def test_severed_words_are_told_apart(library):
    one = severance()
    block = paragraph("The offer of ", run("forty ships", one.id), " stands.")
    keep(library, profile("Forum", section(block)), severances=[one])
    (free,), (hidden,) = library.search("offer"), library.search("forty")
    assert (free.column, free.severed) == (HitColumn.FREE, False)
    assert (hidden.column, hidden.severed) == (HitColumn.SEVERED, True)
    assert [(part.text, part.severed) for part in hidden.parts if part.severed] == [
        ("forty", True),
        (" ships", True),
    ]
    assert [part.text for part in hidden.parts if part.hit] == ["forty"]


def test_a_word_cut_by_a_severance_is_a_severed_word_whole(library):
    one = severance()
    keep(library, profile("Forum", section(paragraph("re", run("dact", one.id), "ed"))), severances=[one])
    (hit,) = library.search("redacted")
    assert hit.severed
    assert [(part.text, part.severed) for part in hit.parts] == [("redacted", True)]
    with library.database.read() as work:
        free = work.search._session.connection().exec_driver_sql("SELECT free FROM search_block").scalars()
        assert not any(
            "re" in words or "ed" in words for words in free if "Forum" not in words and "Over" not in words
        )


def test_a_word_that_stands_free_and_severed_counts_as_free(library):
    one = severance()
    block = paragraph("Ships came. ", run("More ships", one.id))
    keep(library, profile("Forum", section(block)), severances=[one])
    (hit,) = library.search("ships")
    assert hit.column is HitColumn.FREE


def test_words_of_which_one_is_severed_count_as_severed(library):
    one = severance()
    block = paragraph("Ships from ", run("Norway", one.id))
    keep(library, profile("Forum", section(block)), severances=[one])
    (hit,) = library.search("ships norway")
    assert hit.column is HitColumn.SEVERED
    assert hit_words(hit) == ["Ships", "Norway"]


def held_block(one):
    return section(paragraph("hidden words", held=frozenset({one})))


def held_section(one):
    return section(paragraph("hidden words"), severances=frozenset({one}))


def table_of(cell, **others):
    return Table(id="t", **({"rows": (Row((cell,)),), "columns": (frozenset(),)} | others))


def held_cell(one):
    return section(table_of(Cell(blocks=(paragraph("hidden words"),), severances=frozenset({one}))))


def held_column(one):
    return section(table_of(Cell(blocks=(paragraph("hidden words"),)), columns=(frozenset({one}),)))


def held_row(one):
    row = Row((Cell(blocks=(paragraph("hidden words"),)),), frozenset({one}))
    return section(table_of(Cell(), rows=(row,)))


def held_footnote(one):
    footnote = FootnoteReference((Run("hidden words"),), frozenset({one}))
    return section(Paragraph(id="p", content=(Run("Free"), footnote)))


def held_picture(one):
    return section(
        Picture(
            id="p", digest="0", media_type="image/png", alternate="hidden words", severances=frozenset({one})
        )
    )


HELD = [held_block, held_section, held_cell, held_column, held_row, held_footnote, held_picture]


@pytest.mark.parametrize("place", HELD)
def test_words_are_severed_at_whatever_height_they_are_held(library, place):
    one = severance()
    keep(library, profile("Forum", place(one.id)), severances=[one])
    hits = library.search("hidden")
    assert [hit.column for hit in hits] == [HitColumn.SEVERED]


def test_a_severance_made_later_moves_the_words_at_once(library, lisbon):
    one = severance()
    place, read = lisbon.sections[0].id, lisbon.sections[0].revisions["en"]
    with library.database.begin(act(ActKind.SEVER)) as work:
        work.severances.save(one)
        work.sections.save_text(place, "en", (paragraph("It met in ", run("Lisbon", one.id)),), read)
    assert [hit.column for hit in library.search("lisbon")] == [HitColumn.SEVERED]


def test_a_section_withheld_later_moves_its_words_and_heading_at_once(library, lisbon):
    one = severance()
    held = replace(lisbon.sections[0], severances=frozenset({one.id}))
    with library.database.begin(act(ActKind.SEVER)) as work:
        work.severances.save(one)
        work.profiles.save(replace(lisbon, sections=(held,)))
    assert [hit.column for hit in library.search("lisbon")] == [HitColumn.SEVERED]
    assert [hit.column for hit in library.search("overview")] == [HitColumn.SEVERED]


def test_a_received_redaction_is_shown_as_a_gap_and_never_found(library):
    block = Paragraph(id="p", content=(Run("Before "), Withheld(), Run(" after")))
    keep(library, profile("Forum", section(block)))
    (hit,) = library.search("before")
    assert hit.text == "Before […] after"
    assert library.search("redacted") == ()


# ---- names, titles, headings, notes


def test_names_come_before_words(library):
    keep(library, profile("Other", section(paragraph("harbour"))), profile("Harbour Forum", acronym="HF"))
    first, second = library.search("harb")
    assert (first.column, first.owner_name) == (HitColumn.NAME, "Harbour Forum")
    assert second.column is HitColumn.FREE
    assert [hit.column for hit in library.search("hf")] == [HitColumn.NAME]


def test_a_name_is_found_by_any_word_in_it_and_once(library):
    keep(library, profile("Forum on the Harbour"))
    assert [hit.owner_name for hit in library.search("harbour")] == ["Forum on the Harbour"]
    assert len(library.search("forum")) == 1


def test_headings_are_found(library):
    keep(library, profile("Forum", section(key="ballast")))
    (hit,) = library.search("ballast")
    assert (hit.block, hit.heading, hit.text) == (None, "Ballast", "Ballast")


def test_notes_are_found_by_title_number_place_heading_and_words(library):
    with library.database.begin(act()) as work:
        saved = work.notes.add(
            note("417", note_section(paragraph("about anchors"), heading="Moorings"), place="Porto")
        )
    for typed in ("lisbon", "417", "porto", "mooring", "anchor"):
        (hit,) = library.search(typed)
        assert (hit.owner, hit.owner_type, hit.owner_name) == (NoteId(saved.id), "note", "Visit to Lisbon")
    with library.database.begin(act()) as work:
        work.notes.trash(saved.id)
    assert library.search("anchor") == ()


def test_each_language_is_found_and_told(library):
    both = section(paragraph("ports"))
    both = replace(both, texts={**both.texts, "fr": (paragraph("havres"),)})
    keep(library, profile("Forum", both))
    assert [hit.language for hit in library.search("havre")] == ["fr"]


def test_words_that_were_replaced_are_not_found(library, lisbon):
    with library.database.begin(act()) as work:
        place, read = lisbon.sections[0].id, lisbon.sections[0].revisions["en"]
        work.sections.save_text(place, "en", (paragraph("It met in Porto."),), read)
    assert library.search("lisbon") == ()
    assert library.search("porto")


def test_a_draft_is_not_found(library, lisbon):
    with library.database.begin(act(ActKind.DRAFT)) as work:
        work.sections.save_draft(lisbon.sections[0].id, "en", (paragraph("Madrid"),))
    assert library.search("madrid") == ()


# ---- order, number and shape of hits


def test_the_better_block_comes_first(library):
    much = paragraph("harbour harbour harbour")
    little = paragraph("a harbour among very many other words that say something else entirely")
    keep(library, profile("One", section(little)), profile("Two", section(much)))
    assert [hit.owner_name for hit in library.search("harbour")] == ["Two", "One"]


def test_what_stands_everywhere_is_listed_newest_first(library, monkeypatch):
    from briefing_app.storage import search

    monkeypatch.setattr(search, "WORTH_RANKING", 3)
    keep(library, *(profile(f"N{number}", section(paragraph("harbour"))) for number in range(6)))
    assert [hit.owner_name for hit in library.search("harbour")] == ["N5", "N4", "N3", "N2", "N1", "N0"]


def test_there_are_no_more_hits_than_asked_for(library):
    keep(library, profile("Harbour", section(*(paragraph(f"harbour {number}") for number in range(30)))))
    assert len(library.search("harbour", 7)) == 7


def test_a_long_block_is_cut_to_whole_words_around_the_hit(library):
    words = " ".join(f"word{number}" for number in range(200))
    keep(library, profile("Forum", section(ListItem(id="i", level=1, content=(Run(words),)))))
    (hit,) = library.search("word150")
    assert hit.text.startswith("…")
    assert hit.text.endswith("…")
    assert len(hit.text) < 200
    assert set(hit.text.strip("…").split()) <= set(words.split())
    assert hit_words(hit) == ["word150"]


def test_a_hit_in_a_table_shows_its_cell(library):
    table = table_of(Cell(blocks=(paragraph("harbour dues"),)), caption=(Run("Fees"),))
    keep(library, profile("Forum", section(table)))
    (hit,) = library.search("dues")
    assert (hit.block, hit.text) == ("t", "harbour dues")
