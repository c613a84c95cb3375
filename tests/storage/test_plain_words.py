"""No word of a library is found outside it in plain: not in its files, a temporary folder, or a log."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.storage.records import ActKind, DraftOwner
from tests.storage.examples import act, note, note_section, opened, paragraph, profile, section

ROOT = Path(__file__).parents[2]
CANARY = "zanzibarine"


def tour(library) -> None:
    """Everything that writes words, in quantities that make SQLite sort and spill."""
    with library.database.begin(act()) as work:
        saved = [
            work.profiles.add(profile(f"{CANARY} {n}", section(paragraph(f"{CANARY} " * 300)), nature=CANARY))
            for n in range(60)
        ]
        work.notes.add(note(CANARY, note_section(paragraph(CANARY), heading=CANARY), title=CANARY))
        work.sections.save_draft(saved[0].sections[0].id, "en", (paragraph(CANARY),))
        work.line_drafts.keep(DraftOwner(profile=saved[0].id), "properties", {"nature": CANARY})
    with library.database.begin(act(ActKind.TRASH)) as work:
        work.profiles.trash(saved[1].id)
        work.profiles.save(replace(saved[2], sections=()))
    assert library.search(CANARY)


def files_with(folder: Path, word: str) -> list[str]:
    needles = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one.name for one in files if any(needle in one.read_bytes() for needle in needles)]


def test_no_word_stands_in_plain_in_the_library_its_journal_or_its_backups(path, tmp_path):
    with opened(path) as library:
        tour(library)
        library.backup(act().at)
        assert path.with_name(f"{path.name}-wal").stat().st_size > 0
        assert files_with(tmp_path, CANARY) == []
    assert files_with(tmp_path, CANARY) == []


SORT = """
import resource, signal, sys
from pathlib import Path
from tests.storage.examples import opened
from tests.storage.test_plain_words import tour
with opened(Path(sys.argv[1])) as library:
    tour(library)
    with library._engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM library")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        pairs = "SELECT a.free || b.free AS x FROM search_block a, search_block b ORDER BY x"
        sorted_pairs = f"SELECT count(*), max(x) FROM ({pairs} LIMIT -1 OFFSET 1)"
        assert connection.exec_driver_sql(sorted_pairs).first()[0] > 9999
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_sorting_more_than_fits_in_the_cache_writes_no_file(path):
    """With every write to any file forbidden, a sort of some 60 MB still succeeds: it is done in memory."""
    command = [sys.executable, "-c", SORT, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=80, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout == result.stderr == ""


def test_deleted_words_are_gone_from_every_table_and_from_the_search_index(path):
    """Read table by table with the key, those inside the index included, as anyone who has the file could."""
    from sqlcipher3 import dbapi2

    from briefing_app.storage import driver

    with opened(path) as library:
        with library.database.begin(act()) as work:
            saved = work.profiles.add(profile("Forum", section(paragraph(f"{CANARY} words"))))
            draft_of = saved.sections[0].id
            work.sections.save_draft(draft_of, "en", (paragraph(CANARY),))
            owner = DraftOwner(profile=saved.id)
            work.line_drafts.keep(owner, f"headings:{draft_of}", {"en": CANARY})
            work.line_drafts.keep(owner, "lines", {f"heading:{draft_of}": CANARY, "title": "Half a ti"})
        with library.database.begin(act()) as work:
            work.profiles.save(replace(saved, sections=()))
    plain = path.with_name("plain.db")
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{driver.PUBLISHED_KEY}'\"")
    connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if not table.startswith(("sqlite_", "block_search")) or table.startswith("block_search_"):
            connection.execute(f'CREATE TABLE plain."copy_{table}" AS SELECT * FROM main."{table}"')
    connection.commit()
    connection.close()
    assert b"Forum" in plain.read_bytes()
    assert b"Half a ti" in plain.read_bytes()
    assert CANARY.encode() not in plain.read_bytes()


def test_nothing_of_the_words_is_logged(library, caplog):
    with caplog.at_level(logging.DEBUG):
        tour(library)
    assert CANARY not in caplog.text
