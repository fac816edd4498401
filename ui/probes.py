"""Qt's facts about this machine, for `doctor` and for the choice of camera."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication

from ui.tokens import CJK_FAMILIES

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech


def count_cameras() -> int | None:
    """Count cameras without opening one; None where this system does not tell."""
    if sys.platform.startswith("linux"):
        return len(list(Path("/dev").glob("video*")))
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return None
    return len(QMediaDevices.videoInputs())


def probe() -> Mapping[str, str]:
    """Return name and value of each fact; "?" with the reason where a part is missing."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_say_nothing)
    app = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(app, QGuiApplication)
    facts = {
        "Qt": qVersion(),
        "display": app.platformName(),
        "screens": _screens(app),
        "Chinese font": _chinese_font(),
        "cameras": _or_unknown(count_cameras()),
    }
    return facts | _sound()


def _say_nothing(_kind: QtMsgType, _context: object, _message: str) -> None:
    """Keep what plugins complain of out of the answer; the facts say it."""


def has_display() -> bool:
    """Tell whether a window can be shown: Qt ends the whole program where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def _screens(app: QGuiApplication) -> str:
    return ", ".join(
        f"{screen.size().width()}×{screen.size().height()} @{screen.devicePixelRatio():g}"
        for screen in app.screens()
    )


def _chinese_font() -> str:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    wanted = [name for name in CJK_FAMILIES if name in families]
    return next(iter([*wanted, *families]), "none")


def _sound() -> dict[str, str]:
    try:
        from PySide6.QtMultimedia import QMediaDevices
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError as error:
        return {"sound": f"? ({error})"}
    facts = {"sound outputs": str(len(QMediaDevices.audioOutputs()))}
    working: list[str] = []
    for name in QTextToSpeech.availableEngines():
        speech = QTextToSpeech(name)
        if name == "mock" or speech.state() is QTextToSpeech.State.Error:
            continue
        if not working:
            facts |= _voices(speech)
        working.append(name)
    return facts | {"speech engines": ", ".join(working) or "none"}


def _voices(speech: "QTextToSpeech") -> dict[str, str]:
    wanted = {
        "voices zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
        "voices en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    }
    spoken = {locale.language() for locale in speech.availableLocales()}
    facts: dict[str, str] = {}
    for name, locale in wanted.items():
        if locale.language() not in spoken:
            facts[name] = "0"
            continue
        speech.setLocale(locale)
        facts[name] = str(len(speech.availableVoices()))
    return facts


def _or_unknown(count: int | None) -> str:
    return "?" if count is None else str(count)
