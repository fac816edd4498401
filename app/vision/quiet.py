"""Keep the native library's start-up chatter off the person's terminal."""

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

log = logging.getLogger(__name__)

# There is one stderr for the process: two at a time would put back each other's catcher.
_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def native_chatter_logged() -> Generator[None]:
    """Send what native code prints to stderr meanwhile to the debug log.

    It works on the file descriptor, since the lines do not pass through Python; lines that other
    threads write in these moments go to the log as well. Any thread may use it; they take turns.
    A windowed app on Windows has no stderr at all: then nothing is done.
    """
    with _ONE_AT_A_TIME:
        kept = _copy_of_stderr()
        if kept is None:
            yield
            return
        with tempfile.TemporaryFile() as catcher:
            os.dup2(catcher.fileno(), 2)
            try:
                yield
            finally:
                os.dup2(kept, 2)
                os.close(kept)
                catcher.seek(0)
                log.debug("native start-up: %s", catcher.read().decode("utf-8", "replace"))


def _copy_of_stderr() -> int | None:
    stream = getattr(sys, "stderr", None)
    try:
        if stream is not None:
            stream.flush()
        return os.dup(2)
    except OSError:
        return None
