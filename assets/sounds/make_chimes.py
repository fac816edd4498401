"""Make the chimes from sine waves: `python assets/sounds/make_chimes.py [FOLDER]`.

They are kept low and soft, for ears that mind noise: no tone above 1.2 kHz, 80 ms to swell, a slow
fall, and a peak of -14 dBFS. The same input gives the same bytes.
"""

import sys
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

RATE_HZ = 16_000
PEAK_RATIO = 10 ** (-14 / 20)
ATTACK_S = 0.08
RELEASE_S = 0.12
PARTIALS = ((1.0, 1.0), (2.0, 0.18), (3.0, 0.04))  # multiple of the note's pitch, loudness


@dataclass(frozen=True)
class Note:
    start_s: float
    pitch_hz: float


# Rising at a change of step, a single tone half-way, falling at the end.
CHIMES = {
    "step": (0.52, (Note(0.0, 293.66), Note(0.14, 392.0))),
    "half": (0.36, (Note(0.0, 329.63),)),
    "end": (0.86, (Note(0.0, 392.0), Note(0.17, 329.63), Note(0.34, 261.63))),
}


def envelope(count: int) -> np.ndarray:
    """Return the loudness of a note: zero at both ends, without a corner anywhere."""
    time_s = np.arange(count) / RATE_HZ
    swell = 0.5 - 0.5 * np.cos(np.pi * np.minimum(time_s / ATTACK_S, 1.0))
    left_s = time_s[-1] - time_s
    release = 0.5 - 0.5 * np.cos(np.pi * np.minimum(left_s / RELEASE_S, 1.0))
    return swell * release * np.exp(-time_s / 0.28)


def samples(duration_s: float, notes: tuple[Note, ...]) -> np.ndarray:
    """Return one chime as 16-bit samples."""
    count = round(duration_s * RATE_HZ)
    total = np.zeros(count)
    for note in notes:
        first = round(note.start_s * RATE_HZ)
        time_s = np.arange(count - first) / RATE_HZ
        tone = sum(
            loudness * np.sin(2 * np.pi * multiple * note.pitch_hz * time_s)
            for multiple, loudness in PARTIALS
        )
        total[first:] += tone * envelope(count - first)
    scaled = total * (PEAK_RATIO * 32_767 / np.abs(total).max())
    return np.round(scaled).astype("<i2")


def write(folder: Path) -> None:
    for name, (duration_s, notes) in CHIMES.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(samples(duration_s, notes).tobytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
