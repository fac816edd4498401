"""Ed25519 as bundles and plans use it, strict about what a key and a signature look like."""

import re
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LARGEST: Final = 1024
"""Of a signature file, to be read whole."""

_SIGNATURE: Final = re.compile(rb"[0-9a-f]{128}\n?")
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_PRIME: Final = 2**255 - 19
_EIGHTH: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_WEAK: Final = frozenset({0, 1, _PRIME - 1, _EIGHTH, _PRIME - _EIGHTH})
"""y of the eight points of small order: under such a key anybody can sign anything."""


def key_bytes(text: str) -> bytes | None:
    """Return the public key that 64 lower-case hexadecimal digits name.

    None: they are no key, are not written in the one canonical way, or name a weak one, which
    belongs to nobody.
    """
    if _KEY.fullmatch(text) is None:
        return None
    key = bytes.fromhex(text)
    y = int.from_bytes(key, "little") & (2**255 - 1)
    return None if y >= _PRIME or y in _WEAK else key


def sign(key: Ed25519PrivateKey, message: bytes) -> bytes:
    """Return the content of a signature file: hexadecimal digits and a line feed."""
    return key.sign(message).hex().encode() + b"\n"


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether the content of a signature file is that key's over `message`."""
    if _SIGNATURE.fullmatch(signature) is None:
        return False
    try:
        public = Ed25519PublicKey.from_public_bytes(key)
        public.verify(bytes.fromhex(signature.decode()), message)
    except (InvalidSignature, ValueError):
        return False
    return True
