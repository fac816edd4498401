import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.store.own_sets import FORMAT, OwnSetsFile
from tests.app.store import samples


@pytest.fixture
def file(tmp_path: Path) -> OwnSetsFile:
    return OwnSetsFile(tmp_path / "own-sets.json")


def test_own_sets_1(file: OwnSetsFile) -> None:
    shipped = samples.DATA / "own-sets-1.json"
    file.path.write_bytes(shipped.read_bytes())
    assert file.load() == samples.OWN_SETS
    file.save(samples.OWN_SETS)
    assert file.path.read_bytes() == shipped.read_bytes()
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_no_file_is_no_set(file: OwnSetsFile) -> None:
    assert file.load() == ()


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def apply(raw: bytes) -> bytes:
        body = json.loads(raw)
        change(body)
        return json.dumps(body).encode()

    return apply


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda raw: raw[: len(raw) // 2], "damaged"),
        (changed(lambda body: body.pop("sets")), "damaged"),
        (changed(lambda body: body["sets"][0].pop("name")), "damaged"),
        (changed(lambda body: body["sets"].append(body["sets"][0])), "damaged"),
        (changed(lambda body: body["sets"][1].update(deleted_at="yesterday")), "damaged"),
        (changed(lambda body: body.update(schema_version=FORMAT.version + 1)), "newer"),
    ],
)
def test_what_cannot_be_read_is_put_aside(
    file: OwnSetsFile,
    spoil: Callable[[bytes], bytes],
    word: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    file.save(samples.OWN_SETS)
    spoilt = spoil(file.path.read_bytes())
    file.path.write_bytes(spoilt)
    with caplog.at_level(logging.WARNING):
        assert file.load() == ()
    assert file.path.with_name(f"own-sets.{word}-1.json").read_bytes() == spoilt
    assert "早晨" not in caplog.text, "what people write is not logged"
