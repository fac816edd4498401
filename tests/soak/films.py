"""Spoiled films, read in a process of their own: what crashes there takes no test with it.

Run as `python -m tests.soak.films FOLDER CASES SEED`; prints a JSON object of counts.
"""

import json
import logging
import random
import sys
from collections import Counter
from pathlib import Path

from app.errors import UserFacing
from app.media.importing import probe, samples
from app.media.reader import VideoReader, film_length_s
from app.texts import Lang, Texts
from tests.app.media.phone import write_film
from tests.app.media.pictures import frames, write_mkv, write_mp4
from tests.soak.spoiling import bytes_spoiled


def main(folder: Path, cases: int, seed: int) -> None:
    logging.disable(logging.CRITICAL)
    chance, found = random.Random(seed), Counter[str]()
    whole = _whole(folder)
    for number in range(cases):
        source = whole[number % len(whole)]
        path = folder / f"spoiled{source.suffix}"
        path.write_bytes(_spoiled(chance, source.read_bytes()))
        # Before the case: if the process dies, this is what it died of.
        (folder / "last.txt").write_text(f"{seed} {number}")
        found[_outcome(path)] += 1
    print(json.dumps(found))


def _outcome(path: Path) -> str:
    try:
        for read in (_frames, film_length_s, probe, lambda p: samples(p, [0.0, 1.0])):
            read(path)
    except UserFacing as error:
        Texts(Lang.EN).explain(error)
        return "refused"
    except Exception as error:  # noqa: BLE001 - it is what is looked for
        return f"crash {type(error).__name__}: {error}"
    return "read"


def _frames(path: Path) -> int:
    with VideoReader(path) as reader:
        return sum(1 for _ in reader)


def _spoiled(chance: random.Random, raw: bytes) -> bytes:
    """Spoil the head, where the layout stands, as often as anything behind it."""
    if chance.random() < 0.5:
        return bytes_spoiled(chance, raw[:600]) + raw[600:]
    if chance.random() < 0.3:  # the index of an MP4 stands at its end
        return raw[:-900] + bytes_spoiled(chance, raw[-900:])
    return bytes_spoiled(chance, raw)


def _whole(folder: Path) -> list[Path]:
    times_ms = range(0, 2400, 100)
    write_mkv(folder / "whole.mkv", frames(times_ms))
    write_mp4(folder / "whole.mp4", list(times_ms), rotation=90)
    write_film(folder / "whole.mov", list(times_ms), codec="libx265", has_sound=True)
    return [folder / f"whole.{suffix}" for suffix in ("mkv", "mp4", "mov")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
