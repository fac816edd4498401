"""`import`: take a film from a phone in, show its movements, and judge them by their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from app.clock import SystemClock
from app.commands.terminal import progress_bar
from app.domain.found import Search
from app.domain.records import SessionId
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.importing import Candidate, Imports, nameable
from app.session.studio import Studio
from app.session.summary import summary_lines
from app.store.paths import DataPaths
from app.store.settings import SettingsFile
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import Library, load_library

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`expressions` as typed: `N=EXERCISE`; `affected` None: as in the settings."""

    video: Path
    affected: Affected | None
    expressions: tuple[str, ...]
    filmed_as_stated: bool
    is_mirrored: bool


def import_film(options: ImportOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Take the film in and find its movements; with names, judge and log it.

    The same film again goes on where it was left, as long as it has no names.

    Raises: UsageFailure, SourceFailure, StorageFailure, ModelFailure.
    """
    answers = dict(_parse(text) for text in options.expressions)
    library = load_library()
    studio = Studio(paths, library, SystemClock(), APP_VERSION)
    studio.open()
    try:
        return _run(Imports(studio, SystemClock()), studio, answers, options, texts)
    finally:
        studio.close()


def _run(
    imports: Imports,
    studio: Studio,
    answers: Mapping[int, str],
    options: ImportOptions,
    texts: Texts,
) -> list[str]:
    imports.check_names(answers.values())
    candidate = imports.examine(options.video)
    affected = options.affected or SettingsFile(studio.paths.settings).load().affected
    with progress_bar(texts("progress.import")) as progress:
        session_id = imports.import_video(
            options.video,
            affected,
            progress,
            filmed_at=candidate.filmed_at if options.filmed_as_stated else None,
            is_mirrored=options.is_mirrored,
        )
    with progress_bar(texts("progress.analyse")) as progress:
        found = imports.found_movements(session_id, progress)
    lines = [*_about(candidate, options, texts), *_table(found, studio.library, texts)]
    if answers:
        record = imports.name_movements(session_id, answers)
        assert record.verdict is not None
        lines += summary_lines(record.verdict, studio.library, texts)
    elif found.movements:
        known = ", ".join(exercise.id for exercise in nameable(studio.library))
        lines.append(texts("import.how", known=known))
    return [*lines, texts("import.kept", path=_folder(imports, session_id))]


def _folder(imports: Imports, session_id: SessionId) -> Path:
    return imports.video(session_id).parent


def _parse(text: str) -> tuple[int, str]:
    number, _, name = text.partition("=")
    if not number.strip().isdecimal() or not name.strip():
        raise UsageFailure("answer_unreadable", text=text)
    return int(number) - 1, name.strip()


def _about(candidate: Candidate, options: ImportOptions, texts: Texts) -> Iterator[str]:
    for note in candidate.notes:
        yield texts(f"film_note.{note}")
    if candidate.filmed_at is not None and not options.filmed_as_stated:
        when = candidate.filmed_at.astimezone().strftime("%Y-%m-%d %H:%M")
        yield texts("import.dated", when=when)


def _table(found: Search, library: Library, texts: Texts) -> Iterator[str]:
    if found.reason is not None or not found.movements:
        yield texts("import.none_found")
        if found.reason is not None:
            yield texts(f"reason.{found.reason}")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=texts("import.found", count=len(found.movements)))
    for key in ("import.number", "import.from", "import.to", "import.lasts"):
        table.add_column(texts(key), justify="right")
    table.add_column(texts("import.what"))
    table.add_column(texts("import.could_be"))
    for number, each in enumerate(found.movements, 1):
        drivers = tuple(driver.value for driver in each.drivers)
        likely = [e.id for e in nameable(library, drivers) if e.driver in drivers]
        table.add_row(
            str(number),
            f"{each.start_s:.1f}",
            f"{each.end_s:.1f}",
            f"{each.end_s - each.start_s:.1f}",
            ", ".join(texts(f"found.{kind}") for kind in each.kinds),
            ", ".join(likely),
        )
    paper = StringIO()
    Console(file=paper, width=_WIDTH).print(table)
    yield from (line.rstrip() for line in paper.getvalue().splitlines())
