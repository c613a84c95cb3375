"""The catalogue: what the data files offer together, the defaults, and what a damaged file does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefing_app.domain.act_data import act_to_json
from briefing_app.domain.errors import BriefingError, NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.kind import kind_to_json
from briefing_app.domain.marking import Marking
from briefing_app.domain.scheme_data import scheme_to_json
from briefing_app.domain.wording import Phrase
from briefing_app.services.catalogue import load_catalogue

SHIPPED = Path(__file__).parents[2] / "resources"
CATALOGUE = load_catalogue(SHIPPED)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the data files that a test may spoil."""
    folder = tmp_path / "resources"
    for name in ("markings", "exemptions", "kinds", "i18n"):
        (folder / name).mkdir(parents=True)
        for path in (SHIPPED / name).glob("*.toml"):
            shutil.copy(path, folder / name)
    shutil.copy(SHIPPED / "defaults.toml", folder)
    return folder


def rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ---- what short forms mean


def test_short_forms_mean_the_default_scheme_and_act():
    assert CATALOGUE.marking("PB") == Marking(frozenset({"ca:PB"}))
    assert CATALOGUE.exemption("15(1)") == "atia:15(1)"
    assert CATALOGUE.exemption("19(1)", "Loi sur l'accès à l'information") == "atia:19(1)"
    assert CATALOGUE.kind().key == "meeting-note"
    assert CATALOGUE.ceiling == CATALOGUE.marking("PROTECTED A")


def test_a_kind_is_found_by_key_or_name_in_either_language():
    for name in ("meeting-note", "Meeting note", "NOTE DE RENCONTRE"):
        assert CATALOGUE.kind(name).key == "meeting-note"
    with pytest.raises(
        UnknownNameError,
        match="no kind of note “memo”: use one of imported-document, meeting-note, m",
    ):
        CATALOGUE.kind("memo")


def test_an_unknown_act_is_refused_with_those_there_are():
    with pytest.raises(UnknownNameError, match="There is no act “pipa”: use one of atia, foia"):
        CATALOGUE.exemption("15(1)", "pipa")


@pytest.mark.parametrize("text", ["15(1)", "s. 21(1)(a)", "atia:19(1)"])
def test_an_exemption_used_as_a_marking_is_told_apart(text):
    with pytest.raises(UnknownNameError, match=r"is an exemption .*, not a marking"):
        CATALOGUE.marking(text)


@pytest.mark.parametrize("text", ["PROTECTED B", "SECRET", "ca:PB", "protégé c", "UNCLASSIFIED"])
def test_a_marking_used_as_an_exemption_is_told_apart(text):
    with pytest.raises(UnknownNameError, match=r"is a marking .*, not an exemption"):
        CATALOGUE.exemption(text)


@pytest.mark.parametrize("text", ["", "nonsense", "nz:S"])
def test_what_is_neither_is_refused_with_the_choices(text):
    with pytest.raises(UnknownNameError, match=r"use .*PROTECTED B"):
        CATALOGUE.marking(text)
    with pytest.raises(UnknownNameError, match="use one such as"):
        CATALOGUE.exemption(text)


def test_a_repealed_provision_stays_refused_by_name():
    with pytest.raises(NotAllowedError, match="repealed in 2018"):
        CATALOGUE.exemption("16.31")


def test_provisions_are_cited_by_act():
    provisions = [ExemptionId("atia:21(1)(a)"), ExemptionId("atia:15(1)")]
    assert CATALOGUE.label(provisions, "en") == "s. 15(1), 21(1)(a)"
    assert CATALOGUE.label(provisions, "fr") == "art. 15(1), 21(1)(a)"
    assert CATALOGUE.label([], "en") == ""


def test_a_marking_belongs_to_one_scheme():
    assert CATALOGUE.scheme_of(CATALOGUE.marking("S // CEO")).id == "ca"
    for stray in (Marking(frozenset({"xx:S"})), Marking(frozenset({"ca:S", "xx:S"})), Marking(frozenset())):
        with pytest.raises(UnknownNameError, match="No one scheme has the markings"):
            CATALOGUE.scheme_of(stray)


def test_the_fixed_words_are_found_by_language():
    assert CATALOGUE.wording("fr-CA").text(Phrase.CONTENTS) == "Table des matières"
    with pytest.raises(UnknownNameError, match="no document language “de”: use one of en, fr"):
        CATALOGUE.wording("de")


def test_the_views_for_programs_are_plain_json():
    views = [scheme_to_json(CATALOGUE.scheme), act_to_json(CATALOGUE.act)]
    views += [kind_to_json(kind) for kind in CATALOGUE.kinds.values()]
    for view in views:
        assert json.loads(json.dumps(view, ensure_ascii=False)) == view


# ---- the files


def test_a_scheme_act_or_kind_is_added_by_adding_its_file(resources):
    for folder, old, new in (
        ("markings/canada", 'id = "ca"', 'id = "xx"'),
        ("exemptions/access-to-information-act", 'id = "atia"', 'id = "pa"'),
        ("kinds/meeting-note", 'key = "meeting-note"', 'key = "scenario-note"'),
    ):
        path = resources / f"{folder}.toml"
        shutil.copy(path, path.with_stem("other"))
        rewritten(path.with_stem("other"), old, new)
    catalogue = load_catalogue(resources)
    assert catalogue.marking("xx:PB").levels == {"xx:PB"}
    assert catalogue.marking("PB").levels == {"ca:PB"}
    assert catalogue.exemption("pa:19(1)") == catalogue.exemption("19(1)", "pa") == "pa:19(1)"
    assert catalogue.label([ExemptionId("pa:22"), ExemptionId("atia:19(1)")], "en") == "s. 19(1); s. 22"
    assert catalogue.kind("scenario-note").key == "scenario-note"


def test_a_file_is_read_once_until_it_says_something_else(resources):
    first, again = load_catalogue(resources), load_catalogue(resources)
    assert again.acts["atia"] is first.acts["atia"]
    assert again.wordings is first.wordings
    rewritten(resources / "exemptions" / "access-to-information-act.toml", 'id = "atia"', 'id = "pa"')
    rewritten(resources / "defaults.toml", 'act = "atia"', 'act = "pa"')
    changed = load_catalogue(resources)
    assert "atia" not in changed.acts
    assert changed.schemes["ca"] is first.schemes["ca"]


def test_the_defaults_are_data(resources):
    rewritten(resources / "defaults.toml", 'kind = "meeting-note"', 'kind = "stakeholder-profile"')
    rewritten(resources / "defaults.toml", 'ceiling = "PROTECTED A"', 'ceiling = "PROTÉGÉ B"')
    catalogue = load_catalogue(resources)
    assert catalogue.kind().key == "stakeholder-profile"
    assert catalogue.ceiling == catalogue.marking("PB")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('scheme = "ca"', 'scheme = "xx"', "“scheme” is “xx”, which is none of ca"),
        ('act = "atia"', "", "“act” is missing"),
        ('kind = "meeting-note"', 'kind = "memo"', "“kind” is “memo”"),
        ('ceiling = "PROTECTED A"', 'ceiling = "HIGH"', "“ceiling” is wrong. “HIGH” is not a marking"),
        ('ceiling = "PROTECTED A"', 'ceiling = "PA / PB"', "“ceiling” is wrong."),
        ('scheme = "ca"', 'scheme = "ca"\nsceme = "ca"', "“sceme” is not a known key"),
    ],
)
def test_wrong_defaults_are_refused_by_the_key_at_fault(resources, old, new, said):
    rewritten(resources / "defaults.toml", old, new)
    with pytest.raises(BriefingError) as refused:
        load_catalogue(resources)
    assert re.match(r"defaults\.toml(, line \d)?: ", str(refused.value))
    assert said in str(refused.value)


DAMAGE = [b"", b"\x00" * 40, b"\xff\xfe\x00", b"id = [", b"\xef\xbb\xbf\xef\xbb\xbfid = 1", b"x = 1\n" * 2]


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
@pytest.mark.parametrize(
    "name",
    [
        "markings/canada.toml",
        "exemptions/access-to-information-act.toml",
        "kinds/meeting-note.toml",
        "i18n/documents.toml",
        "defaults.toml",
    ],
)
def test_one_damaged_file_is_named(resources, name, damage):
    (resources / name).write_bytes(damage)
    with pytest.raises(BriefingError) as refused:
        load_catalogue(resources)
    assert str(refused.value).startswith(f"{Path(name).name}: ")


def test_a_file_saved_by_notepad_is_read(resources):
    path = resources / "kinds" / "meeting-note.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    sections = load_catalogue(resources).kind("meeting-note").sections
    assert [one.key for one in sections] == [one.key for one in CATALOGUE.kind("meeting-note").sections]


def test_a_file_cut_short_is_refused(resources):
    path = resources / "kinds" / "meeting-note.toml"
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(BriefingError, match=r"^meeting-note\.toml: "):
        load_catalogue(resources)


@pytest.mark.parametrize("name", ["i18n/documents.toml", "defaults.toml"])
def test_a_missing_file_is_named(resources, name):
    (resources / name).unlink()
    with pytest.raises(BriefingError, match=rf"{Path(name).name} cannot be read .*install the program again"):
        load_catalogue(resources)


@pytest.mark.parametrize("name", ["markings", "exemptions", "kinds"])
def test_an_empty_folder_is_named(resources, name):
    shutil.rmtree(resources / name)
    with pytest.raises(BriefingError, match=rf"{name} holds no data file"):
        load_catalogue(resources)


def test_two_files_of_one_id_are_refused(resources):
    path = resources / "markings" / "canada.toml"
    shutil.copy(path, path.with_stem("canada-again"))
    with pytest.raises(BriefingError, match="“ca” is already taken by another file of markings"):
        load_catalogue(resources)
