import math

import numpy as np

from app.vision.subject.face import FaceParameters
from app.vision.subject.performer import Performer
from app.vision.subject.persons import PERSONS
from app.vision.subject.renderer import SubjectRenderer
from tests.app.vision.subject.tracking import FaceTracker, lid_gap_px

_PROGRAMME = (
    *("rest_baseline", "open_smile", "lip_pucker", "gentle_eye_closure", "brow_raise"),
    *("snarl", "cheek_puff", "vowel_o", "vowel_u", "vowel_e"),
)


def test_face_is_found_in_every_frame(renderer: SubjectRenderer, tracker: FaceTracker) -> None:
    performers = [Performer(person, seed=3) for person in PERSONS.values()]
    missed: list[int] = []
    errors: list[float] = []
    for number in range(40):
        performer = performers[number % len(performers)]
        exercise = _PROGRAMME[number // 4]
        face = performer.face_at(number * 0.4, exercise, 0.5 + 0.5 * (number % 2))
        rendered = renderer.render(face, number)
        found = tracker.find(rendered.pixels)
        if found is None:
            missed.append(number)
            continue
        away = np.linalg.norm(found[:468] - rendered.truth.landmarks_px, axis=1)
        errors.append(float(np.median(away)))
    assert missed == []
    assert np.median(errors) < 3.0


def test_measured_lid_gap_follows_the_truth(
    renderer: SubjectRenderer, tracker: FaceTracker
) -> None:
    truth, measured = [], []
    for number in range(45):
        blink = 0.5 - 0.5 * math.cos(2.0 * math.pi * number / 30.0)
        rendered = renderer.render(FaceParameters(blink_left=blink, blink_right=blink), number)
        found = tracker.find(rendered.pixels)
        assert found is not None
        gap = lid_gap_px(found)
        truth.append((rendered.truth.aperture_mm.left, rendered.truth.aperture_mm.right))
        measured.append((gap.left, gap.right))
    for side in range(2):
        pairs = np.array(truth)[:, side], np.array(measured)[:, side]
        assert np.corrcoef(*pairs)[0, 1] > 0.9
