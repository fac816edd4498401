"""The picture on its way through the app, and what every source of pictures offers."""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture as the camera saw it, never mirrored.

    Shape: pixels (height, width, 3) uint8, BGR, read-only.
    Units: t_ns in nanoseconds since the first frame of this source, taken at the grab.
    `number` counts the frames that the source delivered or should have delivered: a gap in it
    is a dropped frame.
    """

    pixels: Pixels
    t_ns: int
    number: int

    @property
    def t_s(self) -> float:
        return self.t_ns / 1e9


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a source is.

    `kind` is `camera`, `file` or `demo`; `is_synthetic` marks the demo person.
    """

    kind: str
    label: str
    width: int
    height: int
    nominal_fps: float
    is_synthetic: bool


class Source(Protocol):
    """Camera, video file or demo person, one interface.

    `read` blocks until the next frame is there and returns None at the natural end. It raises
    SourceFailure if the picture is lost. One thread reads; `close` may come from another and is
    safe to repeat.
    """

    @property
    def info(self) -> SourceInfo: ...
    def read(self) -> Frame | None: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def freeze(pixels: Pixels) -> Pixels:
    """Return the same array, read-only from here on."""
    pixels.flags.writeable = False
    return pixels
