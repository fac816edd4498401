from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.journal import EntryKind
from app.domain.totals import Rater, Scale
from app.errors import UsageFailure
from app.session.totals import Totals
from tests.ui.plan_desk import MORNING, PlanDesk

TODAY = MORNING.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    yield made
    made.log.close()


@pytest.fixture
def totals(desk: PlanDesk) -> Totals:
    return Totals(desk.log.journal, desk.clock)


def test_clinicians_ratings_are_not_among_the_persons_own(totals: Totals):
    totals.write(Scale.SAQ, 46.7, TODAY, Rater.SELF)
    totals.write(Scale.SUNNYBROOK, 68, TODAY, Rater.CLINICIAN, "Dr. Li")
    totals.write(Scale.HOUSE_BRACKMANN, 3, TODAY, Rater.CLINICIAN)
    own = [step.total.scale for series in totals.own() for step in series.steps]
    assert own == [Scale.SAQ]
    assert [total.scale for total in totals.clinical()] == [
        Scale.SUNNYBROOK,
        Scale.HOUSE_BRACKMANN,
    ]
    assert len(totals.all()) == 3


def test_a_correction_keeps_the_history(totals: Totals, desk: PlanDesk):
    first = totals.write(Scale.FACE, 40, TODAY - timedelta(days=9), Rater.SELF)
    second = totals.write(
        Scale.FACE, 45, TODAY - timedelta(days=8), Rater.CLINICIAN, " Dr. Li ", first
    )
    (total,) = totals.all()
    assert (total.value, total.at.date(), total.name) == (45, TODAY - timedelta(days=8), "Dr. Li")
    assert len(desk.log.journal.history(second)) == 2
    totals.remove(second)
    assert totals.all() == ()
    assert desk.entries(EntryKind.TOTAL) == ()


@pytest.mark.parametrize(
    ("scale", "value", "days", "rater", "key"),
    [
        (Scale.SAQ, 19.9, 0, Rater.SELF, "total_range"),
        (Scale.HOUSE_BRACKMANN, 7, 0, Rater.CLINICIAN, "total_range"),
        (Scale.SUNNYBROOK, 60, 0, Rater.SELF, "total_rater"),
        (Scale.FACE, 60, 1, Rater.SELF, "diary_future"),
    ],
)
def test_what_cannot_be_is_refused(totals: Totals, scale, value, days, rater, key):
    with pytest.raises(UsageFailure) as caught:
        totals.write(scale, value, TODAY + timedelta(days=days), rater)
    assert caught.value.key == key
    assert totals.all() == ()
