"""A report over many recordings: trends, one table for each linked movement, few curves."""

from dataclasses import replace

from app.domain.findings import Reason
from app.domain.sides import Affected
from app.report.compose import compose
from app.report.compose_overview import overview_rows
from app.report.compose_period import practice
from app.report.context import Context
from app.report.fonts import FontShelf
from app.report.page import Page
from app.report.request import ReportRequest
from app.texts import Lang
from tests.app.report import front, sample

SHELF = FontShelf.of_system()


def request(count: int = 12, **changed: object) -> ReportRequest:
    return replace(sample.request(Lang.EN, *front.records(count)), **changed)


def page(count: int = 12, **changed: object) -> Page:
    return compose(request(count, **changed), SHELF)


def test_a_trend_is_drawn_with_band_points_and_days() -> None:
    (block,) = page(trends=front.trends([0.34, 0.33, 0.35, 0.33, 0.12, 0.1])).trends
    assert (block.pattern, block.exercise) == ("Smile to eye closure", "Open-mouth smile")
    assert block.chart.svg.count("<circle") == 6
    assert block.chart.svg.count("<rect") == 1, "the first value with the smallest change"
    texts = [label.text for label in block.chart.labels]
    assert texts[-2:] == ["2026-10-18", "2026-11-22"]
    assert {"0", "20", "40"} <= set(texts)
    assert "2026-11-22 10" in block.described, "said in words too"
    assert all(0 <= label.y_mm <= block.chart.height_mm for label in block.chart.labels)


def test_what_could_not_be_judged_is_a_mark_and_no_point() -> None:
    (trend,) = front.trends([0.3, 0.31, 0.3, 0.32, 0.31])
    first, lost, *rest = trend.points
    lost = replace(lost, value=float("nan"), reason=Reason.HEAD_MOVED, is_joined=False)
    stretch = replace(trend.stretches[0], points=(first, lost, *rest))
    (block,) = page(trends=(replace(trend, stretches=(stretch,)),)).trends
    assert block.chart.svg.count("<circle") == 4
    assert "2026-11-01" not in block.described


def test_two_recordings_are_no_trend() -> None:
    assert page(trends=front.trends([0.3, 0.31])).trends == ()


def test_a_trend_without_a_side_has_no_colour_of_one() -> None:
    (trend,) = front.trends([0.3, 0.31, 0.3, 0.32])
    (known,) = page(trends=(trend,)).trends
    (unknown,) = page(trends=(replace(trend, affected=Affected.UNKNOWN),)).trends
    assert "#8F4700" in known.chart.svg
    assert "#8F4700" not in unknown.chart.svg


def test_few_sessions_have_a_table_each_and_many_one_for_each_movement() -> None:
    few, many = page(3), page(12)
    assert (len(few.sessions), few.series) == (3, ())
    assert many.sessions == ()
    smile = many.series[0]
    assert (smile.pattern, len(smile.rows)) == ("Smile to eye closure", 12)
    row = smile.rows[-1]
    assert (row.number, row.started, row.word) == ("12", "2026-11-22 14:05", "Seen")
    assert (row.repetitions, row.index, row.each) == ("3/3/3", "34 ± 9 points", "60 / 94")
    blink = next(b for b in many.series if b.exercise == "Gentle eye closure")
    assert blink.rows[0].each == "+1.9 / +0.2"
    assert "Upward" in blink.each


def test_a_movement_that_could_not_be_judged_keeps_its_row() -> None:
    lost = next(b for b in page(4).series if b.exercise == "Closed-lip smile")
    assert {row.word for row in lost.rows} == {"Can’t tell"}
    assert {(row.index, row.each, row.confidence) for row in lost.rows} == {("not judged", "–", 0)}


def test_notes_stand_once_with_the_numbers_of_their_sessions() -> None:
    records = list(front.records(6))
    for n in (0, 1, 2, 4):
        records[n] = sample.with_analysis(
            records[n], replace(sample.analysis(), affected=Affected.RIGHT)
        )
    records[5] = replace(records[5], verdict=None, curves=None, run=None)
    notes = compose(sample.request(Lang.EN, *records), SHELF).seen_notes
    assert "No. 1–3, 5: Affected side as given for this recording: right." in notes
    assert "No. 6: This recording has not been analysed yet." in notes
    assert sum("Not judged by this version" in note for note in notes) == 1


def test_of_many_sessions_the_first_and_the_newest_flagged_are_drawn() -> None:
    headings = [chart.heading for chart in page(6).charts]
    assert headings == [
        f"{name} · Session {n}: {day} 2026, 14:05"
        for name in ("Open-mouth smile", "Gentle eye closure")
        for n, day in ((1, "18 October"), (6, "22 November"))
    ]
    assert len(page(3).charts) == 6, "of few all are"


def test_what_was_seen_most_often_stands_first() -> None:
    quiet = replace(sample.analysis(), flags=sample.analysis().flags[3:])
    records = [sample.with_analysis(record, quiet) for record in front.records(2)]
    rows = overview_rows(Context.of(sample.request(Lang.EN, *records), Lang.EN))
    assert rows[0].pattern == "Blink to mouth-corner twitch"
    assert (rows[0].unsure, rows[1].not_seen) == ("2", "2")


def test_what_a_positive_difference_means_depends_on_the_side() -> None:
    assert "more on the affected side" in page(1).overview_note
    unknown = page(1, affected=Affected.UNKNOWN).overview_note
    assert "affected side" not in unknown
    assert "more on the left" in unknown


def test_a_year_has_bars_of_four_weeks_each() -> None:
    year = tuple(n % 8 for n in range(53))
    made = practice(Context.of(request(period=front.period(weeks=year)), Lang.EN))
    assert made is not None
    assert (len(made.weeks), sum(made.weeks), made.most) == (14, sum(year), 28)
    assert "four weeks" in made.bars
    short = practice(Context.of(request(period=front.period(weeks=(3, 4))), Lang.EN))
    assert short is not None
    assert short.weeks == ()


def test_a_long_name_leaves_the_running_head_on_one_line() -> None:
    heading = page(1, person_label="李" * 70).heading
    assert heading.running.endswith("…")
    assert len(heading.running) < 50
    assert heading.document_title.count("李") > 50, "whole on the first page and for readers"
    assert page(1).heading.running.endswith("MM-0417")


def test_one_row_for_each_recording_with_its_quality() -> None:
    made = page(2)
    assert made.done[0] == (
        "1",
        "2026-11-15 14:05",
        "Weekly recording",
        "1:36",
        "12",
        "camera 1280×720",
        "30.0 (3)",
        "99% / 97%",
        "2.7 s",
    )
    assert made.sets[0].startswith("Weekly recording: Open-mouth smile, Gentle eye closure")
    assert made.sets[-1] == "Recorded with app version 1.0.0."
