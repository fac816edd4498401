"""JSON files that say which version of their format they are in.

A reader brings an older file up to date in memory, one pure step per version; the file itself
stays as it was until something new is written. A newer file is refused and left alone.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

from app.errors import StorageFailure
from app.store.codec import Refused

JsonObject = dict[str, object]
Migration = Callable[[JsonObject], JsonObject]
_Pairs = list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Versioned:
    """One kind of file; `migrations[i]` leads from version i+1 to version i+2.

    `refuses_twins`: a key that stands twice in an object is an error. Readers differ in which of
    the two they take, so that a signed file would say one thing here and another there.
    """

    migrations: tuple[Migration, ...] = ()
    refuses_twins: bool = False

    @property
    def version(self) -> int:
        return len(self.migrations) + 1

    def dump(self, body: JsonObject) -> bytes:
        """Write UTF-8, one space of indent, keys in the given order, a newline at the end."""
        whole = {"schema_version": self.version, **body}
        try:
            return f"{_json_text(whole, ensure_ascii=False)}\n".encode()
        except UnicodeEncodeError:
            # A file name that is no proper Unicode: escaped, it reads back the same.
            return f"{_json_text(whole, ensure_ascii=True)}\n".encode()

    def parse(self, raw: bytes, path: Path) -> JsonObject:
        """Return what stands in a file, brought up to this version, without `schema_version`.

        Raises: Refused if it is no JSON object with a version; StorageFailure file_newer.
        """
        body = _json_object(raw, _without_twins if self.refuses_twins else None)
        version = body.pop("schema_version", None)
        if type(version) is not int or version < 1:
            raise Refused(f"schema_version: {version!r}")
        if version > self.version:
            raise StorageFailure("file_newer", path=str(path), version=version)
        for migrate in self.migrations[version - 1 :]:
            body = _migrated(migrate, body)
        return body


def damaged(path: Path) -> StorageFailure:
    return StorageFailure("file_damaged", path=str(path))


def log_damaged(path: Path) -> StorageFailure:
    """Of a database: it can be made anew from the session folders."""
    return StorageFailure("log_damaged", path=str(path))


def _json_text(whole: JsonObject, *, ensure_ascii: bool) -> str:
    return json.dumps(whole, ensure_ascii=ensure_ascii, indent=1, allow_nan=False)


def _migrated(migrate: Migration, body: JsonObject) -> JsonObject:
    try:
        return migrate(body)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Refused(f"{migrate.__name__}: {error!r}") from error


def _json_object(raw: bytes, pairs: Callable[[_Pairs], JsonObject] | None) -> JsonObject:
    try:
        # A person may have written the file with an editor that puts a byte order mark first.
        text = raw.decode("utf-8-sig")
        found: object = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise Refused(f"JSON: {error}") from error
    if not isinstance(found, dict):
        raise Refused(f"JSON: {type(found).__name__}, expected an object")
    return cast("JsonObject", found)


def _without_twins(pairs: _Pairs) -> JsonObject:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
