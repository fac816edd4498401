from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.findings import Reason
from app.domain.journal import EntryKind
from app.domain.marks import MarkKind
from app.domain.review import FlagKey, Said, review_values
from app.domain.sides import Side
from app.domain.trends import Outcome
from app.session.names import IMPORTED_SET
from app.session.progress import Origin
from tests.app.session.progress_desk import Desk, weekly
from tests.app.store import samples
from tests.ui.plan_desk import MORNING

TODAY = MORNING.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    yield made
    made.log.close()


def test_weekly_recordings_become_a_trend(desk: Desk):
    desk.put(*(weekly(n, 0.2) for n in range(5)))
    found = desk.progress.trends()
    (trend,) = found.trends
    assert (found.origin, found.counts) == (Origin.WEEKLY, {Origin.WEEKLY: 5, Origin.FILM: 0})
    assert [round(p.value, 6) for p in trend.points] == [0.2] * 5
    assert trend.points[-1].at == MORNING
    assert trend.outcome is Outcome.NO_CLEAR_CHANGE


def test_the_demo_person_and_other_sets_stay_out(desk: Desk):
    desk.put(
        weekly(1, 0.2),
        weekly(2, 0.5, synthetic=True),
        weekly(3, 0.5, set_id="first_look"),
    )
    found = desk.progress.trends()
    assert (found.counts[Origin.WEEKLY], found.demo) == (1, 1)
    assert len(found.trends[0].points) == 1


def test_films_are_not_mixed_with_the_camera_and_can_be_asked_for(desk: Desk):
    films = [weekly(n, 0.4, set_id=IMPORTED_SET, source_kind="file") for n in range(3)]
    desk.put(*films, weekly(4, 0.2))
    shown = desk.progress.trends()
    assert shown.origin is Origin.FILM
    assert [p.value for p in shown.trends[0].points] == pytest.approx([0.4] * 3)
    camera = desk.progress.trends(Origin.WEEKLY)
    assert [p.value for p in camera.trends[0].points] == pytest.approx([0.2])
    assert camera.counts == {Origin.WEEKLY: 1, Origin.FILM: 3}


def test_a_flag_that_is_not_right_is_shown_as_such_until_it_is_taken_back(desk: Desk):
    record = weekly(0, 0.2)
    desk.put(record)
    key = FlagKey("open_smile", 1, "P2_smile_eye", Side.LEFT)
    values = review_values(key, Said.NOT_RIGHT)
    desk.write(EntryKind.REVIEW, record.meta.id, MORNING, **values)
    assert desk.progress.trends().trends[0].points[0].is_doubted
    values = review_values(key, Said.WITHDRAWN)
    desk.write(EntryKind.REVIEW, record.meta.id, MORNING + timedelta(hours=1), **values)
    assert not desk.progress.trends().trends[0].points[0].is_doubted


def test_one_that_could_not_be_judged_is_a_gap_with_its_reason(desk: Desk):
    lost = replace(samples.VERDICT.analysis.movements[1], reason=Reason.HEAD_TURNED)
    record = weekly(0, 0.2)
    analysis = replace(samples.VERDICT.analysis, movements=(lost,))
    desk.put(weekly(1, 0.2), replace(record, verdict=replace(samples.VERDICT, analysis=analysis)))
    gap = desk.progress.trends().trends[0].points[-1]
    assert not gap.is_valued
    assert gap.reason is Reason.HEAD_TURNED


def test_days_hold_massage_training_care_and_recording(desk: Desk):
    desk.put(weekly(0, 0.2), weekly(0, 0.2, days_ago=30))
    desk.write(EntryKind.DIARY, "sunglasses", MORNING - timedelta(days=1), fields={})
    found = desk.progress.days(TODAY - timedelta(days=6), TODAY)
    assert set(found.done) == {TODAY, TODAY - timedelta(days=1)}
    assert found.done[TODAY].recordings == 1
    assert found.done[TODAY].recording_s == samples.VERDICT.source.duration_s
    assert found.done[TODAY - timedelta(days=1)].care == 1
    assert not found.is_return


def test_coming_back_is_noticed_also_where_the_last_day_is_out_of_view(desk: Desk):
    desk.write(EntryKind.DIARY, "sunglasses", MORNING - timedelta(days=12), fields={})
    assert desk.progress.days(TODAY - timedelta(days=6), TODAY).is_return


def test_marks_are_added_edited_with_history_and_deleted(desk: Desk):
    desk.progress.add_mark(MarkKind.BOTULINUM_TOXIN, date(2026, 10, 1), " left eye ")
    (mark,) = desk.progress.marks()
    assert (mark.kind, mark.at.date(), mark.note) == (
        MarkKind.BOTULINUM_TOXIN,
        date(2026, 10, 1),
        "left eye",
    )
    desk.progress.edit_mark(mark, MarkKind.THERAPIST, date(2026, 10, 2), "exercises")
    (edited,) = desk.progress.marks()
    assert (edited.kind, edited.at.date()) == (MarkKind.THERAPIST, date(2026, 10, 2))
    assert [m.note for m in desk.progress.history(edited)] == ["exercises", "left eye"]
    desk.progress.edit_mark(edited, MarkKind.THERAPIST, date(2026, 10, 2), "exercises ")
    assert len(desk.progress.history(edited)) == 2
    desk.progress.delete_mark(edited)
    assert desk.progress.marks() == ()
    assert len(desk.progress.history(edited)) == 2


def test_what_the_diary_knows_of_a_visit_outlives_a_change_of_its_day(desk: Desk):
    desk.write(EntryKind.MARK, "visit", MORNING, fields={"who": "neurologist"})
    (mark,) = desk.progress.marks()
    desk.progress.edit_mark(mark, MarkKind.VISIT, date(2026, 11, 20), "later")
    (entry,) = desk.log.journal.entries((EntryKind.MARK,))
    assert entry.values["fields"] == {"who": "neurologist"}
    assert (entry.at.date(), entry.values["note"]) == (date(2026, 11, 20), "later")
    (mark,) = desk.progress.marks()
    desk.progress.delete_mark(mark)
    assert desk.progress.marks() == ()
    desk.progress.restore_mark(mark)
    (again,) = desk.log.journal.entries((EntryKind.MARK,))
    assert (again.at, again.values) == (entry.at, entry.values)


def test_a_visit_written_by_the_plan_is_a_mark_and_an_unknown_kind_is_other(desk: Desk):
    desk.write(EntryKind.MARK, "visit", MORNING - timedelta(days=1))
    desk.write(EntryKind.MARK, "acupuncture", MORNING, note=5)
    assert [(m.kind, m.note) for m in desk.progress.marks()] == [
        (MarkKind.VISIT, ""),
        (MarkKind.OTHER, ""),
    ]


def test_a_visit_to_come_is_no_mark_yet(desk: Desk):
    desk.write(EntryKind.MARK, "visit", MORNING + timedelta(days=9))
    assert desk.progress.marks() == ()
