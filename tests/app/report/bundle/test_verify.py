"""What a clinician is told of a bundle that somebody touched."""

import stat
import warnings
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import SourceFailure
from app.report.bundle.manifest import (
    SIGNATURE,
    encode_manifest,
    fingerprint,
    pseudonym,
    signed_bytes,
)
from app.report.bundle.problems import Problem, Trouble
from app.report.bundle.verify import Verdict, Verification, verify
from app.store.keys import public_bytes
from tests.app.report.bundle import made

OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
VIDEO = "sessions/2026-11-22T060530Z-ab12/video.mkv"


def looked_at(path: Path, known: dict[str, str] | None = None) -> Verification:
    return verify(path, (known or {}).get)


def only(found: Verification) -> Problem:
    assert len(found.problems) == 1
    return found.problems[0]


def test_an_untouched_bundle_of_a_stranger_is_intact(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    found = verify(made.bundle(tmp_path), {}.get, lambda done, total: seen.append((done, total)))
    assert found.verdict is Verdict.UNKNOWN
    assert found.is_intact
    assert found.problems == ()
    assert found.fingerprint == fingerprint(public_bytes(made.KEY))
    assert found.manifest is not None
    assert found.manifest.person == "MM-75F1-807C"
    total = sum(map(len, made.FILES.values()))
    assert seen[-1] == (total, total), "progress ends with the last byte"


def test_a_sender_that_was_met_before_is_named(tmp_path: Path) -> None:
    found = looked_at(made.bundle(tmp_path), {public_bytes(made.KEY).hex(): "Mrs Lin"})
    assert (found.verdict, found.sender) == (Verdict.KNOWN, "Mrs Lin")


def test_the_fingerprint_can_be_read_out_and_differs() -> None:
    ours, theirs = (fingerprint(public_bytes(key)) for key in (made.KEY, OTHER))
    assert len(ours) == 39
    assert set(ours) <= set("0123456789ABCDEF ")
    assert ours != theirs
    assert pseudonym(public_bytes(made.KEY)).replace("MM-", "").replace("-", " ") == ours[:9]


@pytest.mark.parametrize("name", [VIDEO, "report.pdf", "summary.csv"])
def test_one_altered_byte_is_found_and_named(tmp_path: Path, name: str) -> None:
    def alter(each: str, content: bytes) -> bytes:
        return content[:-1] + bytes([content[-1] ^ 1]) if each == name else content

    found = looked_at(made.rezipped(made.bundle(tmp_path), alter))
    assert found.verdict is Verdict.ALTERED
    assert only(found) == Problem(Trouble.WRONG_HASH, name)


def test_a_file_that_is_gone_or_came_later_is_named(tmp_path: Path) -> None:
    path = made.rezipped(
        made.bundle(tmp_path),
        lambda name, content: None if name == "fhir.json" else content,
        lambda archive: archive.writestr("more.csv", b"x"),
    )
    found = looked_at(path)
    assert found.verdict is Verdict.ALTERED
    assert set(found.problems) == {
        Problem(Trouble.MISSING, "fhir.json"),
        Problem(Trouble.UNLISTED, "more.csv"),
    }


def test_a_size_other_than_listed_is_not_even_read(tmp_path: Path) -> None:
    path = made.rezipped(made.bundle(tmp_path), lambda n, c: c + b" " if n == VIDEO else c)
    assert only(looked_at(path)) == Problem(Trouble.WRONG_SIZE, VIDEO)


def test_unsigned_is_not_trusted(tmp_path: Path) -> None:
    path = made.rezipped(made.bundle(tmp_path), lambda n, c: None if n == SIGNATURE else c)
    found = looked_at(path)
    assert found.verdict is Verdict.ALTERED
    assert only(found) == Problem(Trouble.NO_SIGNATURE)


@pytest.mark.parametrize("forged", [b"", b"00" * 64, b"not hex", b"ab" * 700, b"\xff\xfe"])
def test_a_forged_signature_is_not_trusted(tmp_path: Path, forged: bytes) -> None:
    path = made.rezipped(made.bundle(tmp_path), lambda n, c: forged if n == SIGNATURE else c)
    found = looked_at(path, {public_bytes(made.KEY).hex(): "Mrs Lin"})
    assert (found.verdict, found.sender) == (Verdict.ALTERED, None)
    assert only(found) == Problem(Trouble.WRONG_SIGNATURE)


def test_a_changed_list_signed_by_another_key_is_another_sender(tmp_path: Path) -> None:
    path = made.bundle(tmp_path)
    raw = encode_manifest(made.manifest_of(path)).replace(b"MM-75F1-807C", b"Mrs Lin Mei")
    signature = OTHER.sign(signed_bytes(raw)).hex().encode()
    new = {"manifest.json": raw, SIGNATURE: signature}
    found = looked_at(made.rezipped(path, new.get))
    assert only(found) == Problem(Trouble.WRONG_SIGNATURE)


@pytest.mark.parametrize("sender", ["", "zz", "AB" * 32, "ab" * 31])
def test_a_key_that_is_none_is_no_sender(tmp_path: Path, sender: str) -> None:
    path = made.bundle(tmp_path)
    raw = encode_manifest(made.manifest_of(path))
    raw = raw.replace(public_bytes(made.KEY).hex().encode(), sender.encode())
    found = looked_at(made.rezipped(path, lambda n, c: raw if n == "manifest.json" else c))
    assert (found.verdict, found.fingerprint) == (Verdict.ALTERED, None)


def test_a_newer_version_says_so_and_is_not_opened(tmp_path: Path) -> None:
    newer = b'{"schema_version": 99, "format": "mirrormend-bundle"}'
    path = made.rezipped(made.bundle(tmp_path), lambda n, c: newer if n == "manifest.json" else c)
    found = looked_at(path)
    assert (found.verdict, found.manifest) == (Verdict.NOT_A_BUNDLE, None)
    assert only(found).trouble is Trouble.NEWER


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"\xff", b'{"schema_version": 1}', b"[" * 100_000, b'{"a": NaN}']
)
def test_a_broken_list_is_told_apart_from_another_program(tmp_path: Path, raw: bytes) -> None:
    signed = made.rezipped(made.bundle(tmp_path), lambda n, c: raw if n == "manifest.json" else c)
    assert only(looked_at(signed)).trouble is Trouble.MANIFEST_DAMAGED
    bare = tmp_path / "extension.zip"
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("manifest.json", raw)
    found = looked_at(bare)
    assert (found.verdict, only(found).trouble) == (Verdict.NOT_A_BUNDLE, Trouble.NOT_OURS)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/passwd",
        "a/../../b",
        "C:\\evil.txt",
        "a\\b",
        "folder/",
        "a//b",
        ".hidden",
        "con.txt",
        "a/NUL",
        "dot.",
        "x" * 201,
        "a/b/c/d/e",
        "line\nfeed",
        "报告.pdf",
        "cmd;rm",
    ],
)
def test_a_name_that_leads_out_opens_nothing(tmp_path: Path, name: str) -> None:
    path = made.rezipped(made.bundle(tmp_path), add=lambda a: a.writestr(name, b"evil"))
    found = looked_at(path)
    assert found.verdict is Verdict.ALTERED
    assert only(found).trouble is Trouble.UNSAFE_NAME
    assert found.manifest is None, "nothing of it is shown"
    assert only(found).path.isprintable()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["made.mmz"], "nothing was written"


def test_a_nul_in_a_name_hides_nothing(tmp_path: Path) -> None:
    path = made.rezipped(made.bundle(tmp_path), add=lambda a: a.writestr("evilXtxt", b"evil"))
    path.write_bytes(path.read_bytes().replace(b"evilXtxt", b"evil\0txt"))
    assert only(looked_at(path)).trouble is Trouble.UNSAFE_NAME


def test_links_and_devices_open_nothing(tmp_path: Path) -> None:
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFDIR):

        def add(archive: zipfile.ZipFile, kind: int = kind) -> None:
            info = zipfile.ZipInfo("link")
            info.external_attr = (kind | 0o777) << 16
            archive.writestr(info, b"/etc/passwd")

        assert (
            only(looked_at(made.rezipped(made.bundle(tmp_path), add=add))).trouble is Trouble.LINK
        )


def test_the_same_name_twice_opens_nothing(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("report.pdf", "REPORT.pdf"):
            path = made.rezipped(made.bundle(tmp_path), add=lambda a, n=name: a.writestr(n, b"2"))
            assert only(looked_at(path)).trouble is Trouble.DUPLICATE


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = made.rezipped(made.bundle(tmp_path), add=lambda a: a.writestr("b.csv", bytes(2**22)))
    assert only(looked_at(path)) == Problem(Trouble.TOO_DENSE, "b.csv")


def test_a_directory_of_many_files_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.mmz"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"f{number}", b"")
    assert only(looked_at(path)).trouble is Trouble.TOO_MANY_FILES


def test_odd_packing_and_single_locked_files_are_refused(tmp_path: Path) -> None:
    path = made.rezipped(
        made.bundle(tmp_path), add=lambda a: a.writestr("x", b"1" * 99, zipfile.ZIP_BZIP2)
    )
    assert only(looked_at(path)).trouble is Trouble.ODD_PACKING
    path = made.bundle(tmp_path, "locked.mmz")
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert only(looked_at(path)).trouble is Trouble.LOCKED_FILE


def test_what_is_no_zip_file_is_no_bundle(tmp_path: Path) -> None:
    for content in (b"", b"hello", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18, bytes(100_000)):
        path = tmp_path / "a.mmz"
        path.write_bytes(content)
        assert looked_at(path).verdict is Verdict.NOT_A_BUNDLE, content[:20]
    with pytest.raises(SourceFailure) as caught:
        looked_at(tmp_path / "none.mmz")
    assert caught.value.key == "path_missing"
    with pytest.raises(SourceFailure) as caught:
        looked_at(tmp_path)
    assert caught.value.key == "path_is_folder"


def test_a_bundle_cut_anywhere_is_never_taken_for_whole(tmp_path: Path) -> None:
    whole = made.bundle(tmp_path).read_bytes()
    for keep in range(0, len(whole), 997):
        path = tmp_path / "cut.mmz"
        path.write_bytes(whole[:keep])
        assert looked_at(path).verdict in (Verdict.ALTERED, Verdict.NOT_A_BUNDLE), keep


def test_no_flipped_byte_is_taken_for_whole(tmp_path: Path) -> None:
    """Bytes that zip itself does not use may differ; the files then are what was signed."""
    whole = made.bundle(tmp_path).read_bytes()
    for at in range(0, len(whole), 61):
        path = tmp_path / "flipped.mmz"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        found = looked_at(path)
        if found.is_intact:
            with zipfile.ZipFile(path) as archive:
                assert all(archive.read(n) == c for n, c in made.FILES.items()), at
