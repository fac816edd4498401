"""`make validate`: the product's own analysis over the labelled synthetic clips.

Each clip is tracked once and kept in build/validate, so that a run that was stopped goes on where
it stopped; tracking anew needs that folder removed. Writes docs/validation.md and plots in docs/.
"""

import json
import pickle
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.commands.terminal import progress_bar
from app.domain.analysis import Result, analyse
from app.domain.constants import ALGORITHM_VERSION, Constants
from app.domain.findings import Analysis
from app.domain.measures import FaceReading, read_face, signals_of
from app.domain.observation import FaceObservation
from app.domain.series import Signals
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.domain.tracking import TrackingMode
from app.frames import Frame
from app.session.analysis import analyse_video
from app.session.studio import make_tracker
from app.session.watches import watches_of
from app.store.timeline_json import read_timeline
from benchmarks.validation_page import write_page
from exercises.library import load_library

ROOT = Path(__file__).resolve().parent.parent
CLIPS = ROOT.parent / "shared" / "data" / "synthetic"
KEPT = ROOT / "build" / "validate" / ALGORITHM_VERSION
JUDGED_LABELS = ("P1_blink_mouth", "P2_smile_eye", "P4_pucker_eye", "P5_brow_mouth")


@dataclass(frozen=True)
class Tracked:
    """What one clip gave: the readings both ways, and what it cost."""

    signals: dict[str, Signals]
    ms_per_frame: float


@dataclass(frozen=True)
class Clip:
    """One clip with its label, its truth, and what the product found, by way of tracking."""

    name: str
    head: int
    case: str
    affected: Affected
    expected: frozenset[tuple[str, str]]
    blinks_s: tuple[float, ...]
    truth: np.ndarray
    timeline: Timeline
    results: dict[str, Result]
    free: dict[str, Analysis]
    ms_per_frame: float


class BothWays:
    """The product's tracker, with each whole-face observation read the standard way as well."""

    def __init__(self, standard: list[FaceReading | None]) -> None:
        self._tracker = make_tracker()
        self._standard = standard
        self.mode = self._tracker.mode

    def track(self, frame: Frame) -> FaceObservation | None:
        face = self._tracker.track(frame)
        self._standard.append(None if face is None else read_face(replace(face, halves=None)))
        return face

    def close(self) -> None:
        self._tracker.close()


def main() -> None:
    if not CLIPS.is_dir():
        sys.exit(
            "The labelled clips are not beside this checkout; there is nothing to validate on."
        )
    watches = watches_of(load_library())
    names = sorted(p.name.removesuffix(".mp4") for p in CLIPS.glob("*.mp4"))
    KEPT.mkdir(parents=True, exist_ok=True)
    clips: list[Clip] = []
    with progress_bar("Validating") as progress:
        for done, name in enumerate(names):
            clips.append(_clip(name, _tracked(name, watches), watches))
            progress(done + 1, len(names))
    write_page(clips, ROOT / "docs")


def _tracked(name: str, watches) -> Tracked:
    kept = KEPT / f"{name}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    standard: list[FaceReading | None] = []
    found = analyse_video(
        CLIPS / f"{name}.mp4",
        read_timeline(CLIPS / f"{name}.timeline.json"),
        _affected(name),
        watches,
        lambda: BothWays(standard),
    )
    decoupled = found.signals
    signals = {
        TrackingMode.STANDARD.value: signals_of(standard, decoupled.t_s),
        TrackingMode.SIDE_DECOUPLED.value: decoupled,
    }
    made = Tracked(signals, found.ms_per_frame)
    draft = kept.with_suffix(".part")
    draft.write_bytes(pickle.dumps(made))
    draft.rename(kept)
    return made


def _clip(name: str, tracked: Tracked, watches) -> Clip:
    label = json.loads((CLIPS / f"{name}.label.json").read_text())
    timeline = read_timeline(CLIPS / f"{name}.timeline.json")
    truth = np.genfromtxt(CLIPS / f"{name}.truth.csv", delimiter=",", names=True)
    results = {
        mode: analyse(signals, timeline, _affected(name), watches, Constants.of_mode(mode))
        for mode, signals in tracked.signals.items()
    }
    expected = {(e["pattern"], e["side"]) for e in label["expected"]}
    return Clip(
        name=name,
        head=int(name[2:4]),
        case=label["case"],
        affected=_affected(name),
        expected=frozenset(e for e in expected if e[0] in JUDGED_LABELS),
        blinks_s=tuple(label.get("blinks_s", ())),
        truth=truth,
        timeline=timeline,
        results=results,
        free={
            "known": _free(tracked, _affected(name)),
            "unknown": _free(tracked, Affected.UNKNOWN),
        },
        ms_per_frame=tracked.ms_per_frame,
    )


def _free(tracked: Tracked, affected: Affected) -> Analysis:
    signals = tracked.signals[TrackingMode.SIDE_DECOUPLED.value]
    return analyse(signals, Timeline(()), affected, {}, Constants()).analysis


def _affected(name: str) -> Affected:
    label = json.loads((CLIPS / f"{name}.label.json").read_text())
    return Affected(label.get("affected") or "unknown")
