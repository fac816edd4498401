"""What makes a take worth recording again, and what does not."""

import pytest

from app.domain.findings import Reason
from app.domain.patterns import REST_EXERCISE, Driver
from app.domain.sides import Side
from app.domain.take_check import NO_RESTS, LiveReadings, LiveRests, check_take, learn_rests
from tests.app.domain.live import reading_at
from tests.app.domain.signals import NONE, SMILE, Person, Sides, Take, only, perform, script

PLAN = script(REST_EXERCISE, SMILE)
REST_ITEMS = PLAN.timeline().items[:1]
SMILES = PLAN.timeline().items[1:]


def readings(take: Take) -> LiveReadings:
    signals = take.signals()
    found = [reading_at(signals, n) for n in range(signals.t_s.size)]
    return LiveReadings(signals.t_s, found, found)


def rests(take: Take) -> LiveRests:
    return learn_rests(readings(take), REST_ITEMS)


def fault(take: Take, driver: Driver | None = Driver.SMILE) -> Reason | None:
    found = readings(take)
    return check_take(found, SMILES, driver, learn_rests(found, REST_ITEMS))


def made(person: Person = Person()) -> Take:  # noqa: B008 - frozen
    return perform(PLAN, person).noise()


def each_hold(take: Take, do: str, *args: object, of: int = 3) -> Take:
    for item in SMILES[:of]:
        getattr(take, do)(item.start_s, item.end_s, *args)
    return take


def test_a_take_as_asked_will_do() -> None:
    assert rests(made()).whole is not None
    assert fault(made()) is None
    assert check_take(readings(made()), REST_ITEMS, None, NO_RESTS) is None


@pytest.mark.parametrize("driver", [Driver.SMILE, None])
@pytest.mark.parametrize(
    ("do", "args", "reason"),
    [
        ("lose", (), Reason.FACE_LOST),
        ("turn", (25.0,), Reason.HEAD_MOVED),
    ],
)
def test_a_face_gone_or_turned_is_said(
    do: str, args: tuple[float, ...], reason: Reason, driver: Driver | None
) -> None:
    assert fault(each_hold(made(), do, *args), driver) is reason
    assert fault(each_hold(made(), do, *args, of=2), driver) is reason
    assert fault(each_hold(made(), do, *args, of=1), driver) is None, "two repetitions are enough"


def test_blinking_through_the_hold_is_said_of_what_shows_the_eyes_only() -> None:
    take = made()
    for item in SMILES:
        at_s = item.start_s + 0.15
        while at_s < item.end_s:
            take.blink(at_s)
            at_s += 0.3
    assert fault(take) is Reason.BLINKS
    assert fault(take, None) is None


@pytest.mark.parametrize(
    "person",
    [
        Person(smile=NONE),
        Person(smile=only(Side.LEFT, 0.06)),
        Person(narrowing=Sides(0.6, 0.0)),
    ],
    ids=["moves-nothing", "moves-one-side", "narrows"],
)
def test_how_a_face_moves_is_no_bad_take(person: Person) -> None:
    assert fault(made(person)) is None


@pytest.mark.parametrize(
    ("do", "args", "reason"),
    [
        ("lose", (), Reason.FACE_LOST),
        ("turn", (20.0,), Reason.HEAD_TURNED),
    ],
)
def test_a_rest_that_will_not_do_is_said(do: str, args: tuple[float, ...], reason: Reason) -> None:
    take = made()
    getattr(take, do)(0.0, 3.6, *args)
    assert check_take(readings(take), REST_ITEMS, None, NO_RESTS) is reason
    assert rests(take).whole is None
    assert fault(take) is None, "without a rest only a lost face can be told"
    assert fault(each_hold(take, "lose")) is Reason.FACE_LOST


def test_an_eye_that_rests_narrow_is_no_bad_rest() -> None:
    take = made()
    take.narrow(0.0, 99.0, only(Side.LEFT, 0.6))
    assert check_take(readings(take), REST_ITEMS, None, NO_RESTS) is None
    assert learn_rests(readings(take), ()) == NO_RESTS
