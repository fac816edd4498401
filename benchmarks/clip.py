"""A pre-recorded clip of the demo person, so that no figure contains the drawing of it."""

from functools import cache
from pathlib import Path

from app.clock import VirtualClock
from app.frames import Frame
from app.media.reader import VideoReader
from app.session.offline import record_all
from app.session.script import ScriptClock, script_of
from app.session.sources import demo_source
from exercises.library import load_library

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
CLIP_S = 12.0


def clip() -> Path:
    """Return the clip, drawn once: 640×480, 25 frames per second."""
    path = FOLDER / "clip.mkv"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        script = script_of(load_library(), "first_look")
        draft = path.with_suffix(".part")
        with demo_source("oral-ocular-left", ScriptClock(script), VirtualClock()) as source:
            record_all(source, draft, CLIP_S, lambda done: None)
        draft.rename(path)
    return path


@cache
def frames() -> tuple[Frame, ...]:
    with VideoReader(clip()) as reader:
        return tuple(reader)
