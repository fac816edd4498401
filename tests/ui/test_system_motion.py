"""Less movement as the system asks for it, with the person's own choice above it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection

from app.store.settings import Settings
from ui.preferences import Preferences
from ui.system_motion import SystemMotion

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("is_system_calm", [True, False])
def test_the_persons_own_choice_stands_above_the_systems(is_system_calm: bool) -> None:
    preferences = Preferences(Settings(), lambda _: None, lambda: is_system_calm)
    assert preferences.is_motion_reduced() is is_system_calm
    preferences.use_reduced_motion(False)
    assert preferences.is_motion_reduced() is False
    preferences.use_reduced_motion(True)
    assert preferences.is_motion_reduced() is True
    preferences.use_reduced_motion(None)
    assert preferences.is_motion_reduced() is is_system_calm


def test_without_a_desktop_to_ask_drawings_move(qapp: QCoreApplication) -> None:
    motion = SystemMotion()
    motion.ask(QDBusConnection("nobody"))
    assert motion.is_reduced() is False


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a session bus")
@pytest.mark.parametrize(
    "said", ["less", "none", "still", "old", "nothing", "changed"], ids=lambda name: name
)
def test_a_desktop_is_asked_over_a_real_bus(said: str) -> None:
    """A portal of our own answers, on a bus of its own, in a process of its own."""
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.portal", said],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    expected = {"less": True, "none": False, "still": True, "old": True, "nothing": False}
    wanted = "False True False" if said == "changed" else str(expected[said])
    assert done.stdout.strip() == wanted, done.stderr
