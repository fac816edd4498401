"""Keep the native library's start-up chatter off the person's terminal."""

import logging
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager

log = logging.getLogger(__name__)


@contextmanager
def native_chatter_logged() -> Generator[None]:
    """Send what native code prints to stderr meanwhile to the debug log.

    It works on the file descriptor, since the lines do not pass through Python; lines that other
    threads write in these moments go to the log as well.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    with tempfile.TemporaryFile() as catcher:
        os.dup2(catcher.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            catcher.seek(0)
            log.debug("native start-up: %s", catcher.read().decode("utf-8", "replace"))
