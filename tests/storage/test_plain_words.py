"""No word of a library is found outside it in plain: not in its files, a temporary folder, or a log."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from briefing_app.storage.records import ActKind
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


TOUR = """
import sys
from pathlib import Path
from tests.storage.examples import opened
from tests.storage.test_plain_words import tour
with opened(Path(sys.argv[1])) as library:
    tour(library)
    with library._engine.connect() as connection:
        pairs = "SELECT a.free || b.free AS x FROM search_block a, search_block b ORDER BY x"
        query = f"SELECT count(*) FROM ({pairs})"
        connection.exec_driver_sql(query)
"""


def test_work_needs_no_temporary_folder(path, tmp_path):
    """SQLite sorts and spills in memory: with no folder to write to, nothing fails."""
    nowhere = str(tmp_path / "nowhere")
    environment = {"TMPDIR": nowhere, "TEMP": nowhere, "TMP": nowhere, "SQLITE_TMPDIR": nowhere, "PATH": ""}
    command = [sys.executable, "-c", TOUR, str(path)]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=80, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == result.stderr == ""


def test_deleted_words_are_gone_from_every_page(path):
    """Read page by page with the key, as somebody who was sent the file could."""
    from sqlcipher3 import dbapi2

    from briefing_app.storage import engine

    with opened(path) as library:
        with library.database.begin(act()) as work:
            saved = work.profiles.add(profile("Forum", section(paragraph(f"{CANARY} words"))))
            draft_of = saved.sections[0].id
            work.sections.save_draft(draft_of, "en", (paragraph(CANARY),))
        with library.database.begin(act()) as work:
            work.profiles.save(replace(saved, sections=()))
    plain = path.with_name("plain.db")
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{engine.PUBLISHED_KEY}'\"")
    connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if not table.startswith(("sqlite_", "block_search")) or table.startswith("block_search_"):
            connection.execute(f'CREATE TABLE plain."copy_{table}" AS SELECT * FROM main."{table}"')
    connection.commit()
    connection.close()
    assert b"Forum" in plain.read_bytes()
    assert CANARY.encode() not in plain.read_bytes()


def test_nothing_of_the_words_is_logged(library, caplog):
    with caplog.at_level(logging.DEBUG):
        tour(library)
    assert CANARY not in caplog.text
