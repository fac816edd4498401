"""The values that a session page shows, and what it needs of a studio and a capture."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from app.domain.records import SessionId, SessionRecord
from app.domain.sides import Affected
from app.domain.timeline import Beat, Phase, Prompt, Script
from app.session.live import CaptureStatus, LiveView
from exercises.library import Library
from ui.jobs import IsCancelled, Progress

if TYPE_CHECKING:
    from app.session.choices import SourceChoice


class CaptureLike(Protocol):
    """The part of `app.session.capture.Capture` that the page needs."""

    session_id: SessionId
    script: Script
    is_synthetic: bool
    checks_camera: bool

    def start(self) -> None: ...
    def begin(self, notes: tuple[str, ...] = ()) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def stop(self) -> None: ...
    def replan(self, script: Script) -> None: ...
    def hold_at(self, script_s: float | None) -> None: ...
    def aim(self, share: float) -> None: ...
    def latest(self) -> LiveView | None: ...
    def status(self) -> CaptureStatus: ...
    def join(self, timeout_s: float) -> bool: ...


class StudioLike(Protocol):
    """The part of `app.session.studio.Studio` that the page needs."""

    @property
    def library(self) -> Library: ...
    def new_capture(
        self,
        choice: "SourceChoice",
        set_id: str,
        affected: Affected,
        on_news: Callable[[], None],
        *,
        checks_camera: bool = False,
        dose: str | None = None,
        exercises: Collection[str] | None = None,
    ) -> CaptureLike: ...
    def finish(
        self, session_id: SessionId, progress: Progress, is_cancelled: IsCancelled
    ) -> SessionRecord: ...


class Stage(Enum):
    CHOOSING = "choosing"
    """Nothing runs yet: the person says how they want to see themselves."""
    CHECKING = "checking"
    """The picture is shown and checked; nothing is recorded yet."""
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    ASKING = "asking"
    """Paused, and asked whether to end."""
    OVER = "over"
    """Ended early, failed, or looking at it was stopped: what to do with the recording?"""
    ANALYSING = "analysing"


class RowState(Enum):
    DONE = "done"
    CURRENT = "current"
    TO_COME = "to_come"
    SKIPPED = "skipped"
    FAULTY = "faulty"
    """Recorded, and another take of it would be clearer."""


@dataclass(frozen=True, slots=True)
class ExpressionRow:
    name: str
    state: RowState


@dataclass(frozen=True, slots=True)
class PromptWords:
    """What is asked now, in words; `fill` 0..1 is the share of the hold that has passed."""

    name: str
    cue: str
    instruct: str
    goal: str
    avoid: str
    phase: Phase
    seconds_left: int
    fill: float
    beat: Beat


def rows_of(
    library: Library, lang: str, ids: tuple[str, ...], current: int
) -> tuple[ExpressionRow, ...]:
    """Return a row for each exercise; `current` is its place, -1 before the first."""

    def state(place: int) -> RowState:
        if place == current:
            return RowState.CURRENT
        return RowState.DONE if place < current else RowState.TO_COME

    return tuple(
        ExpressionRow(library.exercise(name).name.of(lang), state(place))
        for place, name in enumerate(ids)
    )


def rows_of_script(
    library: Library, lang: str, script: Script, prompt: Prompt | None, *, is_over: bool
) -> tuple[ExpressionRow, ...]:
    """Return a row for each exercise of a script; `is_over` where nothing is asked any more."""
    ids = tuple(dict.fromkeys(beat.exercise for beat in script.beats))
    if prompt is not None:
        return rows_of(library, lang, ids, ids.index(prompt.beat.exercise))
    return rows_of(library, lang, ids, len(ids) if is_over else -1)


def prompt_words(library: Library, lang: str, affected: Affected, prompt: Prompt) -> PromptWords:
    """Put what is asked into words."""
    exercise = library.exercise(prompt.beat.exercise)
    cues = library.mirror.cues_common
    cue = {
        Phase.READY: cues.ready,
        Phase.IN: cues.go,
        Phase.HOLD: cues.hold,
        Phase.OUT: cues.release,
        Phase.REST: cues.rest,
    }[prompt.phase]
    return PromptWords(
        name=library.fill(exercise.name, lang, affected),
        cue=library.fill(cue, lang, affected),
        instruct=library.fill(exercise.instruct, lang, affected),
        goal=library.fill(exercise.goal, lang, affected),
        avoid=library.fill(exercise.avoid, lang, affected),
        phase=prompt.phase,
        seconds_left=max(1, int(prompt.left_s + 0.999)),
        fill=prompt.done if prompt.phase is Phase.HOLD else 0.0,
        beat=prompt.beat,
    )
