"""The rows of a table of a damaged library, read around the pages that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from sqlcipher3 import dbapi2

from briefing_app.domain.steps import Steps
from briefing_app.storage.salvage.opening import connected

_FURTHER: Final = 3000
"""Numbers of rows that are tried behind a lost one where no index says which there are."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Walked:
    """The rows of a table that could be read, and how many could not; None where that is not known."""

    rows: list[Row] = field(default_factory=list)
    lost: int | None = 0


class Walker:
    """Reads a library that SQLite would give up at the first page that fails: each time it is opened anew.

    Without *indexes* only those are asked for rows that belong to the keys of a table.
    """

    def __init__(self, file: Path, steps: Steps, *, indexes: bool = True) -> None:
        self._file = file
        self._trusted = "" if indexes else "sqlite_autoindex"
        self._steps = steps
        self._open = ExitStack()
        self._driver: Any = None

    def __enter__(self) -> Self:
        """The walker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._let_go()

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, () where there is none."""
        return tuple(row[1] for row in self._ask(f"PRAGMA table_info({table})"))

    def walk(self, table: str) -> Walked:
        """Every row of a table that can be read."""
        columns = self.columns(table)
        found: dict[int, tuple[Any, ...]] = {}
        if not columns:
            return Walked()
        whole = self._run_from(table, None, found)
        if whole:
            return Walked([dict(zip(columns, row, strict=True)) for row in found.values()])
        known, complete = self._known(table)
        for number in sorted(known - found.keys()):
            if number not in found:  # a run may have come to it
                self._run_from(table, number, found)
        if not complete:
            self._feel_on(table, found)
        rows = [dict(zip(columns, row, strict=True)) for _, row in sorted(found.items())]
        return Walked(rows, len(known - found.keys()) if complete else None)

    def _run_from(self, table: str, number: int | None, found: dict[int, tuple[Any, ...]]) -> bool:
        """Read on from a row as far as it goes; whether that is the end of the table."""
        here = "" if number is None else " WHERE rowid >= ?"
        given = () if number is None else (number,)
        # names of tables are our own
        query = f'SELECT rowid, * FROM "{table}" NOT INDEXED{here} ORDER BY rowid'  # noqa: S608  # names of our schema
        try:
            for row in self._steps.over(self._connected().execute(query, given)):
                if row[0] in found and number is not None:
                    return True  # from here on it is known
                found[row[0]] = row[1:]
        except dbapi2.DatabaseError:
            self._let_go()
            return False
        return True

    def _known(self, table: str) -> tuple[set[int], bool]:
        """The rows that the indexes of a table name by number, and whether one of them was read whole."""
        known: set[int] = set()
        complete = False
        listed = [row[1] for row in self._ask(f"PRAGMA index_list({table})")]
        for index in (one for one in listed if one.startswith(self._trusted)):
            query = f'SELECT rowid FROM "{table}" INDEXED BY "{index}"'  # noqa: S608  # names of our schema
            try:
                for row in self._steps.over(self._connected().execute(query)):
                    known.add(row[0])
            except dbapi2.DatabaseError:
                self._let_go()
            else:
                complete = True
        return known, complete

    def _feel_on(self, table: str, found: dict[int, tuple[Any, ...]]) -> None:
        """Try the numbers behind each row after which nothing could be read, once behind each."""
        felt: set[int] = set()
        while edges := [one for one in sorted({0, *found}) if one + 1 not in found and one not in felt]:
            felt.update(edges)
            for edge in edges:
                self._feel_behind(table, edge, found)

    def _feel_behind(self, table: str, edge: int, found: dict[int, tuple[Any, ...]]) -> None:
        for number in self._steps.over(range(edge + 1, edge + _FURTHER)):
            if number in found:
                return
            if self._is_there(table, number):
                self._run_from(table, number, found)
                return

    def _is_there(self, table: str, number: int) -> bool:
        query = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608  # names of our schema
        try:
            return self._connected().execute(query, (number,)).fetchone() is not None
        except dbapi2.DatabaseError:
            self._let_go()
            return False

    def _ask(self, query: str) -> Iterator[tuple[Any, ...]]:
        yield from self._connected().execute(query).fetchall()

    def _connected(self) -> Any:  # noqa: ANN401  # the driver is untyped
        if self._driver is None:
            self._driver = self._open.enter_context(connected(self._file, loosely=bool(self._trusted)))
        return self._driver

    def _let_go(self) -> None:
        self._driver = None
        self._open.close()
