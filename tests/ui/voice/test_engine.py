import sys

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTextToSpeech import QTextToSpeech

from app.texts import Lang
from tests.ui.voice.fakes import FakeOutputs, FakeSpeech, preferences
from ui.voice.engine import QtEngine, Utterance, best_locale, open_qt_engines
from ui.voice.silence import Silence
from ui.voice.speaker import Speaker

ESPEAK = (
    ("English (Great Britain)", "en_GB"),
    ("Bishnupriya Manipuri", "C"),
    ("Chinese (Mandarin, latin as English)", "C"),
    ("Chinese (Cantonese)", "yue_HK"),
)


def utterance(number: int, text: str, lang: Lang = Lang.EN) -> Utterance:
    return Utterance(number, text, lang, 0.5, -0.25)


class Heard:
    def __init__(self, engine: QtEngine) -> None:
        self.ended: list[int] = []
        self.failed: list[Silence] = []
        engine.listen(self.ended.append, self.failed.append)


@pytest.mark.parametrize(
    ("spoken", "lang", "wanted"),
    [
        (["zh_TW", "zh_CN", "en_US"], Lang.ZH, "zh_CN"),
        (["zh_TW", "zh_SG"], Lang.ZH, "zh_SG"),
        (["zh_HK", "zh_TW"], Lang.ZH, "zh_TW"),
        (["zh_HK", "yue_HK", "en_GB"], Lang.ZH, None),
        (["en_AU", "en_US", "zh_CN"], Lang.EN, "en_US"),
        (["en_US", "en_GB"], Lang.EN, "en_GB"),
        (["en_AU"], Lang.EN, "en_AU"),
        ([], Lang.EN, None),
    ],
)
def test_the_nearest_locale_is_chosen(spoken, lang, wanted):
    found = best_locale([QLocale(name) for name in spoken], lang)
    assert (found.name() if found else None) == wanted


def test_mandarin_that_qt_does_not_label_is_found_by_its_name(qapp):
    speech = FakeSpeech(*ESPEAK)
    engine = QtEngine(speech)
    assert engine.speaks(Lang.ZH)
    engine.say(utterance(1, "额头", Lang.ZH))
    engine.say(utterance(2, "Forehead"))
    speech.deliver()
    assert speech.said == [
        ("Chinese (Mandarin, latin as English)", "额头"),
        ("English (Great Britain)", "Forehead"),
    ]


def test_a_voice_of_another_language_never_reads(qapp):
    engine = QtEngine(speech := FakeSpeech(("Bishnupriya Manipuri", "C"), ("Cantonese", "zh_HK")))
    heard = Heard(engine)
    assert not engine.speaks(Lang.ZH)
    assert not engine.speaks(Lang.EN)
    engine.say(utterance(1, "额头", Lang.ZH))
    assert (speech.said, heard.failed) == ([], [Silence.NO_VOICE_FOR_LANGUAGE])


def test_the_next_one_waits_until_the_stop_was_told(qapp):
    speech = FakeSpeech(*ESPEAK)
    engine = QtEngine(speech)
    heard = Heard(engine)
    engine.say(utterance(1, "old"))
    engine.say(utterance(2, "new"))
    assert [text for _, text in speech.said] == ["old"]
    speech.deliver()
    assert [text for _, text in speech.said] == ["old", "new"]
    assert heard.ended == []
    speech.end()
    assert heard.ended == [2]
    assert speech.manner == {"volume": 0.5, "rate": -0.25}


def test_what_was_stopped_is_not_told_as_ended(qapp):
    speech = FakeSpeech(*ESPEAK)
    engine = QtEngine(speech)
    heard = Heard(engine)
    engine.say(utterance(1, "old"))
    engine.say(utterance(2, "new"))
    engine.stop()
    speech.deliver()
    assert ([text for _, text in speech.said], heard.ended) == (["old"], [])


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        (QTextToSpeech.ErrorReason.Playback, Silence.NO_AUDIO),
        (QTextToSpeech.ErrorReason.Initialization, Silence.NO_ENGINE),
    ],
)
def test_a_failure_is_told_as_a_reason(qapp, reason, wanted):
    speech = FakeSpeech(*ESPEAK)
    engine = QtEngine(speech)
    heard = Heard(engine)
    engine.say(utterance(1, "Forehead"))
    speech.fail(reason)
    assert heard.failed == [wanted]


def test_qts_own_engine_speaks_english_to_its_end(qtbot):
    if "mock" not in QTextToSpeech.availableEngines():
        pytest.skip("Qt's mock engine is not here")
    engine = QtEngine(QTextToSpeech("mock"))
    speaker = Speaker(preferences(), FakeOutputs(), lambda: (engine,))
    assert speaker.silence(Lang.ZH) is Silence.NO_VOICE_FOR_LANGUAGE
    assert speaker.silence(Lang.EN) is None
    with qtbot.waitSignal(speaker.fell_silent, timeout=3000):
        speaker.say("one two", Lang.EN)
        assert speaker.is_speaking
    with qtbot.waitSignal(speaker.fell_silent, timeout=3000):
        speaker.say("one two three four five six seven eight", Lang.EN)
        speaker.say("nine ten", Lang.EN)
    speaker.close()


def test_the_engines_of_this_machine_are_opened_without_a_word(qapp, capfd):
    engines = open_qt_engines()
    for engine in engines:
        assert isinstance(engine, QtEngine)
        engine.speaks(Lang.EN)
        engine.close()
    assert capfd.readouterr() == ("", "")


def test_a_machine_without_the_library_has_no_engine(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    assert open_qt_engines() == ()
