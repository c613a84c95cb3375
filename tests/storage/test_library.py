"""Opening, making and closing a library: every bad file first, and each told in a sentence."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_app.domain.errors import LibraryError
from briefing_app.storage import checks, driver, engine, records
from briefing_app.storage.backup import list_backups
from briefing_app.storage.library import check_library, create_library
from tests.children import unmeasured
from tests.storage.examples import (
    CLERK,
    LATER,
    NOW,
    act,
    full_profile,
    make_library,
    opened,
    paragraph,
    profile,
    section,
)
from tests.strategies import SCHEME

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def filled_library(empty_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_library, tmp_path_factory.mktemp("filled") / "desk.bdl"))
    with opened(path) as library, library.database.begin(act()) as work:
        for number in range(40):
            words = f"Word {number} " * 60
            work.profiles.add(profile(f"Forum {number}", section(paragraph(words), paragraph(words))))
    return path


@pytest.fixture
def filled(filled_library: Path, tmp_path: Path) -> Path:
    """A library with enough in it that most pages are in use."""
    return Path(shutil.copy(filled_library, tmp_path / "desk.bdl"))


def refused(path: Path, because: str) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LibraryError, match=because) as caught:
        opened(path)
    assert "\n" not in str(caught.value)
    assert "SELECT" not in str(caught.value)
    if before is not None:
        assert path.read_bytes() == before, "a refused file was changed"
    assert not list(path.parent.glob("*-lock")), "a refused file stays locked"


# ---- damage


@pytest.mark.parametrize("left", [0.1, 0.5, 0.99])
def test_a_truncated_library_is_refused(filled, left):
    os.truncate(filled, int(filled.stat().st_size * left))
    refused(filled, "damaged")


@pytest.mark.parametrize("seed", range(25))
def test_a_flipped_bit_is_noticed(filled, seed):
    chance = random.Random(seed)
    content = bytearray(filled.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    filled.write_bytes(content)
    try:
        found = check_library(filled, at=NOW)
    except LibraryError as error:
        assert "damaged" in str(error)  # noqa: PT017  # either way of telling will do
    else:
        assert found, f"bit at {place} of {len(content)} not noticed"


def test_a_zeroed_page_is_refused_on_opening(filled):
    content = bytearray(filled.read_bytes())
    content[8 * 4096 : 9 * 4096] = bytes(4096)
    filled.write_bytes(content)
    refused(filled, "damaged")


def test_a_broken_link_is_found(filled):
    loose = engine.open_engine(filled, foreign_keys=False)
    with loose.begin() as connection:
        connection.exec_driver_sql("DELETE FROM profile WHERE name = 'Forum 3'")
    engine.fold_journal(loose)
    loose.dispose()
    assert {finding.code for finding in check_library(filled, at=NOW)} >= {"link"}
    with pytest.raises(LibraryError, match="points to a row"):
        opened(filled)


def test_a_search_index_that_says_something_else_is_found(filled):
    library = engine.open_engine(filled)
    with library.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER search_block_changed")
        connection.exec_driver_sql("UPDATE search_block SET free = 'other' WHERE id = 5")
    engine.fold_journal(library)
    library.dispose()
    assert [finding.code for finding in check_library(filled, at=NOW)] == ["index"]


def test_a_sound_library_has_no_findings_and_is_left_as_it_was(filled):
    before = filled.read_bytes()
    assert check_library(filled, at=NOW) == ()
    assert filled.read_bytes() == before


# ---- where it cannot be written


@contextmanager
def somebody_else():
    """Not being root for a while, whom no mode bit stops."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def let_others_in(folder: Path) -> None:
    """Have the folders of a test entered by others than root, who made them."""
    for one in (folder, *folder.parents):
        if one == Path(tempfile.gettempdir()) or one.stat().st_mode & stat.S_IXOTH:
            break
        one.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told by mode bits here")
def test_a_library_in_a_read_only_folder_is_told_in_words(path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    let_others_in(folder)
    shared = Path(shutil.copy(path, folder / "desk.bdl"))
    shared.chmod(0o444)
    folder.chmod(0o555)
    with somebody_else(), pytest.raises(LibraryError, match=r"cannot be locked .* copy the library"):
        opened(shared)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told by mode bits here")
def test_a_library_nobody_may_read_is_told_in_words(path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    let_others_in(folder)
    shared = Path(shutil.copy(path, folder / "desk.bdl"))
    shared.chmod(0)
    with somebody_else(), pytest.raises(LibraryError, match=r"cannot be read .* ask for the right"):
        opened(shared)


def test_a_missing_folder_is_told_in_words(tmp_path):
    with pytest.raises(LibraryError, match="There is no folder"):
        make_library(tmp_path / "nowhere" / "desk.bdl")


# ---- making


def test_a_new_library_is_one_file_of_this_user_alone(tmp_path):
    path = make_library(tmp_path / "A desk, été.bdl")
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
    assert not path.read_bytes().startswith(driver.PLAIN_HEADER)


def test_nothing_is_overwritten_by_a_new_library(path):
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="exists already"):
        make_library(path)
    assert path.read_bytes() == before


def test_what_a_stopped_creation_left_does_no_harm(tmp_path):
    (tmp_path / "desk.bdl-new").write_bytes(b"half")
    with opened(make_library(tmp_path / "desk.bdl")) as library:
        assert library.path.name == "desk.bdl"
    assert [one.name for one in tmp_path.iterdir()] == ["desk.bdl"]


def test_a_new_library_remembers_its_ceiling_and_why(tmp_path):
    path = tmp_path / "desk.bdl"
    create_library(
        path, ceiling=SCHEME.parse("SECRET"), statement="accredited", language="fr", at=NOW, by=CLERK
    )
    with opened(path) as library, library.database.read() as work:
        settings = work.settings.get()
        (made,) = work.audit.list()
    assert (settings.ceiling, settings.statement) == (SCHEME.parse("SECRET"), "accredited")
    assert (settings.scheme, settings.act, settings.language, settings.created_at) == (
        "ca",
        "atia",
        "fr",
        NOW,
    )
    assert (made.action, made.object_type, made.by, made.reason) == ("create", "library", CLERK, "accredited")


# ---- opening and closing


def test_an_old_sqlite_is_refused():
    with pytest.raises(LibraryError, match=r"SQLite 3\.51\.2, which can damage .* 3\.51\.3 or later"):
        driver.refuse_old_sqlite((3, 51, 2))
    driver.refuse_old_sqlite((3, 51, 3))


def test_at_rest_a_library_is_one_file(path, tmp_path):
    library = opened(path)
    with library.database.begin(act()) as work:
        work.profiles.add(full_profile())
    assert {one.name for one in tmp_path.iterdir()} > {"desk.bdl", "desk.bdl-wal", "desk.bdl-lock"}
    with library:
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["desk.bdl"]


def test_closing_backs_up_what_changed_and_nothing_twice(path):
    library = opened(path)
    with library.database.begin(act()) as work:
        work.profiles.add(full_profile())
    made = library.close(LATER)
    assert made is not None
    assert [(one.path, one.reason) for one in list_backups(path)] == [(made, "close")]
    assert opened(path).close(LATER) is None
    with opened(made) as copy, copy.database.read() as work:
        assert work.profiles.count() == 1


def test_a_transaction_that_writes_nothing_is_no_change(library):
    with library.database.begin(act()):
        pass
    assert not library.changed


def test_changes_of_a_program_that_was_killed_are_backed_up_by_the_next(path):
    with opened(path) as library, library.database.begin(act()) as work:
        work.profiles.add(full_profile())
    library = opened(path)
    assert library.changed
    assert library.close(LATER) is not None


def test_the_connection_is_set_as_documented(library):
    with library._engine.connect() as connection:
        found = {
            name: engine.pragma(connection, name)
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "temp_store",
                "secure_delete",
                "trusted_schema",
                "cell_size_check",
                "mmap_size",
                "cipher_memory_security",
                "busy_timeout",
                "application_id",
            )
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cipher_memory_security": "0",
        "busy_timeout": 5000,
        "application_id": driver.APPLICATION_ID,
    }


def test_the_published_key_opens_a_library_without_this_program(path, monkeypatch):
    """What docs/library-file.md says is enough to read a library."""
    from sqlcipher3 import dbapi2

    page = (ROOT / "docs" / "library-file.md").read_text("utf-8")
    assert driver.PUBLISHED_KEY in page
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{driver.PUBLISHED_KEY}'\"")
    assert connection.execute("SELECT count(*) FROM library").fetchone() == (1,)
    connection.close()


# ---- the program is killed

WRITER = """
import sys
from pathlib import Path
from tests.storage.examples import act, opened, paragraph, profile, section
library = opened(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    with library.database.begin(act()) as work:
        work.profiles.add(profile(f"Forum {number}", section(paragraph("Words " * 200))))
        work.profiles.add(profile(f"Twin {number}"))
    print(number, flush=True)
"""


def test_a_killed_program_loses_nothing_it_had_saved(path):
    promised = 0
    for after in (1, 4, 9):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=unmeasured()
        ) as writer:
            assert writer.stdout is not None
            promised += [int(writer.stdout.readline()) for _ in range(after)][-1]
            writer.kill()
            left = [int(line) for line in writer.stdout.read().split()]
            promised += max(0, (left or [after])[-1] - after)
        assert checks.left_unclean(path)
        with opened(path) as library, library.database.read() as work:
            names = [one.name for one in work.profiles.list()]
        forums = [name for name in names if name.startswith("Forum")]
        assert len(forums) >= promised
        assert len(names) == 2 * len(forums), "half a transaction was kept"
        promised = len(forums)
        assert check_library(path, at=NOW) == ()


FILL = """
import resource, sys
from pathlib import Path
from briefing_app.domain.errors import LibraryError
from tests.storage.examples import act, opened, paragraph, profile, section
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
library = opened(Path(sys.argv[1]))
limit = 1_500_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
kept = 0
try:
    while kept < 400:
        with library.database.begin(act()) as work:
            work.profiles.add(profile(f"Forum {kept}", section(paragraph(f"Words {kept} " * 3000))))
        kept += 1
except LibraryError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with library.database.begin(act()) as work:
    work.profiles.add(profile("After"))
with library.database.read() as work:
    print(kept + 1, work.profiles.count())
with library:
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_is_told_in_words_and_work_goes_on_afterwards(path):
    command = [sys.executable, "-c", FILL, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=80, check=False)
    told, counts = result.stdout.splitlines()
    assert "nothing was changed" in told, result.stderr
    assert counts.split()[0] == counts.split()[1]
    assert result.stderr == ""
    assert check_library(path, at=NOW) == ()


def test_a_full_disk_on_opening_is_no_damage(filled, monkeypatch):
    found = (records.Finding(checks.UNREADABLE, "database or disk is full."),)
    monkeypatch.setattr(checks, "examine", lambda *_given, **_named: found)
    with pytest.raises(LibraryError, match="The disk is full, and nothing was changed") as refused:
        opened(filled)
    assert "damaged" not in str(refused.value)
