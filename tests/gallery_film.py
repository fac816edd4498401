"""Pictures for `make shots`: a film from a phone on its way into the log."""

from pathlib import Path

from tests.gallery_start import Photographer
from ui.bootstrap import Assembly


def take_in(photographer: Photographer, assembly: Assembly, path: Path, no_film: Path) -> None:
    """Take what is asked, the movements, going on later, and a file that is no film."""
    window = assembly.window
    window.full.drop_all()
    window.film.open(path)
    page = window.frames.currentWidget()
    model = page.view_model
    photographer.wait(lambda: model.stage.name == "CONFIRM")
    photographer.shoot(window, "film_confirm")
    page.confirm.take.click()
    photographer.wait(lambda: page.bar.value() > 30)
    photographer.shoot(window, "film_reading")
    photographer.wait(lambda: model.stage.name == "NAMING", 300.0)
    photographer.wait(lambda: page.names.scrubber.head.is_playing)
    photographer.shoot(window, "film_names")
    page.names.more.click()
    page.names.choices["open_smile"].click()
    page.remove.click()
    photographer.shoot(window, "film_remove")
    page.back.click()
    photographer.wait(lambda: assembly.models.today.waiting is not None)
    photographer.shoot(window, "film_waits")
    no_film.write_text("no film")
    window.film.open(no_film)
    photographer.wait(lambda: window.full.top.view_model.stage.name == "FAILED")
    photographer.shoot(window, "film_refused")
