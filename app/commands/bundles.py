"""`verify` and `convert`: what a clinician can do with report bundles on the command line."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.commands.terminal import json_text, progress_bar
from app.errors import ReportFailure, SourceFailure, UsageFailure, UserFacing
from app.report.bundle.archive import Archive
from app.report.bundle.entries import TABLE
from app.report.bundle.manifest import SUFFIX
from app.report.bundle.parts import FHIR, PDF, SUMMARY, Part
from app.report.bundle.problems import BundleRefused
from app.report.bundle.verify import Verdict, Verification, verify
from app.session.bundle_access import BundleAccess
from app.store.files import write_atomic
from app.store.paths import make_folder
from app.texts import Texts

EXIT_CODES: Final = {
    Verdict.KNOWN: 0,
    Verdict.UNKNOWN: 2,
    Verdict.ALTERED: 3,
    Verdict.NOT_A_BUNDLE: 4,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One bundle with what was found; `error` says why it could not even be opened."""

    path: Path
    found: Verification
    error: UserFacing | None = None

    @classmethod
    def unopened(cls, path: Path, error: UserFacing) -> "Checked":
        """Count as no bundle what cannot be opened: nothing at all is known of it."""
        return cls(path, Verification(Verdict.NOT_A_BUNDLE, (), None, None, None), error)


def check_all(
    target: Path, access: BundleAccess, progress: Callable[[int, int], None]
) -> tuple[Checked, ...]:
    """Verify one bundle, or all in a folder; progress in bytes, or bundles.

    Raises: ReportFailure no_bundles; StorageFailure.
    """
    if not target.is_dir():
        return (_check(target, access, progress),)
    bundles = bundles_in(target)
    checked: list[Checked] = []
    for number, path in enumerate(bundles, 1):
        checked.append(_check(path, access, lambda done, of: None))
        progress(number, len(bundles))
    return tuple(checked)


def bundles_in(folder: Path) -> tuple[Path, ...]:
    """Return the bundles in a folder, not in folders below it.

    Raises: ReportFailure no_bundles.
    """
    found = tuple(sorted(p for p in folder.iterdir() if p.suffix == SUFFIX and p.is_file()))
    if not found:
        raise ReportFailure("no_bundles", path=str(folder))
    return found


def remember(checked: Iterable[Checked], label: str, access: BundleAccess) -> bool:
    """Take the senders of intact bundles in as known; tells whether there was one.

    Raises: StorageFailure.
    """
    has_any = False
    for one in checked:
        if one.found.is_intact and one.found.manifest is not None:
            access.senders.remember(one.found.manifest.sender, label)
            has_any = True
    return has_any


def worst(checked: Iterable[Checked]) -> int:
    """Return the exit code: of several bundles the worst."""
    return max(EXIT_CODES[one.found.verdict] for one in checked)


def verdict_lines(
    checked: Iterable[Checked], texts: Texts, *, asks_to_compare: bool = True
) -> list[str]:
    """Say what was found, for people."""
    lines: list[str] = []
    for one in checked:
        found = one.found
        lines.append(f"{one.path.name}: {texts(f'bundle_verdict.{found.verdict}')}")
        if found.is_intact and found.manifest is not None:
            made = found.manifest
            about = {"person": made.person, "first": made.first, "last": made.last}
            lines.append("  " + texts("bundle.about", **about, sessions=len(made.sessions)))
        if found.sender is not None:
            lines.append("  " + texts("bundle.sender", label=found.sender))
        if found.fingerprint is not None and found.verdict is not Verdict.KNOWN:
            lines.append("  " + texts("bundle.fingerprint", digits=found.fingerprint))
        lines += [
            "  " + texts(f"bundle_trouble.{p.trouble}", path=p.path or one.path.name)
            for p in found.problems
        ]
        if one.error is not None:
            lines.append("  " + texts.explain(one.error))
        if found.verdict is Verdict.UNKNOWN and asks_to_compare:
            lines.append("  " + texts("bundle.compare"))
    return lines


def verdict_facts(checked: Iterable[Checked]) -> list[dict[str, object]]:
    """Return what was found, for programs; the keys stand in docs/formats.md."""
    return [
        {
            "path": str(one.path),
            "verdict": one.found.verdict.value,
            "exit_code": EXIT_CODES[one.found.verdict],
            "fingerprint": one.found.fingerprint,
            "sender": one.found.sender,
            "problems": [
                {"trouble": problem.trouble.value, "path": problem.path}
                for problem in one.found.problems
            ]
            + ([] if one.error is None else [{"trouble": one.error.key, "path": ""}]),
            "made_at": _made_at(one.found),
            "sessions": len(one.found.manifest.sessions) if one.found.manifest else None,
        }
        for one in checked
    ]


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """`remember` is what the sender of an intact bundle shall be called from now on."""

    target: Path
    as_json: bool
    remember: str | None


def verify_bundles(
    options: VerifyOptions, access: BundleAccess, texts: Texts
) -> tuple[list[str], int]:
    """Check one bundle or a folder of them; returns what to print, and the exit code.

    Raises: StorageFailure; ReportFailure no_bundles.
    """
    with progress_bar(texts("progress.verify")) as progress:
        checked = check_all(options.target, access, progress)
    label = options.remember
    is_remembered = label is not None and remember(checked, label, access)
    exit_code = worst(checked)
    if options.as_json:
        facts = verdict_facts(checked)
        shown = facts if options.target.is_dir() else facts[0]
        return [json_text(shown)], exit_code
    lines = verdict_lines(checked, texts, asks_to_compare=not is_remembered)
    if is_remembered:
        lines.append(texts("bundle.remembered", label=label))
    return lines, exit_code


def convert_bundles(
    target: Path, part: Part, out: Path, access: BundleAccess, texts: Texts
) -> tuple[list[str], int]:
    """Take one part out of a bundle, or of all in a folder; returns lines and the exit code.

    Raises: as `convert`.
    """
    done = convert(target, part, out, access, texts)
    lines = [texts("summary.written", path=path) for path in done.written]
    lines += verdict_lines(done.refused, texts)
    return lines, worst(done.refused) if done.refused else 0


@dataclass(frozen=True, slots=True)
class Converted:
    """What was written, and the bundles that were left out with why."""

    written: tuple[Path, ...]
    refused: tuple[Checked, ...]


def convert(target: Path, part: Part, out: Path, access: BundleAccess, texts: Texts) -> Converted:
    """Take one part out of a bundle, or of all in a folder; one that is altered gives nothing.

    Raises: StorageFailure; ReportFailure no_bundles.
    """
    bundles = bundles_in(target) if target.is_dir() else (target,)
    make_folder(out)
    written: list[Path] = []
    refused: list[Checked] = []
    with progress_bar(texts("progress.convert")) as progress:
        for number, path in enumerate(bundles, 1):
            with _tolerant(path, refused), access.opened(path) as plain:
                found = verify(plain, access.label_of)
                if found.is_intact:
                    written += _take(plain, part, out / path.stem)
                else:
                    refused.append(Checked(path, found))
            progress(number, len(bundles))
    return Converted(tuple(written), tuple(refused))


@contextmanager
def _tolerant(path: Path, refused: list[Checked]) -> Generator[None]:
    """Note a bundle that cannot be opened, and go on with the next."""
    try:
        yield
    except BundleRefused as error:
        found = Verification(Verdict.ALTERED, (error.problem,), None, None, None)
        refused.append(Checked(path, found))
    except (UsageFailure, SourceFailure) as error:
        refused.append(Checked.unopened(path, error))


def _take(bundle: Path, part: Part, stem: Path) -> Iterator[Path]:
    with Archive(bundle) as archive:
        for name in sorted(archive.names):
            target = _target(name, part, stem)
            if target is not None:
                write_atomic(target, archive.read(name))
                yield target


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


def _check(path: Path, access: BundleAccess, progress: Callable[[int, int], None]) -> Checked:
    """Verify one; a password that is missing or wrong, or no file, does not stop the others."""
    try:
        with access.opened(path) as plain:
            return Checked(path, verify(plain, access.label_of, progress))
    except BundleRefused as error:
        return Checked(path, Verification(Verdict.ALTERED, (error.problem,), None, None, None))
    except (UsageFailure, SourceFailure) as error:
        return Checked.unopened(path, error)


def _made_at(found: Verification) -> str | None:
    moment: datetime | None = found.manifest.made_at if found.manifest else None
    return None if moment is None else moment.isoformat()
