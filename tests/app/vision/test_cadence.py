"""How often the halves are read: pure arithmetic on the times that were measured."""

from itertools import pairwise

import pytest

from app.vision.cadence import Cadence

PERIOD_MS = 1000 / 30


class Machine:
    """Plays frames through a cadence; the costs may change on the way."""

    def __init__(self, whole_ms: float, halves_ms: float, period_ms: float = PERIOD_MS) -> None:
        self.cadence = Cadence()
        self.whole_ms, self.halves_ms, self.period_ms = whole_ms, halves_ms, period_ms
        self.number, self.t_ms = 0, 0.0
        self.read: list[int] = []

    def run(self, length_s: float, step: int = 1) -> list[int]:
        """Play a stretch, every `step`-th frame of it; returns the cadence at each frame."""
        seen: list[int] = []
        end_ms = self.t_ms + 1000 * length_s
        while self.t_ms < end_ms:
            self.cadence.note_whole(round(1e6 * self.t_ms), self.number, self.whole_ms)
            if self.cadence.is_due(self.number):
                self.cadence.note_read(self.number)
                self.cadence.note_halves(self.halves_ms)
                self.read.append(self.number)
            seen.append(self.cadence.every)
            self.number += step
            self.t_ms += step * self.period_ms
        return seen


@pytest.mark.parametrize(
    ("whole_ms", "halves_ms", "period_ms", "every"),
    [
        (8.0, 18.0, PERIOD_MS, 1),
        (8.0, 18.0, 1000 / 60, 2),
        (12.0, 40.0, PERIOD_MS, 2),
        (15.0, 75.0, PERIOD_MS, 3),
        (15.0, 300.0, PERIOD_MS, 3),
        (31.0, 10.0, PERIOD_MS, 3),
        (31.0, 60.0, 1000 / 12, 1),
    ],
    ids=["quick", "60fps", "slow", "slower", "slowest", "whole", "12fps"],
)
def test_the_measured_times_decide(
    whole_ms: float, halves_ms: float, period_ms: float, every: int
) -> None:
    machine = Machine(whole_ms, halves_ms, period_ms)
    assert machine.run(5.0)[-1] == every
    last = machine.read[-6:]
    assert [b - a for a, b in pairwise(last)] == [every] * 5


def test_nothing_is_decided_before_it_was_measured() -> None:
    machine = Machine(30.0, 200.0)
    assert machine.cadence.load is None
    assert set(machine.run(0.2)) == {1}
    assert machine.cadence.load is None


def test_two_slow_frames_change_nothing() -> None:
    machine = Machine(8.0, 18.0)
    machine.run(1.0)
    machine.halves_ms = 500.0
    machine.run(0.05)
    machine.halves_ms = 18.0
    assert set(machine.run(2.0)) == {1}


def test_between_easy_and_too_much_it_stays_as_it_is() -> None:
    machine = Machine(8.0, 33.0)
    assert machine.run(2.0)[-1] == 2
    machine.halves_ms = 25.0
    assert set(machine.run(60.0)) == {2}, "25 ms of 33 would do, but with little to spare"


def test_when_the_machine_is_free_again_it_goes_back() -> None:
    machine = Machine(8.0, 90.0)
    assert machine.run(3.0)[-1] == 3
    machine.halves_ms = 10.0
    assert machine.run(30.0)[-1] == 1


def test_a_machine_on_the_edge_does_not_swing() -> None:
    """At every frame the halves cost too much, at every second they seem cheap."""
    machine = Machine(8.0, 30.0)
    changes = 0
    before = 1
    for _ in range(300 * 30):
        machine.halves_ms = 30.0 if machine.cadence.every == 1 else 12.0
        (now,) = machine.run(0.001)
        changes += now != before
        before = now
    assert changes <= 11, "in five minutes"


def test_skipped_frames_do_not_lengthen_the_period() -> None:
    """The tracker takes the newest frame; with 20 ms of 67 all would seem well."""
    machine = Machine(31.0, 10.0)
    assert machine.run(5.0, step=2)[-1] == 3
    assert machine.cadence.load == pytest.approx(31.0 / PERIOD_MS)


def test_frames_of_one_time_or_number_do_not_upset_it() -> None:
    cadence = Cadence()
    for number in (0, 0, 1, 1, 2):
        cadence.note_whole(0, number, 5.0)
        cadence.note_halves(5.0)
    for _ in range(8):
        cadence.note_halves(5.0)
    cadence.note_whole(0, 2, 5.0)
    assert cadence.load is None
