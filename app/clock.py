"""Where time comes from: a real clock, or one that a test or the demo moves by hand."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Monotonic nanoseconds for measuring, wall time for dating."""

    def monotonic_ns(self) -> int: ...
    def now(self) -> datetime: ...
    def sleep_until_ns(self, deadline_ns: int) -> None: ...


class SystemClock:
    """The clock of the machine; any thread may call it."""

    def monotonic_ns(self) -> int:
        return time.monotonic_ns()

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone()

    def sleep_until_ns(self, deadline_ns: int) -> None:
        wait_s = (deadline_ns - time.monotonic_ns()) / 1e9
        if wait_s > 0:
            time.sleep(wait_s)


class VirtualClock:
    """A clock that only moves when somebody sleeps on it; for the demo and for tests."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now_ns = 0
        self._start = start or datetime.now(UTC).astimezone()

    def monotonic_ns(self) -> int:
        return self._now_ns

    def now(self) -> datetime:
        return self._start

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self._now_ns = max(self._now_ns, deadline_ns)
