"""The table of entered totals in the report, in both languages, with date and who rated."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.journal import EntryId
from app.domain.totals import Rater, Scale, Total
from app.report.compose import compose
from app.report.compose_totals import MOST_TOTALS
from app.report.fonts import FontShelf
from app.report.pdf import render
from app.texts import Lang
from tests.app.report.printed import text_of
from tests.app.report.sample import request

SHELF = FontShelf.of_system()


def total(
    number: int, scale: Scale, value: float, rater: Rater = Rater.SELF, name: str = ""
) -> Total:
    at = request(Lang.EN).made_at - timedelta(days=number)
    return Total(EntryId(f"e{100 - number}"), at, scale, value, rater, name)


TOTALS = (
    total(90, Scale.SAQ, 60),
    total(60, Scale.SAQ, 46.7),
    total(50, Scale.FDI_PHYSICAL, -5),
    total(40, Scale.FACE, 58.3, Rater.CLINICIAN, "Dr. Li"),
    total(30, Scale.SUNNYBROOK, 68, Rater.CLINICIAN),
    total(20, Scale.HOUSE_BRACKMANN, 3, Rater.CLINICIAN, "Dr. Li"),
    total(10, Scale.HOUSE_BRACKMANN, 2, Rater.CLINICIAN),
)


def test_rows_come_newest_first_with_range_change_and_rater():
    page = compose(replace(request(Lang.EN), totals=TOTALS), SHELF)
    assert [row[1:] for row in page.totals] == [
        ("House–Brackmann", "grade II", "–", "–", "clinician"),
        ("House–Brackmann", "grade III", "–", "–", "clinician: Dr. Li"),
        ("Sunnybrook, composite", "68 (0 to 100)", "–", "–", "clinician"),
        ("FaCE, total", "58.3 (0 to 100)", "–", "17.6", "clinician: Dr. Li"),
        ("FDI, physical function", "−5 (−25 to 100)", "–", "–", "the person"),
        ("SAQ", "46.7 (20 to 100)", "−13.3", "28.2", "the person"),
        ("SAQ", "60 (20 to 100)", "–", "28.2", "the person"),
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, ("Entered totals", "46.7 (20 to 100)", "grade II", "Dr. Li", "Rated by")),
        (Lang.ZH, ("录入的量表总分", "46.7（20 到 100）", "II 级", "医生：Dr. Li", "由谁填写")),
    ],
)
def test_the_table_is_printed(lang: Lang, words: tuple[str, ...], tmp_path: Path):
    if lang is Lang.ZH and not any(SHELF.families_for(Lang.ZH)):
        pytest.skip("no Chinese font is installed here")
    text = text_of(render(replace(request(lang), totals=TOTALS), SHELF), tmp_path)
    flat = "".join(text.split())
    for word in words:
        assert "".join(word.split()) in flat, word


def test_without_totals_there_is_no_table(tmp_path: Path):
    page = compose(request(Lang.EN), SHELF)
    assert (page.totals, page.totals_note) == ((), None)
    assert "Entered totals" not in text_of(render(request(Lang.EN), SHELF), tmp_path)


def test_many_totals_are_cut_and_told():
    many = tuple(total(number, Scale.FACE, number) for number in range(MOST_TOTALS + 3))
    page = compose(replace(request(Lang.EN), totals=many), SHELF)
    assert len(page.totals) == MOST_TOTALS
    assert page.totals_note is not None
    assert "3 older ones are not listed." in page.totals_note
    assert page.totals[-1][3] == "−1"
