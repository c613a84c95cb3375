"""The tables: what the migrations make is what the rows say, and what reviewers read."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.facts import FactId, Membership
from briefing_app.storage import backup, engine, schema
from briefing_app.storage.records import ActKind, DraftOwner
from briefing_app.storage.rows import Base
from briefing_app.storage.schema_text import schema_text
from tests.storage.examples import (
    NOW,
    act,
    full_profile,
    imported,
    note,
    opened,
    paragraph,
    profile,
    section,
)
from tests.strategies import SCHEME

ROOT = Path(__file__).parents[2]


def differences(path: Path) -> list[object]:
    """What the tables of a library have that the rows do not say, and the reverse."""
    opened_engine = engine.open_engine(path)
    options = {"compare_type": True, "compare_server_default": True, "include_name": _is_ours}
    try:
        with opened_engine.connect() as connection:
            context = MigrationContext.configure(connection, opts=options)
            return list(compare_metadata(context, Base.metadata))
    finally:
        opened_engine.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and str(name).startswith("block_search"))


def test_a_migrated_library_has_the_tables_the_rows_say(path):
    assert differences(path) == []


def test_a_library_with_data_has_them_too(path):
    with opened(path) as one, one.database.begin(act(ActKind.IMPORT)) as work:
        work.imports.add(imported())
        work.profiles.add(full_profile())
        work.notes.add(note())
    assert differences(path) == []


def test_the_version_is_the_newest_migration(path):
    config = Config()
    config.set_main_option("script_location", schema.MIGRATIONS.as_posix())
    assert ScriptDirectory.from_config(config).get_current_head() == str(schema.VERSION)
    opened_engine = engine.open_engine(path)
    with opened_engine.connect() as connection:
        assert engine.pragma(connection, "user_version") == schema.VERSION
    opened_engine.dispose()


def test_the_schema_for_reviewers_is_true():
    kept = (ROOT / "db" / "schema.sql").read_text("utf-8")
    assert kept == schema_text(), "python -m briefing_app.storage.schema_text > db/schema.sql"


def test_every_foreign_key_has_an_index():
    for table in Base.metadata.tables.values():
        first = {next(iter(index.columns)).name for index in table.indexes}
        first.add(next(iter(table.primary_key.columns)).name)
        for key in table.foreign_keys:
            assert key.parent.name in first, f"{table.name}.{key.parent.name}"


# ---- from an older version: a migration that is only there for these tests

NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "99", "{newest}", None, None
def upgrade():
    with op.batch_alter_table("profile") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="none"))
        batch.alter_column("kind", type_=sa.Text())
    {more}
"""


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """Make the program one version newer; gives a function that sets what its migration does besides."""
    import shutil

    folder = Path(shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations"))
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    newest = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", 99)
    monkeypatch.setattr("briefing_app.storage.checks.VERSION", 99)

    def does(more: str) -> None:
        (folder / "versions" / "0099_next.py").write_text(NEXT.format(more=more, newest=newest))

    return does


def count(path: Path, table: str) -> int:
    opened_engine = engine.open_engine(path)
    with opened_engine.connect() as connection:
        found = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
    opened_engine.dispose()
    return found


@pytest.fixture
def older(path):
    """A library of the present version, which is the older one for a newer program."""
    with opened(path) as one, one.database.begin(act()) as work:
        work.profiles.add(full_profile())
    return path


def test_an_older_library_is_backed_up_and_upgraded_on_opening(older, newer_program):
    newer_program("pass")
    sections = count(older, "section")
    with opened(older) as one, one.database.read() as work:
        assert work.profiles.count() == 1
    (made,) = backup.list_backups(older)
    assert made.reason == "upgrade"
    assert (count(older, "section"), count(made.path, "section")) == (sections, sections)
    assert count(older, "profile WHERE colour = 'none'") == 1
    assert count(made.path, "pragma_table_info('profile') WHERE name = 'colour'") == 0


def test_an_upgrade_that_fails_half_way_leaves_the_library_as_it_was(older, newer_program):
    newer_program("op.execute('INSERT INTO nothing VALUES (1)')")
    before = older.read_bytes()
    with pytest.raises(Exception, match="nothing"):
        opened(older)
    assert older.read_bytes() == before
    assert not list(older.parent.glob("*-lock"))


def test_an_upgrade_that_breaks_a_link_is_undone(older, newer_program):
    newer_program("op.execute('DELETE FROM profile')")
    before = older.read_bytes()
    with pytest.raises(LibraryError, match="broken links after upgrading, so it was left as it was"):
        opened(older)
    assert older.read_bytes() == before


def test_a_library_is_not_upgraded_without_a_backup(older, newer_program, monkeypatch):
    newer_program("pass")
    monkeypatch.setattr(backup.copies, "SPARE", 10**18)
    before = older.read_bytes()
    with pytest.raises(LibraryError, match="no room for a backup"):
        opened(older)
    assert older.read_bytes() == before


def test_an_older_backup_is_restored_and_upgraded_on_opening(older, newer_program):
    copy = older.with_name("copy.bdl")
    copy.write_bytes(older.read_bytes())
    newer_program("pass")
    backup.restore(copy, older, NOW)
    with opened(older) as one, one.database.read() as work:
        assert work.profiles.count() == 1


# ---- the steps so far, each from a library with data


SINCE = {
    2: ("ALTER TABLE profile DROP COLUMN markings",),
    3: ("DROP TABLE line_draft",),
    4: ("DROP TABLE severance_decision",),
    5: ("DROP TABLE gone_words",),
    6: ("DROP TABLE release",),
    7: ("DROP TABLE carried_words",),
}
"""What takes away that a version has and the one before it had not."""


def make_older(path: Path, version: int) -> None:
    """Take away all that came after a version."""
    old = engine.open_engine(path)
    with old.connect().execution_options(**{engine.WRITES: True}) as connection, connection.begin():
        for later in sorted((one for one in SINCE if one > version), reverse=True):
            for statement in SINCE[later]:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    old.dispose()


@pytest.fixture
def without_markings(path):
    """A library of the first version: a profile marked in a text and a fact, one marked nowhere."""
    with opened(path) as one, one.database.begin(act()) as work:
        marked = section(paragraph("Words.", portion="PA"), paragraph("More.", portion="U"))
        dues = Membership(id=FactId("dues"), profile=None, standing="member", portion=SCHEME.parse("PA"))
        work.profiles.add(profile("Alpha", marked, facts=(dues,)))
        work.profiles.add(profile("Beta", section(paragraph("Nothing."))))
    make_older(path, 1)
    return path


def test_the_markings_of_profiles_are_filled_in_where_a_library_had_none(without_markings):
    with opened(without_markings) as one, one.database.read() as work:
        listed = {row.name: row.markings for row in work.profiles.list()}
    assert set(listed["Alpha"]) == {SCHEME.parse("U"), SCHEME.parse("PA")}
    assert len(listed["Alpha"]) == 2
    assert listed["Beta"] == ()
    assert differences(without_markings) == []


def test_drafts_of_lines_are_kept_in_a_library_that_had_no_place_for_them(path):
    with opened(path) as one, one.database.begin(act()) as work:
        saved = work.profiles.add(full_profile())
    make_older(path, 2)
    owner = DraftOwner(profile=saved.id)
    with opened(path) as one:
        with one.database.begin(act(ActKind.DRAFT)) as work:
            assert work.profiles.get(saved.id) == saved
            work.line_drafts.keep(owner, "properties", {"nature": "half a"})
        with one.database.read() as work:
            assert work.line_drafts.of(owner)["properties"].words == {"nature": "half a"}
    assert differences(path) == []
