"""framing.json: where the resting face sat in the picture, for the next recording to sit there."""

from pathlib import Path
from typing import Final

from app.domain.framing import Framing
from app.store.codec import Refused, decode, encode
from app.store.versioned import JsonObject, Versioned, damaged

NAME: Final = "framing.json"


def _without_reach(body: JsonObject) -> JsonObject:
    """Version 1 did not keep how far the face moved in the picture."""
    return {**body, "reach": None}


FRAMING = Versioned((_without_reach,))


def encode_framing(framing: Framing) -> bytes:
    return FRAMING.dump(encode(framing))


def decode_framing(raw: bytes, path: Path) -> Framing:
    """Read framing.json.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        found = decode(Framing, FRAMING.parse(raw, path), null_is_nan=False)
        if any(len(line) < 3 or any(len(p) != 2 for p in line) for line in found.lines):
            raise Refused("a line needs three points of two numbers")
        if found.reach is not None and len(found.reach) != 4:
            raise Refused("a box has four sides")
        return found
    except Refused as error:
        raise damaged(path) from error
