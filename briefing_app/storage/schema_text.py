"""The schema of a new library as text for reviewers.

Written anew by ``python -m briefing_app.storage.schema_text > db/schema.sql``; a test keeps it true.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from briefing_app.storage.engine import new_file, open_engine
from briefing_app.storage.schema import VERSION, upgrade

HEADER: Final = (
    f"-- The tables of a library, version {VERSION}. Generated from the migrations; do not edit:\n"
    "--   python -m briefing_app.storage.schema_text > db/schema.sql\n"
)

STATEMENTS: Final = """
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'block_search_*'
    ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
"""
"""Everything but what SQLite keeps for itself and the tables inside the full-text index."""


def schema_text() -> str:
    """Every table, index and trigger of a new library as SQL, in a fixed order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.bdl")
        new_file(path)
        upgrade(path)
        engine = open_engine(path)
        try:
            with engine.connect() as connection:
                statements = connection.exec_driver_sql(STATEMENTS).scalars().all()
        finally:
            engine.dispose()
    tidy = (
        "\n".join(line.rstrip() for line in sql.strip().splitlines()).replace("\t", "    ")
        for sql in statements
    )
    return HEADER + "".join(f"\n{sql};\n" for sql in tidy)


if __name__ == "__main__":
    sys.stdout.write(schema_text())
