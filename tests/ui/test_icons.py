"""The icons: every one can be drawn, and the app's own can be told apart on any ground."""

import pytest
from PySide6.QtGui import QColor, QImage

from ui import icons
from ui.theme import Theme, ThemeName

NAMES = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))


def colors(picture: QImage) -> set[str]:
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {picture.pixelColor(*point).name() for point in points}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_the_colour_of_its_words(qapp, name: str) -> None:
    ink = QColor("#123456")
    drawn = icons.pixmap(name, ink, 24).toImage()
    assert ink.name() in colors(drawn), "nothing is drawn in the colour"


@pytest.mark.parametrize("name", ThemeName)
def test_the_apps_icon_has_its_ground_its_face_and_its_mouth(qapp, name: ThemeName) -> None:
    theme = Theme(name)
    icon = icons.app_icon(theme)
    for size_px in (16, 256):
        picture = icon.pixmap(size_px, size_px).toImage()
        assert picture.width() == size_px
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(size_px // 2, 1).name() == theme.color("pfill").name()
    large = colors(picture)
    assert theme.color("onprimary").name() in large
    assert theme.color("afffill").name() in large
