"""Demo persons filmed and judged as a session would be: rendered, tracked, measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from app.domain.analysis import analyse
from app.domain.constants import Constants
from app.domain.findings import Analysis
from app.domain.measures import read_face, signals_of
from app.domain.patterns import Driver, Index, Watch, Watches
from app.domain.series import Signals
from app.domain.sides import Affected
from app.domain.timeline import Beat, Script
from app.domain.tracking import TrackingMode
from app.frames import Frame, freeze
from app.vision.decoupled import SideDecoupledTracker
from app.vision.subject.performer import Performer
from app.vision.subject.persons import Person
from app.vision.subject.renderer import SubjectRenderer

PLAN = Script(
    (
        Beat("rest_baseline", 1, 1, 0.0, 0.1, 1.7, 0.0, 0.0),
        Beat("open_smile", 1, 1, 0.0, 0.3, 0.7, 0.2, 0.0),
    )
)
"""A rest and one smile, as short as they may be."""

WATCHES: Watches = {"open_smile": (Watch("P2_smile_eye", Driver.SMILE, Index.EYE),)}


@dataclass(frozen=True)
class Film:
    frames: tuple[Frame, ...]

    def every(self, step: int) -> "Film":
        return Film(self.frames[::step])

    def pick(self, numbers: Sequence[int]) -> "Film":
        return Film(tuple(self.frames[number] for number in numbers))

    def shaken(self, by_s: float, seed: int) -> "Film":
        """The same pictures with times that are off by up to `by_s`, still in order."""
        draw = np.random.default_rng(seed)
        off = (1e9 * draw.uniform(-by_s, by_s, len(self.frames))).astype(int)
        moved = [
            replace(frame, t_ns=max(0, frame.t_ns + int(o)))
            for frame, o in zip(self.frames, off, strict=True)
        ]
        assert all(a.t_ns <= b.t_ns for a, b in pairwise(moved))
        return Film(tuple(moved))

    def mirrored(self) -> "Film":
        """As a camera that mirrors would have delivered it."""
        return Film(
            tuple(
                replace(frame, pixels=freeze(np.ascontiguousarray(frame.pixels[:, ::-1])))
                for frame in self.frames
            )
        )


def film(renderer: SubjectRenderer, person: Person, fps: float) -> Film:
    """Render a person doing PLAN."""
    performer = Performer(person)
    frames: list[Frame] = []
    for number in range(int(PLAN.length_s * fps)):
        t_s = number / fps
        prompt = PLAN.prompt_at(t_s)
        assert prompt is not None
        face = performer.face_at(t_s, prompt.beat.exercise, prompt.level)
        frames.append(Frame(renderer.render(face, number).pixels, round(1e9 * t_s), number))
    return Film(tuple(frames))


def judged(film: Film, affected: Affected) -> Analysis:
    """Track every frame and judge, as `analyze` does with a timeline."""
    return verdict_on(tracked(film), affected)


def tracked(film: Film) -> Signals:
    with SideDecoupledTracker() as tracker:
        faces = [tracker.track(frame) for frame in film.frames]
    readings = [None if face is None else read_face(face) for face in faces]
    return signals_of(readings, np.array([frame.t_s for frame in film.frames]))


def verdict_on(signals: Signals, affected: Affected) -> Analysis:
    constants = Constants.of_mode(TrackingMode.SIDE_DECOUPLED)
    return analyse(signals, PLAN.timeline(), affected, WATCHES, constants).analysis
