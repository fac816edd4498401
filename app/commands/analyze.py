"""`analyze`: look at a video and write down what was seen."""

from dataclasses import dataclass
from pathlib import Path

from app.clock import SystemClock
from app.commands.terminal import progress_bar
from app.domain.records import Verdict
from app.domain.sides import Affected
from app.domain.timeline import Timeline
from app.domain.tracking import TrackingMode
from app.errors import SourceFailure
from app.media.importing import explained
from app.session.analysis import Analysed, analyse_video
from app.session.studio import run_facts
from app.session.summary import summary_lines
from app.session.trackers import make_standard_tracker, make_tracker
from app.session.watches import watches_of
from app.store.analysis_json import AnalysisFile, encode_analysis
from app.store.files import write_atomic
from app.store.paths import folder_for_results
from app.store.series_files import encode_csv
from app.store.session_json import encode_run
from app.store.timeline_json import read_timeline
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import load_library

_STANDARD = TrackingMode.STANDARD


@dataclass(frozen=True, slots=True)
class AnalyzeOptions:
    video: Path
    affected: Affected
    timeline: Path | None
    out: Path
    tracking: TrackingMode = TrackingMode.SIDE_DECOUPLED


def analyze(options: AnalyzeOptions, texts: Texts) -> list[str]:
    """Write analysis.json, series.csv and run.json; returns the summary in words.

    Raises: SourceFailure, UsageFailure, StorageFailure, ModelFailure.
    """
    library = load_library()
    timeline = read_timeline(options.timeline) if options.timeline else Timeline(())
    folder_for_results(options.out)
    try:
        with progress_bar(texts("progress.analyse")) as progress:
            analysed = analyse_video(
                options.video,
                timeline,
                options.affected,
                watches_of(library),
                make_standard_tracker if options.tracking is _STANDARD else make_tracker,
                progress=progress,
            )
    except SourceFailure as error:
        raise explained(error, options.video) from error
    _write(analysed, options)
    lines = summary_lines(analysed.verdict, library, texts)
    if analysed.is_truncated:
        lines.insert(1, texts("summary.truncated"))
    return [*lines, texts("summary.written", path=options.out)]


def _write(analysed: Analysed, options: AnalyzeOptions) -> None:
    run = run_facts(options.video, analysed, None, SystemClock().now(), APP_VERSION)
    synthetic = analysed.verdict.source.synthetic
    write_atomic(options.out / "series.csv", encode_csv(analysed.result.curves))
    write_atomic(options.out / "run.json", encode_run(run, synthetic=synthetic))
    write_atomic(options.out / "analysis.json", analysis_bytes(analysed.verdict))


def analysis_bytes(verdict: Verdict) -> bytes:
    return encode_analysis(AnalysisFile.made_now(verdict, APP_VERSION))
