from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.findings import Reason
from app.errors import SourceFailure
from app.media.stills import frames_numbered
from app.session.analysis import Analysed
from app.session.thumbnails import thumbnails_of


def decoded(png: bytes) -> np.ndarray:
    pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    return pixels


def with_source(analysed: Analysed, *, synthetic: bool) -> Analysed:
    source = replace(analysed.verdict.source, synthetic=synthetic)
    return replace(analysed, verdict=replace(analysed.verdict, source=source))


def with_analysis(analysed: Analysed, **changes: object) -> Analysed:
    changed = replace(analysed.result.analysis, **changes)
    return replace(analysed, result=replace(analysed.result, analysis=changed))


def test_a_judged_movement_has_a_resting_face_and_a_peak(
    demo_video: Path, analysed: Analysed
) -> None:
    pictures = thumbnails_of(demo_video, analysed)
    assert set(pictures) == {"open_smile-rest", "open_smile-1-peak"}
    for png in pictures.values():
        height, width = decoded(png).shape[:2]
        assert 150 < width < 400
        assert 150 < height < 480


def test_the_peak_is_the_flagged_moment_not_mirrored(demo_video: Path, analysed: Analysed) -> None:
    plain = with_source(analysed, synthetic=False)
    picture = decoded(thumbnails_of(demo_video, plain)["open_smile-1-peak"])
    (flag,) = analysed.verdict.analysis.flags
    number = int(np.abs(analysed.result.curves.t_s - flag.peak_s).argmin())
    frame = frames_numbered(demo_video, [number])[number]
    scores = cv2.matchTemplate(frame.pixels, picture, cv2.TM_SQDIFF)
    best, _, (left, top), _ = cv2.minMaxLoc(scores)
    assert best < 200, "not the same pixels, beyond the rounding of the search"
    box = analysed.boxes[number]
    assert box is not None
    height, width = picture.shape[:2]
    assert left < box.left < box.right < left + width
    assert top < box.top < box.bottom < top + height


def test_the_face_at_rest_differs_from_the_peak(demo_video: Path, analysed: Analysed) -> None:
    pictures = {name: decoded(png) for name, png in thumbnails_of(demo_video, analysed).items()}
    rest, peak = pictures["open_smile-rest"], pictures["open_smile-1-peak"]
    peak = cv2.resize(peak, rest.shape[1::-1])
    assert np.abs(rest.astype(int) - peak).mean() > 1


def test_the_demo_person_is_marked_as_synthetic(demo_video: Path, analysed: Analysed) -> None:
    marked = thumbnails_of(demo_video, analysed)
    plain = thumbnails_of(demo_video, with_source(analysed, synthetic=False))
    for name in marked:
        before, after = decoded(plain[name]), decoded(marked[name])
        changed = np.flatnonzero((before != after).any(axis=(1, 2)))
        assert changed.max() == len(after) - 1
        assert after[-2:].mean() < 60, "a dark bar"
        assert len(changed) < len(after) * 0.2


def test_a_movement_without_a_flag_is_shown_in_the_middle_of_its_hold(
    demo_video: Path, analysed: Analysed
) -> None:
    unflagged = with_analysis(analysed, flags=())
    found = thumbnails_of(demo_video, unflagged)
    assert set(found) == {"open_smile-rest", "open_smile-1-peak"}
    assert found["open_smile-1-peak"] != thumbnails_of(demo_video, analysed)["open_smile-1-peak"]


def test_a_movement_that_could_not_be_judged_has_none(demo_video: Path, analysed: Analysed) -> None:
    movements = tuple(
        replace(movement, usable=False, reason=Reason.NO_MOVEMENT)
        for movement in analysed.result.analysis.movements
    )
    assert thumbnails_of(demo_video, with_analysis(analysed, movements=movements)) == {}


def test_without_a_resting_face_there_are_none(demo_video: Path, analysed: Analysed) -> None:
    assert thumbnails_of(demo_video, with_analysis(analysed, rest=None)) == {}


def test_where_no_face_was_seen_none_is_cut_out(demo_video: Path, analysed: Analysed) -> None:
    faceless = replace(analysed, boxes=(None,) * len(analysed.boxes))
    assert thumbnails_of(demo_video, faceless) == {}


def test_a_recording_that_has_gone_is_said(tmp_path: Path, analysed: Analysed) -> None:
    with pytest.raises(SourceFailure) as refused:
        thumbnails_of(tmp_path / "gone.mkv", analysed)
    assert refused.value.key == "path_missing"
