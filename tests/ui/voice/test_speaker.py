import pytest

from app.texts import Lang
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, preferences
from ui.voice.lines import Urgency
from ui.voice.silence import Silence
from ui.voice.speaker import Speaker


class Desk:
    """A speaker, its engines, and what was shown."""

    def __init__(self, *engines: FakeEngine, has_output: bool = True, **settings: object) -> None:
        self.opened = 0
        self.engines = engines
        self.preferences = preferences(**settings)
        self.outputs = FakeOutputs(has_output)
        self.speaker = Speaker(self.preferences, self.outputs, self._open)
        self.shown: list[str] = []
        self.ends = 0
        self.speaker.said.connect(self._on_said)
        self.speaker.fell_silent.connect(self._on_silent)

    def _open(self):
        self.opened += 1
        return self.engines

    def _on_said(self, text: str, _urgency: Urgency) -> None:
        self.shown.append(text)

    def _on_silent(self) -> None:
        self.ends += 1


@pytest.fixture
def desk(qapp):
    made: list[Desk] = []

    def make(*engines: FakeEngine, **settings: object) -> Desk:
        made.append(Desk(*engines, **settings))
        return made[-1]

    yield make
    for each in made:
        each.speaker.stop()


def test_a_line_is_shown_and_spoken_as_chosen(desk):
    engine = FakeEngine()
    it = desk(engine, voice_volume=40, voice_rate=-30)
    it.speaker.say("推到发际线", Lang.ZH)
    assert it.shown == ["推到发际线"]
    assert it.speaker.is_speaking
    said = engine.said[0]
    assert (said.text, said.lang) == ("推到发际线", Lang.ZH)
    assert (said.volume_ratio, said.rate_ratio) == pytest.approx((0.4, -0.3))
    engine.finish()
    assert (it.ends, it.speaker.is_speaking) == (1, False)


def test_engines_are_opened_with_the_first_line_and_once(desk):
    it = desk(FakeEngine())
    assert it.opened == 0
    it.speaker.say("a", Lang.EN)
    it.speaker.say("b", Lang.EN)
    assert it.opened == 1


def test_off_opens_no_engine_and_still_shows_every_line(desk):
    it = desk(FakeEngine(), voice_on=False)
    it.speaker.prepare()
    it.speaker.say("Forehead", Lang.EN)
    assert (it.shown, it.opened) == (["Forehead"], 0)
    assert it.speaker.silence(Lang.EN) is Silence.OFF
    assert it.opened == 0


@pytest.mark.parametrize(
    ("engines", "has_output", "wanted"),
    [
        ((), True, Silence.NO_ENGINE),
        ((FakeEngine(Lang.EN),), True, Silence.NO_VOICE_FOR_LANGUAGE),
        ((FakeEngine(Lang.ZH),), False, Silence.NO_AUDIO),
        ((FakeEngine(Lang.EN), FakeEngine(Lang.ZH)), True, None),
    ],
)
def test_the_reason_why_chinese_is_not_heard(desk, engines, has_output, wanted):
    it = desk(*engines, has_output=has_output)
    assert it.speaker.silence(Lang.ZH) is wanted
    it.speaker.say("额头", Lang.ZH)
    assert it.shown == ["额头"]


def test_the_engine_that_knows_the_language_speaks(desk):
    english, chinese = FakeEngine(Lang.EN), FakeEngine(Lang.ZH)
    it = desk(english, chinese)
    it.speaker.say("Forehead", Lang.EN)
    it.speaker.say("额头", Lang.ZH)
    assert (english.texts, chinese.texts) == (["Forehead"], ["额头"])
    assert english.speaking is None


def test_nothing_is_said_over_a_safety_message(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("prompt", Lang.EN)
    it.speaker.say("Stop now", Lang.EN, Urgency.SAFETY)
    assert engine.speaking.text == "Stop now"
    it.speaker.say("next", Lang.EN)
    it.speaker.say("cue", Lang.EN, Urgency.CUE)
    it.speaker.pause()
    it.speaker.say("last", Lang.EN)
    assert engine.speaking.text == "Stop now"
    assert it.shown == ["prompt", "Stop now"]
    engine.finish()
    assert it.shown == ["prompt", "Stop now", "last"]


def test_a_late_end_of_a_line_that_was_cut_off_ends_nothing(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("old", Lang.EN)
    it.speaker.say("Stop now", Lang.EN, Urgency.SAFETY)
    it.speaker.say("next", Lang.EN)
    engine.finish_late(engine.said[0])
    assert engine.speaking.text == "Stop now"


def test_pause_ends_a_prompt_and_what_waits(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("prompt", Lang.EN)
    it.speaker.say("cue", Lang.EN, Urgency.CUE)
    it.speaker.pause()
    assert (engine.speaking, it.speaker.current, it.ends) == (None, None, 1)
    it.speaker.pause()
    assert (it.shown, it.ends) == (["prompt"], 1)


def test_stop_ends_a_safety_message_too(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("Stop now", Lang.EN, Urgency.SAFETY)
    it.speaker.stop()
    assert (engine.speaking, it.ends) == (None, 1)


def test_without_a_voice_a_line_keeps_its_turn_while_it_is_read(desk, qtbot):
    it = desk()
    it.speaker.say("Stop now", Lang.EN, Urgency.SAFETY)
    it.speaker.say("next", Lang.EN)
    assert it.shown == ["Stop now"]
    qtbot.waitUntil(lambda: it.shown == ["Stop now", "next"], timeout=4000)


def test_an_engine_that_never_ends_gives_way(desk, qtbot, monkeypatch):
    monkeypatch.setattr("ui.voice.speaker.GRACE_S", -3.95)
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("Stop now", Lang.EN, Urgency.SAFETY)
    it.speaker.say("next", Lang.EN)
    qtbot.waitUntil(lambda: it.shown == ["Stop now", "next"], timeout=4000)
    assert engine.speaking.text == "next"


def test_an_engine_that_fails_leaves_the_line_to_its_caption(desk, qtbot):
    engine = FakeEngine()
    engine.fails_with = Silence.NO_AUDIO
    it = desk(engine)
    with qtbot.waitSignal(it.speaker.silence_changed):
        it.speaker.say("Forehead", Lang.EN)
    assert it.shown == ["Forehead"]
    assert not it.speaker.is_speaking
    assert it.speaker.silence(Lang.EN) is Silence.NO_AUDIO
    it.speaker.say("again", Lang.EN)
    engine.fails_with = None
    it.speaker.say("Temples", Lang.EN)
    engine.finish()
    assert it.speaker.silence(Lang.EN) is None


def test_a_new_output_makes_a_failure_forgotten(desk, qtbot):
    engine = FakeEngine()
    engine.fails_with = Silence.NO_AUDIO
    it = desk(engine)
    it.speaker.say("Forehead", Lang.EN)
    with qtbot.waitSignal(it.speaker.silence_changed):
        it.outputs.plug(True)
    assert it.speaker.silence(Lang.EN) is None


def test_turning_the_voice_off_ends_it_at_once(desk, qtbot):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.say("Forehead", Lang.EN)
    it.preferences.use_voice_volume(10)
    assert engine.speaking
    with qtbot.waitSignal(it.speaker.silence_changed):
        it.preferences.use_voice_on(False)
    assert (engine.speaking, it.speaker.is_speaking) == (None, False)
    assert it.speaker.current is not None
    it.preferences.use_voice_on(True)
    it.speaker.say("Temples", Lang.EN)
    assert engine.speaking.text == "Temples"


def test_an_empty_line_is_no_line(desk):
    it = desk(FakeEngine())
    it.speaker.say(" ", Lang.EN)
    assert (it.shown, it.opened) == ([], 0)


def test_a_listener_may_stop_what_is_shown(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.said.connect(lambda *_: it.speaker.stop())
    it.speaker.say("Forehead", Lang.EN)
    assert (engine.said, it.speaker.current) == ([], None)


def test_close_closes_the_engines(desk):
    engine = FakeEngine()
    it = desk(engine)
    it.speaker.prepare()
    it.speaker.close()
    assert engine.is_closed
