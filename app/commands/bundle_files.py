"""Which report bundles a command is about, and how far it is with them."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.errors import ReportFailure, StorageFailure
from app.report.bundle.manifest import SUFFIX

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Bundle:
    """`name` is how it is called among the others, `stem` where what comes out of it goes."""

    path: Path
    name: str
    stem: Path


def bundles_at(target: Path) -> tuple[Bundle, ...]:
    """Return the bundle, or those in a folder and below it: many keep a folder for each person.

    What begins with a dot is left out: macOS puts such files beside others on a stick.

    Raises: ReportFailure no_bundles; StorageFailure file_unreadable of a folder.
    """
    if not target.is_dir():
        return (Bundle(target, target.name, Path(target.stem)),)
    found: list[Bundle] = []
    stems = set[str]()
    for path in sorted(_below(target)):
        inside = path.relative_to(target)
        stem, number = inside.with_suffix(""), 2
        while str(stem).casefold() in stems:  # a.mmz and a.MMZ, or A.mmz
            stem, number = inside.with_name(f"{inside.stem}-{number}"), number + 1
        stems.add(str(stem).casefold())
        found.append(Bundle(path, str(inside), stem))
    if not found:
        raise ReportFailure("no_bundles", path=str(target))
    return tuple(found)


def steps(bundles: Sequence[Bundle], progress: Progress) -> Iterator[tuple[Bundle, Progress]]:
    """Give each bundle with its own progress; together it is told in bytes of the files."""
    sizes = [max(1, _size(one.path)) for one in bundles]
    whole, done = sum(sizes), 0
    for one, size in zip(bundles, sizes, strict=True):
        yield one, partial(_tell, progress, done, size, whole)
        done += size
        progress(done, whole)


def _tell(progress: Progress, before: int, size: int, whole: int, done: int, of: int) -> None:
    progress(before + (size * min(done, of) // of if of else 0), whole)


def _below(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise StorageFailure("file_unreadable", path=str(error.filename)) from error

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            is_bundle = path.suffix.casefold() == SUFFIX and not name.startswith(".")
            if is_bundle and path.is_file():
                yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
