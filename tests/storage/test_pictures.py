"""Pictures are kept once, under what they are."""

from __future__ import annotations

from hashlib import sha256

import pytest

from briefing_app.domain.errors import UnknownNameError
from tests.storage.examples import act


def test_the_bytes_come_back_and_are_kept_once(library):
    content = bytes(range(256)) * 40
    with library.database.begin(act()) as work:
        digest = work.pictures.add(content)
        assert work.pictures.add(content) == digest == sha256(content).hexdigest()
    with library.database.read() as work:
        assert work.pictures.get(digest) == content
    with library._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM picture").scalar() == 1


def test_a_picture_that_is_not_there_is_told_as_such(library):
    with library.database.read() as work, pytest.raises(UnknownNameError, match="insert the picture again"):
        work.pictures.get("0" * 64)
