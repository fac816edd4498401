"""Pictures of the weekly recording for `make shots`, with a demo person who turns the head."""

import math
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.framing import Framing, Line
from app.domain.plan import PlanItem
from app.domain.sides import Affected
from app.session.choices import DemoChoice
from app.session.script import script_of
from tests.app.media.pictures import frames, write_mkv
from ui.bootstrap import Assembly
from ui.day_flow import RECORDING_SET
from ui.pages.gate import GateFlow
from ui.viewmodels.preview import Preview
from ui.viewmodels.recording_facts import RecordingStage, Sure, TakePhase

TIMES_AS_FAST = 4


class Photographer(Protocol):
    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: QWidget, name: str) -> None: ...


def recording(
    photographer: Photographer, root: Path, opened: Callable[[], AbstractContextManager[Assembly]]
) -> None:
    """Take a weekly recording that was begun today already; `opened` opens the window on `root`."""
    person = DemoChoice("turning")
    with opened() as assembly:
        window, studio = assembly.window, assembly.records.studio
        begun = studio.begin(
            person, RECORDING_SET, Affected.LEFT, script_of(studio.library, RECORDING_SET)
        )
        write_mkv(begun.video, frames(range(0, 75_000, 500)))
        begun.write_framing(_framing())
        studio.sessions_log.put(studio.record(begun.id))
        assembly.models.today.use_choice(person)
        window.flow.begin(PlanItem.RECORDING)
        while isinstance(asked := window.frames.currentWidget(), GateFlow):
            for row in asked.questions.rows.values():
                QTest.keyClick(row, Qt.Key.Key_N)
            asked.questions.go_on.click()
        photographer.shoot(window, "recording_prepare")
        page = window.frames.currentWidget()
        model, takes = page.view_model, page.work.model
        page.choose.views.set_value(Preview.MIRROR)
        page.choose.anew.click()
        photographer.wait(lambda: model.check.is_settled)
        photographer.shoot(window, "recording_frame")
        model.pass_check()
        photographer.wait(lambda: takes.stage is RecordingStage.OFFER)
        photographer.shoot(window, "recording_offer")

        def has_come(phase: TakePhase) -> bool:
            """Keep what is offered on the way: a busy machine may miss a phase of one take."""
            takes.keep_take()
            return takes.phase is phase

        for phase in TakePhase:
            photographer.wait(lambda phase=phase: has_come(phase))
            photographer.shoot(window, f"recording_{phase.value}")
        page.work.preview_requested.emit(Preview.OFF)
        photographer.shoot(window, "recording_off")
        model.toggle_pause()
        photographer.shoot(window, "recording_paused")
        model.toggle_pause()
        while takes.stage is not RecordingStage.REVIEW:
            QCoreApplication.processEvents()
            takes.keep_take()
            takes.skip()
        photographer.shoot(window, "recording_done")
        takes.ask(Sure.DELETE)
        photographer.shoot(window, "recording_delete")
        takes.confirm()
    shutil.rmtree(root)


def _framing() -> Framing:
    """Somebody who sat further to the left."""

    def oval(x: float, y: float, across: float, down: float) -> Line:
        turns = [n * math.tau / 24 for n in range(24)]
        return tuple((x + across * math.cos(t), y + down * math.sin(t)) for t in turns)

    eyes = oval(0.63, 0.42, 0.035, 0.02), oval(0.49, 0.42, 0.035, 0.02)
    return Framing(640, 480, oval(0.56, 0.5, 0.15, 0.28), *eyes, oval(0.56, 0.66, 0.05, 0.03))
