"""`make bench`: the figures that the project watches, as ratios where a ratio says more."""

import json
import os
import platform
from pathlib import Path

from benchmarks.analyze import analyze_ratio
from benchmarks.kept import kept
from benchmarks.live import live_path
from benchmarks.live_cues import cue_latency
from benchmarks.log_page import log_page_ms
from benchmarks.report import report_s
from benchmarks.smooth import smooth
from benchmarks.startup import startup_ratio
from benchmarks.tracking import tracking_ms

OUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"


def main() -> None:
    """Measure, print, and write build/bench.json: a flat object of numbers."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    figures: dict[str, float] = {}
    for measure in (
        startup_ratio,
        tracking_ms,
        analyze_ratio,
        report_s,
        log_page_ms,
        smooth,
        live_path,
        cue_latency,
    ):
        found = {name: round(value, 3) for name, value in measure().items()}
        for name, value in found.items():
            print(f"{name:>28}  {value:g}", flush=True)
        figures |= found
    for name, value in kept().items():
        print(f"{name:>28}  {value:g} (kept)")
    figures = kept() | figures
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
