"""Spoiled bundles by the thousand: lists changed value by value, bytes changed at random."""

import io
import json
import random
import zipfile
from collections import Counter
from copy import deepcopy
from pathlib import Path

from app.report.bundle.manifest import signed_bytes
from app.report.bundle.verify import Verdict, verify
from tests.app.report.bundle import made

NASTY = (
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1e308,
    "",
    "../../etc/passwd",
    "a\0b",
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "\u202e\u0007\ud800",
    "x" * 100_000,
    [],
    {},
    [[[[[]]]]],
    {"schema_version": 1},
    "2026-13-45",
    "0001-01-01T00:00:00+14:00",
)


def campaign(cases: int, folder: Path, seed: int = 1) -> Counter[str]:
    """Verify so many spoiled bundles; returns how often each verdict came, and `crash`.

    Whatever is raised counts as a crash. A spoiled bundle that is called intact must hold what was
    signed, else it counts as `fooled`.
    """
    chance = random.Random(seed)
    whole = made.bundle(folder, "whole.mmz")
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    raw = whole.read_bytes()
    path = folder / "fuzzed.mmz"
    found: Counter[str] = Counter()
    for number in range(cases):
        change = _bytes if number % 4 == 0 else _list
        path.write_bytes(change(chance, raw, files))
        try:
            verdict = verify(path, {}.get).verdict
        except Exception:  # noqa: BLE001 - it is what is looked for
            found["crash"] += 1
            continue
        found[verdict.value] += 1
        if verdict is Verdict.UNKNOWN and change is _bytes and not _holds(path, files):
            found["fooled"] += 1
    path.unlink(missing_ok=True)
    return found


def _bytes(chance: random.Random, raw: bytes, files: dict[str, bytes]) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.choice((chance.randrange(len(raw)), len(raw) - 1 - chance.randrange(900)))
        changed[at] = chance.randrange(256)
    if chance.random() < 0.3:
        del changed[chance.randrange(len(changed)) :]
    return bytes(changed)


def _list(chance: random.Random, raw: bytes, files: dict[str, bytes]) -> bytes:
    manifest = json.loads(files["manifest.json"])
    for _ in range(chance.randint(1, 4)):
        spoil(chance, manifest)
    text = json.dumps(manifest).encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randrange(len(text))
        text = text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]
    signature = files["manifest.sig"]
    if chance.random() < 0.7:  # by somebody who has a key: the list itself has to be looked through
        signature = made.KEY.sign(signed_bytes(text)).hex().encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            new = {"manifest.json": text, "manifest.sig": signature}.get(name, content)
            archive.writestr(name, new)
    return out.getvalue()


def spoil(chance: random.Random, value: object) -> None:
    """Change one value somewhere inside."""
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        inner = value[key]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.6:
            spoil(chance, inner)
        elif chance.random() < 0.2:
            del value[key]
        elif chance.random() < 0.1:
            value[f"{key}2"] = deepcopy(chance.choice(NASTY))
        else:
            value[key] = deepcopy(chance.choice(NASTY))
    elif isinstance(value, list) and value:
        at = chance.randrange(len(value))
        if isinstance(value[at], dict | list) and chance.random() < 0.7:
            spoil(chance, value[at])
        else:
            other = value[chance.randrange(len(value))]
            value[at] = deepcopy(chance.choice((chance.choice(NASTY), other)))


def _holds(path: Path, files: dict[str, bytes]) -> bool:
    with zipfile.ZipFile(path) as archive:
        return all(archive.read(name) == content for name, content in files.items())
