"""Work in the background: in order, on one thread, its results on the window's thread or dropped."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from briefing_app.ui.tasks import Progress, TaskRunner


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shutdown()


def never(error: Exception) -> None:
    raise AssertionError(error)


def test_results_come_in_order_and_on_the_threads_they_should(qtbot: QtBot, tasks: TaskRunner) -> None:
    here, workers, done = threading.current_thread(), set(), []
    for number in range(20):

        def work(one: int = number) -> int:
            workers.add(threading.current_thread())
            return one

        tasks.run(tasks, work, lambda one: done.append((one, threading.current_thread() is here)), never)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == [(number, True) for number in range(20)]
    assert len(workers) == 1
    assert here not in workers


def test_an_error_is_handed_over_and_the_next_task_runs(qtbot: QtBot, tasks: TaskRunner) -> None:
    failures, done = [], []
    tasks.run(tasks, lambda: 1 // 0, never, failures.append)
    tasks.run(tasks, lambda: "fine", done.append, never)
    qtbot.waitUntil(lambda: done == ["fine"])
    assert isinstance(failures[0], ZeroDivisionError)


def test_the_result_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner, let_go, later = QObject(), threading.Event(), []
    tasks.run(owner, partial(let_go.wait, 30), never, never)
    owner.deleteLater()
    tasks.run(tasks, lambda: None, lambda _: later.append(True), never)
    try:
        qtbot.waitUntil(lambda: not shiboken6.isValid(owner))
    finally:
        let_go.set()  # else the end of the test waits for the worker
    qtbot.waitUntil(lambda: later == [True])


def test_busy_is_told_once_at_each_end(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[bool] = []
    tasks.busy_changed.connect(told.append)
    for _ in range(5):
        tasks.run(tasks, lambda: None, lambda _: None, never)
    assert tasks.busy
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == [True, False]


def test_shutting_down_waits_for_what_runs_and_drops_what_waits(qtbot: QtBot) -> None:
    tasks, started, let_go, ran = TaskRunner(), threading.Event(), threading.Event(), []

    def slow() -> None:
        started.set()
        let_go.wait(10)
        ran.append("first")

    tasks.run(tasks, slow, lambda _: None, never)
    tasks.run(tasks, lambda: ran.append("second"), lambda _: None, never)
    assert started.wait(10)
    threading.Timer(0.05, let_go.set).start()
    tasks.shutdown()
    tasks.run(tasks, lambda: ran.append("third"), lambda _: None, never)
    assert ran == ["first"]


def test_progress_is_told_from_the_worker_and_can_be_stopped(qtbot: QtBot, tasks: TaskRunner) -> None:
    progress, told, ended = Progress(), [], []
    progress.advanced.connect(lambda *step: told.append(step))

    def work() -> int:
        steps = 0
        while not progress.cancelled():
            steps += 1
            if steps == 1:
                progress.report(1, 4, "Writing")
        return steps

    tasks.run(tasks, work, ended.append, never)
    qtbot.waitUntil(lambda: told == [(1, 4, "Writing")])
    progress.cancel()
    qtbot.waitUntil(lambda: bool(ended))


def test_progress_lives_as_long_as_its_task_whatever_becomes_of_who_asked(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    owner, gone, failures = QObject(), threading.Event(), []
    progress = Progress(owner)

    def work() -> None:
        gone.wait(10)
        try:
            progress.report(1, 2, "Reading")
        except RuntimeError as error:
            failures.append(error)

    tasks.run(owner, work, never, never, progress)
    shiboken6.delete(owner)
    assert shiboken6.isValid(progress)
    with qtbot.waitSignal(progress.destroyed):
        gone.set()
    assert failures == []


def test_no_forgotten_widget_is_collected_on_the_worker(qtbot: QtBot, tasks: TaskRunner) -> None:
    collecting: list[bool] = []
    tasks.run(tasks, gc.isenabled, collecting.append, never)
    qtbot.waitUntil(lambda: bool(collecting))
    assert collecting == [False]
    assert gc.isenabled()


def test_the_collector_wakes_when_a_runner_ends_at_work(qtbot: QtBot) -> None:
    short = TaskRunner()
    short.run(short, lambda: None, lambda _none: None, lambda _error: None)
    assert not gc.isenabled()
    short.shutdown()
    assert gc.isenabled()


def test_the_collector_wakes_when_a_runner_is_lost_at_work(qtbot: QtBot) -> None:
    window, let_go = QObject(), threading.Event()
    lost = TaskRunner(window)
    lost.run(lost, partial(let_go.wait, 30), never, never)
    assert not gc.isenabled()
    shiboken6.delete(window)
    let_go.set()
    assert gc.isenabled()
