"""What the live tracker reads in the demo clips, by how many frames the halves come late.

`AdaptiveTracker` gives each frame the newest halves that are finished, as a rule those of one to
three frames before. How late depends on what else the machine does; here each clip is tracked once
and the halves are handed over late by a fixed number of frames, so that a table is the same every
time. Kept in build/live, beside the clips.
"""

import pickle
from contextlib import closing
from dataclasses import replace

from app.domain.constants import ALGORITHM_VERSION
from app.domain.measures import FaceReading, read_face
from app.domain.observation import FaceObservation
from app.media.reader import VideoReader
from app.session.studio import make_tracker
from app.vision.adaptive import UNREAD
from benchmarks.demo_clips import FOLDER, DemoClip, drawn

LAGS = (1, 2, 3)
Readings = list[FaceReading | None]


def readings_of(clip: DemoClip) -> dict[int, Readings]:
    """Return every frame's reading for each of `LAGS`, tracked the first time."""
    kept = FOLDER / f"{clip.person.id}-{ALGORITHM_VERSION}.pickle"
    if not kept.exists():
        draft = kept.with_suffix(".part")
        draft.write_bytes(pickle.dumps(_tracked(clip)))
        draft.rename(kept)
    return pickle.loads(kept.read_bytes())


def _tracked(clip: DemoClip) -> dict[int, Readings]:
    video, _ = drawn(clip)
    found: dict[int, Readings] = {lag: [] for lag in LAGS}
    faces: list[FaceObservation | None] = []
    with VideoReader(video) as reader, closing(make_tracker()) as tracker:
        for frame in reader:
            faces.append(tracker.track(frame))
            for lag, readings in found.items():
                readings.append(_late(faces, lag))
    return found


def _late(faces: list[FaceObservation | None], lag: int) -> FaceReading | None:
    newest = faces[-1]
    if newest is None:
        return None
    before = faces[-1 - lag] if len(faces) > lag else None
    halves = UNREAD if before is None else (before.halves or UNREAD)
    return read_face(replace(newest, halves=halves))
