"""The words that mark a picture of the demo person."""

import cv2

from app.frames import Pixels, freeze

WORDS = "SYNTHETIC DEMO PERSON"


def stamped(pixels: Pixels) -> Pixels:
    """Return a copy with the words on a dark bar along its lower edge.

    The bar keeps below the chin of a framed face, so that tracking does not see it.
    """
    marked = pixels.copy()
    height, width = marked.shape[:2]
    scale = max(width / 640.0 * 0.5, 0.3)
    bar = round(28 * scale / 0.5 * 0.75)
    marked[height - bar :] = (31, 33, 23)
    cv2.putText(
        marked,
        WORDS,
        (round(8 * scale / 0.5), height - round(bar * 0.3)),
        cv2.FONT_HERSHEY_SIMPLEX,
        scale,
        (246, 249, 247),
        1,
        cv2.LINE_AA,
    )
    return freeze(marked)
