"""Progress for the gallery: empty, few recordings, a quarter, ten years, a pair."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.findings import Reason
from app.domain.journal import Entry, EntryKind, new_entry_id
from app.domain.marks import MarkKind
from tests.app.session.progress_desk import weekly
from tests.app.store import samples
from tests.app.store.routine_samples import FULL
from tests.ui.plan_desk import MORNING
from ui.pages.progress import Part
from ui.viewmodels.pair import PairState
from ui.viewmodels.progress import CalendarView, Span

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.store.log import Log
    from ui.bootstrap import Assembly


class Photographer(Protocol):
    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: "QWidget", name: str) -> None: ...


Opened = Callable[[Path], AbstractContextManager["Assembly"]]


def look_back(
    opened: Opened, shots: Path, photographer: Photographer, remove: Callable[[Path], None]
) -> None:
    """Take the overview in its states, on logs that are made up for it."""
    for name, weeks in (("none", -1), ("three", 2), ("quarter", 14), ("ten_years", 520)):
        root = shots / f".progress_{name}"
        with opened(root) as assembly:
            log = assembly._opened().studio.sessions_log
            fill(log, weeks, is_camera_changed=name == "ten_years")
            _mark(assembly, weeks)
            _overview(assembly, photographer, name)
        remove(root)


def pair(assembly: "Assembly", photographer: Photographer) -> None:
    """Take then and now of the demo sessions, before and after it was asked for."""
    window = assembly.window
    window.show_page("progress")
    model = assembly.models.pair
    photographer.wait(lambda: model.takes is not None)
    card = window.progress.overview.pair
    window.progress.overview.reveal(card)
    photographer.shoot(window, "pair_hidden")
    card.compare.click()
    photographer.wait(lambda: model.state is not PairState.READING)
    window.progress.overview.reveal(card)
    photographer.shoot(window, "pair")
    card.hide_button.click()
    window.progress.show_part(Part.RECORDINGS)


def fill(log: "Log", weeks: int, *, is_camera_changed: bool) -> None:
    """Write weekly recordings, some missing, one not judged, and massages on most days."""
    dice = random.Random(3)
    for number in range(weeks, -1, -1):
        if number in (4, weeks - 3) and weeks > 4:
            continue
        record = weekly(number, 0.24 + dice.gauss(0, 0.02))
        if is_camera_changed and number < 200:
            record = replace(record, meta=replace(record.meta, source_label="camera 1"))
        if number == 6:
            lost = replace(samples.VERDICT.analysis.movements[1], reason=Reason.HEAD_TURNED)
            analysis = replace(samples.VERDICT.analysis, movements=(lost,))
            record = replace(record, verdict=replace(samples.VERDICT, analysis=analysis))
        log.put(record)
    for days_ago in range(7 * min(weeks, 14)):
        if dice.random() < 0.35:
            continue
        at = MORNING - timedelta(days=days_ago)
        factor = dice.choice((10, 25, 50))
        steps = tuple(replace(step, seconds=factor * step.seconds) for step in FULL.steps)
        done = replace(FULL, started_at=at, ended_at=at + timedelta(minutes=14), steps=steps)
        _write(log, EntryKind.ROUTINE, days_ago, done.values())


def _write(log: "Log", kind: EntryKind, days_ago: int, values: dict) -> None:
    at = MORNING - timedelta(days=days_ago)
    name = new_entry_id(at, days_ago.to_bytes(4, "big"))
    log.journal.append(Entry(name, at, kind, "massage", values))


def _mark(assembly: "Assembly", weeks: int) -> None:
    if weeks > 4:
        progress = assembly._opened().progress
        day = MORNING.date()
        progress.add_mark(MarkKind.BOTULINUM_TOXIN, day - timedelta(days=40))
        progress.add_mark(MarkKind.THERAPIST, day - timedelta(days=12))


def _overview(assembly: "Assembly", photographer: Photographer, name: str) -> None:
    window, model = assembly.window, assembly.models.progress
    window.show_page("progress")
    photographer.wait(lambda: model.trends is not None and model.days is not None)
    photographer.shoot(window, f"progress_{name}")
    if name == "ten_years":
        model.show_span(Span.ALL)
        window.progress.overview.reveal(window.progress.overview.trend)
        photographer.shoot(window, f"progress_{name}_all")
    if name == "quarter":
        for view in (CalendarView.MONTH, CalendarView.WEEK):
            model.show_view(view)
            photographer.wait(lambda: model.days.first == model.bounds[0])
            photographer.shoot(window, f"progress_{view.value}")
        window.progress.overview.marks.add.click()
        window.progress.overview.reveal(window.progress.overview.marks)
        photographer.shoot(window, "progress_mark")
