"""Pictures for `make shots`: the report that a patient makes, and what a clinician does with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.commands.report import ReportOptions, report
from app.store.paths import DataPaths
from app.texts import Texts
from ui.bootstrap import Assembly
from ui.viewmodels.clinic import ClinicState


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
    window.clinic.open(bundle)
    page = window.clinic.page
    photographer.wait(lambda: page._model.state is ClinicState.OPEN)
    photographer.wait(lambda: page.work.film.has_pictures)
    photographer.shoot(window, "clinic")
    page.work.film.view.buttons()[1].click()
    photographer.wait(lambda: page.work.film.has_pictures)
    photographer.shoot(window, "clinic_outline")
    window.clinic.leave()
