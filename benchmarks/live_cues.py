"""How late a cue comes in real time: camera, recorder, tracker and coach all at work."""

import statistics
import tempfile
from pathlib import Path

import numpy as np

from app.clock import SystemClock
from app.session.capture import Capture
from app.session.live import LiveView
from app.session.studio import make_live_tracker
from app.session.watches import coach_of
from app.store.sessions import SessionFolder
from benchmarks.demo_clips import FPS, DemoClip, clips, drawn
from benchmarks.live import ClipCamera
from benchmarks.live_play import Told, outcome_of
from exercises.library import Library, load_library

PLAYED = (
    "oral-ocular-left-50",
    "pucker-eye-right-50",
    "ocular-oral-left-50",
    "brow-oral-right-50",
    "weak-synkinetic-left-50",
)


def cue_latency() -> dict[str, float]:
    """Return how long after the index is truly clear a cue is ready to be shown, in ms.

    Only events with a cue count; their number is printed by `make validate-live`.
    """
    library = load_library()
    delays_ms: list[float] = []
    rates: list[float] = []
    for clip in clips():
        if clip.person.id in PLAYED:
            told, fps = paced(clip, library)
            truth = drawn(clip)[1]
            outcome = outcome_of(clip, clip.sides[0], told, truth, library)
            delays_ms += [1000 * late for late in outcome.late_s if late is not None]
            rates.append(fps)
    return {
        "cue_latency_p50_ms": float(np.percentile(delays_ms, 50)),
        "cue_latency_p95_ms": float(np.percentile(delays_ms, 95)),
        "cue_tracked_fps": statistics.median(rates),
    }


def paced(clip: DemoClip, library: Library) -> tuple[Told, float]:
    """Play a clip in real time and record it; returns what was told, and frames a second."""
    from app.media.reader import VideoReader

    with VideoReader(drawn(clip)[0]) as reader:
        camera = ClipCamera(SystemClock(), tuple(reader), FPS, clip.script.length_s)
    told: Told = []

    def take() -> None:
        view: LiveView | None = capture.latest()
        if view is not None and view.feedback is not None:
            # When the frame was grabbed, in seconds of the clip, and how long ago that is now.
            grabbed_ns = camera.grabbed_ns[view.frame.t_ns]
            age_s = (SystemClock().monotonic_ns() - grabbed_ns) / 1e9
            told.append((view.script_s + age_s, view.feedback))

    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "2026-11-23T041500Z-0001"
        folder.mkdir()
        capture = Capture(
            make_source=lambda clock: camera,
            make_tracker=make_live_tracker,
            script=clip.script,
            folder=SessionFolder(folder),
            on_news=take,
            is_synthetic=False,
            coach=coach_of(library, clip.sides[0]),
        )
        capture.start()
        capture.join(clip.script.length_s + 60)
    return told, len(told) / clip.script.length_s
