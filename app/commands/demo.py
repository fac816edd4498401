"""`demo`: the whole main job without a window, the same result every time."""

from dataclasses import dataclass
from pathlib import Path

from app.clock import SystemClock, VirtualClock
from app.commands.analyze import analysis_bytes
from app.commands.terminal import progress_bar
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.choices import DemoChoice
from app.session.offline import record_all
from app.session.script import ScriptClock, script_of
from app.session.sources import affected_side, check_choice, demo_source
from app.session.studio import Studio
from app.session.summary import summary_lines
from app.store.files import write_atomic
from app.store.paths import DataPaths, folder_for_results
from app.store.series_files import encode_csv
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import Library, load_library


@dataclass(frozen=True, slots=True)
class DemoOptions:
    out: Path
    person: str
    set_id: str


def demo(options: DemoOptions, texts: Texts) -> list[str]:
    """Plan, routine, recording, flags, log, report; returns the summary in words.

    Leaves in the folder: data/ (log and session folder), and copies of analysis.json, series.csv
    and report.pdf.

    Raises: UsageFailure, StorageFailure, ModelFailure, ReportFailure.
    """
    library = load_library()
    choice = DemoChoice(options.person)
    check_choice(choice)
    _check_set(library, options.set_id)
    folder_for_results(options.out)
    studio = Studio(DataPaths(options.out / "data"), library, SystemClock(), APP_VERSION)
    studio.open()
    try:
        return _run(studio, choice, options, texts)
    finally:
        studio.close()


def _run(studio: Studio, choice: DemoChoice, options: DemoOptions, texts: Texts) -> list[str]:
    script = script_of(studio.library, options.set_id)
    folder = studio.begin(choice, options.set_id, affected_side(choice, Affected.UNKNOWN), script)
    source = demo_source(choice.person, ScriptClock(script), VirtualClock())
    frames = round(script.length_s * source.info.nominal_fps)
    with progress_bar(texts("progress.record")) as progress, source:
        written = record_all(
            source, folder.video, script.length_s, lambda done: progress(done, frames)
        )
    with progress_bar(texts("progress.analyse")) as progress:
        record = studio.finish(folder.id, progress, dropped=written.dropped)
    report = studio.export_report(
        [folder.id], texts.lang, options.out / "report.pdf", with_pictures=True
    )
    assert record.verdict is not None
    assert record.curves is not None
    write_atomic(options.out / "analysis.json", analysis_bytes(record.verdict))
    write_atomic(options.out / "series.csv", encode_csv(record.curves))
    lines = summary_lines(record.verdict, studio.library, texts)
    return [*lines, *(texts("summary.written", path=p) for p in (folder.path, report))]


def _check_set(library: Library, set_id: str) -> None:
    if set_id not in library.sets:
        raise UsageFailure("set_unknown", name=set_id, known=", ".join(library.sets))
