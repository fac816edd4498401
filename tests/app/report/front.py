"""A made-up period of practice for the first page; no real person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.measured import Reading, Recorded, Repeat
from app.domain.period import Period, Ratings, Symptoms, Times, Warned
from app.domain.records import SessionRecord
from app.domain.trends import Trend, trends_of
from tests.app.report import sample

FIRST, LAST = date(2026, 8, 31), date(2026, 11, 22)
EYE = {"dry": "Dry", "red": "Red"}


def records(count: int) -> tuple[SessionRecord, ...]:
    """Give weekly recordings, the last on 22 November."""
    found: list[SessionRecord] = []
    for n in range(count):
        kept = sample.record(id_=f"s{n:02d}")
        at = datetime(2026, 11, 22, 6, 5, 30, tzinfo=UTC) - timedelta(days=7 * (count - 1 - n))
        found.append(replace(kept, meta=replace(kept.meta, started_at=at)))
    return tuple(found)


def period(**changed: object) -> Period:
    made = Period(
        first=FIRST,
        last=LAST,
        days=61,
        massage=Times(54, 11.04),
        mirror=Times(49, 3.5),
        weeks=(5, 6, 4, 6, 3, 5, 6, 5, 4, 6, 5, 6),
        recorded=10,
        symptoms=Symptoms(
            pain=Ratings(40, 1, 4, date(2026, 10, 12)),
            tightness_before=Ratings(54, 5, 7, date(2026, 9, 3)),
            tightness_after=Ratings(54, 3, 6, date(2026, 9, 3)),
            eye=(("dry", 31), ("red", 2)),
        ),
        warnings=(
            Warned("RF02_eye", (date(2026, 10, 3),)),
            Warned("RF06_pain_worse", tuple(date(2026, 10, 9 + n) for n in range(4))),
        ),
    )
    return replace(made, **changed)


def trends(indices: Sequence[float]) -> tuple[Trend, ...]:
    """Follow an eye that narrows in an open smile; one recording a week, three repetitions."""
    made = records(len(indices))
    return trends_of(
        [
            Recorded(
                id=record.meta.id,
                started_at=record.meta.started_at,
                set_id="weekly",
                state=record.state,
                source_kind="camera",
                synthetic=False,
                affected=record.meta.affected,
                algorithm_version="1",
                camera="a",
                mm_per_ocd=91.0,
                repeats=tuple(_repeat(rep, index) for rep in (1, 2, 3)),
            )
            for record, index in zip(made, indices, strict=True)
        ]
    )


def _repeat(rep: int, index: float) -> Repeat:
    value = index + 0.01 * (rep - 2)
    unit = sample.measure("open_smile", rep).unit
    reading = Reading("P2_smile_eye", 0.6, 0.9, value, 0.016, unit)
    return Repeat("open_smile", rep, True, None, (reading,))
