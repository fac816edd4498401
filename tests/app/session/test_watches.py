from app.domain.patterns import JUDGED, Driver, Index
from app.session.watches import watches_of
from exercises.library import Library


def test_what_is_judged_comes_from_the_library(library: Library) -> None:
    watches = watches_of(library)
    assert watches, "nothing would ever be judged"
    for name, found in watches.items():
        assert library.exercise(name).measured
        assert found
        listed = {pattern.id for pattern in library.patterns_of(name)}
        for watch in found:
            assert watch.pattern in JUDGED & listed
            assert isinstance(watch.driver, Driver)
            assert isinstance(watch.index, Index)


def test_a_smile_is_watched_for_the_eye_and_a_closure_for_the_mouth(library: Library) -> None:
    watches = watches_of(library)
    assert [(w.pattern, w.driver, w.index) for w in watches["open_smile"]] == [
        ("P2_smile_eye", Driver.SMILE, Index.EYE)
    ]
    assert [(w.pattern, w.driver, w.index) for w in watches["gentle_eye_closure"]] == [
        ("P1_blink_mouth", Driver.CLOSURE, Index.CORNER)
    ]


def test_rest_and_unmeasured_exercises_are_not_judged(library: Library) -> None:
    watches = watches_of(library)
    assert "rest_baseline" not in watches
    for exercise in library.exercises.values():
        if not exercise.measured:
            assert exercise.id not in watches
