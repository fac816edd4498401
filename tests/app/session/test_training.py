"""From the way a training went to its entry in the journal."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.course import Course, course_of
from app.domain.routine_record import RoutineRecord, StepOutcome, read_record
from app.domain.sides import Affected
from app.session.script import script_of
from app.session.training import Left, Said, TrainingFacts, record_of_training
from exercises.library import Library

BEGUN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def record(course: Course, t_s: float, *, ended: bool = False, **more: object) -> RoutineRecord:
    facts: dict[str, object] = {"left": {}, "pauses": 0, "said": Said(), **more}
    return record_of_training(
        TrainingFacts(
            "pattern_P1",
            "starter",
            Affected.LEFT,
            BEGUN,
            BEGUN + timedelta(minutes=3),
            course,
            t_s,
            ended,
            **facts,
        )
    )


@pytest.fixture
def course(library: Library) -> Course:
    return course_of(script_of(library, "pattern_P1"))


def test_a_whole_training(course: Course) -> None:
    kept = record(course, course.script.length_s, ended=True, pauses=2)
    assert [step.outcome for step in kept.steps] == [StepOutcome.DONE] * 4
    assert kept.practice_s == pytest.approx(179.0)
    assert kept.is_whole
    assert kept.pauses == 2
    assert read_record("pattern_P1", kept.values()) == kept


def test_an_early_end_leaves_the_last_one_partly_done(course: Course) -> None:
    kept = record(course, 50.0)
    assert [(s.id, s.seconds, s.outcome) for s in kept.steps] == [
        ("rest_baseline", 29.0, StepOutcome.DONE),
        ("gentle_eye_closure", 21.0, StepOutcome.PARTLY),
    ]
    assert not kept.is_whole


def test_what_a_rule_ended_is_done_and_what_was_skipped_is_not(course: Course) -> None:
    by_rule = course.skipped(40.0)
    skipped = by_rule.skipped(50.0)
    kept = record(
        skipped, skipped.script.length_s, ended=True, left={29.0: Left.RULE, 40.0: Left.SKIPPED}
    )
    outcomes = [(s.id, s.seconds, s.outcome) for s in kept.steps][1:3]
    assert outcomes == [
        ("gentle_eye_closure", 11.0, StepOutcome.DONE),
        ("soft_blink", 10.0, StepOutcome.SKIPPED),
    ]
    assert kept.is_whole


def test_done_once_and_gone_back_to_stays_done(course: Course) -> None:
    back = course.gone_back(90.0)
    kept = record(back, 95.0, left={88.0: Left.SKIPPED})
    found = {s.id: (s.seconds, s.outcome) for s in kept.steps}
    assert found["gentle_eye_closure"] == (pytest.approx(59.0 + 5.0), StepOutcome.DONE)
    assert sum(seconds for seconds, _ in found.values()) == pytest.approx(95.0)


def test_what_was_said_is_kept(course: Course) -> None:
    kept = record(course, 100.0, said=Said({"gentle_eye_closure": 2}, 4))
    assert (kept.ratings, kept.fatigue) == ((("gentle_eye_closure", 2),), 4)
