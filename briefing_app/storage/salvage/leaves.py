"""Rows on pages to which the way is lost: each such page is put in the place where its table begins.

The pages of a table are a tree, and where one near its root is lost, sound ones hang on nothing. Read as if
it were the root, a page gives its own rows. Which rows a table must have is known from the index of its
keys; none is taken that is not missing there under its number and its key.
"""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from briefing_app.domain.steps import Steps
from briefing_app.storage.salvage.opening import Readable, connected
from briefing_app.storage.salvage.pages import Codes, Copied, page_of, put
from briefing_app.storage.salvage.walking import Row, Walked

Keys = dict[int, Row]


def with_leaves(
    copy: Path, copied: Copied, readable: Readable, table: str, walked: Walked, steps: Steps
) -> Walked:
    """What was read of a table, and the rows that are on pages nothing leads to any more.

    Raises:
        CancelledError: *steps* says that the person asked to stop.
    """
    if not walked.lost:
        return walked
    missing, root, columns = _missing(copy, readable, table, walked)
    found: list[Row] = []
    if missing:
        with copy.open("r+b") as file:
            before = page_of(file, root)
        try:
            for number in steps.over(range(2, copied.pages + 1)):
                if missing and number not in copied.spoilt and number != root:
                    _put(copy, copied, root, number)
                    found += _rows(copy, readable, table, columns, missing)
        finally:
            with copy.open("r+b") as file:
                put(file, root, before)
    return Walked([*walked.rows, *found], walked.lost - len(found))


def _missing(copy: Path, readable: Readable, table: str, walked: Walked) -> tuple[Keys, int, tuple[str, ...]]:
    """The keys of the rows that are lost, by their numbers; where the table begins; its columns."""
    try:
        with connected(copy, loosely=not readable.indexes) as driver:
            info = driver.execute(f"PRAGMA table_info({table})").fetchall()
            columns = tuple(row[1] for row in info)
            keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
            wanted = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?"
            (root,) = driver.execute(wanted, (table,)).fetchone()
            listed = ", ".join(f'"{one}"' for one in keys)
            index = f"sqlite_autoindex_{table}_1"
            query = f'SELECT rowid, {listed} FROM "{table}" INDEXED BY "{index}"'  # noqa: S608  # our own names
            known = {row[0]: dict(zip(keys, row[1:], strict=True)) for row in driver.execute(query)}
    except dbapi2.DatabaseError:
        return {}, 0, ()
    there = {tuple(row[one] for one in keys) for row in walked.rows}
    missing = {number: key for number, key in known.items() if tuple(key.values()) not in there}
    return missing, int(root), columns


def _put(copy: Path, copied: Copied, root: int, number: int) -> None:
    with copy.open("r+b") as file:
        put(file, root, Codes(copied.salt).signed(root, page_of(file, number)))


def _rows(copy: Path, readable: Readable, table: str, columns: tuple[str, ...], missing: Keys) -> list[Row]:
    """The missing rows that stand on the page that is the root now; they are missing no more."""
    found: list[Row] = []
    try:
        with connected(copy, loosely=not readable.indexes) as driver:
            for number, *values in driver.execute(f'SELECT rowid, * FROM "{table}" NOT INDEXED'):  # noqa: S608  # names of our schema
                row = dict(zip(columns, values, strict=True))
                if number in missing and missing[number].items() <= row.items():
                    del missing[number]
                    found.append(row)
    except dbapi2.DatabaseError:
        pass  # it is no page of this table, or what hangs on it is lost
    return found
