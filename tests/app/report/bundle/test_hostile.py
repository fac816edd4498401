"""Bundles made to trick a reader: zip files that say two things, lists and keys that look right."""

import json
import resource
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import ReportFailure
from app.report.bundle import archive as archives
from app.report.bundle import writer
from app.report.bundle.archive import LARGEST_JSON, Archive
from app.report.bundle.manifest import MANIFEST, SIGNATURE, encode_manifest, signed_bytes
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.report.bundle.signature import is_signed, key_bytes, sign
from app.report.bundle.verify import Verdict, Verification, verify
from app.store.keys import public_bytes
from tests.app.report.bundle import made

ENTRY = struct.Struct("<4s4B4HL2L5H2L")


def looked_at(path: Path) -> Verification:
    return verify(path, {}.get)


def trouble(path: Path) -> Trouble:
    (problem,) = looked_at(path).problems
    return problem.trouble


def listed(folder: Path, change: Callable[[dict], object], name: str = "made.mmz") -> Path:
    """Change the list of a bundle, and sign it as somebody would who has a key."""
    path = made.bundle(folder, name)
    body = json.loads(encode_manifest(made.manifest_of(path)))
    change(body)
    return with_list(path, json.dumps(body).encode())


def with_list(path: Path, raw: bytes) -> Path:
    new = {MANIFEST: raw, SIGNATURE: sign(made.KEY, signed_bytes(raw))}
    return made.rezipped(path, new.get)


# --- the zip file itself ---------------------------------------------------------------------


def test_a_directory_that_says_two_sizes_is_weighed_by_the_one_that_counts(tmp_path: Path) -> None:
    """The old end record says one file, the 64-bit one before it a million."""
    path = tmp_path / "two.mmz"
    entry = ENTRY.pack(b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_000_000
    size = count * len(entry)
    with path.open("wb") as file:
        for _ in range(100):
            file.write(entry * (count // 100))
        file.write(struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, 0))
        file.write(struct.pack("<4sLQL", b"PK\6\7", 0, size, 1))
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 47, 0, 0))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert trouble(path) is Trouble.TOO_MANY_FILES
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000, "in KiB"


def test_what_stands_before_and_behind_the_files_changes_nothing(tmp_path: Path) -> None:
    path = made.bundle(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(b"#!/bin/sh\n" * 50 + whole)
    assert looked_at(path).verdict is Verdict.UNKNOWN
    with Archive(path) as archive:
        assert archive.read("report.pdf") == made.FILES["report.pdf"]
    path.write_bytes(whole + b"more")
    assert looked_at(path).verdict in (Verdict.UNKNOWN, Verdict.NOT_A_BUNDLE)


def test_a_name_that_differs_before_the_file_itself_is_not_read(tmp_path: Path) -> None:
    path = made.bundle(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"summary.csv", b"summery.csv", 1))
    (problem,) = looked_at(path).problems
    assert problem == Problem(Trouble.UNREADABLE, "summary.csv")


def test_files_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    """Each claims the same packed bytes, so that together they claim more than there are."""
    path = tmp_path / "over.mmz"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a", bytes(9_000))
        for name in "bcd":
            archive.filelist.append(_twin(archive.getinfo("a"), name))
    assert trouble(path) is Trouble.TOO_DENSE


def _twin(info: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    twin = zipfile.ZipInfo(name)
    for slot in ("CRC", "file_size", "compress_size", "header_offset", "external_attr"):
        setattr(twin, slot, getattr(info, slot))
    return twin


def test_many_small_bombs_are_one_large_one(tmp_path: Path) -> None:
    def add(archive: zipfile.ZipFile) -> None:
        for number in range(80):
            archive.writestr(f"f{number}", bytes(2**20))

    assert trouble(made.rezipped(made.bundle(tmp_path), add=add)) is Trouble.TOO_DENSE


def test_a_list_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    raw = b'{"schema_version": 1, "a": [' + b'{"":0},' * (LARGEST_JSON // 7) + b"0]}"
    path = made.bundle(tmp_path)
    made.rezipped(
        path,
        lambda n, c: None if n == MANIFEST else c,
        lambda a: a.writestr(MANIFEST, raw, zipfile.ZIP_STORED),
    )
    assert trouble(path) is Trouble.TOO_LARGE


def test_a_file_of_locked_data_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "strange.mmz"
    path.write_bytes(b"MMSEAL\0\1" + bytes(100))
    assert looked_at(path).verdict is Verdict.NOT_A_BUNDLE


def test_a_file_that_changes_after_it_was_checked_is_not_read(tmp_path: Path) -> None:
    path = made.bundle(tmp_path)
    name = "sessions/2026-11-22T060530Z-ab12/video.mkv"
    with Archive(path) as archive:
        hashes = {e.path: e.sha256 for e in made.manifest_of(path).files}
        archive.hold_to(hashes)
        assert archive.read(name) == made.FILES[name]
        raw = path.read_bytes()
        other = made.FILES[name].replace(b"\x07\x08", b"\x08\x07")
        old, new = (zlib.crc32(c).to_bytes(4, "little") for c in (made.FILES[name], other))
        with path.open("r+b") as file:  # in place: the same file, with sums that fit
            file.write(raw.replace(made.FILES[name], other).replace(old, new))
        with pytest.raises(BundleRefused) as caught:
            archive.read(name)
    assert caught.value.problem.trouble in (Trouble.WRONG_HASH, Trouble.UNREADABLE)


# --- the list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sessions", ["a", "a"]),
        ("sessions", ["../a"]),
        ("sessions", ["a/b"]),
        ("sessions", ["a\u2028b"]),
        ("sessions", [1]),
        ("first", "2026-13-45"),
        ("first", "\x1b[2Jtoday"),
        ("first", "20261122"),
        ("last", "2026-11-21"),
        ("made_at", "0001-01-01T00:00:00+14:00"),
        ("made_at", "9999-12-31T23:59:59-14:00"),
        ("made_at", "2026-11-23T09:30:00"),
        ("synthetic", 1),
        ("synthetic", None),
        ("affected", "both"),
        ("kind", "other"),
        ("schema_version", True),
        ("schema_version", 1.0),
        ("person", ["Mrs Lin"]),
    ],
)
def test_a_signed_list_with_what_cannot_be_is_damaged(
    tmp_path: Path, key: str, value: object
) -> None:
    path = listed(tmp_path, lambda body: body.__setitem__(key, value))
    found = looked_at(path)
    assert found.verdict is Verdict.ALTERED
    assert [p.trouble for p in found.problems] == [Trouble.MANIFEST_DAMAGED]


@pytest.mark.parametrize("size", [16.0, True, -1, 10**30, "16", None])
def test_a_size_that_is_no_count_is_found(tmp_path: Path, size: object) -> None:
    path = listed(tmp_path, lambda body: body["files"][0].__setitem__("size", size))
    assert looked_at(path).verdict is Verdict.ALTERED


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1" * 5000, "1e999"])
def test_a_number_that_is_none_is_damaged(tmp_path: Path, number: str) -> None:
    path = made.bundle(tmp_path)
    raw = encode_manifest(made.manifest_of(path))
    assert trouble(with_list(path, raw.replace(b'"size": 2', f'"size": {number}'.encode(), 1)))


def test_a_key_that_stands_twice_is_damaged(tmp_path: Path) -> None:
    """Another reader may take the first where we take the last."""
    path = made.bundle(tmp_path)
    raw = encode_manifest(made.manifest_of(path)).rstrip()[:-1] + b', "person": "Mrs Lin"}'
    assert trouble(with_list(path, raw)) is Trouble.MANIFEST_DAMAGED


def test_a_byte_order_mark_is_signed_like_the_rest(tmp_path: Path) -> None:
    path = made.bundle(tmp_path)
    raw = b"\xef\xbb\xbf" + encode_manifest(made.manifest_of(path))
    assert looked_at(with_list(path, raw)).verdict is Verdict.UNKNOWN
    bare = made.rezipped(made.bundle(tmp_path), lambda n, c: raw if n == MANIFEST else c)
    assert trouble(bare) is Trouble.WRONG_SIGNATURE


def test_a_name_can_be_shown_anywhere(tmp_path: Path) -> None:
    """Escape sequences, marks that turn the writing round, and a name as long as a book."""
    nasty = "\x1b]0;owned\x07Lin\u202egro.evil\u2028\x9b2J " + "梅" * 500
    found = looked_at(listed(tmp_path, lambda body: body.__setitem__("person", nasty)))
    assert found.manifest is not None
    assert found.manifest.person.startswith("]0;owned Lin gro.evil 2J 梅")
    assert found.manifest.person.isprintable()
    assert len(found.manifest.person) == 60


# --- the key and the signature ---------------------------------------------------------------


def test_a_weak_key_that_anybody_can_sign_with_is_none(tmp_path: Path) -> None:
    weak = (1).to_bytes(32, "little")
    forged = weak + bytes(32)
    Ed25519PublicKey.from_public_bytes(weak).verify(forged, b"anything at all")
    assert key_bytes(weak.hex()) is None
    path = made.bundle(tmp_path)
    raw = encode_manifest(made.manifest_of(path))
    raw = raw.replace(public_bytes(made.KEY).hex().encode(), weak.hex().encode())
    new = {MANIFEST: raw, SIGNATURE: forged.hex().encode()}
    found = looked_at(made.rezipped(path, new.get))
    assert (found.verdict, found.fingerprint) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("y", [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18, 2**255 - 1])
@pytest.mark.parametrize("sign_bit", [0, 2**255])
def test_weak_and_oddly_written_keys_are_none(y: int, sign_bit: int) -> None:
    assert key_bytes((y + sign_bit).to_bytes(32, "little").hex()) is None


def test_a_signature_is_written_in_one_way() -> None:
    key = public_bytes(made.KEY)
    whole = sign(made.KEY, b"message")
    digits = whole.strip()
    assert is_signed(key, whole, b"message")
    assert is_signed(key, digits, b"message")
    for other in (digits.upper(), digits + b"\n\n", b" " + digits, digits[:-2], digits + b"00"):
        assert not is_signed(key, other, b"message"), other
    assert key_bytes(key.hex()) == key
    for text in (key.hex().upper(), key.hex() + "\n", key.hex()[:-2], f" {key.hex()}"):
        assert key_bytes(text) is None, text


def test_a_fingerprint_is_told_only_of_the_key_that_signed(tmp_path: Path) -> None:
    """Who forges names the key of somebody known: comparing it would seem to prove them right."""
    forged = made.rezipped(made.bundle(tmp_path), lambda n, c: b"00" * 64 if n == SIGNATURE else c)
    assert looked_at(forged).fingerprint is None
    altered = made.rezipped(
        made.bundle(tmp_path), lambda n, c: c + b" " if n == "summary.csv" else c
    )
    assert looked_at(altered).fingerprint is not None, "that one did sign, and can be asked"


# --- writing ---------------------------------------------------------------------------------


def test_no_bundle_is_written_that_no_reader_would_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_FILES", len(made.FILES) + 1)
    with pytest.raises(ReportFailure) as caught:
        made.bundle(tmp_path)
    assert caught.value.key == "bundle_too_large"
    monkeypatch.setattr(writer, "MOST_FILES", archives.MOST_FILES)
    monkeypatch.setattr(writer, "LARGEST_JSON", 500)
    with pytest.raises(ReportFailure):
        made.bundle(tmp_path)
    assert list(tmp_path.iterdir()) == [], "nothing is left"
