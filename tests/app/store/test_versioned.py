from pathlib import Path

import pytest

from app.errors import StorageFailure
from app.store.codec import Refused
from app.store.versioned import JsonObject, Versioned

PATH = Path("made_up.json")


def named(body: JsonObject) -> JsonObject:
    return {"name": body["title"]}


def shouted(body: JsonObject) -> JsonObject:
    return {"name": str(body["name"]).upper()}


THIRD = Versioned((named, shouted))


@pytest.mark.parametrize(
    "raw",
    [
        b'{"schema_version": 1, "title": "a"}',
        b'{"schema_version": 2, "name": "a"}',
        b'{"schema_version": 3, "name": "A"}',
        b'\xef\xbb\xbf{"schema_version": 3, "name": "A"}',
    ],
)
def test_every_older_version_is_brought_up_to_date(raw: bytes) -> None:
    assert THIRD.parse(raw, PATH) == {"name": "A"}


def test_what_is_written_is_of_the_newest_version_and_reads_back() -> None:
    written = THIRD.dump({"name": "甲"})
    assert written == '{\n "schema_version": 3,\n "name": "甲"\n}\n'.encode()
    assert THIRD.parse(written, PATH) == {"name": "甲"}


def test_a_file_name_that_is_no_unicode_reads_back_the_same() -> None:
    name = b"caf\xe9.mp4".decode("utf-8", "surrogateescape")
    assert THIRD.parse(THIRD.dump({"name": name}), PATH) == {"name": name}


def test_a_newer_version_is_refused_by_its_number() -> None:
    with pytest.raises(StorageFailure) as failure:
        THIRD.parse(b'{"schema_version": 4}', PATH)
    assert failure.value.key == "file_newer"
    assert failure.value.fields == {"path": "made_up.json", "version": 4}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"schema_version": 0}',
        b'{"schema_version": true}',
        b'{"schema_version": "1"}',
        b'{"schema_version": 1}',
        b'{"schema_version": 3, "name": NaN}',
        b'{"schema_version": 3, "name": -Infinity}',
        b'{"schema_version": 3, "name": "A"',
        b"[" * 100_000,
        b'{"schema_version": 1, "title": ' + b"9" * 5000 + b"}",
    ],
)
def test_everything_else_is_damaged(raw: bytes) -> None:
    with pytest.raises(Refused):
        THIRD.parse(raw, PATH)
