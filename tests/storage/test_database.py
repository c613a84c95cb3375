"""Transactions: one writes at a time, readers see one moment, and nothing is half done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePosixPath
from threading import Barrier

from briefing_app.storage import driver, engine
from briefing_app.storage.records import ActKind
from tests.storage.examples import act, make_library, opened, paragraph, profile, section


def test_threads_that_write_at_once_wait_for_each_other(library):
    together = Barrier(3)

    def write(name):
        together.wait(20)
        for number in range(5):
            with library.database.begin(act(by=name)) as work:
                count = work.profiles.count()
                work.profiles.add(profile(f"{name} {number} after {count}"))

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(write, ("one", "two", "three")))
    with library.database.read() as work:
        after = sorted(int(one.name.split()[-1]) for one in work.profiles.list())
    assert after == list(range(15)), "two transactions counted the same profiles"


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(library):
    with library.database.read() as reading:
        assert reading.profiles.count() == 0
        with library.database.begin(act()) as work:
            work.profiles.add(profile())
        assert reading.profiles.count() == 0
    with library.database.read() as reading:
        assert reading.profiles.count() == 1


def test_settings_are_changed_and_remembered(library):
    with library.database.begin(act(ActKind.SETTING)) as work:
        changed = work.settings.save(replace(work.settings.get(), language="fr", act="other"))
    with library.database.read() as work:
        assert work.settings.get() == changed


def test_what_was_read_is_a_value_and_outlives_its_transaction(library):
    with library.database.begin(act()) as work:
        saved = work.profiles.add(profile("Forum", section(paragraph("Words"))))
    with library.database.read() as work:
        read = work.profiles.get(saved.id)
        listed = work.profiles.list()
    assert read.sections[0].texts["en"][0].content[0].text == "Words"
    assert hash(listed[0]) == hash(replace(listed[0]))


def test_statements_are_compiled_once_for_all_libraries_and_each_answers_for_itself(tmp_path, monkeypatch):
    compiled = []
    compile_one = engine.LibraryDialect.statement_compiler.__init__

    def counted(self, dialect, statement, *others, **more):
        compiled.append(str(statement))
        compile_one(self, dialect, statement, *others, **more)

    monkeypatch.setattr(engine.LibraryDialect.statement_compiler, "__init__", counted)
    engine._COMPILED.clear()
    counts = []
    for name in ("One Forum", "Another Forum"):
        with opened(make_library(tmp_path / f"{name}.bdl")) as library:
            before = len(compiled)
            with library.database.begin(act()) as work:
                saved = work.profiles.add(profile(name, section(paragraph(f"Words of {name}"))))
            with library.database.read() as work:
                read = work.profiles.get(saved.id)
                assert [one.name for one in work.profiles.list()] == [name]
            assert read.sections[0].texts["en"][0].content[0].text == f"Words of {name}"
            counts.append(len(compiled) - before)
    assert counts[0] > 5
    assert counts[1] == 0


def test_a_file_on_a_windows_share_has_an_address_sqlite_takes():
    class Share(PurePosixPath):
        def absolute(self):
            return self

        def as_uri(self):
            return "file://server/team/desk.bdl"

    assert driver.address_of(Share("x")) == "file:////server/team/desk.bdl?mode=rw"


def test_on_a_network_drive_the_classic_journal_is_used(path):
    network = engine.open_engine(path, network=True)
    with network.begin() as connection:
        assert engine.pragma(connection, "journal_mode") == "delete"
        assert engine.pragma(connection, "synchronous") == 3
    assert engine.fold_journal(network)
    network.dispose()
