"""Writing a bundle: every file listed with its hash, the list signed, all of it or nothing."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.sides import Affected
from app.errors import Bug, ReportFailure
from app.report.bundle.archive import LARGEST_JSON, MOST_FILES, PIECE, is_safe_name
from app.report.bundle.manifest import (
    FORMAT_NAME,
    MANIFEST,
    SIGNATURE,
    BundleKind,
    FileEntry,
    Manifest,
    encode_manifest,
    signed_bytes,
)
from app.report.bundle.signature import sign
from app.store.files import (
    FILE_MODE,
    create_private,
    replace_synced,
    temporary_beside,
    writing,
)
from app.store.keys import public_bytes
from app.vault.files import open_new, open_plain, plain_size

_PACKED_ALREADY: Final = frozenset({".mkv", ".mp4", ".mov", ".png", ".jpg", ".pdf", ".age", ".bin"})
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle; a value is the bytes of a file, or where it lies."""

    kind: BundleKind
    made_at: datetime
    app_version: str
    algorithm_version: str
    lang: str
    person: str
    affected: Affected
    first: str
    last: str
    synthetic: bool
    sessions: Sequence[str]
    files: Mapping[str, bytes | Path]
    promised: Mapping[str, str] = field(default_factory=dict[str, str])
    """SHA-256 of files that must still be what they were when somebody looked at them."""


def write_bundle(
    contents: Contents,
    key: Ed25519PrivateKey,
    out: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Manifest:
    """Write a bundle to `out`, whole or not at all; `progress` is in bytes.

    Raises: ReportFailure bundle_too_large where no reader would open it, report_changed where a
        file is not what was promised; StorageFailure disk_full, folder_not_writable; whatever
        `progress` raises to cancel: nothing is then left.
    """
    if len(contents.files) + len((MANIFEST, SIGNATURE)) > MOST_FILES:
        raise ReportFailure("bundle_too_large")
    temporary = temporary_beside(out)
    create_private(temporary)
    try:
        with writing(out):
            manifest = _write(contents, key, temporary, progress)
            replace_synced(temporary, out)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return manifest


def _write(
    contents: Contents,
    key: Ed25519PrivateKey,
    path: Path,
    progress: Callable[[int, int], None],
) -> Manifest:
    total = sum(_size(content) for content in contents.files.values())
    manifest = _manifest(contents, public_bytes(key).hex())
    entries: list[FileEntry] = []
    done = 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        progress(done, total)

    with open_new(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents.files):
            if not is_safe_name(name):
                raise Bug(f"bundle file {name!r}")
            entry = _put(archive, name, contents.files[name], contents.made_at, tell)
            if contents.promised.get(name, entry.sha256) != entry.sha256:
                raise ReportFailure("report_changed")
            entries.append(entry)
        manifest = replace(manifest, files=tuple(entries))
        raw = encode_manifest(manifest)
        if len(raw) > LARGEST_JSON:
            raise ReportFailure("bundle_too_large")
        signature = sign(key, signed_bytes(raw))
        for name, content in ((MANIFEST, raw), (SIGNATURE, signature)):
            archive.writestr(_info(name, contents.made_at), content)
    return manifest


def _manifest(contents: Contents, sender: str) -> Manifest:
    return Manifest(
        format=FORMAT_NAME,
        kind=contents.kind,
        made_at=contents.made_at,
        app_version=contents.app_version,
        algorithm_version=contents.algorithm_version,
        lang=contents.lang,
        person=contents.person,
        affected=contents.affected,
        first=contents.first,
        last=contents.last,
        synthetic=contents.synthetic,
        sessions=tuple(contents.sessions),
        sender=sender,
        files=(),
    )


def _put(
    archive: zipfile.ZipFile,
    name: str,
    content: bytes | Path,
    when: datetime,
    tell: Callable[[int], None],
) -> FileEntry:
    found, size = hashlib.sha256(), 0
    with archive.open(_info(name, when), "w", force_zip64=_size(content) >= 2**31 - 1) as out:
        for piece in _pieces(content):
            found.update(piece)
            size += len(piece)
            out.write(piece)
            tell(len(piece))
    return FileEntry(name, size, found.hexdigest())


def _info(name: str, when: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, max(_EARLIEST, when.timetuple()[:6]))
    is_packed = Path(name).suffix in _PACKED_ALREADY
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = (0o100000 | FILE_MODE) << 16
    return info


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with open_plain(content, allow_cut=True) as file:
        while piece := file.read(PIECE):
            yield piece


def _size(content: bytes | Path) -> int:
    return len(content) if isinstance(content, bytes) else plain_size(content)
