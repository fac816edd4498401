import logging
import os
import sys
import threading

import pytest

from app.vision.quiet import native_chatter_logged
from tests.app.vision import children

NO_STDERR = """
import os, sys
from app.vision.quiet import native_chatter_logged
os.close(2)
sys.stderr = None
with native_chatter_logged():
    print("inside")
print("after")
"""


def test_native_lines_go_to_the_debug_log(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "app.vision.quiet")
    os.write(2, b"before\n")
    with native_chatter_logged():
        os.write(2, b"W0000 chatter \xff\n")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "before\nafter\n"
    assert "W0000 chatter" in caplog.text


def test_an_error_inside_passes_and_stderr_is_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="inside"), native_chatter_logged():
        raise RuntimeError("inside")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_two_threads_leave_stderr_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    """The first to come is the first to go: each would put back what it found."""
    inside = [threading.Event(), threading.Event()]
    leave = [threading.Event(), threading.Event()]

    def chatter(who: int) -> None:
        with native_chatter_logged():
            inside[who].set()
            os.write(2, b"chatter\n")
            leave[who].wait(5)

    threads = [threading.Thread(target=chatter, args=(who,)) for who in (0, 1)]
    threads[0].start()
    assert inside[0].wait(5)
    threads[1].start()
    assert not inside[1].wait(0.1), "they do not take turns"
    for who in (0, 1):
        leave[who].set()
        threads[who].join(5)
        assert not threads[who].is_alive()
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_a_process_without_stderr_goes_on() -> None:
    """As a windowed app on Windows, where sys.stderr is None."""
    done = children.run(NO_STDERR)
    assert (done.returncode, done.stdout.split()) == (0, ["inside", "after"])


def test_where_stderr_cannot_be_kept_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: int) -> int:
        raise OSError(9, "Bad file descriptor")

    with monkeypatch.context() as patched:
        patched.setattr(os, "dup", refuse)
        with native_chatter_logged():
            os.write(2, b"seen\n")
    assert capfd.readouterr().err == "seen\n"


def test_native_lines_are_caught_where_python_has_no_stderr(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", None)
        with native_chatter_logged():
            os.write(2, b"chatter\n")
    assert capfd.readouterr().err == ""
