"""The demo person as a source of frames."""

from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from app.clock import Clock
from app.domain.timeline import Prompt
from app.frames import Frame, SourceInfo, freeze
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.performer import Performer
from app.vision.subject.persons import Person
from app.vision.subject.renderer import SubjectRenderer

FPS: Final = 25


class DemoSource:
    """Renders the demo person doing what is asked, 640×480 at 25 frames per second.

    With a real clock a frame that took too long to draw comes late; with a virtual one time waits
    for the drawing, so that two runs give the same frames.
    """

    def __init__(
        self, person: Person, prompt_at: Callable[[int], Prompt | None], clock: Clock
    ) -> None:
        """Build the head.

        `prompt_at` tells what is asked at a source time in nanoseconds.
        Raises: ModelFailure if the model file, which holds the mesh, is missing or altered.
        """
        self._performer = Performer(person)
        self._renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
        self._prompt_at = prompt_at
        self._clock = clock
        self._number = -1
        self._start_ns: int | None = None
        self._is_closed = False
        self.info = SourceInfo("demo", person.id, 640, 480, float(FPS), True)

    def read(self) -> Frame | None:
        if self._is_closed:
            return None
        if self._start_ns is None:
            self._start_ns = self._clock.monotonic_ns()
        self._number += 1
        due_ns = self._number * 1_000_000_000 // FPS
        self._clock.sleep_until_ns(self._start_ns + due_ns)
        t_ns = max(due_ns, self._clock.monotonic_ns() - self._start_ns)
        prompt = self._prompt_at(t_ns)
        exercise, level = (prompt.beat.exercise, prompt.level) if prompt else (None, 0.0)
        face = self._performer.face_at(t_ns / 1e9, exercise, level)
        return Frame(freeze(self._renderer.render(face, self._number).pixels), t_ns, self._number)

    def close(self) -> None:
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
