"""Where things are: in a checkout, once installed, and for a person whose folders cannot be written to."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.errors import BriefingError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The folder of a package as a wheel installs it, with its data inside."""
    package = tmp_path / "site-packages" / "briefing_app"
    for name in ("resources", "db"):
        (package / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    return package


def test_a_checkout_has_its_data_at_the_top_and_writes_beside_its_sources():
    assert paths.is_source_checkout()
    assert paths.resources_folder() == ROOT / "resources"
    assert paths.sample_folder() == ROOT / "db"
    assert paths.exports_folder() == ROOT / "exports"


def test_the_data_of_a_checkout_is_there():
    assert list((paths.resources_folder() / "markings").glob("*.toml"))
    assert list((paths.resources_folder() / "exemptions").glob("*.toml"))
    assert list((paths.resources_folder() / "kinds").glob("*.toml"))


def test_an_installed_program_has_its_data_inside(installed):
    assert paths.resources_folder() == installed / "resources"
    assert paths.sample_folder() == installed / "db"


def test_an_installed_program_takes_no_foreign_folder_for_its_own(installed):
    (installed.parent / "resources").mkdir()
    (installed.parent / "pyproject.toml").touch()
    assert paths.resources_folder() == installed / "resources"
    assert not paths.is_source_checkout()


def test_an_installed_program_never_writes_into_its_own_folder(installed):
    for place in (paths.exports_folder(), paths.user_data_folder(), paths.default_library()):
        assert not place.is_relative_to(installed.parent)
    assert paths.exports_folder().is_relative_to(paths.documents_folder())


def test_the_users_data_lies_in_the_users_home():
    assert paths.user_data_folder().is_relative_to(Path.home())
    assert paths.default_library().parent == paths.user_data_folder()


def test_the_variable_names_the_library(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_LIBRARY", str(tmp_path / "Été 2019.bdl"))
    assert paths.default_library() == tmp_path / "Été 2019.bdl"


def test_a_library_named_from_home_is_found_there(monkeypatch):
    monkeypatch.setenv("BRIEFING_LIBRARY", "~/mine.bdl")
    assert paths.default_library() == Path.home() / "mine.bdl"


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_variable_names_nothing(monkeypatch, empty):
    monkeypatch.setenv("BRIEFING_LIBRARY", empty)
    assert paths.default_library().name == "library.bdl"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_is_made_is_for_its_owner_alone(tmp_path):
    folder = paths.made_private(tmp_path / "a" / "b")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_making_a_folder_twice_is_no_failure(tmp_path):
    assert paths.made_private(paths.made_private(tmp_path / "twice")) == tmp_path / "twice"


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BriefingError, match=r"cannot be made .* Choose a place"):
        paths.made_private(tmp_path / "file" / "folder")
