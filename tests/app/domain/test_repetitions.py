from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.constants import Constants
from app.domain.live_limits import LiveLimits
from app.domain.movements import least_size
from app.domain.patterns import Driver
from app.domain.repetitions import RepCounter

CONSTANTS, LIMITS = Constants(), LiveLimits()
SEEN = [driver for driver in Driver if driver.is_seen]
GENTLE = {Driver.SMILE: 0.12, Driver.PUCKER: 0.1, Driver.CLOSURE: 0.9, Driver.BROW: 3.0}


@dataclass(frozen=True)
class Move:
    """One movement: how large against the first gentle try, how quick, how long it is held."""

    amount: float
    in_s: float
    hold_s: float
    out_s: float
    rest_s: float
    sag: float = 0.0
    """Share by which the hold sags for a moment in its middle."""

    @property
    def counts(self) -> bool:
        return self.amount > 0.45


full_moves = st.builds(
    Move,
    amount=st.floats(0.55, 1.6),
    in_s=st.floats(0.4, 4.0),
    hold_s=st.floats(0.8, 5.0),
    out_s=st.floats(0.4, 4.0),
    rest_s=st.floats(1.0, 6.0),
    sag=st.floats(0.0, 0.4),
)
part_moves = st.builds(
    Move,
    amount=st.floats(0.05, 0.3),
    in_s=st.floats(0.3, 2.0),
    hold_s=st.floats(0.0, 2.0),
    out_s=st.floats(0.3, 2.0),
    rest_s=st.floats(0.5, 3.0),
)


@st.composite
def sets(draw) -> tuple[Move, ...]:
    """A first gentle try, then full and partial movements in any order."""
    first = draw(full_moves)
    first = Move(1.0, first.in_s, max(first.hold_s, 1.2), first.out_s, first.rest_s)
    return (first, *draw(st.lists(st.one_of(full_moves, part_moves), min_size=1, max_size=9)))


def eased(share: np.ndarray) -> np.ndarray:
    share = np.clip(share, 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def course(moves: tuple[Move, ...], fps: float) -> tuple[np.ndarray, np.ndarray]:
    """Times and sizes of a set, in units of the first try."""
    parts = [np.zeros(round(fps))]
    for move in moves:
        coming = move.amount * eased(np.arange(0.0, 1.0, 1.0 / (move.in_s * fps)))
        held = np.full(max(1, round(move.hold_s * fps)), move.amount)
        place = np.linspace(-1.0, 1.0, held.size)
        held *= 1.0 - move.sag * np.exp(-((place / 0.3) ** 2))
        going = move.amount * eased(np.arange(1.0, 0.0, -1.0 / (move.out_s * fps)))
        parts += [coming, held, going, np.zeros(round(move.rest_s * fps))]
    sizes = np.concatenate(parts)
    return np.arange(sizes.size) / fps, sizes


def counter_for(driver: Driver) -> RepCounter:
    noise = 0.01 * GENTLE[driver]
    return RepCounter(driver, least_size(driver, CONSTANTS), noise, LIMITS, CONSTANTS)


def count(driver: Driver, times_s: np.ndarray, sizes: np.ndarray) -> RepCounter:
    counter = counter_for(driver)
    for t_s, size in zip(times_s, sizes, strict=True):
        counter.see(float(t_s), GENTLE[driver] * float(size))
    return counter


@settings(max_examples=200, deadline=None)
@given(
    moves=sets(),
    driver=st.sampled_from(SEEN),
    fps=st.sampled_from([15.0, 25.0, 30.0, 60.0]),
    tremor_hz=st.floats(4.0, 9.0),
    tremor=st.floats(0.0, 0.06),
    seed=st.integers(0, 2**31),
)
def test_every_full_movement_counts_once_and_no_partial_one(
    moves, driver, fps, tremor_hz, tremor, seed
) -> None:
    times_s, sizes = course(moves, fps)
    draw = np.random.default_rng(seed)
    shaking = tremor * np.sin(2 * np.pi * tremor_hz * times_s) * (0.3 + sizes)
    noisy = sizes + shaking + draw.normal(0.0, 0.015, sizes.size)

    counter = count(driver, times_s, noisy)

    assert counter.reps == sum(move.counts for move in moves)
    assert counter.unit == pytest.approx(GENTLE[driver], rel=0.2)


def test_a_movement_half_as_big_still_counts() -> None:
    halved = Move(0.5, 1.0, 2.0, 1.0, 2.0)
    whole = Move(1.0, 1.0, 2.0, 1.0, 2.0)
    assert count(Driver.SMILE, *course((whole, halved, halved), 25.0)).reps == 3


def test_before_the_first_try_the_least_movement_of_a_recording_is_asked_for() -> None:
    barely = CONSTANTS.driver_min_smile / GENTLE[Driver.SMILE]
    small = Move(0.8 * barely, 1.0, 2.0, 1.0, 2.0)
    enough = Move(1.3 * barely, 1.0, 2.0, 1.0, 2.0)
    assert count(Driver.SMILE, *course((small, small), 25.0)).reps == 0
    assert count(Driver.SMILE, *course((small, enough), 25.0)).reps == 1


def test_a_blink_is_no_closure() -> None:
    blink = Move(1.0, 0.1, 0.05, 0.12, 1.0)
    closure = Move(1.0, 1.0, 1.0, 1.0, 1.0)
    counter = count(Driver.CLOSURE, *course((blink, blink, closure, blink, closure), 30.0))
    assert counter.reps == 2


def test_a_movement_goes_on_through_frames_that_are_not_seen() -> None:
    times_s, sizes = course((Move(1.0, 1.0, 3.0, 1.0, 2.0),) * 2, 25.0)
    is_seen = np.ones(times_s.size, bool)
    is_seen[60:90] = False
    assert count(Driver.SMILE, times_s[is_seen], sizes[is_seen]).reps == 2


def test_a_first_try_that_eases_in_for_long_is_read_near_its_full_size() -> None:
    counter = count(Driver.BROW, *course((Move(1.0, 4.0, 3.0, 2.0, 2.0),), 25.0))
    assert counter.unit == pytest.approx(GENTLE[Driver.BROW], rel=0.1)


def test_a_first_try_that_never_stands_still_is_read_when_it_is_over() -> None:
    counter = count(Driver.SMILE, *course((Move(1.0, 0.5, 0.2, 0.5, 2.0),), 25.0))
    assert counter.reps == 1
    assert counter.unit == pytest.approx(GENTLE[Driver.SMILE], rel=0.15)
