"""Movements of a film in which nobody was asked for anything, and what their names make of it."""

import numpy as np
import pytest

from app.domain.analysis import analyse
from app.domain.findings import Reason
from app.domain.found import Found, FoundKind, Search, search, timeline_of
from app.domain.patterns import Driver, Index, Watch
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.signals import CONSTANTS, Take, times
from tests.app.domain.test_free import move, talk

SMILE = {"open_smile": (Watch("P2_smile_eye", Driver.SMILE, Index.EYE),)}


def seek(take: Take) -> Search:
    return search(take.signals(), Affected.UNKNOWN, CONSTANTS)


def close_eyes(take: Take, start_s: float, end_s: float) -> Take:
    return take.narrow(start_s, end_s, Sides(0.8, 0.8))


def raise_brows(take: Take, start_s: float, end_s: float, percent: float = 4.0) -> Take:
    during = take.during(start_s, end_s)
    for side in Side:
        take.brow_up[side][during] += percent / 100
    return take


def spans(found: Search) -> list[tuple[float, float, tuple[str, ...]]]:
    return [
        (round(m.start_s, 1), round(m.end_s, 1), tuple(k.value for k in m.kinds))
        for m in found.movements
    ]


def test_every_kind_of_movement_is_found_where_it_was():
    take = move(talk(), 4.0, 0.06, 0.05)
    move(take, 8.0, -0.05)
    close_eyes(take, 12.0, 14.0)
    raise_brows(take, 16.0, 18.0)
    found = seek(take)
    assert [kinds for _, _, kinds in spans(found)] == [
        ("smile",), ("pucker",), ("closure",), ("brow",)
    ]  # fmt: skip
    wanted = [(4.0, 5.5), (8.0, 9.5), (12.0, 14.0), (16.0, 18.0)]
    for movement, (start_s, end_s) in zip(found.movements, wanted, strict=True):
        assert movement.start_s == pytest.approx(start_s, abs=0.25)
        assert movement.end_s == pytest.approx(end_s, abs=0.25)


def test_a_small_pucker_that_free_mode_passes_over_is_found():
    found = seek(move(talk(), 8.0, -0.025, length_s=2.0))
    assert [kinds for _, _, kinds in spans(found)] == [("pucker",)]


def test_what_moves_at_the_same_time_is_one_movement():
    take = close_eyes(move(talk(), 4.0, 0.06, 0.05, length_s=2.0), 4.2, 5.8)
    (movement,) = seek(take).movements
    assert movement.kinds == (FoundKind.SMILE, FoundKind.CLOSURE)
    assert movement.drivers == (Driver.SMILE, Driver.CLOSURE)
    assert movement.middle_s == pytest.approx(5.0, abs=0.2)


def test_one_movement_just_after_another_is_another():
    take = raise_brows(close_eyes(talk(), 4.0, 6.0), 6.6, 8.6)
    assert [kinds for _, _, kinds in spans(seek(take))] == [("closure",), ("brow",)]


def test_blinks_and_a_still_face_hold_no_movement():
    take = talk()
    for at_s in (3.0, 7.0, 11.0):
        take.blink(at_s)
    found = seek(take)
    assert found.movements == ()
    assert found.rest_s is not None
    assert found.reason is None


def test_the_rest_is_the_longest_stretch_in_which_nothing_moves():
    take = move(talk(), 3.0, 0.06, 0.05)
    move(take, 15.0, 0.06, 0.05)
    found = seek(take)
    assert found.rest_s is not None
    start_s, end_s = found.rest_s
    assert 4.5 < start_s < end_s < 15.0
    assert end_s - start_s == pytest.approx(CONSTANTS.rest_window_s, abs=0.01)


def test_where_nothing_is_still_for_long_there_is_no_rest():
    take = talk()
    for at_s in np.arange(0.5, 23.0, 2.0):
        move(take, float(at_s), 0.06, 0.05, length_s=0.8)
    found = seek(take)
    assert len(found.movements) == 12
    assert found.rest_s is None


def test_a_still_stretch_that_will_not_do_gives_way_to_a_shorter_one():
    """The longest is too unsteady to compare with: the head nods in it."""
    take = move(talk(), 8.0, 0.06, 0.05)
    nodding = take.during(9.5, 24.0)
    take.pitch_deg[nodding] += 9 * np.sin(2 * take.t_s[nodding])
    found = seek(take)
    assert found.rest_s is not None
    assert found.rest_s[1] < 8.0


def test_without_a_face_there_is_a_reason_and_nothing_else():
    found = seek(talk().lose(0.0, 24.0))
    assert found == Search((), None, Reason.NO_FACE)


def named(names: dict[int, str], rest_s: tuple[float, float] | None = (20.0, 23.0)):
    movements = (
        Found(1.0, 2.0, (FoundKind.SMILE,)),
        Found(2.4, 4.0, (FoundKind.MOUTH,)),
        Found(9.0, 10.0, (FoundKind.SMILE,)),
    )
    return timeline_of(Search(movements, rest_s), names, 24.0).items


def test_names_make_a_timeline_whose_windows_do_not_run_into_each_other():
    first, third, rest = named({0: "open_smile", 2: "open_smile"})
    assert (first.exercise, first.rep, third.exercise, third.rep) == (
        "open_smile", 1, "open_smile", 2,
    )  # fmt: skip
    assert (first.start_s, first.hold_start_s, first.hold_end_s, first.end_s) == (0.5, 1, 2, 2.4)
    assert (third.start_s, third.end_s) == (8.5, 10.5)
    assert (rest.exercise, rest.hold_start_s, rest.hold_end_s) == ("rest_baseline", 20.0, 23.0)


def test_without_a_rest_only_the_names_stand_there():
    (item,) = named({1: "snarl"}, rest_s=None)
    assert (item.exercise, item.start_s) == ("snarl", 2.0)


def test_movements_that_were_none_are_not_taken_for_smiles_after_all():
    """An empty timeline would have them looked for by themselves again."""
    take = move(talk(), 4.0, 0.06, 0.05).narrow(4.0, 5.5, Sides(0.4, 0.0))
    for rest_s in ((10.0, 13.0), None):
        timeline = timeline_of(Search((), rest_s), {}, 24.0)
        assert [item.exercise for item in timeline.items] == ["rest_baseline"]
        found = analyse(take.signals(), timeline, Affected.LEFT, SMILE, CONSTANTS).analysis
        assert (found.movements, found.flags) == ((), ())


def test_a_film_that_begins_with_a_smile_is_compared_with_the_rest_after_it():
    take = Take(times(30.0, 14.0)).noise()
    move(take, 1.0, 0.06, 0.05, length_s=2.0).narrow(1.0, 3.0, Sides(0.4, 0.0))
    found = seek(take)
    timeline = timeline_of(found, {0: "open_smile"}, 14.0)
    analysis = analyse(take.signals(), timeline, Affected.LEFT, SMILE, CONSTANTS).analysis
    assert [m.usable for m in analysis.movements] == [True]
    assert [(f.pattern, f.side) for f in analysis.flags] == [("P2_smile_eye", Side.LEFT)]
