import time
from datetime import UTC, datetime

from app.clock import SystemClock, VirtualClock


def test_the_system_clock_sleeps_until_the_moment() -> None:
    clock = SystemClock()
    deadline = clock.monotonic_ns() + 30_000_000
    clock.sleep_until_ns(deadline)
    assert clock.monotonic_ns() >= deadline
    began = time.monotonic()
    clock.sleep_until_ns(deadline)
    assert time.monotonic() - began < 0.02, "a moment that has passed is not waited for"


def test_the_system_clock_knows_its_time_zone() -> None:
    now = SystemClock().now()
    assert now.tzinfo is not None
    assert abs((now - datetime.now(UTC)).total_seconds()) < 5


def test_a_virtual_clock_moves_only_when_somebody_sleeps() -> None:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    clock = VirtualClock(start)
    began = time.monotonic()
    clock.sleep_until_ns(3_600_000_000_000)
    assert time.monotonic() - began < 1
    assert clock.monotonic_ns() == 3_600_000_000_000
    clock.sleep_until_ns(5)
    assert clock.monotonic_ns() == 3_600_000_000_000, "time does not go back"
    assert clock.now() == start
    assert VirtualClock().now().tzinfo is not None
