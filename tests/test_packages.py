"""The libraries this stands on, held to what was learnt about them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

SQLITE_FLOOR = (3, 51, 3)
"""Older ones can damage a library in WAL mode: https://sqlite.org/wal.html#walresetbug"""


@pytest.fixture
def connection() -> Iterator[dbapi2.Connection]:
    opened = dbapi2.connect(":memory:")
    yield opened
    opened.close()


def test_the_driver_brings_an_sqlite_without_the_wal_reset_fault(connection: dbapi2.Connection) -> None:
    (version,) = connection.execute("SELECT sqlite_version()").fetchone()
    assert tuple(map(int, version.split("."))) >= SQLITE_FLOOR


def test_the_driver_can_encrypt(connection: dbapi2.Connection) -> None:
    assert connection.execute("PRAGMA cipher_version").fetchone()[0]


def test_the_driver_has_full_text_search_that_folds_diacritics(connection: dbapi2.Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE word USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO word VALUES ('Côté')")
    assert connection.execute("SELECT text FROM word WHERE word MATCH 'cote*'").fetchall() == [("Côté",)]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_none_do_not_use_none_up(qtbot: QtBot) -> None:
    # PySide6 6.12.0 takes one reference off None at each such call; Python 3.11 aborts after some thousand.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("a")
    assert sys.getrefcount(None) > before - 50


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True is immortal from Python 3.12 on")
def test_signals_that_carry_true_do_not_use_true_up(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.linkActivated.connect(lambda _: None)
    before = sys.getrefcount(True)
    for _ in range(1000):
        label.linkActivated.emit("a")
    assert sys.getrefcount(True) > before - 50
