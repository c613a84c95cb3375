"""Profiles in and out of a real library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import FactId, Membership, ProfileId
from briefing_app.domain.profile import Profile, ProfileKind
from briefing_app.storage.library import Library
from briefing_app.storage.records import ActKind, new_id
from tests.storage.examples import LATER, NOW, act, full_profile, paragraph, profile, section
from tests.strategies import SCHEME


def added(library: Library, *profiles: Profile) -> Profile:
    with library.database.begin(act()) as work:
        return [work.profiles.add(one) for one in profiles][-1]


def test_a_profile_comes_back_as_it_was_saved(library):
    saved = added(library, full_profile())
    with library.database.read() as work:
        assert work.profiles.get(saved.id) == saved
    assert saved.updated_at == NOW
    assert all(set(one.revisions) == set(one.texts) for one in saved.sections)


def test_a_profile_is_not_added_twice(library):
    saved = added(library, profile())
    with pytest.raises(NotAllowedError, match="already"):
        added(library, saved)


def test_a_profile_that_is_not_there_is_named_as_missing(library):
    with library.database.read() as work, pytest.raises(UnknownNameError, match="no such profile"):
        work.profiles.get(ProfileId(new_id()))


def test_saving_a_profile_that_was_never_added_is_refused(library):
    with pytest.raises(UnknownNameError), library.database.begin(act()) as work:
        work.profiles.save(profile())


def test_what_a_saved_profile_lacks_is_gone(library):
    saved = added(library, full_profile())
    with library.database.begin(act(at=LATER)) as work:
        work.profiles.save(replace(saved, sections=saved.sections[:1], facts=saved.facts[1:]))
    with library.database.read() as work:
        now = work.profiles.get(saved.id)
    assert now.sections == saved.sections[:1]
    assert now.facts == saved.facts[1:]
    assert now.updated_at == LATER


def test_sections_and_facts_keep_the_order_they_were_given(library):
    saved = added(library, full_profile())
    turned = replace(saved, sections=saved.sections[::-1], facts=saved.facts[::-1])
    with library.database.begin(act()) as work:
        work.profiles.save(turned)
    with library.database.read() as work:
        assert work.profiles.get(saved.id) == turned


def test_a_text_of_one_language_goes_and_the_other_stays(library):
    both = section(paragraph("Words"))
    both = replace(both, texts={**both.texts, "fr": (paragraph("Mots"),)})
    saved = added(library, profile("Forum", both))
    one = replace(saved.sections[0], texts={"fr": saved.sections[0].texts["fr"]})
    with library.database.begin(act()) as work:
        work.profiles.save(replace(saved, sections=(one,)))
    with library.database.read() as work:
        assert set(work.profiles.get(saved.id).sections[0].texts) == {"fr"}


def test_an_unchanged_text_keeps_its_revision(library):
    saved = added(library, full_profile())
    with library.database.begin(act(at=LATER)) as work:
        again = work.profiles.save(replace(saved, nature="formal"))
        assert len(work.sections.revisions(saved.sections[0].id, "en")) == 1
    assert again.sections == saved.sections


def test_a_text_changed_by_someone_else_is_not_overwritten(library):
    saved = added(library, profile("Forum", section(paragraph("First"))))
    theirs, mine = (replace(saved, sections=(_saying(saved, words),)) for words in ("Theirs", "Mine"))
    with library.database.begin(act(by="other")) as work:
        work.profiles.save(theirs)
    with pytest.raises(NotAllowedError, match="someone else"), library.database.begin(act()) as work:
        work.profiles.save(mine)
    with library.database.read() as work:
        assert work.profiles.get(saved.id).sections[0].texts == theirs.sections[0].texts


def _saying(saved: Profile, words: str):
    return replace(saved.sections[0], texts={"en": (paragraph(words),)})


@pytest.mark.parametrize("asked", ["Cote d'Azur Forum", "CÔTE D’AZUR  FORUM", "cdaf", "CDAF"])
def test_a_profile_is_found_by_any_of_its_names_however_typed(library, asked):
    saved = added(library, profile("Côte d'Azur Forum", acronym="CDAF"))
    with library.database.read() as work:
        assert [one.id for one in work.profiles.find(asked)] == [saved.id]
        assert work.profiles.find("Cote") == ()


def test_a_name_that_was_given_up_finds_nothing(library):
    saved = added(library, profile("Old Name"))
    with library.database.begin(act()) as work:
        work.profiles.save(replace(profile("New Name"), id=saved.id))
    with library.database.read() as work:
        assert work.profiles.find("Old Name") == ()
        assert [one.name for one in work.profiles.find("new name")] == ["New Name"]


def test_the_list_is_by_name_without_regard_to_case_and_accents(library):
    added(library, *(profile(name) for name in ("zeta", "Éclair", "alpha", "Delta", "éclat")))
    with library.database.read() as work:
        assert [one.name for one in work.profiles.list()] == ["alpha", "Delta", "Éclair", "éclat", "zeta"]


def test_the_list_can_be_of_one_kind(library):
    added(library, profile("Land", kind=ProfileKind.COUNTRY), profile("Forum"))
    with library.database.read() as work:
        assert [one.name for one in work.profiles.list(ProfileKind.COUNTRY)] == ["Land"]
        assert work.profiles.count() == 2


def test_the_trash_takes_a_profile_out_of_sight_and_gives_it_back_whole(library):
    saved = added(library, full_profile())
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.profiles.trash(saved.id)
    with library.database.read() as work:
        assert (work.profiles.list(), work.profiles.find("hf"), work.search.find("lisbon")) == ((), (), ())
        assert [one.id for one in work.profiles.trashed()] == [saved.id]
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.profiles.untrash(saved.id)
    with library.database.read() as work:
        assert work.profiles.get(saved.id) == saved
        assert work.search.find("lisbon")


def test_a_reading_transaction_cannot_write(library):
    with library.database.read() as work, pytest.raises(RuntimeError, match="cannot write"):
        work.profiles.add(profile())


def test_a_failure_in_the_middle_leaves_nothing(library):
    def half_done():
        with library.database.begin(act()) as work:
            work.profiles.add(full_profile())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    with library.database.read() as work:
        assert work.profiles.count() == 0
        assert not [one for one in work.audit.list() if one.object_type == "profile"]


def test_a_parent_is_remembered(library):
    parent = profile("Parent")
    child = profile("Child", parent=parent.id)
    added(library, child, parent)
    with library.database.read() as work:
        assert work.profiles.get(child.id).parent == parent.id


# ---- which markings the list shows


def listed_markings(library: Library) -> set[str]:
    with library.database.read() as work:
        (row,) = work.profiles.list()
    return {SCHEME.portion(one, "en") for one in row.markings}


def test_the_list_knows_the_markings_of_texts_and_facts_in_every_language(library):
    one = section(paragraph("Open.", portion="U"))
    french = replace(one, texts={**one.texts, "fr": (paragraph("Ouvert.", portion="PA"),)})
    saved = added(library, profile("Harbour Forum", french))
    assert listed_markings(library) == {"(U)", "(PA)"}
    dues = Membership(id=FactId(new_id()), profile=saved.id, standing="member", portion=SCHEME.parse("PA"))
    with library.database.begin(act()) as work:
        plain = replace(saved.sections[0], texts={"en": (paragraph("Open."),)})
        work.profiles.save(replace(saved, sections=(plain,), facts=(dues,)))
    assert listed_markings(library) == {"(PA)"}


def test_the_list_knows_a_marking_as_soon_as_one_text_is_saved_with_it(library):
    saved = added(library, profile("Harbour Forum", section(paragraph("Open."))))
    (one,) = saved.sections
    assert listed_markings(library) == set()
    with library.database.begin(act()) as work:
        marked = (paragraph("Open.", portion="PA"),)
        revision = work.sections.save_text(one.id, "en", marked, one.revisions["en"])
    assert listed_markings(library) == {"(PA)"}
    with library.database.begin(act()) as work:
        work.sections.save_text(one.id, "en", (paragraph("Open."),), revision)
    assert listed_markings(library) == set()
