"""`verify` and `convert`: what a clinician can do with report bundles on the command line."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.commands.bundle_files import Bundle, bundles_at, steps
from app.commands.bundle_words import Checked, verdict_facts, verdict_lines, worst
from app.commands.terminal import ask_password, json_text, progress_bar
from app.errors import (
    ReportFailure,
    SourceFailure,
    StorageFailure,
    UsageFailure,
    UserFacing,
)
from app.report.bundle.archive import Archive
from app.report.bundle.entries import TABLE
from app.report.bundle.parts import FHIR, PDF, SUMMARY, Part
from app.report.bundle.problems import BundleRefused
from app.report.bundle.reviewed import Looked, sha256_of, take_out
from app.report.bundle.sealed import is_sealed
from app.report.bundle.verify import refusal
from app.session.bundle_access import BundleAccess
from app.store.files import disk_full, replace_synced, sync_file, temporary_beside, writing
from app.store.paths import folder_for_results
from app.texts import Texts

Progress = Callable[[int, int], None]

_OF_ONE: Final = frozenset({"file_unreadable", "file_damaged", "file_exists", "part_missing"})
"""Failures that are of one bundle, and say nothing of the next."""


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """`remember` is what the sender of an intact bundle shall be called from now on."""

    target: Path
    as_json: bool
    remember: str | None


def verify_bundles(
    options: VerifyOptions, access: BundleAccess, texts: Texts
) -> tuple[list[str], int]:
    """Check one bundle, or all in and below a folder; returns what to print, and the exit code.

    Raises: StorageFailure; ReportFailure no_bundles; UsageFailure label_empty, senders_several.
    """
    bundles = bundles_at(options.target)
    access = _unlocking(access, bundles, texts)
    with progress_bar(texts("progress.verify")) as progress:
        checked = tuple(
            _checked(one, access, step, lambda looked: None)
            for one, step in steps(bundles, progress)
        )
    label = options.remember
    is_remembered = label is not None and _remember(checked, label, access)
    exit_code = worst(checked)
    if options.as_json:
        facts = verdict_facts(checked)
        shown = facts if options.target.is_dir() else facts[0]
        return [json_text(shown)], exit_code
    lines = verdict_lines(checked, texts, asks_to_compare=not is_remembered)
    if is_remembered:
        lines.append(texts("bundle.remembered", label=label))
    return lines, exit_code


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """`replaces`: a file of that name that holds something else is written over."""

    target: Path
    part: Part
    out: Path
    replaces: bool = False


def convert_bundles(
    options: ConvertOptions, access: BundleAccess, texts: Texts
) -> tuple[list[str], int]:
    """Take one part out of a bundle, or of all in and below a folder; as `verify_bundles`.

    One that is altered gives nothing. Below `out` the folders are those of the bundles.

    Raises: StorageFailure; ReportFailure no_bundles.
    """
    bundles = bundles_at(options.target)
    access = _unlocking(access, bundles, texts)
    folder_for_results(options.out)
    written: list[Path] = []
    checked: list[Checked] = []
    with progress_bar(texts("progress.convert")) as progress:
        for one, step in steps(bundles, progress):
            stem = options.out / one.stem

            def take(looked: Looked, stem: Path = stem) -> None:
                written.extend(_take(looked, options, stem))

            checked.append(_checked(one, access, step, take))
    left_out = [one for one in checked if not one.found.is_intact or one.error is not None]
    lines = [texts("summary.written", path=path) for path in written]
    lines += verdict_lines(left_out, texts)
    return lines, worst(left_out) if left_out else 0


def _unlocking(access: BundleAccess, bundles: Iterable[Bundle], texts: Texts) -> BundleAccess:
    """Ask for the password where one is needed, and somebody is there to be asked."""
    if access.password is not None or not any(_is_sealed(one.path) for one in bundles):
        return access
    return replace(access, password=ask_password(texts("bundle.ask_password")))


def _is_sealed(path: Path) -> bool:
    with suppress(UserFacing):
        return is_sealed(path)
    return False


def _checked(
    bundle: Bundle, access: BundleAccess, progress: Progress, use: Callable[[Looked], None]
) -> Checked:
    """Verify one and use it if it is intact; what is wrong with one does not stop the others."""
    path, name = bundle.path, bundle.name
    found = None
    try:
        with ExitStack() as stack:
            looked = access.looked_through(stack, path, progress)
            found = looked.verification
            if found.is_intact:
                use(looked)
            return Checked(path, name, found)
    except BundleRefused as error:
        return Checked(path, name, refusal(error.problem))
    except (UsageFailure, SourceFailure, ReportFailure, StorageFailure) as error:
        if isinstance(error, StorageFailure | ReportFailure) and error.key not in _OF_ONE:
            raise
        return Checked.unopened(path, name, error, found)


def _remember(checked: Iterable[Checked], label: str, access: BundleAccess) -> bool:
    """Take the sender of intact bundles in as known; tells whether there was one."""
    keys = {one.found.key for one in checked if one.found.is_intact and one.found.key is not None}
    if len(keys) > 1:
        raise UsageFailure("senders_several", count=len(keys))
    for key in keys:
        access.senders.remember(key, label)
    return bool(keys)


def _take(looked: Looked, options: ConvertOptions, stem: Path) -> Iterator[Path]:
    """Write the files of a part beside `stem`.

    Raises: ReportFailure part_missing; StorageFailure file_exists; BundleRefused.
    """
    archive, manifest = looked.archive, looked.verification.manifest
    assert manifest is not None, "only of an intact bundle"
    hashes = {entry.path: entry.sha256 for entry in manifest.files}
    targets = [(name, _target(name, options.part, stem)) for name in sorted(archive.names)]
    wanted = [(name, target) for name, target in targets if target is not None]
    if not wanted:
        raise ReportFailure("part_missing", path=stem.name)
    folder_for_results(stem.parent)
    for name, target in wanted:
        if not options.replaces and target.exists() and not _holds(target, hashes[name]):
            raise StorageFailure("file_exists", path=str(target))
        _write(archive, name, target)
        yield target


def _holds(target: Path, sha256: str) -> bool:
    with suppress(OSError):
        return sha256_of(target) == sha256
    return False


def _write(archive: Archive, name: str, target: Path) -> None:
    """Take a file out so that it is there whole or not at all."""
    temporary = temporary_beside(target)
    try:
        try:
            take_out(archive, name, temporary)
        except StorageFailure as error:  # it names the file by the name it has meanwhile
            if error.key == "disk_full":
                raise disk_full(target) from error
            if error.key == "folder_not_writable":
                raise StorageFailure("folder_not_writable", path=str(target)) from error
            raise
        with writing(target):
            sync_file(temporary)
            replace_synced(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _target(name: str, part: Part, stem: Path) -> Path | None:
    place, _, file = name.rpartition("/")
    session = place.removeprefix("sessions/")
    match part:
        case Part.PDF:
            wanted, suffix = name == PDF, ".pdf"
        case Part.FHIR:
            wanted, suffix = name == FHIR, ".fhir.json"
        case Part.CSV:  # pragma: no branch - pyright proves it the last
            wanted = name in (SUMMARY, TABLE) or (
                place.startswith("sessions/") and file == "series.csv"
            )
            suffix = f"_{session}_series.csv" if session else f"_{name}"
    return stem.with_name(stem.name + suffix) if wanted else None
