"""Good files made bad, as Hypothesis draws it: bytes changed, cut off, doubled; values swapped."""

import json
import random
from typing import cast

from hypothesis import strategies as st

from tests.app.report.bundle.fuzz import spoil

_SEEDS = st.integers(0, 2**48)
_EDITS = ("set", "set", "set", "flip", "cut", "insert", "drop", "double", "zero", "swap")


@st.composite
def spoiled(draw: st.DrawFn, raw: bytes) -> bytes:
    """Draw a spoiled form of a file; JSON is mostly spoiled value by value, and stays JSON."""
    chance = random.Random(draw(_SEEDS))
    value = _json(raw)
    if value is None or chance.random() < 0.3:
        return bytes_spoiled(chance, raw)
    for _ in range(chance.randint(1, 4)):
        spoil(chance, value)
    return json.dumps(value).encode("utf-8", "surrogatepass")


def bytes_spoiled(chance: random.Random, raw: bytes) -> bytes:
    """Change a file in one to six places, at most of a few bytes each."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(changed) + 1), chance.randint(1, 16)
        match chance.choice(_EDITS):
            case "set":
                changed[at : at + length] = chance.randbytes(min(length, len(changed) - at))
            case "flip" if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case "cut" if chance.random() < 0.3:
                del changed[at:]
            case "insert":
                changed[at:at] = chance.randbytes(length)
            case "drop":
                del changed[at : at + length]
            case "double":
                changed[at:at] = changed[at : at + length * 8]
            case "zero":
                changed[at : at + length * 8] = bytes(len(changed[at : at + length * 8]))
            case "swap":
                other = chance.randrange(len(changed) + 1)
                changed[at : at + length] = changed[other : other + length]
            case _:
                pass
    return bytes(changed)


def _json(raw: bytes) -> dict[str, object] | None:
    try:
        value: object = json.loads(raw)
    except ValueError:
        return None
    return cast("dict[str, object]", value) if isinstance(value, dict) else None
