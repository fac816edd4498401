"""The process of the voice, for real: it speaks, dies, hangs, and never holds anybody up."""

import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from app.texts import Lang
from tests.ui.voice.fakes import FakeOutputs, preferences
from ui.voice.engine import EngineState, Utterance
from ui.voice.remote import COMMAND, RemoteEngine
from ui.voice.silence import Silence
from ui.voice.speaker import Speaker

_READY = 'print(\'{"ready": ["zh", "en"], "engines": 1}\', flush=True)\n'
HANGS = (sys.executable, "-c", f"import time\n{_READY}time.sleep(600)")
NEVER_READY = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", f"import sys\n{_READY}sys.stdin.readline()")
BABBLES = (
    sys.executable,
    "-c",
    f"print('[1', flush=True)\nprint('7', flush=True)\n{_READY}input()",
)
LONG_MS = 60_000


@pytest.fixture
def opened(qtbot: QtBot):
    made: list[RemoteEngine] = []

    def make(command=COMMAND, **wanted) -> RemoteEngine:
        made.append(RemoteEngine(command, **{"ready_ms": LONG_MS, "answer_ms": LONG_MS, **wanted}))
        return made[-1]

    yield make
    for each in made:
        each.close()


def wait_for(qtbot: QtBot, engine: RemoteEngine, state: EngineState) -> None:
    qtbot.waitUntil(lambda: engine.state is state, timeout=30_000)


def line(number: int = 1, lang: Lang = Lang.EN) -> Utterance:
    return Utterance(number, "Forehead", lang, 0.5, 0.0)


def test_the_real_process_speaks_a_line_to_its_end(opened, qtbot):
    """Qt's mock engine takes the place of a speech server; everything else is as it runs."""
    engine = opened((*COMMAND, "mock"))
    ended: list[int] = []
    engine.listen(ended.append, lambda _silence: None)
    wait_for(qtbot, engine, EngineState.READY)
    assert engine.speaks(Lang.EN)
    engine.say(line(7))
    qtbot.waitUntil(lambda: ended == [7], timeout=30_000)
    engine.say(line(8))
    engine.stop()
    engine.close()
    assert ended == [7]


def test_a_process_without_an_engine_says_so(opened, qtbot):
    engine = opened((*COMMAND, "no such engine"))
    wait_for(qtbot, engine, EngineState.ABSENT)
    assert not engine.speaks(Lang.EN)


def test_a_hanging_server_neither_holds_the_window_nor_swallows_the_massage(opened, qtbot):
    engine = opened(HANGS, answer_ms=500)
    speaker = Speaker(preferences(), FakeOutputs(), lambda: (engine,))
    shown: list[str] = []
    speaker.said.connect(lambda text, _urgency: shown.append(text))
    assert speaker.silence(Lang.EN) is None, "it is not known yet"
    wait_for(qtbot, engine, EngineState.READY)
    began = time.perf_counter()
    speaker.say("Forehead", Lang.EN)
    speaker.say("Temples", Lang.EN)
    speaker.pause()
    speaker.say("Cheeks", Lang.EN)
    assert time.perf_counter() - began < 0.2
    wait_for(qtbot, engine, EngineState.ABSENT)
    assert shown == ["Forehead", "Temples", "Cheeks"]
    assert speaker.silence(Lang.EN) is Silence.NO_ENGINE
    assert not speaker.is_speaking, "the caption alone carries the line now"
    speaker.say("Chin", Lang.EN)
    assert shown[-1] == "Chin"
    began = time.perf_counter()
    speaker.close()
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize("command", [NEVER_READY, ("/no/such/program",)])
def test_what_never_starts_is_given_up(opened, qtbot, command):
    engine = opened(command, ready_ms=300)
    failed: list[Silence] = []
    engine.listen(lambda _number: None, failed.append)
    if engine.state is not EngineState.ABSENT:
        wait_for(qtbot, engine, EngineState.ABSENT)
        assert failed == [Silence.NO_ENGINE]
    engine.say(line())


def test_a_process_that_dies_is_told_of_once(opened, qtbot):
    engine = opened(DIES)
    failed: list[Silence] = []
    engine.listen(lambda _number: None, failed.append)
    wait_for(qtbot, engine, EngineState.READY)
    engine.say(line())
    wait_for(qtbot, engine, EngineState.ABSENT)
    engine.say(line(2))
    engine.stop()
    assert failed == [Silence.NO_ENGINE]


def test_what_it_does_not_understand_is_passed_over(opened, qtbot):
    wait_for(qtbot, opened(BABBLES), EngineState.READY)
