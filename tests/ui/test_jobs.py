import logging
import threading

import pytest

from app.errors import StorageFailure
from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.jobs import Job


@pytest.fixture
def heard(qtbot):
    """Make a job that writes down what it says."""
    jobs: list[Job] = []

    def make(work):
        job = Job(work)
        said: list[tuple] = []
        job.progress.connect(lambda *args: said.append(("progress", *args)))
        job.succeeded.connect(lambda value: said.append(("succeeded", value)))
        job.failed.connect(lambda error: said.append(("failed", error)))
        job.cancelled.connect(lambda: said.append(("cancelled",)))
        jobs.append(job)
        return job, said

    yield make
    for job in jobs:
        assert job.close()


def test_a_result_arrives_once(qtbot, heard):
    job, said = heard(lambda progress, is_cancelled: 42)
    with qtbot.waitSignal(job.succeeded):
        assert job.start() == 1
    assert said == [("succeeded", 42)]


def test_progress_is_newest_wins(qtbot, heard):
    def work(progress, is_cancelled):
        for done in range(1000):
            progress(done, 1000)
        return "done"

    job, said = heard(work)
    job.start()
    job._threads[0].join()  # the window was busy all the while
    with qtbot.waitSignal(job.succeeded):
        pass
    assert said == [("progress", 999, 1000), ("succeeded", "done")]


def test_a_known_failure_is_no_alarm_in_the_log(qtbot, heard, caplog):
    error = StorageFailure("disk_full", path="x", free_mb=1)

    def work(progress, is_cancelled):
        raise error

    job, said = heard(work)
    with caplog.at_level(logging.WARNING), qtbot.waitSignal(job.failed):
        job.start()
    assert said == [("failed", error)]
    assert caplog.records == []


def test_an_unknown_failure_is_logged_with_its_traceback(qtbot, heard, caplog):
    def work(progress, is_cancelled):
        raise ZeroDivisionError

    job, said = heard(work)
    with qtbot.waitSignal(job.failed):
        job.start()
    assert isinstance(said[0][1], ZeroDivisionError)
    assert caplog.records[0].exc_info is not None


def waiting(progress, is_cancelled):
    while not is_cancelled():
        threading.Event().wait(0.001)
    raise RuntimeError("given up")


def test_cancel_ends_in_cancelled_whatever_the_work_raises(qtbot, heard, caplog):
    job, said = heard(waiting)
    job.start()
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert said == [("cancelled",)]
    assert caplog.records == []


def test_the_report_of_an_older_run_is_ignored(qtbot, heard):
    runs: list[int] = []

    def work(progress, is_cancelled):
        runs.append(1)
        return waiting(progress, is_cancelled) if len(runs) == 1 else "second"

    job, said = heard(work)
    job.start()
    while not runs:
        threading.Event().wait(0.001)
    with qtbot.waitSignal(job.succeeded):
        assert job.start() == 2
    assert said == [("succeeded", "second")]


def test_close_waits_and_silences(qtbot, qapp, heard):
    job, said = heard(waiting)
    job.start()
    assert job.is_running
    assert job.close()
    qapp.processEvents()
    assert said == []
    assert not job.is_running
