"""Whoever reads a library in a language reads its profiles by their names in it, in the order of these."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import Engagement, FactId
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.overview import DatedKind
from briefing_app.domain.profile import Name, NameRole
from briefing_app.storage import first_list, profile_summaries
from briefing_app.storage.records import DraftOwner, new_id
from tests.storage.examples import CLERK, LATER, NOW, act, opened, paragraph, profile, section

ACRONYM = NameRole.ACRONYM


def named(*names, **others):
    return replace(profile("", section(paragraph("words"))), names=tuple(names), **others)


def english(words, role=NameRole.NAME):
    return Name(text=words, role=role, language="en")


def french(words, role=NameRole.NAME):
    return Name(text=words, role=role, language="fr")


LAKES = named(
    english("Assembly of Lakes"), french("Réunion des lacs"), english("AL", ACRONYM), french("RL", ACRONYM)
)
QUAYS = named(english("Quay Office"), french("Étude des quais"), Name(text="QO", role=ACRONYM))
NORWAY = named(english("Norway"))
WORKS = named(french("Œuvre des phares"), english("Works of Lighthouses"))
EITHER = named(Name(text="Mercator"), english("Mercator Council"))


@pytest.fixture
def library(path):
    with opened(path) as made, made.database.begin(act()) as work:
        for one in (LAKES, QUAYS, NORWAY, WORKS, EITHER):
            work.profiles.add(one)
    with opened(path) as made:
        yield made


def rows(library):
    with library.database.read() as work:
        return work.profiles.list()


def test_each_profile_has_its_name_in_the_language_or_its_own(library):
    assert {one.name: one.acronym for one in rows(library)} == {
        "Assembly of Lakes": "AL",
        "Mercator Council": None,
        "Norway": None,
        "Quay Office": "QO",
        "Works of Lighthouses": None,
    }
    library.speak("fr")
    assert {one.name: one.acronym for one in rows(library)} == {
        "Réunion des lacs": "RL",
        "Mercator": None,
        "Norway": None,
        "Étude des quais": "QO",
        "Œuvre des phares": None,
    }


def test_a_row_says_what_the_profile_itself_says(library):
    for language in ("en", "fr"):
        library.speak(language)
        with library.database.read() as work:
            for one in work.profiles.list():
                whole = work.profiles.get(one.id)
                assert (one.name, one.acronym) == (whole.name(language), whole.acronym(language))


def test_the_order_is_that_of_the_names_shown_accents_and_ligatures_apart(library):
    library.speak("fr")
    names = [one.name for one in rows(library)]
    assert names == ["Étude des quais", "Mercator", "Norway", "Œuvre des phares", "Réunion des lacs"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_ligature_stands_where_its_letters_would_in_either_language(path, language):
    names = ("Aegis", "Ædiles", "Zenith", "Odeon", "Otter", "Œuvre", "ǽther")
    with opened(path) as made:
        with made.database.begin(act()) as work:
            for name in names:
                work.profiles.add(named(Name(text=name)))
        made.speak(language)
        ordered = ["Ædiles", "Aegis", "ǽther", "Odeon", "Œuvre", "Otter", "Zenith"]
        assert [one.name for one in rows(made)] == ordered
        made._end()
        found = first_list.first_list(path, at=NOW, by=CLERK, language=language)
        found.lock.release()
        assert [one.name for one in found.profiles] == ordered


def test_what_it_is_called_besides_is_there_to_find_it_by(library):
    assert next(one.also for one in rows(library) if one.id == LAKES.id) == ("Réunion des lacs", "RL")
    library.speak("fr")
    found = {one.id: one.also for one in rows(library)}
    assert found[LAKES.id] == ("Assembly of Lakes", "AL")
    assert found[NORWAY.id] == ()


def test_a_name_that_looks_like_a_field_of_the_record_is_a_name(path):
    odd = named(english('"role": "name"'), french("role"), english("text", ACRONYM))
    other = named(english("role"), french("acronym"))
    with opened(path) as made:
        with made.database.begin(act()) as work:
            work.profiles.add(odd)
            work.profiles.add(other)
        made.speak("fr")
        assert [one.name for one in rows(made)] == ["acronym", "role"]


def test_the_first_list_is_the_same_as_that_of_the_open_library(path, library):
    library.speak("fr")
    listed = rows(library)
    library._end()
    found = first_list.first_list(path, at=NOW, by=CLERK, language="fr")
    found.lock.release()
    assert found.profiles == listed


def test_the_trash_and_what_nobody_reviewed_speak_it_too(library):
    library.speak("fr")
    with library.database.begin(act()) as work:
        work.profiles.trash(QUAYS.id)
    with library.database.read() as work:
        assert [one.name for one in work.profiles.trashed()] == ["Étude des quais"]
        stale, count = work.profiles.not_reviewed_since(date(2026, 1, 1), 9)
        assert count == 4
        assert "Réunion des lacs" in [one.name for one in stale]


def test_a_hit_names_the_profile_in_the_language_whatever_it_was_found_by(library):
    library.speak("fr")
    for typed in ("assembly lak", "reunion", "rl", "al"):
        (hit,) = library.search(typed)
        assert hit.owner_name == "Réunion des lacs"
    names = {hit.owner_name for hit in library.search("words")}
    assert {"Réunion des lacs", "Norway"} <= names


def test_the_words_around_a_hit_are_those_of_the_name_shown_where_it_has_them(path):
    both = named(english("Forum on Ports"), french("Forum des ports"))
    with opened(path) as made:
        with made.database.begin(act()) as work:
            work.profiles.add(both)
        made.speak("fr")
        assert [hit.text for hit in made.search("ports")] == ["Forum des ports"]
        made.speak("en")
        assert [hit.text for hit in made.search("ports")] == ["Forum on Ports"]


def test_dated_lines_and_drafts_name_their_profile_in_the_language(library):
    day = FuzzyDate(
        wording="2 May 2026", kind=DateKind.DAY, earliest=date(2026, 5, 2), latest=date(2026, 5, 2)
    )
    meeting = Engagement(id=FactId(new_id()), profile=LAKES.id, name="Meeting", when=day)
    library.speak("fr")
    with library.database.begin(act()) as work:
        work.profile_parts.add_fact(meeting)
        work.line_drafts.keep(DraftOwner(profile=QUAYS.id), "properties", {"name": "x"})
    with library.database.read() as work:
        (found,) = work.dated_facts.list(DatedKind.ENGAGEMENT)
        assert found.owner_name == "Réunion des lacs"
        (left,) = work.line_drafts.named()
        assert left.name == "Étude des quais"
        assert work.sections.owner(LAKES.sections[0].id).name == "Réunion des lacs"


def test_what_cannot_be_taken_back_is_named_in_the_language(library):
    library.speak("fr")
    with library.database.begin(act(at=NOW), undoable=True) as first:
        first.profiles.save_properties(replace(LAKES, nature="a talk"))
    with library.database.begin(act(at=LATER)) as later:
        later.profiles.save_properties(replace(LAKES, nature="an office"))
    with (
        pytest.raises(NotAllowedError, match="“Réunion des lacs”"),
        library.database.begin(act(at=LATER)) as again,
    ):
        again.take_back(first.undo)


def test_names_are_read_without_the_rest_of_what_the_record_holds(path, monkeypatch):
    with opened(path) as made:
        with made.database.begin(act()) as work:
            work.profiles.add(replace(LAKES, nature="a long text"))
        with made.database.read() as work:
            given = work.profiles._session.execute(text(profile_summaries.EVERY_PROFILE)).all()
        bodies, loads = [], json.loads
        monkeypatch.setattr(json, "loads", lambda body: bodies.append(body) or loads(body))
        (one,) = profile_summaries.summaries(given, "fr")
    assert (one.name, one.acronym, one.also) == ("Réunion des lacs", "RL", ("Assembly of Lakes", "AL"))
    assert not any("long text" in body for body in bodies)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_record_written_in_another_order_says_the_same(library, language):
    with library.database.read() as work:
        given = work.profiles._session.execute(text(profile_summaries.EVERY_PROFILE)).all()
    turned = [
        (*row[:-1], json.dumps(dict(reversed(json.loads(row[-1]).items())), separators=(",", ":")))
        for row in given
    ]
    assert profile_summaries.summaries(turned, language) == profile_summaries.summaries(given, language)
