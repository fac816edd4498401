"""Pictures for `make shots`: the report that a patient makes, and what a clinician does with it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.commands.report import ReportOptions, report
from app.report.bundle.sealed import seal
from app.store.paths import DataPaths
from app.texts import Texts
from tests.app.report.bundle import made
from ui.bootstrap import Assembly
from ui.pages.clinic import ClinicPage
from ui.viewmodels.clinic import ClinicState

NARROW, USUAL = (1024, 700), (1280, 800)


class Photographer(Protocol):
    def wait(self, until: Callable[[], bool], at_most_s: float = 60.0) -> None: ...
    def shoot(self, window: QWidget, name: str) -> None: ...


def report_page(photographer: Photographer, assembly: Assembly) -> None:
    """Take the report's page, with its preview."""
    window = assembly.window
    window.show_page("report")
    page = window.pages.currentWidget()
    photographer.wait(lambda: page.preview.pages > 0)
    photographer.shoot(window, "report")
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    photographer.shoot(window, "report_saving")


def data_page(photographer: Photographer, assembly: Assembly) -> None:
    """Take the page of what is stored."""
    window = assembly.window
    window.show_page("data")
    page = window.pages.currentWidget()
    photographer.wait(lambda: page._model.stored is not None)
    photographer.shoot(window, "data")


def bundle_of(data: Path, out: Path, texts: Texts) -> Path:
    """Return a report with films, made from a data folder."""
    options = ReportOptions(None, None, out, with_outline=True, with_clips=True)
    report(options, DataPaths(data), texts)
    return next(out.glob("*.mmz"))


def clinic(photographer: Photographer, assembly: Assembly, bundle: Path) -> None:
    """Take the clinician's view with a report in it, and without one."""
    window = assembly.window
    window.clinic.open()
    photographer.shoot(window, "clinic_door")
    window.clinic.leave()
    page = _opened(photographer, assembly, bundle)
    photographer.wait(lambda: page.work.film.has_pictures)
    photographer.shoot(window, "clinic")
    window.resize(*NARROW)
    photographer.shoot(window, "clinic_narrow")
    window.resize(*USUAL)
    page.work.film.view.buttons()[1].click()
    photographer.wait(lambda: page.work.film.has_pictures)
    photographer.shoot(window, "clinic_outline")
    page.work.aside.origin.unfold()
    photographer.shoot(window, "clinic_sender")
    _review(photographer, assembly, page)
    window.clinic.leave()
    _refused(photographer, assembly, bundle)


def _opened(photographer: Photographer, assembly: Assembly, path: Path) -> ClinicPage:
    assembly.window.clinic.open(path)
    page = assembly.window.clinic.page
    assert page is not None
    photographer.wait(lambda: page._model.state is not ClinicState.OPENING)
    return page


def _review(photographer: Photographer, assembly: Assembly, page: ClinicPage) -> None:
    """Judge, rate, compare, and look at what the person entered."""
    window, work = assembly.window, page.work
    for place, row in enumerate(work._rows()):
        work.show_result(row.exercise)
        if work.verdicts.cards:
            work.verdicts.say(place % 3)
    work.aside.reviewer.setText("Dr Ma")
    work.keep_texts()
    photographer.shoot(window, "clinic_reviewed")
    for name, button in (
        ("compare", work.aside.compare),
        ("entered", work.aside.entered),
        ("rating", work.aside.rate),
    ):
        button.click()
        photographer.shoot(window, f"clinic_{name}")
    page._on_write()
    photographer.shoot(window, "clinic_plan_empty")
    writer = page._writer
    assert writer is not None
    for _ in range(2):
        writer.add(0, writer.pickable(0)[0][0])
    photographer.shoot(window, "clinic_plan")
    page._on_back()


def _refused(photographer: Photographer, assembly: Assembly, bundle: Path) -> None:
    """Open what cannot be shown, or not yet."""
    newer = b'{"schema_version": 99, "format": "mirrormend-bundle"}'

    def spoiled(name: str, change: Callable[[str, bytes], bytes]) -> Path:
        path = bundle.with_name(f"{name}.mmz")
        shutil.copyfile(bundle, path)
        return made.rezipped(path, change)

    sealed = bundle.with_name("sealed.mmz")
    seal(bundle, "a long password", sealed)
    letter = bundle.with_name("letter.mmz")
    letter.write_text("Dear doctor")
    paths = {
        "altered": spoiled("altered", lambda n, c: c + b" " if n == "summary.csv" else c),
        "newer": spoiled("newer", lambda n, c: newer if n == "manifest.json" else c),
        "letter": letter,
        "password": sealed,
    }
    for name, path in paths.items():
        _opened(photographer, assembly, path)
        photographer.shoot(assembly.window, f"clinic_{name}")
        assembly.window.clinic.leave()
    page = _opened(photographer, assembly, sealed)
    page.door.password.setText("another one")
    page.door.unlock.click()
    photographer.wait(lambda: page._model.state is not ClinicState.OPENING)
    photographer.shoot(assembly.window, "clinic_password_wrong")
    assembly.window.clinic.leave()
