"""A clock moved by hand, and a person doing a routine under it."""

from datetime import datetime, timedelta

from app.domain.routine_player import Cue
from app.session.routine import RoutineRun

TICK_S = 0.25


class HandClock:
    """Monotonic and wall time; they part only where a test says so."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._ns = 77_000_000_000

    def monotonic_ns(self) -> int:
        return self._ns

    def now(self) -> datetime:
        return self._now

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self.pass_s((deadline_ns - self._ns) / 1e9)

    def pass_s(self, seconds: float) -> None:
        self._ns += round(seconds * 1e9)
        self._now += timedelta(seconds=seconds)

    def sleep_like_linux(self, seconds: float) -> None:
        """Let the machine sleep: the monotonic clock stands still."""
        self._now += timedelta(seconds=seconds)

    def restart(self) -> None:
        """Begin the monotonic clock anew, as after the machine was started again."""
        self._ns = 3_000_000_000


def go(run: RoutineRun, clock: HandClock, seconds: float) -> list[Cue]:
    """Tick four times a second for so long."""
    cues: list[Cue] = []
    for _ in range(round(seconds / TICK_S)):
        clock.pass_s(TICK_S)
        cues += run.tick()
    return cues
