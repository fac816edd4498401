import subprocess
import sys
import wave

import numpy as np
import pytest

from tests.ui.voice.fakes import BrokenSound, FakeOutputs, FakeSound, preferences
from ui.voice.chimes import SOUNDS, Chime, Chimes, QtSound, SoundFailure
from ui.voice.kit import VoiceKit
from ui.voice.outputs import Outputs
from ui.voice.silence import Silence


class Bells:
    def __init__(self, kind: type[FakeSound] = FakeSound, has_output=True, **settings: object):
        self.loaded: list[FakeSound] = []
        self.kind = kind
        self.preferences = preferences(**settings)
        self.outputs = FakeOutputs(has_output)
        self.chimes = Chimes(self.preferences, self.outputs, self._load)
        self.shown: list[Chime] = []
        self.changes = 0
        self.chimes.rang.connect(self.shown.append)
        self.chimes.silence_changed.connect(self._on_change)

    def _load(self, path):
        self.loaded.append(self.kind(path))
        return self.loaded[-1]

    def _on_change(self) -> None:
        self.changes += 1


def test_a_chime_is_loaded_once_and_played_as_loud_as_chosen(qapp):
    bells = Bells(chimes_volume=30)
    assert bells.loaded == []
    bells.chimes.ring(Chime.STEP)
    bells.chimes.ring(Chime.STEP)
    assert [sound.path.name for sound in bells.loaded] == ["step.wav"]
    assert bells.loaded[0].played == pytest.approx([0.3, 0.3])
    bells.chimes.prepare()
    assert len(bells.loaded) == 3


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [({"chimes_on": False}, Silence.OFF), ({"has_output": False}, Silence.NO_AUDIO)],
)
def test_a_chime_that_is_not_heard_is_still_shown(qapp, settings, wanted):
    bells = Bells(**settings)
    bells.chimes.prepare()
    bells.chimes.ring(Chime.HALF)
    assert (bells.shown, bells.loaded) == ([Chime.HALF], [])
    assert bells.chimes.silence() is wanted


def test_a_broken_backend_is_told_once(qapp, caplog):
    bells = Bells(BrokenSound)
    for chime in Chime:
        bells.chimes.ring(chime)
    assert bells.shown == list(Chime)
    assert (bells.chimes.silence(), bells.changes) == (Silence.NO_AUDIO, 1)
    assert len(caplog.records) == 1
    bells.kind = FakeSound
    bells.outputs.plug(True)
    bells.chimes.ring(Chime.END)
    assert bells.loaded[-1].played


def test_a_backend_that_cannot_load_is_told_once(qapp):
    def refuse(_path):
        raise SoundFailure("no library")

    chimes = Chimes(preferences(), FakeOutputs(), refuse)
    chimes.prepare()
    assert chimes.silence() is Silence.NO_AUDIO


def test_turning_chimes_off_ends_the_one_that_sounds(qapp):
    bells = Bells()
    bells.chimes.ring(Chime.END)
    bells.preferences.use_chimes_on(False)
    assert (bells.loaded[0].is_stopped, bells.changes) == (True, 1)
    bells.preferences.use_chimes_volume(10)
    assert bells.changes == 1


def test_the_real_player_keeps_quiet_and_raises_nothing(qapp, capfd):
    prefs = preferences(voice_on=False)
    kit = VoiceKit.for_window(prefs)
    kit.prepare()
    kit.chimes.ring(Chime.STEP)
    assert kit.chimes.silence() in (None, Silence.NO_AUDIO)
    kit.close()
    assert capfd.readouterr() == ("", "")


def test_a_machine_without_the_library_has_no_output(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    outputs = Outputs()
    assert not outputs.has_any()
    assert not outputs.has_any()
    with pytest.raises(SoundFailure):
        QtSound(Chime.STEP.path)


@pytest.mark.qt_log_ignore("QSoundEffect: Error decoding")
def test_a_file_that_is_no_sound_is_a_failure(qtbot, tmp_path):
    if not Outputs().has_any():
        pytest.skip("needs a sound output")
    path = tmp_path / "x.wav"
    path.write_bytes(b"no sound")
    sound = QtSound(path)

    def has_failed() -> bool:
        try:
            sound.play(0.0)
        except SoundFailure:
            return True
        return False

    qtbot.waitUntil(has_failed, timeout=3000)


def test_making_a_kit_loads_no_library():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from tests.ui.voice.fakes import preferences\n"
        "from ui.voice.kit import VoiceKit\n"
        "kit = VoiceKit.for_window(preferences())\n"
        "heavy = [m for m in sys.modules if m.startswith(('PySide6.QtM', 'PySide6.QtTextT'))]\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=SOUNDS.parents[1], check=True)


# --- the sounds ------------------------------------------------------------------------------


def test_the_script_makes_the_files_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, SOUNDS / "make_chimes.py", tmp_path], check=True)
    for chime in Chime:
        assert (tmp_path / chime.path.name).read_bytes() == chime.path.read_bytes()


def test_the_sounds_are_small():
    assert sum(chime.path.stat().st_size for chime in Chime) <= 60_000


@pytest.mark.parametrize("chime", Chime)
def test_a_sound_is_soft_and_does_not_click(chime):
    with wave.open(str(chime.path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        rate_hz = file.getframerate()
        wave_ = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    peak_db = 20 * np.log10(np.abs(wave_).max())
    assert -20 < peak_db <= -12
    assert wave_[0] == 0
    assert wave_[-1] == 0
    loudest_at_s = np.abs(wave_).argmax() / rate_hz
    assert loudest_at_s >= 0.03
    assert np.abs(wave_[: rate_hz // 200]).max() < 0.02 * np.abs(wave_).max()
    # A click is a jump; the steepest tone here, 1176 Hz, would at full peak rise by 0.46 of it.
    assert np.abs(np.diff(wave_)).max() < 0.3 * np.abs(wave_).max()
    spectrum = np.abs(np.fft.rfft(wave_)) ** 2
    pitches_hz = np.fft.rfftfreq(len(wave_), 1 / rate_hz)
    assert spectrum[pitches_hz > 1300].sum() < 1e-4 * spectrum.sum()
