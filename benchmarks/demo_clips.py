"""Demo persons of known synkinesis, drawn once to files with the truth about every frame.

The files stand in build/live, so that what is measured is the product's loop and not the drawing.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from app.domain.patterns import REST_EXERCISE
from app.domain.sides import Affected, Side
from app.domain.timeline import Beat, Script
from app.frames import Frame, freeze
from app.media.recorder import MatroskaWriter, RecorderOptions
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.performer import Performer
from app.vision.subject.persons import GAINS_PERCENT, PERSONS, Person, person
from app.vision.subject.renderer import SubjectRenderer

FOLDER = Path(__file__).resolve().parent.parent / "build" / "live"
FPS = 25
_OUTER_CANTHI = (33, 263)

SLOW, MEDIUM, QUICK, BLINK = (3.0, 2.0, 2.0), (2.0, 2.0, 1.5), (1.0, 2.0, 1.0), (1.0, 1.0, 1.0)
_REST_S = 1.6
_MOUTH = (
    ("open_smile", (SLOW, QUICK)),
    ("lip_pucker", (SLOW, QUICK)),
)
_EVERYTHING = (
    ("open_smile", (SLOW,)),
    ("lip_pucker", (QUICK,)),
    ("gentle_eye_closure", (MEDIUM,)),
    ("brow_raise", (MEDIUM,)),
)
SETS = {
    "oral-ocular": _MOUTH,
    "weak-synkinetic": _MOUTH,
    "pucker-eye": (
        ("lip_pucker", (SLOW, QUICK)),
        ("vowel_u", (MEDIUM,)),
        ("open_smile", (QUICK,)),
    ),
    "ocular-oral": (
        ("gentle_eye_closure", (SLOW, QUICK)),
        ("soft_blink", (BLINK,)),
        ("brow_raise", (QUICK,)),
    ),
    "brow-oral": (
        ("brow_raise", (SLOW, QUICK, MEDIUM)),
        ("gentle_eye_closure", (QUICK,)),
    ),
}
"""What a person of a kind does in its clip, exercise by exercise, each repetition at its pace;
kinds that are not named do everything once."""


@dataclass(frozen=True)
class DemoClip:
    """One person's clip; `sides` are the sides that are named as the affected one when played."""

    kind: str
    percent: int
    person: Person
    script: Script
    sides: tuple[Affected, ...]

    @property
    def video(self) -> Path:
        return FOLDER / f"{self.person.id}.mkv"


@dataclass(frozen=True)
class Truth:
    """Shape: aperture_mm (n, 2), corner_mm (n, 2, 3), left first; blink (n,).

    `blink` marks the frames in which a blink that nobody asked for changes the eyes.
    """

    t_s: np.ndarray
    aperture_mm: np.ndarray
    corner_mm: np.ndarray
    blink: np.ndarray
    ocd_mm: float


def clips() -> Iterator[DemoClip]:
    """Yield all clips: five kinds of leaks, weak ones, and people in whom nothing leaks."""
    for kind in ("oral-ocular", "pucker-eye", "ocular-oral", "brow-oral", "weak-synkinetic"):
        for percent in GAINS_PERCENT:
            for side in ("left", "right"):
                yield _clip(kind, percent, person(kind, side, percent), (Affected(side),))
    for side in ("left", "right"):
        only_weak = person("weak-synkinetic", side, 0)
        yield _clip("weak-synkinetic", 0, only_weak, (Affected(side),))
        for percent in GAINS_PERCENT:
            yield _clip("weak", percent, person("weak", side, percent), (Affected(side),))
    for kind in ("healthy", "blinking", "talking", "turning"):
        yield _clip(kind, 0, PERSONS[kind], (Affected.LEFT, Affected.RIGHT))


def _clip(kind: str, percent: int, who: Person, sides: tuple[Affected, ...]) -> DemoClip:
    chosen = _EVERYTHING if percent == 0 else SETS.get(kind, _EVERYTHING)
    return DemoClip(kind, percent, who, _script(chosen), sides)


def _script(chosen) -> Script:
    beats = [Beat(REST_EXERCISE, 1, 1, 0.0, 0.0, 4.0, 0.0, 0.0)]
    for exercise, paces in chosen:
        for rep, (in_s, hold_s, out_s) in enumerate(paces, 1):
            beats.append(Beat(exercise, rep, len(paces), 0.0, in_s, hold_s, out_s, _REST_S))
    return Script(tuple(beats))


def drawn(clip: DemoClip) -> tuple[Path, Truth]:
    """Return the clip's video and truth, drawn the first time."""
    truth = clip.video.with_suffix(".npz")
    if not truth.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        _draw(clip, truth)
    with np.load(truth) as kept:
        return clip.video, Truth(
            kept["t_s"], kept["aperture_mm"], kept["corner_mm"], kept["blink"], ocd_mm()
        )


@cache
def ocd_mm() -> float:
    """Return the outer-canthal distance of the demo person's head."""
    vertices = load_canonical_mesh(verified_model()).vertices
    return 10.0 * float(np.linalg.norm(np.subtract(*vertices[list(_OUTER_CANTHI)])))


def _draw(clip: DemoClip, truth_file: Path) -> None:
    seed = zlib.crc32(clip.person.id.encode())
    acting = Performer(clip.person, seed)
    calm = Performer(replace(clip.person, blink_interval_s=0.0), seed)
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    draft = clip.video.with_suffix(".part")
    writer = MatroskaWriter(draft, 640, 480, RecorderOptions(is_synthetic=True))
    rows: dict[str, list] = {"t_s": [], "aperture_mm": [], "corner_mm": [], "blink": []}
    for number in range(round(clip.script.length_s * FPS)):
        t_s = number / FPS
        prompt = clip.script.prompt_at(t_s)
        asked = (None, 0.0) if prompt is None else (prompt.beat.exercise, prompt.level)
        face, unblinking = acting.face_at(t_s, *asked), calm.face_at(t_s, *asked)
        drawn_face = renderer.render(face, number)
        writer.write(Frame(freeze(drawn_face.pixels), number * 1_000_000_000 // FPS, number))
        rows["t_s"].append(t_s)
        rows["aperture_mm"].append([drawn_face.truth.aperture_mm.of(side) for side in Side])
        rows["corner_mm"].append([drawn_face.truth.corner_mm.of(side) for side in Side])
        rows["blink"].append(
            abs(face.blink_left - unblinking.blink_left)
            + abs(face.blink_right - unblinking.blink_right)
            > 1e-3
        )
    writer.close()
    draft.rename(clip.video)
    np.savez(
        truth_file,
        t_s=rows["t_s"],
        aperture_mm=rows["aperture_mm"],
        corner_mm=rows["corner_mm"],
        blink=rows["blink"],
    )
