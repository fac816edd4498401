"""The native parts of trackers: closed on every way out, and silent at the end of the process."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ModelFailure
from app.vision import tracker as tracker_module
from app.vision.adaptive import AdaptiveTracker
from app.vision.decoupled import SideDecoupledTracker
from app.vision.tracker import FaceTracker, Landmarker
from tests.app.media.threads import none_left
from tests.app.vision import children

TRACKING = """
import sys
from app.clock import VirtualClock
from app.vision.adaptive import AdaptiveTracker
from app.vision.decoupled import SideDecoupledTracker
from app.vision.demo import DemoSource
from app.vision.subject.persons import PERSONS
from app.vision.tracker import FaceTracker

(end,) = sys.argv[1:]
trackers = [FaceTracker(), SideDecoupledTracker(), AdaptiveTracker()]
with DemoSource(PERSONS["healthy"], lambda t_ns: None, VirtualClock()) as source:
    for frame in [source.read() for _ in range(3)]:
        print(*(tracker.track(frame) is not None for tracker in trackers))
if end == "closed":
    for tracker in trackers:
        tracker.close()
elif end == "collected":
    del trackers
elif end == "exit":
    sys.exit(3)
elif end == "error":
    raise LookupError("on purpose")
"""
CODES = {"closed": 0, "open": 0, "collected": 0, "exit": 3, "error": 1}


@pytest.mark.parametrize("end", list(CODES))
def test_nothing_is_printed_however_the_process_ends(end: str) -> None:
    done = children.run(TRACKING, end)
    assert done.stdout.split() == ["True"] * 9
    assert done.returncode == CODES[end]
    lines = done.stderr.splitlines()
    if end == "error":
        assert lines[-1] == "LookupError: on purpose"
        assert len([line for line in lines if not line.startswith(" ")]) == 2, "one traceback"
    else:
        assert lines == []


class Models:
    """Counts the real native models; loading the `spoilt`-th fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from mediapipe.tasks.python import vision

        self.spoilt = 0
        self.loaded = 0
        self.open: set[int] = set()
        create, close = tracker_module._create, vision.FaceLandmarker.close

        def counted_create(model: Path) -> object:
            self.loaded += 1
            if self.loaded == self.spoilt:
                raise ModelFailure("tracking_failed", detail="spoilt")
            native = create(model)
            self.open.add(id(native))
            return native

        def counted_close(native: object) -> None:
            self.open.discard(id(native))
            close(native)

        monkeypatch.setattr(tracker_module, "_create", counted_create)
        monkeypatch.setattr(vision.FaceLandmarker, "close", counted_close)


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> Iterator[Models]:
    # With collecting switched off, only what is closed on purpose is closed.
    gc.disable()
    with none_left():
        yield Models(monkeypatch)
    gc.enable()


@pytest.mark.parametrize("kind", [SideDecoupledTracker, AdaptiveTracker])
@pytest.mark.parametrize("spoilt", [1, 2, 3])
def test_what_was_loaded_is_closed_when_the_next_model_fails(
    models: Models, kind: type[SideDecoupledTracker | AdaptiveTracker], spoilt: int
) -> None:
    models.spoilt = spoilt
    with pytest.raises(ModelFailure) as failed:
        kind()
    assert models.loaded == spoilt
    assert models.open == set(), f"open after {failed.value}"


@pytest.mark.parametrize("kind", [FaceTracker, SideDecoupledTracker, AdaptiveTracker])
def test_all_is_closed_after_use_and_after_an_error(
    models: Models, kind: type[FaceTracker | SideDecoupledTracker | AdaptiveTracker]
) -> None:
    tracker = kind()
    assert len(models.open) == models.loaded > 0
    tracker.close()
    assert models.open == set()
    with pytest.raises(LookupError), kind():
        raise LookupError
    assert models.open == set()


def test_a_forgotten_model_is_closed_with_its_owner(models: Models) -> None:
    forgotten = Landmarker()
    assert len(models.open) == 1
    del forgotten
    assert models.open == set()
