import numpy as np
import pytest

from app.frames import Frame, freeze


def test_a_frozen_picture_is_the_same_and_cannot_be_changed() -> None:
    pixels = np.zeros((2, 3, 3), np.uint8)
    frozen = freeze(pixels)
    assert frozen is pixels
    with pytest.raises(ValueError, match="read-only"):
        frozen[0, 0] = 1


def test_the_time_in_seconds() -> None:
    assert Frame(np.zeros((1, 1, 3), np.uint8), 1_250_000_000, 4).t_s == 1.25
