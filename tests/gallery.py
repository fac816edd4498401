"""`make shots`: the real window in its pages, languages and themes, as pictures to look at.

Writes build/shots/PAGE_LANG_THEME.png at 1280×800. The sessions behind it are demo sessions,
made once and kept in build/gallery.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.clock import SystemClock
from app.commands.demo import DemoOptions, demo
from app.domain.timeline import Phase
from app.domain.totals import Rater, Scale
from app.session.choices import DemoChoice
from app.store.settings import Settings, SettingsFile
from app.texts import Lang, Texts
from tests import (
    gallery_clinic,
    gallery_day,
    gallery_film,
    gallery_lock,
    gallery_recording,
    gallery_start,
)
from tests.gallery_progress import look_back, pair
from tests.ui.inspection import flaws
from tests.ui.routine_fakes import FastClock
from tests.ui.shell_fakes import SET_UP
from tests.ui.whole import answer_gate, take_down
from ui.bootstrap import Assembly
from ui.pages.progress import Part
from ui.viewmodels.preview import Preview
from ui.viewmodels.training_facts import CueKind
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "build" / "shots"
STOCK = ROOT / "build" / "gallery"
FLAWS = SHOTS / "flaws.txt"
PERSONS = ("healthy", "oral-ocular-right", "oral-ocular-left")
Look = tuple[Lang, str, int]
LOOKS: tuple[Look, ...] = (
    (Lang.ZH, "light", 18),
    (Lang.EN, "light", 18),
    (Lang.ZH, "dark", 18),
    (Lang.EN, "dark", 18),
)
LARGE: tuple[Look, ...] = ((Lang.EN, "contrast", 28), (Lang.ZH, "light", 28))


def stock() -> Path:
    """Return a data folder with one session of each demo person."""
    if not (STOCK / "done").exists():
        shutil.rmtree(STOCK, ignore_errors=True)
        for person in PERSONS:
            demo(DemoOptions(STOCK, person, "first_look"), Texts(Lang.EN))
        (STOCK / "done").touch()
    return STOCK / "data"


class Photographer:
    """Takes the window's picture once everything has settled."""

    def __init__(self, app: QApplication, look: Look) -> None:
        self._app = app
        self.lang, self.theme, self.size = look

    def wait(self, until: Callable[[], bool], at_most_s: float = 180.0) -> None:
        end = time.monotonic() + at_most_s
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"{until} did not come true")
            self._app.processEvents()
            time.sleep(0.005)

    def wait_a_moment(self) -> None:
        settled = time.monotonic() + 0.25
        self.wait(lambda: time.monotonic() > settled)

    def shoot(self, window: QWidget, name: str) -> None:
        self.wait_a_moment()
        end = time.monotonic() + 3.0
        while flaws(window, self.size, self.lang.value) and time.monotonic() < end:
            self.wait_a_moment()
        size = "" if self.size == 18 else f"_{self.size}"
        path = SHOTS / f"{name}_{self.lang}_{self.theme}{size}.png"
        window.grab().save(str(path))
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        self.look(window, path.stem)

    def look(self, window: QWidget, name: str) -> None:
        """Write down what is plainly wrong, so that the eye can be kept for the rest."""
        found = flaws(window, self.size, self.lang.value)
        with FLAWS.open("a", encoding="utf-8") as file:
            file.writelines(f"{name}: {flaw}\n" for flaw in found)


@contextmanager
def opened(
    app: QApplication,
    root: Path,
    photographer: Photographer,
    *,
    answered: bool = True,
    times_as_fast: int = 1,
) -> Iterator[Assembly]:
    settings = Settings(
        language=photographer.lang.value,
        theme=photographer.theme,
        text_size=photographer.size,
        affected="left",
        **SET_UP,
    )
    root.mkdir(parents=True, exist_ok=True)
    SettingsFile(root / "settings.json").save(settings)
    if answered:
        answer_gate(root)
    clock = FastClock(times_as_fast) if times_as_fast > 1 else SystemClock()
    assembly = Assembly(app, root, None, clock=clock)
    assembly.window.show()
    assembly.begin()
    photographer.wait(lambda: not assembly.records.is_loading)
    if answered:
        # What is asked once a day would stand before every page.
        assembly.window.full.drop_all()
    yield assembly
    take_down(assembly)


def browse(app: QApplication, photographer: Photographer) -> None:
    """Take the pages that show what is stored."""
    with opened(app, SHOTS / ".empty", photographer) as assembly:
        photographer.shoot(assembly.window, "today_first_day")
        assembly.window.show_page("progress")
        assembly.window.progress.show_part(Part.RECORDINGS)
        photographer.shoot(assembly.window, "log_empty")
    shutil.rmtree(SHOTS / ".empty")
    with opened(app, stock(), photographer) as assembly:
        window = assembly.window
        assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
        photographer.shoot(window, "today")
        pair(assembly, photographer)
        photographer.shoot(window, "log")
        learn(photographer, window)
        gallery_clinic.report_page(photographer, assembly)
        gallery_clinic.data_page(photographer, assembly)
        for summary in assembly.records.summaries:
            person = assembly.records.studio.record(summary.id).meta.source_label
            window.open_result(summary.id)
            photographer.shoot(window, f"result_{person}")


def learn(photographer: Photographer, window: MainWindow) -> None:
    """Take the list of reading pages and one page of them."""
    window.show_page("learn")
    photographer.shoot(window, "learn")
    window.pages.currentWidget().open("causes")
    photographer.shoot(window, "learn_causes")


def progress(app: QApplication, photographer: Photographer) -> None:
    """Take Progress in its states."""

    def at(root: Path) -> AbstractContextManager[Assembly]:
        return opened(app, root, photographer)

    look_back(at, SHOTS, photographer, shutil.rmtree)


def diary(app: QApplication, photographer: Photographer) -> None:
    """Take the care diary: today, a past day being corrected, an empty one, the check, visits."""
    root = SHOTS / ".diary"
    with opened(app, root, photographer) as assembly:
        window, book = assembly.window, assembly._opened().diary
        today = book.today()
        yesterday = today - timedelta(days=1)
        for pain in (3, 2):
            book.write(yesterday, "symptom_check", {"pain": pain, "eye": ["dry", "watery"]})
        book.write(yesterday, "sunglasses", {"went_out": True, "wore": "always"})
        book.write(yesterday, "mood_check", {"mood": 4})
        book.write_note(yesterday, "风大，眼睛干。 Windy; dry eye.")
        book.write_visit(today + timedelta(days=9), {"clinic": "康复科 / Rehabilitation"})
        window.show_diary()
        photographer.shoot(window, "diary_today")
        page = window.pages.currentWidget()
        page.open(yesterday)
        photographer.shoot(window, "diary_past")
        page.rows["symptom_check"].more.click()
        photographer.shoot(window, "diary_edit")
        page.open(today - timedelta(days=9))
        photographer.shoot(window, "diary_empty")
        page.show_check()
        photographer.shoot(window, "diary_check")
        page.show_visits()
        photographer.shoot(window, "diary_visits")
        totals(photographer, assembly, today)
    shutil.rmtree(root)


def totals(photographer: Photographer, assembly: Assembly, today: date) -> None:
    """Take the totals of questionnaires: none yet, one being entered, some to compare."""
    window, book = assembly.window, assembly._opened().totals
    window.show_page("totals")
    photographer.shoot(window, "totals_empty")
    page = window.pages.currentWidget()
    page.edit(None)
    photographer.shoot(window, "totals_entry")
    page.step_back()
    for days, value in ((180, 60), (90, 46.7), (0, 31.1)):
        book.write(Scale.SAQ, value, today - timedelta(days=days), Rater.SELF)
    book.write(Scale.FACE, 40, today - timedelta(days=90), Rater.CLINICIAN, "Dr. Li")
    book.write(Scale.FACE, 58.3, today, Rater.SELF)
    page.model.refresh()
    photographer.shoot(window, "totals")


def session(app: QApplication, photographer: Photographer) -> None:
    """Take a running session: choosing the view, rest, hold, pause, and the end question."""
    root = SHOTS / ".session"
    with opened(app, root, photographer) as assembly:
        window = assembly.window
        assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
        window.flow.first_look()
        gallery_day.answer_no(assembly)
        photographer.shoot(window, "session_choose")
        page = window.frames.currentWidget()
        model = page.view_model
        page.choose.chosen.emit(Preview.MIRROR)
        photographer.wait(lambda: model.check.is_settled)
        photographer.shoot(window, "session_check")
        model.pass_check()
        photographer.wait(lambda: model.elapsed_s > 4)
        photographer.shoot(window, "session_rest")
        photographer.wait(lambda: model.elapsed_s > 9.6)
        photographer.shoot(window, "session_hold")
        page.work.preview_requested.emit(Preview.OUTLINE)
        photographer.shoot(window, "session_outline")
        page.light.click()
        photographer.shoot(window, "session_brightness")
        page.light.click()
        page.work.preview_requested.emit(Preview.OFF)
        photographer.shoot(window, "session_off")
        model.toggle_pause()
        photographer.shoot(window, "session_paused")
        model.ask_end()
        photographer.shoot(window, "session_end")
        model.end()
        photographer.wait(lambda: model.stage.name in ("OVER", "ANALYSING"))
        photographer.shoot(window, "session_over")
        model.leave()
    shutil.rmtree(root)


def day(app: QApplication, photographer: Photographer) -> None:
    """Take the day's plan, the safety gate and the massage."""
    studio = gallery_day.Studio(
        photographer,
        SHOTS / ".day",
        lambda root: opened(app, root, photographer, answered=False),
    )
    gallery_day.todays(studio)
    gallery_day.gate(studio)
    gallery_day.massage(studio, every_step=photographer.size == LOOKS[0][2])


def film(app: QApplication, photographer: Photographer) -> None:
    """Take a phone video in: what is asked, its movements, going on later, a file that is none."""
    root = SHOTS / ".film"
    path = next((stock() / "sessions").glob("*/video.mkv"))
    with opened(app, root, photographer) as assembly:
        gallery_film.take_in(photographer, assembly, path, root / "no film.mp4")
    shutil.rmtree(root)


def recording(app: QApplication, photographer: Photographer) -> None:
    """Take the weekly recording."""
    root, speed = SHOTS / ".recording", gallery_recording.TIMES_AS_FAST
    gallery_recording.recording(
        photographer, root, lambda: opened(app, root, photographer, times_as_fast=speed)
    )


def training(app: QApplication, photographer: Photographer) -> None:
    """Take Practice and a running training; the demo person links smile and eye by itself."""
    root = SHOTS / ".training"
    with opened(app, root, photographer) as assembly:
        window = assembly.window
        gallery_day.answer_no(assembly)
        assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
        window.show_page("practice")
        photographer.shoot(window, "practice")
        practice = window.pages.currentWidget()
        practice.make.click()
        practice.editor.ticks["soft_blink"].click()
        photographer.shoot(window, "practice_own_set")
        practice.step_back()
        window.flow.train("pattern_P2")
        gallery_day.answer_no(assembly)
        page = window.frames.currentWidget()
        model, work = page.view_model, page.work
        page.choose.chosen.emit(Preview.MIRROR)
        photographer.wait(lambda: model.check.is_settled)
        model.pass_check()
        photographer.wait(lambda: model.elapsed_s > 16)
        photographer.shoot(window, "training_baseline")

        def is_at(phase: Phase, rep: int) -> bool:
            prompt = model.prompt
            has_begun = prompt is not None and model.elapsed_s > 40
            return has_begun and (prompt.phase, prompt.beat.rep) == (phase, rep)

        photographer.wait(lambda: is_at(Phase.HOLD, 1))
        photographer.shoot(window, "training_mirror")
        photographer.wait(lambda: work.strip.shown.kind is CueKind.LINKED or is_at(Phase.REST, 2))
        photographer.shoot(window, "training_cue")
        page.view_model.choose_preview(Preview.OUTLINE)
        photographer.shoot(window, "training_outline")
        page.view_model.choose_preview(Preview.OFF)
        photographer.shoot(window, "training_off")
        page.view_model.choose_preview(Preview.MIRROR)
        photographer.wait(work.side.rest.isVisible)
        photographer.shoot(window, "training_rest")
        model.toggle_pause()
        photographer.shoot(window, "training_paused")
        model.toggle_pause()
        work.side.rest.fatigue.rows[-1].buttons()[0].click()
        photographer.shoot(window, "training_tired")
        model.leave()
    shutil.rmtree(root)


def clinic(app: QApplication, photographer: Photographer) -> None:
    """Take the clinician's view, on a computer where nobody has recorded anything."""
    bundle = gallery_clinic.bundle_of(stock(), SHOTS / ".reports", Texts(photographer.lang))
    with opened(app, SHOTS / ".clinic", photographer) as assembly:
        gallery_clinic.clinic(photographer, assembly, bundle)
    for name in (".reports", ".clinic"):
        shutil.rmtree(SHOTS / name)


def start(app: QApplication, photographer: Photographer) -> None:
    """Take the first start, the settings, and the notice after a failure."""
    gallery_start.set_up(app, SHOTS / ".start", photographer)
    with opened(app, SHOTS / ".settings", photographer) as assembly:
        if photographer.size > 18:
            assembly.window.resize(*gallery_start.NARROW)
        gallery_start.settings(photographer, assembly)
        gallery_start.failure(photographer, assembly)
    shutil.rmtree(SHOTS / ".settings")


def lock(app: QApplication, photographer: Photographer) -> None:
    """Take the lock: being set, set, under way, and asked for at the start."""
    root = SHOTS / ".lock"
    gallery_lock.lock(app, root, photographer, lambda: opened(app, root, photographer))


EVERY, FEW, FEWEST = (*LOOKS, *LARGE), (LOOKS[0], LOOKS[3], *LARGE), (LOOKS[0], LOOKS[3], LARGE[0])
PARTS: dict[str, tuple[Callable[[QApplication, Photographer], None], tuple[Look, ...]]] = {
    "browse": (browse, EVERY),
    "diary": (diary, EVERY),
    "session": (session, FEWEST),
    "day": (day, FEW),
    "film": (film, FEW),
    "progress": (progress, FEW),
    "recording": (recording, FEWEST),
    "training": (training, FEWEST),
    "start": (start, FEW),
    "clinic": (clinic, FEW),
    "lock": (lock, EVERY),
}


def main(chosen: list[str]) -> None:
    """Take the pictures of the parts named, without a name all of them anew."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setApplicationName("MirrorMend")
    if not chosen:
        shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True, exist_ok=True)
    FLAWS.unlink(missing_ok=True)
    for name in chosen or PARTS:
        part, looks = PARTS[name]
        for look in looks:
            part(app, Photographer(app, look))


if __name__ == "__main__":
    main(sys.argv[1:])
