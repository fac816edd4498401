"""What is collected while a take is made, on faces of known geometry."""

import numpy as np

from app.domain.findings import Reason
from app.domain.observation import FaceObservation
from app.domain.timeline import TimelineItem
from app.frames import Frame, freeze
from app.session.live import LiveView
from app.session.takes import TakeWatch
from exercises.library import Library
from tests.app.domain.faces import Face

REST = TimelineItem("rest_baseline", 1, 2.0, 2.0, 6.0, 6.0)
SNARL = TimelineItem("snarl", 1, 8.0, 9.0, 11.0, 12.0)
PIXELS = freeze(np.zeros((48, 64, 3), np.uint8))


def show(
    watch: TakeWatch, start_s: float, end_s: float, face: FaceObservation | None, fps: float = 25
) -> None:
    for t_s in np.arange(start_s, end_s, 1 / fps):
        frame = Frame(PIXELS, round(t_s * 1e9), 0)
        watch.see(LiveView(frame, face, float(t_s), None))


def test_a_still_face_rests_well_and_what_follows_is_compared_with_it(library: Library) -> None:
    watch = TakeWatch(library)
    ahead, turned = Face().observed(), Face(yaw_deg=25.0).observed()
    show(watch, 0, 6.2, ahead)
    assert watch.check("rest_baseline", (REST,)) is None
    show(watch, 6.2, 13, ahead)
    assert watch.check("snarl", (SNARL,)) is None
    watch = TakeWatch(library)
    show(watch, 0, 6.2, ahead)
    watch.check("rest_baseline", (REST,))
    show(watch, 6.2, 13, turned)
    assert watch.check("snarl", (SNARL,)) is Reason.HEAD_MOVED


def test_a_face_that_is_gone_and_a_turned_rest_are_named(library: Library) -> None:
    watch = TakeWatch(library)
    show(watch, 0, 6.2, None)
    assert watch.check("rest_baseline", (REST,)) is Reason.FACE_LOST
    watch = TakeWatch(library)
    show(watch, 0, 6.2, Face(yaw_deg=20.0).observed())
    assert watch.check("rest_baseline", (REST,)) is Reason.HEAD_TURNED
    show(watch, 6.2, 13, None)
    assert watch.check("snarl", (SNARL,)) is Reason.FACE_LOST
    assert watch.check("snarl", ()) is None


def test_standing_still_adds_nothing_and_old_frames_go(library: Library) -> None:
    watch = TakeWatch(library)
    show(watch, 0, 6.2, Face().observed())
    for _ in range(50):
        show(watch, 6.0, 6.1, None)
    assert watch.check("rest_baseline", (REST,)) is None
    show(watch, 6.2, 90, None, fps=2)
    assert watch.check("rest_baseline", (REST,)) is Reason.FACE_LOST, "long gone"
