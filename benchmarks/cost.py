"""What analysing costs with length and size of a film, and a page with the length of the log.

Run by hand (`make cost`, some minutes): prints the figures and draws docs/cost.svg.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import cv2

from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.frames import Frame, SourceInfo
from app.session.analysis import analyse_video
from app.session.offline import record_all
from app.session.trackers import make_tracker
from app.session.watches import watches_of
from app.store.log import Log
from benchmarks.clip import frames
from exercises.library import load_library

DRAWING = Path(__file__).resolve().parent.parent / "docs" / "cost.svg"
FPS = 25
LENGTHS_S = (3, 6, 12, 24, 48)
SIZES = ((320, 240), (640, 480), (960, 720), (1280, 960), (1920, 1440))
SIZE_CLIP_S = 4
SESSIONS = (100, 1_000, 3_000, 11_000)
Pairs = list[tuple[float, float]]


class Repeated:
    """The demo clip again and again, for so many seconds, in another size."""

    def __init__(self, seconds: float, size: tuple[int, int]) -> None:
        self._left = islice(enumerate(cycle(frames())), round(seconds * FPS))
        self._size = size
        self.info = SourceInfo("demo", "clip", *size, float(FPS), True)

    def read(self) -> Frame | None:
        number, frame = next(self._left, (0, None))
        if frame is None:
            return None
        pixels = frame.pixels
        if (pixels.shape[1], pixels.shape[0]) != self._size:
            pixels = cv2.resize(pixels, self._size, interpolation=cv2.INTER_LINEAR)
        return Frame(pixels, number * 1_000_000_000 // FPS, number)


def film_s(folder: Path, seconds: float, size: tuple[int, int]) -> float:
    """Return how long it takes to analyse a film of that length and size."""
    path = folder / "film.mkv"
    record_all(Repeated(seconds, size), path, seconds, lambda done: None)
    library = load_library()
    began = time.perf_counter()
    analyse_video(path, Timeline(()), Affected.LEFT, watches_of(library), make_tracker)
    took = time.perf_counter() - began
    path.unlink()
    return took


def by_length(folder: Path) -> Iterator[tuple[float, float]]:
    for seconds in LENGTHS_S:
        yield seconds, film_s(folder, seconds, (640, 480))


def by_size(folder: Path) -> Iterator[tuple[float, float]]:
    for size in SIZES:
        yield size[0] * size[1] / 1e6, film_s(folder, SIZE_CLIP_S, size) / SIZE_CLIP_S


def by_history(folder: Path) -> Iterator[tuple[float, float]]:
    """Yield sessions in the log, and the seconds in which all of them are read."""
    from tests.ten_years import build

    for number in SESSIONS:
        paths = build(folder / str(number), number, 4 * number)
        with Log(paths) as log:
            began = time.perf_counter()
            read = log.summaries()
            took = time.perf_counter() - began
        assert len(read) == number
        yield number, took


def draw(lengths: Pairs, sizes: Pairs, history: Pairs) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 2.8), layout="constrained")
    texts = (
        (lengths, "film, s", "analysing, s"),
        (sizes, "picture, million pixels", "analysing, s for each second of film"),
        (history, "sessions in the log", "reading all of them, s"),
    )
    for axes, (pairs, across, up) in zip(figure.subplots(1, 3), texts, strict=True):
        axes.plot(*zip(*pairs, strict=True), "o-", color="#0E5055")
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
        axes.grid(color="#C4CDC8", linewidth=0.5)
    figure.savefig(DRAWING, metadata={"Date": None})


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        film_s(Path(folder), 1, (640, 480))
        found = {
            "film s, analysing s": list(by_length(Path(folder))),
            "million pixels, s for each second": list(by_size(Path(folder))),
            "sessions, reading s": list(by_history(Path(folder))),
        }
    for name, pairs in found.items():
        sys.stdout.write(f"{name}: {[(x, round(y, 3)) for x, y in pairs]}\n")
    draw(*found.values())


if __name__ == "__main__":
    main()
