"""A small bundle, and ways to spoil it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.sides import Affected
from app.report.bundle.manifest import BundleKind, Manifest
from app.report.bundle.writer import Contents, write_bundle

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FILES: Mapping[str, bytes] = {
    "report.pdf": b"%PDF-1.7 " + b"page " * 400,
    "summary.csv": b"session,result\r\n" + b"one,seen\r\n" * 50,
    "fhir.json": b"{}",
    "sessions/2026-11-22T060530Z-ab12/series.csv": b"frame,t_s\n0,0.0\n",
    "sessions/2026-11-22T060530Z-ab12/video.mkv": bytes(range(256)) * 300,
}


def contents(files: Mapping[str, bytes | Path] = FILES) -> Contents:
    return Contents(
        kind=BundleKind.REPORT,
        made_at=WHEN,
        app_version="0.1.0",
        algorithm_version="3.0.0",
        lang="en",
        person="MM-75F1-807C",
        affected=Affected.LEFT,
        first="2026-11-22",
        last="2026-11-22",
        synthetic=False,
        sessions=("2026-11-22T060530Z-ab12",),
        files=files,
    )


def bundle(folder: Path, name: str = "made.mmz", key: Ed25519PrivateKey = KEY) -> Path:
    path = folder / name
    write_bundle(contents(), key, path)
    return path


def manifest_of(path: Path) -> Manifest:
    from app.report.bundle.manifest import decode_manifest

    with zipfile.ZipFile(path) as archive:
        return decode_manifest(archive.read("manifest.json"), path)


def resigned(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Change files of a bundle as somebody would who has a key: it is intact all the same."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = manifest_of(path)
    lists = ("manifest.json", "manifest.sig")
    changed = {n: change(n, raw) for n, raw in files.items() if n not in lists}
    shared = {f.name for f in fields(Contents)} & {f.name for f in fields(Manifest)} - {"files"}
    named = {name: getattr(manifest, name) for name in shared}
    write_bundle(Contents(**named, files=changed), KEY, path)
    return path


def rezipped(
    path: Path,
    change: Callable[[str, bytes], bytes | None] = lambda name, content: content,
    add: Callable[[zipfile.ZipFile], None] = lambda archive: None,
) -> Path:
    """Pack a bundle anew: `change` may alter or (None) drop a file, `add` put others in."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        add(new)
    path.write_bytes(out.getvalue())
    return path
