import threading

from PySide6.QtCore import QThread

from app.domain.timeline import Phase
from app.session.live import CaptureState, CaptureStatus, LiveView
from tests.ui.session_fakes import FakeCapture, frame, leaves_nothing  # noqa: F401
from ui.bridge import CaptureBridge


class Listener(CaptureBridge):
    def __init__(self) -> None:
        super().__init__()
        self.views: list[LiveView] = []
        self.states: list[CaptureStatus] = []
        self.threads: set[QThread] = set()
        self.view_arrived.connect(self._note_view)
        self.status_arrived.connect(self.states.append)

    def _note_view(self, view: LiveView) -> None:
        self.views.append(view)
        self.threads.add(QThread.currentThread())


def fed(listener: Listener) -> FakeCapture:
    capture = FakeCapture(listener.on_news)
    listener.attach(capture)
    return capture


def from_a_worker(work: object) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_the_newest_frame_wins_and_nothing_queues_up(qtbot, qapp):
    bridge = Listener()
    capture = fed(bridge)

    def flood() -> None:
        for number in range(500):
            capture.put(number / 30)

    from_a_worker(flood)
    qapp.processEvents()
    assert [view.frame.number for view in bridge.views] == [499]
    assert len(bridge.states) == 1
    assert capture.replaced == 499
    assert bridge.threads == {qapp.thread()}


def test_news_without_end_waits_as_one_event(qtbot, qapp):
    bridge = Listener()
    fed(bridge)
    from_a_worker(lambda: [bridge.on_news() for _ in range(1000)])
    qapp.processEvents()
    assert len(bridge.states) == 1


def test_a_change_of_state_comes_without_a_frame(qtbot, qapp):
    bridge = Listener()
    capture = fed(bridge)
    from_a_worker(lambda: capture.become(CaptureState.FINISHED))
    qapp.processEvents()
    assert bridge.views == []
    assert bridge.states[-1].state is CaptureState.FINISHED


def test_frames_after_the_first_wake_the_window_again(qtbot, qapp):
    bridge = Listener()
    capture = fed(bridge)
    for second in (0.5, 9.5):
        from_a_worker(lambda at=second: capture.put(at))
        qapp.processEvents()
    assert [view.prompt.phase for view in bridge.views] == [Phase.READY, Phase.HOLD]


def test_after_close_nothing_arrives(qtbot, qapp):
    bridge = Listener()
    capture = fed(bridge)
    capture.put_view(LiveView(frame(), None, 0.0, None))
    bridge.close()
    from_a_worker(bridge.on_news)
    qapp.processEvents()
    assert bridge.views == []
    assert bridge.states == []
