import pytest

from tests.ui.session_fakes import leaves_nothing  # noqa: F401
from ui.viewmodels.playhead import Playhead

STEP_NS = 40_000_000
TIMES = tuple(n * STEP_NS for n in range(10))
BEST = 6


class Clock:
    def __init__(self) -> None:
        self.ns = 0

    def __call__(self) -> int:
        return self.ns


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def head(qapp, clock):
    head = Playhead(clock)
    head.load(TIMES, BEST)
    yield head
    head.pause()


def after(head: Playhead, clock: Clock, ns: int) -> int:
    clock.ns += ns
    head.tick()
    return head.place


@pytest.mark.parametrize(("speed", "pictures"), [(1.0, 4), (0.5, 2), (0.25, 1)])
def test_it_plays_as_slowly_as_wanted(head, clock, speed, pictures):
    head.set_speed(speed)
    head.toggle()
    assert head.place == 0
    assert after(head, clock, 4 * STEP_NS) == pictures


def test_after_the_end_it_rests_where_the_movement_is_best_seen(head, clock):
    head.toggle()
    assert after(head, clock, 20 * STEP_NS) == BEST
    assert not head.is_playing
    head.toggle()
    assert head.place == 0  # and begins anew


def test_it_goes_on_from_where_it_was_paused(head, clock):
    head.toggle()
    after(head, clock, 3 * STEP_NS)
    head.toggle()
    clock.ns += 50 * STEP_NS
    head.toggle()
    assert after(head, clock, STEP_NS) == 4


def test_a_change_of_speed_does_not_jump(head, clock):
    head.toggle()
    after(head, clock, 4 * STEP_NS)
    head.set_speed(0.25)
    assert after(head, clock, 4 * STEP_NS) == 5


def test_steps_pause_and_stop_at_both_ends(head):
    head.toggle()
    head.step(1)
    assert not head.is_playing
    assert head.place == 1
    head.step(-5)
    assert head.place == 0
    head.step(50)
    assert head.place == len(TIMES) - 1


def test_it_plays_on_from_a_picture_chosen_by_hand(head, clock):
    head.go(3)
    head.toggle()
    assert head.place == 3
    assert after(head, clock, STEP_NS) == 4


def test_uneven_times_are_kept(head, clock):
    head.load((0, STEP_NS, 5 * STEP_NS, 6 * STEP_NS), 0)
    head.toggle()
    assert after(head, clock, 3 * STEP_NS) == 1
    assert after(head, clock, 2 * STEP_NS) == 2


def test_without_pictures_nothing_plays(head):
    head.unload()
    head.toggle()
    assert not head.is_playing
    head.step(1)
    assert head.place == 0
