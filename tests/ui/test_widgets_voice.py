import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.texts import Lang
from tests.ui.voice.fakes import FakeEngine, FakeOutputs, FakeSound, preferences
from ui.theme import Theme, ThemeName, stylesheet
from ui.tokens import TEXT_SIZES
from ui.voice.chimes import Chime, Chimes
from ui.voice.lines import Urgency
from ui.voice.silence import Silence, SilenceWords
from ui.voice.speaker import Speaker
from ui.widgets.caption import CaptionBar
from ui.widgets.level import Level
from ui.widgets.voice_settings import VoiceSettings

LONGEST = (
    "Smile line on your affected side. Steady the mouth corner with one hand. With the other, "
    "circle slowly up to the cheekbone."
)


@pytest.fixture
def hosted(qtbot):
    """Show a widget in a window, as wide as asked and as high as it needs."""
    hosts: list[QWidget] = []

    def show(widget: QWidget, width: int, theme: Theme | None = None) -> None:
        host = QWidget()
        host.resize(width, 1600)
        host.setStyleSheet(stylesheet(theme or Theme()))
        widget.setParent(host)
        widget.show()
        qtbot.addWidget(host)
        hosts.append(host)
        host.show()
        fit(widget, width)

    return show


@pytest.fixture
def stand(hosted):
    made: list[Stand] = []

    def make(*engines: FakeEngine, **settings: object) -> Stand:
        made.append(Stand(hosted, *engines, **settings))
        return made[-1]

    yield make
    for each in made:
        each.speaker.close()


def fit(widget: QWidget, width: int) -> None:
    QCoreApplication.processEvents()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else 0
    widget.setGeometry(0, 0, width, max(height, widget.minimumSizeHint().height()))
    QCoreApplication.processEvents()


class Stand:
    """A settings card with what stands behind it."""

    def __init__(self, hosted, *engines: FakeEngine, has_output: bool = True, **settings: object):
        self.preferences = preferences(**settings)
        outputs = FakeOutputs(has_output)
        self.speaker = Speaker(self.preferences, outputs, lambda: engines)
        self.sounds: list[FakeSound] = []
        self.chimes = Chimes(self.preferences, outputs, self._load)
        self.card = VoiceSettings(self.preferences, self.speaker, self.chimes)
        hosted(self.card, 440, self.preferences.theme())

    def _load(self, path):
        self.sounds.append(FakeSound(path))
        return self.sounds[-1]

    def reasons(self) -> list[str]:
        QCoreApplication.processEvents()
        shown = (self.card.voice_reason, self.card.chimes_reason)
        return [each.text() if each.isVisible() else "" for each in shown]


def press(qtbot, widget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


# --- the card --------------------------------------------------------------------------------


def test_what_is_chosen_holds_at_once(qtbot, stand):
    it = stand(FakeEngine())
    card = it.card
    press(qtbot, card.voice_on)
    press(qtbot, card.chimes_on)
    qtbot.keyClick(card.volume.slider, Qt.Key.Key_Left)
    qtbot.keyClick(card.rate.slider, Qt.Key.Key_Left)
    settings = it.preferences.settings
    assert (settings.voice_on, settings.chimes_on) == (False, False)
    assert (settings.voice_volume, settings.voice_rate) == (80, 0), "they rest while it is off"
    press(qtbot, card.voice_on)
    press(qtbot, card.chimes_on)
    for level in (card.volume, card.rate, card.chimes_volume):
        qtbot.keyClick(level.slider, Qt.Key.Key_Left)
    settings = it.preferences.settings
    assert (settings.voice_volume, settings.voice_rate, settings.chimes_volume) == (75, -5, 55)
    assert (card.volume.number.text(), card.rate.number.text()) == ("75 %", "\u22125")


def test_try_it_speaks_and_shows_the_sentence_as_chosen(qtbot, stand):
    engine = FakeEngine()
    it = stand(engine, voice_volume=35)
    press(qtbot, it.card.try_voice)
    assert engine.said[0].volume_ratio == pytest.approx(0.35)
    assert it.card.tried.isVisible()
    assert it.card.tried.text() == engine.texts[0]
    engine.finish()
    assert not it.card.tried.isVisible()
    press(qtbot, it.card.try_chimes)
    assert it.sounds[0].played == pytest.approx([0.6])


def test_a_sentence_that_cannot_be_heard_is_still_shown(qtbot, stand):
    it = stand()
    press(qtbot, it.card.try_voice)
    assert it.card.tried.isVisible()
    assert it.card.tried.text()


def test_the_card_says_why_nothing_is_heard(qtbot, stand):
    assert stand(FakeEngine()).reasons() == ["", ""]
    voice, chimes = stand(has_output=False).reasons()
    assert "speech-dispatcher-espeak-ng" in voice
    assert "no sound output" in chimes
    voice, _ = stand(FakeEngine(Lang.ZH)).reasons()
    assert "no English voice" in voice
    it = stand(FakeEngine(), voice_on=False, chimes_on=False)
    voice, chimes = it.reasons()
    assert voice.startswith("The voice is off")
    assert chimes.startswith("Chimes are off")
    press(qtbot, it.card.voice_on)
    assert it.reasons()[0] == ""


@pytest.mark.parametrize("lang", Lang)
def test_every_reason_has_a_sentence_of_its_own(qapp, lang):
    words = SilenceWords()
    assert len({words.voice(silence, lang) for silence in Silence}) == len(Silence)


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_card_holds_its_words(qtbot, stand, name, size):
    it = stand(has_output=False, theme=name.value, text_size=size)
    assert all(it.reasons())
    fit(it.card, 440)
    for button in it.card.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width(), button.text()
        assert button.accessibleName()
        assert button.height() >= (64 if size >= 24 else 48)
    for label in it.card.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot, stand):
    card = stand(FakeEngine()).card
    wanted = [card.voice_on, card.volume.slider, card.rate.slider, card.try_voice]
    wanted += [card.chimes_on, card.chimes_volume.slider, card.try_chimes]
    assert all(each.accessibleName() for each in wanted)
    order, widget = [], card.voice_on
    while widget not in order:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert [each for each in order if each in wanted] == wanted


class Marked(QTranslator):
    """Marks what was translated; `Language` itself is tested elsewhere."""

    def translate(self, context, source, comment=None, count=-1) -> str:
        return f"~{source}"

    def isEmpty(self) -> bool:
        return False


def test_a_new_language_is_shown_at_once(qtbot, qapp, stand, hosted):
    it = stand(has_output=False)
    bar = CaptionBar(Theme())
    hosted(bar, 716)
    bar.show_chime(Chime.HALF)
    other = Marked()
    qapp.installTranslator(other)
    try:
        qtbot.waitUntil(lambda: it.card.heading.text() == "~Voice and chimes")
        assert bar.mark.text() == "~Half-way"
        assert all(reason.startswith("~") for reason in it.reasons())
    finally:
        qapp.removeTranslator(other)


# --- the slider ------------------------------------------------------------------------------


def test_a_drag_is_chosen_once_and_shown_meanwhile(qtbot, hosted):
    level = Level(0, 100, 5)
    level.set_words("Loudness", " %")
    hosted(level, 420)
    chosen: list[int] = []
    level.chosen.connect(chosen.append)
    slider = level.slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    for x in range(slider.width() // 2, slider.width(), 8):
        qtbot.mouseMove(slider, QPoint(x, middle))
        assert chosen == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, middle))
    assert chosen == [int(level.number.text().removesuffix(" %"))]
    assert chosen[0] >= 50


def test_a_press_beside_the_thumb_brings_it_there_in_steps(qtbot, hosted):
    level = Level(-50, 50, 5)
    level.set_words("Speed")
    level.set_value(-50)
    hosted(level, 420)
    slider = level.slider
    with qtbot.waitSignal(level.chosen) as caught:
        place = QPoint(round(slider.width() * 0.8), slider.height() // 2)
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert caught.args[0] in (25, 30, 35)
    assert level.number.text().startswith("+")


def test_the_wheel_belongs_to_the_page(qtbot, hosted):
    level = Level(0, 100, 5)
    level.set_words("Loudness")
    level.set_value(50)
    hosted(level, 420)

    def turn() -> None:
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(level.slider, event)

    level.slider.clearFocus()
    turn()
    assert level.slider.value() == 50
    level.window().activateWindow()
    level.setFocus()
    qtbot.waitUntil(level.slider.hasFocus)
    turn()
    assert level.slider.value() > 50


# --- the caption -----------------------------------------------------------------------------


@pytest.fixture
def announced(monkeypatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    def note(event) -> None:
        urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        heard.append((event.message(), urgent))

    monkeypatch.setattr("ui.widgets.caption.QAccessible.updateAccessibility", note)
    return heard


def test_the_newest_line_is_shown_and_told_to_screen_readers(qtbot, announced):
    bar = CaptionBar(Theme())
    qtbot.addWidget(bar)
    bar.show_line("Forehead")
    bar.show_line("Stop now", Urgency.SAFETY)
    assert bar.text.text() == bar.accessibleName() == "Stop now"
    assert bar.property("kind") == "cuenote"
    assert announced == [("Forehead", False), ("Stop now", True)]
    bar.clear()
    assert (bar.text.text(), bar.property("kind")) == ("", "well")
    assert len(announced) == 2


def test_the_bar_shows_what_is_said_and_rung(qtbot, hosted, announced):
    engine = FakeEngine()
    prefs, outputs = preferences(), FakeOutputs()
    speaker = Speaker(prefs, outputs, lambda: (engine,))
    chimes = Chimes(prefs, outputs, FakeSound)
    bar = CaptionBar(Theme())
    hosted(bar, 716)
    bar.follow(speaker, chimes)
    speaker.say("Forehead", Lang.EN)
    assert (bar.text.text(), announced) == ("Forehead", []), "it is spoken: nothing tells it twice"
    prefs.use_voice_on(False)
    speaker.say("Temples", Lang.EN)
    assert (bar.text.text(), announced) == ("Temples", [("Temples", False)])
    words = []
    for chime in Chime:
        chimes.ring(chime)
        assert bar.mark.isVisible()
        words.append(bar.mark.text())
    assert len(set(words)) == len(Chime)


def test_the_word_of_a_chime_goes_away(qtbot, hosted, monkeypatch):
    monkeypatch.setattr("ui.widgets.caption.CHIME_MS", 20)
    bar = CaptionBar(Theme())
    hosted(bar, 716)
    bar.show_chime(Chime.HALF)
    qtbot.waitUntil(lambda: not bar.mark.isVisible())


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_long_line_never_moves_what_is_around(qtbot, hosted, size):
    theme = Theme(text_size=size)
    bar = CaptionBar(theme)
    hosted(bar, 716, theme)
    before = bar.height()
    bar.show_line(LONGEST)
    bar.show_chime(Chime.HALF)
    fit(bar, 716)
    assert bar.text.heightForWidth(bar.text.width()) <= bar.text.height()
    assert bar.height() == before
