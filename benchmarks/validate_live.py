"""`make validate-live`: the live cues on demo persons of known synkinesis.

Draws and tracks the clips the first time, into build/live; writes its own part of
docs/validation.md.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.commands.terminal import progress_bar
from app.domain.feedback import Feedback
from app.domain.sides import Affected
from app.domain.timeline import Phase
from benchmarks.demo_clips import DemoClip, Truth, clips, drawn
from benchmarks.live_page import write_live_part
from benchmarks.live_play import Told, outcome_of, stepped
from benchmarks.live_readings import LAGS, readings_of
from benchmarks.live_truth import Outcome
from exercises.library import load_library

PAGE = Path(__file__).resolve().parent.parent / "docs" / "validation.md"
USUAL_LAG = 2


@dataclass(frozen=True)
class Played:
    """One clip told to the coach with one side named, by how many frames the halves were late."""

    clip: DemoClip
    affected: Affected
    outcomes: dict[int, Outcome]
    smile: tuple[float, float] | None
    """Affected over healthy side in the hold of a smile: as told, and in truth."""

    @property
    def usual(self) -> Outcome:
        return self.outcomes[USUAL_LAG]


def main() -> None:
    library = load_library()
    chosen = list(clips())
    played: list[Played] = []
    with progress_bar("Validating live cues") as progress:
        for done, clip in enumerate(chosen):
            truth, readings = drawn(clip)[1], readings_of(clip)
            for affected in clip.sides:
                told = {lag: stepped(clip, affected, readings[lag], library) for lag in LAGS}
                outcomes = {
                    lag: outcome_of(clip, affected, told[lag], truth, library) for lag in LAGS
                }
                smile = _smile(clip, affected, told[USUAL_LAG], truth)
                played.append(Played(clip, affected, outcomes, smile))
            progress(done + 1, len(chosen))
    write_live_part(played, PAGE)


def _smile(
    clip: DemoClip, affected: Affected, told: Told, truth: Truth
) -> tuple[float, float] | None:
    side = affected.side
    if side is None:
        return None

    def is_held(t_s: float) -> bool:
        prompt = clip.script.prompt_at(t_s)
        return (
            prompt is not None
            and prompt.beat.exercise == "open_smile"
            and prompt.phase is Phase.HOLD
        )

    def share(feedback: Feedback) -> float | None:
        sides = feedback.sides
        return None if sides is None else sides.of(side) / max(sides.of(side.other), 1e-6)

    shares = [s for t_s, f in told if is_held(t_s) and (s := share(f)) is not None]
    if not shares:
        return None
    held = np.array([is_held(float(t_s)) for t_s in truth.t_s])
    first_s = truth.t_s < clip.script.beats[0].length_s
    way = truth.corner_mm - np.median(truth.corner_mm[first_s], axis=0)
    moved = np.median((way[:, :, 1] + 0.25 * way[:, :, 0] * (1.0, -1.0))[held], axis=0)
    own, other = (0, 1) if side.value == "left" else (1, 0)
    return float(np.median(shares)), float(moved[own] / moved[other])


if __name__ == "__main__":
    main()
