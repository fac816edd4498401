import numpy as np
import pytest

from app.vision.stamp import stamped


def bar_rows(pixels: np.ndarray, marked: np.ndarray) -> np.ndarray:
    return np.flatnonzero((pixels != marked).any(axis=(1, 2)))


@pytest.mark.parametrize(
    "size", [(640, 480), (1280, 720), (1920, 1080), (300, 300), (160, 120), (480, 640)]
)
def test_the_words_stand_at_the_bottom_only(size: tuple[int, int]) -> None:
    width, height = size
    pixels = np.full((height, width, 3), 200, np.uint8)
    marked = stamped(pixels)
    rows = bar_rows(pixels, marked)
    assert rows.max() == height - 1, "down to the lower edge"
    assert len(rows) < height * 0.16
    bar = marked[rows.min() :].astype(int).mean(axis=2)
    letters = bar > 150
    assert letters.sum() > 100, "light letters"
    assert (bar < 60).sum() > letters.sum(), "on a dark bar"
    across = np.flatnonzero(letters.any(axis=0))
    assert across.min() > 0
    assert across.max() < width - 1, "the words are cut off at the edge"


def test_the_original_is_untouched_and_the_copy_read_only() -> None:
    pixels = np.full((480, 640, 3), 200, np.uint8)
    marked = stamped(pixels)
    assert (pixels == 200).all()
    assert pixels.flags.writeable
    assert not marked.flags.writeable
    assert marked.shape == pixels.shape
