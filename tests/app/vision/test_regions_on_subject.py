"""Regions from real landmarks against the true places on the demo person's skin."""

import numpy as np
import pytest

from app.domain.overlay import FadingOverlay
from app.domain.regions import FACE_EDGE, REGIONS, place_region
from app.domain.sides import Side
from app.frames import Frame
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from app.vision.tracker import FaceTracker

FRAME_S = 0.04
LIMIT = 0.03
SWING = np.concatenate(
    [np.zeros(15), 15.0 * np.sin(np.linspace(0.0, 2.0 * np.pi, 100)), np.zeros(5)]
)
"""Degrees of yaw: still, then left, right and back within four seconds, 24 a second at most."""


def anchors_of(step: str, side: Side, landmarks: np.ndarray) -> np.ndarray:
    """Middle of the area, and start and end of each stroke."""
    placed = place_region(step, side, landmarks)
    ends = [point for stroke in placed.strokes for point in (stroke[0], stroke[2])]
    return np.array([placed.rings[0].mean(axis=0), *ends])


@pytest.fixture(scope="module")
def swing() -> tuple[list[np.ndarray], list[np.ndarray]]:
    """True and tracked landmarks of the demo person swinging the head."""
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    true, tracked = [], []
    with FaceTracker() as tracker:
        for number, yaw in enumerate(SWING):
            made = renderer.render(FaceParameters(yaw_deg=float(yaw)), number)
            seen = tracker.track(Frame(made.pixels, round(number * FRAME_S * 1e9), number))
            assert seen is not None
            true.append(made.truth.landmarks_px)
            tracked.append(seen.landmarks_px)
    return true, tracked


def pinned(points: np.ndarray, true: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Pin points to the skin: the three true vertices around each, and their weights."""
    pins = []
    for point in points:
        near = np.argsort(np.linalg.norm(true - point, axis=1))[:12]
        best = None
        for i in range(3, len(near) + 1):
            for third in range(i - 1):
                for second in range(third):
                    corners = near[[second, third, i - 1]]
                    system = np.vstack([true[corners].T, np.ones(3)])
                    if abs(np.linalg.det(system)) < 4.0:
                        continue
                    weights = np.linalg.solve(system, [*point, 1.0])
                    if weights.min() > -0.05 and best is None:
                        best = (corners, weights)
            if best is not None:
                break
        pins.append(best or (near[:1], np.ones(1)))
    return pins


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("step", REGIONS)
def test_anchors_stay_on_their_skin_under_fifteen_degrees(swing, step, side):
    true, tracked = swing
    still = 14
    pins = pinned(anchors_of(step, side, tracked[still]), true[still])
    width = float(np.linalg.norm(np.subtract(*true[still][list(FACE_EDGE)])))
    overlay = FadingOverlay()
    worst = 0.0
    for number, (truth, landmarks) in enumerate(zip(true, tracked, strict=True)):
        placed = place_region(step, side, landmarks)
        shown = overlay.see(placed.points, width, number * FRAME_S, visibility=placed.visibility)
        assert shown.points is not None
        if number < still:
            continue
        assert shown.opacity == 1.0
        rings, strokes = placed.split(shown.points)
        drawn = [rings[0].mean(axis=0)] + [p for s in strokes for p in (s[0], s[2])]
        for place, (corners, weights) in zip(drawn, pins, strict=True):
            worst = max(worst, float(np.linalg.norm(place - weights @ truth[corners])))
    print(f"{step} {side}: {100 * worst / width:.2f} % of the face width")
    assert worst <= LIMIT * width
