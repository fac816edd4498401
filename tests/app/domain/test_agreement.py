import pytest

from app.domain.agreement import agreement


def test_kappa_of_a_table_worked_by_hand() -> None:
    # 20 both, 5 only one, 10 only the other, 15 neither: observed .7, by chance .5.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10
    pairs += [(False, False)] * 15
    found = agreement(pairs)
    assert (found.both, found.app_only, found.clinician_only, found.neither) == (20, 5, 10, 15)
    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)


def test_full_agreement_and_full_disagreement() -> None:
    assert agreement([(True, True), (False, False)]).kappa == pytest.approx(1.0)
    assert agreement([(True, False), (False, True)]).kappa == pytest.approx(-1.0)


def test_what_one_of_them_did_not_judge_counts_for_nothing() -> None:
    found = agreement([(None, True), (True, None), (None, None), (True, True)])
    assert (found.judged, found.open_) == (1, 3)
    assert found.kappa is None, "chance alone would agree"
    assert agreement([]).observed is None
    assert agreement([]).kappa is None
