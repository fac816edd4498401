"""The result page over a session that was really recorded and judged."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from app.clock import VirtualClock
from app.domain.findings import Mode
from app.domain.sides import Affected
from app.domain.timeline import Beat, Script, Timeline
from app.session.choices import DemoChoice
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.sessions import SessionStore
from app.texts import Lang, Texts
from app.version import APP_VERSION
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.result import ResultPage
from ui.result_desk import parts_of
from ui.theme import Theme
from ui.viewmodels.result import ResultViewModel
from ui.words import Outcome, Words

PERSON = "oral-ocular-left"
SMILES = Script(
    (
        Beat("rest_baseline", 1, 1, 0.0, 0.2, 3.0, 0.1, 0.2),
        *(Beat("open_smile", rep, 3, 0.0, 0.6, 1.2, 0.6, 1.0) for rep in (1, 2, 3)),
    )
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    studio = Studio(
        DataPaths(tmp_path_factory.mktemp("real") / "data"), LIBRARY, VirtualClock(), APP_VERSION
    )
    studio.open()
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def guided(studio):
    """Record and judge three smiles of the demo person."""
    folder = studio.begin(DemoChoice(PERSON), "first_look", Affected.LEFT, SMILES)
    with demo_source(PERSON, ScriptClock(SMILES), VirtualClock()) as source:
        record_all(source, folder.video, SMILES.length_s, lambda _done: None)
    studio.finish(folder.id)
    return folder.id


@pytest.fixture(scope="module")
def free(studio, guided):
    """Judge the same film as one in which nothing was asked for."""
    store = SessionStore(studio.paths)
    script = Script(())
    folder = studio.begin(DemoChoice(PERSON), "phone_video", Affected.LEFT, script)
    folder.write_timeline(Timeline(()))
    (folder.path / "video.mkv").write_bytes(store.folder(guided).video.read_bytes())
    studio.finish(folder.id)
    return folder.id


@pytest.fixture
def opened(qtbot, dressed, studio):  # noqa: F811
    made: list[tuple[ResultPage, Host]] = []

    def make(session_id, view="mirror"):
        theme = dressed(Theme())
        record, parts = parts_of(studio, session_id, view)
        thumbnails = studio.thumbnails(session_id)
        model = ResultViewModel(record, LIBRARY, Texts(Lang.EN), thumbnails, parts)
        page = ResultPage(theme, model)
        host = Host(page, (1096, 800))
        qtbot.addWidget(host)
        made.append((page, host))
        page.show()
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _ in made:
        if shiboken6.isValid(page):
            page.close()


@pytest.mark.parametrize("view", ["mirror", "outline"])
def test_each_flagged_moment_plays_from_the_recording(opened, qtbot, guided, view):
    page = opened(guided, view)
    assert page.detail.outcome is Outcome.SEEN
    assert len(page.moments.lines) == 3
    page.moments.lines[1].watch.click()
    qtbot.waitUntil(lambda: page._moment.moment is not None, timeout=30_000)
    shots = page._moment.moment.shots
    row = page.detail.moments[1]
    assert shots[0].frame.t_s < row.start_s < row.end_s < shots[-1].frame.t_s
    assert all((shot.points is not None) is (view == "outline") for shot in shots[1:])
    place = page.scrubber.head.place
    qtbot.waitUntil(lambda: page.scrubber.head.place > place + 3, timeout=5_000)
    page.scrubber.head.pause()


def test_the_demo_person_stays_labelled_in_the_moment(opened, guided):
    page = opened(guided)
    page.moments.lines[0].watch.click()
    assert "Synthetic demo person" in page.scrubber.about.text()
    assert page.scrubber.about.isVisible()


def test_the_numbers_tell_what_led_to_each_flag(opened, guided):
    page = opened(guided)
    numbers = page.detail.numbers
    assert len(numbers) == 3
    for number in numbers:
        assert "Marked as seen." in number.story
        assert "Threshold: the lower cut." in number.story
        assert "Held from second" in number.story
        assert "Compared with your resting face from second" in number.story
    assert page.detail.made_by.startswith("Algorithm 3")


def test_a_doubt_reaches_log_and_report(opened, studio, guided, tmp_path):
    page = opened(guided)
    page.moments.lines[0].flags[0].button.click()
    (summary,) = (s for s in studio.summaries() if s.id == guided)
    assert summary.disputed == 1
    assert "1 marked by you" in Words().finding(summary, LIBRARY, Lang.EN).replace("(s)", "")
    page.moments.lines[0].flags[0].button.click()
    (summary,) = (s for s in studio.summaries() if s.id == guided)
    assert summary.disputed == 0
    assert studio.export_report([guided], Lang.EN, tmp_path / "r.pdf").stat().st_size > 0


@pytest.mark.soak
def test_a_film_without_guidance_shows_sensibly(opened, qtbot, free):
    page = opened(free)
    assert page._model.record.verdict.analysis.mode is Mode.FREE
    assert page.title.text().startswith("Phone video")
    assert "Smiles found" in [page.rows.item(n).text() for n in range(page.rows.count())]
    assert page.detail.exercise == "free_smile"
    assert page.moments.lines[0].name.text() == "Movement 1"
    assert "upper cut, because nothing was asked for" in page.detail.numbers[0].story
    assert "the middle of the whole recording" in page.detail.numbers[0].story
    assert page.next.body.text() == "Record with the guidance of this app."
    page.moments.lines[0].watch.click()
    qtbot.waitUntil(lambda: page._moment.moment is not None, timeout=30_000)
    page.scrubber.head.pause()


def test_leaving_while_a_moment_is_read_leaves_no_thread(opened, guided):
    before = threading.active_count()
    page = opened(guided, "outline")
    page.moments.lines[2].watch.click()
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert threading.active_count() == before
